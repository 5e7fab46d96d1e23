"""Copies of templates that nobody saved, in case the program does not end as it should."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.errors import PlumeError
from app.core.files import atomic_file
from app.ui.templates import transfer
from app.ui.templates.draft import Draft, Placed
from app.ui.translation import tr

DRAFT = ".plume-draft"
"""How the names of copies end."""

_VERSION = 1


class DraftCopyError(PlumeError):
    """A copy cannot be read."""


@dataclass(frozen=True)
class DraftCopy:
    """A template that is in no file, or not as it stands.

    Attributes:
        draft: The template; the keys of its fields mean nothing.
        path: Its file; None while it has none.
        saved: When the copy was made, as ISO date and time in UTC; empty for now.
    """

    draft: Draft
    path: Path | None
    saved: str = ""

    @property
    def revision(self) -> tuple[Draft, Path | None]:
        """The same work is kept once."""
        return self.draft, self.path


def write_copy(path: Path, copy: DraftCopy) -> None:
    """Writes a copy, whole or not at all.

    Raises:
        FileError: it cannot be written.
    """
    draft = copy.draft
    values = {
        "version": _VERSION,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "path": str(copy.path or ""),
        "picture": str(draft.picture.absolute()),
        "size": list(draft.size),
        "name": draft.name,
        "page": draft.page,
        "filled": draft.filled,
        "fields": transfer.to_text([placed.field for placed in draft.fields]),
        "suggested": [placed.suggested for placed in draft.fields],
    }
    with atomic_file(path) as file:
        file.write(json.dumps(values, ensure_ascii=False))


def read_copy(path: Path) -> DraftCopy:
    """Reads a copy.

    Raises:
        DraftCopyError: it is damaged, or of another version of Plume.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["version"] != _VERSION:
            raise DraftCopyError(tr("{0} was made by another version of Plume.").format(path))
        return _copy(values)
    except transfer.TransferError:
        raise DraftCopyError(
            tr("{0} is damaged: its fields cannot be read.").format(path)
        ) from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise DraftCopyError(tr("{0} is damaged: {1}.").format(path, error)) from None


def _copy(values: dict[str, Any]) -> DraftCopy:
    width, height = values["size"]
    fields = transfer.fields_of(values["fields"])
    placed = zip(fields, values["suggested"], strict=True)
    draft = Draft(
        name=str(values["name"]),
        picture=Path(values["picture"]),
        size=(int(width), int(height)),
        page=int(values["page"]),
        filled=bool(values["filled"]),
        fields=tuple(Placed(key, field, bool(new)) for key, (field, new) in enumerate(placed)),
    )
    return DraftCopy(draft, Path(values["path"]) if values["path"] else None, str(values["saved"]))
