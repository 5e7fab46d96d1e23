"""Products of 8-bit integers in an exported network: a quarter of the size, twice the speed.

Weights and what flows between layers become integers with scales found on training pictures
(static quantisation); LSTM layers find the scales of what they multiply while they run (dynamic
quantisation). So that a picture's reading does not depend on the others in its batch, their
inputs and states always hold the greatest possible values, which no weight listens to.

Weights have 7 bits: those of 8 overflow where a processor adds pairs of products in 16 bits (x86
without VNNI).
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pandas as pd
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from model.network import BUCKET
from model.preprocessing import GreyImage
from model.spec import ModelSpec, checksum
from training.samples import inputs, rows_of, samples

Weights = NDArray[np.float32]

_STATIC = ["Conv", "Relu", "MaxPool", "MatMul"]
_EACH = 40
"""Training samples of each source from which the scales are found."""

_OPEN = 30.0
"""Bias of a gate that is always open."""


def quantise(source: Path, target: Path, table: pd.DataFrame) -> None:
    """Writes an exported model with products of 8-bit integers, and its description beside it.

    Args:
        source: The ``.onnx`` file, of single or half precision, its description beside it.
        target: The file to write.
        table: The manifest.

    Raises:
        ModelError: there is no such model.
        ConfigError: there are no training samples.
    """
    spec = ModelSpec.load(source.with_suffix(".json"))
    spec.check(source)
    picked = rows_of(table, "train").groupby("source").sample(_EACH, random_state=0, replace=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_quantised(source, target, inputs(samples(picked), spec))
    spec = dataclasses.replace(spec, sha256=checksum(target))
    spec.save(target.with_suffix(".json"))


def write_quantised(source: Path, target: Path, pictures: Sequence[GreyImage]) -> None:
    """Writes the weights alone, with the scales of prepared pictures (height, width)."""
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        draft = Path(scratch) / "model.onnx"
        onnx.save(_single(onnx.load(source)), draft)
        quant_pre_process(draft, draft, skip_symbolic_shape=True)
        model = onnx.load(draft)
        _fix_scales(model, _Pictures(model, pictures))
        onnx.save(model, draft)
        quantize_dynamic(draft, draft, ["LSTM"], reduce_range=True, weight_type=QuantType.QInt8)
        quantize_static(
            draft, draft, _Pictures(model, pictures), QuantFormat.QDQ, _STATIC,
            per_channel=True, reduce_range=True,
            activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        )  # fmt: skip
        draft.replace(target)


class _Pictures(CalibrationDataReader):
    """Feeds a network one picture after the other."""

    def __init__(self, model: ModelProto, pictures: Sequence[GreyImage]) -> None:
        self._input = model.graph.input[0].name
        self._pictures = iter(pictures)

    def get_next(self) -> dict[str, Weights] | None:
        """One batch of one picture; None at the end."""
        picture = next(self._pictures, None)
        if picture is None:
            return None
        height, width = picture.shape
        batch = np.zeros((1, height, -(-width // BUCKET) * BUCKET, 1), np.float32)
        batch[0, :, :width, 0] = picture / np.float32(255)
        return {self._input: batch}


def _single(model: ModelProto) -> ModelProto:
    """The network with weights of single precision, without casts of them."""
    graph = model.graph
    halves = {tensor.name: tensor for tensor in graph.initializer}
    casts = [node for node in graph.node if node.op_type == "Cast" and node.input[0] in halves]
    for cast in casts:
        half = halves[cast.input[0]]
        values = numpy_helper.to_array(half).astype(np.float32)
        half.CopyFrom(numpy_helper.from_array(values, cast.output[0]))
        graph.node.remove(cast)
    return model


def _fix_scales(model: ModelProto, pictures: _Pictures) -> None:
    """Lets every LSTM layer find the same scales whatever it is given."""
    graph = model.graph
    layers = [node for node in graph.node if node.op_type == "LSTM"]
    ranges = dict(
        zip(
            (layer.name for layer in layers),
            _ranges(model, [layer.input[0] for layer in layers], pictures),
            strict=True,
        )
    )
    nodes: list[NodeProto] = []
    for node in graph.node:
        if node.op_type == "LSTM":
            nodes.extend(_bounded(node, ranges[node.name], graph))
            units = _steady(node, graph)
            nodes.extend([node, _without_steady(node, units, graph)])
        else:
            nodes.append(node)
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)


def _steady(layer: NodeProto, graph: GraphProto) -> int:
    """Gives a layer two units more; returns how many it had."""
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    names = layer.input[1:4]
    old = (numpy_helper.to_array(tensors[name]) for name in names)
    for name, values in zip(names, _with_steady(*old), strict=True):
        tensors[name].CopyFrom(numpy_helper.from_array(values, name))
    del layer.input[4:]  # the first states, which are zeros
    (size,) = (a for a in layer.attribute if a.name == "hidden_size")
    size.i += 2
    return size.i - 2


def _ranges(
    model: ModelProto, names: Sequence[str], pictures: _Pictures
) -> list[tuple[float, float]]:
    """Least and greatest value of tensors, 0 between them."""
    watched = ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = ort.InferenceSession(watched.SerializeToString())
    low, high = np.zeros(len(names)), np.zeros(len(names))
    while batch := pictures.get_next():
        for k, found in enumerate(session.run(names, batch)):
            values = np.asarray(found)
            low[k], high[k] = min(low[k], values.min()), max(high[k], values.max())
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _bounded(
    layer: NodeProto, bounds: tuple[float, float], graph: GraphProto
) -> Iterator[NodeProto]:
    """The input of a layer within bounds, and one more feature at each of them."""
    low, high = (
        _constant(graph, f"{layer.name}/{k}", np.float32(v))
        for k, v in zip(("low", "high"), bounds, strict=True)
    )
    sides = _constant(graph, f"{layer.name}/sides", np.array([0, 0, 0, 0, 0, 1]))
    source = layer.input[0]
    clipped, lower, upper = (f"{layer.name}/{k}" for k in ("within", "lower", "upper"))
    yield helper.make_node("Clip", [source, low, high], [clipped])
    yield helper.make_node("Pad", [clipped, sides, low], [lower])
    yield helper.make_node("Pad", [lower, sides, high], [upper])
    layer.input[0] = upper


def _with_steady(kernel: Weights, recurrent: Weights, bias: Weights) -> Iterator[Weights]:
    """Weights with two more units, which add 1 and -1 to their state at every step.

    No state can grow faster, so none of the others' outputs is greater. Shapes (ways, 4 units,
    inputs), (ways, 4 units, units), (ways, 8 units); gates in ONNX's order: input, output,
    forget, cell.
    """
    ways, units = len(recurrent), recurrent.shape[2]

    def more(weights: Weights) -> Weights:
        gates = weights.reshape(ways, 4, units, -1)
        return np.pad(gates, ((0, 0), (0, 0), (0, 2), (0, 0))).reshape(ways, 4 * (units + 2), -1)

    yield np.pad(more(kernel), ((0, 0), (0, 0), (0, 2)))
    yield np.pad(more(recurrent), ((0, 0), (0, 0), (0, 2)))
    biases = np.pad(bias.reshape(ways, 8, units), ((0, 0), (0, 0), (0, 2)))
    biases[:, :3, units:] = _OPEN
    biases[:, 3, units:] = _OPEN, -_OPEN
    yield biases.reshape(ways, -1)


def _without_steady(layer: NodeProto, units: int, graph: GraphProto) -> NodeProto:
    first, last, axis = (
        _constant(graph, f"{layer.name}/{k}", np.array([v]))
        for k, v in (("first", 0), ("last", units), ("axis", 3))
    )
    output = layer.output[0]
    layer.output[:] = [f"{layer.name}/all"]
    return helper.make_node("Slice", [layer.output[0], first, last, axis], [output])


def _constant(graph: GraphProto, name: str, value: NDArray[np.generic] | np.generic) -> str:
    graph.initializer.append(numpy_helper.from_array(np.asarray(value), name))
    return name
