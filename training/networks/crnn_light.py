"""A lighter CRNN of coursework: two convolutions without normalisation, 571,615 parameters."""

from __future__ import annotations

import keras
from keras import layers


def build(height: int, width: int | None, outputs: int) -> keras.Model:
    """Dropout stands after each pooling, before the recurrent layers and on their inputs."""
    picture = keras.Input((height, width, 1), name="picture")
    x = layers.Permute((2, 1, 3), name="turned")(picture)
    for filters in (64, 128):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.Dropout(0.3)(layers.MaxPooling2D((2, 2))(x))
    x = layers.Reshape((-1, x.shape[2] * x.shape[3]))(x)
    x = layers.Dropout(0.2)(layers.Dense(64, activation="relu")(x))
    for units, dropout in ((128, 0.2), (64, 0.25)):
        x = layers.Bidirectional(layers.LSTM(units, dropout=dropout, return_sequences=True))(x)
    logits = layers.Dense(outputs, name="logits")(x)
    return keras.Model(picture, logits)
