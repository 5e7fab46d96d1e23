"""Training goes on from an exported network, where the checkpoints of its training are gone.

What an export folds away comes back in a form that computes the same: batch normalisations get
the means and variances of real pictures, and convolutions the size of fresh ones, on which the
length of an optimiser's steps depends.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import keras
import numpy as np
import onnx
from keras import layers, ops
from numpy.typing import NDArray
from onnx import numpy_helper

from model.network import BUCKET, LOGITS, OnnxNetwork
from training.config import Config, ConfigError

TOLERANCE, COARSE = 2e-3, 0.25
"""Largest difference allowed between the logits of the file and of the revived network, with
products of 32 bits and of 16."""

Weights: TypeAlias = list[NDArray[np.float32]]


def revive(network: keras.Model, path: Path, pictures: NDArray[Any], config: Config) -> None:
    """Gives a network the weights of an exported one of the same kind.

    The auxiliary head, which no export has, stays as it is.

    Args:
        network: Built from ``config``; its layers stand in the order of the exported one's.
        path: The .onnx file.
        pictures: A batch of training input, float (N, height, width, 1), for the means and
            variances.
        config: What is trained.

    Raises:
        ModelError: the file cannot be read.
        ConfigError: it is no network of this kind.
    """
    runtime = OnnxNetwork(path, config.stride)
    trunk = keras.Model(network.input, network.get_layer(LOGITS).output)
    try:
        _copy(trunk, _operations(path))
        _settle(trunk, pictures)
    except ValueError as error:
        raise ConfigError(f"{path} is not a network like {config.name}: {error}.") from None
    size = config.height, config.width or 4 * BUCKET
    picture = np.random.default_rng(0).integers(0, 256, size, dtype=np.uint8)
    found = trunk((picture[None, ..., None] / 255).astype(np.float32), training=False)
    logits = np.asarray(ops.convert_to_numpy(found))[0]
    difference = float(np.abs(logits - runtime.run([picture])[0]).max())
    exact = all(layer.compute_dtype == "float32" for layer in trunk.layers)
    if not difference < (TOLERANCE if exact else COARSE):
        raise ConfigError(f"{path} computes something else than {config.name}: {difference:.4f}.")


def _operations(path: Path) -> Iterator[tuple[str, Weights]]:
    """Each operation that has weights, in order, with them in single precision."""
    graph = onnx.load(path).graph
    known = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in known:
            known[node.output[0]] = known[node.input[0]].astype(np.float32)
            continue
        weights = [known[name] for name in node.input if name in known]
        weights = [w for w in weights if np.issubdtype(w.dtype, np.floating) and w.size > 1]
        if weights:
            yield node.op_type, weights


def _copy(network: keras.Model, operations: Iterator[tuple[str, Weights]]) -> None:
    def take(kind: str) -> Weights:
        found, weights = next(operations, ("nothing", []))
        if found != kind:
            raise ValueError(f"{found} stands where {kind} should")
        return weights

    folded: NDArray[np.float32] | None = None
    for layer in network.layers:
        match layer:
            case layers.Conv2D() | layers.Conv1D():
                kernel, *bias = take("Conv")
                kernel = np.moveaxis(kernel, (0, 1), (-1, -2)).reshape(layer.kernel.shape)
                layer.set_weights([kernel])
                folded = bias[0] if bias else None
            case layers.BatchNormalization():
                scale = np.ones_like(folded) if folded is not None else take("Mul")[0].ravel()
                shift = folded if folded is not None else take("Add")[0].ravel()
                variance = np.full_like(scale, 1 - layer.epsilon)
                layer.set_weights([scale, shift, np.zeros_like(scale), variance])
            case layers.Dense():
                layer.set_weights([*take("MatMul"), *take("Add")])
            case layers.Bidirectional():
                layer.set_weights(
                    [w for way in zip(*take("LSTM"), strict=True) for w in _lstm(way)]
                )
            case _ if layer.get_weights():
                raise ValueError(f"layers of {type(layer).__name__} cannot be revived")
            case _:
                pass


def _lstm(weights: tuple[NDArray[np.float32], ...]) -> Weights:
    """One direction: ONNX's gates are input, output, forget, cell; Keras' i, f, c, o."""
    kernel, recurrent, bias = weights
    ways = [_reordered(kernel).T, _reordered(recurrent).T]
    return [*ways, _reordered(bias.reshape(2, -1).sum(0))]


def _reordered(gates: NDArray[np.float32]) -> NDArray[np.float32]:
    i, o, f, c = np.split(gates, 4)
    return np.concatenate([i, f, c, o])


def _settle(network: keras.Model, pictures: NDArray[Any]) -> None:
    """Lets batch normalisations divide by what they see, and convolutions be of usual size."""
    pairs = [
        pair
        for pair in itertools.pairwise(layer for layer in network.layers if layer.get_weights())
        if isinstance(pair[1], layers.BatchNormalization)
    ]
    seen = keras.Model(network.input, [norm.input for _, norm in pairs])
    for (convolution, norm), values in zip(pairs, seen(pictures, training=False), strict=True):
        outputs = np.asarray(ops.convert_to_numpy(values), np.float32)
        mean, variance = (
            f(outputs.reshape(-1, outputs.shape[-1]), axis=0) for f in (np.mean, np.var)
        )
        gamma, beta, *_ = norm.get_weights()
        (kernel,) = convolution.get_weights()
        *window, inputs, filters = kernel.shape
        usual = np.sqrt(2 / (np.prod(window) * (inputs + filters)))
        size = usual / kernel.reshape(-1, filters).std(0)
        convolution.set_weights([kernel * size])
        deviation = np.sqrt(size**2 * variance + norm.epsilon)
        norm.set_weights(
            [gamma * deviation / size, beta + gamma * mean, size * mean, size**2 * variance]
        )
