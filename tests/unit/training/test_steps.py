"""The reference work's preparation, on samples of our own."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

import resources
from training import steps
from training.config import Config, load
from training.samples import Encoder


@pytest.fixture
def word() -> np.ndarray:
    path = resources.path("samples/word_plume.png")
    return np.asarray(cv2.imread(str(path)), np.uint8)


def test_each_step_is_shown_by_name(word: np.ndarray) -> None:
    names, pictures = zip(*steps.steps(word, load("crnn-reference").spec), strict=True)

    assert names == ("grey", "high contrast", "fixed size", "turned and mirrored: time first")
    grey, contrast, fixed, turned = pictures
    assert grey.shape == contrast.shape == word.shape[:2]
    assert set(np.unique(contrast)) == {0, 255}
    assert contrast[grey < 90].min() == 255
    assert contrast[grey > 200].max() == 0
    assert fixed.shape == (64, 256)
    assert turned.shape == (256, 64)
    assert (turned[17] == fixed[:, 17]).all()


def test_high_contrast_and_the_fixed_size_can_be_switched_off(word: np.ndarray) -> None:
    config = Config("x", "crnn", {}, height=40, preparation="reference")

    names, pictures = zip(*steps.steps(word, config.spec), strict=True)

    assert names == ("grey", "inverted", "fixed height", "turned and mirrored: time first")
    assert len(np.unique(pictures[1])) > 20
    assert pictures[2].shape == (40, round(word.shape[1] * 40 / word.shape[0]))
    assert (Encoder(config).prepared(word) == pictures[2]).all()


def test_a_word_wider_than_the_fixed_size_is_squeezed() -> None:
    wide = np.full((20, 400), 255, np.uint8)
    wide[5:15, -20:] = 0

    pixels = steps.prepared(wide, load("crnn-reference").spec)

    assert pixels.shape == (64, 256)
    assert pixels[30, -5] == 255


def test_labels_leave_out_accents_and_letters_that_the_charset_lacks() -> None:
    config = load("crnn-words")
    encoder, charset = Encoder(config), config.spec.charset

    assert charset.decode(encoder.label("L'été à 5 °C", folded=False)) == "L'etea5C"
    assert charset.decode(encoder.label("été", folded=True)) == "ETE"


def test_plumes_own_preparation_is_the_default(word: np.ndarray) -> None:
    assert (Encoder(load("crnn")).prepared(word) != steps.prepared(word, load("crnn").spec)).any()
