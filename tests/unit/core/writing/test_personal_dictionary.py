"""Words that were learned: counted, weighted, forgotten, and kept in a readable file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.core.errors import FileError
from app.core.writing import personal_dictionary
from app.core.writing.personal_dictionary import MOST, PersonalDictionary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plume" / "words.tsv"


def test_words_are_counted_and_kept(path: Path) -> None:
    words = PersonalDictionary(path)
    words.learn("Bénédicte,")
    words.learn("plume", 2)
    words.learn("Plume")
    assert list(PersonalDictionary(path)) == [("plume", 3), ("Bénédicte", 1)]
    assert "plume\t3" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["12", "a", "?", "", "3rd", "(…)"])
def test_numbers_letters_and_signs_are_no_words(path: Path, text: str) -> None:
    words = PersonalDictionary(path)
    words.learn(text)
    assert len(words) == 0


def test_what_was_written_often_weighs_more_up_to_a_limit(path: Path) -> None:
    words = PersonalDictionary(path)
    words.learn("seldom")
    words.learn("often", 8)
    words.learn("always", 10_000)
    weights = words.weights
    assert 0 < weights["seldom"] < weights["often"] < weights["always"] <= 4


def test_learning_is_taken_back(path: Path) -> None:
    words = PersonalDictionary(path)
    words.learn("one", 2)
    words.count([("one", -1)])
    assert list(words) == [("one", 1)]
    words.count([("one", -1), ("never", -1)])
    assert list(PersonalDictionary(path)) == []


def test_words_are_forgotten_and_all_is_deleted(path: Path) -> None:
    words = PersonalDictionary(path)
    words.learn("one")
    words.learn("two")
    words.forget(["one"])
    assert list(PersonalDictionary(path)) == [("two", 1)]
    words.clear()
    assert not path.exists()
    assert len(words) == 0
    words.clear()


def test_many_words_are_saved_in_one_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Path] = []
    save = PersonalDictionary.save
    monkeypatch.setattr(PersonalDictionary, "save", lambda s, p: (saved.append(p), save(s, p)))
    words = PersonalDictionary(path)
    words.count((text, 2) for text in ("one", "two", "three"))
    words.forget(["one", "two"])
    assert saved == [path, path]
    assert list(PersonalDictionary(path)) == [("three", 2)]
    words.forget(["three"])
    assert not path.exists()


def test_words_that_a_person_put_into_the_file_come_back_as_they_were(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("A4\t3\nPlume\t2\nplume\t1\n", encoding="utf-8")
    words = PersonalDictionary(path)
    known = list(words)
    words.forget(word for word, _ in known)
    words.restore(known)
    assert list(PersonalDictionary(path)) == known


def test_a_file_that_a_person_edited_is_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("# mine\nÉlodie\nchat\t4\n\ndog\tmany\n", encoding="utf-8")
    assert list(PersonalDictionary(path)) == [("chat", 4), ("dog", 1), ("Élodie", 1)]


def test_odd_counts_in_the_file_still_weigh(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f"chat\t0\ndog\t{' ' * 20}7\n", encoding="utf-8")
    words = PersonalDictionary(path)
    assert list(words) == [("dog", 7), ("chat", 1)]
    assert words.weights.keys() == {"dog", "chat"}


def test_a_file_that_is_no_text_is_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(FileError, match=r"words\.tsv.*mend or delete"):
        PersonalDictionary(path)


def test_a_folder_that_cannot_be_written_is_a_sentence(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(FileError, match=r"words\.tsv"):
        PersonalDictionary(path).learn("one")


def test_words_that_are_used_least_go_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PersonalDictionary, "save", lambda self, path: None)
    words = PersonalDictionary(path)
    words.learn("kept", 9)
    for number in range(MOST):
        words.learn("w" + "".join(chr(97 + int(d)) for d in str(number)))
    assert len(words) <= MOST
    assert "kept" in words


def test_what_is_noted_while_the_file_is_written_is_neither_lost_nor_counted_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, pad = PersonalDictionary(path), PersonalDictionary(path)
    write = personal_dictionary._write

    def slowly(path: Path, counts: Iterable[tuple[str, int]]) -> None:
        write(path, counts)
        # another thread, before the first one knows of its own file
        assert words.note([("two", 1)])

    words.note([("one", 1)])
    pad.learn("three")
    monkeypatch.setattr(personal_dictionary, "_write", slowly)
    words.save(path)
    monkeypatch.undo()
    assert dict(words) == {"one": 1, "two": 1, "three": 1}
    assert dict(PersonalDictionary(path)) == {"one": 1, "three": 1}
    pad.learn("four")
    words.save(path)
    assert dict(PersonalDictionary(path)) == {"one": 1, "two": 1, "three": 1, "four": 1}


def test_what_could_not_be_written_is_written_with_the_next_words(path: Path) -> None:
    words = PersonalDictionary(path)
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(FileError):
        words.learn("one")
    path.parent.unlink()
    words.learn("two")
    assert dict(PersonalDictionary(path)) == {"one": 1, "two": 1}


def test_two_programs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    window, pad = PersonalDictionary(path), PersonalDictionary(path)
    window.learn("garden")
    pad.learn("house")
    window.learn("garden")
    assert list(PersonalDictionary(path)) == [("garden", 2), ("house", 1)]

    assert pad.catch_up()
    assert list(pad) == [("garden", 2), ("house", 1)]
    assert not pad.catch_up()
    window.clear()
    assert pad.catch_up()
    assert list(pad) == []
