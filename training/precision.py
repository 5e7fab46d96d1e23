"""Half the size of an exported network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_LEAST = 256
"""Tensors of fewer numbers are left as they are."""


def halve(path: Path) -> None:
    """Rewrites a float32 network with its weights in half precision.

    ONNX Runtime turns them back when it loads them.
    """
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
