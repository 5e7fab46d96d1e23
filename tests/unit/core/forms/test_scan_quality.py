"""Scans of a small form, spoilt as bad scans and photos are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.core.forms.registration import Blank, FormFinder
from app.core.forms.scan_quality import scan_quality
from app.core.forms.template import load_template
from app.core.pages.quality import Flaw
from tests.unit.core.files import Picture
from tests.unit.core.form_pages import filled, make_template, scanned


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> FormFinder:
    return FormFinder([Blank(load_template(make_template(tmp_path_factory.mktemp("forms"))))])


def blurred(strength: float) -> Picture:
    return np.asarray(cv2.GaussianBlur(scanned(filled()), (0, 0), strength), np.uint8)


def shaken(pixels: int) -> Picture:
    kernel = np.full((1, pixels), 1 / pixels, np.float32)
    return np.asarray(cv2.filter2D(scanned(filled()), -1, kernel), np.uint8)


def faint(share: float) -> Picture:
    return (255 - (255 - scanned(filled()).astype(float)) * share).astype(np.uint8)


def dimmed(share: float) -> Picture:
    return (scanned(filled()) * share).astype(np.uint8)


@pytest.mark.parametrize(
    "scan",
    [
        lambda: scanned(filled()),
        lambda: scanned(filled(), turn=-4, scale=0.7),
        lambda: scanned(filled(), scale=2.0),
        lambda: scanned(filled(), lean=0.05, shadow=0.5),
        lambda: scanned(filled({})),
        lambda: blurred(1.0),
        lambda: dimmed(0.4),
        lambda: faint(0.4),
    ],
    ids=["good", "small", "large", "photo", "blank", "soft", "dim", "pale"],
)
def test_what_can_be_read_well_is_not_complained_of(finder: FormFinder, scan) -> None:
    page = scan()

    assert scan_quality(page, finder.find(page)).flaws == ()


@pytest.mark.parametrize(
    ("scan", "flaw"),
    [
        (lambda: blurred(5.0), Flaw.BLURRED),
        (lambda: shaken(13), Flaw.BLURRED),
        (lambda: scanned(filled(), scale=0.3), Flaw.SMALL),
        (lambda: dimmed(0.1), Flaw.DARK),
        (lambda: faint(0.15), Flaw.FAINT),
    ],
    ids=["blurred", "shaken", "small", "dark", "faint"],
)
def test_what_cannot_be_read_well_is_named(finder: FormFinder, scan, flaw: Flaw) -> None:
    page = scan()

    assert scan_quality(page, finder.find(page)).flaws == (flaw,)
