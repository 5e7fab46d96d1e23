"""The menu bar; what it holds depends on the mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.rail import READ
from app.ui.translation import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


@dataclass(frozen=True)
class Menus:
    """The menus that belong to one mode only.

    Attributes:
        reading: Those of Read mode.
        writing: That of Write mode, empty until that is made.
    """

    reading: list[QMenu]
    writing: QMenu

    def show_mode(self, mode: str) -> None:
        """Hides the menus of the other mode."""
        for menu in self.reading:
            menu.menuAction().setVisible(mode == READ)
        self.writing.menuAction().setVisible(mode != READ)


def add_menus(window: MainWindow) -> Menus:
    """Fills the menu bar of a window."""
    a, bar = window.read.commands, window.menuBar()
    options = window.read.options
    bar.setObjectName("menu_bar")
    file_menu = add_menu(window, "file_menu", tr("&File"), [a.new, a.open, a.open_folder])
    file_menu.addMenu(window.read.files.recent_menu)
    _fill(file_menu, [a.sample, a.paste, None, a.save, a.save_as, a.export, None])
    _fill(file_menu, [a.close_page, a.close_all, None])
    _fill(file_menu, [window.settings_action, None, window.quit_action])
    edit = [a.undo, a.redo, None, a.copy_lines, a.copy_all, None, a.edit_line]
    edit += [a.mark_reviewed, a.add_line, a.remove_lines, None]
    edit += [a.next_doubtful, a.previous_doubtful, a.threshold]
    page = [a.previous_page, a.next_page, None, a.rotate_left, a.rotate_right, None]
    page += [a.read_again, a.read_single, a.read_all, a.stop, None, a.group_by_hand, None]
    page += [options.field_menu.menuAction(), options.automatic, options.flatten]
    look = [a.zoom_in, a.zoom_out, a.fit, a.fit_width, None]
    look += [a.before, a.after, a.histogram, a.outlines]
    reading = [
        add_menu(window, "edit_menu", tr("&Edit"), edit),
        add_menu(window, "page_menu", tr("&Page"), page),
    ]
    writing = add_menu(window, "write_menu", tr("&Pad"), [])
    view = add_menu(window, "view_menu", tr("&View"), [*window.rail.modes.values(), None])
    _fill(view, look)
    view.addSeparator()
    view.addAction(window.full_screen_action)
    forms = [*window.forms.actions, None, *window.templates.actions]
    add_menu(window, "forms_menu", tr("F&orms"), forms)
    help_actions = [window.keys_action, window.personal_data_action, window.about_action]
    add_menu(window, "help_menu", tr("&Help"), help_actions)
    return Menus(reading, writing)


def add_menu(
    window: QMainWindow, name: str, title: str, actions: Sequence[QAction | None]
) -> QMenu:
    """Adds a menu to the menu bar of a window; None among its actions is a separator."""
    menu = window.menuBar().addMenu(title)
    menu.setObjectName(name)
    _fill(menu, actions)
    return menu


def _fill(menu: QMenu, actions: Sequence[QAction | None]) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
