"""The main window leads to the template editor, and closes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from tests.fakes import fake_recognizer
from tests.ui.templates.conftest import Answer, click, names
from tests.ui.templates.test_files import press


@pytest.fixture
def window(qtbot: QtBot, store: SettingsStore) -> Iterator[MainWindow]:
    service = RecognitionService(fake_recognizer)
    window = MainWindow(service, store)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    service.shutdown()


def choose(window: MainWindow, name: str) -> None:
    """Chooses an entry of the menu of forms."""
    menu = window.menuBar().findChild(QMenu, "forms_menu")
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.objectName() == name)
    assert isinstance(action, QAction)
    action.trigger()


def test_the_menu_opens_a_template(
    qtbot: QtBot, window: MainWindow, answer: Answer, template: Path
) -> None:
    answer("open", template)
    choose(window, "edit_form_template")
    editor = window.templates.window
    assert editor is not None
    qtbot.waitUntil(lambda: names(editor) != [])
    choose(window, "edit_form_template")
    assert window.templates.window is editor
    with qtbot.waitSignal(window.templates.saved) as saved:
        click(qtbot, editor, "Remark")
        editor.commands.remove.trigger()
        editor.commands.save.trigger()
    assert saved.args == [template]
    editor.close()
    assert window.templates.window is None


def test_the_menu_begins_a_template_and_shows_the_sample(
    qtbot: QtBot, window: MainWindow, answer: Answer, blank: Path
) -> None:
    answer("open", blank)
    choose(window, "new_form_template")
    editor = window.templates.window
    assert editor is not None
    qtbot.waitUntil(lambda: editor.windowTitle().startswith("my form"))
    press(qtbot, "Close without saving")
    choose(window, "open_sample_template")
    qtbot.waitUntil(lambda: "Bees" in names(editor))
    editor.close()


def test_the_main_window_waits_for_the_editor(
    qtbot: QtBot, window: MainWindow, answer: Answer, template: Path
) -> None:
    answer("open", template)
    choose(window, "edit_form_template")
    editor = window.templates.window
    assert editor is not None
    qtbot.waitUntil(lambda: names(editor) != [])
    click(qtbot, editor, "Remark")
    editor.commands.remove.trigger()
    asked = press(qtbot, "Cancel")
    assert not window.close()
    assert asked
    assert window.isVisible()
    assert editor.isVisible()
    press(qtbot, "Close without saving")
    assert window.close()
    assert window.templates.window is None
