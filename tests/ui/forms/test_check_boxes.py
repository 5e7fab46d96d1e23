"""Check boxes: they are ticked by keyboard, and say yes or no in the person's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from app.core.batch.review import ReviewField
from app.ui.forms.explain import explain
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import cells, current, said

Key = Qt.Key


@pytest.fixture
def box(qtbot: QtBot, window: FormsWindow, editor: QLineEdit) -> QLineEdit:
    """The text of the doubtful check box, which nobody ticked as it seems."""
    for _ in range(2):
        qtbot.keyClick(editor, Key.Key_Escape)
    assert current(window) == "2:News"
    return editor


@pytest.fixture
def field(window: FormsWindow) -> ReviewField:
    """The same box."""
    found = window.session.forms[1].field("News")
    assert found is not None
    return found


def test_space_ticks_a_box(qtbot: QtBot, box: QLineEdit) -> None:
    qtbot.keyClick(box, Key.Key_Space)
    assert box.text() == "yes"
    qtbot.keyClick(box, Key.Key_Space)
    assert box.text() == "no"


@pytest.mark.usefixtures("french", "box")
def test_a_box_speaks_the_language_wherever_it_is_shown(qtbot: QtBot, window: FormsWindow) -> None:
    readings = window.bench.findChild(QTableWidget, "field_candidates")
    assert readings is not None
    assert [readings.model().index(row, 1).data() for row in range(2)] == ["non", "oui"]
    assert [row[3] for row in cells(window)] == ["oui", "non", "non"]
    qtbot.keyClick(window, Key.Key_F7)
    model = window.bench.gallery.model
    assert {model.index(row).data() for row in range(3)} == {"oui", "non"}


@pytest.mark.usefixtures("french")
def test_files_say_yes_and_no_in_any_language(
    qtbot: QtBot, box: QLineEdit, field: ReviewField
) -> None:
    assert box.text() == "non"
    qtbot.keyClick(box, Key.Key_Space)
    assert box.text() == "oui"
    qtbot.keyClick(box, Key.Key_Return)
    assert (field.text, field.line.reviewed) == ("yes", True)
    assert "non" in explain(field, 0.8).split()  # what Plume read


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(("typed", "text"), [("Oui", "yes"), ("o", "yes"), ("no", "no")])
def test_a_box_is_answered_by_a_word_or_a_letter(
    qtbot: QtBot, box: QLineEdit, field: ReviewField, typed: str, text: str
) -> None:
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Key.Key_Return)
    assert (field.text, field.line.reviewed) == (text, True)


@pytest.mark.usefixtures("french")
def test_a_box_says_what_it_may_hold(qtbot: QtBot, window: FormsWindow, box: QLineEdit) -> None:
    qtbot.keyClicks(box, "perhaps")
    qtbot.keyClick(box, Key.Key_Return)
    assert said(window, "field_rule").startswith("Doit être oui ou non")
