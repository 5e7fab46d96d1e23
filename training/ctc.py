"""CTC loss on every Keras backend."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


def ctc_loss(labels: Any, log_probs: Any) -> Any:
    """CTC loss of each sample over the whole width of the batch, blank at 0.

    On TensorFlow this takes the compiled CPU kernel: the generic one needs memory and time in
    proportion to steps x labels x outputs, which made lines five times slower than words.

    Args:
        labels: int (batch, length), padded with 0.
        log_probs: float (batch, time, outputs).

    Returns:
        Shape (batch,). On TensorFlow 0 for labels that need more steps than there are.
    """
    lengths = ops.sum(ops.cast(labels > 0, "int32"), axis=1)
    steps = ops.full_like(lengths, 1) * ops.shape(log_probs)[1]
    if keras.backend.backend() != "tensorflow":
        return ops.ctc_loss(labels, log_probs, lengths, steps, mask_index=0)
    import tensorflow as tf

    blank_last = tf.concat([log_probs[..., 1:], log_probs[..., :1]], axis=-1)
    sparse = tf.sparse.from_dense(labels)
    sparse = tf.SparseTensor(sparse.indices, sparse.values - 1, sparse.dense_shape)
    loss = tf.compat.v1.nn.ctc_loss(
        sparse, blank_last, tf.cast(steps, tf.int32), time_major=False,
        ignore_longer_outputs_than_inputs=True,
    )  # fmt: skip
    return tf.where(tf.math.is_finite(loss), loss, 0.0)
