"""Batch normalisation that TensorFlow trains by its fused kernel without a GPU, too."""

from __future__ import annotations

from typing import Any

import keras

from training.networks.backend import on_tensorflow_cpu


class BatchNormalization(keras.layers.BatchNormalization):
    """Keras' layer over the last axis, with its weights and results.

    Keras works the moments and their gradients out by some ten passes over the picture. While
    training on TensorFlow without a GPU, this layer leaves both to the fused kernel, whose
    variance for the running average counts one sample less (Bessel's correction).
    """

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        if training and mask is None and self.trainable and on_tensorflow_cpu():
            return self._trained(inputs)
        return super().call(inputs, training, mask)

    def _trained(self, x: Any) -> Any:
        import tensorflow as tf

        pictures = x if len(x.shape) == 4 else tf.reshape(x, (-1, 1, 1, x.shape[-1]))
        y, mean, variance = tf.compat.v1.nn.fused_batch_norm(
            pictures, self.gamma, self.beta, epsilon=self.epsilon
        )
        for average, value in ((self.moving_mean, mean), (self.moving_variance, variance)):
            average.assign(average * self.momentum + value * (1.0 - self.momentum))
        return tf.reshape(y, tf.shape(x))
