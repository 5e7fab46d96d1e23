"""Fields on the clipboard, and what may be dropped."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.core.image_io import SUFFIXES

TEMPLATE = ".json"
_MARK = '{"plume-fields": '


def to_text(fields: list[FormField]) -> str:
    """Fields for the clipboard.

    They are text: data of a kind of its own, made in Python, would be destroyed by Qt when Python
    has ended already.
    """
    values = [asdict(field) | {"expected": str(field.expected or "")} for field in fields]
    return f"{_MARK}{json.dumps(values, ensure_ascii=False)}}}"


def fields_of(text: str) -> list[FormField]:
    """Fields on the clipboard, none where there is something else."""
    if not text.startswith(_MARK):
        return []
    try:
        return [_field(values) for values in json.loads(text)["plume-fields"]]
    except (KeyError, TypeError, ValueError, RecursionError):  # of another version of Plume
        return []


def _field(values: dict[str, Any]) -> FormField:
    expected = Path(values["expected"]) if values["expected"] else None
    return FormField(**values | {"box": Box(**values["box"]), "expected": expected})


def patterns() -> str:
    """Pictures and PDFs as a filter of a file dialog."""
    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
