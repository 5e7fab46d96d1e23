"""Tries a template on one filled form, and shows it as it lies on the template."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from app.core.errors import FileError
from app.core.forms.reader import FieldReader, FormReader
from app.core.forms.results import FormResult
from app.core.forms.template import Template
from app.core.image_io import Image, open_source


@dataclass(frozen=True, eq=False)
class Trial:
    """What came of it.

    Attributes:
        result: What was read.
        picture: The page laid onto the template, of its size: grey (H, W) or RGB (H, W, 3).
        page_count: How many pages the file has.
    """

    result: FormResult
    picture: Image
    page_count: int


def try_form(template: Template, path: Path, page: int, recognizer: FieldReader) -> Trial:
    """Lays one page onto a template and reads its fields.

    Args:
        template: The form; it need not be in a file.
        path: The filled form.
        page: Page of that file, from 1.
        recognizer: Reads the handwriting.

    Raises:
        NotMatchingError: the page does not show the form, or not the whole of it.
        PlumeError: the file, the template's picture or a list of values cannot be read.
    """
    source = open_source(path)
    if page > source.page_count:
        raise FileError(f"{path} has {source.page_count} pages; there is no page {page}.")
    image = source.load(page - 1)
    result = FormReader([template], recognizer).read(image, path, page)
    matrix = np.array(result.matrix).reshape(3, 3)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(
        image, matrix, template.size, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return Trial(result, np.asarray(laid, np.uint8), source.page_count)
