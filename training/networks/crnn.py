"""The reference work's CRNN: 256x64 pixels, 64 time steps, 2,406,878 parameters at 30 outputs."""

from __future__ import annotations

import keras
from keras import layers


def build(height: int, width: int | None, outputs: int) -> keras.Model:
    """Time runs along the width; the last pooling halves the height alone."""
    picture = keras.Input((height, width, 1), name="picture")
    x = layers.Permute((2, 1, 3))(picture)
    x = layers.MaxPooling2D((2, 2))(_convolution(x, 32))
    x = layers.Dropout(0.3)(layers.MaxPooling2D((2, 2))(_convolution(x, 64)))
    x = layers.Dropout(0.3)(layers.MaxPooling2D((1, 2))(_convolution(x, 128)))
    x = layers.Reshape((-1, x.shape[2] * x.shape[3]))(x)
    x = layers.Dense(64, activation="relu")(x)
    for _ in range(2):
        x = layers.Bidirectional(layers.LSTM(256, return_sequences=True))(x)
    logits = layers.Dense(outputs, name="logits")(x)
    return keras.Model(picture, logits)


def _convolution(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    x = layers.Conv2D(filters, 3, padding="same")(x)
    return layers.ReLU()(layers.BatchNormalization()(x))
