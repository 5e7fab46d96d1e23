"""The keyboard window: what is written in it is typed into the program that has the focus."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.typing import ClipboardTypist, Typist
from app.ui import icons, theme
from app.ui.actions import hide_shortcut
from app.ui.pad_header import PadHeader
from app.ui.write import look
from app.ui.write.desk import Desk
from app.ui.write.extras import Extras
from app.ui.write.invitation import Invitation
from app.ui.write.modes import Shift
from app.ui.write.other_program import OtherProgram
from app.ui.write.write_actions import WriteActions

_GEOMETRY = "pad"
_EDGE = theme.GRID
_SIZE = QSize(900, 400)
_LEAST = QSize(640, 300)
_ARROWS = ("key_left", "key_right", "key_up", "key_down")
"""Keys for which there must be a caret."""

_FAR = 2**15
"""No screen reaches farther, and Qt's numbers end."""


class PadWindow(QWidget):
    """Stays on top, never takes the focus, and lies at the bottom of the screen or floats.

    Args:
        recognition: Reads; its owner shuts it down.
        store: Settings and geometry.
        typist: Types into other programs; its owner closes it.

    Attributes:
        desk: Where to write.
        program: The text that was typed.

    Signals:
        closed(): the person wants no more of it.
        shortcut_changed(str): other keys are to show and hide it.
        room_taken(QRect): this much of the screen is no room for other windows; empty for none.
    """

    closed = Signal()
    shortcut_changed = Signal(str)
    room_taken = Signal(QRect)

    def __init__(
        self, recognition: RecognitionService, store: SettingsStore, typist: Typist
    ) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setObjectName("pad_window")
        self.setWindowTitle(self.tr("Plume keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setMinimumSize(_LEAST)
        self.setMouseTracking(True)
        self._store = store
        self._typist = typist
        self._told = self._docked = False
        self._taken = ""
        self._room = QRect()
        self._dock = QRect()
        self._floating = QRect()
        self._height = _SIZE.height()
        self.commands = WriteActions(self)
        for action in self.actions():
            hide_shortcut(action)
        self.program = OtherProgram(typist, self)
        self.desk = Desk(recognition, self.program, self.commands, keyboard=True, parent=self)
        if isinstance(typist, ClipboardTypist):
            self.desk.keys.take_away(_ARROWS)
        self._header = PadHeader(self)
        self._invitation = Invitation(self.desk.pad)
        self._extras = Extras(self.desk, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 0, _EDGE, _EDGE)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.desk, 1)
        self._connect()
        self._restore()

    def set_docked(self, docked: bool) -> None:
        """Lays the window at the bottom of the screen, or lets it float where it was."""
        if not self._docked:
            self._floating = self.geometry()
        self._docked = docked
        self._header.show_docked(docked)
        self._place()
        self._take_room()
        self._store.change(pad_docked=docked)

    def toggle(self) -> None:
        """Shows the window, or hides it."""
        self.setVisible(not self.isVisible())

    def tell_taken(self, keys: str) -> None:
        """Says that the keys that are to show and hide it cannot be had; of none, no longer."""
        self._header.withdraw(self._taken)
        text = self.tr("{0} belongs to another program; choose other keys in the settings.")
        self._taken = text.format(keys) if keys else ""
        if keys:
            self._header.show_note(self._taken)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers how the window stood."""
        self.save_layout()
        super().closeEvent(event)
        self.closed.emit()

    def save_layout(self) -> None:
        """Remembers size and place."""
        if not self._docked:
            self._floating = self.geometry()
        box = self._floating
        numbers = (box.x(), box.y(), box.width(), box.height(), self._height)
        self._store.save_layout(_GEOMETRY, QByteArray(" ".join(map(str, numbers)).encode()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, since the window system draws none."""
        painter = QPainter(self)
        painter.setPen(look.colours().border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Changes the size by the edges."""
        edges = self._edges_at(event.position().toPoint())
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and edges and handle is not None:
            handle.startSystemResize(edges)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows where the size can be changed."""
        edges = self._edges_at(event.position().toPoint())
        self.setCursor(_CURSORS.get(edges, Qt.CursorShape.ArrowCursor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the height for the next time it is docked."""
        super().resizeEvent(event)
        if self._docked:
            self._height = self.height()
            self._take_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Keeps its room on the screen clear."""
        super().showEvent(event)
        self._catch_up()
        self._take_room()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Knows what was learned and set in the other window of Plume, and who has the focus."""
        super().enterEvent(event)
        self._catch_up()
        self.desk.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Gives its room back."""
        super().hideEvent(event)
        self._take_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            icons.refresh(self)

    def _connect(self) -> None:
        header, desk = self._header, self.desk
        self._store.on_trouble = header.show_note
        self.screen().geometryChanged.connect(self._follow_screen)
        header.grabbed.connect(self._move)
        header.pulled.connect(self._pull)
        header.opacity_changed.connect(self._set_opacity)
        header.dock_pressed.connect(lambda: self.set_docked(not self._docked))
        header.hide_pressed.connect(self.hide)
        header.quit_pressed.connect(self.close)
        self.program.marks_changed.connect(desk.refresh)
        self.program.marks_changed.connect(self._tell_where)
        desk.keys.key_pressed.connect(self._press)
        desk.pad.pen_down.connect(lambda: self._invitation.show_on_pad(False))
        desk.refreshed.connect(self._refresh)
        header.anew_pressed.connect(self._start_anew)
        header.words_pressed.connect(self._extras.show_words)
        header.hand_pressed.connect(self._extras.show_hand)
        header.options_pressed.connect(self._extras.show_settings)
        header.gestures_pressed.connect(self._extras.show_gestures)
        self._extras.failed.connect(header.show_note)
        self._extras.setting_changed.connect(self._keep)

    def _keep(self, name: str, value: object) -> None:
        self._store.change(**{name: value})
        if name == "pad_shortcut":
            self.shortcut_changed.emit(value)

    def _catch_up(self) -> None:
        """Takes over what was learned and set in the other window."""
        keys = self._store.settings.pad_shortcut
        if self._store.catch_up():
            self._apply()
            if self._store.settings.pad_shortcut != keys:
                self.shortcut_changed.emit(self._store.settings.pad_shortcut)
        self._extras.catch_up()

    def _apply(self) -> None:
        self._extras.apply(self._store.settings)
        self.desk.presenter.set_threshold(self._store.settings.review_threshold)

    def _restore(self) -> None:
        settings = self._store.settings
        self._apply()
        screen = self._screen()
        with contextlib.suppress(ValueError):  # nothing is stored, or nonsense
            stored = map(int, bytes(self._store.layout(_GEOMETRY).data()).split())
            x, y, width, height, self._height = (min(max(n, -_FAR), _FAR) for n in stored)
            self._floating = QRect(QPoint(x, y), QSize(width, height).boundedTo(screen.size()))
        if not screen.intersects(self._floating):
            size = QSize(theme.with_text(_SIZE.width()), theme.with_text(_SIZE.height()))
            room = QSize(screen.width() - 2 * _EDGE, screen.height() * 2 // 3)
            self._floating = QRect(QPoint(), size.boundedTo(room))
            self._floating.moveCenter(screen.center())
        self._header.show_opacity(settings.pad_opacity)
        self._set_opacity(settings.pad_opacity)
        self._docked = settings.pad_docked
        self._header.show_docked(self._docked)
        self._place()

    def _place(self) -> None:
        screen = self._screen()
        if self._docked:
            height = max(min(self._height, screen.height() * 2 // 3), _LEAST.height())
            self._dock = QRect(screen.left(), screen.bottom() + 1 - height, screen.width(), height)
            self.setGeometry(self._dock)
        else:
            self.setGeometry(self._floating)

    def _follow_screen(self) -> None:
        """Stays at the bottom of a screen that is turned."""
        if self._docked:
            self._place()
            self._take_room()

    def _screen(self) -> QRect:
        """What there is room on, that of this window included."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        available, whole = screen.availableGeometry(), screen.geometry()
        own = self._room.intersected(whole)
        return available.united(own) if own.left() == available.left() else available

    def _take_room(self) -> None:
        room = QRect()
        if self._docked and self.isVisible():
            # the place it was given: while it is mapped again it may be told of others
            room = QRect(self._dock)
            room.setTop(room.bottom() + 1 - self.height())
        if room != self._room:
            self._room = room
            self.room_taken.emit(room)

    def _move(self) -> None:
        handle = self.windowHandle()
        if handle is not None:
            handle.startSystemMove()

    def _pull(self, higher: int) -> None:
        self._height = self.height() + higher
        self._place()

    def _set_opacity(self, opacity: float) -> None:
        self.setWindowOpacity(opacity)
        if opacity != self._store.settings.pad_opacity:
            self._store.change(pad_opacity=opacity)

    def _press(self, key: str) -> None:
        self.desk.session.commit(lambda: self._press_now(key))

    def _press_now(self, key: str) -> None:
        session = self.desk.session
        self.program.press(key, session.shift is not Shift.OFF)
        if session.shift is Shift.ONCE:
            session.set_shift(Shift.OFF)

    def _tell_where(self) -> None:
        """Without keys: once how to come by the text, and what it is from then on."""
        if not isinstance(self._typist, ClipboardTypist):
            return
        if self._told or not self._typist.text:
            self._header.show_collected(self._typist.text)
            return
        self._told = True
        self._header.show_note(
            self.tr("This desktop takes no keys: paste with Ctrl+V what you wrote.")
        )

    def _start_anew(self) -> None:
        if isinstance(self._typist, ClipboardTypist):
            self._typist.start_anew()
            self.program.start_anew()

    def _edges_at(self, place: QPoint) -> Qt.Edge:
        edges = Qt.Edge(0)
        if self._docked:
            return edges
        if place.x() < _EDGE:
            edges |= Qt.Edge.LeftEdge
        if place.x() >= self.width() - _EDGE:
            edges |= Qt.Edge.RightEdge
        if place.y() >= self.height() - _EDGE:
            edges |= Qt.Edge.BottomEdge
        return edges

    def _refresh(self) -> None:
        quiet = not (self.desk.session.strokes or self.desk.pad.drawing)
        self._invitation.show_on_pad(quiet and not self.program.before)


_CURSORS = {
    Qt.Edge.LeftEdge: Qt.CursorShape.SizeHorCursor,
    Qt.Edge.RightEdge: Qt.CursorShape.SizeHorCursor,
    Qt.Edge.BottomEdge: Qt.CursorShape.SizeVerCursor,
    Qt.Edge.LeftEdge | Qt.Edge.BottomEdge: Qt.CursorShape.SizeBDiagCursor,
    Qt.Edge.RightEdge | Qt.Edge.BottomEdge: Qt.CursorShape.SizeFDiagCursor,
}
