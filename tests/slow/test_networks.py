"""Networks, loss and batches of the model factory."""

from __future__ import annotations

import itertools
import math

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from model.charset import LATIN
from training import networks
from training.config import Config, ConfigError, load
from training.ctc import ctc_loss
from training.networks.bilstm import Bidirectional
from training.networks.normalisation import BatchNormalization
from training.start import widen
from training.train import LearningRate

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

OPTIONS = {"units": 12, "temporal": 1, "recurrent": 1}


REFERENCE = {
    "crnn": (2_406_878, 2_406_430, (64, 30)),
    "cnn": (124_318, 123_870, (64, 30)),
    "rnn": (878_174, 878_174, (64, 30)),
    "crnn-light": (571_615, 571_615, (64, 31)),
    "crnn-gru512": (6_690_270, 6_689_822, (64, 30)),
    "crnn-lstm512": (8_848_862, 8_848_414, (64, 30)),
    "crnn-words": (6_623_823, 6_621_775, (31, 79)),
}
"""Parameters, those that are trained, and the output's shape."""


@pytest.mark.parametrize("name", REFERENCE)
def test_the_reference_networks_have_their_exact_sizes(name: str) -> None:
    config = load(name)
    network = networks.build(config)
    trainable = sum(int(np.prod(w.shape)) for w in network.trainable_weights)
    picture = np.zeros((1, config.height, config.width or 0, 1), np.float32)

    assert (network.count_params(), trainable, network(picture).shape[1:]) == REFERENCE[name]


def test_two_biases_a_gate_make_the_size_that_the_original_framework_counts() -> None:
    network = networks.build(load("crnn-lstm512"))
    trainable = sum(int(np.prod(w.shape)) for w in network.trainable_weights)
    layers_, directions, gates, units = 2, 2, 4, 512

    assert trainable + layers_ * directions * gates * units == 8_856_606


def test_the_writer_network_has_its_exact_size() -> None:
    network = networks.build_hand(load("writer-cnn"), outputs=50)

    assert network.count_params() == 3_330_098
    assert network(np.zeros((2, 113, 113, 1), np.float32)).shape == (2, 50)


def test_the_embedding_is_a_unit_vector_and_its_network_small() -> None:
    network = networks.build_hand(load("hand"), outputs=128)
    patches = np.random.default_rng(0).random((3, 113, 113, 1), np.float32)

    assert np.linalg.norm(network(patches), axis=1) == pytest.approx(1, abs=1e-5)
    assert network.count_params() == 497_568


def test_a_network_that_tells_writers_apart_is_not_trained_to_read() -> None:
    with pytest.raises(ConfigError, match="plume-train writers"):
        networks.build(load("writer-cnn"))
    with pytest.raises(ConfigError, match="'crnn'"):
        networks.build_hand(load("crnn"), outputs=50)


def test_plumes_network_takes_any_width() -> None:
    network = networks.build(load("latin"))

    for width in (16, 64, 340):
        logits, auxiliary = network(np.zeros((2, 48, width, 1), np.float32))
        assert logits.shape == auxiliary.shape == (2, width // 4, len(LATIN) + 1)


def test_an_unknown_network_is_named() -> None:
    with pytest.raises(ConfigError, match="'nonsense'"):
        networks.build(Config("x", "nonsense", {}))


def test_ctc_loss_is_the_sum_over_all_paths() -> None:
    rng = np.random.default_rng(3)
    logits = rng.normal(size=(2, 4, 3)).astype(np.float32)
    log_probs = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    labels = np.array([[1, 2], [1, 0]], np.int32)

    losses = np.asarray(ctc_loss(labels, log_probs))

    for row, label, loss in zip(log_probs, ((1, 2), (1,)), losses, strict=True):
        probability = 0.0
        for path in itertools.product(range(3), repeat=4):
            if tuple(k for k, _ in itertools.groupby(path) if k) == label:
                probability += math.exp(sum(row[t, k] for t, k in enumerate(path)))
        assert loss == pytest.approx(-math.log(probability), abs=1e-4)


def test_a_label_that_needs_more_steps_has_no_ctc_loss() -> None:
    log_probs = tf.math.log(tf.constant([[[0.2, 0.5, 0.3]] * 2] * 3))
    labels = np.array([[1, 1], [1, 2], [1, 0]], np.int32)

    loss = np.asarray(ctc_loss(labels, log_probs))

    assert loss[0] == 0.0
    assert loss[1] == pytest.approx(-math.log(0.5 * 0.3))
    assert loss[2] == pytest.approx(-math.log(0.5 * 0.5 + 2 * 0.5 * 0.2))


def test_a_widened_network_computes_the_same_features() -> None:
    small = networks.build(Config("x", "residual", {}, options=dict(OPTIONS, channels=[4, 6, 8])))
    wide = networks.build(Config("x", "residual", {}, options=dict(OPTIONS, channels=[4, 8, 16])))
    picture = np.random.default_rng(0).random((1, 48, 64, 1), dtype=np.float32)

    widen(small, wide)

    auxiliary, expected = np.asarray(wide(picture)[1]), np.asarray(small(picture)[1])
    assert np.abs(auxiliary - expected).max() < 1e-4 * np.abs(expected).max()


def test_the_learning_rate_rises_stays_and_falls() -> None:
    rate = LearningRate(peak=2.0, warmup=10, steps=100, decay=0.2)

    assert [float(rate(step)) for step in (0, 4, 9, 50, 80, 90, 100)] == pytest.approx(
        [0.2, 1.0, 2.0, 2.0, 2.0, 1.0, 0.02]
    )


def test_the_quick_lstm_computes_what_keras_does_and_learns_the_same() -> None:
    keras.utils.set_random_seed(1)
    quick, plain = (
        kind(layers.LSTM(5, return_sequences=True))
        for kind in (Bidirectional, layers.Bidirectional)
    )
    x = tf.constant(np.random.default_rng(0).normal(size=(3, 7, 4)).astype(np.float32))
    quick.build(x.shape)
    plain.build(x.shape)
    plain.set_weights(quick.get_weights())
    results = []
    for layer in (quick, plain):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = layer(x, training=True)
            loss = tf.reduce_sum(tf.sin(y) * tf.range(7.0)[None, :, None])
        variables = [v.value for v in layer.trainable_variables]
        results.append([y, *tape.gradient(loss, [x, *variables])])

    for mine, theirs in zip(*results, strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-5)


def test_the_lstm_in_mixed_precision_computes_nearly_the_same() -> None:
    keras.utils.set_random_seed(1)
    exact, mixed = (
        Bidirectional(layers.LSTM(16, return_sequences=True, dtype=policy), dtype=policy)
        for policy in ("float32", "mixed_bfloat16")
    )
    x = np.random.default_rng(0).normal(size=(3, 20, 8)).astype(np.float32)
    exact.build(x.shape)
    mixed.build(x.shape)
    mixed.set_weights(exact.get_weights())

    found = mixed(x, training=True)

    assert found.dtype == "bfloat16"
    assert {weight.dtype for weight in mixed.weights} == {"float32"}
    np.testing.assert_allclose(tf.cast(found, "float32"), exact(x, training=True), atol=0.02)


@pytest.mark.parametrize("shape", [(4, 6, 10, 5), (4, 30, 5), (64, 5)])
def test_the_quick_normalisation_computes_what_keras_does(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    x = tf.constant(rng.normal(2.0, 3.0, shape).astype(np.float32))
    quick, plain = BatchNormalization(momentum=0.5), layers.BatchNormalization(momentum=0.5)
    weights = [rng.uniform(0.5, 2.0, 5).astype(np.float32) for _ in range(4)]
    results = []
    for layer in (quick, plain):
        layer.build(shape)
        layer.set_weights(weights)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = layer(x, training=True)
            loss = tf.reduce_sum(tf.sin(y))
        variables = [v.value for v in layer.trainable_variables]
        slopes = tape.gradient(loss, [x, *variables])
        results.append([y, *slopes, layer.moving_mean])

    for mine, theirs in zip(*results, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-4)
    count = np.prod(shape[:-1])
    fresh = [layer.get_weights()[3] - weights[3] / 2 for layer in (quick, plain)]
    np.testing.assert_allclose(fresh[0], fresh[1] * count / (count - 1), rtol=1e-4)
