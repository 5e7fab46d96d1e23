"""Pasted line breaks do not get into texts of one line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.read.details import LineEditor
from app.ui.templates.line_edit import PartEdit


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
