"""Pieces of a page that holds everything it shows, pictures too."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

_STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { line-height: 1.2 } h2 { margin-top: 2.5rem }
.wide { overflow-x: auto } table { border-collapse: collapse; margin: 0.5rem 0 1rem }
th, td { padding: 0.2rem 0.6rem; text-align: right; border-bottom: 1px solid #8884;
  white-space: nowrap }
th { vertical-align: bottom; white-space: normal } .text { text-align: left }
img { max-width: 100%; background: #fff; border-radius: 4px } .note { opacity: 0.75 }
summary { cursor: pointer; font-weight: 600; margin: 0.5rem 0 }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end } figure { margin: 0 0 1rem }
figcaption { font-size: 13px; opacity: 0.75 }
"""

Cell = str | int | float | None


class Markup(str):
    """Text that is HTML already; all other text is escaped."""


def page(title: str, parts: Iterable[str]) -> str:
    """A whole document."""
    head = (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width, initial-scale=1'>"
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style>"
    )
    return "\n".join([head, f"<h1>{html.escape(title)}</h1>", *parts, "</html>", ""])


def heading(text: str, level: int = 2) -> str:
    """A heading of a level from 2 on."""
    return f"<h{level}>{html.escape(text)}</h{level}>"


def paragraph(text: str, note: bool = False) -> str:
    """A paragraph of plain text, paler where it is a note."""
    return f"<p{' class=note' if note else ''}>{html.escape(text)}</p>"


def folded(title: str, parts: Iterable[str]) -> str:
    """Parts that are shown when their title is clicked."""
    return f"<details><summary>{html.escape(title)}</summary>{''.join(parts)}</details>"


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], texts: int = 1) -> str:
    """A table.

    Args:
        columns: Headings.
        rows: Cells.
        texts: How many of the first columns hold texts; the others are set to the right.
    """
    head = "".join(f"<th{_side(i, texts)}>{html.escape(c)}" for i, c in enumerate(columns))
    lines = [
        "<tr>" + "".join(f"<td{_side(i, texts)}>{_cell(cell)}" for i, cell in enumerate(row))
        for row in rows
    ]
    return f"<div class=wide><table><tr>{head}{''.join(lines)}</table></div>"


def _side(column: int, texts: int) -> str:
    return " class=text" if column < texts else ""


def _cell(value: Cell) -> str:
    if value is None or value != value:
        return "–"
    return value if isinstance(value, Markup) else html.escape(str(value))


def percent(share: float | None, digits: int = 1) -> str | None:
    """A share for people; None for one that is not known."""
    return None if share is None or share != share else f"{100 * share:.{digits}f} %"


def picture(pixels: NDArray[np.uint8], height: int | None = None, caption: str = "") -> Markup:
    """A grey picture (H, W), shown at a height in CSS pixels, with what it shows."""
    _, packed = cv2.imencode(".png", pixels)
    size = f" height={height}" if height else ""
    tag = f"<img{size} alt='{html.escape(caption, quote=True)}' src='{_data(packed.tobytes())}'>"
    if not caption:
        return Markup(tag)
    return Markup(f"<figure>{tag}<figcaption>{html.escape(caption)}</figcaption></figure>")


def row(parts: Iterable[str]) -> str:
    """Parts beside each other."""
    return f"<div class=row>{''.join(parts)}</div>"


def figure(drawn: Figure, caption: str) -> str:
    """A drawing of matplotlib, with what it shows."""
    buffer = io.BytesIO()
    drawn.savefig(buffer, format="png", dpi=90)
    tag = f"<img alt='{html.escape(caption, quote=True)}' src='{_data(buffer.getvalue())}'>"
    return f"<figure>{tag}<figcaption>{html.escape(caption)}</figcaption></figure>"


def _data(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()
