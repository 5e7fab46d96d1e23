from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.core.errors import PlumeError
from app.core.forms.printed_points import mapped
from app.core.forms.registration import Blank, Fit, FormFinder, NotMatchingError
from app.core.forms.template import Template, load_template
from model.preprocessing import flatten_illumination
from scripts.printed_form import Layout
from tests.unit.core.files import Picture, blank_page, save, written_page
from tests.unit.core.form_pages import MEMBERS, ORDER, TEXTS, filled, make_template, scanned


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> list[Blank]:
    folder = tmp_path_factory.mktemp("forms")
    paths = [make_template(folder), make_template(folder, ORDER, "order")]
    return [Blank(load_template(path)) for path in paths]


@pytest.fixture(scope="module")
def finder(blanks: list[Blank]) -> FormFinder:
    return FormFinder(blanks)


def error_of(fit: Fit, scan: Picture) -> float:
    """Mean difference between the template and the scan laid onto it, where nobody writes."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(scan, fit.matrix, fit.blank.template.size, flags=flags)
    head = flatten_illumination(np.asarray(laid[40:220], np.uint8))
    return float(np.abs(head.astype(int) - fit.blank.picture[40:220]).mean())


@pytest.mark.parametrize(
    "how",
    [
        {"turn": 0.0, "scale": 1.0},
        {"turn": 5.0, "scale": 0.6},
        {"turn": -5.0, "scale": 1.5},
        {"turn": 2.0, "lean": 0.12, "shadow": 0.5},
    ],
)
def test_a_scan_is_laid_onto_its_template(finder: FormFinder, how: dict[str, float]) -> None:
    scan = scanned(filled(), **how)

    fit = finder.find(scan)

    assert fit.blank.template.name == "Garden club membership"
    assert fit.agreement > 0.9
    assert fit.turned == 0
    wrong = error_of(
        Fit(fit.blank, fit.matrix @ np.diag([1.01, 1, 1]), 1, fit.places, fit.bends), scan
    )
    assert error_of(fit, scan) < 0.6 * wrong


@pytest.mark.parametrize("scale", [0.5, 1.3, 2.2])
def test_no_resolution_moves_the_form(finder: FormFinder, scale: float) -> None:
    fit = finder.find(scanned(filled(), turn=0.0, scale=scale))

    places = np.array([(200, 300), (900, 700)])
    away = mapped(fit.matrix, places) - (places * scale + 20)
    assert np.abs(away).max() < 0.5 * max(scale, 1)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_or_head(finder: FormFinder, turned: int) -> None:
    scan = np.ascontiguousarray(np.rot90(scanned(filled()), -turned // 90))

    fit = finder.find(scan)

    assert fit.turned == turned
    left, _ = mapped(fit.matrix, [(90, 90), (600, 90)])
    corner = {90: (scan.shape[1], 0), 180: scan.shape[::-1], 270: (0, scan.shape[0])}[turned]
    assert np.abs(left - corner).max() < 250


def test_the_best_of_several_templates_is_taken(finder: FormFinder) -> None:
    texts = {"Customer": "Martin", "Tulips": "12"}

    assert finder.find(scanned(filled(texts, ORDER))).blank.template.name == ORDER.title


def test_a_form_is_found_whatever_came_before(blanks: list[Blank]) -> None:
    scans = [scanned(filled()), scanned(filled({}, ORDER)), scanned(filled({}, ORDER), turn=3.0)]
    finder = FormFinder(blanks)
    with pytest.raises(NotMatchingError):
        finder.find(written_page(12)[0])

    for number in (0, 0, 1, 2, 0, 1):
        found, alone = finder.find(scans[number]), FormFinder(blanks).find(scans[number])
        assert found.blank is alone.blank
        assert np.array_equal(found.matrix, alone.matrix)


def test_the_form_before_is_not_taken_for_one_that_differs_in_a_label(tmp_path: Path) -> None:
    other = replace(other_labels({"Remark": "Cargo", "Help": "Mast"}), title=MEMBERS.title + " II")
    paths = [make_template(tmp_path), make_template(tmp_path, other, "other")]
    finder = FormFinder([Blank(load_template(path)) for path in paths])

    for form in (MEMBERS, other, MEMBERS, other):
        assert finder.find(scanned(filled({}, form))).blank.template.name == form.title


def test_other_papers_are_refused(blanks: list[Blank]) -> None:
    finder = FormFinder(blanks[:1])

    with pytest.raises(NotMatchingError, match="is blank"):
        finder.find(blank_page())
    with pytest.raises(NotMatchingError, match="does not show the form 'Garden club membership'"):
        finder.find(scanned(filled({}, ORDER)))
    with pytest.raises(NotMatchingError, match="does not show the form"):
        finder.find(written_page(12)[0])
    with pytest.raises(NotMatchingError, match="does not show any of the forms 'Garden"):
        FormFinder(blanks).find(written_page(12)[0])


OTHER_LABELS = {"Name": "Ship", "Town": "Port", "Code": "Dock", "Born": "Sail"} | {
    "News": "Oars", "Help": "Mast", "Remark": "Cargo",
}  # fmt: skip


def other_labels(names: dict[str, str]) -> Layout:
    """The form of the members with other labels in the same frame."""
    rows = (tuple(replace(e, name=names.get(e.name, e.name)) for e in row) for row in MEMBERS.rows)
    return replace(MEMBERS, rows=tuple(rows))


def relabelled(names: dict[str, str]) -> Picture:
    """It with nothing written on it."""
    return filled({}, other_labels(names))


@pytest.mark.parametrize("turn", [0.0, 3.0])
def test_a_form_of_the_same_frame_with_other_labels_is_refused(
    blanks: list[Blank], turn: float
) -> None:
    finder = FormFinder(blanks[:1])
    finder.find(scanned(relabelled({}), turn=turn))
    finder.find(scanned(relabelled({"Remark": "Cargo"}), turn=turn))

    with pytest.raises(NotMatchingError, match="does not show the form"):
        finder.find(scanned(relabelled(OTHER_LABELS), turn=turn))


def test_a_mirrored_form_is_refused(finder: FormFinder) -> None:
    with pytest.raises(NotMatchingError):
        finder.find(np.ascontiguousarray(scanned(filled())[:, ::-1]))


def test_a_cut_off_form_is_refused(finder: FormFinder) -> None:
    scan = scanned(filled(TEXTS))

    with pytest.raises(NotMatchingError, match=r"cut off at the field|does not show"):
        finder.find(scan[: scan.shape[0] // 2])
    with pytest.raises(NotMatchingError, match=r"cut off at the field"):
        finder.find(np.ascontiguousarray(scan[:, 180:]))


def test_bent_paper_moves_fields_with_the_print_around_them(finder: FormFinder) -> None:
    sheet = filled({})
    rows, columns = np.mgrid[0 : sheet.shape[0], 0 : sheet.shape[1]].astype(np.float32)
    bent = cv2.remap(sheet, columns, rows + 3 * np.sin(columns / 300), cv2.INTER_LINEAR)

    fit = finder.find(np.asarray(bent, np.uint8))

    for x in (200, 500, 900):
        ((_, y),) = mapped(fit.at([(x, 300)])[0], [(x, 300)])
        assert abs(y + 3 * np.sin(x / 300) - 300) < 1.2


def test_a_sheet_with_hardly_any_print_makes_no_template(tmp_path: Path) -> None:
    path = save(tmp_path / "empty.png", blank_page(1000, 700))

    with pytest.raises(PlumeError, match=r"Too little is printed on .*empty.png"):
        Blank(Template("Empty", path, (700, 1000)))
