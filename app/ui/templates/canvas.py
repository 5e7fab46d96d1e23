"""The form with its fields: drawn, selected, moved and resized with mouse and keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.core.forms.template import LEAST_SIDE
from app.core.geometry import Box
from app.ui.read.page_view import PageView
from app.ui.sentences import translated
from app.ui.templates import shapes
from app.ui.templates.draft import Placed
from app.ui.templates.field_items import HANDLE, FieldsItem, Readout, handle_margin
from app.ui.templates.kinds import describe
from app.ui.templates.session import EditorSession
from app.ui.templates.shapes import Handle

_REACH = HANDLE / 2 + 2
_SLACK = 2.0
_STILL = 4
_LEAST_DRAWN = 6

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
}
_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class _Deed(Enum):
    DRAW = auto()
    BAND = auto()
    MOVE = auto()
    RESIZE = auto()


@dataclass(frozen=True)
class _Drag:
    """What the mouse is doing, from where on the form, and with which fields."""

    deed: _Deed
    start: QPointF
    boxes: Mapping[int, Box] = field(default_factory=dict)
    handle: Handle = Handle.BOTTOM_RIGHT


class FormCanvas(PageView):
    """Edits the fields of the session's draft.

    Dragging on paper draws a field, dragging a field moves it, its handles resize it. With Shift
    or Ctrl several are selected. The wheel zooms; the middle button, or Space, moves the page.

    Signals:
        drawn(): a field was drawn and is selected.
        naming_wanted(): a field was double-clicked, or Enter was pressed.
        typed(QKeyEvent): a letter was typed while one field is selected: its name begins.
        pointed(str): what is under the pointer, or where it is.
    """

    drawn = Signal()
    naming_wanted = Signal()
    typed = Signal(object)
    pointed = Signal(str)

    def __init__(self, session: EditorSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_canvas")
        self.setAccessibleName(self.tr("Form"))
        self._session = session
        self._drag: _Drag | None = None
        self._moving = False
        self._space = False
        self._hovered_key: int | None = None
        self._fields = FieldsItem()
        self._fields.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._box.addItem(self._fields, ignoreBounds=True)
        self._apply_colours()
        session.draft_changed.connect(self._show_fields)
        session.selection_changed.connect(self._on_selection)

    @property
    def middle(self) -> tuple[float, float]:
        """The place of the form in the middle of the view."""
        return self._box.viewRect().center().toTuple()

    def show_readouts(self, readouts: Mapping[int, Readout]) -> None:
        """Shows what was read in the fields instead of their names."""
        self._fields.show_readouts(readouts)

    # what the person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a handle, a field or the paper."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = event.position()
        draft = self._session.draft
        left = event.button() == Qt.MouseButton.LeftButton
        if draft is None or self._space or event.button() == Qt.MouseButton.MiddleButton:
            pg.GraphicsView.mousePressEvent(self, event)
            return
        point = self._page_point(event)
        key = shapes.field_at(draft.boxes, point.x(), point.y(), self._on_page(_SLACK))
        if not left:
            if key is not None and key not in self._session.selection:
                self._session.select([key])
            return
        self._moving = False
        self._drag = _Drag(_Deed.MOVE, point)  # so that what it takes hold of is not moved by it
        self._drag = self._begin(point, key, bool(event.modifiers() & _MORE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries on with a drag, or tells what is under the pointer."""
        if self._drag is None:
            pg.GraphicsView.mouseMoveEvent(self, event)
            if not event.buttons():
                self._hover(event)
            return
        away = (event.position() - self._pressed).manhattanLength()
        self._moving = self._moving or away >= _STILL
        if self._moving:
            self._show_drag(self._page_point(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a drag as one step."""
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            pg.GraphicsView.mouseReleaseEvent(self, event)
            return
        self._cancel()
        if self._moving:
            self._finish(drag, event)
        elif drag.deed in (_Deed.DRAW, _Deed.BAND):
            self._session.select(() if drag.deed is _Deed.DRAW else self._session.selection)
        elif drag.deed is _Deed.MOVE and not event.modifiers() & _MORE:
            self._session.select(self._under(self._page_point(event)))
        self._hover(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a field means that it is to be named."""
        if self._under(self._page_point(event)):
            self.naming_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move or resize, Enter or letters name, Escape lets go, Space moves the page."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in _ARROWS and self._session.selection:
            self._step(*_ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._session.selection:
            self.naming_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self._session.select(() if self._drag is None else self._session.selection)
            self._cancel()
        elif self._begins_name(event):
            self.typed.emit(event)
        elif key != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space was let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event) -> None:  # pyright: ignore[reportMissingParameterType]
        """What is held down cannot be seen any more."""
        super().focusOutEvent(event)
        self._space = False

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no field any more."""
        super().leaveEvent(event)
        self._set_hovered(None)
        self.pointed.emit("")

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip of a field says what it holds, and what is wrong with it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._explain(), self)
            return True
        return super().viewportEvent(event)

    def _apply_colours(self) -> None:
        super()._apply_colours()
        if hasattr(self, "_fields"):
            self._fields.set_palette(self.palette())

    # drags

    def _begin(self, point: QPointF, key: int | None, more: bool) -> _Drag | None:
        session, draft = self._session, self._session.draft
        current = session.current
        if draft is None:
            return None
        if current is not None and not more:
            box = current.field.box
            handle = self._handle_at(box, point)
            if handle is not None:
                return _Drag(_Deed.RESIZE, point, {current.key: box}, handle)
        if key is None:
            return _Drag(_Deed.BAND if more else _Deed.DRAW, point)
        if more:
            session.toggle(key)
        elif key not in session.selection:
            session.select([key])
        boxes = session.selected_boxes
        return _Drag(_Deed.MOVE, point, boxes)

    def _show_drag(self, point: QPointF) -> None:
        drag, draft = self._drag, self._session.draft
        assert drag is not None
        assert draft is not None
        boxes = self._dragged(drag, point)
        if drag.deed in (_Deed.DRAW, _Deed.BAND):
            band = shapes.between(drag.start.toTuple(), point.toTuple(), draft.size)
            self._fields.preview({}, band)
            self.pointed.emit(_measures(band))
        else:
            self._fields.preview(boxes, None)
            if len(boxes) == 1:
                self.pointed.emit(_measures(next(iter(boxes.values()))))

    def _dragged(self, drag: _Drag, point: QPointF) -> dict[int, Box]:
        """Where the fields of a drag are now."""
        draft = self._session.draft
        if draft is None:
            return {}
        dx, dy = round(point.x() - drag.start.x()), round(point.y() - drag.start.y())
        if drag.deed is _Deed.RESIZE:
            return {
                key: shapes.resized(box, drag.handle, dx, dy, draft.size)
                for key, box in drag.boxes.items()
            }
        return shapes.moved(drag.boxes, dx, dy, draft.size)

    def _finish(self, drag: _Drag, event: QMouseEvent) -> None:
        session, draft, point = self._session, self._session.draft, self._page_point(event)
        if draft is None:
            return
        if drag.deed is _Deed.RESIZE:
            session.place(self._dragged(drag, point), self.tr("resizing", "undo"))
        elif drag.deed is _Deed.MOVE:
            session.place(self._dragged(drag, point), self.tr("move", "undo"))
        else:
            band = shapes.between(drag.start.toTuple(), point.toTuple(), draft.size)
            if drag.deed is _Deed.BAND:
                session.select([*session.selection, *shapes.touched(draft.boxes, band)])
            elif min(band.width, band.height) >= max(self._on_page(_LEAST_DRAWN), LEAST_SIDE):
                session.add([band])
                self.drawn.emit()

    def _cancel(self) -> None:
        self._drag = None
        self._fields.preview({}, None)

    def _begins_name(self, event: QKeyEvent) -> bool:
        if self._drag is not None or self._session.current is None:
            return False
        text = event.text().strip()
        return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDS

    def _step(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        far = 10 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._session.grow(far * dx, far * dy)
        else:
            self._session.nudge(far * dx, far * dy)

    # what is under the pointer

    def _page_point(self, event: QMouseEvent) -> QPointF:
        return self._box.mapSceneToView(self.mapToScene(event.position().toPoint()))

    def _on_page(self, pixels: float) -> float:
        """Pixels of the screen in pixels of the form."""
        return pixels / max(self.zoom, 1e-6)

    def _handle_at(self, box: Box, point: QPointF) -> Handle | None:
        away = self._on_page(handle_margin(box.width * self.zoom, box.height * self.zoom))
        reach = self._on_page(_REACH)
        return shapes.handle_at(box, point.x(), point.y(), reach, away)

    def _under(self, point: QPointF) -> list[int]:
        draft = self._session.draft
        boxes = draft.boxes if draft is not None else {}
        key = shapes.field_at(boxes, point.x(), point.y(), self._on_page(_SLACK))
        return [] if key is None else [key]

    def _hover(self, event: QMouseEvent) -> None:
        point = self._page_point(event)
        under = self._under(point)
        self._set_hovered(under[0] if under else None)
        self._show_cursor(point, bool(under))
        if under:
            self._tell_hovered()
        else:
            self.pointed.emit(f"{round(point.x())}, {round(point.y())}")

    def _tell_hovered(self) -> None:
        placed = self._hovered
        text = f"{placed.field.name}: {_measures(placed.field.box)}" if placed is not None else ""
        self.pointed.emit(text)

    def _show_cursor(self, point: QPointF, over: bool) -> None:
        if self._space:
            return
        current, handle = self._session.current, None
        if current is not None:
            handle = self._handle_at(current.field.box, point)
        if handle is not None:
            self.setCursor(_CURSORS[handle])
        else:
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)

    def _set_hovered(self, key: int | None) -> None:
        self._hovered_key = key
        self._fields.mark(self._session.selection, key)

    @property
    def _hovered(self) -> Placed | None:
        """The field under the pointer."""
        key, draft = self._hovered_key, self._session.draft
        return draft.get(key) if draft is not None and key is not None else None

    def _explain(self) -> str:
        placed = self._hovered
        if placed is None:
            return ""
        flaws = [translated(flaw.text) for flaw in self._session.flaws.get(placed.key, ())]
        return "\n".join([f"{placed.field.name}: {describe(placed.field.kind)}", *flaws])

    def _show_fields(self) -> None:
        draft = self._session.draft
        if draft is not None:
            self._fields.show_fields(draft.fields, self._session.flaws, draft.size)
            if self._hovered_key is not None:
                self._tell_hovered()

    def _on_selection(self) -> None:
        self._fields.mark(self._session.selection, self._hovered_key)
        current = self._session.current
        if current is not None and self._drag is None:
            self.bring_into_view(current.field.box)


def _measures(box: Box) -> str:
    return f"{box.x}, {box.y} – {box.width} × {box.height}"
