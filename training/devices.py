"""Training on several devices of one machine, each of which takes its share of every batch."""

from __future__ import annotations

import keras

from training.config import ConfigError

BACKEND = "jax"
"""The backend on which Keras' own distribution works; it refuses none of the others by itself."""


def share_among(count: int) -> None:
    """Lets every model that is made from now on train on so many devices.

    All hold the same weights, and the gradients of their shares are added up, so that the training
    is that of one device. Batches must hold a multiple of ``count`` samples.

    Args:
        count: GPUs, or the simulated devices of a CPU; 1 changes nothing.

    Raises:
        ConfigError: there are fewer, or the backend cannot do it.
    """
    if count == 1:
        return
    if keras.backend.backend() != BACKEND:
        raise ConfigError(
            f"Several devices need the environment variable KERAS_BACKEND={BACKEND}, and JAX"
            " with its parts for these devices."
        )
    devices = keras.distribution.list_devices()
    if not 1 <= count <= len(devices):
        raise ConfigError(f"{count} devices are asked for, {len(devices)} can be used.")
    keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices[:count]))
