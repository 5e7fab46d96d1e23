"""What Plume stands on."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest

from app.core.licences import INDEX, Licence, licences, packages

ROOT = Path(__file__).resolve().parents[3]


def test_every_package_that_plume_needs_shows_its_licence() -> None:
    found = {each.name.lower().replace("_", "-"): each for each in licences()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for need in project["dependencies"]:
        if ";" not in need:
            assert need.split(">")[0].lower() in found
    for each in found.values():
        assert each.licence, each.name
        assert len(each.text) > 150, each.name


def test_needs_of_needs_are_found_but_no_extras() -> None:
    found = {name.lower() for name in packages()}
    assert "protobuf" in found  # needed by onnxruntime
    assert "tensorflow" not in found


def test_a_bundle_shows_what_was_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "licenses"
    folder.mkdir()
    (folder / "a.txt").write_text("the words")
    row = {"name": "a", "version": "1", "licence": "MIT", "texts": ["a.txt"]}
    (folder / INDEX).write_text(json.dumps([row]))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (each,) = licences()
    assert each == Licence("a", "1", "MIT", (folder / "a.txt",))
    assert each.text == "the words"
