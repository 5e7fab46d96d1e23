"""What the layers that are quicker on TensorFlow's CPU ask first."""

from __future__ import annotations

import keras


def on_tensorflow_cpu() -> bool:
    """Whether TensorFlow computes, and without a GPU."""
    if keras.backend.backend() != "tensorflow":
        return False
    import tensorflow as tf

    return not tf.config.list_physical_devices("GPU")
