"""Networks in smaller numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from training.precision import halve

RNG = np.random.default_rng(0)
WEIGHTS = RNG.normal(size=(64, 32)).astype(np.float32)
INPUT = RNG.normal(size=(3, 64)).astype(np.float32)


@pytest.fixture
def network(tmp_path: Path) -> Path:
    sizes = [("x", (3, 64)), ("y", (3, 32))]
    x, y = (helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in sizes)
    node = helper.make_node("MatMul", ["x", "weights"], ["y"])
    graph = helper.make_graph([node], "g", [x], [y], [numpy_helper.from_array(WEIGHTS, "weights")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.save(model, tmp_path / "network.onnx")
    return tmp_path / "network.onnx"


def output(path: Path) -> np.ndarray:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"x": INPUT})[0])


def test_a_halved_network_is_smaller_and_computes_nearly_the_same(network: Path) -> None:
    before = network.stat().st_size
    halve(network)

    difference = np.abs(output(network) - INPUT @ WEIGHTS).max()
    assert 0 < difference < 0.02
    assert network.stat().st_size < 0.6 * before
