from __future__ import annotations

import pytest

from app.core.forms.checkbox import read_checkbox


@pytest.mark.parametrize(
    ("share", "text", "least"),
    [(0.0, "no", 0.99), (0.01, "no", 0.9), (0.12, "yes", 0.9), (0.9, "yes", 0.99)],
)
def test_ticked_or_not(share: float, text: str, least: float) -> None:
    reading = read_checkbox(share)

    assert reading.text == text
    assert least < reading.confidence <= 1
    assert reading.alternatives[0].text != text
    assert reading.alternatives[0].confidence == pytest.approx(1 - reading.confidence)


def test_a_little_ink_is_doubtful() -> None:
    assert read_checkbox(0.05).confidence == pytest.approx(0.5)
    assert read_checkbox(0.06).confidence < 0.7
