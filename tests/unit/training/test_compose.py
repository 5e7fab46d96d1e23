"""Letters, words and accents stand where a writer would put them."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.random import default_rng
from numpy.typing import NDArray

from model.charset import LATIN
from model.ink import Ink
from training import compose
from training.sources import manifest

PLAIN = [c for c in LATIN if c.isascii() and c != " "]


def write_ink(path: Path, texts: list[str], writer: str) -> str:
    """Every text as two strokes: a tall one, and a short one beside it."""
    strokes = [[(0, 0), (60, 200), (0, 400)], [(150, 150), (200, 400)]] * len(texts)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        points=np.array([p for stroke in strokes for p in stroke], np.int16),
        stroke_start=np.cumsum([0] + [len(stroke) for stroke in strokes]),
        sample_start=np.arange(len(texts) + 1) * 2,
        text=np.array(texts),
        writer=np.array([writer] * len(texts)),
    )
    return str(path)


@pytest.fixture
def letters(tmp_path: Path) -> str:
    return write_ink(tmp_path / "ink" / "characters.npz", PLAIN, "sta/1")


def heights(ink: Ink) -> list[tuple[float, float]]:
    """Top and bottom of each stroke above the baseline, in x-heights."""
    return [(-float(s.y.min()) / 200, -float(s.y.max()) / 200) for s in ink.strokes]


def points(ink: Ink) -> NDArray[np.float32]:
    return np.concatenate([s.points for s in ink.strokes])


def test_letters_reach_as_high_and_low_as_they_should(letters: str) -> None:
    top, bottom = heights(compose.composed(letters, "p", default_rng(0)))[0]
    assert (top, bottom) == pytest.approx((1.0, -0.75), abs=0.3)
    top, bottom = heights(compose.composed(letters, "d", default_rng(0)))[0]
    assert (top, bottom) == pytest.approx((1.9, 0.0), abs=0.3)


def test_letters_follow_one_another(letters: str) -> None:
    first, _, second, _ = compose.composed(letters, "no", default_rng(1)).strokes

    assert second.x.min() > first.x.max()


@pytest.mark.parametrize("character", [c for c in LATIN if c != " "])
def test_every_character_of_the_charset_can_be_written(letters: str, character: str) -> None:
    ink = compose.composed(letters, character, default_rng(2))

    assert np.isfinite(points(ink)).all()
    assert np.ptp(points(ink)[:, 1]) < 3 * 200


@pytest.mark.parametrize(("accented", "strokes"), [("é", 1), ("ê", 1), ("ë", 2)])
def test_accents_stand_above_their_letter(letters: str, accented: str, strokes: int) -> None:
    plain = compose.composed(letters, "e", default_rng(3))
    ink = compose.composed(letters, accented, default_rng(3))

    body, accent = heights(ink)[:2], heights(ink)[2:]
    assert len(ink.strokes) == len(plain.strokes) + strokes
    assert min(bottom for _, bottom in accent) > max(top for top, _ in body)


def test_some_loops_of_digits_are_left_open_and_no_letters_are(letters: str) -> None:
    def counts(text: str) -> set[int]:
        return {len(points(compose.composed(letters, text, default_rng(s)))) for s in range(40)}

    assert counts("b") == {5}
    assert {3, 4, 5} >= counts("8") > {5}


def test_a_cedilla_hangs_below(letters: str) -> None:
    ink = compose.composed(letters, "ç", default_rng(4))

    assert heights(ink)[-1][1] < -0.2


def test_words_of_a_line_share_a_baseline_and_keep_a_gap(tmp_path: Path) -> None:
    words = write_ink(tmp_path / "words.npz", ["one", "pig"], "sta/1")

    ink = compose.joined(words, 0, "one pig", default_rng(5))

    first, last = ink.strokes[:2], ink.strokes[2:]
    assert min(s.x.min() for s in last) - max(s.x.max() for s in first) > 0.4 * 200
    bottoms = [max(float(s.y.max()) for s in word) / 200 for word in (first, last)]
    assert bottoms == pytest.approx([0.0, 0.75], abs=0.3)


def test_signs_of_a_line_stand_close_to_their_word(tmp_path: Path) -> None:
    texts = ["(", "one", ")", ",", "pig", "?"]
    words = write_ink(tmp_path / "words.npz", texts, "sta/1")

    text = compose.line(texts)
    ink = compose.joined(words, 0, text, default_rng(5))

    assert text == "(one), pig?"
    parts = [ink.strokes[i : i + 2] for i in range(0, 12, 2)]
    gaps = [
        min(s.x.min() for s in after) - max(s.x.max() for s in before)
        for before, after in itertools.pairwise(parts)
    ]
    assert max(gaps) == gaps[3]
    assert sorted(gaps)[-2] < 0.6 * 200


def test_an_accent_changes_ink_and_label_together(tmp_path: Path) -> None:
    words = write_ink(tmp_path / "words.npz", ["ane"], "sta/1")

    for seed in range(20):
        ink, text = compose.with_accent(words, 0, "ane", default_rng(seed))
        assert text != "ane"
        assert (text[0] == "a") != (text[-1] == "e")
        assert len(ink.strokes) > 2


def test_a_word_that_takes_no_accent_is_left_alone(tmp_path: Path) -> None:
    words = write_ink(tmp_path / "words.npz", ["why"], "sta/1")

    assert compose.with_accent(words, 0, "why", default_rng(0))[1] == "why"


def test_composed_rows_need_no_validation_writer(tmp_path: Path) -> None:
    write_ink(tmp_path / "ink" / "words.npz", ["one", "two", "three"], "kai/2")

    table, _ = manifest(tmp_path)

    assert table["source"].unique().tolist() == ["ink_words"]


def test_numbers_for_measuring_are_of_writers_who_are_not_trained_on(tmp_path: Path) -> None:
    path = write_ink(tmp_path / "ink" / "characters.npz", list("0123456789"), "pri/7")

    ink, writer = compose.in_validation_hand(path, "1984", default_rng(0))

    assert writer == "pri/7"
    assert len(ink.strokes) == 8
