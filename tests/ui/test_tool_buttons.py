"""Actions that change all day do not become slow."""

from __future__ import annotations

from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.tool_buttons import ToolButtonTidier


def test_a_button_is_connected_few_times_and_follows_its_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = QMenu(window)
    action = QAction("Save", window, checkable=True)
    action.setMenu(menu)
    bar, button = QToolBar(window), QToolButton(window)
    bar.addAction(action)
    button.setDefaultAction(action)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    for _ in range(100):
        action.setEnabled(False)
        action.setEnabled(True)

    parent = QObject(window)
    ToolButtonTidier(parent).tidy()

    assert action.receivers(SIGNAL("changed()")) < 10
    assert button.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup
    inside = bar.widgetForAction(action)
    assert isinstance(inside, QToolButton)
    action.setEnabled(False)
    action.setText("Keep")
    action.setChecked(True)
    for shown in (button, inside):
        assert not shown.isEnabled()
        assert shown.text() == "Keep"
        assert shown.isChecked()
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        inside.click()
