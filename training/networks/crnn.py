"""The reference work's CRNN: convolutions, then recurrent layers over 64 time steps.

With LSTMs of 256 units and 30 outputs it has 2,406,878 parameters; ``crnn-gru512`` and
``crnn-lstm512`` are the same with wider recurrent layers.
"""

from __future__ import annotations

import keras
from keras import layers

from training.networks.bilstm import Bidirectional
from training.networks.normalisation import BatchNormalization


def build(
    height: int,
    width: int | None,
    outputs: int,
    cell: str = "lstm",
    units: int = 256,
    initializer: str = "glorot_uniform",
) -> keras.Model:
    """Time runs along the width, four columns of pixels a step.

    Args:
        cell: ``lstm`` or ``gru``.
        units: Of each recurrent layer, in each direction.
        initializer: Of all kernels but those from state to state.
    """
    picture = keras.Input((height, width, 1), name="picture")
    x = features(picture, initializer)
    x = layers.Dense(64, activation="relu", kernel_initializer=initializer)(x)
    for _ in range(2):
        x = _recurrent(cell, units, initializer)(x)
    logits = layers.Dense(outputs, kernel_initializer=initializer, name="logits")(x)
    return keras.Model(picture, logits)


def features(picture: keras.KerasTensor, initializer: str = "glorot_uniform") -> keras.KerasTensor:
    """The convolutions of ``crnn`` and ``cnn``: (batch, width / 4, 128 x height / 8).

    The picture is turned first, so that time comes before height; the last pooling halves the
    height alone.
    """
    x = layers.Permute((2, 1, 3), name="turned")(picture)
    x = layers.MaxPooling2D((2, 2))(_convolution(x, 32, initializer))
    x = layers.MaxPooling2D((2, 2))(_convolution(x, 64, initializer))
    x = layers.Dropout(0.3)(x)
    x = layers.MaxPooling2D((1, 2))(_convolution(x, 128, initializer))
    x = layers.Dropout(0.3)(x)
    return layers.Reshape((-1, x.shape[2] * x.shape[3]))(x)


def _convolution(x: keras.KerasTensor, filters: int, initializer: str) -> keras.KerasTensor:
    x = layers.Conv2D(filters, 3, padding="same", kernel_initializer=initializer)(x)
    return layers.ReLU()(BatchNormalization()(x))


def _recurrent(cell: str, units: int, initializer: str) -> keras.layers.Layer:
    if cell == "lstm":
        lstm = layers.LSTM(units, kernel_initializer=initializer, return_sequences=True)
        return Bidirectional(lstm)
    gru = layers.GRU(units, kernel_initializer=initializer, return_sequences=True)
    return layers.Bidirectional(gru)
