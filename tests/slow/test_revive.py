"""An exported network trains on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers, ops
from numpy.typing import NDArray

from model.errors import ModelError
from training import networks
from training.config import Config, ConfigError
from training.export import write_onnx
from training.networks.backend import precision
from training.revive import revive

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

OPTIONS = {"channels": (4, 6, 8), "units": 8, "temporal": 1}
CONFIG = Config("tiny", "residual", {}, OPTIONS, characters="abc", height=16)


def trained_a_while(seed: int) -> keras.Model:
    """A network with no weights left as they begin, which an export may fold away."""
    keras.utils.set_random_seed(seed)
    network, rng = networks.build(CONFIG), np.random.default_rng(seed)
    for layer in network.layers:
        match layer:
            case layers.BatchNormalization():
                layer.set_weights([rng.uniform(0.5, 2, w.shape) for w in layer.get_weights()])
            case layers.Dense():
                layer.set_weights([rng.normal(size=w.shape) for w in layer.get_weights()])
            case _:
                pass
    return network


def pictures(count: int, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).random((count, 16, 96, 1), np.float32)


def logits(network: keras.Model, **how: Any) -> NDArray[np.float32]:
    return np.asarray(ops.convert_to_numpy(network(pictures(8), **how)[0]))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[keras.Model, Path]:
    network, path = trained_a_while(1), tmp_path_factory.mktemp("model") / "tiny.onnx"
    write_onnx(network, CONFIG, path, "float16")
    return network, path


def test_it_computes_the_same_and_trains_on(exported: tuple[keras.Model, Path]) -> None:
    old, path = exported
    keras.utils.set_random_seed(2)
    new = networks.build(CONFIG)

    revive(new, path, pictures(8), CONFIG)

    assert np.allclose(logits(new, training=False), logits(old, training=False), atol=2e-3)
    for norm in (layer for layer in new.layers if isinstance(layer, layers.BatchNormalization)):
        seen = keras.Model(new.input, norm.output)(pictures(8), training=False)
        gamma, beta, *_ = norm.get_weights()
        values = np.asarray(ops.convert_to_numpy(seen)).reshape(-1, len(beta))
        assert np.allclose(values.mean(0), beta, atol=1e-3)
        assert np.allclose(values.std(0), np.abs(gamma), rtol=0.1)


def test_it_is_known_again_with_products_of_16_bits(exported: tuple[keras.Model, Path]) -> None:
    old, path = exported
    with precision("mixed_bfloat16"):
        new = networks.build(CONFIG)

        revive(new, path, pictures(8), CONFIG)

        assert np.allclose(logits(new, training=False), logits(old, training=False), atol=0.25)
    norm = next(layer for layer in new.layers if isinstance(layer, layers.BatchNormalization))
    seen = keras.Model(new.input, norm.input)(pictures(8))
    values = np.asarray(ops.convert_to_numpy(ops.cast(seen, "float32")))
    assert np.allclose(norm.get_weights()[3], values.var((0, 1, 2)), rtol=0.02)


def test_a_network_of_another_kind_is_refused(exported: tuple[keras.Model, Path]) -> None:
    _, path = exported
    wider = Config("wider", "residual", {}, {**OPTIONS, "units": 12}, characters="abc", height=16)
    deeper = Config("deeper", "residual", {}, {**OPTIONS, "temporal": 2}, "abc", height=16)

    for config in (wider, deeper):
        with pytest.raises(ConfigError, match=f"is not a network like {config.name}"):
            revive(networks.build(config), path, pictures(8), config)


def test_a_file_that_is_no_network_is_named(tmp_path: Path) -> None:
    path = tmp_path / "text.onnx"
    path.write_text("no network")

    for file in (path, tmp_path / "missing.onnx"):
        with pytest.raises(ModelError, match=file.name):
            revive(networks.build(CONFIG), file, pictures(2), CONFIG)
