"""From a patch of handwriting to a unit vector that says whose hand it is."""

from __future__ import annotations

import keras
from keras import layers

from training.networks.normalisation import BatchNormalization


def build(
    height: int,
    width: int,
    outputs: int,
    channels: tuple[int, ...] = (32, 64, 96, 128),
    dropout: float = 0.2,
) -> keras.Model:
    """Convolutions, then the mean and the spread of each feature over the patch.

    Where on the patch a stroke lies says nothing of the hand, so position is averaged away; the
    spread tells texture from uniform ground (statistics pooling, Snyder et al. 2018).

    Args:
        outputs: Length of the vector.
        channels: Filters at a half, a quarter ... of the size.
    """
    picture = keras.Input((height, width, 1), name="picture")
    x = _convolution(picture, channels[0], strides=2)
    for number, filters in enumerate(channels):
        if number:
            x = _convolution(layers.MaxPooling2D(2)(x), filters)
        y = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        y = BatchNormalization(momentum=0.97)(y)
        x = layers.ReLU()(layers.Add()([x, y]))
    mean = layers.GlobalAveragePooling2D()(x)
    square = layers.GlobalAveragePooling2D()(layers.Multiply()([x, x]))
    x = BatchNormalization(momentum=0.97)(layers.Concatenate()([mean, square]))
    x = layers.Dense(outputs)(layers.Dropout(dropout)(x))
    return keras.Model(picture, layers.UnitNormalization(name="hand")(x))


def _convolution(x: keras.KerasTensor, filters: int, strides: int = 1) -> keras.KerasTensor:
    x = layers.Conv2D(filters, 3, strides, padding="same", use_bias=False)(x)
    return layers.ReLU()(BatchNormalization(momentum=0.97)(x))
