"""One kind of file damaged by atheris, with a look at the code that each leads to.

Started by ``scripts.fuzz``, which has the kinds and says what is too much.
"""

from __future__ import annotations

import random
import sys
import tempfile
import zipfile
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

# no part of the project's environment; pyright knows another of this name
atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["app", "model", "training", "xml", "csv", "tomllib"]):
    from scripts.fuzz import FAILURES, MEMORY, SECONDS, TOKENS, check, members, zipped
    from scripts.fuzz_kinds import kinds


def mutated(content: bytes, most: int, seed: int) -> bytes:
    """Changes a content; of an archive a file in it, or its sums would never be right."""
    try:
        files = members(content)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError):
        return atheris.Mutate(content, most)
    moments = random.Random(seed)
    if not files or moments.random() < 0.1:
        return atheris.Mutate(content, most)
    name = moments.choice(sorted(files))
    return zipped({**files, name: atheris.Mutate(files[name], most)})[:most]


def main() -> None:
    """Damages files of one kind for so many seconds; ends the process."""
    name, seconds = sys.argv[1:]
    FAILURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        seeds, corpus, work = (Path(scratch, part) for part in ("seeds", "corpus", "work"))
        for folder in (seeds, corpus, work):
            folder.mkdir()
        kind = kinds(seeds)[name]
        for number, content in enumerate(kind.seeds):
            (corpus / f"{number}").write_bytes(content)
        words = Path(scratch, "words")
        words.write_text(
            "".join(f'"{_escaped(token)}"\n' for token in TOKENS if 0 < len(token) < 64)
        )
        options = [
            f"-max_total_time={seconds}", f"-timeout={30 * SECONDS:.0f}", f"-dict={words}",
            f"-rss_limit_mb={MEMORY >> 20}", f"-artifact_prefix={FAILURES}/{name}-",
            "-print_final_stats=1", str(corpus),
        ]  # fmt: skip
        archives = kind.seeds[0].startswith(b"PK")
        how = {"custom_mutator": mutated} if archives else {}
        atheris.Setup([sys.argv[0], *options], lambda data: check(kind, data, work), **how)
        atheris.Fuzz()


def _escaped(token: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token)


if __name__ == "__main__":
    main()
