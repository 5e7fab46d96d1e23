"""What training asks of Keras' backend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keras


def on_tensorflow_cpu() -> bool:
    """Whether TensorFlow computes, and without a GPU."""
    if keras.backend.backend() != "tensorflow":
        return False
    import tensorflow as tf

    return not tf.config.list_physical_devices("GPU")


@contextmanager
def precision(policy: str) -> Iterator[None]:
    """Layers that are made meanwhile follow this dtype policy of Keras."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(policy)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
