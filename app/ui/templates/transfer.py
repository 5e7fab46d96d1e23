"""Fields on the clipboard, and what may be dropped."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData

from app.core.geometry import Box
from app.core.image_io import SUFFIXES
from app.core.template import FormField

MIME = "application/x-plume-fields"
TEMPLATE = ".json"


def to_mime(fields: list[FormField]) -> QMimeData:
    """Fields for the clipboard; as text they are their names."""
    data = QMimeData()
    values = [asdict(field) | {"expected": str(field.expected or "")} for field in fields]
    data.setData(MIME, json.dumps(values).encode())
    data.setText("\n".join(field.name for field in fields))
    return data


def fields_of(data: QMimeData | None) -> list[FormField]:
    """Fields on the clipboard, none where there are no fields."""
    if data is None or not data.hasFormat(MIME):
        return []
    try:
        return [_field(values) for values in json.loads(data.data(MIME).toStdString())]
    except (KeyError, TypeError, ValueError):  # of another version of Plume
        return []


def _field(values: dict[str, Any]) -> FormField:
    expected = Path(values["expected"]) if values["expected"] else None
    return FormField(**values | {"box": Box(**values["box"]), "expected": expected})


def patterns() -> str:
    """Pictures and PDFs as a filter of a file dialog."""
    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
