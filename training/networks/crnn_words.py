"""The CRNN of word recognition in mixed case: 128x32 pixels, 31 steps, 6,623,823 parameters.

Seven convolutions after Shi et al. 2015 ("An end-to-end trainable neural network for
image-based sequence recognition"), with recurrent layers of half the width.
"""

from __future__ import annotations

import keras
from keras import layers

from training.networks.bilstm import Bidirectional
from training.networks.normalisation import BatchNormalization


def build(height: int, width: int | None, outputs: int) -> keras.Model:
    """The height shrinks to 1, the width to a quarter less the edge of the last convolution."""
    picture = keras.Input((height, width, 1), name="picture")
    x = layers.MaxPooling2D((2, 2))(_convolution(picture, 64))
    x = layers.MaxPooling2D((2, 2))(_convolution(x, 128))
    x = _convolution(x, 256)
    x = layers.MaxPooling2D((2, 1))(_convolution(x, 256))
    x = BatchNormalization()(_convolution(x, 512))
    x = BatchNormalization()(_convolution(x, 512))
    x = layers.MaxPooling2D((2, 1))(x)
    x = layers.Conv2D(512, 2, activation="relu")(x)
    x = layers.Reshape((-1, x.shape[1] * x.shape[3]), name="squeezed")(x)
    for _ in range(2):
        x = Bidirectional(layers.LSTM(128, return_sequences=True))(x)
    logits = layers.Dense(outputs, name="logits")(x)
    return keras.Model(picture, logits)


def _convolution(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    return layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
