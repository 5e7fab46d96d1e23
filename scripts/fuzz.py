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
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.core.errors import PlumeError
from scripts.fuzz_kinds import Kind, kinds

SECONDS = 20.0
"""The longest that one file may keep the cores; a pile of pixels is refused by its header."""

MEMORY = 6 * 2**30
ROUND = 200
FAILURES = Path("fuzz-failures")
TOKENS = [
    b"", b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"0", b"1e999", b"NaN", b"null",
    b"{}", b"[]", b'"', b"'", b"<", b">", b"&", b"<!DOCTYPE a [<!ENTITY a 'a'>]>", b"../../",
    b"\r\n", b";", b"9" * 5000, b"9" * 400, b"[" * 3000, "é\u202e\0".encode(), b"\xfe\xff", b"=1+1",
]  # fmt: skip
"""What is put into files besides noise."""

Edit = tuple[int, float, float, int]


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


def check(kind: Kind, content: bytes, folder: Path) -> None:
    """Reads a content as a file; anything but a result or a complaint is raised."""
    path = kind.path(folder)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    before = {path, *folder.rglob("*")}
    started = time.process_time()
    complaint = "none"
    try:
        kind.read(path)
    except PlumeError as error:
        complaint = str(error)
    assert complaint.strip(), "the complaint is empty"
    assert "\n" not in complaint, f"the complaint is more than a line: {complaint}"
    assert time.process_time() - started < SECONDS, "it took too long"
    assert set(folder.rglob("*")) <= before, "it wrote a file beside the one that was read"


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
                    (failures / f"last{kind.path(failures).suffix}").write_bytes(content)
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
    signal.alarm(int(seconds + 30 * SECONDS))
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
