"""The menus and the toolbar of the template editor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui.templates.editor_actions import EditorActions
from app.ui.translation import tr


def add_menus(window: QMainWindow, a: EditorActions) -> None:
    """Fills the menu bar."""
    window.menuBar().setObjectName("editor_menu_bar")
    file = [a.new, a.open, a.sample, None, a.save, a.save_as, None, a.replace_picture, None]
    _menu(window, "file_menu", tr("&File"), [*file, a.close, a.quit])
    edit = [a.undo, a.redo, None, a.cut, a.copy, a.paste, a.duplicate, a.remove, None]
    _menu(window, "edit_menu", tr("&Edit"), [*edit, a.select_all])
    fields = [a.add, a.rename, None, a.next, a.previous, None, a.suggest, a.accept, a.reject, None]
    _menu(window, "fields_menu", tr("F&ields"), [*fields, a.try_form, a.show_scan, a.end_trial])
    order = [None, a.earlier, a.later, a.sort]
    _menu(window, "arrange_menu", tr("&Arrange"), [*a.arranging, *order])
    _menu(window, "view_menu", tr("&View"), [a.zoom_in, a.zoom_out, a.fit, a.fit_width])
    _menu(window, "help_menu", tr("&Help"), [a.keys])


def canvas_keys() -> list[tuple[str, str]]:
    """What keys and mouse do on the form, which is in no menu."""
    return [
        (tr("Move the selected fields"), tr("arrow keys")),
        (tr("Resize the selected fields"), tr("Ctrl and arrow keys")),
        (tr("Move or resize by ten pixels"), tr("with Shift")),
        (tr("Select several fields"), tr("Shift or Ctrl and click or drag")),
        (tr("Move the page"), tr("Space and drag")),
    ]


def add_context_menus(widgets: Iterable[QWidget], a: EditorActions) -> None:
    """What can be done with fields, at the pointer."""
    for widget in widgets:
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        widget.addActions([a.rename, a.duplicate, a.copy, a.paste, a.remove])


def make_tool_bar(window: QMainWindow, a: EditorActions) -> QToolBar:
    """The row of buttons above the form."""
    bar = QToolBar(window)
    bar.setObjectName("editor_toolbar")
    bar.setAccessibleName(tr("Template"))
    bar.setWindowTitle(bar.accessibleName())
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    worded = (a.new, a.open, a.suggest, a.try_form)
    for group in ([a.new, a.open], [a.undo, a.redo], [a.add, a.remove], [a.suggest, a.try_form]):
        for action in group:
            _add(bar, action, worded=action in worded)
        if a.try_form not in group:
            bar.addSeparator()
    space = QWidget(bar)
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    _add(bar, a.save, worded=True)
    return bar


def _menu(window: QMainWindow, name: str, title: str, actions: Sequence[QAction | None]) -> None:
    menu = window.menuBar().addMenu(title)
    menu.setObjectName(name)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _add(bar: QToolBar, action: QAction, *, worded: bool) -> None:
    """A button named after its action."""
    bar.addAction(action)
    button = bar.widgetForAction(action)
    assert isinstance(button, QToolButton)
    button.setObjectName(f"{action.objectName()}_tool")
    button.setAccessibleName(action.text().replace("&", ""))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if worded:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
