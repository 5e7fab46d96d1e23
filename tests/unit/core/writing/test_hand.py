"""A person's hand on the disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import FileError
from app.core.files import stamp_of
from app.core.writing.hand import Hand, HandReport
from app.core.writing.hand_words import MOST, HandWords, KeptWord, key_of, relabelled
from model import adaptation_lesson
from model.adaptation import HandWord
from model.adaptation_lesson import Lesson
from model.ink import Ink, Stroke
from model.recognizer import Recognizer
from tests.unit.core.modes import only_mine
from tests.unit.model.test_adaptation import SPEC, WORDS, drawn
from tests.unit.model.test_adaptation import Hand as Network

TEXTS = [f"{word}" for word in WORDS]


def kept(text: str, number: int = 0, **values: object) -> KeptWord:
    return KeptWord(f"{number}", HandWord(drawn(text), text), **values)  # pyright: ignore


@pytest.fixture
def words(tmp_path: Path) -> HandWords:
    return HandWords(tmp_path / "hand" / "words.jsonl")


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    folder = tmp_path / "hand"
    hand = Hand(folder)
    hand.words.add([kept(text, number) for number, text in enumerate(TEXTS)])
    return hand


def recognizer(confused: dict[str, str], sha256: str = SPEC.sha256) -> tuple[Recognizer, Network]:
    network = Network(confused)
    return Recognizer(network, replace(SPEC, sha256=sha256)), network


def teach(hand: Hand, reader: Recognizer, network: Network) -> HandReport:
    """Has words learned, of which the network is told what each shows."""
    used = [word.word.text for word in hand.words.read() if word.used]
    network.inks = list(used)
    return hand.learn(reader)


def test_words_are_kept_with_their_ink(words: HandWords) -> None:
    long = np.array([[5, 3, 0.5], [7.25, 9, 1]], np.float32)
    dot = np.array([20, 4], np.float32)
    ink = Ink((Stroke(*long.T), Stroke(dot[:1], dot[1:])))
    word = HandWord(ink, "Été", "name", cased=False)
    words.add([KeptWord("k", word, "ete", corrected=True, used=False, lesson=3)])

    (found,) = words.read()

    assert (found.key, found.read, found.corrected, found.used) == ("k", "ete", True, False)
    assert (found.lesson, found.word.text, found.word.field) == (3, "Été", "name")
    assert not found.word.cased
    first, second = found.word.ink.strokes
    assert first.x == pytest.approx([0, 2.2], abs=0.06)
    assert first.y == pytest.approx([0, 6])
    assert first.pressure == pytest.approx([0.5, 1])
    assert second.pressure is None


def test_the_file_is_for_its_owner_alone_and_can_be_read(words: HandWords) -> None:
    words.add([kept("abc")])

    assert only_mine(words.path)
    assert json.loads(words.path.read_text())["text"] == "abc"
    words.remove(["none"])
    assert only_mine(words.path)


def test_a_word_takes_the_place_of_one_with_its_key(words: HandWords) -> None:
    words.add([kept("ab", 1), kept("bc", 2)])
    words.add([relabelled(words.read()[0], "ca")])

    assert [(w.word.text, w.corrected) for w in words.read()] == [("ca", True), ("bc", False)]
    words.tidy()
    assert len(words.path.read_text().splitlines()) == 2


def test_what_is_forgotten_leaves_the_file(words: HandWords) -> None:
    words.add([kept("ab", 1), kept("bc", 2)])
    words.remove(["1"])

    assert [w.word.text for w in words.read()] == ["bc"]
    assert '"ab"' not in words.path.read_text()


def test_what_is_not_there_is_forgotten_without_writing(words: HandWords) -> None:
    words.add([kept("ab", 1)])
    before = stamp_of(words.path)
    words.remove(["2"])
    assert stamp_of(words.path) == before


def test_damaged_lines_are_left_out(words: HandWords) -> None:
    words.add([kept("ab", 1)])
    with words.path.open("a") as file:
        file.write(
            '{"key": "2", "text": "x", "strokes": [{"x": ["a"], "y": [1]}]}\n[1]\nnonsense\n'
        )
        file.write('{"key": "3", "text": "", "strokes": []}\n')
        huge = "9" * 400
        file.write(f'{{"key": "5", "text": "x", "strokes": [{{"x": [{huge}], "y": [1]}}]}}\n')
    words.add([kept("bc", 4)])

    assert [w.word.text for w in words.read()] == ["ab", "bc"]


def test_the_oldest_that_were_not_corrected_go_first(words: HandWords) -> None:
    words.add([kept("ab", i, corrected=i == 0) for i in range(MOST + 2)])

    keys = [word.key for word in words.read()]

    assert len(keys) == MOST
    assert keys[0] == "0"
    assert keys[1] == "3"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot be written"):
        HandWords(tmp_path / "file" / "words.jsonl").add([kept("ab")])


def test_ink_has_a_key_of_its_own() -> None:
    ink = Ink.from_points([np.array([[0, 0], [1, 1]])])
    other = Ink.from_points([np.array([[0, 0], [1, 2]])])

    assert key_of(ink) == key_of(ink) != key_of(other)


def test_a_hand_is_learned_saved_and_used_again(hand: Hand) -> None:
    reader, network = recognizer({"a": "b"})

    report = teach(hand, reader, network)

    assert report.helps
    assert report.right_after == report.tried == len(TEXTS)
    assert report.right_before < report.right_after
    assert hand.report() == report
    assert all(only_mine(path) for path in hand.files)
    later, network = recognizer({"a": "b"})
    assert hand.use(later)
    network.inks = ["ab"]
    assert later.read(drawn("ab")).text == "ab"


def test_a_new_model_has_it_learned_again(hand: Hand) -> None:
    teach(hand, *recognizer({"a": "b"}))
    newer, network = recognizer({"a": "b"}, "of a newer model")

    assert not hand.use(newer)
    network.inks = ["ab"]
    assert newer.read(drawn("ab")).text == "bb"
    assert teach(hand, newer, network).helps
    assert hand.use(newer)


def test_a_damaged_file_has_it_learned_again(hand: Hand) -> None:
    reader, network = recognizer({"a": "b"})
    teach(hand, reader, network)
    next(path for path in hand.files if path.suffix == ".npz").write_bytes(b"nonsense")

    assert not hand.use(reader)


def test_new_words_have_it_learned_again(hand: Hand) -> None:
    reader, network = recognizer({"a": "b"})
    teach(hand, reader, network)
    hand.words.add([kept("cab", 99)])

    assert not hand.use(reader)


def test_words_that_are_not_to_be_used_are_not_learned_from(hand: Hand) -> None:
    hand.words.add([replace(word, used=False) for word in hand.words.read()[12:]])

    report = teach(hand, *recognizer({"a": "b"}))

    assert len(report.keys) == 12


def test_what_no_longer_helps_is_not_used(hand: Hand) -> None:
    reader, network = recognizer({"a": "b"})
    teach(hand, reader, network)
    hand.words.add([replace(word, used=False) for word in hand.words.read()[5:]])

    report = teach(hand, reader, network)

    assert not report.helps
    assert not [path for path in hand.files if path.suffix == ".npz"]
    network.inks = ["ab"]
    assert reader.read(drawn("ab")).text == "bb"


def test_all_of_it_can_be_deleted(hand: Hand) -> None:
    teach(hand, *recognizer({"a": "b"}))
    hand.clear()

    assert hand.files == []
    assert hand.report() == HandReport()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"trials": 1}', '{"trials": {"a": {}}}'])
def test_a_damaged_report_is_none(hand: Hand, content: str) -> None:
    (hand.words.path.parent / "report.json").write_text(content)

    assert hand.report() == HandReport()


def test_a_lesson_that_nobody_wants_any_more_writes_nothing(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, _ = recognizer({})

    def clear_meanwhile(*_: object) -> Lesson:
        hand.clear()
        return Lesson(None)

    def pause() -> None:
        if not hand.files:
            raise KeyboardInterrupt

    monkeypatch.setattr(adaptation_lesson, "learn", clear_meanwhile)
    with pytest.raises(KeyboardInterrupt):
        hand.learn(reader, pause)
    assert hand.files == []
