"""The mean of two exported networks, the ends of two stretches of one training.

Where both lie in the same valley of the loss the mean of their weights reads better than either
(model soups, Wortsman et al. 2022).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from model.spec import ModelSpec, checksum
from training.config import ConfigError

Weights = dict[str, NDArray[Any]]


def average(first: Path, second: Path, share: float, target: Path, version: str) -> Path:
    """Writes ``target`` (.onnx) and the description of the same name beside it.

    Args:
        first: An .onnx file in single or half precision; what it is described by is kept.
        second: Another one of the same kind.
        share: Of the second in the mean, 0 to 1.
        target: The file.
        version: Of the mean.

    Raises:
        ConfigError: the two are not of the same kind, or the share is none.
        ModelError: a file or its description is missing, or they do not belong together.
    """
    if not 0 <= share <= 1:
        raise ConfigError(f"A share of {share} is none; choose one from 0 to 1.")
    spec, like = (ModelSpec.load(path.with_suffix(".json")) for path in (first, second))
    spec.check(first)
    like.check(second)
    model, other = onnx.load(first), onnx.load(second)
    ours, theirs = _initializers(model), _initializers(other)
    steps = zip(_operations(model, ours), _operations(other, theirs), strict=False)
    partners = {
        name: partner
        for (kind, names), (other_kind, others) in steps
        if kind == other_kind
        for name, partner in zip(names, others, strict=False)
    }
    for tensor in model.graph.initializer:
        values = ours[tensor.name]
        if not np.issubdtype(values.dtype, np.floating) or values.size == 1:
            continue
        partner = theirs.get(partners.get(tensor.name, ""))
        if partner is None or partner.shape != values.shape:
            raise ConfigError(f"{second} is not a network like {first}; give two of one training.")
        mean = (1 - share) * values.astype(np.float64) + share * partner.astype(np.float64)
        tensor.CopyFrom(numpy_helper.from_array(mean.astype(values.dtype), tensor.name))
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, target)
    spec = dataclasses.replace(spec, version=version, sha256=checksum(target))
    spec.save(target.with_suffix(".json"))
    return target


def _initializers(model: onnx.ModelProto) -> Weights:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}


def _operations(model: onnx.ModelProto, weights: Weights) -> Iterator[tuple[str, list[str]]]:
    """Each operation in order, with the names of its weights; casts are looked through."""
    casts = {n.output[0]: n.input[0] for n in model.graph.node if n.op_type == "Cast"}
    for node in model.graph.node:
        if node.op_type != "Cast":
            names = (casts.get(name, name) for name in node.input)
            yield node.op_type, [name for name in names if name in weights]
