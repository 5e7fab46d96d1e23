"""Writes ``model/files/products.onnx``, the network by which ``model.products`` multiplies.

.venv/bin/python -m scripts.make_products
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, helper

from model.products import PATH

OPSET, IR = 13, 8
"""Of 2020, which ONNX Runtime will read for long."""


def network() -> onnx.ModelProto:
    """One node that multiplies two matrices of any size."""
    values = (
        ("left", TensorProto.UINT8, ["rows", "inner"]),
        ("right", TensorProto.INT8, ["inner", "columns"]),
        ("products", TensorProto.INT32, ["rows", "columns"]),
    )
    left, right, products = (helper.make_tensor_value_info(*value) for value in values)
    node = helper.make_node("MatMulInteger", ["left", "right"], ["products"])
    graph = helper.make_graph([node], "products", [left, right], [products])
    opsets = [helper.make_opsetid("", OPSET)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=IR)


def main() -> None:
    """Writes the file."""
    Path(PATH).write_bytes(network().SerializeToString())


if __name__ == "__main__":
    main()
