"""Words from the pad stand where they belong in the text, and doubtful ones are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.ui.write.spacing import space_after, space_before
from app.ui.write.text_field import TextField
from app.ui.write.text_steps import Step
from app.ui.write.word_text import WordText
from model.reading import Alternative


def word(text: str, confidence: float = 0.95, *others: str) -> WordText:
    """A word with some other readings."""
    rest = tuple(Alternative(other, 0.02) for other in others)
    return WordText(text, confidence, (Alternative(text, confidence), *rest))


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    field = TextField()
    qtbot.addWidget(field)
    field.resize(500, 200)
    field.show()
    qtbot.waitExposed(field)
    return field


def put_caret(field: TextField, position: int, anchor: int | None = None) -> None:
    cursor = field.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def steps_of(field: TextField) -> list[Step]:
    """The steps that are made from now on."""
    steps: list[Step] = []
    field.edited.connect(steps.append)
    return steps


def with_caret(field: TextField) -> str:
    """The text with a bar where the caret is."""
    text, position = field.toPlainText(), field.textCursor().position()
    return f"{text[:position]}|{text[position:]}"


def test_words_are_followed_by_a_space(field: TextField) -> None:
    field.insert_words([word("hello"), word("you")])
    field.insert_words([word("there")])
    assert with_caret(field) == "hello you there |"


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("one", "", "one new |"),
        ("one ", "two", "one new |two"),
        ("one", " two", "one new |two"),
        ("one ", ", two", "one new|, two"),
        ("l'", "", "l'new |"),
        ("(", ")", "(new|)"),
        ("one\n", "", "one\nnew |"),
    ],
)
def test_words_come_in_at_the_caret_with_spaces_where_they_belong(
    field: TextField, before: str, after: str, result: str
) -> None:
    field.setPlainText(before + after)
    put_caret(field, len(before))
    steps = steps_of(field)
    field.insert_words([word("new")])
    assert with_caret(field) == result
    assert field.take_back(steps.pop())
    assert with_caret(field) == f"{before}|{after}"


def test_words_take_the_place_of_the_selection(field: TextField) -> None:
    field.setPlainText("one two three")
    put_caret(field, 7, anchor=4)
    field.insert_words([word("2")])
    assert with_caret(field) == "one 2 |three"


def test_a_selection_that_words_took_the_place_of_comes_back_with_them(field: TextField) -> None:
    field.setPlainText("one two\nsix four")
    put_caret(field, 11, anchor=4)
    steps = steps_of(field)
    field.insert_words([word("new")])
    assert field.toPlainText() == "one new four"
    assert field.take_back(steps.pop())
    assert field.toPlainText() == "one two\nsix four"
    field.insert_words([word("new")])
    assert field.toPlainText() == "one new four"


def test_every_change_is_a_step_that_is_taken_back_and_done_again(
    field: TextField, qtbot: QtBot
) -> None:
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    steps, texts = steps_of(field), [""]
    for change in (
        lambda: field.insert_words([word("hum", 0.4, "human"), word("end")]),
        lambda: QTest.keyClicks(field, "so "),
        lambda: field.insert_sign("!"),
        field.go_to_doubtful,
        lambda: field.choose(1),
        lambda: put_caret(field, 5),
        lambda: QTest.keyClick(field, Qt.Key.Key_Backspace),
        lambda: QTest.keyClicks(field, "ab c"),
        lambda: put_caret(field, len(field.toPlainText())),
        field.erase_back,
        lambda: field.insert_words([word("new")]),
        field.erase_back,
    ):
        change()
        if field.toPlainText() != texts[-1]:
            texts.append(field.toPlainText())
    done = list(steps)
    for expected in texts[-2::-1]:
        assert field.take_back(steps.pop())
        assert field.toPlainText() == expected
    assert steps == []
    assert field.words == []
    for step, expected in zip(done, texts[1:], strict=True):
        assert field.do_again(step)
        assert field.toPlainText() == expected
        assert all(m.cursor.selectedText() == m.word.text for m in field.doubtful)


def test_words_come_back_as_words(field: TextField) -> None:
    steps = steps_of(field)
    field.insert_words([word("hum", 0.4, "human")])
    field.insert_words([word("you")])
    field.erase_back()
    field.erase_back()
    assert field.words == []
    for expected in (["hum"], ["hum", "you"]):
        field.take_back(steps.pop())
        assert [w.text for w in field.words] == expected
    assert [m.word.text for m in field.doubtful] == ["hum"]
    field.insert_sign(",")
    assert with_caret(field) == "hum you, |"


def test_what_is_typed_behind_words_is_not_taken_back_with_them(field: TextField) -> None:
    steps = steps_of(field)
    field.insert_words([word("hello")])
    QTest.keyClicks(field, "then")
    field.insert_words([word("you")])
    seen = []
    while steps:
        field.take_back(steps.pop())
        seen.append(with_caret(field))
    assert seen == ["hello then|", "hello |", "|"]


def test_nothing_is_taken_back_of_a_text_that_was_set_anew(field: TextField) -> None:
    steps = steps_of(field)
    field.insert_words([word("hello")])
    field.setPlainText("else")
    assert field.take_back(steps[0])
    assert field.do_again(steps[0])
    assert field.toPlainText() == "else"


def test_marks_stand_close_to_the_word(field: TextField) -> None:
    field.insert_words([word("hello")])
    field.insert_sign(",")
    field.insert_words([word("it")])
    field.insert_sign("'")
    field.insert_words([word("s")])
    field.insert_sign("!")
    assert with_caret(field) == "hello, it's! |"


def test_a_space_that_a_person_typed_stays(field: TextField) -> None:
    field.insert_words([word("hello")])
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Space)
    put_caret(field, 0)
    put_caret(field, 6)
    field.insert_text("x")
    field.insert_space()
    field.insert_sign("?")
    assert with_caret(field) == "hello x ? |"


def test_space_after_a_word_does_not_double_it(field: TextField) -> None:
    field.insert_words([word("hello")])
    field.insert_space()
    assert with_caret(field) == "hello |"
    field.insert_space()
    assert with_caret(field) == "hello  |"


def test_backspace_takes_words_whole_and_typed_text_by_character(field: TextField) -> None:
    field.setPlainText("ab")
    put_caret(field, 2)
    field.insert_words([word("one"), word("two")])
    seen = []
    for _ in range(5):
        field.erase_back()
        seen.append(with_caret(field))
    assert seen == ["ab one |", "ab |", "ab|", "a|", "|"]
    field.erase_back()
    assert with_caret(field) == "|"


def test_backspace_takes_the_selection(field: TextField) -> None:
    field.setPlainText("one two")
    put_caret(field, 7, anchor=3)
    field.erase_back()
    assert with_caret(field) == "one|"


def test_after_backspace_a_mark_still_goes_to_the_word_before(field: TextField) -> None:
    field.insert_words([word("one"), word("two")])
    field.erase_back()
    field.insert_sign(".")
    assert with_caret(field) == "one. |"


def test_doubtful_words_are_underlined_until_they_are_edited(field: TextField) -> None:
    field.insert_words([word("sure", 0.9), word("hum", 0.5), word("hm", 0.4)])
    assert [s.cursor.selectedText() for s in field.extraSelections()] == ["hum", "hm"]
    put_caret(field, 6)
    QTest.keyClicks(field, "x")
    assert [m.word.text for m in field.doubtful] == ["hm"]
    field.set_threshold(0.3)
    assert field.extraSelections() == []


def test_the_caret_goes_from_one_doubtful_word_to_the_next(field: TextField) -> None:
    field.insert_words([word("hum", 0.5), word("sure"), word("hm", 0.4)])
    seen = []
    for _ in range(3):
        field.go_to_doubtful()
        assert field.current is not None
        seen.append(field.current.word.text)
    assert seen == ["hum", "hm", "hum"]


def test_another_reading_takes_the_words_place(field: TextField) -> None:
    field.insert_words([word("hum", 0.5, "human"), word("end")])
    field.go_to_doubtful()
    field.choose(1)
    assert with_caret(field) == "human| end "
    assert field.doubtful == []
    field.choose(0)
    assert with_caret(field) == "hum| end "
    assert field.doubtful == []


def test_words_behind_an_emoji_are_known(field: TextField) -> None:
    QTest.keyClicks(field, "ab")
    put_caret(field, 1)
    field.insert_text("😀")
    field.insert_words([word("cat", 0.4, "cut")])
    field.insert_words([word("you", 0.4, "yon")])
    assert field.toPlainText() == "a😀 cat you b"
    assert len(field.doubtful) == 2
    field.choose(1)
    field.mend("yo😀")
    assert field.toPlainText() == "a😀 cat yo😀 b"
    field.choose(1)
    assert field.toPlainText() == "a😀 cat you b"


def test_a_choice_is_a_step(field: TextField) -> None:
    field.insert_words([word("hum", 0.5, "human")])
    field.go_to_doubtful()
    steps = steps_of(field)
    field.choose(1)
    field.take_back(steps.pop())
    assert with_caret(field) == "hum| "
    assert field.word is not None
    assert not field.word.checked


def test_the_tooltip_tells_how_sure_a_word_is(field: TextField, qtbot: QtBot) -> None:
    field.insert_words([word("hum", 0.51), word("sure", 0.96)])
    for position, told in ((1, "51 %"), (6, "96 %")):
        put_caret(field, position)
        place = field.viewport().mapTo(field, field.cursorRect().center() + QPoint(1, 0))
        assert told in field.tip_at(place)
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("text", "needed"), [("", False), ("a", True), ("a ", False), ("l'", False), ("a,", True)]
)
def test_where_a_space_belongs_before_a_word(text: str, needed: bool) -> None:
    assert space_before(text) is needed


@pytest.mark.parametrize(
    ("text", "needed"), [("", True), ("a", True), (" a", False), (", a", False), (")", False)]
)
def test_where_a_space_belongs_after_a_word(text: str, needed: bool) -> None:
    assert space_after(text) is needed


def type_over(field: TextField, start: int, end: int, keys: str) -> list[WordText]:
    """Types over a part of the text, then leaves it; the words that were mended by that."""
    found: list[WordText] = []
    field.mended.connect(found.append)
    field.setFocus()
    put_caret(field, end, anchor=start)
    QTest.keyClick(field, Qt.Key.Key_Delete) if start < end else None
    QTest.keyClicks(field, keys)
    assert found == []
    put_caret(field, len(field.toPlainText()))
    return found


@pytest.mark.parametrize(
    ("start", "end", "keys", "text"),
    [
        (2, 3, "r", "gurden"),
        (4, 6, "om", "guzdom"),
        (1, 2, "a", "gazden"),
        (0, 6, "garden", "garden"),
        (6, 6, "s", "guzdens"),
        (0, 0, "a", "aguzden"),
    ],
)
def test_what_is_typed_over_a_word_is_what_it_says(
    field: TextField, qtbot: QtBot, start: int, end: int, keys: str, text: str
) -> None:
    field.insert_words([word("guzden", 0.4, "garden")])
    field.insert_words([word("green")])
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)

    (mended,) = type_over(field, start, end, keys)

    assert (mended.text, mended.confidence, mended.checked) == (text, 1.0, True)
    assert mended.candidates[0].text == text
    assert field.doubtful == []


@pytest.mark.parametrize(
    ("start", "end", "keys"),
    [(0, 6, "blue"), (0, 6, ""), (0, 7, ""), (3, 3, " "), (3, 3, "\b"), (0, 0, "so ")],
)
def test_other_words_in_the_place_of_a_word_are_no_correction(
    field: TextField, qtbot: QtBot, start: int, end: int, keys: str
) -> None:
    field.insert_words([word("guzden", 0.4)])
    field.insert_words([word("green")])
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    field.setFocus()
    if keys == "\b":
        field.clearFocus()
        put_caret(field, start)
        field.insert_words([word("new")])
        keys = ""

    assert type_over(field, start, end, keys) == []


def test_a_correction_that_was_typed_is_taken_back(field: TextField, qtbot: QtBot) -> None:
    field.insert_words([word("guzden", 0.4)])
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    steps = steps_of(field)
    type_over(field, 0, 6, "garden")
    done = list(steps)
    while steps:
        field.take_back(steps.pop())
    assert [(w.text, w.checked) for w in field.words] == [("guzden", False)]
    for step in done:
        field.do_again(step)
    assert [(w.text, w.checked) for w in field.words] == [("garden", True)]
