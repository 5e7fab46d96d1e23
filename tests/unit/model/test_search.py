"""Fields in the search: patterns, expected texts, letter models, what stood before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from model.charset import LATIN, Charset
from model.decoding import log_softmax
from model.fields import Field
from model.language import LetterModel
from model.lexicon import WordList
from model.search import FieldSearch

CHARSET = Charset(LATIN)


def frames(*letters: dict[str, float]) -> NDArray[np.float32]:
    """Log-probabilities in which these letters, a blank after each, have these probabilities."""
    rows = []
    for row in letters:
        values = np.full(len(CHARSET), 1e-5)
        for letter, probability in row.items():
            values[CHARSET.encode(letter)[0]] = probability
        values[0] = max(1.0 - sum(row.values()), 1e-5)
        blank = np.full(len(CHARSET), 1e-5)
        blank[0] = 1.0
        rows += [values, blank]
    return log_softmax(np.log(np.array(rows)).astype(np.float32))


def best(log_probs: NDArray[np.float32], field: Field, search: FieldSearch | None = None) -> str:
    return (search or FieldSearch(CHARSET, {}, None)).find(log_probs, field)[0].text


@pytest.fixture
def search(tmp_path: Path) -> FieldSearch:
    counts = [("LEA", 5), ("XY", 1), ("ZY", 1), ("IL EST", 9), ("LE CHA", 9), ("A CAB", 1)]
    LetterModel.from_counts(counts, order=4).save(tmp_path / "m.npz")
    return FieldSearch(CHARSET, {"name": "m.npz"}, tmp_path)


def test_a_code_is_read_in_the_letters_it_may_hold() -> None:
    log_probs = frames({"a": 0.9}, {"O": 0.9}, {"l": 0.9})

    assert best(log_probs, Field.parse("code:[A-Z][0-9]{2}")) == "A01"
    assert best(log_probs, Field.parse("text")) == "aOl"


def test_a_date_keeps_its_form() -> None:
    log_probs = frames({"3": 0.9}, {"7": 0.6, "1": 0.4}, {"/": 0.9}, {"1": 0.9}, {"/": 0.9},
                       {"9": 0.9}, {"9": 0.9})  # fmt: skip

    assert best(log_probs, Field.parse("date")) == "31/1/99"


@pytest.mark.parametrize("kind", ["text", "name"])
def test_one_word_has_no_space(search: FieldSearch, kind: str) -> None:
    log_probs = frames({"X": 0.9}, {" ": 0.99}, {"Y": 0.9})

    assert best(log_probs, Field.parse(kind), search) == "X Y"
    assert best(log_probs, Field.parse(kind).one_word(), search) == "XY"


def test_where_nothing_matches_the_confidence_is_nought() -> None:
    found = FieldSearch(CHARSET, {}, None).find(frames({"7": 0.99}), Field.parse("code:[A-C]{3}"))

    assert found[0].share == pytest.approx(0.0, abs=0.02)


def test_shares_without_a_language_model_are_probabilities() -> None:
    found = FieldSearch(CHARSET, {}, None).find(frames({"a": 0.7, "b": 0.3}), Field.parse("text"))

    assert [(c.text, round(c.share, 2)) for c in found[:2]] == [("a", 0.7), ("b", 0.3)]


@pytest.mark.parametrize("kind", ["text", "name"])
def test_expected_texts_win_when_the_picture_is_unclear(search: FieldSearch, kind: str) -> None:
    log_probs = frames({"Z": 0.6, "X": 0.4}, {"Y": 0.99})
    field = Field.parse(kind)

    assert best(log_probs, field, search) == "ZY"
    assert best(log_probs, field.expecting(["XY", "QQ"]), search) == "XY"
    assert best(log_probs, field.expecting({"XY": 0.1}), search) == "ZY"


def test_other_texts_than_the_expected_stay_possible(search: FieldSearch) -> None:
    log_probs = frames({"Z": 0.98}, {"Y": 0.98})

    assert best(log_probs, Field.parse("name").expecting(["XY"]), search) == "ZY"


def test_an_expected_text_that_a_narrow_beam_loses_is_found() -> None:
    everything = {letter: 0.09 for letter in "BCDEFGHIJ"}
    log_probs = frames(*[{**everything, "A": 0.005}] * 3)

    assert best(log_probs, Field.parse("text").expecting({"AAA": 40.0})) == "AAA"


def test_a_known_word_that_a_narrow_beam_loses_is_found(search: FieldSearch) -> None:
    log_probs = frames({"X": 0.95, "Z": 0.0005}, *({letter: 0.999} for letter in "ALES"))
    field = Field.parse("name")
    known = replace(field, words=WordList(["zales", "rival"]))

    assert "ZALES" not in [c.text for c in search.find(log_probs, field)]
    assert "ZALES" in [c.text for c in search.find(log_probs, known)]


def test_a_known_word_overtakes_what_was_read_nearly_as_well(search: FieldSearch) -> None:
    log_probs = frames({"X": 0.6, "Z": 0.3}, *({letter: 0.9} for letter in "ALES"))
    field = Field.parse("name")

    assert best(log_probs, field, search) == "XALES"
    assert best(log_probs, replace(field, words=WordList(["zales"])), search) == "ZALES"


def test_what_is_written_plainly_stays_though_no_list_knows_it(search: FieldSearch) -> None:
    log_probs = frames(*({letter: 0.999} for letter in "stalea"))
    field = replace(Field.parse("name"), words=WordList(["stales", "rival"]))

    assert best(log_probs, field, search) == "stalea"


def test_what_stands_before_a_word_helps_to_read_it(search: FieldSearch) -> None:
    log_probs = frames({"C": 0.5, "E": 0.5}, {"H": 0.5, "S": 0.5}, {"A": 0.5, "T": 0.5})

    assert best(log_probs, Field.parse("name").after("il"), search) == "EST"
    assert best(log_probs, Field.parse("name").after("le"), search) == "CHA"


def test_choices_are_found_in_any_case() -> None:
    log_probs = frames({"o": 0.9}, {"u": 0.9}, {"i": 0.9})

    assert best(log_probs, Field.parse("choice:NON,OUI")) == "OUI"


def test_a_name_keeps_the_case_and_accents_that_were_written(search: FieldSearch) -> None:
    log_probs = frames({"L": 0.9}, {"é": 0.6, "e": 0.3}, {"a": 0.9})

    assert best(log_probs, Field.parse("name"), search) == "Léa"


def test_fields_searched_together_are_what_they_are_alone(search: FieldSearch) -> None:
    words = [
        frames({"l": 0.6, "L": 0.3}, {"é": 0.5, "e": 0.3}, {"a": 0.7, "o": 0.2}),
        frames({"1": 0.6, "l": 0.3}, {"2": 0.9}),
        frames({"x": 0.9}, {"y": 0.9}),
        frames({"7": 0.9}),
    ]
    fields = [Field.parse(text) for text in ("name", "digits", "choice:yes,XY,no", "code:[A-C]{3}")]

    together = search.find_all(words, fields)

    assert together == [search.find(*each) for each in zip(words, fields, strict=True)]
    assert [found[0].text for found in together[:3]] == ["léa", "12", "XY"]
