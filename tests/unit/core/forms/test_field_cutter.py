from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.core.forms.field_cutter import LINE_HEIGHT, Cut, FieldCutter
from app.core.forms.registration import Blank, Fit
from app.core.forms.template import FormField, Template, load_template
from app.core.geometry import Box
from tests.unit.core.files import Picture, save, write
from tests.unit.core.form_pages import TEXTS, filled, make_template, scanned


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Blank:
    return Blank(load_template(make_template(tmp_path_factory.mktemp("forms"))))


def field_of(blank: Blank, name: str) -> FormField:
    return next(field for field in blank.template.fields if field.name == name)


def flat(blank: Blank) -> Fit:
    """A scan that is just like the template."""
    nowhere = np.zeros((1, 2))
    return Fit(blank, np.eye(3), 1.0, nowhere, nowhere)


def cut(blank: Blank, name: str, sheet: Picture) -> Cut:
    cutter = FieldCutter(field_of(blank, name), blank.template, blank.picture)
    return cutter.cut(sheet, flat(blank))


def ink(picture: Picture) -> int:
    return int((picture < 128).sum())


@pytest.mark.parametrize("name", ["Name", "Town", "Code", "Born", "News", "Remark"])
def test_nothing_printed_is_left(blank: Blank, name: str) -> None:
    rng = np.random.default_rng(3)
    sheet = np.clip(blank.picture * 0.9 + rng.normal(0, 4, blank.picture.shape), 0, 255)

    found = cut(blank, name, sheet.astype(np.uint8))

    assert found.empty
    assert found.picture.min() == 255


@pytest.mark.parametrize("name", ["Name", "Town", "Born"])
def test_only_what_is_written_is_left(blank: Blank, name: str) -> None:
    box = field_of(blank, name).box
    paper = np.full_like(blank.picture, 255)
    write(paper, TEXTS[name], box.x + 30, box.y + 46)

    found = cut(blank, name, filled()).picture

    scale = found.shape[0] / box.height
    assert ink(found) == pytest.approx(ink(paper) * scale**2, rel=0.15)


def test_strokes_across_printed_lines_stay_whole(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Town").box
    line = box.y + 62
    cv2.line(sheet, (box.x + 50, line - 40), (box.x + 60, line + 20), (60,), 4, cv2.LINE_AA)

    mask = (cut(blank, "Town", sheet).picture < 160).astype(np.uint8)

    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    assert count == 2
    assert stats[1, cv2.CC_STAT_HEIGHT] > 55


def test_ink_that_leaves_the_box_is_kept(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Name").box
    cv2.line(sheet, (box.x + 80, box.y + 10), (box.x + 80, box.bottom + 16), (60,), 4)

    found = cut(blank, "Name", sheet).picture

    zoom = LINE_HEIGHT / box.height
    assert found.shape[0] > (box.height + 14) * zoom
    assert (found[:, round(80 * zoom)] < 128).sum() > 65 * zoom


def test_an_accent_above_the_box_is_kept(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Name").box
    write(sheet, "E", box.x + 200, box.y + 50)
    cv2.line(sheet, (box.x + 214, box.y - 5), (box.x + 222, box.y - 10), (60,), 4)

    without = cut(blank, "Name", filled({"Name": ""}))
    found = cut(blank, "Name", sheet)

    assert without.empty
    assert found.picture.shape[0] > LINE_HEIGHT


def test_printed_lines_say_how_far_apart_lines_are() -> None:
    sheet = np.full((1200, 900), 255, np.uint8)
    ruled, plain = Box(50, 100, 700, 240), Box(50, 500, 700, 240)
    for y in (160, 220):
        cv2.line(sheet, (60, y), (740, y), (120,), 2)
    for x in range(60, 740, 9):
        cv2.circle(sheet, (x, 280), 1, (45,), -1)
    fields = FormField("Ruled", ruled, lines=True), FormField("Plain", plain, lines=True)
    template = Template("Remarks", Path("none.png"), (900, 1200), fields)

    with_lines, without = (FieldCutter(field, template, sheet) for field in fields)

    assert with_lines.pitch == pytest.approx(60 * 2400 / 1200, rel=0.05)
    assert without.pitch == math.inf


def test_ink_of_the_field_beside_is_left_out(blank: Blank) -> None:
    sheet = blank.picture.copy()
    name, town = field_of(blank, "Name").box, field_of(blank, "Town").box
    cv2.line(sheet, (name.right - 12, name.y + 35), (town.x + 200, town.y + 35), (60,), 4)

    assert cut(blank, "Name", sheet).empty
    assert not cut(blank, "Town", sheet).empty


def test_a_stroke_on_a_pale_line_is_kept(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Code").box
    wall = box.x + 54
    cv2.line(sheet, (wall - 25, box.y + 12), (wall, box.y + 12), (30,), 4)
    cv2.line(sheet, (wall, box.y + 12), (wall, box.y + 52), (30,), 4)

    found = cut(blank, "Code", sheet).picture

    rows = np.flatnonzero((found < 128).any(axis=1))
    assert np.ptp(rows) > 35 * LINE_HEIGHT / box.height


def test_strokes_that_lie_on_a_ruled_line_are_kept(blank: Blank) -> None:
    """The foot of a 2 on the line tells it from a 7."""
    sheet = blank.picture.copy()
    box = field_of(blank, "Town").box
    left, line = box.x + 80, box.y + 62
    cv2.line(sheet, (left + 40, box.y + 20), (left, line), (30,), 4, cv2.LINE_AA)
    cv2.line(sheet, (left, line), (left + 40, line), (30,), 4, cv2.LINE_AA)

    found = cut(blank, "Town", sheet).picture

    zoom = LINE_HEIGHT / box.height
    foot = (found[int(45 * zoom) :] < 128).any(axis=0)
    assert np.count_nonzero(foot) == pytest.approx(44 * zoom, rel=0.25)


def test_a_ruled_line_that_is_scanned_unevenly_is_taken_away(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Town").box
    cv2.line(sheet, (box.x + 120, box.y + 63), (box.x + 200, box.y + 63), (45,), 2)

    assert cut(blank, "Town", sheet).empty


def test_a_divider_that_is_scanned_too_dark_is_no_letter(blank: Blank) -> None:
    sheet = blank.picture.copy()
    box = field_of(blank, "Code").box
    wall = box.x + 2 * 54
    cv2.line(sheet, (wall, box.y + 20), (wall, box.y + 44), (30,), 3)

    assert cut(blank, "Code", sheet).empty


def test_letters_of_a_comb_are_moved_together(blank: Blank) -> None:
    box = field_of(blank, "Code").box
    together, apart = (cut(blank, "Code", filled({"Code": code})) for code in ("1306", "13 06"))

    assert (together.one_word, apart.one_word) == (True, False)
    assert together.picture.shape[1] < 0.9 * 4 / 6 * box.width * LINE_HEIGHT / box.height
    assert ink(apart.picture) == pytest.approx(ink(together.picture), rel=0.05)
    assert apart.picture.shape[1] - together.picture.shape[1] > 0.3 * LINE_HEIGHT


def test_letters_of_words_in_a_comb_are_closer_than_figures(blank: Blank) -> None:
    code, sheet = field_of(blank, "Code"), filled({"Code": "HILL"})
    words, figures = (
        FieldCutter(replace(code, kind=kind), blank.template, blank.picture)
        .cut(sheet, flat(blank))
        .picture.shape[1]
        for kind in ("text", "digits")
    )
    assert words < figures


def test_only_a_comb_says_that_a_field_is_one_word(blank: Blank) -> None:
    assert not cut(blank, "Town", filled({"Town": "Lyon"})).one_word
    assert not cut(blank, "Code", filled({})).one_word


@pytest.mark.parametrize("how", [{}, {"turn": -4.0, "scale": 0.7, "lean": 0.1, "shadow": 0.4}])
def test_check_boxes_by_their_ink(blank: Blank, how: dict[str, float], tmp_path: Path) -> None:
    from app.core.forms.registration import FormFinder

    scan = scanned(filled(), **how)
    fit = FormFinder([blank]).find(scan)

    shares = {
        name: FieldCutter(field_of(blank, name), blank.template, blank.picture).cut(scan, fit).share
        for name in ("News", "Help")
    }

    assert shares["News"] > 0.15
    assert shares["Help"] < 0.01


def test_a_template_that_was_filled_in(blank: Blank, tmp_path: Path) -> None:
    picture = save(tmp_path / "used.png", filled({"Name": "Martin", "News": "x"}))
    template = replace(blank.template, picture=picture, filled=True)
    used = Blank(template)

    for name in ("Name", "Town", "Code", "Born", "Remark"):
        cutter = FieldCutter(field_of(used, name), template, used.picture)
        found = cutter.cut(filled({"Name": "Lefevre"}), flat(used))
        assert found.empty == (name != "Name")


@pytest.mark.parametrize("away", [(2, 0), (0, -2), (-2, 2)])
def test_print_that_is_a_little_off_is_taken_away(blank: Blank, away: tuple[int, int]) -> None:
    sheet = np.roll(blank.picture, away, axis=(1, 0))

    for name in ("Name", "Town", "Code", "Born", "News"):
        assert cut(blank, name, sheet).empty
