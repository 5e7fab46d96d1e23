"""The form, the list of its fields, and what the selected ones are."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.read.page_panel import tool_button
from app.ui.read.picture import Picture
from app.ui.templates.canvas import FormCanvas
from app.ui.templates.editor_actions import EditorActions
from app.ui.templates.field_list import FieldList
from app.ui.templates.form_properties import FormProperties
from app.ui.templates.properties import FieldProperties
from app.ui.templates.session import EditorSession
from app.ui.templates.suggestions import Suggestions, SuggestionStrip
from app.ui.templates.trial import FormTrial, TrialStrip
from app.ui.wheel import PassingWheel


class EditorBench(QWidget):
    """Shows the session's draft from all sides.

    Args:
        session: What is edited.
        trial: The filled form that is tried.
        suggestions: Looks for fields.
        actions: Zoom and the like.
        parent: Holds it.
    """

    def __init__(
        self,
        session: EditorSession,
        trial: FormTrial,
        suggestions: Suggestions,
        actions: EditorActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("editor_bench")
        self._session, self._trial, self._actions = session, trial, actions
        self._picture: Picture | None = None
        self.canvas = FormCanvas(session, self)
        self.fields = FieldList(session, self)
        self.form = FormProperties(session, self)
        self.field = FieldProperties(session, self)
        self.suggestion_strip = SuggestionStrip(session, suggestions, actions, self)
        self.trial_strip = TrialStrip(trial, actions, self)
        self._build()
        self._connect()

    def show_picture(self, picture: Picture | None, page_count: int) -> None:
        """Shows the form."""
        self._picture = picture
        self.canvas.note.say("" if picture is not None else self.tr("Loading the page…"))
        self.form.set_pages(page_count)
        self._show_page(keep_view=False)

    def make_status_bar(self, window: QWidget) -> QStatusBar:
        """What is under the pointer, and the zoom, for the foot of a window."""
        bar, a = QStatusBar(window), self._actions
        bar.setObjectName("editor_status")
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(8, 0, 8, 0)
        pointed = _label(bar, "pointed_label", self.tr("Under the pointer"))
        pointed.setProperty("role", "muted")
        zoom = _label(bar, "zoom_label", self.tr("Zoom"))
        zoom.setMinimumWidth(48)
        zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar.addWidget(pointed, 1)
        for widget in (tool_button(bar, a.zoom_out), zoom, tool_button(bar, a.zoom_in)):
            bar.addPermanentWidget(widget)
        bar.addPermanentWidget(tool_button(bar, a.fit))
        self.canvas.zoom_changed.connect(lambda _scale: zoom.setText(self._zoom_text()))
        self.canvas.pointed.connect(pointed.setText)
        return bar

    def save_layout(self) -> list[QByteArray]:
        """The places of the splitters."""
        return [splitter.saveState() for splitter in self._splitters]

    def restore_layout(self, states: list[QByteArray]) -> None:
        """Puts the splitters where they were."""
        for splitter, state in zip(self._splitters, states, strict=True):
            if not state.isEmpty():
                splitter.restoreState(state)

    def _build(self) -> None:
        side = QSplitter(Qt.Orientation.Vertical, self)
        side.setObjectName("fields_splitter")
        side.addWidget(self.fields)
        side.addWidget(self._properties())
        side.setSizes([320, 420])
        bar = self._sheets.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        side.setMinimumWidth(max(340, self.field.minimumSizeHint().width() + bar))
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setObjectName("editor_splitter")
        self.canvas.setMinimumWidth(theme.with_text(400))
        whole.addWidget(self.canvas)
        whole.addWidget(side)
        whole.setStretchFactor(0, 1)
        whole.setSizes([840, theme.with_text(400)])
        for splitter in (side, whole):
            splitter.setChildrenCollapsible(False)
        self._splitters = [whole, side]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for strip in (self.suggestion_strip, self.trial_strip):
            layout.addWidget(strip)
        layout.addWidget(whole, 1)

    def _properties(self) -> QWidget:
        self._sheets = QStackedWidget(self)
        for sheet in (self.form, self.field):
            area = QScrollArea(self)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(sheet)
            self._sheets.addWidget(area)
            PassingWheel(sheet)
        return self._sheets

    def _connect(self) -> None:
        a, canvas, session = self._actions, self.canvas, self._session
        a.zoom_in.triggered.connect(canvas.zoom_in)
        a.zoom_out.triggered.connect(canvas.zoom_out)
        a.fit.triggered.connect(canvas.fit)
        a.fit_width.triggered.connect(canvas.fit_width)
        canvas.drawn.connect(self.field.edit_name)
        canvas.naming_wanted.connect(self.field.edit_name)
        canvas.typed.connect(self.field.type_name)
        self.fields.naming_wanted.connect(self.field.edit_name)
        self.field.done.connect(self._on_named)
        session.selection_changed.connect(self._show_sheet)
        a.show_scan.toggled.connect(lambda _on: self._show_page(keep_view=True))
        self._trial.changed.connect(self._on_trial)

    def _zoom_text(self) -> str:
        if self._session.draft is None:
            return ""
        return self.tr("{0} %").format(round(self.canvas.zoom * 100))

    def _on_named(self) -> None:
        """The name is right: goes on to the next suggestion, or back to the form."""
        session = self._session
        session.accept(session.selection)
        left = session.next_suggested()
        if left is None:
            self.canvas.setFocus()
        else:
            session.select([left])
            self.field.edit_name()

    def _show_sheet(self) -> None:
        self._sheets.setCurrentIndex(1 if self._session.selection else 0)

    def _on_trial(self) -> None:
        trial = self._trial
        self.canvas.show_readouts(trial.readouts)
        self.fields.show_tried(trial.tried)
        self._show_page(keep_view=True)

    def _show_page(self, *, keep_view: bool) -> None:
        """The filled form while one is tried and wanted, else the blank one."""
        scan = self._trial.picture if self._actions.show_scan.isChecked() else None
        shown = scan or self._picture
        if shown is not self.canvas.picture or not keep_view:
            self.canvas.set_picture(shown, keep_view=keep_view)


def _label(parent: QWidget, name: str, title: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setAccessibleDescription(title)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
