"""What was read on forms: frozen values, and how they stand in files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.geometry import Polygon
from app.core.pages.quality import Flaw
from model.reading import Alternative, Reading


@dataclass(frozen=True)
class FieldResult:
    """What stands in one field of one form.

    Attributes:
        name: The field's name.
        reading: What was read; a check box reads ``yes`` or ``no``.
        polygon: Where it stands on the scan, in its pixels.
        problem: What is wrong with the text, empty when nothing is.
    """

    name: str
    reading: Reading
    polygon: Polygon
    problem: str = ""


@dataclass(frozen=True)
class FormResult:
    """What was read on one page.

    Attributes:
        file: The scan.
        page: Page of that file, from 1; 0 when the file could not be opened.
        template: Name of the form, empty when none matched or the page could not be loaded.
        fields: One for each field of the template, in its order.
        problem: Why nothing could be read, empty when something was.
        turned: By how many degrees clockwise the form lies on the scan: 0, 90, 180 or 270.
        matrix: From the template's pixels to the scan's, row by row; empty without a template.
        flaws: Why the picture may be misread, or shows no form that could be found.
    """

    file: Path
    page: int
    template: str = ""
    fields: tuple[FieldResult, ...] = ()
    problem: str = ""
    turned: int = 0
    matrix: tuple[float, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def to_values(result: FormResult) -> dict[str, Any]:
    """A result as JSON values; characters of the readings, which no form shows, are left out."""
    return {
        "file": str(result.file),
        "page": result.page,
        "template": result.template,
        "problem": result.problem,
        "turned": result.turned,
        "matrix": list(result.matrix),
        "flaws": [flaw.name for flaw in result.flaws],
        "fields": [
            {
                "name": field.name,
                "text": field.reading.text,
                "confidence": field.reading.confidence,
                "alternatives": [[a.text, a.confidence] for a in field.reading.alternatives],
                "polygon": [list(point) for point in field.polygon],
                "problem": field.problem,
            }
            for field in result.fields
        ],
    }


def from_values(values: dict[str, Any]) -> FormResult:
    """A result from what ``to_values`` gave.

    Raises:
        KeyError, TypeError, ValueError: the values are something else.
    """
    return FormResult(
        Path(values["file"]),
        int(values["page"]),
        str(values["template"]),
        tuple(map(_field, values["fields"])),
        str(values["problem"]),
        int(values["turned"]),
        tuple(map(float, values["matrix"])),
        tuple(Flaw[name] for name in values.get("flaws", ())),  # journals of old have none
    )


def _field(values: dict[str, Any]) -> FieldResult:
    alternatives = tuple(Alternative(str(t), float(c)) for t, c in values["alternatives"])
    return FieldResult(
        str(values["name"]),
        Reading(str(values["text"]), float(values["confidence"]), (), alternatives),
        tuple((int(x), int(y)) for x, y in values["polygon"]),
        str(values["problem"]),
    )
