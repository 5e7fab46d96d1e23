"""One field: its cut-out of the scan, large, its text to correct, and other readings."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.core.batch.review import ReviewField
from app.core.document import TextLine
from app.core.image_io import Image
from app.ui import icons, theme
from app.ui.field_text import meant, shown
from app.ui.forms.explain import explain, kind_text, rule_text, scan_text, sure_text
from app.ui.forms.lines_editor import LinesEditor
from app.ui.keys import digit_of
from app.ui.read.candidate_table import SHOWN, CandidateTable
from app.ui.read.details import LineEditor
from app.ui.read.snippet import Snippet
from app.ui.sentences import translated
from app.ui.wrapped_label import WrappedLabel
from model.reading import Alternative

_LARGE, _SMALL = 176, 104
_READINGS = 136
_LARGER = 1.5
_LIKELY = 0.005


class FieldPanel(QWidget):
    """Shows a field and takes what the person makes of it.

    Signals:
        accepted(str): the person says that this is what stands there.
        left(): Escape was pressed: the field stays as it is.
        step_wanted(int): to the next field (1) or the one before (-1).
        text_changed(): the editor holds another text.
        typing_ended(): the editor lost the focus.
    """

    accepted = Signal(str)
    left = Signal()
    step_wanted = Signal(int)
    text_changed = Signal()
    typing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_panel")
        self._field: ReviewField | None = None
        self._threshold = 0.0
        self._text = ""
        self._warned: str | None = None
        self._build()
        self._connect()
        self.revert()
        self.show_field(None, None, 0.0)

    @property
    def editor(self) -> LineEditor | LinesEditor:
        """Where the text of the field is typed."""
        return self._editor

    @property
    def typed(self) -> str | None:
        """What was typed and not accepted yet; None when nothing was."""
        text = self._meant
        return text if self._field is not None and text != self._field.text else None

    def show_field(
        self,
        field: ReviewField | None,
        page: Image | None,
        threshold: float,
        line: TextLine | None = None,
    ) -> None:
        """Shows a field of a form.

        Args:
            field: The field; None for none.
            page: The scan, as it is shown; None while it is loading.
            threshold: Confidence below which a field is doubtful.
            line: Where the field stands on ``page``.
        """
        same = field is self._field
        self._field, self._threshold = field, threshold
        self.setEnabled(field is not None)
        self._show_heading()
        if not same:
            self._warned = None
            self._line_editor.setCompleter(_completer(field, self._line_editor))  # type: ignore[arg-type]
            self._choose_editor(field is not None and field.rule.field.lines)
        text = field.text if field is not None else ""
        if not same or text != self._text:
            self.revert()
        if not same:
            self.editor.selectAll()
        self._show_editor()
        self._show_sign()
        self._show_candidates()
        self.snippet.set_line(page, line, threshold)

    def _show_heading(self) -> None:
        field = self._field
        self._title.setText(field.name if field else self.tr("No field"))
        self._form.setText(field.form.title if field else "")
        self._kind.setText(kind_text(field) if field else "")
        self._kind.setVisible(bool(self._kind.text()))
        self._scan.setText(scan_text(field.form) if field else "")
        for widget in (self._scan, self._scan_sign):
            widget.setVisible(bool(self._scan.text()))

    def set_large(self, on: bool) -> None:
        """Gives the cut-out much or little room."""
        self.snippet.set_height(theme.with_text(_LARGE if on else _SMALL))

    def revert(self) -> None:
        """Brings back what the field says."""
        self._text = self._field.text if self._field is not None else ""
        self._warned = None
        self._show_rule(rule_text(self._field) if self._field is not None else "")
        text = self._shown(self._text)
        if self.editor.text().strip() != text:
            self.editor.setText(text)
            self.editor.selectAll()

    def edit(self) -> None:
        """Puts the focus into the editor with the text selected."""
        self.editor.setFocus()
        self.editor.selectAll()

    def accept(self) -> None:
        """Takes the text over; one that breaks a rule only when it is accepted twice."""
        if self._field is None:
            return
        text = self._field.rule.spelled(self._meant)
        problem = self._field.rule.complaint(text)
        if problem and text not in (self._field.text, self._warned):
            self._warned = text
            said = _sentence(translated(problem))
            self._show_rule(self.tr("{0}. Enter once more keeps it.").format(said))
            return
        self.accepted.emit(text)

    def take(self, number: int) -> None:
        """Puts another reading into the editor, 0 for the first."""
        options = self._options
        if 0 <= number < len(options):
            self.editor.setText(options[number].text)
            self._on_edited(options[number].text)
            self.edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Number keys take a reading where digits cannot be meant."""
        if watched is self.editor and _is_left(event):
            self.typing_ended.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        digit = digit_of(event)
        if digit and (self._letters_only() or watched is self.candidates):
            self.take(int(digit) - 1)
            return True
        if watched is self.editor and event.key() == Qt.Key.Key_Space and self._is_checkbox():
            self.take(1 if self.editor.text() == self._first() else 0)
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "candidates"):
            self._show_sign()
            self._show_rule(self._rule.text())
            self._show_candidates()

    def _build(self) -> None:
        self._title, self._form, self._kind = (QLabel(self) for _ in range(3))
        self._title.setObjectName("field_name")
        self._title.setProperty("role", "title")
        self._form.setObjectName("form_name")
        self._form.setProperty("role", "muted")
        self._kind.setObjectName("field_kind")
        self._kind.setProperty("role", "muted")
        self._kind.setWordWrap(True)
        self._scan_sign, self._scan = QLabel(self), QLabel(self)
        self._scan.setObjectName("scan_flaw")
        self._scan.setWordWrap(True)
        self._sign, self._sure = QLabel(self), QLabel(self)
        self._sure.setObjectName("field_confidence")
        self.snippet = Snippet(self)
        self.set_large(True)
        self._line_editor, self._lines_editor = LineEditor(self), LinesEditor(self)
        self._editor = self._line_editor
        self._line_editor.setObjectName("field_editor")
        self._lines_editor.setObjectName("field_lines_editor")
        for editor in (self._line_editor, self._lines_editor):
            editor.setAccessibleName(self.tr("Text of the field"))
            font = editor.font()
            font.setPointSizeF(font.pointSizeF() * _LARGER)
            editor.setFont(font)
        self._lines_editor.fit()
        self._lines_editor.hide()
        self._rule_sign, self._rule = QLabel(self), QLabel(self)
        self._rule.setObjectName("field_rule")
        self._rule.setAccessibleDescription(self.tr("What is wrong with the text"))
        self._rule.setWordWrap(True)
        self._label = QLabel(self)
        self._label.setProperty("role", "muted")
        self.candidates = CandidateTable("field_candidates", self)
        self.candidates.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._label.setBuddy(self.candidates)
        self._keys = WrappedLabel("field_keys", self)
        self._keys.setProperty("role", "muted")
        self._lay_out()

    def sizeHint(self) -> QSize:
        """With room for some readings, which give way first where there is little."""
        return super().sizeHint() + QSize(0, _READINGS)

    def _lay_out(self) -> None:
        heading, rule, scan = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._sign)
        heading.addWidget(self._sure)
        below = QHBoxLayout()
        below.addWidget(self._kind, 1)
        below.addWidget(self._form)
        for row, sign, text in (
            (rule, self._rule_sign, self._rule),
            (scan, self._scan_sign, self._scan),
        ):
            row.setSpacing(6)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addLayout(heading)
        layout.addLayout(below)
        layout.addLayout(scan)
        layout.addWidget(self.snippet)
        layout.addWidget(self._line_editor)
        layout.addWidget(self._lines_editor)
        layout.addLayout(rule)
        layout.addWidget(self._label)
        layout.addWidget(self.candidates, 1)
        layout.addWidget(self._keys)

    def _connect(self) -> None:
        for editor in (self._line_editor, self._lines_editor):
            editor.installEventFilter(self)
            editor.accepted.connect(self.accept)
            editor.step_wanted.connect(self.step_wanted)
            editor.candidate_wanted.connect(self.take)
            editor.left.connect(self._leave)
            editor.textEdited.connect(self._on_edited)
            editor.textChanged.connect(self.text_changed)
        self.candidates.installEventFilter(self)
        self.candidates.cellClicked.connect(lambda row, _column: self.take(row))

    def _choose_editor(self, lines: bool) -> None:
        self._editor = self._lines_editor if lines else self._line_editor
        keys = [
            self.tr("Enter or Tab: right, go on"),
            *([self.tr("Ctrl+Enter: new line")] if lines else []),
            self.tr("Shift+Enter: back"),
            self.tr("Esc: leave as it is"),
        ]
        self._keys.setText("   ·   ".join(keys))

    def _show_editor(self) -> None:
        """Shows the editor of the field; the keys go where they went before."""
        other = self._line_editor if self._editor is self._lines_editor else self._lines_editor
        focused = other.hasFocus()
        self._editor.show()
        if focused:
            self._editor.setFocus()
        other.hide()

    def _leave(self) -> None:
        self.revert()
        self.left.emit()

    @property
    def _meant(self) -> str:
        """What the text in the editor stands for."""
        text = self.editor.text().strip()
        return meant(self._field.rule.field, text) if self._field is not None else text

    def _shown(self, text: str) -> str:
        return shown(self._field.rule.field, text) if self._field is not None else text

    def _on_edited(self, _text: str) -> None:
        """What is being typed is not called wrong before it is finished; only mended it is told."""
        if self._field is not None and not self._field.rule.complaint(self._meant):
            self._show_rule("")

    def _letters_only(self) -> bool:
        """Whether the field cannot hold a digit, so that one means a reading."""
        if self._field is None:
            return False
        field = self._field.rule.field
        return field.is_checkbox or field.field.kind == "name" or (
            bool(field.field.choices) and not re.search("[0-9]", "".join(field.field.choices))
        )  # fmt: skip

    def _is_checkbox(self) -> bool:
        return self._field is not None and self._field.rule.field.is_checkbox

    def _first(self) -> str:
        return self._shown(self._field.line.reading.text) if self._field is not None else ""

    def _show_sign(self) -> None:
        c, field = theme.colours(self.palette()), self._field
        vouched = field is not None and field.vouched
        doubtful = field is not None and field.doubtful(self._threshold)
        name, colour = ("check", c.green) if vouched else ("warning", c.amber)
        self._sign.setVisible(vouched or doubtful)
        self._sign.setPixmap(icons.pixmap(name, colour, 16, self.devicePixelRatioF()))
        self._scan_sign.setPixmap(icons.pixmap("warning", c.amber, 16, self.devicePixelRatioF()))
        self._sure.setText(sure_text(field, self._threshold) if field else "")
        self._sure.setToolTip(explain(field, self._threshold) if field else "")

    def _show_rule(self, text: str) -> None:
        c = theme.colours(self.palette())
        self._rule.setText(text)
        self._rule.setVisible(bool(text))
        palette = self._rule.palette()
        palette.setColor(palette.ColorRole.WindowText, c.red)
        self._rule.setPalette(palette)
        self._rule_sign.setVisible(bool(text))
        self._rule_sign.setPixmap(icons.pixmap("error", c.red, 16, self.devicePixelRatioF()))

    @property
    def _options(self) -> list[Alternative]:
        """The readings to choose from; hardly possible ones only where nothing is sure."""
        field = self._field
        if field is None:
            return []
        every = field.line.reading.confidence < self._threshold or self._is_checkbox()
        options = field.line.reading.candidates[:SHOWN]
        return [
            replace(option, text=self._shown(option.text))
            for number, option in enumerate(options)
            if every or not number or option.confidence >= _LIKELY
        ]

    def _show_candidates(self) -> None:
        options = self._options
        keys = "1–{0}" if self._letters_only() else "Alt+1–{0}"
        text = self.tr("Other readings: press {0}").format(keys.format(len(options)))
        self._label.setText(text)
        self._label.setVisible(len(options) > 1)
        self.candidates.show_options(options, self._shown(self._text))


def _is_left(event: QEvent) -> bool:
    """Whether an editor loses the focus for something else than its own menu."""
    if event.type() != QEvent.Type.FocusOut or not isinstance(event, QFocusEvent):
        return False
    return event.reason() is not Qt.FocusReason.PopupFocusReason


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _completer(field: ReviewField | None, parent: LineEditor) -> QCompleter | None:
    """Offers the expected values that begin like what is typed; the editor ends the one before."""
    if field is None or field.rule.expected is None:
        return None
    completer = QCompleter(list(field.rule.expected.texts), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setMaxVisibleItems(6)
    return completer
