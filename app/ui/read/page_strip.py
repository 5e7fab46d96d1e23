"""The pages at the left: how many there are, reading all of them, and the thumbnails."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.read.page_list import PageList
from app.ui.read.read_actions import ReadActions
from app.ui.read.session import ReadSession

_WIDTH = 168


class PageStrip(QWidget):
    """Shown when more than one page is open."""

    def __init__(
        self,
        session: ReadSession,
        actions: ReadActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.pages = PageList(session, self)
        self._count = QLabel(self)
        self._count.setObjectName("page_count")
        self._count.setProperty("role", "heading")
        self._all = QToolButton(self)
        self._all.setObjectName("read_all_button")
        self._all.setText(self.tr("Read all"))
        self._all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._all.setIconSize(QSize(16, 16))
        icons.set_icon(self._all, "read")
        self._all.setToolTip(actions.read_all.toolTip())
        self._all.setAccessibleName(actions.read_all.text().replace("&", ""))
        self._all.clicked.connect(lambda _checked=False: actions.read_all.trigger())
        actions.read_all.enabledChanged.connect(self._all.setVisible)
        header = QFrame(self)
        header.setProperty("role", "strip")
        header.setFixedHeight(theme.with_text(5 * theme.GRID))
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.GRID + 4, 0, 4, 0)
        row.addWidget(self._count, 1)
        row.addWidget(self._all, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.pages, 1)
        self.pages.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(theme.with_text(_WIDTH) + 6 * theme.GRID)
        self._all.setVisible(actions.read_all.isEnabled())
        session.pages_changed.connect(self._show_count)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self._session.document)
        self._count.setText(self.tr("%Ln pages", "", count))
        self.setVisible(count > 1)
