"""Damages files of every kind that Plume reads, and looks whether it ever does more than complain.

    .venv/bin/python -m scripts.fuzz [--seconds 600] [--engine hypothesis|atheris] [KIND ...]

Whatever a file holds, reading it gives a result or a ``PlumeError``, soon and without much memory.
Each kind gets the seconds that are given. Hypothesis chooses the damage and makes a failing example
small; it is then left in ``fuzz-failures``. Atheris (``pip install atheris``), which is taken where
it is installed, looks which code a file leads to and goes on from those that lead to more.
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import resources
from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.document import Entry, Page, TextLine
from app.core.errors import PlumeError
from app.core.export import FORMATS, export, export_pages
from app.core.forms.expected_values import ExpectedValues, column_names
from app.core.forms.results import FormResult
from app.core.forms.template import load_template
from app.core.geometry import Box
from app.core.image_io import Image, MemorySource, open_source
from app.core.project.store import read_project, write_project
from app.core.writing.hand_words import HandWords, KeptWord
from app.core.writing.personal_dictionary import PersonalDictionary
from model.adaptation import HandWord
from model.inkml import read_inkml
from model.language import LetterModel
from model.reading import Alternative, Character, Reading
from model.recognizer import bundled_model
from model.spec import ModelSpec
from training import config as training_config

SECONDS = 20.0
"""The longest that one file may take; a pile of pixels is refused by its header."""

MEMORY = 6 * 2**30
ROUND = 200
CONFIGS = [
    Path(training_config.__file__).parent / "configs" / f"{n}.toml" for n in ("latin", "hand")
]
FAILURES = Path("fuzz-failures")
PICTURES = (".png", ".jpg", ".tiff", ".bmp", ".webp")
TOKENS = [
    b"", b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"0", b"1e999", b"NaN", b"null",
    b"{}", b"[]", b'"', b"'", b"<", b">", b"&", b"<!DOCTYPE a [<!ENTITY a 'a'>]>", b"../../",
    b"\r\n", b";", b"9" * 5000, b"[" * 3000, "é\u202e\0".encode(), b"\xfe\xff", b"=1+1",
]  # fmt: skip
"""What is put into files besides noise."""

Edit = tuple[int, float, float, int]


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        suffix: Of its files.
        seeds: Contents that can be read, to be damaged.
        read: Reads a file as the program does.
    """

    suffix: str
    seeds: list[bytes]
    read: Callable[[Path], object]


def damaged(content: bytes, edits: list[Edit], member: int) -> bytes:
    """A content with changes.

    Args:
        content: What is changed.
        edits: What is done (cut off, delete, double, put in, replace, change), where and how far
            as shares of the length, and which token.
        member: In an archive, the file in it that is changed; the archive itself if there is none.
    """
    files = members(content) if content.startswith(b"PK") else {}
    if member < len(files):
        name = list(files)[member]
        return zipped({**files, name: _changed(files[name], edits)})
    return _changed(content, edits)


def members(content: bytes) -> dict[str, bytes]:
    """The files in an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _changed(content: bytes, edits: list[Edit]) -> bytes:
    for action, where, far, token in edits:
        start = int(where * len(content))
        end = min(start + 1 + int(far**3 * len(content) / 2), len(content))
        word = TOKENS[token % len(TOKENS)]
        content = {
            0: content[:start],
            1: content[:start] + content[end:],
            2: content[:end] + content[start:],
            3: content[:start] + word + content[start:],
            4: content[:start] + word + content[end:],
        }.get(action, content[:start] + bytes([token]) + content[start + 1 :])
    return content


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


EDITS = st.lists(
    st.tuples(st.integers(0, 7), st.floats(0, 1), st.floats(0, 1), st.integers(0, 255)),
    min_size=1,
    max_size=8,
)


def kinds(folder: Path) -> dict[str, Kind]:
    """All kinds, with seeds made of the bundled samples.

    Args:
        folder: Where seeds are written that the program itself makes.
    """
    word = open_source(resources.path("samples/word_plume.png")).load()
    small = np.asarray(cv2.resize(word, (160, 48)), np.uint8)
    line = TextLine(
        Box(0, 0, 160, 48),
        Box(0, 0, 160, 48).polygon,
        Reading("a", 0.9, (Character("a", 0.9, 0, 1),), (Alternative("o", 0.1),)),
    )
    page = Page(MemorySource(Path("page"), small), lines=[line])
    export(folder / "page.pdf", export_pages([page]), FORMATS["pdf"])
    write_project(folder / "one.plume", [page], copies=True)
    ink_file = sorted(resources.path("samples").glob("*.inkml"))[0]
    HandWords(folder / "hand.jsonl").add([KeptWord("k", HandWord(read_inkml(ink_file), "mot"))])
    _keep_a_batch(folder)
    template = resources.path("forms/membership.json").read_bytes()
    description = bundled_model().with_suffix(".json").read_bytes()
    LetterModel.from_counts([("maison", 2), ("jardin", 1)], order=2).save(folder / "letters.npz")
    return {
        "picture": Kind(".png", [_encoded(small, suffix) for suffix in PICTURES], _load_pages),
        "pdf": Kind(".pdf", [(folder / "page.pdf").read_bytes()], _load_pages),
        "inkml": Kind(".inkml", [ink_file.read_bytes()], read_inkml),
        "template": Kind(".json", [template], load_template),
        "project": Kind(".plume", [(folder / "one.plume").read_bytes()], _open_project),
        "model": Kind(".json", [description], ModelSpec.load),
        "language": Kind(".npz", [(folder / "letters.npz").read_bytes()], LetterModel.load),
        "list": Kind(".csv", ["Nom\nLefèvre\nDubois\n".encode(), b"Nom;Age\nRoy;2\n"], _load_list),
        "words": Kind(".tsv", [b"# words\nmaison\t3\n"], PersonalDictionary),
        "hand": Kind(".jsonl", [(folder / "hand.jsonl").read_bytes()], _read_hand),
        "journal": Kind(".log", [(folder / "journal").read_bytes()], _open_journal),
        "corrections": Kind(".log", [(folder / "corrections").read_bytes()], _open_corrections),
        "toml": Kind(".toml", [path.read_bytes() for path in CONFIGS], _load_config),
    }


def _keep_a_batch(folder: Path) -> None:
    """A page that is finished, and one correction."""
    key = ("scan.png", 1)
    journal = Journal(folder / "journal", "job")
    journal.add([(key, FormResult(Path("scan.png"), 1))])
    journal.close()
    corrections = Corrections(folder / "corrections")
    corrections.set((key, "Name"), Entry("Roy", True, "me", "2026-01-01T00:00:00Z"))
    corrections.close()


def _read_hand(path: Path) -> None:
    HandWords(path).read()


def _open_journal(path: Path) -> None:
    Journal(path, "job").close()


def _open_corrections(path: Path) -> None:
    Corrections(path).close()


def _load_config(path: Path) -> None:
    training_config.load(str(path))


def _encoded(image: Image, suffix: str) -> bytes:
    return cv2.imencode(suffix, image)[1].tobytes()


def _load_pages(path: Path) -> None:
    source = open_source(path)
    for index in range(min(source.page_count, 3)):
        source.load(index)


def _open_project(path: Path) -> None:
    for page in read_project(path).pages:
        page.source.load(page.index)


def _load_list(path: Path) -> None:
    column_names(path)
    ExpectedValues.load(path, "Nom")


def check(kind: Kind, content: bytes, folder: Path) -> None:
    """Reads a content as a file; anything but a result or a complaint is raised."""
    path = folder / f"file{kind.suffix}"
    path.write_bytes(content)
    before = set(folder.iterdir())
    started = time.monotonic()
    complaint = "none"
    try:
        kind.read(path)
    except PlumeError as error:
        complaint = str(error)
    assert complaint.strip(), "the complaint is empty"
    assert "\n" not in complaint, f"the complaint is more than a line: {complaint}"
    assert time.monotonic() - started < SECONDS, "it took too long"
    assert set(folder.iterdir()) == before, "it wrote a file beside the one that was read"


def fuzz(kind: Kind, seconds: float, failures: Path | None = None, examples: int = ROUND) -> int:
    """Reads damaged files until the time is up.

    Args:
        kind: What is damaged.
        seconds: How long; one round is made at least.
        failures: Where an example that fails is left.
        examples: Files of one round.

    Returns:
        How many files were read.

    Raises:
        Exception: what a file led to that it must not.
    """
    read = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=[HealthCheck.too_slow],
        )
        @given(st.sampled_from(kind.seeds), EDITS, st.integers(0, 3))
        def round_of_files(content: bytes, edits: list[Edit], member: int) -> None:
            nonlocal read
            read += 1
            content = damaged(content, edits, member)
            try:
                check(kind, content, folder)
            except BaseException:
                if failures is not None:
                    failures.mkdir(exist_ok=True)
                    (failures / f"last{kind.suffix}").write_bytes(content)
                raise

        end = time.monotonic() + seconds
        while True:
            round_of_files()
            if time.monotonic() >= end:
                return read


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError("a file takes for ever")


def by_hypothesis(kind: Kind, seconds: float) -> int:
    """Reads files that hypothesis damages; returns how many."""
    signal.alarm(int(seconds + 10 * SECONDS))
    return fuzz(kind, seconds, FAILURES)


def by_atheris(name: str, seconds: float) -> int:
    """Reads files that atheris damages, in a process of their own; returns how many.

    Raises:
        RuntimeError: one was too much; it is in ``FAILURES``.
    """
    command = [sys.executable, "-m", "scripts.fuzz_atheris", name, str(int(seconds))]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    read = re.search(r"number_of_executed_units:\s*(\d+)", done.stdout)
    if done.returncode or read is None:
        raise RuntimeError(done.stdout[-2000:])
    return int(read[1])


def main() -> int:
    """Runs the kinds that were named, or all; returns 1 when a file was too much."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="picture, pdf, inkml ... (all)")
    parser.add_argument("--seconds", type=float, default=60, help="for each kind (60)")
    best = "atheris" if find_spec("atheris") else "hypothesis"
    parser.add_argument("--engine", choices=("hypothesis", "atheris"), default=best)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    print(f"damaged by {options.engine}", flush=True)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        known = kinds(Path(folder))
        for name in options.kinds or known:
            try:
                if options.engine == "atheris":
                    read = by_atheris(name, options.seconds)
                else:
                    read = by_hypothesis(known[name], options.seconds)
                print(f"{name:12}{read:8} damaged files, none too much", flush=True)
            except Exception as error:
                bad += 1
                print(f"{name:12}FAILED: {type(error).__name__}: {error}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
