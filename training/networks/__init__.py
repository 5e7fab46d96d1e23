"""Networks, one module each, from a picture to logits.

A builder takes the input's height and width (None for any) and the number of outputs, and
returns a Keras model from (batch, height, width, 1) to CTC logits (batch, time, outputs), or to
a pair of logits where there is an auxiliary head. A new network is one module, one line in
``BUILDERS`` and one TOML file in ``configs``. The networks in ``HANDS`` tell writers apart; their
outputs have the shape (batch, outputs).
"""

from __future__ import annotations

from collections.abc import Callable

import keras

from training.config import Config, ConfigError
from training.networks import (
    cnn,
    crnn,
    crnn_light,
    crnn_words,
    hand,
    residual,
    rnn,
    writer_cnn,
)

BUILDERS: dict[str, Callable[..., keras.Model]] = {
    "residual": residual.build,
    "crnn": crnn.build,
    "cnn": cnn.build,
    "rnn": rnn.build,
    "crnn-light": crnn_light.build,
    "crnn-words": crnn_words.build,
}

HANDS: dict[str, Callable[..., keras.Model]] = {
    "writer-cnn": writer_cnn.build,
    "hand": hand.build,
}


def build(config: Config) -> keras.Model:
    """The network of a configuration, with fresh weights.

    Raises:
        ConfigError: there is no such network, or it reads no text.
    """
    if config.network in HANDS:
        raise ConfigError(
            f"{config.name} tells writers apart and reads no text; use plume-train writers."
        )
    if config.network not in BUILDERS:
        raise ConfigError(f"There is no network {config.network!r}; known: {sorted(BUILDERS)}.")
    outputs = len(config.spec.charset)
    return BUILDERS[config.network](config.height, config.width, outputs, **config.options)


def build_hand(config: Config, outputs: int) -> keras.Model:
    """A network that tells writers apart, with fresh weights.

    Args:
        config: Which network, and the size of its patches.
        outputs: Writers, or length of the vector.

    Raises:
        ConfigError: there is no such network.
    """
    if config.network not in HANDS:
        raise ConfigError(f"There is no network {config.network!r}; known: {sorted(HANDS)}.")
    return HANDS[config.network](config.height, config.width, outputs, **config.options)
