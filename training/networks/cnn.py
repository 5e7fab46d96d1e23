"""The reference work's CNN: the convolutions of ``crnn`` alone, 124,318 parameters."""

from __future__ import annotations

import keras
from keras import layers

from training.networks.crnn import features


def build(height: int, width: int | None, outputs: int) -> keras.Model:
    """Each time step sees no more of the line than its convolutions reach."""
    picture = keras.Input((height, width, 1), name="picture")
    logits = layers.Dense(outputs, name="logits")(features(picture))
    return keras.Model(picture, logits)
