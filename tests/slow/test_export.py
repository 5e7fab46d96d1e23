"""The exported file."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from model.network import OnnxNetwork
from training.config import Config, ConfigError
from training.export import write_onnx

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CONFIG = Config("tiny", "", {}, characters="abc", height=16)


def build() -> keras.Model:
    """A network with an auxiliary head; without recurrence, which takes long to export."""
    picture = keras.Input((CONFIG.height, None, 1))
    x = layers.Conv2D(8, (16, 4), strides=(16, 4), padding="same", activation="relu")(picture)
    x = layers.Dropout(0.5)(layers.Reshape((-1, 8))(x))
    heads = [layers.Dense(4, name=name)(x) for name in ("logits", "auxiliary")]
    return keras.Model(picture, heads)


def test_the_file_also_gives_what_the_logits_are_made_from(tmp_path: Path) -> None:
    network = build()
    write_onnx(network, CONFIG, tmp_path / "tiny.onnx", "float16")
    runtime = OnnxNetwork(tmp_path / "tiny.onnx", CONFIG.stride)
    pictures = [np.random.default_rng(w).integers(0, 256, (16, w), np.uint8) for w in (30, 77)]

    results = runtime.run_with_features(pictures)

    kernel, bias = network.get_layer("logits").get_weights()
    for (logits, features), alone in zip(results, runtime.run(pictures), strict=True):
        assert features.shape == (len(logits), 8)
        assert np.allclose(features @ kernel + bias, logits, atol=1e-3)
        assert np.array_equal(alone, logits)


def test_a_network_that_computes_something_else_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.export.TOLERANCE", -1.0)

    with pytest.raises(ConfigError, match="differs from Keras"):
        write_onnx(build(), CONFIG, tmp_path / "tiny.onnx")

    assert not list(tmp_path.iterdir())
