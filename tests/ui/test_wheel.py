"""The wheel scrolls the settings and changes none of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.settings_dialog import SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("name", ["option_language", "option_pen_width", "option_commit_pause"])
def test_settings_that_the_wheel_passes_over_stay(qtbot: QtBot, name: str) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    told: list[str] = []
    dialog.changed.connect(lambda option, _value: told.append(option))
    option = dialog.findChild(QWidget, name)
    assert option is not None
    option.clearFocus()
    place, still = QPointF(5, 5), QPoint()

    for turn in (-120, 120):
        QApplication.sendEvent(
            option,
            QWheelEvent(
                place,
                place,
                still,
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    assert told == []
