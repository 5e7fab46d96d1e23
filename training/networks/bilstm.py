"""A bidirectional LSTM whose training on TensorFlow's CPU takes a third of the time."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from training.networks.backend import on_tensorflow_cpu


class Bidirectional(keras.layers.Bidirectional):
    """Keras' layer, with its weights and results.

    Keras' own loop multiplies the input by the kernel at every step and adds up the gradient of
    all weights step by step. While training on TensorFlow without a GPU, this layer projects the
    input once, runs both directions in one loop, and takes the gradient of the weights in one
    product after it. With a policy of mixed precision the products are of its 16 bits; the states
    and gates between them keep 32.
    """

    def call(
        self, sequences: Any, initial_state: Any = None, mask: Any = None, training: Any = None
    ) -> Any:
        if training and initial_state is None and mask is None and on_tensorflow_cpu():
            return self._trained(sequences)
        return super().call(sequences, initial_state, mask, training)

    def _trained(self, x: Any) -> Any:
        forward, backward = self.forward_layer.cell, self.backward_layer.cell
        inputs = (
            ops.matmul(x, forward.kernel) + forward.bias,
            ops.flip(ops.matmul(x, backward.kernel) + backward.bias, axis=1),
        )
        gates = ops.cast(ops.transpose(ops.stack(inputs), (2, 0, 1, 3)), "float32")
        kernels = (forward.recurrent_kernel, backward.recurrent_kernel)
        recurrent = ops.stack([kernel.value for kernel in kernels])
        states = ops.cast(_recurrence()(gates, recurrent), self.compute_dtype)
        there, back = ops.unstack(ops.transpose(states, (1, 2, 0, 3)), axis=0)
        return ops.concatenate([there, ops.flip(back, axis=1)], axis=-1)


def _recurrence() -> Any:
    """The function from gate inputs (time, 2, batch, 4 units) and kernels (2, units, 4 units)
    to states (time, 2, batch, units), with the gradient of Hochreiter and Schmidhuber 1997.
    """
    import tensorflow as tf

    @tf.custom_gradient
    def recurrence(gates: Any, kernel: Any) -> Any:
        steps = tf.shape(gates)[0]
        nothing = tf.zeros_like(gates[0, ..., : kernel.shape[1]])

        def product(state: Any, weights: Any) -> Any:
            return tf.cast(tf.matmul(tf.cast(state, weights.dtype), weights), state.dtype)

        def arrays(count: int) -> list[Any]:
            return [tf.TensorArray(tf.float32, steps) for _ in range(count)]

        def step(t: Any, h: Any, c: Any, hs: Any, cs: Any, activated: Any) -> Any:
            z = gates[t] + product(h, kernel)
            i, f, g, o = tf.split(z, 4, axis=-1)
            i, f, g, o = tf.sigmoid(i), tf.sigmoid(f), tf.tanh(g), tf.sigmoid(o)
            c = f * c + i * g
            h = o * tf.tanh(c)
            activated = activated.write(t, tf.concat([i, f, g, o], -1))
            return t + 1, h, c, hs.write(t, h), cs.write(t, c), activated

        start = (tf.constant(0), nothing, nothing, *arrays(3))
        *_, hs, cs, activated = tf.while_loop(lambda t, *_: t < steps, step, start)
        states, cells, activated = hs.stack(), cs.stack(), activated.stack()

        def gradient(upstream: Any) -> Any:
            before = tf.concat([nothing[None], cells[:-1]], 0)
            squashed = tf.tanh(cells)
            transposed = tf.transpose(kernel, (0, 2, 1))
            i, f, g, o = tf.split(activated, 4, axis=-1)
            # what does not depend on the later steps is worked out for all steps at once
            to_cell = o * (1 - squashed * squashed)
            slopes = tf.concat(
                [g * i * (1 - i), before * f * (1 - f), i * (1 - g * g), squashed * o * (1 - o)], -1
            )

            def back(t: Any, dh: Any, dc: Any, found: Any) -> Any:
                dh = dh + upstream[t]
                dc = dc + dh * to_cell[t]
                dz = tf.concat([dc, dc, dc, dh], -1) * slopes[t]
                return t - 1, product(dz, transposed), dc * f[t], found.write(t, dz)

            *_, found = tf.while_loop(
                lambda t, *_: t >= 0, back, (steps - 1, nothing, nothing, *arrays(1))
            )
            dz = found.stack()
            previous = tf.concat([nothing[None], states[:-1]], 0)
            low = kernel.dtype
            return dz, tf.einsum("tdbu,tdbv->duv", tf.cast(previous, low), tf.cast(dz, low))

        return states, gradient

    return recurrence
