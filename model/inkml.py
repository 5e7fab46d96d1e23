"""W3C InkML in and out: pen strokes as XML text.

Follows the recommendation of 20 September 2011 (https://www.w3.org/TR/InkML/) as far as
handwriting needs it: traces, nested groups, continued traces, contexts and trace formats.
Difference-encoded values are refused, ``traceView`` is left aside. What a person said about words
is kept as annotations of the ink: ``<annotation type="join">#t3 #t4</annotation>``, or ``split``.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, MutableMapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from model.errors import InkError
from model.ink import Ink, Link, Stroke
from model.inkml_tree import InvalidInkmlError, ink_of, parse_xml

NAMESPACE = "http://www.w3.org/2003/InkML"

MAX_BYTES = 16_000_000
"""Largest InkML file that is read: hours of writing."""


def read_inkml(path: Path) -> Ink:
    """Reads the drawn strokes of an InkML file, in document order, and what was said of its words.

    Coordinates keep the file's unit with y downwards; time is in seconds since the first point,
    pressure in 0 to 1.

    Raises:
        InkError: the file cannot be read, is not InkML, holds no strokes or is too large.
    """
    try:
        if path.exists() and not path.is_file():
            raise InkError(f"The ink file {path} is not a file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InkError(f"The ink file {path} cannot be opened: {error.strerror}.") from None
    try:
        return _ink_in(data)
    except InvalidInkmlError as error:
        raise InkError(f"The ink file {path} cannot be read: {error}.") from None


def write_inkml(ink: Ink, path: Path) -> None:
    """Writes ink as an InkML file, whole or not at all.

    Raises:
        InkError: there are no strokes, or the file cannot be written.
    """
    text = format_inkml(ink)
    temporary = path.with_name(f"{path.name}.part")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # of a share that went away
            temporary.unlink()
        raise InkError(f"The ink cannot be saved as {path}: {error.strerror}.") from None


def parse_inkml(data: str | bytes) -> Ink:
    """Ink of an InkML document; see ``read_inkml``.

    Raises:
        InkError: the text is not InkML, holds no strokes or is too large.
    """
    try:
        return _ink_in(data)
    except InvalidInkmlError as error:
        raise InkError(f"The ink cannot be read: {error}.") from None


def _ink_in(data: str | bytes) -> Ink:
    if len(data) > MAX_BYTES:
        raise InvalidInkmlError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return ink_of(parse_xml(data))


def format_inkml(ink: Ink) -> str:
    """The InkML document of ink; time is written in milliseconds.

    Raises:
        InkError: there are no strokes.
    """
    if not ink:
        raise InkError("There is no ink to save.")
    used = dict.fromkeys(_channels(stroke) for stroke in ink.strokes)
    contexts = "".join(_format_context(channels) for channels in used)
    if any("T" in channels for channels in used):
        contexts = '    <timestamp xml:id="began"/>\n' + contexts
    linked = {stroke for link in ink.links for stroke in (link.left, link.right)}
    names = {stroke: f"t{n}" for n, stroke in enumerate(ink.strokes) if stroke in linked}
    traces = "".join(_format_trace(stroke, names.get(stroke)) for stroke in ink.strokes)
    said = "".join(_format_link(link, names) for link in ink.links)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ink xmlns="{NAMESPACE}">\n  <definitions>\n{contexts}  </definitions>\n{traces}{said}'
        "</ink>\n"
    )


def _channels(stroke: Stroke) -> str:
    """The names of a stroke's channels, such as ``XYF``."""
    return (
        "XY"
        + ("F" if stroke.pressure is not None else "")
        + ("T" if stroke.time is not None else "")
    )


_DECLARED = {
    "X": '<channel name="X" type="decimal"/>',
    "Y": '<channel name="Y" type="decimal"/>',
    "F": '<channel name="F" type="decimal" min="0" max="1"/>',
    "T": '<channel name="T" type="decimal" units="ms" respectTo="#began"/>',
}


def _format_context(channels: str) -> str:
    declared = "".join(f"        {_DECLARED[name]}\n" for name in channels)
    return (
        f'    <context xml:id="{channels}">\n      <traceFormat>\n{declared}'
        "      </traceFormat>\n    </context>\n"
    )


def _format_trace(stroke: Stroke, name: str | None) -> str:
    # ink that grows is written again and again
    if stroke not in _formatted:
        _formatted[stroke] = _format_points(stroke)
    label = f' xml:id="{name}"' if name else ""
    return f'  <trace{label} contextRef="#{_channels(stroke)}">{_formatted[stroke]}</trace>\n'


_formatted: MutableMapping[Stroke, str] = WeakKeyDictionary()


def _format_points(stroke: Stroke) -> str:
    columns: list[list[str]] = [_plain(stroke.x), _plain(stroke.y)]
    if stroke.pressure is not None:
        columns.append(_plain(stroke.pressure))
    if stroke.time is not None:
        columns.append(_plain(np.round(stroke.time, 6), 3))
    return ",".join(" ".join(values) for values in zip(*columns, strict=True))


def _format_link(link: Link, names: Mapping[Stroke, str]) -> str:
    kind = "join" if link.together else "split"
    return f'  <annotation type="{kind}">#{names[link.left]} #{names[link.right]}</annotation>\n'


def _plain(values: NDArray[np.floating[Any]], shift: int = 0) -> list[str]:
    """The shortest decimals that give the same values, times 10 ** shift."""
    return [f"{Decimal(str(v)).scaleb(shift).normalize():f}" for v in values]
