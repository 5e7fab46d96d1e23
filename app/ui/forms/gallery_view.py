"""A list of pictures: cut-outs of fields, what was read below each, and the form it is from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.batch.review import ReviewField
from app.ui import theme
from app.ui.forms.cut_outs import MARGIN, CutOuts
from app.ui.forms.forms_table import SIGN, paint_sign, paint_value, sign_of
from app.ui.forms.gallery_model import FORM, GalleryModel
from app.ui.keys import alt_digit_of

_PAD, _TEXT = 8, 20
_LOW, _HIGH = 44, 96
_NARROWEST, _WIDEST = 128, 304
_PAPER = QColor("white")

Index = QModelIndex | QPersistentModelIndex


class PictureDelegate(QStyledItemDelegate):
    """Paints a cut-out, below it what was read, and the form it is from.

    Attributes:
        picture: How large the cut-outs are.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = QSize()

    def fit(self, field: ReviewField) -> None:
        """Gives the cut-outs the shape of a field."""
        box = field.rule.field.box
        height = theme.with_text(_HIGH if field.rule.field.lines else _LOW)
        least, most = theme.with_text(_NARROWEST), theme.with_text(_WIDEST)
        width = round(height * (box.width / box.height + 2 * MARGIN) / (1 + 2 * MARGIN))
        self.picture = QSize(min(max(width, least), most), height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all."""
        return self.picture + QSize(2 * _PAD, 2 * _PAD + 2 * theme.with_text(_TEXT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, picture, text and name."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        c = theme.colours(option.palette)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or state & QStyle.StateFlag.State_MouseOver:
            ground = theme.blend(c.base, c.accent, 0.25 if selected else 0.1)
            painter.fillRect(rect, ground)
        area = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        paper = QRect(area.topLeft(), QSize(area.width(), self.picture.height()))
        _paint_picture(painter, index.data(Qt.ItemDataRole.DecorationRole), paper)
        painter.setPen(QPen(c.accent, 2) if selected else c.border)
        painter.drawRect(paper)
        self._paint_text(painter, option, index, area.adjusted(0, paper.height() + 2, 0, 0))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        c = theme.colours(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        row, sign = QRect(area), sign_of(index, c)
        row.setHeight(theme.with_text(_TEXT))
        if sign:
            place = QPoint(row.right() - SIGN, row.center().y() - SIGN // 2 + 1)
            paint_sign(painter, option, sign, place)
        paint_value(painter, option, index, row.adjusted(0, 0, -SIGN - 4 if sign else 0, 0), c.text)
        row.translate(0, row.height())
        name = metrics.elidedText(index.data(FORM), Qt.TextElideMode.ElideMiddle, row.width())
        painter.setPen(c.muted)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _paint_picture(painter: QPainter, picture: QImage | None, paper: QRect) -> None:
    """Draws a picture at the left of white paper, as large as it can be."""
    painter.fillRect(paper, _PAPER)
    if picture is None or picture.isNull():
        return
    size = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    top = paper.top() + (paper.height() - size.height()) // 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRect(QPoint(paper.left(), top), size), picture)


class GalleryView(QListView):
    """The pictures; those that are seen are asked for, and those of the next screen.

    Signals:
        accepted(): Enter or Tab was pressed: the text is right.
        step_wanted(int): to the picture before (-1).
        edit_wanted(): F2, or a double click.
        typed(QKeyEvent): a key that begins or chooses a text.
        left(): Escape was pressed.
    """

    accepted = Signal()
    step_wanted = Signal(int)
    edit_wanted = Signal()
    typed = Signal(object)
    left = Signal()

    def __init__(self, model: GalleryModel, cut_outs: CutOuts, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._cut_outs = model, cut_outs
        self.pictures = PictureDelegate(self)
        self.setObjectName("gallery")
        self.setModel(model)
        self.setItemDelegate(self.pictures)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())

    def doItemsLayout(self) -> None:  # noqa: N802  (as QListView calls it)
        """Keeps the current picture in view, for Qt lays out anew after it scrolled there."""
        super().doItemsLayout()
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is seen is what pictures are needed of."""
        super().paintEvent(event)
        self._cut_outs.want(self._in_view())

    def event(self, event: QEvent) -> bool:
        """Takes the Tab key."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().event(event)
        if event.key() != Qt.Key.Key_Tab:
            return super().event(event)
        self.accepted.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Escape leaves, the arrows move, and what is typed corrects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1) if back else self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif self._types(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def _types(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to a text, or chooses another reading."""
        fields, row = self._model.fields, self.currentIndex().row()
        if not 0 <= row < len(fields):
            return False
        if alt_digit_of(event) or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return True
        if event.key() == Qt.Key.Key_Space:
            return fields[row].rule.field.is_checkbox
        alone = event.modifiers() & (_ALT | _CONTROL) in (_NONE, _ALT | _CONTROL)
        return alone and bool(event.text()) and event.text().isprintable()

    def _in_view(self) -> Sequence[ReviewField]:
        """The fields that are seen, and as many below."""
        fields = self._model.fields
        if not fields:
            return ()
        cell, room = self.sizeHintForIndex(self._model.index(0)), self.viewport().size()
        first = max(self.indexAt(QPoint(1, 1)).row(), 0)
        columns = max(room.width() // cell.width(), 1)
        count = columns * (room.height() // cell.height() + 2)
        return fields[first : first + 2 * count]


_NONE = Qt.KeyboardModifier.NoModifier
_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
"""Together they are AltGr, which types signs."""
