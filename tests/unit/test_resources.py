"""The files that come with Plume are there, are what they say, and are small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cv2
import numpy as np
import pytest

import resources
from model.charset import LATIN
from model.ink import rasterise
from model.inkml import parse_inkml, read_inkml
from scripts import make_samples

EXPECTED: dict[str, Any] = json.loads(
    resources.path("samples/expected.json").read_text(encoding="utf-8")
)
ICONS = sorted(resources.path("icons").glob("*.svg"))


def texts(expected: Any) -> list[str]:
    if isinstance(expected, str):
        return [expected]
    if isinstance(expected, dict):
        return [expected["text"]]
    return [text for part in expected for text in texts(part)]


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="icons/gone"):
        resources.path("icons/gone.svg")


def test_every_sample_says_what_is_written_in_it() -> None:
    files = {p.name for p in resources.path("samples").iterdir()}

    assert files - {"README.md", "expected.json"} == set(EXPECTED)
    assert all(set(text) <= set(LATIN) for text in texts(list(EXPECTED.values())))


def test_resources_are_small() -> None:
    files = [p for p in resources.path("samples").parent.rglob("*") if p.is_file()]

    # what translators work on stays with the sources
    assert sum(p.stat().st_size for p in files if p.suffix != ".ts") < 2_000_000


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_icons_are_line_drawings_in_one_colour(icon: Path) -> None:
    root = ElementTree.parse(icon).getroot()

    if icon.stem != "plume":
        assert root.get("viewBox") == "0 0 24 24"
        assert root.get("stroke") == "currentColor"
        assert root.get("fill") == "none"
        assert {"stroke", "fill"}.isdisjoint(key for child in root for key in child.attrib)


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".inkml")])
def test_ink_samples_are_read_and_drawn(name: str) -> None:
    ink = read_inkml(resources.path(f"samples/{name}"))

    assert (rasterise(ink) < 128).mean() > 0.03
    recorded = {(s.pressure is not None, s.time is not None) for s in ink.strokes}
    assert recorded == {(name in ("bonjour.inkml", "line.inkml"),) * 2}


def test_form_boxes_hold_the_writing() -> None:
    form = cv2.imread(str(resources.path("samples/form.png")), cv2.IMREAD_GRAYSCALE)
    assert form is not None

    for field in EXPECTED["form.png"]:
        x, y, width, height = field["box"]
        box = form[y : y + height, x : x + width]
        assert 0.005 < (box < 128).mean() < 0.2
        assert box[[0, -1]].min() > 200
        assert box[:, [0, -1]].min() > 200


def test_the_script_makes_the_same_ink_again() -> None:
    name, text, hand, dynamic = make_samples.INKS[0]
    rng = np.random.default_rng(200)
    strokes = make_samples.write(text, hand, rng)

    ink = make_samples.ink_of(strokes, 100, rng, dynamic)

    stored = read_inkml(resources.path(f"samples/{name}.inkml"))
    assert [s.points.tolist() for s in ink.strokes] == [s.points.tolist() for s in stored.strokes]


def test_a_sample_is_standard_inkml() -> None:
    text = resources.path("samples/line.inkml").read_text(encoding="utf-8")

    assert parse_inkml(text).strokes[0].time is not None
    assert 'xmlns="http://www.w3.org/2003/InkML"' in text
