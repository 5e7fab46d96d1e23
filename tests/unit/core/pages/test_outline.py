from __future__ import annotations

import numpy as np
import pytest

from app.core.pages.outline import find_sheet, laid_flat
from tests.fakes import draw_page
from tests.unit.core.files import Picture, blank_page, on_a_table


@pytest.fixture(scope="module")
def sheet() -> Picture:
    page = draw_page(["dear Camille", "thank you for", "the parcel"])
    return np.pad(page, 80, constant_values=245)


@pytest.mark.parametrize("shadow", [0.0, 0.6])
@pytest.mark.parametrize("lean", [0.04, 0.15])
def test_the_corners_of_a_sheet_on_a_table(sheet: Picture, lean: float, shadow: float) -> None:
    photo = on_a_table(sheet, lean, shadow)

    corners = find_sheet(photo)

    assert corners is not None
    height, width = sheet.shape
    side = round(0.1 * max(sheet.shape))
    wanted = np.array([[0, 0], [width, 0], [width, height], [0, height]]) * 0.9 + side
    wanted[1] += (-lean * width, lean * height)
    wanted[2] += (-lean * width / 3, 0)
    assert np.abs(corners - wanted).max() < 0.012 * max(photo.shape)


def test_the_sheet_is_laid_flat(sheet: Picture) -> None:
    flat = laid_flat(on_a_table(sheet, 0.15))

    assert flat is not None
    height, width = flat.grey.shape
    assert width / height == pytest.approx(sheet.shape[1] / sheet.shape[0], rel=0.12)
    assert np.percentile(flat.grey, 10) > 150
    middle = flat.back @ (width / 2, height / 2, 1)
    around = find_sheet(on_a_table(sheet, 0.15))
    assert around is not None
    assert np.abs(middle[:2] / middle[2] - around.mean(axis=0)).max() < 0.05 * max(sheet.shape)


def test_a_sheet_seen_from_above_is_left_as_it_is(sheet: Picture) -> None:
    photo = on_a_table(sheet)

    assert find_sheet(photo) is not None
    assert laid_flat(photo) is None


def test_without_the_whole_sheet_nothing_is_done(sheet: Picture) -> None:
    photo = on_a_table(sheet, 0.15)

    assert find_sheet(sheet) is None
    assert find_sheet(blank_page(300, 200)) is None
    assert find_sheet(photo[: 2 * photo.shape[0] // 3]) is None
    assert find_sheet(np.full((40, 30), 200, np.uint8)) is None


def test_what_is_no_sheet_is_none() -> None:
    rows, columns = np.mgrid[:400, :300]
    disc = np.where((rows - 200) ** 2 + (columns - 150) ** 2 < 120**2, 240, 60)

    assert find_sheet(disc.astype(np.uint8)) is None
    noise = np.random.default_rng(1).integers(0, 255, (400, 300))
    assert find_sheet(noise.astype(np.uint8)) is None
