"""A model file and its description belong together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from model.errors import ModelError
from model.spec import FORMAT, ModelSpec, checksum

SPEC = ModelSpec(
    name="latin",
    version="2026.11",
    characters="abcé",
    height=64,
    width=256,
    stride=8,
    high_contrast=True,
    calibration={"plain": [0.5, 1.0, 0.0, 0.0]},
    review=((0.5, 0.1, 0.9),),
    sha256="0" * 64,
    trained_on="nothing",
    figures={"words": 0.5},
)


def described(path: Path, **changes: Any) -> Path:
    """A description file with some values changed; None takes a value out."""
    SPEC.save(path)
    values = json.loads(path.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in values.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    return path


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    SPEC.save(tmp_path / "latin.json")

    assert ModelSpec.load(tmp_path / "latin.json") == SPEC
    assert [p.name for p in tmp_path.iterdir()] == ["latin.json"]


def test_the_file_is_for_people_too(tmp_path: Path) -> None:
    SPEC.save(tmp_path / "latin.json")

    text = (tmp_path / "latin.json").read_text(encoding="utf-8")
    assert "abcé" in text
    assert len(text.splitlines()) > 10


def test_values_of_later_versions_are_ignored_and_missing_ones_have_defaults(
    tmp_path: Path,
) -> None:
    path = described(tmp_path / "a.json", surprise=1, width=None, figures=None)

    spec = ModelSpec.load(path)

    assert spec.width is None
    assert spec.figures == {}
    assert spec.height == 64


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "is missing; reinstall"),
        ("", "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "is not a Plume model description"),
        ('{"name": "x"}', "is not a Plume model description"),
        ('{"format": "1"}', "is not a Plume model description"),
        ('{"format": true}', "damaged"),
        (f'{{"format": {FORMAT + 1}}}', "newer Plume"),
        (f'{{"format": {FORMAT}}}', "damaged"),
    ],
)
def test_unreadable_descriptions_are_refused(
    tmp_path: Path, content: str | None, message: str
) -> None:
    path = tmp_path / "latin.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(ModelError, match=message) as caught:
        ModelSpec.load(path)

    assert str(path) in str(caught.value)


def test_a_description_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ModelError, match="cannot be read"):
        ModelSpec.load(tmp_path / "latin.json")


@pytest.mark.parametrize(
    "changes",
    [
        {"characters": ""},
        {"characters": "aa"},
        {"characters": 7},
        {"characters": ["a", "b"]},
        {"height": 0},
        {"height": "tall"},
        {"height": 48.5},
        {"width": 0},
        {"width": "wide"},
        {"stride": -1},
        {"calibration": [1]},
        {"calibration": {"plain": [1.0, 2.0]}},
        {"calibration": {"plain": [1.0, 2.0, 3.0, float("nan")]}},
        {"calibration": {"plain": "hot"}},
        {"review": [[0.5, 0.1]]},
        {"review": 7},
        {"high_contrast": "no"},
        {"figures": [1]},
        {"version": 3},
        {"sha256": 5},
    ],
)
def test_impossible_values_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    path = described(tmp_path / "latin.json", **changes)

    with pytest.raises(ModelError, match=r"latin\.json"):
        ModelSpec.load(path)


def test_weights_are_checked_against_the_description(tmp_path: Path) -> None:
    weights = tmp_path / "latin.onnx"
    weights.write_bytes(b"weights")
    spec = ModelSpec("latin", "1", "abc", sha256=checksum(weights))

    spec.check(weights)
    weights.write_bytes(b"weightz")

    with pytest.raises(ModelError, match="does not belong"):
        spec.check(weights)
    with pytest.raises(ModelError, match=r"gone\.onnx is missing"):
        spec.check(tmp_path / "gone.onnx")


def test_the_checksum_is_sha256(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")

    assert checksum(tmp_path / "abc").startswith("ba7816bf8f01cfea414140de5dae2223")


def test_the_charset_has_the_labels_of_the_network() -> None:
    assert len(SPEC.charset) == 5
    assert SPEC.charset.decode([4, 1]) == "éa"
