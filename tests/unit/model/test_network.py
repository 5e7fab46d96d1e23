"""The ONNX Runtime session, on the model that ships."""

from __future__ import annotations

import numpy as np
import pytest

from model.network import OnnxNetwork
from model.recognizer import bundled_model
from model.spec import ModelSpec


@pytest.fixture(scope="module")
def spec() -> ModelSpec:
    return ModelSpec.load(bundled_model().with_suffix(".json"))


@pytest.fixture(scope="module")
def network(spec: ModelSpec) -> OnnxNetwork:
    return OnnxNetwork(bundled_model(), spec.stride)


def picture(spec: ModelSpec, width: int, seed: int = 0) -> np.ndarray:
    levels = np.random.default_rng(seed).integers(0, 256, (spec.height, width))
    return levels.astype(np.uint8)


@pytest.mark.parametrize("width", [1, 16, 31, 32, 33, 500])
def test_there_is_one_time_step_for_each_stride(network, spec, width: int) -> None:
    (logits,) = network.run([picture(spec, width)])

    assert logits.shape == (-(-width // spec.stride), len(spec.charset))
    assert np.isfinite(logits).all()


def test_a_picture_reads_the_same_whatever_it_is_read_with(network, spec) -> None:
    pictures = [picture(spec, width, seed) for seed, width in enumerate((40, 63, 64, 200, 41))]

    together = network.run(pictures)

    for one, logits in zip(pictures, together, strict=True):
        assert np.allclose(network.run([one])[0], logits, atol=1e-4)


def test_nothing_to_read_is_fine(network) -> None:
    assert network.run([]) == []
