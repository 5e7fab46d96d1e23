"""Networks with products of 8-bit integers."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

import training
from model.network import OnnxNetwork
from model.preprocessing import GreyImage
from model.spec import ModelSpec
from training.__main__ import main
from training.quantise import write_quantised
from training.sources import COLUMNS

EXACT = Path(training.__file__).parent / "weights" / "latin.onnx"
SPEC = ModelSpec.load(EXACT.with_suffix(".json"))


def words() -> list[GreyImage]:
    """Printed words, prepared as the network's input: ink white on black."""
    pictures = []
    for word in ("Plume", "a", "handwriting", "Prénom", "12 rue du Port"):
        (width, _), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1, 2)
        picture = np.zeros((SPEC.height, width + 10), np.uint8)
        cv2.putText(picture, word, (5, 34), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1, 255, 2)
        pictures.append(picture)
    return pictures


@pytest.fixture(scope="module")
def quantised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "latin.onnx"
    write_quantised(EXACT, path, words())
    return path


def test_it_is_smaller_and_computes_nearly_the_same(quantised: Path) -> None:
    exact = OnnxNetwork(EXACT, SPEC.stride).run_with_features(words())
    found = OnnxNetwork(quantised, SPEC.stride).run_with_features(words())

    assert quantised.stat().st_size < 0.6 * EXACT.stat().st_size
    for (logits, features), (expected, kind) in zip(found, exact, strict=True):
        assert logits.shape == expected.shape
        assert features.shape == kind.shape
        assert 0 < np.abs(logits - expected).mean() < 0.05 * np.abs(expected).mean()
        assert (logits.argmax(1) == expected.argmax(1)).mean() > 0.95


def test_a_word_reads_the_same_alone_and_among_others(quantised: Path) -> None:
    network = OnnxNetwork(quantised, SPEC.stride, threads=1)
    short = [picture[:, :60] for picture in words()]
    loud = np.full_like(short[0], 255)

    together = OnnxNetwork(quantised, SPEC.stride, threads=2).run([*short, loud])

    for picture, among in zip(short, together, strict=False):
        assert np.array_equal(network.run([picture])[0], among)


def test_a_model_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "manifest.csv").write_text(",".join(COLUMNS))
    target = tmp_path / "small.onnx"

    missing = str(tmp_path / "none.onnx")
    runs = ["--runs", str(tmp_path)]
    assert main([*runs, "quantise", missing, "--output", str(target)]) == 1

    assert "none.json is missing" in capsys.readouterr().err
    assert not target.exists()
