"""Spells a word that is none of the candidates: its text, and keys with letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme
from app.ui.dialogs import push_button
from app.ui.write import look
from app.ui.write.ink_picture import thumbnail
from app.ui.write.key_row import key_sheet, repeat
from app.ui.write.word_text import WordText
from model.ink import Ink

KEY = 44
"""Height and least width of a key."""

_LETTERS = ("qwertyuiop", "asdfghjkl'", "zxcvbnm-.")
_FRENCH = ("azertyuiop", "qsdfghjklm", "wxcvbn'-.")
_MORE = ("1234567890", "éèêëàâçîïô", "ùûüœæñöä&")
_PAGES = ("abc", "é 1")
_PICTURE = QSize(180, KEY)
_SPACING = 4


class SpellingEdit(QLineEdit):
    """A text whose letters are tapped to put others in their places.

    Its window need not have the focus: the caret is seen all the same.
    """

    def minimumSizeHint(self) -> QSize:
        """High enough for fingers and for large text."""
        return super().minimumSizeHint().expandedTo(QSize(0, KEY))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects the letter that was tapped."""
        super().mouseReleaseEvent(event)
        if self.hasSelectedText():
            return
        place = self.cursorPositionAt(event.position().toPoint())
        self.setCursorPosition(place)
        left = event.position().x() < self.cursorRect().center().x()
        letter = place - 1 if left else place
        if 0 <= letter < len(self.text()):
            self.setSelection(letter, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the spelling, and is nothing else to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows where letters will go in, also while another program has the keys."""
        super().paintEvent(event)
        if not self.hasFocus() and not self.hasSelectedText():
            caret = self.cursorRect()
            painter = QPainter(self)
            middle = caret.center().x()
            painter.fillRect(middle, caret.top(), 2, caret.height(), look.colours().accent)
            painter.end()


class Speller(QFrame):
    """Lies over pad and keys while a word is spelled.

    Args:
        keyboard: Stands in for a keyboard: its window never has the focus.

    Signals:
        spelled(str): what the word says.
        left(): it is shown no longer.
    """

    spelled = Signal(str)
    left = Signal()

    def __init__(self, keyboard: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("speller")
        self.setAccessibleName(self.tr("Spell the word"))
        self.setProperty("role", "message")
        self._keyboard = keyboard
        self._more = False
        self._word: WordText | None = None
        self._ink = QLabel(self)
        self._ink.setObjectName("spelled_ink")
        self._ink.setAccessibleName(self.tr("Ink of the word"))
        self._edit = SpellingEdit(self)
        self._edit.setObjectName("spelled_text")
        self._edit.setAccessibleName(self.tr("What the word says"))
        self._edit.setToolTip(self.tr("Tap a letter to put another one in its place"))
        self._edit.textChanged.connect(lambda text: self._take.setEnabled(bool(text.strip())))
        self._edit.returnPressed.connect(self._on_take)
        font = self._edit.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self._edit.setFont(font)
        self._take = push_button(self, "spelled_take", self.tr("&Take it"), self._on_take)
        self._take.setProperty("role", "primary")
        self._cancel = push_button(self, "spelled_cancel", self.tr("&Cancel"), self.leave)
        self._keys: dict[QToolButton, tuple[int, int]] = {}
        self._assemble()
        self.hide()

    @property
    def word(self) -> WordText | None:
        """The word that is spelled; None while there is none."""
        return self._word

    def begin(self, word: WordText) -> None:
        """Shows a word with its ink, and lets its letters be changed."""
        self._word = word
        self._set_look()
        self._set_page(more=False)
        self._edit.setText(word.text)
        self._take.setEnabled(bool(word.text))
        self.show()
        self.raise_()
        if not self._keyboard:
            self._edit.setFocus()

    def leave(self) -> None:
        """Shows the pad again."""
        if self._word is not None:
            self._word = None
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the word as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._word is not None:
            self._set_look()

    def _set_look(self) -> None:
        sheet = key_sheet()
        # it would change the palette, and so on for ever
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        written = self._word.written if self._word is not None else None
        self._ink.setVisible(written is not None and bool(written.strokes))
        if written is not None and written.strokes:
            ink, colour = Ink(written.strokes), look.colours().text
            self._ink.setPixmap(thumbnail(ink, colour, _PICTURE, self.devicePixelRatioF()))

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(self._ink)
        top.addWidget(self._edit, 1)
        for button in (self._cancel, self._take):
            button.setMinimumHeight(KEY)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, _SPACING, theme.GRID, _SPACING)
        layout.setSpacing(_SPACING)
        layout.addLayout(top)
        for number, letters in enumerate(_MORE):
            row = QHBoxLayout()
            row.setSpacing(_SPACING)
            layout.addLayout(row, 1)
            if number == len(_MORE) - 1:
                self._shift = self._tool(row, "shift", self.tr("Shift"), self._on_shift)
                self._shift.setCheckable(True)
            for place in range(len(letters)):
                self._add_letter(row, number, place)
        self._page = self._key(row, "spell_page", self.tr("Accents and digits"))
        self._page.clicked.connect(lambda _checked=False: self._set_page(not self._more))
        repeat(self._tool(row, "backspace", self.tr("Backspace"), self._edit.backspace))

    def _tool(
        self, row: QHBoxLayout, icon: str, name: str, slot: Callable[[], object]
    ) -> QToolButton:
        key = self._key(row, f"spell_{icon}", name)
        key.setToolTip(name)
        key.clicked.connect(lambda _checked=False: slot())
        icons.set_icon(key, icon)
        return key

    def _add_letter(self, row: QHBoxLayout, number: int, place: int) -> None:
        key = self._key(row, f"spell_{number}_{place}", "")
        font = key.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        key.setFont(font)
        key.clicked.connect(lambda _checked=False: self._on_letter(key.text()))
        self._keys[key] = number, place

    def _key(self, row: QHBoxLayout, name: str, text: str) -> QToolButton:
        key = QToolButton(self)
        key.setObjectName(name)
        key.setAccessibleName(text)
        key.setProperty("role", "key")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setMinimumSize(KEY, KEY)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(key, 1)
        return key

    def _set_page(self, more: bool, shifted: bool = False) -> None:
        """Shows letters, or accents and digits; small or capital."""
        self._more = more
        french = self.locale().language() == QLocale.Language.French
        pages = _MORE if more else _FRENCH if french else _LETTERS
        for key, (number, place) in self._keys.items():
            letter = pages[number][place]
            key.setText(letter.upper() if shifted else letter)
            key.setAccessibleName(key.text())
        self._shift.setChecked(shifted)
        self._page.setText(_PAGES[not more])

    def _on_shift(self) -> None:
        self._set_page(self._more, self._shift.isChecked())

    def _on_letter(self, letter: str) -> None:
        self._edit.insert(letter)
        self._set_page(self._more)

    def _on_take(self) -> None:
        text = " ".join(self._edit.text().split())
        if self._word is not None and text:
            self.spelled.emit(text)
            self.leave()
