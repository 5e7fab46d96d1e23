"""InkML as the standard allows it and as programs write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from model import inkml
from model.errors import InkError
from model.ink import Ink, Stroke
from model.inkml import format_inkml, parse_inkml, read_inkml, write_inkml

XYF = '<channel name="X"/><channel name="Y"/><channel name="F"/>'
XYT = '<channel name="X"/><channel name="Y"/><channel name="T"/>'


def ink(content: str, attributes: str = 'xmlns="http://www.w3.org/2003/InkML"') -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<ink {attributes}>{content}</ink>"


def traces(content: str, layout: str = "") -> list[list[list[float]]]:
    layout = f"<traceFormat>{layout}</traceFormat>" if layout else ""
    return points(parse_inkml(ink(layout + content)))


def points(read: Ink) -> list[list[list[float]]]:
    return [stroke.points.tolist() for stroke in read.strokes]


def rounded(values: NDArray[np.floating[Any]] | None) -> list[float] | None:
    return None if values is None else np.round(values.astype(float), 6).tolist()


coordinates = st.floats(-(2.0**60), 2.0**60, width=32)


@st.composite
def strokes(draw: st.DrawFn) -> Stroke:
    count = draw(st.integers(1, 6))
    x, y = (draw(hnp.arrays(np.float32, count, elements=coordinates)) for _ in "xy")
    pressure = draw(st.none() | hnp.arrays(np.float32, count, elements=st.floats(0, 1, width=32)))
    steps = st.integers(0, 5000).map(lambda ms: np.float32(ms / 1000))
    time = draw(st.none() | st.lists(steps, min_size=count, max_size=count))
    return Stroke(x, y, pressure, None if time is None else np.array(time))


def from_zero(read: Ink) -> Ink:
    """The same ink with its earliest time at zero."""
    times = [s.time for s in read.strokes if s.time is not None]
    began = min((t.min() for t in times), default=np.float32(0))
    return Ink(
        tuple(
            Stroke(s.x, s.y, s.pressure, None if s.time is None else s.time - began)
            for s in read.strokes
        )
    )


@settings(deadline=None)
@given(st.lists(strokes(), min_size=1, max_size=4).map(lambda made: Ink(tuple(made))))
def test_what_is_written_is_read_again(written: Ink) -> None:
    written = from_zero(written)

    read = parse_inkml(format_inkml(written))

    assert len(read.strokes) == len(written.strokes)
    for one, other in zip(read.strokes, written.strokes, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        for channel in ("pressure", "time"):
            value, expected = getattr(one, channel), getattr(other, channel)
            assert (value is None) == (expected is None)
            if expected is not None:
                np.testing.assert_allclose(value, expected, rtol=1e-6, atol=2e-6)


def test_a_file_holds_plain_numbers_and_says_what_they_are(tmp_path: Path) -> None:
    stroke = Stroke([1e-7, 2.5], [-3e9, 0], [0.5, 1], [0, 0.012])  # pyright: ignore

    write_inkml(Ink((stroke, Stroke([1], [2]))), tmp_path / "a.inkml")  # pyright: ignore

    text = (tmp_path / "a.inkml").read_text(encoding="utf-8")
    assert ">0.0000001 -3000000000 0.5 0,2.5 0 1 12<" in text
    assert ">1 2<" in text
    assert 'name="T" type="decimal" units="ms"' in text
    assert 'name="F" type="decimal" min="0" max="1"' in text


def test_ink_that_grows_is_written_stroke_by_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [[(0, 0), (1.5, 40)], [(50, 0), (51.5, 40)]]
    whole = format_inkml(Ink.from_points(lines))
    ink = Ink.from_points(lines)
    format_inkml(Ink(ink.strokes[:1]))
    values: list[float] = []
    plain = inkml._plain

    def counted(column: NDArray[Any], shift: int = 0) -> list[str]:
        values.extend(column)
        return plain(column, shift)

    monkeypatch.setattr(inkml, "_plain", counted)
    assert format_inkml(ink) == whole
    assert values == [50, 51.5, 0, 40]


def test_time_is_as_exact_after_a_day_as_in_the_beginning() -> None:
    time = 86_400 + np.arange(5) / 1000
    stroke = Stroke(np.arange(5), np.zeros(5), None, time)  # pyright: ignore

    assert stroke.time is not None
    np.testing.assert_allclose(np.diff(stroke.time), 0.001, atol=1e-9)
    read = parse_inkml(format_inkml(Ink((stroke,)))).strokes[0]
    assert read.time is not None
    np.testing.assert_allclose(read.time, np.arange(5) / 1000, atol=1e-9)


def test_traces_without_a_format_are_x_and_y() -> None:
    assert traces("<trace>10 0, 9 14 , 8 28,</trace><trace>\n130\t155\n</trace>") == [
        [[10, 0], [9, 14], [8, 28]],
        [[130, 155]],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-5,-3-4", [[10, -5], [-3, -4]]),
        (".5 1.,+2 -.25", [[0.5, 1], [2, -0.25]]),
        ("#1F #ff, -#A 3", [[31, 255], [-10, 3]]),
        ("1 2,* 3,4 *", [[1, 2], [1, 3], [4, 3]]),
        ("!1!2,3 4", [[1, 2], [3, 4]]),
        ("1 2,? 3,5 6", [[1, 2], [5, 6]]),
        ("1e2 2.5E-1", [[100, 0.25]]),
        ("1 2,<!-- a comment -->3 4", [[1, 2], [3, 4]]),
        ("<![CDATA[1 2]]>,3 4", [[1, 2], [3, 4]]),
    ],
)
def test_values_as_the_standard_writes_them(text: str, expected: list[list[float]]) -> None:
    assert traces(f"<trace>{text}</trace>") == [expected]


@pytest.mark.parametrize(
    "attributes",
    ["", 'xmlns="http://www.w3.org/2003/InkML"', 'xmlns="http://www.w3.org/2003/04/inkml"'],
)
def test_any_namespace_or_none_will_do(attributes: str) -> None:
    assert points(parse_inkml(ink("<trace>1 2</trace>", attributes))) == [[[1, 2]]]


def test_prefixed_elements_are_understood() -> None:
    text = '<i:ink xmlns:i="http://www.w3.org/2003/InkML"><i:trace>1 2</i:trace></i:ink>'

    assert points(parse_inkml(text)) == [[[1, 2]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_files_of_any_common_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{name}'?><ink><!-- été --><trace>1 2</trace></ink>"
    path = tmp_path / "été.inkml"
    path.write_bytes(text.encode(encoding))

    assert points(read_inkml(path)) == [[[1, 2]]]


def test_channels_may_stand_in_any_order_and_unknown_ones_are_skipped() -> None:
    layout = "".join(f'<channel name="{name}"/>' for name in ("OTx", "Y", "S", "X"))

    assert traces("<trace>9 2 T 1,9 4 F 3</trace>", layout) == [[[1, 2], [3, 4]]]


def test_intermittent_channels_may_be_left_out() -> None:
    layout = (
        '<channel name="X"/><channel name="Y"/>'
        '<intermittentChannels><channel name="F"/><channel name="B1"/></intermittentChannels>'
    )

    read = parse_inkml(
        ink(
            f"<traceFormat>{layout}</traceFormat>"
            "<trace>1 1 0.2,2 2,3 3 0.6 T,4 4 ?</trace><trace>5 5</trace>"
        )
    )

    assert rounded(read.strokes[0].pressure) == [0.2, 0.4, 0.6, 0.6]
    assert read.strokes[1].pressure is None


def test_formats_come_from_contexts() -> None:
    def layout(names: str) -> str:
        channels = "".join(f'<channel name="{name}"/>' for name in names)
        return f"<traceFormat>{channels}</traceFormat>"

    read = parse_inkml(
        ink(
            "<definitions>"
            f'<context xml:id="a">{layout("YX")}</context>'
            f'<context xml:id="b"><inkSource xml:id="pen">{layout("XZY")}</inkSource></context>'
            '<context xml:id="c" contextRef="#a"/>'
            '<context xml:id="d" inkSourceRef="#pen"/>'
            '<traceFormat xml:id="f"><channel name="ZZ"/><channel name="X"/><channel name="Y"/>'
            "</traceFormat>"
            '<context xml:id="e" traceFormatRef="#f"/>'
            "<trace>666 666</trace>"
            "</definitions>"
            "<trace>1 2</trace>"
            '<trace contextRef="#a">2 1</trace>'
            '<traceGroup contextRef="#b"><trace>1 0 2</trace><traceGroup>'
            '<trace>1 0 2</trace><trace contextRef="#c">2 1</trace></traceGroup></traceGroup>'
            '<trace contextRef="#d">1 0 2</trace>'
            '<trace contextRef="#DefaultContext">1 2</trace>'
            '<context contextRef="#e"/><trace>0 1 2</trace>'
        )
    )

    assert points(read) == [[[1, 2]]] * 8


def test_upward_coordinates_are_turned_down() -> None:
    layout = '<channel name="X"/><channel name="Y" orientation="-ve"/>'

    assert traces("<trace>1 2,3 -4</trace>", layout) == [[[1, -2], [3, 4]]]


def test_pen_up_movements_and_empty_traces_are_left_out() -> None:
    read = traces('<trace type="penUp">1 1</trace><trace/><trace type="penDown">2 2</trace>')

    assert read == [[[2, 2]]]


def test_continued_traces_are_one_stroke() -> None:
    read = traces(
        '<trace xml:id="t1" continuation="begin">1 1,2 2</trace><trace>9 9</trace>'
        '<trace xml:id="t2" continuation="middle" priorRef="#t1">3 3</trace>'
        '<trace continuation="end" priorRef="#t2">4 4</trace>'
    )

    assert read == [[[1, 1], [2, 2], [3, 3], [4, 4]], [[9, 9]]]


def test_deeply_nested_groups_are_read() -> None:
    depth = 5000

    assert traces("<traceGroup>" * depth + "<trace>1 2</trace>" + "</traceGroup>" * depth)


@pytest.mark.parametrize(
    ("units", "times", "expected"),
    [
        ("", ["5", "17"], [0, 0.012]),
        (' units="s"', ["1.5", "2"], [0, 0.5]),
        (' units="ms"', ["1700000000123", "1700000000133"], [0, 0.01]),
    ],
)
def test_time_is_in_seconds_since_the_ink_began(
    units: str, times: list[str], expected: list[float]
) -> None:
    layout = f'<channel name="X"/><channel name="Y"/><channel name="T"{units}/>'
    trace = ",".join(f"0 0 {time}" for time in times)

    read = parse_inkml(ink(f"<traceFormat>{layout}</traceFormat><trace>{trace}</trace>"))

    assert rounded(read.strokes[0].time) == expected


def test_time_starts_anew_in_each_trace_at_its_offset() -> None:
    read = parse_inkml(
        ink(
            f"<traceFormat>{XYT}</traceFormat>"
            '<trace timeOffset="1000">0 0 0,0 0 10</trace>'
            '<trace timeOffset="1500">0 0 0,0 0 20</trace>'
        )
    )

    assert [rounded(stroke.time) for stroke in read.strokes] == [[0, 0.01], [0.5, 0.52]]


@pytest.mark.parametrize(
    ("limits", "values", "expected"),
    [
        ('max="1023"', (0, 1023), [0, 1]),
        ('min="100" max="300"', (200, 50), [0.5, 0]),
        ("", (0.25, 1), [0.25, 1]),
        ("", (128, 256), [0.5, 1]),
        ('max="0"', (128, 256), [0.5, 1]),
        ('max="many"', (1, 2), [0.5, 1]),
    ],
)
def test_pressure_is_between_0_and_1(
    limits: str, values: tuple[float, float], expected: list[float]
) -> None:
    layout = f'<channel name="X"/><channel name="Y"/><channel name="F" {limits}/>'
    trace = ",".join(f"0 0 {value}" for value in values)

    read = parse_inkml(ink(f"<traceFormat>{layout}</traceFormat><trace>{trace}</trace>"))

    assert rounded(read.strokes[0].pressure) == expected


def test_the_highest_pressure_of_all_traces_counts() -> None:
    read = parse_inkml(
        ink(f"<traceFormat>{XYF}</traceFormat><trace>0 0 50</trace><trace>0 0 200</trace>")
    )

    assert [rounded(stroke.pressure) for stroke in read.strokes] == [[0.25], [1]]


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InkError, match=r"gone\.inkml cannot be opened: No such file"):
        read_inkml(tmp_path / "gone.inkml")
    with pytest.raises(InkError, match="is not a file"):
        read_inkml(tmp_path)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.inkml"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(InkError, match="no ink"):
        write_inkml(Ink(), path)
    with pytest.raises(InkError, match=r"cannot be saved as .*b\.inkml"):
        write_inkml(Ink.from_points([[[1, 2]]]), tmp_path / "gone" / "b.inkml")

    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.inkml"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["a", "été", "with space"]))
def test_a_written_file_replaces_the_old_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.inkml"
    for x in (1.0, 2.0):
        write_inkml(Ink.from_points([[[x, 2]]]), path)

    assert points(read_inkml(path)) == [[[2, 2]]]
    assert not list(tmp_path.glob("*.part"))
