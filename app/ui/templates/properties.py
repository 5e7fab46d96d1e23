"""What the selected fields are: name, kind, limits, expected values, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.forms.template import CHECKBOX, RANGED, Flaw, FormField
from app.core.geometry import Box
from app.ui import theme
from app.ui.templates.expected_editor import ExpectedEditor
from app.ui.templates.kind_editor import KindEditor
from app.ui.templates.kinds import split
from app.ui.templates.line_edit import PartEdit
from app.ui.templates.problem_label import ProblemLabel
from app.ui.templates.session import EditorSession

_INPUT = 30
_SIGNS = "xy↔↕"
_SIDES = ("x", "y", "width", "height")


class FieldProperties(QWidget):
    """Edits the selected fields through the session; of several, what they can have in common.

    Signals:
        done(): Enter was pressed in the name: it is right.
    """

    done = Signal()

    def __init__(self, session: EditorSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_properties")
        self._session = session
        self._showing = False
        self.heading = QLabel(self)
        self.heading.setObjectName("field_heading")
        self.heading.setProperty("role", "heading")
        self.name = PartEdit("field_name", self)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setToolTip(self.tr("The column of the field in the table of results (Enter)"))
        self.name_problem = ProblemLabel("name_problem", self)
        self.kind = KindEditor(self)
        self.kind.choice.setMinimumHeight(theme.with_text(_INPUT))
        self.required = self._switch(
            "field_required", self.tr("&Required"), self.tr("It must not be empty, or be ticked")
        )
        self.comb = self._switch(
            "field_comb", self.tr("A little &box for each letter"),
            self.tr("The letters are read as one word; an empty box is a space"),
        )  # fmt: skip
        self.lines = self._switch(
            "field_lines", self.tr("&Several lines"),
            self.tr("For an address or a remark: the lines are read one by one"),
        )  # fmt: skip
        self.least, self.greatest = (
            PartEdit("field_least", self),
            PartEdit("field_greatest", self),
        )
        self.least.setAccessibleName(self.tr("Least value"))
        self.greatest.setAccessibleName(self.tr("Greatest value"))
        self.range_problem = ProblemLabel("range_problem", self)
        self.expected = ExpectedEditor(self)
        self.sides = [self._side(index) for index in range(len(_SIDES))]
        self.box_problem = ProblemLabel("box_problem", self)
        self._build()
        self._connect()

    def edit_name(self) -> None:
        """Puts the focus into the name with its text selected."""
        if self.name.isEnabled():
            self.name.setFocus()
            self.name.selectAll()

    def type_name(self, event: QKeyEvent) -> None:
        """Begins another name with a key that was pressed elsewhere."""
        self.edit_name()
        QCoreApplication.sendEvent(self.name, event)

    def refresh(self) -> None:
        """Shows the selected fields as they are now."""
        fields = [placed.field for placed in self._session.selected]
        if not fields:
            return
        self._showing = True
        single = fields[0] if len(fields) == 1 else None
        flaws = self._flaws() if single is not None else {}
        self._show_name(fields, flaws)
        kind = _common([field.kind for field in fields])
        self.kind.show_kind(kind, flaws.get("kind", ""))
        self._show_switches(fields, kind)
        self._show_range(single, kind, flaws)
        self._expected_part.setVisible(single is not None and not single.is_checkbox)
        self._place_part.setVisible(single is not None)
        if single is not None:
            self.expected.show_field(single)
            self._show_sides(single.box)
        self.box_problem.show_problem(flaws.get("box", ""))
        self._showing = False

    def _flaws(self) -> dict[str, str]:
        current = self._session.current
        found: Sequence[Flaw] = self._session.flaws.get(current.key, ()) if current else ()
        return {flaw.part: flaw.text for flaw in found}

    def _show_name(self, fields: list[FormField], flaws: dict[str, str]) -> None:
        several = len(fields) > 1
        text = self.tr("%n fields", "", len(fields)) if several else self.tr("Field")
        self.heading.setText(text)
        self._name_part.setVisible(not several)
        self.name.setEnabled(not several)
        self.name.show_text("" if several else fields[0].name)
        self.name_problem.show_problem(flaws.get("name", ""))

    def _show_switches(self, fields: list[FormField], kind: str | None) -> None:
        for switch, values in (
            (self.required, [field.required for field in fields]),
            (self.comb, [field.comb for field in fields]),
            (self.lines, [field.lines for field in fields]),
        ):
            value = _common(values)
            switch.setTristate(value is None)
            states = Qt.CheckState.Unchecked, Qt.CheckState.Checked
            state = Qt.CheckState.PartiallyChecked if value is None else states[value]
            switch.setCheckState(state)
        self.comb.setVisible(kind != CHECKBOX)
        self.lines.setVisible(kind == "text" or any(field.lines for field in fields))

    def _show_range(
        self, single: FormField | None, kind: str | None, flaws: dict[str, str]
    ) -> None:
        shown = single is not None and (
            split(single.kind)[0] in RANGED or bool(single.least or single.greatest)
        )
        self._range_part.setVisible(shown)
        if single is None:
            return
        self.least.show_text(single.least)
        self.greatest.show_text(single.greatest)
        dates = kind is not None and split(kind)[0] == "date"
        for edit in (self.least, self.greatest):
            edit.setPlaceholderText(self.tr("YYYY-MM-DD") if dates else self.tr("any"))
        self.range_problem.show_problem(flaws.get("least", "") or flaws.get("greatest", ""))

    def _show_sides(self, box: Box) -> None:
        draft = self._session.draft
        width, height = draft.size if draft is not None else (1, 1)
        limits = (width - 1, height - 1, width, height)
        values = (box.x, box.y, box.width, box.height)
        for spin, limit, value in zip(self.sides, limits, values, strict=True):
            spin.setMaximum(max(limit, value))
            spin.setValue(value)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID + 4, theme.GRID * 2, theme.GRID)
        layout.setSpacing(theme.GRID + 4)
        layout.addWidget(self.heading)
        self._name_part = _part(self, self.tr("&Name"), [self.name, self.name_problem])
        self._kind_part = _part(self, self.tr("&Holds"), [self.kind], self.kind.choice)
        limits = _row(self, [self.least, QLabel("–", self), self.greatest])
        self._range_part = _part(
            self, self.tr("&Least and greatest value"), [limits, self.range_problem], self.least
        )
        self._expected_part = _part(
            self, self.tr("&Expected values"), [self.expected], self.expected.file
        )
        self._place_part = _part(
            self, self.tr("&Place and size"), [_row(self, self.sides), self.box_problem],
            self.sides[0],
        )  # fmt: skip
        switches = _part(self, "", [self.required, self.comb, self.lines])
        for part in (
            self._name_part, self._kind_part, switches, self._range_part, self._expected_part,
            self._place_part,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)

    def _connect(self) -> None:
        session = self._session
        session.draft_changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        self.name.textEdited.connect(
            lambda text: self._set("name", text, self.tr("renaming", "undo"))
        )
        self.name.returnPressed.connect(self.done)
        self.kind.kind_changed.connect(self._set_kind)
        self.required.clicked.connect(
            lambda: self._switched(self.required, "required", self.tr("required", "undo"))
        )
        self.comb.clicked.connect(
            lambda: self._set_shape(self.comb, "comb", self.tr("boxes for letters", "undo"))
        )
        self.lines.clicked.connect(
            lambda: self._set_shape(self.lines, "lines", self.tr("several lines", "undo"))
        )
        limit = self.tr("limit", "undo")
        self.least.textEdited.connect(lambda text: self._set("least", text.strip(), limit))
        self.greatest.textEdited.connect(lambda text: self._set("greatest", text.strip(), limit))
        expected = self.tr("expected values", "undo")
        self.expected.file_changed.connect(lambda path: self._set("expected", path, expected))
        self.expected.column_changed.connect(
            lambda name: self._set("expected_column", name, expected)
        )
        for spin in self.sides:
            spin.valueChanged.connect(lambda _value: self._set_box())
        for editor in (self.name, self.kind, self.least, self.greatest, self.expected):
            editor.left.connect(session.end_stretch)

    def _switch(self, name: str, text: str, tip: str) -> QCheckBox:
        switch = QCheckBox(text, self)
        switch.setObjectName(name)
        switch.setAccessibleName(text.replace("&", ""))
        switch.setToolTip(tip)
        return switch

    def _side(self, index: int) -> QSpinBox:
        titles = (self.tr("Left"), self.tr("Top"), self.tr("Width"), self.tr("Height"))
        spin = QSpinBox(self)
        spin.setObjectName(f"field_{_SIDES[index]}")
        spin.setAccessibleName(titles[index])
        spin.setToolTip(self.tr("{0}, in pixels of the picture").format(titles[index]))
        spin.setMinimum(0)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        spin.setPrefix(f"{_SIGNS[index]} ")
        spin.setMinimumHeight(theme.with_text(_INPUT))
        return spin

    def _set(self, part: str, value: Any, title: str) -> None:
        if not self._showing:
            self._session.set_part(part, value, title)

    def _set_kind(self, kind: str) -> None:
        """Another kind; limits that it cannot have, and nobody could see, go with the old one."""
        if self._showing:
            return
        ranged = split(kind)[0] in RANGED

        def change(field: FormField) -> FormField:
            limits = {} if ranged else {"least": "", "greatest": ""}
            comb, lines = field.comb and kind != CHECKBOX, field.lines and kind == "text"
            return replace(field, kind=kind, comb=comb, lines=lines, **limits)

        self._change(change, self.tr("kind", "undo"), "kind")

    def _set_shape(self, switch: QCheckBox, part: str, title: str) -> None:
        """Boxes for letters, or several lines, or neither."""
        switch.setTristate(False)
        on = switch.isChecked()
        others = {"comb": False, "lines": False} if on else {}
        self._change(lambda field: replace(field, **others | {part: on}), title, part)

    def _change(self, change: Callable[[FormField], FormField], title: str, stretch: str) -> None:
        draft = self._session.draft
        if draft is not None:
            changed = draft.changed(self._session.selection, change)
            self._session.change(changed, title, stretch=stretch)

    def _switched(self, switch: QCheckBox, part: str, title: str) -> None:
        switch.setTristate(False)
        self._set(part, switch.isChecked(), title)

    def _set_box(self) -> None:
        current = self._session.current
        if self._showing or current is None:
            return
        box = Box(*(spin.value() for spin in self.sides))
        self._session.place({current.key: box}, self.tr("resizing", "undo"), stretch="box")


def _common(values: list[Any]) -> Any:
    """The value where all are equal, else None."""
    return values[0] if all(value == values[0] for value in values) else None


def _row(parent: QWidget, widgets: Sequence[QWidget]) -> QWidget:
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return both


def _part(
    parent: QWidget, title: str, widgets: Sequence[QWidget], buddy: QWidget | None = None
) -> QWidget:
    """Some inputs under their title."""
    part = QWidget(parent)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    if title:
        label = QLabel(title, part)
        label.setProperty("role", "muted")
        label.setBuddy(buddy or widgets[0])
        column.addWidget(label)
    for widget in widgets:
        column.addWidget(widget)
    return part
