"""The page view with what belongs under it: before and after, histogram, zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.geometry import Box
from app.ui import theme
from app.ui.read.histogram import Histogram
from app.ui.read.page_view import PageView
from app.ui.read.picture import Comparison
from app.ui.read.read_actions import ReadActions
from app.ui.read.session import ReadSession
from app.ui.sentences import translated


class PagePanel(QWidget):
    """Shows the session's picture, as it was scanned or as the recogniser sees it."""

    def __init__(
        self, session: ReadSession, actions: ReadActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._comparison: Comparison | None = None
        self.view = PageView(self)
        self.histogram = Histogram(self)
        self.histogram.hide()
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("page_splitter")
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.histogram)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setSizes([1000, 160])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._bar())
        self.view.setMinimumWidth(400)
        self._connect()

    def _bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        a = self._actions
        for action in (a.before, a.after, a.histogram, a.outlines, a.add_line):
            row.addWidget(tool_button(bar, action, text=action in (a.before, a.after)))
        row.addStretch(1)
        self._zoom = QLabel(bar)
        self._zoom.setObjectName("zoom_label")
        self._zoom.setAccessibleDescription(self.tr("Zoom"))
        self._zoom.setMinimumWidth(theme.with_text(48))
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(tool_button(bar, a.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(tool_button(bar, a.zoom_in))
        row.addWidget(tool_button(bar, a.fit))
        return bar

    def _connect(self) -> None:
        a, view = self._actions, self.view
        a.zoom_in.triggered.connect(view.zoom_in)
        a.zoom_out.triggered.connect(view.zoom_out)
        a.fit.triggered.connect(view.fit)
        a.fit_width.triggered.connect(view.fit_width)
        a.outlines.toggled.connect(view.set_lines_visible)
        a.add_line.toggled.connect(view.set_drawing)
        view.box_drawn.connect(self._on_box_drawn)
        view.drawing_left.connect(lambda: a.add_line.setChecked(False))
        a.histogram.toggled.connect(self._on_histogram)
        a.after.toggled.connect(lambda _on: self._show_picture(keep_view=True))
        view.zoom_changed.connect(lambda _zoom: self._show_zoom())
        view.set_lines_visible(a.outlines.isChecked())
        self._session.picture_changed.connect(self._on_picture)
        self._session.comparison_ready.connect(self._on_comparison)
        self._on_picture()

    def _on_box_drawn(self, box: Box) -> None:
        self._actions.add_line.setChecked(False)
        self._session.add_line(box)

    def _on_picture(self) -> None:
        self._actions.add_line.setChecked(False)
        self._comparison = None
        self.histogram.set_comparison(None)
        self.view.note.say(self._note())
        self._show_picture(keep_view=False)
        self._show_zoom()

    def _show_zoom(self) -> None:
        shown = self._session.picture is not None
        self._zoom.setText(self.tr("{0} %").format(round(self.view.zoom * 100)) if shown else "")

    def _note(self) -> str:
        if self._session.trouble:
            return translated(self._session.trouble)
        waiting = self._session.current is not None and self._session.picture is None
        return self.tr("Loading the page…") if waiting else ""

    def _show_picture(self, *, keep_view: bool) -> None:
        wanted = self._actions.after.isChecked() or self._actions.histogram.isChecked()
        if wanted and self._comparison is None:
            self._session.request_comparison()
        if self._actions.after.isChecked() and self._comparison is not None:
            self.view.set_picture(self._comparison.after, keep_view=keep_view)
        else:
            self.view.set_picture(self._session.picture, keep_view=keep_view)

    def _on_comparison(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.histogram.set_comparison(comparison)
        self._show_picture(keep_view=True)

    def _on_histogram(self, visible: bool) -> None:
        self.histogram.setVisible(visible)
        if visible and self._comparison is None:
            self._session.request_comparison()


def tool_button(parent: QWidget, action: QAction, *, text: bool = False) -> QToolButton:
    """A flat button for an action, named after it."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setObjectName(f"{action.objectName()}_button")
    button.setAccessibleName(action.text().replace("&", ""))
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    if text:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(style if action.icon().availableSizes() else
                                  Qt.ToolButtonStyle.ToolButtonTextOnly)  # fmt: skip
    return button
