"""The menu bar of the window for batches of forms."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from app.ui.forms.forms_actions import FormsActions
from app.ui.menus import add_menu
from app.ui.translation import tr


def add_menus(window: QMainWindow, a: FormsActions) -> None:
    """Fills the menu bar."""
    window.menuBar().setObjectName("forms_menu_bar")
    choose = [a.new_batch, None, a.add_folder, a.add_files, a.add_templates, a.new_template, None]
    run = [a.start, a.start_anew, a.pause, a.stop, None]
    end = [a.sample, None, a.export, None, a.close, a.quit]
    add_menu(window, "batch_menu", tr("&Batch"), [*choose, *run, *end])
    review = [
        a.review,
        a.previous,
        None,
        a.undo,
        a.redo,
        None,
        a.by_field,
        None,
        a.group_by_hand,
        a.read_page,
    ]
    add_menu(window, "review_menu", tr("&Review"), review)
    look = [a.table, a.pictures, None, a.zoom_in, a.zoom_out, a.fit]
    add_menu(window, "forms_view_menu", tr("&View"), look)
    add_menu(window, "forms_help_menu", tr("&Help"), [a.keys])
