"""The reference work's RNN: recurrent layers over bare pixels, 878,174 parameters."""

from __future__ import annotations

import keras
from keras import layers

_COLUMNS = 4
"""Columns of pixels in a time step."""


def build(height: int, width: int, outputs: int) -> keras.Model:
    """A picture of 256x64 is flattened column by column into 64 steps of 256 pixels."""
    picture = keras.Input((height, width, 1), name="picture")
    x = layers.Permute((2, 1, 3), name="turned")(picture)
    x = layers.Reshape((width // _COLUMNS, height * _COLUMNS))(x)
    x = layers.Dense(64, activation="relu")(x)
    x = layers.LSTM(256, return_sequences=True)(x)
    x = layers.LSTM(256, return_sequences=True)(x)
    logits = layers.Dense(outputs, name="logits")(x)
    return keras.Model(picture, logits)
