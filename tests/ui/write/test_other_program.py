"""Typing into another program: spaces, corrections, and taking back no more than was typed."""

from __future__ import annotations

import pytest

from app.ui.write.other_program import OtherProgram
from app.ui.write.word_text import WordText
from model.reading import Alternative


class Editor:
    """Another program's text field, with the keys that a typist presses."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.window = 1
        self.keys: list[tuple[str, bool]] = []

    def type(self, text: str) -> None:
        self.text += text

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        for _ in range(times):
            self.keys.append((key, shift))
            if key == "backspace":
                self.text = self.text[:-1]
            else:
                self.text += {"enter": "\n", "tab": "\t"}.get(key, "")

    def focus(self) -> object:
        return self.window

    def close(self) -> None:
        pass


@pytest.fixture
def editor() -> Editor:
    return Editor("old ")


@pytest.fixture
def program(editor: Editor) -> OtherProgram:
    return OtherProgram(editor)


def words(*texts: str) -> list[WordText]:
    return [
        WordText(text, 0.9, (Alternative(text, 0.9), Alternative(f"{text}x", 0.1)))
        for text in texts
    ]


def test_words_and_signs_get_their_spaces(editor: Editor, program: OtherProgram) -> None:
    program.insert_words(1, words("one", "two"))
    program.insert_sign(",")
    program.insert_words(2, words("three"))
    program.insert_sign("-")
    program.insert_words(3, words("four"))
    program.insert_space()
    program.insert_text("x")
    assert editor.text == "old one two, three-four x"


def test_words_that_are_taken_back_are_told_as_chosen(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one", "two"))
    program.choose(1)
    assert [word.text for word in program.take_back(1) or ()] == ["one", "twox"]
    assert editor.text == "old "


def test_words_are_taken_back_and_what_follows_stays(editor: Editor, program: OtherProgram) -> None:
    program.insert_words(1, words("one"))
    program.insert_words(2, words("two"))
    program.insert_sign(".")
    assert program.take_back(2)
    assert editor.text == "old one . "
    assert program.take_back(1)
    assert not program.take_back(1)
    assert editor.text == "old . "


def test_backspace_takes_the_last_word_and_then_the_next(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one", "two"))
    program.erase_back()
    assert editor.text == "old one "
    program.erase_back()
    assert editor.text == "old "
    program.erase_back()
    assert editor.text == "old"


def test_another_candidate_of_the_last_word_replaces_it(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one"))
    assert program.word is not None
    program.choose(1)
    assert editor.text == "old onex "
    assert program.word.text == "onex"
    assert editor.keys == [("backspace", False)], "only what differs is typed again"
    program.insert_sign(".")
    program.insert_text("a")
    assert program.word is None
    assert program.take_back(1)
    assert editor.text == "old . a"


def test_a_letter_with_its_accent_is_one_backspace(editor: Editor, program: OtherProgram) -> None:
    program.insert_words(1, words("e\u0301te\u0301"))
    assert editor.text == "old \u00e9t\u00e9 "
    assert program.take_back(1)
    assert editor.text == "old "


def test_nothing_is_taken_back_where_it_was_not_typed(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one"))
    editor.window, editor.text = 2, "else"
    assert program.before == ""
    assert not program.take_back(1)
    assert editor.text == "else"
    program.insert_words(2, words("two"))
    assert editor.text == "elsetwo "


@pytest.mark.parametrize("key", ["tab", "left", "up"])
def test_after_the_caret_moved_nothing_before_is_touched(
    editor: Editor, program: OtherProgram, key: str
) -> None:
    program.insert_words(1, words("one"))
    program.press(key, shift=True)
    assert editor.keys == [(key, True)]
    assert not program.take_back(1)
    assert program.word is None


def test_a_new_line_begins_a_sentence_and_closes_what_was_before(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one"))
    program.insert_text("\n")
    assert editor.keys == [("enter", False)]
    assert program.before == "\n"
    assert not program.take_back(1)
    program.insert_words(2, words("two"))
    assert editor.text == "old one \ntwo "


@pytest.mark.parametrize(("key", "before"), [("left", None), ("down", None), ("tab", "")])
def test_what_is_before_the_caret_is_not_known_where_an_arrow_led_it(
    program: OtherProgram, key: str, before: str | None
) -> None:
    program.insert_words(1, words("one"))
    program.press(key)
    assert program.before == before
    program.insert_text("x")
    assert program.before == "x"


def test_what_backspace_took_is_typed_again_and_is_the_same_word(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one", "two"))
    erased = program.erase_back()
    assert erased is not None
    assert program.put_back(erased)
    assert editor.text == "old one two "
    program.insert_sign(",")
    assert editor.text == "old one two, "
    taken = program.take_back(1)
    assert [word.text for word in taken or ()] == ["one", "two"]


def test_what_backspace_took_is_not_typed_where_the_caret_has_moved(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one"))
    erased = program.erase_back()
    assert erased is not None
    program.press("left")
    assert not program.put_back(erased)
    assert editor.text == "old "


def test_what_was_typed_again_is_taken_back_again_where_it_still_is_the_last(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("one", "two"))
    erased = program.erase_back()
    assert erased is not None
    assert program.put_back(erased)
    erased = program.erase_again(erased)
    assert editor.text == "old one "
    assert erased is not None
    assert program.put_back(erased)
    editor.window = 2
    assert program.erase_again(erased) is None
    editor.window = 1
    program.insert_text("x")
    assert program.erase_again(erased) is None
    assert editor.text == "old one two x"


def test_a_word_is_put_back_where_a_long_text_is_forgotten(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_text("x" * 990)
    program.insert_words(1, words("one"))
    erased = program.erase_back()
    program.insert_text("y" * 9)
    assert erased is not None
    assert program.put_back(erased)
    assert program.take_back(1)
    assert editor.text == f"old {'x' * 990} {'y' * 9}"


def test_a_long_text_is_not_remembered_whole(editor: Editor, program: OtherProgram) -> None:
    for number in range(400):
        program.insert_words(number, words("word"))
    assert program.take_back(399)
    assert len(program.before or "") < 1100
    assert editor.text == "old " + "word " * 399


def test_a_sign_after_a_word_that_was_taken_back_deletes_nothing_that_was_typed(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(1, words("l"))
    program.insert_sign("'")
    program.insert_words(2, words("eau"))
    assert editor.text == "old l'eau "
    program.take_back(2)
    program.insert_sign(",")
    assert editor.text == "old l', "
