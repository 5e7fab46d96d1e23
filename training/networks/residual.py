"""Plume's network: residual convolutions, columns to features, context along the line."""

from __future__ import annotations

import keras
from keras import layers

from training.networks.bilstm import Bidirectional
from training.networks.normalisation import BatchNormalization


def build(
    height: int,
    width: int | None,
    outputs: int,
    channels: tuple[int, int, int] = (24, 48, 96),
    units: int = 192,
    temporal: int = 0,
    recurrent: int = 2,
    dropout: float = 0.1,
) -> keras.Model:
    """One time step for 4 columns of pixels; the second output is the auxiliary CTC head.

    The auxiliary head on the convolutional features follows Retsinas et al. 2022 ("Best
    practices for a handwritten text recognition system").

    Args:
        channels: Filters at a half, a quarter and an eighth of the height.
        units: Features of a time step.
        temporal: Residual blocks of convolutions along the line.
        recurrent: Bidirectional LSTM layers after them; each but the first adds to the one before.
        dropout: Before each layer of context and before the output.
    """
    picture = keras.Input((height, width, 1), name="picture")
    x = _convolution(picture, channels[0], strides=2)
    x = _convolution(x, channels[0])
    x = layers.MaxPooling2D(2, padding="same")(x)
    x = _residual(_convolution(x, channels[1]), channels[1])
    x = layers.MaxPooling2D((2, 1))(x)
    x = _residual(_convolution(x, channels[2]), channels[2])
    x = layers.SpatialDropout2D(dropout)(x)

    x = layers.Permute((2, 3, 1))(x)
    x = layers.Reshape((-1, x.shape[2] * x.shape[3]))(x)
    x = layers.Dense(units, activation="relu")(x)
    auxiliary = layers.Dense(outputs, name="auxiliary")(x)
    for _ in range(temporal):
        x = _temporal(x, units, dropout)
    for number in range(recurrent):
        y = layers.Dropout(dropout)(x)
        y = Bidirectional(layers.LSTM(units, return_sequences=True))(y)
        x = layers.Add()([x, y]) if number else y
    x = layers.Dropout(dropout)(x)
    logits = layers.Dense(outputs, name="logits")(x)
    return keras.Model(picture, [logits, auxiliary])


def _convolution(x: keras.KerasTensor, filters: int, strides: int = 1) -> keras.KerasTensor:
    x = layers.Conv2D(filters, 3, strides, padding="same", use_bias=False)(x)
    return layers.ReLU()(_normalised(x))


def _residual(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    y = _convolution(x, filters)
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False)(y)
    return layers.ReLU()(layers.Add()([x, _normalised(y)]))


def _temporal(x: keras.KerasTensor, units: int, dropout: float) -> keras.KerasTensor:
    y = layers.Conv1D(units, 5, padding="same", use_bias=False)(x)
    y = layers.Dropout(dropout)(layers.ReLU()(_normalised(y)))
    y = layers.Conv1D(units, 5, padding="same", use_bias=False)(y)
    return layers.ReLU()(layers.Add()([x, _normalised(y)]))


def _normalised(x: keras.KerasTensor) -> keras.KerasTensor:
    """Batch normalisation whose averages settle within some 100 steps, not Keras' 500."""
    return BatchNormalization(momentum=0.97)(x)
