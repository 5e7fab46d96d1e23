"""Typing into another program: spaces, corrections, and taking back no more than was typed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.services.typing import ClipboardTypist
from app.ui.write.other_program import OtherProgram
from app.ui.write.word_text import WordText
from model.reading import Alternative

Steps = list[Any]


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


@pytest.fixture
def steps(program: OtherProgram) -> Steps:
    """The steps that are made."""
    found: Steps = []
    program.edited.connect(found.append)
    return found


def words(*texts: str) -> list[WordText]:
    return [
        WordText(text, 0.9, (Alternative(text, 0.9), Alternative(f"{text}x", 0.1)))
        for text in texts
    ]


def test_words_and_signs_get_their_spaces(editor: Editor, program: OtherProgram) -> None:
    program.insert_words(words("one", "two"))
    program.insert_sign(",")
    program.insert_words(words("three"))
    program.insert_sign("-")
    program.insert_words(words("four"))
    program.insert_space()
    program.insert_text("x")
    assert editor.text == "old one two, three-four x"


def test_every_step_is_taken_back_and_done_again(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    texts = ["old "]
    for change in (
        lambda: program.insert_words(words("one", "two")),
        lambda: program.choose(1),
        lambda: program.insert_sign(","),
        lambda: program.insert_text("é"),
        program.insert_space,
        lambda: program.insert_words(words("e\u0301te\u0301")),
        program.erase_back,
        program.erase_back,
    ):
        change()
        texts.append(editor.text)
    done = list(steps)
    for expected in texts[-2::-1]:
        assert program.take_back(steps.pop())
        assert editor.text == expected
    assert steps == []
    for step, expected in zip(done, texts[1:], strict=True):
        assert program.do_again(step)
        assert editor.text == expected
    assert [word.text for word in program.words] == ["one", "twox"]


def test_backspace_takes_the_last_word_and_then_the_next(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(words("one", "two"))
    program.erase_back()
    assert editor.text == "old one "
    program.erase_back()
    assert editor.text == "old "
    program.erase_back()
    assert editor.text == "old"


def test_another_candidate_of_the_last_word_replaces_it(
    editor: Editor, program: OtherProgram
) -> None:
    program.insert_words(words("one"))
    assert program.word is not None
    program.choose(1)
    assert editor.text == "old onex "
    assert program.word.text == "onex"
    assert editor.keys == [("backspace", False)], "only what differs is typed again"
    program.insert_sign(".")
    program.insert_text("a")
    assert program.word is None


def test_a_letter_with_its_accent_is_one_backspace(editor: Editor, program: OtherProgram) -> None:
    program.insert_words(words("e\u0301te\u0301"))
    assert editor.text == "old \u00e9t\u00e9 "
    program.erase_back()
    assert editor.text == "old "


def test_nothing_is_taken_back_where_it_was_not_typed(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    program.insert_words(words("one"))
    editor.window, editor.text = 2, "else"
    assert program.before is None
    assert not program.take_back(steps[0])
    assert editor.text == "else"
    program.insert_words(words("two"))
    assert editor.text == "elsetwo "


@pytest.mark.parametrize("key", ["tab", "left", "up"])
def test_after_the_caret_moved_nothing_before_is_touched(
    editor: Editor, program: OtherProgram, steps: Steps, key: str
) -> None:
    program.insert_words(words("one"))
    program.press(key, shift=True)
    assert editor.keys == [(key, True)]
    assert not program.take_back(steps[0])
    assert program.word is None


def test_a_new_line_begins_a_sentence_and_closes_what_was_before(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    program.insert_words(words("one"))
    program.insert_text("\n")
    assert editor.keys == [("enter", False)]
    assert program.before == "\n"
    assert not program.take_back(steps[0])
    program.insert_words(words("two"))
    assert editor.text == "old one \ntwo "


@pytest.mark.parametrize("key", ["left", "down", "tab"])
def test_what_is_before_the_caret_is_known_only_where_it_was_typed(
    program: OtherProgram, key: str
) -> None:
    assert program.before is None
    program.insert_words(words("one"))
    assert program.before == "one "
    program.press(key)
    assert program.before is None
    program.insert_text("x")
    assert program.before == "x"


def test_before_what_is_collected_on_the_clipboard_there_is_nothing(qapp: QApplication) -> None:
    program = OtherProgram(ClipboardTypist())
    assert program.before == ""
    program.insert_words(words("one"))
    assert program.before == "one "


def test_what_backspace_took_comes_back_as_the_same_word(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    program.insert_words(words("one", "two"))
    program.erase_back()
    assert program.take_back(steps.pop())
    assert editor.text == "old one two "
    assert [word.text for word in program.words] == ["one", "two"]
    program.insert_sign(",")
    assert editor.text == "old one two, "


def test_nothing_is_done_again_where_the_caret_has_moved(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    program.insert_words(words("one"))
    assert program.take_back(steps[0])
    editor.window = 2
    assert not program.do_again(steps[0])
    editor.window = 1
    program.insert_text("x")
    assert not program.do_again(steps[0])
    assert editor.text == "old x"


def test_a_sign_after_a_word_that_was_taken_back_deletes_nothing_that_was_typed(
    editor: Editor, program: OtherProgram, steps: Steps
) -> None:
    program.insert_words(words("l"))
    program.insert_sign("'")
    program.insert_words(words("eau"))
    assert editor.text == "old l'eau "
    program.take_back(steps.pop())
    program.insert_sign(",")
    assert editor.text == "old l', "
