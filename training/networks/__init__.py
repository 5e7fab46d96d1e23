"""Networks, one module each, from a picture to CTC logits.

A builder takes the input's height and width (None for any) and the number of outputs, and
returns a Keras model from (batch, height, width, 1) to logits (batch, time, outputs), or to a
pair of logits where there is an auxiliary head. A new network is one module, one line in
``BUILDERS`` and one TOML file in ``configs``.
"""

from __future__ import annotations

from collections.abc import Callable

import keras

from training.config import Config, ConfigError
from training.networks import crnn, residual

BUILDERS: dict[str, Callable[..., keras.Model]] = {
    "residual": residual.build,
    "crnn": crnn.build,
}


def build(config: Config) -> keras.Model:
    """The network of a configuration, with fresh weights.

    Raises:
        ConfigError: there is no such network.
    """
    if config.network not in BUILDERS:
        raise ConfigError(f"There is no network {config.network!r}; known: {sorted(BUILDERS)}.")
    outputs = len(config.spec.charset)
    return BUILDERS[config.network](config.height, config.width, outputs, **config.options)
