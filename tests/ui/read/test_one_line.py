"""Pasted line breaks do not get into texts of one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.read.details import LineEditor
from app.ui.templates.line_edit import PartEdit
from tests.ui.read.conftest import OpenView, texts


@pytest.mark.parametrize("editor", [LineEditor, lambda: PartEdit("name")])
@pytest.mark.parametrize(
    ("before", "pasted", "after", "caret"),
    [
        ("", "Paris\r\n", "Paris", 5),
        ("", "12 rue\n\tde Lyon", "12 rue de Lyon", 14),
        ("Paris", "12 rue\n", "12 rue Paris", 7),
        ("", "two  spaces ", "two  spaces ", 12),
    ],
)
def test_what_is_pasted_becomes_one_line(
    qtbot: QtBot, editor: type[QLineEdit], before: str, pasted: str, after: str, caret: int
) -> None:
    line = editor()
    qtbot.addWidget(line)
    line.setText(before)
    line.home(False)
    told: list[str] = []
    line.textEdited.connect(told.append)
    QGuiApplication.clipboard().setText(pasted)

    line.paste()

    assert (line.text(), line.cursorPosition()) == (after, caret)
    assert told == [after]


def test_what_is_pasted_into_a_table_becomes_one_line(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    table = view.workbench.table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QGuiApplication.clipboard().setText("12 rue\n\tde Lyon\n")
    editor.selectAll()
    editor.paste()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(view)[0] == "12 rue de Lyon")
