"""Figures that the reference works state, on their own data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stated:
    """One line of a reference work.

    Attributes:
        rival: The configuration that is this network, or a name of theirs.
        letters: Share of letters right.
        words: Share of words right.
        data: What it was trained on, as far as they say.
    """

    rival: str
    letters: float
    words: float
    data: str


STATED = (
    Stated("crnn", 0.9125, 0.7517, "3,000 images"),
    Stated("crnn", 0.9298, 0.7556, "330,292 images"),
    Stated("cnn", 0.8425, 0.5954, "size not stated"),
    Stated("rnn", 0.6981, 0.0026, "size not stated"),
    Stated("crnn-gru512", 0.920, 0.810, "size not stated"),
    Stated("crnn-lstm512", 0.925, 0.828, "size not stated"),
    Stated("an early Kaggle baseline", 0.8216, 0.6910, "size not stated"),
)

CONTRAST = "Theirs, with and without high contrast: 85 % against 91 % of letters."
