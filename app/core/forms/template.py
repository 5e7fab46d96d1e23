"""Form templates: the picture of a printed form and what its fields hold, stored as JSON.

The format is described in ``docs/templates.md`` and ``resources/schemas/template.json``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from app.core.errors import PlumeError, unreadable
from app.core.files import atomic_file
from app.core.forms.written_values import bound
from app.core.geometry import Box
from app.core.image_io import Image, open_source
from app.core.json_values import JsonValues, JsonValuesError
from app.core.pages.ink_mask import GreyImage, dark_on_light
from model.errors import FieldError
from model.fields import Field
from model.preprocessing import to_grey

FORMAT = "plume-form"
VERSION = 2

CHECKBOX = "checkbox"
RANGED = ("digits", "number", "amount", "date")
"""Kinds of field that may have a least and a greatest value."""

RESERVED = ("file", "page", "matched", "problems")
"""Columns of every table of results; no field may be called so."""

LEAST_SIDE = 3
"""Pixels that a field is wide and high at least."""

_RANGED = ", ".join(RANGED[:-1]) + f" and {RANGED[-1]} fields"
_ASPECT_TOLERANCE = 0.01


class TemplateError(PlumeError):
    """A template cannot be used; the sentence names its file and the field."""


@dataclass(frozen=True)
class FormField:
    """A place on a form and what is written there.

    Attributes:
        name: Its column in tables of results.
        box: Where it stands, in pixels of the template's picture.
        kind: What it holds, as ``model.fields.Field.parse`` understands it, or ``checkbox``.
        required: Whether it must not be empty.
        comb: Whether each letter has a little box of its own.
        lines: Whether people write several lines there, for text; they are read one by one.
        least: Smallest value, for digits, numbers and amounts; a date as ``YYYY-MM-DD``.
        greatest: Largest value, likewise.
        expected: CSV file with the values that are expected, or None.
        expected_column: The column of that file; empty for the one that is called like the field.
    """

    name: str
    box: Box
    kind: str = "text"
    required: bool = False
    comb: bool = False
    lines: bool = False
    least: str = ""
    greatest: str = ""
    expected: Path | None = None
    expected_column: str = ""

    @property
    def is_checkbox(self) -> bool:
        """Whether it is ticked, not written in."""
        return self.kind == CHECKBOX

    @cached_property
    def field(self) -> Field:
        """What the recogniser may read in it; a check box has none and gives any text.

        Raises:
            FieldError: the kind is not known.
        """
        return Field() if self.is_checkbox else Field.parse(self.kind)


@dataclass(frozen=True)
class Template:
    """A printed form.

    Attributes:
        name: What people call it; it stands in the results of every form that matches.
        picture: File with the picture of the form.
        size: Width and height of that picture in pixels.
        fields: Its fields, in the order of the columns.
        page: Page of the picture's file, from 1.
        filled: Whether somebody has written on that picture; then only long lines count as
            printed inside the fields.
    """

    name: str
    picture: Path
    size: tuple[int, int]
    fields: tuple[FormField, ...] = ()
    page: int = 1
    filled: bool = False

    def __post_init__(self) -> None:
        _check(self)

    def load_picture(self) -> GreyImage:
        """The printed form: grey uint8 of the template's size, dark on light.

        Raises:
            PlumeError: the picture is missing, cannot be read, or is not the one described.
        """
        return dark_on_light(to_grey(self.load_image()))

    def load_image(self) -> Image:
        """The picture of the form as it is, of the template's size.

        Raises:
            PlumeError: as for ``load_picture``.
        """
        try:
            source = open_source(self.picture)
        except PlumeError as error:
            raise TemplateError(
                f"The picture of the template {self.name!r} cannot be used: {error}"
            ) from None
        if self.page > source.page_count:
            raise TemplateError(
                f"{self.picture} has {source.page_count} pages; the template {self.name!r}"
                f" needs page {self.page}."
            )
        image = source.load(self.page - 1)
        width, height = self.size
        if abs(image.shape[1] / image.shape[0] - width / height) > _ASPECT_TOLERANCE:
            raise TemplateError(
                f"{self.picture} is {image.shape[1]} x {image.shape[0]} pixels; the template"
                f" {self.name!r} was drawn on a picture of {width} x {height}."
            )
        if image.shape[:2] != (height, width):
            image = np.asarray(cv2.resize(image, self.size, interpolation=cv2.INTER_AREA), np.uint8)
        return image


def _check(template: Template) -> None:
    """Makes sure that a template can be used.

    Raises:
        TemplateError: it cannot; the sentence names the field.
    """
    if not template.name.strip():
        raise TemplateError("needs a name.")
    names = [field.name for field in template.fields]
    for index, field in enumerate(template.fields):
        for flaw in flaws_of(field, template.size, names[:index] + names[index + 1 :]):
            name, text = repr(field.name) if field.name.strip() else index + 1, flaw.text
            raise TemplateError(
                f"{template.name}: field {name}: {text}"
                if text[0].isupper()
                else f"{template.name}: field {name} {text}"
            )


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a field.

    Attributes:
        part: The attribute of ``FormField`` that has to be mended.
        text: A sentence about the field, whose name may stand before it.
    """

    part: str
    text: str


def flaws_of(field: FormField, size: tuple[int, int], others: Collection[str]) -> list[Flaw]:
    """Everything that is wrong with a field.

    Args:
        field: The field.
        size: Width and height of the template's picture.
        others: Names of the template's other fields.
    """
    try:
        kind, unknown = field.field.kind, ""
    except FieldError as error:
        kind, unknown = "", str(error)
    texts = {
        "name": _name_flaw(field.name, others),
        "box": _box_flaw(field.box, size),
        "kind": unknown,
        "lines": _lines_flaw(field),
        "least": _limit_flaw("least", field.least, kind) if kind else "",
        "greatest": _limit_flaw("greatest", field.greatest, kind) if kind else "",
    }
    if kind and not texts["greatest"]:
        texts["greatest"] = _order_flaw(field, kind)
    return [Flaw(part, text) for part, text in texts.items() if text]


def _name_flaw(name: str, others: Collection[str]) -> str:
    if not name.strip():
        return "needs a name."
    if name in others:
        return "is there twice; give it another name."
    if name in RESERVED or name in {f"{other}_confidence" for other in others}:
        return "has a name that Plume needs; give it another name."
    return ""


def _box_flaw(box: Box, size: tuple[int, int]) -> str:
    if box.clipped(*size) == box and box.width >= LEAST_SIDE and box.height >= LEAST_SIDE:
        return ""
    return (
        f"must lie inside the picture of {size[0]} x {size[1]} pixels and be at least"
        f" {LEAST_SIDE} pixels wide and high."
    )


def _lines_flaw(field: FormField) -> str:
    if field.lines and (field.comb or field.kind != "text"):
        return "cannot have several lines; only text without boxes for letters can."
    return ""


def _limit_flaw(name: str, text: str, kind: str) -> str:
    if not text:
        return ""
    if kind not in RANGED:
        return f"cannot have a least or greatest value; only {_RANGED} can."
    if bound(kind, text) is not None:
        return ""
    if kind == "date":
        return f"Its {name} must be a day such as 1950-12-31, not {text!r}."
    return f"Its {name} must be a number such as 12.5, not {text!r}."


def _order_flaw(field: FormField, kind: str) -> str:
    low, high = bound(kind, field.least), bound(kind, field.greatest)
    if low is not None and high is not None and low > high:
        return "Its least is greater than greatest."
    return ""


def load_template(path: Path) -> Template:
    """Reads a template file; names of files in it are relative to its folder.

    Raises:
        FileError: it cannot be read.
        TemplateError: it is no template, was made by a newer Plume, or describes something that
            cannot be.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError:
        raise TemplateError(
            f"{path} is not a Plume template; choose the JSON file that the template editor saved."
        ) from None
    except json.JSONDecodeError as error:
        raise TemplateError(
            f"{path} is not a Plume template: from line {error.lineno}, column {error.colno} on it"
            " is no JSON."
        ) from None
    except (ValueError, RecursionError) as error:
        raise TemplateError(f"{path} is not a Plume template: {error}.") from None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise TemplateError(f'{path} is not a Plume template; it must say "format": "{FORMAT}".')
    version = values.get("version")
    if isinstance(version, int) and version > VERSION:
        raise TemplateError(f"{path} was made by a newer Plume; update the program to use it.")
    try:
        template = _template(JsonValues(values, str(path)), path.parent)
    except JsonValuesError as error:
        raise TemplateError(str(error)) from None
    except TemplateError as error:
        raise TemplateError(f"{path}, template {error}") from None
    return template


def _template(values: JsonValues, folder: Path) -> Template:
    values.only(
        "$schema", "format", "version", "name", "picture", "page", "size", "filled", "fields"
    )
    values.whole("version", least=1)
    width, height = values.wholes("size", 2, least=1)
    return Template(
        name=values.text("name"),
        picture=folder / values.text("picture"),
        size=(width, height),
        page=values.whole("page", default=1, least=1),
        filled=values.flag("filled"),
        fields=tuple(_field(field, folder) for field in values.objects("fields", "field")),
    )


def _field(values: JsonValues, folder: Path) -> FormField:
    values.only(
        "name", "box", "kind", "required", "comb", "lines", "least", "greatest", "expected",
        "column",
    )  # fmt: skip
    expected = values.text("expected", default="")
    return FormField(
        name=values.text("name"),
        box=Box(*values.wholes("box", 4, least=0)),
        kind=values.text("kind", default="text"),
        required=values.flag("required"),
        comb=values.flag("comb"),
        lines=values.flag("lines"),
        least=values.text("least", default=""),
        greatest=values.text("greatest", default=""),
        expected=folder / expected if expected else None,
        expected_column=values.text("column", default=""),
    )


def save_template(template: Template, path: Path) -> None:
    """Writes a template file, whole or not at all.

    Raises:
        FileError: it cannot be written.
    """
    values: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": template.name,
        "picture": _relative(template.picture, path.parent),
        "size": list(template.size),
    }
    values |= {"page": template.page} if template.page != 1 else {}
    values |= {"filled": True} if template.filled else {}
    rows = [
        json.dumps(_field_values(field, path.parent), ensure_ascii=False)
        for field in template.fields
    ]
    head = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in values.items()]
    with atomic_file(path) as file:
        file.write("{\n" + "".join(head))
        file.write(' "fields": [' + ",".join(f"\n  {row}" for row in rows) + "\n ]\n}\n")


def _field_values(field: FormField, folder: Path) -> dict[str, Any]:
    """What differs from a field that says nothing."""
    box = field.box
    plain = FormField(field.name, box)
    values: dict[str, Any] = {
        "name": field.name,
        "box": [box.x, box.y, box.width, box.height],
        "kind": field.kind,
    }
    for name in ("required", "comb", "lines", "least", "greatest"):
        value = getattr(field, name)
        values |= {name: value} if value != getattr(plain, name) else {}
    if field.expected is not None:
        values["expected"] = _relative(field.expected, folder)
        values |= {"column": field.expected_column} if field.expected_column else {}
    return values


def _relative(path: Path, folder: Path) -> str:
    """The way from a folder to a file, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return str(path.resolve())
