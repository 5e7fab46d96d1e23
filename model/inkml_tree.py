"""From an InkML element tree to ink: contexts, trace formats and the values of traces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import numpy as np
from numpy.typing import NDArray

from model.errors import PlumeError
from model.ink import Ink, Link, Stroke

_MAX_VALUE = 1e30
_MAX_HOPS = 16
_MOST_CHANNELS = 100  # the standard names some thirty
_MOST_LINKS = 1000  # nobody says more by hand, and each one counts whenever words are parted
_KEPT = frozenset("XYFT")
_SECONDS = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}

_VALUE = re.compile(
    r" ?(?:([TF*?])|([+-]?) ?"
    r"(?:#([0-9A-Fa-f]+)|((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)))"
)
"""A value of a point in which no two spaces follow each other."""

Column = NDArray[np.float64]


class InvalidInkmlError(PlumeError):
    """What is wrong with a document, as the end of a sentence."""


def parse_xml(data: str | bytes) -> Element:
    """The element tree with namespaces taken off; document types, thus entities, are refused."""
    builder = TreeBuilder()

    def refuse(*_: Any) -> None:
        raise InvalidInkmlError("it has a document type, which ink does not need and Plume refuses")

    def start(tag: str, attributes: dict[str, str]) -> None:
        builder.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: builder.end(_local(tag))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise InvalidInkmlError(f"it is not well-formed XML ({error})") from None
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def ink_of(root: Element) -> Ink:
    """The drawn strokes of an InkML tree, in document order, and what was said of its words.

    Raises:
        InvalidInkmlError: the tree is not InkML or holds no strokes.
    """
    if root.tag != "ink":
        raise InvalidInkmlError(f"it is not InkML, its outermost element is <{root.tag}>")
    traces = _join_continued(list(_Document(root).traces()))
    if not traces:
        raise InvalidInkmlError("it holds no strokes")
    strokes = tuple(_strokes(traces))
    names = {trace.id: stroke for trace, stroke in zip(traces, strokes, strict=True) if trace.id}
    return Ink(strokes, tuple(_links(root, names))[-_MOST_LINKS:])


@dataclass(frozen=True)
class _Channel:
    """One declared channel; ``scale`` leads to seconds or to y downwards."""

    name: str
    scale: float = 1.0
    low: float = 0.0
    high: float | None = None
    anchored: bool = False

    @classmethod
    def of(cls, element: Element) -> _Channel:
        name = element.get("name", "")
        scale = -1.0 if name in ("X", "Y") and element.get("orientation") == "-ve" else 1.0
        if name == "T":
            scale = _SECONDS.get(element.get("units", "ms"), 1e-3)
        low, high = _limit(element, "min"), _limit(element, "max")
        return cls(name, scale, low or 0.0, high, element.get("respectTo") is not None)


def _limit(element: Element, name: str) -> float | None:
    try:
        value = float(element.get(name, ""))
    except ValueError:
        return None
    return value if abs(value) <= _MAX_VALUE else None


@dataclass(frozen=True)
class _Format:
    """The order of values in a point; those after the first ``regular`` may be left out."""

    channels: tuple[_Channel, ...] = (_Channel("X"), _Channel("Y"))
    regular: int = 2

    @classmethod
    def of(cls, element: Element) -> _Format:
        found = list(element.iter("channel"))
        if len(found) > _MOST_CHANNELS:
            raise InvalidInkmlError(f"a trace format has more than {_MOST_CHANNELS} channels")
        intermittent = element.iter("intermittentChannels")
        optional = [c for part in intermittent for c in part if c.tag == "channel"]
        regular = [c for c in found if c not in optional]
        channels = tuple(_Channel.of(c) for c in (*regular, *optional))
        missing = {"X", "Y"} - {c.name for c in channels[: len(regular)]}
        if missing:
            raise InvalidInkmlError(f"a trace format has no channel {' or '.join(sorted(missing))}")
        return cls(channels, len(regular))


@dataclass(frozen=True)
class _Trace:
    """One trace by channel name: y downwards, seconds, pressure as recorded, unknown as NaN."""

    columns: dict[str, Column]
    pressures: tuple[float, float] | None
    id: str | None
    continues: str | None


class _Document:
    """Follows the references of an InkML tree; what each leads to is looked up once."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._format_of = cache(_Format.of)
        self._child = cache(Element.find)
        self._ids = {e.attrib["id"]: e for e in root.iter() if "id" in e.attrib}

    def traces(self) -> Iterator[_Trace]:
        """The drawn traces in document order; definitions and pen-up movements left out."""
        current = _Format()
        pending: list[tuple[Element, _Format | None]] = [(e, None) for e in reversed(self._root)]
        number = 0
        while pending:
            element, inherited = pending.pop()
            if element.tag == "context":
                current = self._context_format(element) or current
            elif element.tag == "traceFormat":
                current = self._format_of(element)
            elif element.tag == "traceGroup":
                own = self._referenced_format(element) or inherited
                pending.extend((child, own) for child in reversed(element))
            elif element.tag == "trace":
                number += 1
                layout = self._referenced_format(element) or inherited or current
                if element.get("type", "penDown") != "penUp":
                    yield _read_trace(element, layout, number)

    def _referenced_format(self, element: Element) -> _Format | None:
        context = self._target(element, "contextRef", "context")
        return None if context is None else self._context_format(context)

    def _context_format(self, context: Element) -> _Format | None:
        for _ in range(_MAX_HOPS):
            source = self._child(context, "inkSource")
            if source is None:
                source = self._target(context, "inkSourceRef", "inkSource")
            layout = self._child(context, "traceFormat")
            if layout is None:
                layout = self._target(context, "traceFormatRef", "traceFormat")
            if layout is None and source is not None:
                layout = self._child(source, "traceFormat")
            if layout is not None:
                return self._format_of(layout)
            parent = self._target(context, "contextRef", "context")
            if parent is None:
                return None
            context = parent
        raise InvalidInkmlError("its contexts refer to each other in a circle")

    def _target(self, element: Element, attribute: str, tag: str) -> Element | None:
        """The element an attribute refers to; None without one or for the standard's default."""
        reference = element.get(attribute)
        if not reference or reference.startswith("#Default"):
            return None
        found = self._ids.get(reference.removeprefix("#"))
        if found is None or found.tag != tag:
            raise InvalidInkmlError(f"it refers to a {tag} {reference!r} that it does not define")
        return found


def _read_trace(element: Element, layout: _Format, number: int) -> _Trace:
    text = (element.text or "").replace("!", " ")
    if "'" in text or '"' in text:
        raise InvalidInkmlError(
            f"trace {number} is difference-encoded, which Plume does not read;"
            " save it with explicit values"
        )
    rows: list[list[float]] = []
    previous = [np.nan] * len(layout.channels)
    for point in text.split(","):
        if point.strip():
            previous = _read_point(point, layout, previous, number)
            rows.append(previous)
    table = np.array(rows, np.float64).reshape(-1, len(layout.channels))
    offset = (_limit(element, "timeOffset") or 0.0) * _SECONDS["ms"]
    columns = {
        channel.name: values * channel.scale
        + (offset if channel.name == "T" and not channel.anchored else 0.0)
        for channel, values in zip(layout.channels, table.T, strict=True)
        if channel.name in _KEPT
    }
    ranges = [(c.low, c.high) for c in layout.channels if c.name == "F" and c.high is not None]
    continues = (element.get("priorRef") or "").removeprefix("#") or None
    return _Trace(
        columns,
        next(((low, high) for low, high in ranges if high > low), None),
        element.get("id"),
        continues,
    )


def _read_point(point: str, layout: _Format, previous: Sequence[float], number: int) -> list[float]:
    """The values of one point in channel order; ``previous`` stands for ``*``."""
    point = " ".join(point.split())
    rest = _VALUE.sub("", point).strip()
    if rest:
        raise InvalidInkmlError(f"trace {number} holds {rest[:20]!r}, which is not a number")
    matches = list(_VALUE.finditer(point))
    if not layout.regular <= len(matches) <= len(layout.channels):
        raise InvalidInkmlError(
            f"trace {number} has a point of {len(matches)} values"
            f" where its format has {layout.regular} channels"
        )
    values = [_number(m, before) for m, before in zip(matches, previous, strict=False)]
    if any(abs(v) > _MAX_VALUE for v in values):
        raise InvalidInkmlError(f"trace {number} holds a number that is too large")
    return values + [np.nan] * (len(layout.channels) - len(values))


def _number(match: re.Match[str], before: float) -> float:
    word, sign, hexadecimal, decimal = match.groups()
    if word:
        return {"T": 1.0, "F": 0.0, "*": before, "?": np.nan}[word]
    try:
        value = float(int(hexadecimal, 16)) if hexadecimal else float(decimal)
    except OverflowError:
        value = np.inf
    return -value if sign == "-" else value


def _join_continued(traces: list[_Trace]) -> list[_Trace]:
    """Puts traces that continue an earlier one at its end, and drops those without points."""
    chains: list[list[_Trace]] = []
    chain_of: dict[str, list[_Trace]] = {}
    for trace in traces:
        chain = chain_of.get(trace.continues or "")
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(trace)
        if trace.id:
            chain_of[trace.id] = chain
    joined = [_joined(chain) for chain in chains]
    return [t for t in joined if np.isfinite(t.columns["X"] + t.columns["Y"]).any()]


def _joined(chain: list[_Trace]) -> _Trace:
    """One trace out of its parts, with the channels that all of them have."""
    names = [n for n in chain[0].columns if all(n in part.columns for part in chain)]
    return replace(
        chain[0], columns={n: np.concatenate([part.columns[n] for part in chain]) for n in names}
    )


def _links(root: Element, names: Mapping[str, Stroke]) -> Iterator[Link]:
    """What annotations say about two strokes; those of other programs say other things."""
    for note in root.iterfind("annotation"):
        pair = [names.get(name.removeprefix("#")) for name in (note.text or "").split()]
        match [note.get("type"), *pair]:
            case ["join" | "split" as kind, Stroke() as left, Stroke() as right] if (
                left is not right
            ):
                yield Link(left, right, kind == "join")


def _strokes(traces: list[_Trace]) -> Iterator[Stroke]:
    times = [_filled(t.columns.get("T")) for t in traces]
    began = min((float(t.min()) for t in times if t is not None), default=0.0)
    highest = max(_highest_pressure(t) for t in traces)
    for trace, time in zip(traces, times, strict=True):
        x, y = trace.columns["X"], trace.columns["Y"]
        known = np.isfinite(x + y)
        pressure = _pressure(trace, highest)
        yield Stroke(
            x[known].astype(np.float32),
            y[known].astype(np.float32),
            None if pressure is None else pressure[known].astype(np.float32),
            None if time is None else (time - began)[known],
        )


def _highest_pressure(trace: _Trace) -> float:
    """The highest pressure in a trace that does not declare its maximum, at least 1."""
    values = _filled(trace.columns.get("F"))
    if values is None or trace.pressures is not None:
        return 1.0
    return max(float(values.max()), 1.0)


def _pressure(trace: _Trace, highest: float) -> Column | None:
    values = _filled(trace.columns.get("F"))
    if values is None:
        return None
    low, high = trace.pressures or (0.0, highest)
    return (np.clip(values, low, high) - low) / (high - low)


def _filled(values: Column | None) -> Column | None:
    """Unknown values between known neighbours; None when nothing is known."""
    if values is None or not np.isfinite(values).any():
        return None
    known = np.isfinite(values)
    places = np.arange(len(values))
    return np.interp(places, places[known], values[known])
