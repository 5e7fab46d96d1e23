"""A template while it is edited: frozen, and allowed to be wrong for a while."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.forms.field_finder import reading_order
from app.core.forms.template import Flaw, FormField, Template, TemplateError, flaws_of
from app.core.geometry import Box
from app.ui.templates.kinds import lacking
from app.ui.translation import tr


@dataclass(frozen=True)
class Placed:
    """A field of a draft.

    Attributes:
        key: Tells it from the others as long as the draft is open.
        field: The field; it may be wrong.
        suggested: Whether Plume found it and no person has looked at it.
    """

    key: int
    field: FormField
    suggested: bool = False


@dataclass(frozen=True)
class Draft:
    """What a template is going to be.

    Attributes:
        name: What people call the form.
        picture: File with its picture.
        size: Width and height of that picture in pixels.
        page: Page of the file, from 1.
        filled: Whether somebody has written on the picture.
        fields: The fields, in the order of the columns.
    """

    name: str
    picture: Path
    size: tuple[int, int]
    page: int = 1
    filled: bool = False
    fields: tuple[Placed, ...] = ()

    @classmethod
    def of(cls, template: Template, keys: Iterable[int]) -> Draft:
        """A template that is going to be edited."""
        fields = tuple(Placed(k, f) for k, f in zip(keys, template.fields, strict=False))
        return cls(
            template.name, template.picture, template.size, template.page, template.filled, fields
        )

    def template(self) -> Template:
        """The finished template; names have no spaces around them.

        Raises:
            TemplateError: something in it is wrong.
        """
        if not self.name.strip():
            raise TemplateError(tr("The form needs a name."))
        for placed in self.fields:
            if (missing := lacking(placed.field.kind)) is not None:
                text = tr("Field “{0}”: under “{1}”, write something such as {2}.")
                raise TemplateError(
                    text.format(placed.field.name.strip(), missing.detail, missing.hint)
                )
        fields = tuple(
            placed.field
            if placed.field.name == placed.field.name.strip()
            else replace(placed.field, name=placed.field.name.strip())
            for placed in self.fields
        )
        return Template(self.name.strip(), self.picture, self.size, fields, self.page, self.filled)

    @property
    def keys(self) -> list[int]:
        """Of the fields, in their order."""
        return [placed.key for placed in self.fields]

    @property
    def boxes(self) -> dict[int, Box]:
        """Where the fields are."""
        return {placed.key: placed.field.box for placed in self.fields}

    @property
    def suggested(self) -> list[int]:
        """Keys of the fields that no person has looked at."""
        return [placed.key for placed in self.fields if placed.suggested]

    def get(self, key: int) -> Placed | None:
        """The field with a key."""
        return next((placed for placed in self.fields if placed.key == key), None)

    def some(self, keys: Collection[int]) -> list[Placed]:
        """The fields with some keys, in the draft's order."""
        return [placed for placed in self.fields if placed.key in keys]

    def changed(self, keys: Collection[int], change: Callable[[FormField], FormField]) -> Draft:
        """The same with some fields changed; who changes a suggestion has looked at it."""
        return self._each(
            lambda p: Placed(p.key, change(p.field)) if p.key in keys else p,
        )

    def with_boxes(self, boxes: Mapping[int, Box]) -> Draft:
        """The same with some fields elsewhere."""
        return self._each(
            lambda p: Placed(p.key, replace(p.field, box=boxes[p.key])) if p.key in boxes else p
        )

    def accepted(self, keys: Collection[int]) -> Draft:
        """The same with some suggestions looked at."""
        return self._each(lambda p: replace(p, suggested=False) if p.key in keys else p)

    def without(self, keys: Collection[int]) -> Draft:
        """The same without some fields."""
        return replace(self, fields=tuple(p for p in self.fields if p.key not in keys))

    def with_new(self, new: Iterable[Placed]) -> Draft:
        """The same with more fields, each before the first one that is read after it."""
        fields = list(self.fields)
        for placed in new:
            order = reading_order([*(p.field.box for p in fields), placed.field.box])
            after = set(order[order.index(len(fields)) + 1 :])
            place = next((i for i in range(len(fields)) if i in after), len(fields))
            fields.insert(place, placed)
        return replace(self, fields=tuple(fields))

    def in_reading_order(self) -> Draft:
        """The same with the fields row by row, and in each row from left to right."""
        order = reading_order([placed.field.box for placed in self.fields])
        return replace(self, fields=tuple(self.fields[index] for index in order))

    def shifted(self, key: int, by: int) -> Draft:
        """The same with one field some places further down the order."""
        fields = list(self.fields)
        at = self.keys.index(key)
        fields.insert(min(max(at + by, 0), len(fields) - 1), fields.pop(at))
        return replace(self, fields=tuple(fields))

    def scaled(self, size: tuple[int, int]) -> Draft:
        """The same on a picture of another size."""
        across, down = size[0] / self.size[0], size[1] / self.size[1]

        def fitted(box: Box) -> Box:
            left, right = round(box.x * across), round(box.right * across)
            top, bottom = round(box.y * down), round(box.bottom * down)
            return Box(left, top, right - left, bottom - top)

        moved = self._each(lambda p: replace(p, field=replace(p.field, box=fitted(p.field.box))))
        return replace(moved, size=size)

    def flaws(self) -> dict[int, list[Flaw]]:
        """What is wrong with the fields, for those with which something is."""
        names = [placed.field.name for placed in self.fields]
        found = {
            placed.key: flaws_of(placed.field, self.size, names[:index] + names[index + 1 :])
            for index, placed in enumerate(self.fields)
        }
        return {key: flaws for key, flaws in found.items() if flaws}

    def free_name(self, wanted: str) -> str:
        """A name that no field has yet: the wanted one, or that with the next number."""
        names = {placed.field.name for placed in self.fields}
        stem = re.sub(r" \d+$", "", wanted)
        number = 2
        while wanted in names:
            wanted, number = f"{stem} {number}", number + 1
        return wanted

    def _each(self, change: Callable[[Placed], Placed]) -> Draft:
        return replace(self, fields=tuple(map(change, self.fields)))
