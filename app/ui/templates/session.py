"""The template that is open: its draft, what is selected in it, and every step back."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.core.forms.field_finder import has_lines
from app.core.forms.template import Flaw, FormField, Template
from app.core.geometry import Box
from app.ui.templates import shapes
from app.ui.templates.commands import Change, State
from app.ui.templates.draft import Draft, Placed
from app.ui.templates.shapes import Boxes, Handle
from app.ui.translation import tr

_PASTE_AWAY = 16

_Sheet = tuple[Path, int]
"""The file of a picture, and the page in it."""


class EditorSession(QObject):
    """What is edited; views show it and call its methods.

    Attributes:
        draft: The template as it stands; None while nothing is open.
        path: Its file; None while it has none.
        selection: Keys of the selected fields, in the order in which they were selected.
        flaws: What is wrong with fields, by key.
        undo_stack: The steps.

    Signals:
        opened(): another template is open, or none.
        draft_changed(): something in it is otherwise.
        selection_changed(): other fields are selected.
        saved_changed(): ``unsaved`` or ``path`` say something else.
    """

    opened = Signal()
    draft_changed = Signal()
    selection_changed = Signal()
    saved_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.path: Path | None = None
        self.selection: tuple[int, ...] = ()
        self.flaws: dict[int, list[Flaw]] = {}
        self.undo_stack = QUndoStack(self)
        self._keys = itertools.count(1)
        self._stretch = 0
        self._new = False
        self._moved: dict[_Sheet, _Sheet] = {}
        self.undo_stack.cleanChanged.connect(self.saved_changed)

    @property
    def unsaved(self) -> bool:
        """Whether something is in no file."""
        return self.draft is not None and (self._new or not self.undo_stack.isClean())

    @property
    def selected(self) -> list[Placed]:
        """The selected fields, in the template's order."""
        return self.draft.some(self.selection) if self.draft is not None else []

    @property
    def current(self) -> Placed | None:
        """The selected field where it is the only one."""
        chosen = self.selected
        return chosen[0] if len(chosen) == 1 else None

    # opening and saving

    def load(self, template: Template, path: Path | None, *, new: bool) -> None:
        """Opens a template in the place of what is open.

        Args:
            template: What to edit.
            path: Its file; None for one that has none.
            new: Whether it is in no file even if nothing is done to it.
        """
        self._begin(Draft.of(template, self._keys), path, new)

    def restore(self, draft: Draft, path: Path | None) -> None:
        """Opens a draft that was never saved as it stands."""
        fields = tuple(replace(placed, key=next(self._keys)) for placed in draft.fields)
        self._begin(replace(draft, fields=fields), path, new=True)

    def _begin(self, draft: Draft, path: Path | None, new: bool) -> None:
        self.undo_stack.clear()
        self._moved.clear()
        self.path, self._new = path, new
        self.selection = ()
        self._set(State(draft, ()))
        self.opened.emit()
        self.selection_changed.emit()
        self.saved_changed.emit()

    def mark_saved(self, path: Path, picture: Path, page: int) -> None:
        """Everything is in a file now; the picture may have been copied beside it."""
        self.path, self._new = path, False
        draft = self.draft
        if draft is not None and (draft.picture, draft.page) != (picture, page):
            # not a step: going back must not bring back the picture's old place
            old, new = (draft.picture, draft.page), (picture, page)
            self._moved = {k: new if v == old else v for k, v in self._moved.items()}
            self._moved[old] = new
            self._moved.pop(new, None)
            self.draft = self._with_picture_in_place(draft)
            self.draft_changed.emit()
        self.undo_stack.setClean()
        self.saved_changed.emit()

    # selection

    def select(self, keys: Iterable[int]) -> None:
        """Selects some fields and no other."""
        known = set(self.draft.keys) if self.draft is not None else set()
        chosen = tuple(dict.fromkeys(key for key in keys if key in known))
        if chosen != self.selection:
            self.end_stretch()
            self.selection = chosen
            self.selection_changed.emit()

    def toggle(self, key: int) -> None:
        """Selects one field more, or one less."""
        chosen = self.selection
        self.select([k for k in chosen if k != key] if key in chosen else [*chosen, key])

    def select_all(self) -> None:
        """Selects every field."""
        self.select(self.draft.keys if self.draft is not None else ())

    def end_stretch(self) -> None:
        """What is done from now on is a step of its own."""
        self._stretch += 1

    # steps

    def change(
        self,
        draft: Draft,
        title: str,
        select: Iterable[int] | None = None,
        stretch: str = "",
    ) -> None:
        """Puts a draft in the place of the one that is open, as one step.

        Args:
            draft: The new one.
            title: What the step is called in the menu.
            select: Keys of the fields to select; None keeps the selection.
            stretch: Steps of one name are merged until something else is done.
        """
        if self.draft is None or draft == self.draft:
            return
        chosen = self.selection if select is None else tuple(select)
        if not stretch:
            self.end_stretch()
        before, after = State(self.draft, self.selection), State(draft, chosen)
        merged = (stretch, self._stretch) if stretch else None
        self.undo_stack.push(Change(self._set, before, after, title, merged))

    def add(self, boxes: Sequence[Box]) -> None:
        """Makes fields of some rectangles, with names that say nothing yet."""
        draft = self._open
        fields: list[FormField] = []
        for box in boxes:
            name, lines = self._next_name(draft, fields), has_lines(box, draft.size)
            fields.append(FormField(name, box, lines=lines))
        self._insert(fields, self.tr("new field", "undo"))

    def insert_copies(self, fields: Iterable[FormField], title: str) -> None:
        """Adds fields like others, a little away from them, under free names."""
        draft = self._open
        copies: list[FormField] = []
        named = draft
        for field in fields:
            box = self._free_place(shapes.inside(field.box, draft.size))
            copy = replace(field, name=named.free_name(field.name), box=box)
            named = replace(named, fields=(*named.fields, Placed(0, copy)))
            copies.append(copy)
        self._insert(copies, title)

    def paste(self, fields: Iterable[FormField]) -> None:
        """Adds fields from the clipboard."""
        self.insert_copies(fields, self.tr("pasting", "undo"))

    def duplicate(self) -> None:
        """Adds the selected fields once more."""
        fields = [placed.field for placed in self.selected]
        if fields:
            self.insert_copies(fields, self.tr("duplicating", "undo"))

    def remove(self) -> None:
        """Removes the selected fields."""
        if self.selection:
            text = self.tr("removal", "undo")
            self.change(self._open.without(self.selection), text, select=())

    def place(self, boxes: Boxes, title: str, stretch: str = "") -> None:
        """Puts fields elsewhere."""
        self.change(self._open.with_boxes(boxes), title, stretch=stretch)

    def nudge(self, dx: int, dy: int) -> None:
        """Moves the selected fields by some pixels."""
        boxes = shapes.moved(self.selected_boxes, dx, dy, self._open.size)
        self.place(boxes, self.tr("move", "undo"), stretch="nudge")

    def grow(self, dx: int, dy: int) -> None:
        """Makes the selected fields larger or smaller by some pixels."""
        boxes = shapes.grown(self.selected_boxes, dx, dy, self._open.size)
        self.place(boxes, self.tr("resizing", "undo"), stretch="grow")

    def align(self, side: Handle) -> None:
        """Lines the selected fields up."""
        self._arrange(2, lambda boxes: shapes.aligned(boxes, side))

    def make_same_size(self) -> None:
        """Makes the selected fields as large as the one that was selected first."""
        model = self._open.get(self.selection[0]) if self.selection else None
        if model is not None:
            size = self._open.size
            self._arrange(2, lambda boxes: shapes.same_size(boxes, model.field.box, size))

    def distribute(self, *, down: bool) -> None:
        """Makes the gaps between the selected fields equal."""
        self._arrange(3, lambda boxes: shapes.distributed(boxes, down=down))

    def set_part(
        self, part: str, value: object, title: str, keys: Collection[int] | None = None
    ) -> None:
        """Changes one attribute of fields, however wrong it may be; None takes the selected."""
        keys = self.selection if keys is None else keys
        draft = self._open.changed(keys, lambda field: replace(field, **{part: value}))
        self.change(draft, title, stretch=part)

    def set_form(self, title: str, **values: object) -> None:
        """Changes something of the form itself."""
        draft = replace(self._open, **values)  # pyright: ignore[reportArgumentType]
        self.change(draft, title, stretch=",".join(values))

    def shift(self, by: int) -> None:
        """Moves the selected field to another place among the columns."""
        current = self.current
        if current is not None:
            self.change(self._open.shifted(current.key, by), self.tr("other order", "undo"))

    def sort(self) -> None:
        """Puts the fields in the order in which they are read."""
        self.change(self._open.in_reading_order(), self.tr("reading order", "undo"))

    def suggest(self, fields: Iterable[FormField]) -> int:
        """Adds fields that Plume found, where there is none yet; how many.

        What is selected stays: its name may be being typed.
        """
        draft = self._open
        taken, new = list(draft.boxes.values()), []
        for field in fields:
            if shapes.free_of(field.box, taken):
                name = replace(draft, fields=(*draft.fields, *new)).free_name(field.name)
                new.append(Placed(next(self._keys), replace(field, name=name), suggested=True))
                taken.append(field.box)
        self.change(draft.with_new(new), self.tr("suggestions", "undo"))
        return len(new)

    def accept(self, keys: Iterable[int] | None = None) -> None:
        """Takes suggestions as they are; None takes all."""
        draft = self._open
        chosen = set(draft.suggested if keys is None else keys)
        self.change(draft.accepted(chosen), self.tr("accepting", "undo"))

    def next_suggested(self) -> int | None:
        """Key of the first suggestion after the selected field, or else of the first one."""
        draft = self._open
        keys, left = draft.keys, draft.suggested
        at = max((keys.index(key) for key in self.selection), default=-1)
        after = [key for key in left if keys.index(key) > at]
        return next(iter([*after, *left]), None)

    def reject(self) -> None:
        """Removes all suggestions that are left."""
        draft = self._open
        left = [key for key in self.selection if key not in draft.suggested]
        text = self.tr("rejecting", "undo")
        self.change(draft.without(draft.suggested), text, select=left)

    @property
    def selected_boxes(self) -> dict[int, Box]:
        """Where the selected fields are."""
        return {placed.key: placed.field.box for placed in self.selected}

    @property
    def _open(self) -> Draft:
        assert self.draft is not None, "nothing is open"
        return self.draft

    def _arrange(self, least: int, how: Callable[[Boxes], dict[int, Box]]) -> None:
        boxes = self.selected_boxes
        if len(boxes) >= least:
            self.place(how(boxes), self.tr("arranging", "undo"))

    def _insert(self, fields: Iterable[FormField], title: str) -> None:
        new = [Placed(next(self._keys), field) for field in fields]
        self.change(self._open.with_new(new), title, select=[placed.key for placed in new])

    def _next_name(self, draft: Draft, more: Sequence[FormField]) -> str:
        names = {p.field.name for p in draft.fields} | {field.name for field in more}
        texts = (tr("Field {0}").format(number) for number in itertools.count(1))
        return next(name for name in texts if name not in names)

    def _free_place(self, box: Box) -> Box:
        """A box so far from where another field is exactly."""
        draft = self._open
        while box in draft.boxes.values():
            moved = shapes.moved({0: box}, _PASTE_AWAY, _PASTE_AWAY, draft.size)[0]
            if moved == box:
                break
            box = moved
        return box

    def _with_picture_in_place(self, draft: Draft) -> Draft:
        sheet = draft.picture, draft.page
        picture, page = self._moved.get(sheet, sheet)
        return replace(draft, picture=picture, page=page)

    def _set(self, state: State) -> None:
        self.draft = self._with_picture_in_place(state.draft)
        self.flaws = state.draft.flaws()
        self.draft_changed.emit()
        if state.selection != self.selection:
            self.selection = state.selection
            self.selection_changed.emit()
