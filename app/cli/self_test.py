"""``plume --self-test``: does this installation read?"""

from __future__ import annotations

import json
import sys

import resources
from app.core.errors import PlumeError
from app.core.image_io import open_source
from model.recognizer import Recognizer

SAMPLE = "word_handwriting.png"


def self_test() -> int:
    """Reads a bundled sample and prints its text.

    Returns:
        0 when it is right, else 1.
    """
    try:
        expected = json.loads(resources.path("samples/expected.json").read_text("utf-8"))[SAMPLE]
        picture = open_source(resources.path(f"samples/{SAMPLE}")).load()
        text = Recognizer.load().read(picture).text
    except (PlumeError, OSError) as error:
        print(f"plume: {error}", file=sys.stderr)
        return 1
    print(text)
    if text != expected:
        print(f"plume: The sample {SAMPLE} says {expected!r}.", file=sys.stderr)
    return int(text != expected)
