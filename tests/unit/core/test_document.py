from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from app.core.document import Document, Entry, Page, TextLine, pages_of
from app.core.geometry import Box
from app.core.image_io import MemorySource
from model.reading import Reading
from tests.unit.core.files import corner_picture


def line(text: str, confidence: float = 0.6) -> TextLine:
    box = Box(1, 2, 3, 4)
    return TextLine(box, box.polygon, Reading(text, confidence))


def source(name: str = "a.png", pages: int = 1) -> MemorySource:
    return MemorySource(Path("/some/where") / name, corner_picture(), pages)


def test_line_starts_as_it_was_read() -> None:
    fresh = line("hello")

    assert (fresh.text, fresh.edited, fresh.confidence) == ("hello", False, 0.6)


def test_line_that_reads_as_nothing_stays_empty() -> None:
    assert line("").text == ""


def test_an_outline_is_kept_as_it_is_and_small() -> None:
    outline = tuple((x, -x) for x in range(1000, 1100))
    kept = TextLine(Box(0, 0, 3, 4), outline, Reading("", 1.0))

    assert kept.polygon == outline
    assert sum(sys.getsizeof(value) for value in vars(kept).values()) < 12 * len(outline)


def add(document: Document, *pages: Page) -> tuple[Page, ...]:
    for page in pages:
        document.insert_page(len(document), page)
    return pages


def test_typed_text_is_certain_until_it_is_taken_back() -> None:
    changed = line("hello")

    changed.entry = changed.typed("hallo", "anna", "2026-11-21T08:00:00+00:00")
    assert (changed.edited, changed.confidence) == (True, 1.0)
    assert changed.entry == Entry("hallo", False, "anna", "2026-11-21T08:00:00+00:00")
    assert changed.reading.text == "hello"

    changed.entry = changed.typed("hello", "anna", "2026-11-21T08:01:00+00:00")
    assert (changed.edited, changed.confidence) == (False, 0.6)
    assert changed.entry == Entry("hello")


def test_a_checked_text_is_certain_until_that_is_taken_back() -> None:
    checked = line("hello")

    checked.entry = checked.checked(True, "anna", "2026-11-21T08:00:00+00:00")
    assert (checked.edited, checked.reviewed, checked.confidence) == (False, True, 1.0)
    assert (checked.entry.by, checked.entry.at) == ("anna", "2026-11-21T08:00:00+00:00")

    checked.entry = checked.checked(False, "bob", "2026-11-21T08:01:00+00:00")
    assert checked.entry == Entry("hello")
    assert checked.confidence == 0.6


def test_taking_back_a_check_keeps_what_was_typed() -> None:
    changed = line("hello")
    changed.entry = changed.typed("hallo", "anna", "a")
    changed.entry = changed.checked(True, "anna", "b")

    changed.entry = changed.checked(False, "bob", "c")

    assert changed.entry == Entry("hallo", False, "bob", "c")


def test_every_page_of_a_source_is_added() -> None:
    document = Document()

    pages = add(document, *pages_of(source("scan.tif", 3)))

    assert document.pages == list(pages)
    assert [page.title for page in document] == ["scan.tif (1)", "scan.tif (2)", "scan.tif (3)"]
    assert all(page.lines is None for page in pages)


def test_title_of_a_single_page_is_its_name() -> None:
    assert Page(source()).title == "a.png"


def test_removed_page_can_be_put_back() -> None:
    document = Document()
    first, second, third = add(document, *pages_of(source(pages=3)))

    position = document.remove_page(second)
    assert (position, document.pages) == (1, [first, third])

    document.insert_page(position, second)
    assert document.pages == [first, second, third]


def test_text_of_pages_and_document() -> None:
    document = Document()
    first, _, third = add(document, *pages_of(source(pages=3)))
    document.set_lines(first, [line("a"), line("b")])
    document.set_lines(third, [line("c")])

    assert first.text == "a\nb"
    assert document.text == "a\nb\n\nc"


def test_rotation_turns_the_picture_and_forgets_the_lines() -> None:
    document = Document()
    (page,) = add(document, *pages_of(source()))
    document.set_lines(page, [line("a")])

    document.rotate_page(page, 90)

    assert (page.rotation, page.lines) == (90, None)
    assert page.load()[4, -5].tolist() == [255, 0, 0]
    document.rotate_page(page, -180)
    assert page.rotation == 270
    with pytest.raises(ValueError, match="45"):
        document.rotate_page(page, 45)


def test_full_turn_changes_nothing() -> None:
    document = Document()
    (page,) = add(document, *pages_of(source()))
    lines = [line("a")]
    document.set_lines(page, lines)
    before = document.revision

    document.rotate_page(page, 360)

    assert page.lines is lines
    assert document.revision == before


def test_every_change_raises_the_revision_of_its_page() -> None:
    document = Document()
    page, other = add(document, *pages_of(source(pages=2)))
    only = line("a")
    seen = [document.revision]

    def changed() -> bool:
        seen.append(document.revision)
        return seen[-1] > seen[-2] and page.revision == seen[-1] > other.revision

    document.set_lines(page, [only])
    assert changed()
    document.set_entry(page, only, Entry("b"))
    assert changed()
    document.rotate_page(page, 90)
    assert changed()
    document.remove_page(page)
    document.insert_page(0, page)
    assert changed()


def test_loading_does_not_change_the_source() -> None:
    picture = corner_picture()
    page = Page(MemorySource(Path("a"), picture), rotation=180)

    page.load()[:] = 0

    np.testing.assert_array_equal(picture, corner_picture())
