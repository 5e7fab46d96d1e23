"""Our sample page, degraded as bad scans and photos are."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest

import resources
from app.core.image_io import open_source
from app.core.pages.ink_mask import resized
from app.core.pages.quality import Flaw, quality
from model.preprocessing import to_grey

Grey = np.ndarray


@cache
def sample() -> Grey:
    return to_grey(open_source(resources.path("samples/page.png")).load())


def grainy(values: Grey, strength: float) -> Grey:
    noise = np.random.default_rng(1).normal(0, strength, values.shape)
    return np.clip(values + noise, 0, 255).astype(np.uint8)


def blurred(strength: float, scale: float = 1.0) -> Grey:
    return np.asarray(cv2.GaussianBlur(resized(sample(), scale), (0, 0), strength))


def shaken(pixels: int, across: bool) -> Grey:
    kernel = np.zeros((pixels, pixels), np.float32)
    kernel[pixels // 2] = 1 / pixels
    return np.asarray(cv2.filter2D(sample(), -1, kernel if across else kernel.T))


def faint(share: float, grain: float) -> Grey:
    return grainy(255 - (255.0 - sample()) * share, grain)


@pytest.mark.parametrize("name", ["page.png", "form.png", "notes.tif", "word_ete.png"])
def test_good_pictures_have_no_flaw(name: str) -> None:
    assert quality(open_source(resources.path(f"samples/{name}")).load()).flaws == ()


@pytest.mark.parametrize(
    "page",
    [
        lambda: blurred(1),
        lambda: blurred(2),
        lambda: blurred(1, 0.5),
        lambda: resized(sample(), 0.35),
        lambda: grainy(sample() * 0.3, 2),
        lambda: faint(0.1, 2),
        lambda: grainy(np.full((900, 700), 235.0), 3),
        lambda: 255 - sample(),
        lambda: np.dstack([sample()] * 3),
    ],
    ids=["soft", "softer", "soft and small", "small", "dim", "pencil", "blank", "inverted", "RGB"],
)
def test_what_can_be_read_well_is_not_complained_of(page) -> None:
    assert quality(page()).flaws == ()


@pytest.mark.parametrize(
    ("page", "flaw"),
    [
        (lambda: blurred(4), Flaw.BLURRED),
        (lambda: blurred(7), Flaw.BLURRED),
        (lambda: blurred(2, 0.5), Flaw.BLURRED),
        (lambda: shaken(25, True), Flaw.BLURRED),
        (lambda: shaken(25, False), Flaw.BLURRED),
        (lambda: resized(sample(), 0.2), Flaw.SMALL),
        (lambda: resized(sample(), 0.12), Flaw.SMALL),
        (lambda: grainy(sample() * 0.1, 4), Flaw.DARK),
        (lambda: grainy(sample() * 0.05, 2), Flaw.DARK),
        (lambda: faint(0.06, 1), Flaw.FAINT),
        (lambda: faint(0.04, 1), Flaw.FAINT),
    ],
)
def test_what_cannot_be_read_well_is_named(page, flaw: Flaw) -> None:
    assert flaw in quality(page()).flaws


def test_measures_are_in_pixels_of_the_picture() -> None:
    small, large = quality(sample()), quality(resized(sample(), 3.0))
    assert large.letter == pytest.approx(3 * small.letter, rel=0.15)
    assert large.paper == pytest.approx(small.paper, abs=3)
