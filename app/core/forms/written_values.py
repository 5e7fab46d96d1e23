"""Numbers and dates as people write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

_CENTURY_TURN = 30
"""Years of two digits up to here belong to the 21st century."""


def bound(kind: str, text: str) -> int | Decimal | None:
    """A least or greatest value of a template as a number, None when it is none."""
    return day(text, "YMD") if kind == "date" else number(text)


def day(text: str, form: str = "") -> int | None:
    """A written date as a count of days; None when there is no such day.

    Args:
        text: Numbers with anything but digits between them, or all digits in a row.
        form: How it is written, such as ``DD/MM/YYYY``; only the order of its letters counts.
            Empty for the day first, or the year first where that has four digits.
    """
    parts = re.findall(r"[0-9]+", text)
    order = "".join(dict.fromkeys(letter for letter in form if letter in "DMY"))
    order = order or ("YMD" if parts and len(parts[0]) == 4 else "DMY")
    if len(parts) == 1 and len(order) > 1:
        parts = _split(parts[0], order)
    if len(parts) != len(order):
        return None
    values = {"D": "1", "M": "1", **dict(zip(order, parts, strict=True))}
    year = _year(values.get("Y", "2000"))
    try:
        return date(year, int(values["M"]), int(values["D"])).toordinal()
    except ValueError:
        return None


def _year(digits: str) -> int:
    """A year of four digits, or of two; 0, which is no year, for any other."""
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) <= _CENTURY_TURN else 1900)
    return int(digits) if len(digits) == 4 else 0


def _split(digits: str, order: str) -> list[str]:
    """Days and months of two digits; the year has the rest."""
    years = len(digits) - 2 * (len(order) - 1)
    parts, rest = [], digits
    for letter in order:
        length = years if letter == "Y" else 2
        parts.append(rest[:length])
        rest = rest[length:]
    return parts if not rest and all(parts) else []


def number(text: str) -> Decimal | None:
    """A written number or amount; None when it is none.

    The last point or comma is the decimal sign, unless exactly three digits follow: those are
    thousands.
    """
    plain = re.sub(r"[\s€$]|[,.]-$", "", text)
    parts = re.fullmatch(r"([+-]?[0-9.,]*?)(?:[.,]([0-9]{1,2}|[0-9]{4,}))?", plain)
    if parts is None or not re.search("[0-9]", plain):
        return None
    whole, decimals = re.sub(r"[.,]", "", parts[1]), parts[2] or "0"
    try:
        return Decimal(f"{whole}.{decimals}")
    except InvalidOperation:
        return None
