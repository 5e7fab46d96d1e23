"""Weights to start with, taken from an earlier network that may have been narrower."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import keras
from numpy.typing import NDArray


def widen(old: keras.Model, new: keras.Model) -> None:
    """Copies the weights of a network into a wider or deeper one of the same kind.

    The k-th layer of a class takes the weights of the k-th one of that class. What is new to a
    layer that grew starts as it was initialised, but does not feed the old features, so that
    these begin as they were (after Net2Net, Chen et al. 2016). Layers beyond those of the old
    network stay fresh.
    """
    olds, news = _layers(old), _layers(new)
    for kind, layers in olds.items():
        for source, target in zip(layers, news[kind], strict=False):
            pairs = zip(source.get_weights(), target.get_weights(), strict=True)
            target.set_weights([_grown(a, b) for a, b in pairs])


def _layers(network: keras.Model) -> dict[type, list[keras.layers.Layer]]:
    found: dict[type, list[keras.layers.Layer]] = defaultdict(list)
    for layer in network.layers:
        if layer.weights:
            found[type(layer)].append(layer)
    return found


def _grown(old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
    """``new`` with ``old`` in its first corner; its last two axes are inputs and outputs."""
    if old.ndim != new.ndim:
        raise ValueError(f"Weights of shape {old.shape} do not grow to {new.shape}.")
    result = new.copy()
    if old.ndim >= 2:
        result[..., : old.shape[-1]] = 0
    result[tuple(slice(size) for size in old.shape)] = old
    return result
