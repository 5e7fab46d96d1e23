"""The row of buttons above the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from app.ui.read.read_actions import ReadActions
from app.ui.read.session import ReadSession


class ReadToolBar(QToolBar):
    """Open, pages, rotation, undo, and where the text goes."""

    def __init__(
        self,
        session: ReadSession,
        actions: ReadActions,
        recent_menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("read_toolbar")
        self.setAccessibleName(self.tr("Reading"))
        self.setIconSize(QSize(20, 20))
        self.setMovable(False)
        self._session = session
        self._add(actions.open, text=True, menu=recent_menu)
        self._add(actions.paste)
        self.addSeparator()
        self._paging = self._add_paging(actions)
        for action in (actions.rotate_left, actions.rotate_right):
            self._add(action)
        self.addSeparator()
        self._add(actions.undo)
        self._add(actions.redo)
        self._add_space()
        self._add(actions.copy_all, text=True)
        self._add(actions.export, text=True)
        self._add(actions.save, text=True)
        session.pages_changed.connect(self._show_page)
        session.current_changed.connect(self._show_page)
        self._show_page()

    def _add(self, action: QAction, *, text: bool = False, menu: QMenu | None = None) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setObjectName(f"{action.objectName()}_button")
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _add_paging(self, actions: ReadActions) -> list[QAction]:
        """Previous, which page of how many, next; shown only when there are several."""
        self._page = QLabel(self)
        self._page.setObjectName("page_label")
        self._page.setAccessibleDescription(self.tr("Page"))
        self._add(actions.previous_page)
        label = self.addWidget(self._page)
        self._add(actions.next_page)
        return [actions.previous_page, label, actions.next_page, self.addSeparator()]

    def _add_space(self) -> None:
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)

    def _show_page(self) -> None:
        pages = self._session.document.pages
        current = self._session.current
        for action in self._paging:
            action.setVisible(len(pages) > 1)
        if current in pages:
            number = pages.index(current) + 1
            self._page.setText(self.tr("Page {0} of {1}").format(number, len(pages)))
