from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from app.core.errors import PictureError
from app.core.geometry import Box
from app.core.pages.reader import CHUNK, locate_lines, read_page, seen_from_the_side
from model.fields import TEXT, Field
from model.reading import Reading
from model.recognizer import Picture, Recognizer
from tests.fakes import draw_page, fake_recognizer
from tests.unit.core.files import blank_page, on_a_table, write, written_page


class Recorder:
    """Reads every picture as its place in the order, and keeps what it was shown."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.chunks: list[int] = []
        self.fields: list[Field | str] = []

    def read_many(self, sources: Sequence[Picture], field: Field | str = TEXT) -> list[Reading]:
        first = len(self.pictures)
        self.pictures += sources
        self.chunks.append(len(sources))
        self.fields.append(field)
        return [Reading(str(first + n), 0.9) for n in range(len(sources))]


def near(found: Box, wanted: Box, slack: int) -> bool:
    first, second = ((b.x, b.y, b.right, b.bottom) for b in (found, wanted))
    return all(abs(a - b) <= slack for a, b in zip(first, second, strict=True))


def test_page_is_read_line_by_line(recognizer: Recognizer) -> None:
    page, boxes = written_page()

    lines = read_page(np.dstack([page] * 3), recognizer)

    assert [line.text for line in lines] == ["hello"] * len(boxes)
    assert all(near(line.box, box, 14) for line, box in zip(lines, boxes, strict=True))


def test_lines_stand_in_the_order_they_were_read() -> None:
    page, boxes = written_page()

    lines = read_page(page, Recorder())

    assert [line.text for line in lines] == [str(n) for n in range(len(boxes))]
    assert [line.box.y for line in lines] == sorted(line.box.y for line in lines)


@pytest.mark.parametrize("degrees", [-7.0, 3.0])
def test_turned_page_is_levelled_and_lines_are_placed_on_the_original(degrees: float) -> None:
    page, boxes = written_page()
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    rotated = cv2.warpAffine(page, matrix, (width, height), borderValue=(245,))
    recorder = Recorder()

    lines = read_page(np.asarray(rotated, np.uint8), recorder)

    assert len(lines) == len(boxes)
    for line, picture, box in zip(lines, recorder.pictures, boxes, strict=True):
        corners = np.array(box.polygon) @ matrix[:, :2].T + matrix[:, 2]
        left, top = corners.min(axis=0).round().astype(int).tolist()
        right, bottom = corners.max(axis=0).round().astype(int).tolist()
        assert near(line.box, Box(left, top, right - left, bottom - top), 18)
        assert Box.around(line.polygon) == line.box
        assert picture.shape[0] < 1.7 * box.height + 20


def test_single_picture_is_one_line_as_it_is() -> None:
    page, _ = written_page(3)
    recorder = Recorder()

    (line,) = read_page(page, recorder, single=True)

    assert line.box == Box(0, 0, page.shape[1], page.shape[0])
    np.testing.assert_array_equal(recorder.pictures[0], page)


def test_white_chalk_on_a_blackboard() -> None:
    page, boxes = written_page(4)
    recorder = Recorder()

    lines = read_page(255 - page, recorder)

    assert len(lines) == len(boxes)
    assert all(np.median(picture) > 200 for picture in recorder.pictures)


def test_small_paper_on_a_large_dark_table() -> None:
    page, boxes = written_page(4)
    photo = cv2.copyMakeBorder(page, 400, 400, 500, 500, cv2.BORDER_CONSTANT, value=(40,))

    lines = locate_lines(np.asarray(photo, np.uint8))

    assert [near(line.box, Box(b.x + 500, b.y + 400, b.width, b.height), 14)
            for line, b in zip(lines, boxes, strict=True)] == [True] * 4  # fmt: skip


@pytest.mark.parametrize("degrees", [-1.0, -0.4, 0.4, 1.0])
def test_what_a_scanner_shows_beside_a_crooked_sheet_is_no_line(degrees: float) -> None:
    page, boxes = written_page()
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    scan = cv2.warpAffine(page, turn, (width, height), borderValue=(30,))

    assert len(locate_lines(np.asarray(scan, np.uint8))) == len(boxes)


def test_field_reaches_the_recogniser() -> None:
    page, _ = written_page(2)
    recorder = Recorder()

    read_page(page, recorder, field="digits")

    assert set(recorder.fields) == {"digits"}


def test_blank_page_has_no_lines(recognizer: Recognizer) -> None:
    seen = []

    lines = read_page(blank_page(), recognizer, progress=lambda *counts: seen.append(counts))

    assert lines == []
    assert seen == []


def test_progress_reaches_the_end() -> None:
    page, boxes = written_page(CHUNK + 1)
    seen: list[tuple[int, int]] = []
    recorder = Recorder()

    read_page(page, recorder, progress=lambda *counts: seen.append(counts))

    assert recorder.chunks == [CHUNK, 1]
    assert seen == [(CHUNK, len(boxes)), (len(boxes), len(boxes))]


def test_work_stops_between_two_chunks_when_progress_raises() -> None:
    page, _ = written_page(CHUNK + 3)
    recorder = Recorder()

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_page(page, recorder, progress=stop)

    assert recorder.chunks == [CHUNK]


def test_array_that_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureError):
        read_page(np.zeros((0, 5), np.uint8), fake_recognizer())


def test_turned_picture_is_cut_out_level() -> None:
    page = blank_page(500, 900)
    for row in range(4):
        write(page, "level again", 60, 120 + 90 * row, 1.6)
    matrix = cv2.getRotationMatrix2D((450, 250), -6, 1.0)
    recorder = Recorder()

    turned = cv2.warpAffine(page, matrix, (900, 500), borderValue=(245,))

    read_page(np.asarray(turned, np.uint8), recorder)

    assert len(recorder.pictures) == 4
    assert all(picture.shape[0] < 75 for picture in recorder.pictures)


def test_a_photographed_sheet_is_read_as_if_it_lay_flat() -> None:
    sheet = np.pad(draw_page(["hello you", "good day"]), 60, constant_values=255)
    photo, recorder = on_a_table(sheet, lean=0.15), Recorder()

    lines = read_page(photo, recorder)
    flat = recorder.pictures[:]
    read_page(photo, recorder, flatten=False)

    assert len(lines) == len(flat) == 2
    assert all(line.box.clipped(*photo.shape[::-1]) == line.box for line in lines)
    # on the photo the line falls to the right, on what is read it is level
    assert lines[0].box.height > 1.08 * flat[0].shape[0]
    assert seen_from_the_side(photo)
    assert not seen_from_the_side(sheet)
