"""Half the size of an exported network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_LEAST = 256
"""Tensors of fewer numbers are left as they are."""


def lower(path: Path, precision: str) -> None:
    """Rewrites a float32 network in another precision.

    ``float16`` keeps the weights in half precision, which ONNX Runtime turns back when it loads
    them.

    Raises:
        ValueError: the precision is not known.
    """
    match precision:
        case "float32":
            return
        case "float16":
            _halve(path)
        case _:
            raise ValueError(f"unknown precision {precision!r}")


def _halve(path: Path) -> None:
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size >= _LEAST:
            half = numpy_helper.from_array(values.astype(np.float16), f"{tensor.name}/half")
            casts.append(helper.make_node("Cast", [half.name], [tensor.name], to=TensorProto.FLOAT))
            tensor.CopyFrom(half)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)
