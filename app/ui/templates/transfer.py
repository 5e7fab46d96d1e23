"""Fields on the clipboard, and what may be dropped."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from app.core.errors import PlumeError
from app.core.forms.template import FormField
from app.core.geometry import Box
from app.core.image_io import SUFFIXES
from app.core.json_values import JsonValues
from app.ui.translation import tr

_MARK = '{"plume-fields": '
_FARTHEST = 2**31 - 1


class TransferError(PlumeError):
    """Fields that were copied cannot be pasted."""


def to_text(fields: list[FormField]) -> str:
    """Fields for the clipboard.

    They are text: data of a kind of its own, made in Python, would be destroyed by Qt when Python
    has ended already.
    """
    values = [
        dataclasses.asdict(field) | {"expected": str(field.expected or "")} for field in fields
    ]
    return f"{_MARK}{json.dumps(values, ensure_ascii=False)}}}"


def holds_fields(text: str) -> bool:
    """Whether somebody copied fields."""
    return text.startswith(_MARK)


def fields_of(text: str) -> list[FormField]:
    """Copied fields, which may be wrong as those of a draft may be.

    Raises:
        TransferError: they are damaged, or of another version of Plume.
    """
    try:
        values = JsonValues(json.loads(text), "fields")
        return [_field(each) for each in values.objects("plume-fields", "field")]
    except (ValueError, RecursionError):
        raise TransferError(
            tr("The copied fields are damaged or of another version of Plume; copy them again.")
        ) from None


def _field(values: JsonValues) -> FormField:
    values.only(*(field.name for field in dataclasses.fields(FormField)))
    box, expected = values.object("box"), values.text("expected")
    sides = [box.whole(side) for side in ("x", "y", "width", "height")]
    if max(sides) > _FARTHEST:
        raise ValueError(f"no picture is larger than {_FARTHEST} pixels")
    return FormField(
        name=values.text("name"),
        box=Box(*sides),
        kind=values.text("kind"),
        required=values.flag("required"),
        comb=values.flag("comb"),
        lines=values.flag("lines"),
        least=values.text("least"),
        greatest=values.text("greatest"),
        expected=Path(expected) if expected else None,
        expected_column=values.text("expected_column"),
    )


def patterns() -> str:
    """Pictures and PDFs as a filter of a file dialog."""
    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
