"""What is wrong with InkML is told soon, in one sentence, whatever the file holds."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import inkml
from model.errors import InkError
from model.inkml import parse_inkml, read_inkml
from tests.unit.model.test_inkml import XYF, ink

CHANNEL = '<channel name="Z"/>'
XY = '<channel name="X"/><channel name="Y"/>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not well-formed XML"),
        ("10 20, 30 40", "not well-formed XML"),
        ("<ink><trace>1 2</ink>", "not well-formed XML"),
        (b"<?xml version='1.0' encoding='klingon'?><ink/>", "not well-formed XML"),
        (b"<ink><trace>\xff\xfe</trace></ink>", "not well-formed XML"),
        ("<html><trace>1 2</trace></html>", "outermost element is <html>"),
        (ink(""), "holds no strokes"),
        (ink("<trace> , </trace>"), "holds no strokes"),
        (ink("<trace>? 1</trace>"), "holds no strokes"),
        (ink('<trace type="penUp">1 2</trace>'), "holds no strokes"),
        (ink("<trace>1 2,'3'4</trace>"), "trace 1 is difference-encoded"),
        (ink('<trace>1 2</trace><trace>1 2,"3"4</trace>'), "trace 2 is difference-encoded"),
        (ink("<trace>1 2,3</trace>"), "point of 1 values where its format has 2"),
        (ink("<trace>1 2 3</trace>"), "point of 3 values where its format has 2"),
        (ink("<trace>1 two</trace>"), "'two', which is not a number"),
        (ink("<trace>1 1e99</trace>"), "too large"),
        (ink("<trace>1 1e999</trace>"), "too large"),
        (ink(f"<trace>1 #{'F' * 400}</trace>"), "too large"),
        (ink('<trace contextRef="#gone">1 2</trace>'), "'#gone' that it does not define"),
        (ink('<trace xml:id="t" contextRef="#t">1 2</trace>'), "does not define"),
        (ink('<context xml:id="a" contextRef="#a"/><trace>1 2</trace>'), "circle"),
        (ink('<traceFormat><channel name="X"/></traceFormat><trace>1</trace>'), "channel Y"),
        (ink(f"<traceFormat>{CHANNEL * 101}</traceFormat>"), "more than 100 channels"),
    ],
)
def test_what_is_wrong_is_said(text: str | bytes, message: str) -> None:
    with pytest.raises(InkError, match=message) as caught:
        parse_inkml(text)

    assert str(caught.value).startswith("The ink cannot be read: ")
    assert "\n" not in str(caught.value)


BOMB = (
    '<!DOCTYPE ink [<!ENTITY a "1 2,"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<ink><trace>&b;</trace></ink>"
)
EXTERNAL = (
    '<!DOCTYPE ink [<!ENTITY file SYSTEM "file:///etc/passwd">]><ink><trace>&file;</trace></ink>'
)


@pytest.mark.parametrize("text", [BOMB, EXTERNAL, "<!DOCTYPE ink><ink><trace>1 2</trace></ink>"])
def test_document_types_are_refused(text: str) -> None:
    with pytest.raises(InkError, match="document type"):
        parse_inkml(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789 ,.-+#*?!TFaxeE'\"\n", max_size=30))
def test_any_trace_is_read_or_refused(trace: str) -> None:
    try:
        read = parse_inkml(ink(f"<trace>{trace}</trace>"))
    except InkError:
        return
    assert all(np.isfinite(stroke.points).all() for stroke in read.strokes)


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_any_data_is_refused(data: str | bytes) -> None:
    with pytest.raises(InkError):
        parse_inkml(data)


def test_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.inkml"
    path.write_text(ink("<trace>1 2</trace>"), encoding="utf-8")
    monkeypatch.setattr(inkml, "MAX_BYTES", path.stat().st_size - 1)

    with pytest.raises(InkError, match=r"huge\.inkml cannot be read: it is larger"):
        read_inkml(path)


def format_with(optional: int) -> str:
    """A trace format of X, Y and so many channels that may be left out."""
    channels = f"<intermittentChannels>{CHANNEL * optional}</intermittentChannels>"
    return f"<traceFormat>{XY}{channels}</traceFormat>"


@pytest.mark.parametrize(
    "content",
    [
        f"<trace>{' ' * 300_000}x</trace>",
        f"{format_with(100_000)}<trace>1 2</trace>",
        f"<context xml:id='c'>{'<a/>' * 300_000}{format_with(98)}</context>"
        + "<context xml:id='d' contextRef='#c'/>"
        + "<trace contextRef='#d'>1 2</trace>" * 5000,
        f"{'<traceGroup>' * 100_000}<trace>1 2</trace>{'</traceGroup>' * 100_000}",
    ],
    ids=["spaces", "channels", "contexts", "groups"],
)
def test_no_file_keeps_a_core_for_long(content: str) -> None:
    began = time.process_time()
    with contextlib.suppress(InkError):
        parse_inkml(ink(content))

    assert time.process_time() - began < 10


@pytest.mark.parametrize("limits", ['min="-inf" max="inf"', 'max="1e-320"', 'min="nan" max="1"'])
@pytest.mark.filterwarnings("error")
def test_limits_of_pressure_that_are_no_numbers_leave_it_within_0_and_1(limits: str) -> None:
    layout = XYF.replace('name="F"', f'name="F" {limits}')
    (stroke,) = parse_inkml(ink(f"<traceFormat>{layout}</traceFormat><trace>0 0 5</trace>")).strokes

    assert stroke.pressure is not None
    assert 0 <= stroke.pressure[0] <= 1
