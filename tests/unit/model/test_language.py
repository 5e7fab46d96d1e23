"""The letter model on counts small enough to check by hand, and in the search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.beam import beam_search
from model.charset import Charset, fold
from model.decoding import log_softmax
from model.errors import ModelError
from model.language import LabelModel, LetterModel

COUNTS = [("LEA", 6), ("LEO", 2), ("Zoé", 1)]


def probability(model: LetterModel, context: str, letter: str) -> float:
    return model.probability(model.levels(fold(context)), model.alphabet.index(letter))


def test_witten_bell_by_hand() -> None:
    model = LetterModel.from_counts([("AB", 3), ("AA", 1)], order=2)
    # the alphabet is end, A, B; the context "" saw A 5 times, B 3 times and the end 4 times
    unigram_b = (3 + 3 / 3) / (12 + 3)
    # after A came B 3 times, A once, the end once
    assert probability(model, "A", "B") == pytest.approx((3 + 3 * unigram_b) / (5 + 3))


def test_probabilities_sum_to_one_in_any_context() -> None:
    model = LetterModel.from_counts(COUNTS, order=4)

    for text in ("", "L", "LE", "never seen"):
        assert sum(probability(model, text, x) for x in model.alphabet) == pytest.approx(1.0)


def test_frequent_continuations_are_likely_whatever_the_case() -> None:
    model = LetterModel.from_counts(COUNTS, order=4)

    assert probability(model, "LE", "A") > probability(model, "LE", "O") > 0
    assert probability(model, "lé", "A") == probability(model, "LE", "A")
    assert probability(model, "ZO", "E") > 0.5


def test_rare_contexts_can_be_left_out() -> None:
    full, pruned = (LetterModel.from_counts(COUNTS, 4, least=n) for n in (1, 3))

    assert probability(pruned, "ZO", "E") < probability(full, "ZO", "E")
    assert probability(pruned, "LE", "A") == pytest.approx(probability(full, "LE", "A"), abs=0.1)


def test_a_saved_model_says_the_same(tmp_path: Path) -> None:
    model = LetterModel.from_counts(COUNTS, order=4, known=["Zoé-Léa", "Léo"])
    model.save(tmp_path / "names.npz")

    loaded = LetterModel.load(tmp_path / "names.npz")

    assert loaded.lexicon.words == ["Léo", "Zoé-Léa"]

    for text in ("", "L", "LE", "LEA"):
        for letter in model.alphabet:
            assert probability(loaded, text, letter) == probability(model, text, letter)


@pytest.mark.parametrize("content", [None, b"", b"nothing of the kind", b"PK\x03\x04broken"])
def test_what_is_no_letter_model_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "names.npz"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ModelError, match=r"names\.npz"):
        LetterModel.load(path)


def test_the_search_takes_the_likelier_spelling() -> None:
    charset = Charset("AELOZ")
    language = LabelModel(LetterModel.from_counts(COUNTS, order=4), charset)
    logits = np.full((5, len(charset)), -8.0, np.float32)
    for step, letters in enumerate(["L", "", "E", "", "AO"]):
        logits[step, charset.encode(letters) or [0]] = 4.0
    logits[4, charset.encode("O")] += 0.2
    log_probs = log_softmax(logits)

    alone = beam_search(log_probs)
    helped = beam_search(log_probs, language=language)

    assert charset.decode(alone[0].labels) == "LEO"
    assert charset.decode(helped[0].labels) == "LEA"


def test_a_clear_picture_wins_over_the_likelier_spelling() -> None:
    charset = Charset("AELOZ")
    language = LabelModel(LetterModel.from_counts(COUNTS, order=4), charset)
    logits = np.full((3, len(charset)), -12.0, np.float32)
    for step, letter in enumerate("ZEL"):
        logits[step, charset.encode(letter)] = 4.0

    best = beam_search(log_softmax(logits), language=language)[0]

    assert charset.decode(best.labels) == "ZEL"


def test_all_signs_that_stand_alone_are_equally_likely() -> None:
    charset = Charset("AB.[")
    language = LabelModel(LetterModel.from_counts([("AB", 5), (".", 90)], order=4), charset)

    def score(text: str) -> float:
        (label,) = charset.encode(text)
        return language.scores(())[label] + language.end_score((label,))

    assert score(".") == pytest.approx(score("["))
    assert score("A") != pytest.approx(score("B"))


def test_a_known_word_is_likelier_as_a_whole() -> None:
    charset = Charset("AELOZ")
    models = [LetterModel.from_counts(COUNTS, 4, known=known) for known in ([], ["Lea"])]
    plain, knowing = (LabelModel(model, charset) for model in models)

    def lost(text: str) -> float:
        labels = tuple(charset.encode(text))
        return plain.end_score(labels) - knowing.end_score(labels)

    assert lost("LEA") == 0
    assert lost("LEO") == pytest.approx(1)
