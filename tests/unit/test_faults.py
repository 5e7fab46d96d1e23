"""Full disks, read-only and vanished folders, wrong clocks: a sentence, and the work stays."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import stat
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.batch.run import gone
from app.core.batch.store import BatchStore
from app.core.document import Entry, Page, TextLine
from app.core.errors import PlumeError
from app.core.export import FORMATS, export, export_pages
from app.core.files import TEMPORARY, atomic_file
from app.core.forms.results import FormResult
from app.core.forms.table import write_table
from app.core.forms.template import FormField, Template, save_template
from app.core.geometry import Box
from app.core.image_io import MemorySource, open_source
from app.core.project.store import read_project, write_project
from app.core.writing.personal_dictionary import PersonalDictionary
from model.ink import Ink, Stroke
from model.inkml import write_inkml
from model.reading import Reading
from tests.unit.core.files import save

Writer = Callable[[Path, int], None]


def pages(lines: int) -> list[Page]:
    box = Box(0, 0, 300, 20)
    texts = np.random.default_rng(lines).integers(97, 123, (lines, 40)).astype(np.uint8)
    found = [TextLine(box, box.polygon, Reading(bytes(t).decode(), 0.5)) for t in texts]
    picture = np.random.default_rng(1).integers(0, 255, (200, 300)).astype(np.uint8)
    return [Page(MemorySource(Path("page"), picture), lines=found)]


def words(path: Path, lines: int) -> None:
    dictionary = PersonalDictionary(path)
    dictionary._counts = {page.text: 1 for page in pages(lines)}  # as if they had been written
    dictionary.save(path)


def ink(path: Path, lines: int) -> None:
    points = np.arange(lines * 40, dtype=np.float32)
    write_inkml(Ink((Stroke(points, points),)), path)


def table(path: Path, lines: int) -> None:
    write_table(path, [], [FormResult(Path("a" * 60), n) for n in range(lines)])


def template(path: Path, lines: int) -> None:
    fields = tuple(FormField(f"field {n}", Box(0, 0, 50, 50)) for n in range(lines))
    save_template(Template("Form", path.parent / "form.png", (100, 100), fields), path)


def text(path: Path, lines: int) -> None:
    form = next(form for form in FORMATS.values() if path.name == f"text{form.suffix}")
    export(path, export_pages(pages(lines)), form)


WRITERS: dict[str, Writer] = {
    "work.plume": lambda path, lines: write_project(path, pages(lines)),
    "words.tsv": words,
    "ink.inkml": ink,
    "table.csv": table,
    "form.json": template,
    **{f"text{form.suffix}": text for form in FORMATS.values()},
}
"""Everything that writes a file a person keeps: with so much in it."""


@contextmanager
def full_disk(room: int = 2048) -> Iterator[None]:
    """The system writes so many bytes of a file and no more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # as Python starts; a library that was loaded before may have undone it
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def late_complaint() -> Iterator[None]:
    """A share that says only at the end that its disk is full."""

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        yield


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


def complaint(write: Writer, path: Path, lines: int) -> str:
    with pytest.raises(PlumeError) as told:
        write(path, lines)
    return str(told.value)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("fault", [full_disk, late_complaint])
def test_a_full_disk(name: str, fault: Callable, folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    path, write = home / name, WRITERS[name]
    write(path, 1)
    kept = path.read_bytes()

    with fault():
        sentence = complaint(write, path, 400)

    assert str(path) in sentence
    assert "\n" not in sentence
    assert path.read_bytes() == kept
    assert [p.name for p in home.iterdir()] == [name]
    write(path, 400)
    assert path.read_bytes() != kept


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write everywhere; somebody else does not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("name", WRITERS)
def test_a_read_only_folder(name: str, folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    path, write = home / name, WRITERS[name]
    write(path, 1)
    kept = path.read_bytes()
    home.chmod(0o555)
    folder.chmod(0o777)

    with nobody():
        sentence = complaint(write, path, 3)

    assert str(path) in sentence
    assert path.read_bytes() == kept


@pytest.mark.parametrize("name", set(WRITERS) - {"words.tsv"})
def test_a_folder_that_went_away(name: str, folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    write = WRITERS[name]
    write(home / name, 1)
    home.rename(folder / "away")

    sentence = complaint(write, home / name, 3)

    assert str(home / name) in sentence
    assert not home.exists()


def test_a_share_that_no_longer_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "share"
    share.mkdir()
    scan = save(share / "scan.png", np.full((60, 80), 255, np.uint8))
    page = Page(open_source(scan), lines=[])
    stat_of = os.stat

    def stat_unless_there(path: Any, **how: Any) -> os.stat_result:
        if str(path).startswith(str(share)):
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected", str(path))
        return stat_of(path, **how)

    def open_unless_there(path: Path, *args: Any, **how: Any) -> Any:
        stat_unless_there(path)
        return open(path, *args, **how)

    monkeypatch.setattr(os, "stat", stat_unless_there)
    monkeypatch.setattr(Path, "open", open_unless_there)

    with pytest.raises(PlumeError, match=r"scan\.png cannot be read: Transport endpoint"):
        open_source(scan)
    assert gone(FormResult(scan, 1, problem="cannot be read"))
    write_project(tmp_path / "work.plume", [page])
    assert "scan.png" in read_project(tmp_path / "work.plume").problems[0]
    monkeypatch.undo()
    assert read_project(tmp_path / "work.plume").pages[0].load().shape == (60, 80)


@pytest.mark.parametrize("copies", [True, False])
def test_a_scan_that_was_removed_does_not_cost_its_text(tmp_path: Path, copies: bool) -> None:
    scan = save(tmp_path / "scan.png", np.full((60, 80), 255, np.uint8))
    page = Page(open_source(scan), lines=pages(1)[0].lines)
    scan.unlink()

    write_project(tmp_path / "work.plume", [page], copies=copies)

    project = read_project(tmp_path / "work.plume")
    assert "scan.png" in project.problems[0]
    assert project.pages[0].text == page.text


def result(number: int) -> FormResult:
    return FormResult(Path("scan" * 20), number)


def test_a_journal_on_a_full_disk_keeps_what_it_had_and_goes_on(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal", "job")

    def fill() -> None:
        for number in range(1000):
            journal.add([((str(number), 1), result(number))])

    with full_disk(), pytest.raises(PlumeError, match="journal cannot be written"):
        fill()
    before = len(journal.finished)
    journal.add([(("later", 1), result(1))])
    journal.close()

    again = Journal(tmp_path / "journal", "job")
    again.close()
    assert 1 < len(again.finished) == before + 1
    assert again.finished["later", 1] == result(1)


def test_corrections_on_a_full_disk_are_refused_one_by_one(tmp_path: Path) -> None:
    corrections = Corrections(tmp_path / "said")
    place = ("scan", 1), "Name"

    def fill() -> None:
        for number in range(1000):
            corrections.set(place, Entry(f"text {number}"))

    with full_disk(), pytest.raises(PlumeError, match="said cannot be written"):
        fill()
    last = corrections.entries[place]
    corrections.close()

    again = Corrections(tmp_path / "said")
    again.close()
    assert again.entries[place] == last


def test_a_batch_that_cannot_be_begun_is_a_sentence(folder: Path) -> None:
    folder.chmod(0o555)
    with nobody(), pytest.raises(PlumeError, match="cannot be written"):
        BatchStore(folder / "batches").begin([Path("a.png")], [Path("f.json")])


def test_a_clock_and_scans_from_before_the_first_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = save(tmp_path / "scan.png", np.full((60, 80), 255, np.uint8))
    os.utime(scan, (0, 0))
    page = Page(open_source(scan), lines=[])
    monkeypatch.setattr(time, "time", lambda: 3600.0)
    write_project(tmp_path / "work.plume", [page], copies=True)
    scan.unlink()

    project = read_project(tmp_path / "work.plume")

    assert project.problems == ()
    assert project.pages[0].load().shape == (60, 80)


def test_a_clock_that_jumps_hides_no_newer_work(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal", "job")
    journal.add([(("a", 1), result(1))])
    journal.close()
    os.utime(tmp_path / "journal", (2**33, 2**33))
    again = Journal(tmp_path / "journal", "job")
    again.close()
    assert again.finished == {("a", 1): result(1)}


def test_the_last_word_on_a_field_is_the_one_that_was_said_last(tmp_path: Path) -> None:
    place = ("scan", 1), "Name"
    corrections = Corrections(tmp_path / "said")
    corrections.set(place, Entry("first", True, "me", "2026-03-02T10:00:00Z"))
    corrections.set(place, Entry("last", True, "me", "2026-03-01T10:00:00Z"))
    corrections.close()

    again = Corrections(tmp_path / "said")
    again.close()
    assert again.entries[place].text == "last"


def test_what_a_killed_program_left_is_swept_when_nobody_writes_it(tmp_path: Path) -> None:
    old, new = (tmp_path / f".a.txt.{name}{TEMPORARY}" for name in ("old", "new"))
    other = tmp_path / f".b.txt.old{TEMPORARY}"
    for path in (old, new, other):
        path.write_text("half")
    for path in (old, other):
        os.utime(path, (time.time() - 4000, time.time() - 4000))

    with atomic_file(tmp_path / "a.txt") as file:
        file.write("whole")

    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([new.name, other.name, "a.txt"])


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".csv")
    table(path, 1)
    assert path.exists()
    assert stat.S_ISREG(path.stat().st_mode)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    scan = save(tmp_path / "scan.png", np.full((60, 80), 255, np.uint8))
    for name in (b"\xff.png", "e\u0301 \u00e9 🖋\n.png".encode()):
        odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        scan.rename(odd)
        for copies in (False, True):
            write_project(
                tmp_path / "work.plume", [Page(open_source(odd), lines=[])], copies=copies
            )
            project = read_project(tmp_path / "work.plume")
            assert project.problems == ()
            assert project.pages[0].source.path == odd
            assert project.pages[0].load().shape == (60, 80)
        scan = odd


def test_a_trap_in_a_project_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages(1), copies=True)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    scan = next(name for name in files if name.startswith("scans/"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, bytes(50_000_000) if name == scan else content)

    assert "missing or damaged" in read_project(path).problems[0]
