"""One line: its picture, its text to edit, and other readings to choose from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.document import TextLine
from app.core.image_io import Image
from app.ui import icons, theme
from app.ui.keys import alt_digit_of, digit_of, leaves_undo, takes_tab
from app.ui.read.candidate_table import SHOWN, CandidateTable
from app.ui.read.lines_model import sure_text
from app.ui.read.one_line import OneLine
from app.ui.read.snippet import Snippet
from app.ui.translation import percent


class LineEditor(QLineEdit):
    """The text of the line; undo and redo are the window's, arrows go from line to line.

    Signals:
        accepted(): Enter or Tab was pressed: the text is right.
        step_wanted(int): to the next line (1) or the one before (-1).
        candidate_wanted(int): Alt and a number were pressed, 0 for the key 1.
        left(): Escape was pressed.
    """

    accepted = Signal()
    step_wanted = Signal(int)
    candidate_wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(OneLine(self))

    def event(self, event: QEvent) -> bool:
        """Leaves undo and redo to the window, whose steps are whole edits; takes the Tab key."""
        if takes_tab(event, self.accepted.emit, lambda: self.step_wanted.emit(-1)):
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # before it stops the reading
        return False if leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, the arrows move, Alt and a number choose, Escape leaves."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = modifiers & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1) if back else self.accepted.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        elif digit := alt_digit_of(event):
            self.candidate_wanted.emit(digit - 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LineDetails(QWidget):
    """Shows one line.

    Signals:
        text_typed(str): the person changed the text.
        candidate_chosen(int): another reading was chosen, 0 for the first.
        accepted(): the person says that the text is right.
        typing_ended(): the editor lost the focus.
        step_wanted(int): to the next line (1) or the one before (-1).
        left(): Escape was pressed in the editor.
    """

    text_typed = Signal(str)
    candidate_chosen = Signal(int)
    accepted = Signal()
    typing_ended = Signal()
    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line_details")
        self._threshold = 0.0
        self._line: TextLine | None = None
        self._build()
        self._connect()
        self.show_line(None, None, 0, "", 0.0)

    def show_line(
        self,
        line: TextLine | None,
        page: Image | None,
        number: int,
        hint: str,
        threshold: float,
    ) -> None:
        """Shows a line of a page.

        Args:
            line: The line; None for none.
            page: The page's picture.
            number: Of the line, from 1.
            hint: Says in a sentence how sure the text is.
            threshold: Confidence below which a line or letter is doubtful.
        """
        same = line is self._line
        self._line, self._threshold = line, threshold
        self.setEnabled(line is not None)
        self._title.setText(self.tr("Line {0}").format(number) if line else self.tr("No line"))
        self._show_sign(line)
        self._sure.setToolTip(hint)
        text = line.text if line is not None else ""
        if self.editor.text() != text:
            self.editor.setText(text)
        if not same:
            self.editor.setCursorPosition(0)
        self._show_candidates(line)
        self.snippet.set_line(page, line, self._threshold)
        self._follow_caret()

    def edit(self) -> None:
        """Puts the focus into the editor with the text selected."""
        self.editor.setFocus()
        self.editor.selectAll()

    def begin(self, text: str) -> None:
        """Puts the focus into the editor and a new text in the place of the old one."""
        self.edit()
        self.editor.insert(text)
        self.text_typed.emit(self.editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Number keys choose in the list; leaving the editor ends a stretch of typing."""
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.typing_ended.emit()
        if watched is self.candidates and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key_in_list(event)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "candidates"):
            self._show_sign(self._line)
            self._show_candidates(self._line)

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("line_title")
        self._title.setProperty("role", "heading")
        self._sign = QLabel(self)
        self._sure = QLabel(self)
        self._sure.setObjectName("line_confidence")
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._sign)
        heading.addWidget(self._sure)
        self.snippet = Snippet(self)
        self.editor = LineEditor(self)
        self.editor.setObjectName("line_editor")
        self.editor.setAccessibleName(self.tr("Text of the line"))
        self.editor.setToolTip(
            self.tr("The text of the line; Enter or Tab says that it is right and goes on")
        )
        font = self.editor.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.editor.setFont(font)
        label = QLabel(self.tr("Other readings: press 1–9, or Alt+1–9"), self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self.candidates = CandidateTable("candidates", self)
        label.setBuddy(self.candidates)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID + 4, theme.GRID * 2, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addLayout(heading)
        layout.addWidget(self.snippet)
        layout.addWidget(self.editor)
        layout.addWidget(label)
        layout.addWidget(self.candidates, 1)

    def _connect(self) -> None:
        self.editor.installEventFilter(self)
        self.candidates.installEventFilter(self)
        self.editor.textEdited.connect(self.text_typed)
        self.editor.accepted.connect(self.accepted)
        self.editor.step_wanted.connect(self.step_wanted)
        self.editor.candidate_wanted.connect(self.candidate_chosen)
        self.editor.left.connect(self.left)
        self.editor.cursorPositionChanged.connect(lambda *_: self._follow_caret())
        self.candidates.cellClicked.connect(lambda row, _column: self.candidate_chosen.emit(row))
        self.snippet.canvas.character_clicked.connect(self._put_caret)

    def _show_sign(self, line: TextLine | None) -> None:
        c = theme.colours(self.palette())
        doubtful = line is not None and line.confidence < self._threshold
        vouched = line is not None and (line.edited or line.reviewed)
        name, colour = ("check", c.green) if vouched else ("warning", c.amber)
        self._sign.setVisible(vouched or doubtful)
        self._sign.setPixmap(icons.pixmap(name, colour, 16, self.devicePixelRatioF()))
        if line is None:
            self._sure.clear()
        elif vouched:
            self._sure.setText(sure_text(line))
        else:
            text = self.tr("{0} sure, please check") if doubtful else self.tr("{0} sure")
            self._sure.setText(text.format(percent(line.confidence)))

    def _show_candidates(self, line: TextLine | None) -> None:
        options = line.reading.candidates[:SHOWN] if line is not None else ()
        self.candidates.show_options(options, line.text if line is not None else "")

    def _key_in_list(self, event: QKeyEvent) -> bool:
        row = self.candidates.currentRow()
        if digit := digit_of(event):
            row = int(digit) - 1
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return False
        if 0 <= row < self.candidates.rowCount():
            self.candidate_chosen.emit(row)
        return True

    def _follow_caret(self) -> None:
        line = self._line
        if line is None or line.edited or not self.editor.hasFocus():
            self.snippet.canvas.set_current(None)
        else:
            self.snippet.show_character(self.editor.cursorPosition())

    def _put_caret(self, index: int) -> None:
        self.editor.setFocus()
        self.editor.setCursorPosition(index)
