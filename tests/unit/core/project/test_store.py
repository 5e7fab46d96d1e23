"""Project files: everything comes back, and what is damaged or missing is told."""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.document import Document, Page, TextLine, pages_of
from app.core.errors import FileError
from app.core.geometry import Box
from app.core.image_io import MemorySource, open_source
from app.core.project import pages as line_pages
from app.core.project.sources import MissingSource
from app.core.project.store import VERSION, LineEncoder, ProjectError, read_project, write_project
from model.reading import Alternative, Character, Reading
from tests.unit.core.files import save, written_page


def line(text: str) -> TextLine:
    characters = tuple(Character(c, float(n), n + 1.0, 0.5) for n, c in enumerate(text))
    reading = Reading(text, 0.625, characters, (Alternative("other", 0.25),))
    return TextLine(Box(1, 2, 30, 4), ((1, 2), (30, 3), (12, 5)), reading)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    (tmp_path / "scans").mkdir()
    return save(tmp_path / "scans" / "page.png", written_page(2)[0])


@pytest.fixture
def pages(scan: Path) -> list[Page]:
    """A turned scan with a typed, a checked and an untouched line, and a pasted picture."""
    lines = [line("één"), line("zwei"), line("three")]
    lines[0].entry = lines[0].typed("ein", "anna", "2026-11-21T08:00:00+00:00")
    lines[1].entry = lines[1].checked(True, "bob", "2026-11-21T08:01:00+00:00")
    pasted = MemorySource(Path("Pasted picture 1"), np.arange(600, dtype=np.uint8).reshape(20, 30))
    return [Page(open_source(scan), 0, 90, lines), Page(pasted)]


def change(
    path: Path, edit: Callable[[dict[str, Any]], object], name: str = "project.json"
) -> None:
    """Changes one JSON file inside a project."""
    with zipfile.ZipFile(path) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    values = json.loads(files[name])
    edit(values)
    files[name] = json.dumps(values).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in files.items():
            archive.writestr(member, data)


@pytest.mark.parametrize("copies", [False, True])
def test_everything_comes_back(tmp_path: Path, scan: Path, pages: list[Page], copies: bool) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages, current=1, copies=copies)
    if copies:
        shutil.rmtree(scan.parent)

    project = read_project(path)

    assert (project.current, project.copies, project.problems) == (1, copies, ())
    first, second = project.pages
    assert (first.title, first.index, first.rotation) == ("page.png", 0, 90)
    assert first.lines is not None
    for ours, theirs in zip(first.lines, pages[0].lines or [], strict=True):
        assert (ours.box, ours.polygon, ours.reading) == (
            theirs.box,
            theirs.polygon,
            theirs.reading,
        )
        assert ours.entry == theirs.entry
    assert second.lines is None
    np.testing.assert_array_equal(first.load()[::9], np.rot90(written_page(2)[0], -1)[::9])
    np.testing.assert_array_equal(second.load(), pages[1].load())


def test_a_project_moves_together_with_its_scans(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    write_project(tmp_path / "work.plume", pages)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("work.plume", "scans"):
        shutil.move(tmp_path / name, moved / name)

    project = read_project(moved / "work.plume")

    assert project.problems == ()
    assert project.pages[0].source.path == (moved / "scans" / "page.png").resolve()


def test_missing_scans_are_named_and_the_rest_is_opened(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    hidden = scan.with_name("hidden")
    scan.rename(hidden)

    project = read_project(path)

    (sentence,) = project.problems
    assert str(scan) in sentence
    assert "its text is kept" in sentence
    missing = project.pages[0]
    assert isinstance(missing.source, MissingSource)
    assert missing.text == "ein\nzwei\nthree"
    with pytest.raises(FileError, match="put it back"):
        missing.load()
    write_project(path, project.pages)
    hidden.rename(scan)
    assert missing.load().shape == pages[0].load().shape
    assert read_project(path).problems == ()


def test_a_scan_that_is_another_one_now_is_told(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    write_project(tmp_path / "work.plume", pages)
    save(scan, written_page(1)[0])

    (sentence,) = read_project(tmp_path / "work.plume").problems

    assert "page.png has changed since it was read" in sentence


def test_a_newer_project_is_refused_and_stays_as_it_is(tmp_path: Path, pages: list[Page]) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    change(path, lambda values: values.update(version=VERSION + 1, sources="unheard-of"))
    before = path.read_bytes()

    with pytest.raises(ProjectError, match="made by a newer Plume; update the program"):
        read_project(path)

    assert path.read_bytes() == before


def test_unknown_values_are_passed_over(tmp_path: Path, pages: list[Page]) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    change(path, lambda values: values.update(later="idea"))
    assert len(read_project(path).pages) == 2


@pytest.mark.parametrize(
    "edit",
    [
        lambda v: v.update(format="other"),
        lambda v: v.update(version="1"),
        lambda v: v.pop("pages"),
        lambda v: v.update(current=None),
        lambda v: v.update(sources=3),
        lambda v: v["sources"][0].pop("path"),
        lambda v: v["pages"][0].update(rotation=45),
        lambda v: v["pages"][0].update(index=7),
        lambda v: v["pages"][0].update(source=-9),
        lambda v: v["pages"][0].update(lines=5),
    ],
)
def test_a_damaged_project_is_refused(
    tmp_path: Path, pages: list[Page], edit: Callable[[dict[str, Any]], object]
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    change(path, edit)
    with pytest.raises(ProjectError, match=r"work\.plume is (no Plume project|damaged)"):
        read_project(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all" * 100])
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "work.plume"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match="no Plume project, or it is damaged"):
        read_project(path)
    with pytest.raises(FileError, match="does not exist"):
        read_project(tmp_path / "none.plume")


@pytest.mark.parametrize(
    "edit",
    [
        lambda v: v.pop("lines"),
        lambda v: v["lines"][0].update(box=[1, 2, 3]),
        lambda v: v["lines"][0].update(box=[1, 2, 3, 4.5]),
        lambda v: v["lines"][0].update(read=None),
        lambda v: v["lines"][0].update(confidence=1.5),
        lambda v: v["lines"][0].update(confidence=float("nan")),
        lambda v: v["lines"][0]["characters"].append(["a", 1]),
        lambda v: v["lines"][0].update(entry={"text": "a"}),
        lambda v: v["lines"][1]["entry"].update(reviewed="yes"),
    ],
)
def test_a_page_whose_text_is_damaged_can_be_read_again(
    tmp_path: Path, pages: list[Page], edit: Callable[[dict[str, Any]], object]
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    change(path, edit, "pages/00001.json")

    project = read_project(path)

    assert project.problems == (
        "The text of page.png in work.plume is damaged; read the page again.",
    )
    assert project.pages[0].lines is None


def test_a_damaged_copy_of_a_scan_is_told(tmp_path: Path, scan: Path, pages: list[Page]) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages, copies=True)
    data = bytearray(path.read_bytes())
    place = data.index(scan.read_bytes()[:64])
    data[place + 200] ^= 0xFF
    path.write_bytes(data)

    project = read_project(path)

    (sentence,) = project.problems
    assert "The copy of page.png" in sentence
    assert project.pages[0].text == "ein\nzwei\nthree"


def test_without_room_for_its_scans_a_project_is_not_opened(
    tmp_path: Path, pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages, copies=True)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(FileError, match=r"work\.plume cannot be read: No space"):
        read_project(path)


def test_copies_stay_in_a_project_that_is_saved_elsewhere(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    write_project(tmp_path / "first.plume", pages, copies=True)
    picture = pages[0].load()
    scan.unlink()
    opened = read_project(tmp_path / "first.plume").pages

    write_project(tmp_path / "second.plume", opened)
    (tmp_path / "first.plume").unlink()

    again = read_project(tmp_path / "second.plume")
    assert again.problems == ()
    np.testing.assert_array_equal(again.pages[0].load(), picture)


def test_a_light_copy_leaves_scans_where_they_lie(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    whole, light = tmp_path / "work.plume", tmp_path / "autosave.plume"
    write_project(whole, pages, copies=True)
    scan.unlink()
    opened = read_project(whole).pages

    write_project(light, opened, light=True, origin=whole)

    assert not any(n.startswith("scans/") for n in zipfile.ZipFile(light).namelist())
    restored = read_project(light, passing=True)
    assert restored.origin == whole
    assert restored.problems == ()
    np.testing.assert_array_equal(restored.pages[1].load(), pages[1].load())


def test_what_a_passing_project_holds_is_carried_on(tmp_path: Path, pages: list[Page]) -> None:
    first, second = tmp_path / "first.plume", tmp_path / "second.plume"
    write_project(first, pages[1:], light=True)
    opened = read_project(first, passing=True).pages
    first.unlink()

    write_project(second, opened, light=True)

    np.testing.assert_array_equal(read_project(second).pages[0].load(), pages[1].load())


def test_an_old_project_stays_until_the_new_one_is_whole(
    tmp_path: Path, scan: Path, pages: list[Page]
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, pages)
    before = path.read_bytes()
    scan.unlink()
    with pytest.raises(FileError, match="cannot be written"):
        write_project(tmp_path / "none" / "work.plume", pages)

    def fail(_page: Page) -> bytes:
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        write_project(path, pages, encode=fail)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["scans", "work.plume"]


def test_lines_are_encoded_again_only_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = []

    def encode_lines(lines: list[TextLine]) -> bytes:
        encoded.append(lines)
        return line_pages.encode_lines(lines)

    monkeypatch.setattr("app.core.project.store.encode_lines", encode_lines)
    document, encode = Document(), LineEncoder()
    source = MemorySource(Path("a"), np.zeros((9, 9), np.uint8))
    (page,) = pages_of(source)
    document.replace([page])
    document.set_lines(page, [line("a")])

    first = encode(page)
    assert encode(page) == first
    assert len(encoded) == 1
    only = (page.lines or [])[0]
    document.set_entry(page, only, only.typed("b", "anna", "now"))
    assert b'"text":"b"' in encode(page)


def test_colours_of_a_pasted_picture_are_kept(tmp_path: Path) -> None:
    picture = np.zeros((5, 6, 3), np.uint8)
    picture[..., 0] = 200
    write_project(tmp_path / "a.plume", [Page(MemorySource(Path("Pasted"), picture))])
    (page,) = read_project(tmp_path / "a.plume").pages
    np.testing.assert_array_equal(page.load(), picture)
