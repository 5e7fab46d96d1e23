"""Networks, one module each, from a picture to logits.

A builder takes the input's height and width (None for any) and the number of outputs, and
returns a Keras model from (batch, height, width, 1) to CTC logits (batch, time, outputs), or to
a pair of logits where there is an auxiliary head. A new network is one module, one line in
``BUILDERS`` and one TOML file in ``configs``. The networks in ``HANDS`` tell writers apart; their
outputs have the shape (batch, outputs).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

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

Builder = Callable[..., keras.Model]

BUILDERS: dict[str, Builder] = {
    "residual": residual.build,
    "crnn": crnn.build,
    "cnn": cnn.build,
    "rnn": rnn.build,
    "crnn-light": crnn_light.build,
    "crnn-words": crnn_words.build,
}

HANDS: dict[str, Builder] = {
    "writer-cnn": writer_cnn.build,
    "hand": hand.build,
}


def build(config: Config) -> keras.Model:
    """The network of a configuration, with fresh weights.

    Raises:
        ConfigError: there is no such network, it reads no text, or it has no such options.
    """
    if config.network in HANDS:
        raise ConfigError(
            f"{config.name} tells writers apart and reads no text; use plume-train writers."
        )
    return _built(BUILDERS, config, len(config.spec.charset))


def build_hand(config: Config, outputs: int) -> keras.Model:
    """A network that tells writers apart, with fresh weights.

    Args:
        config: Which network, and the size of its patches.
        outputs: Writers, or length of the vector.

    Raises:
        ConfigError: there is no such network, or it has no such options.
    """
    return _built(HANDS, config, outputs)


def _built(builders: Mapping[str, Builder], config: Config, outputs: int) -> keras.Model:
    builder = builders.get(config.network)
    if builder is None:
        raise ConfigError(f"There is no network {config.network!r}; known: {sorted(builders)}.")
    unknown = sorted(config.options.keys() - inspect.signature(builder).parameters.keys())
    if unknown:
        raise ConfigError(f"The network {config.network!r} has no option {unknown[0]!r}.")
    return builder(config.height, config.width, outputs, **config.options)
