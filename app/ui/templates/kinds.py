"""What a field may hold, in words, and how it is written in a template."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.forms.template import CHECKBOX
from app.ui.translation import tr


@dataclass(frozen=True)
class Kind:
    """A kind of field.

    Attributes:
        name: As it stands in a template, before the colon.
        title: For people.
        detail: What stands behind the colon; empty where nothing does.
        hint: An example of that.
        needed: Whether the kind is nothing without it.
    """

    name: str
    title: str
    detail: str = ""
    hint: str = ""
    needed: bool = False


def kinds() -> list[Kind]:
    """All kinds, in the order of the menu."""
    return [
        Kind("text", tr("Text")),
        Kind("name", tr("Name")),
        Kind("word", tr("One word")),
        Kind("digits", tr("Digits")),
        Kind("number", tr("Number")),
        Kind("amount", tr("Amount of money")),
        Kind("date", tr("Date"), tr("Written as"), "DD/MM/YYYY"),
        Kind("code", tr("Code"), tr("Pattern"), "[A-Z]{2}[0-9]{3}", needed=True),
        Kind("choice", tr("One of a list"), tr("Choices"), tr("yes, no, perhaps"), needed=True),
        Kind(CHECKBOX, tr("Check box")),
    ]


def split(kind: str) -> tuple[str, str]:
    """The name of a kind and what stands behind its colon."""
    name, _, detail = kind.partition(":")
    return name, detail


def joined(name: str, detail: str) -> str:
    """A kind as it stands in a template."""
    chosen = next((kind for kind in kinds() if kind.name == name), None)
    if chosen is None or not chosen.detail or not (detail or chosen.needed):
        return name
    return f"{name}:{detail}"


def lacking(kind: str) -> Kind | None:
    """The kind that is nothing without what nobody has written yet; None where nothing lacks."""
    name, detail = split(kind)
    known = next((known for known in kinds() if known.name == name), None)
    return known if known is not None and known.needed and not detail.strip(" ,") else None


def describe(kind: str) -> str:
    """A kind for people, such as ``Date, DD/MM/YYYY``."""
    name, detail = split(kind)
    title = next((known.title for known in kinds() if known.name == name), name)
    return f"{title}, {detail}" if detail else title
