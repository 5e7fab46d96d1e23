"""The mean of two exported networks."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

import training
from model.recognizer import bundled_model
from model.spec import ModelSpec, checksum
from training.__main__ import main

WEIGHTS = Path(training.__file__).parent / "weights" / "latin.onnx"


def halves(path: Path) -> dict[str, np.ndarray]:
    tensors = onnx.load(path).graph.initializer
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in tensors}
    return {name: array for name, array in arrays.items() if array.dtype == np.float16}


@pytest.fixture
def doubled(tmp_path: Path) -> Path:
    """The same network with all weights twice as large, under other names."""
    model = onnx.load(WEIGHTS)
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        name = f"other_{tensor.name}"
        for node in model.graph.node:
            node.input[:] = [name if given == tensor.name else given for given in node.input]
        larger = values * 2 if values.dtype == np.float16 else values
        tensor.CopyFrom(numpy_helper.from_array(larger.astype(values.dtype), name))
    path = tmp_path / "doubled.onnx"
    onnx.save(model, path)
    spec = ModelSpec.load(WEIGHTS.with_suffix(".json"))
    dataclasses.replace(spec, sha256=checksum(path)).save(path.with_suffix(".json"))
    return path


def average(first: Path, second: Path, output: Path, share: float) -> int:
    names = map(str, ("average", first, second, "--share", share, "--output", output))
    return main([*names, "--version", "mean"])


def test_weights_that_are_named_otherwise_are_averaged(doubled: Path, tmp_path: Path) -> None:
    output = tmp_path / "mean.onnx"

    assert average(WEIGHTS, doubled, output, 0.25) == 0

    before, mean = halves(WEIGHTS), halves(output)
    assert before
    assert before.keys() == mean.keys()
    for name, values in before.items():
        assert np.allclose(mean[name], 1.25 * values.astype(np.float64), rtol=2e-3, atol=1e-6)
    spec = ModelSpec.load(output.with_suffix(".json"))
    spec.check(output)
    assert spec.version == "mean"


@pytest.mark.parametrize(("share", "sentence"), [(0.5, "is not a network like"), (2, "is none")])
def test_what_has_no_mean_is_refused(
    share: float, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert average(WEIGHTS, bundled_model(), tmp_path / "mean.onnx", share) == 1

    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert average(WEIGHTS, tmp_path / "gone.onnx", tmp_path / "mean.onnx", 0.5) == 1

    assert "gone" in capsys.readouterr().err
