"""From a checkpoint to the ONNX file and its description.

The file has two outputs: ``logits``, and ``features``, what the last layer makes them from. The
program needs the second to adapt to a writer (``model.adaptation``); it comes by itself with every
export, from the input of the layer that a network calls ``logits``.
"""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

import keras
import numpy as np
import onnx

from model.network import BUCKET, FEATURES, LOGITS, OnnxNetwork
from model.spec import checksum
from training.config import Config, ConfigError
from training.precision import halve
from training.train import Run, averaged_network, compiled

TOLERANCE = 1e-4
"""Largest difference allowed between the logits of Keras and of ONNX Runtime."""


def export(
    config: Config,
    folder: Path,
    target: Path,
    version: str,
    precision: str = "float32",
    best: bool = False,
) -> Path:
    """Writes ``target`` (.onnx) and the description of the same name beside it.

    Args:
        config: What was trained.
        folder: The run.
        target: The file.
        version: Of the weights.
        precision: Of the weights in the file; ``float32`` or ``float16``.
        best: Take the weights of the lowest CER instead of the last ones.

    Raises:
        ConfigError: nothing was trained yet, or the exported network computes something else.
    """
    run = Run(config, folder)
    if config.preparation != "plume":
        raise ConfigError(
            f"{config.name} reads pictures prepared in another way than the program prepares them;"
            ' leave out the key preparation ("plume") and train again.'
        )
    if run.step == 0:
        raise ConfigError(f"{folder} holds no checkpoint; run plume-train train first.")
    model = compiled(config)
    run.restore(model)
    network = averaged_network(model)
    if best:
        if not run.best.exists():
            raise ConfigError(f"{folder} keeps no best weights; train it with --best.")
        network.load_weights(run.best)
    write_onnx(network, config, target, precision)
    spec = dataclasses.replace(
        config.spec,
        version=version,
        sha256=checksum(target),
        trained_on=f"{', '.join(config.sources)}; {run.step} steps",
    )
    spec.save(target.with_suffix(".json"))
    return target


def write_onnx(
    network: keras.Model, config: Config, target: Path, precision: str = "float32"
) -> None:
    """Writes the weights alone, of the logits and the features they are made from.

    Raises:
        ConfigError: the exported network computes something else.
    """
    network = _with_features(network)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        draft = Path(scratch) / "model.onnx"
        network(np.zeros((1, config.height, config.width or 64, 1), np.float32))
        network.export(draft, format="onnx", verbose=False)
        _name_outputs(draft)
        _check_parity(network, draft, config)
        if precision == "float16":
            halve(draft)
        draft.replace(target)


def _with_features(network: keras.Model) -> keras.Model:
    """The network without its auxiliary head, with the input of its last layer."""
    return keras.Model(network.input, [network.outputs[0], network.get_layer(LOGITS).input])


def _name_outputs(path: Path) -> None:
    model = onnx.load(path)
    names = dict(zip((o.name for o in model.graph.output), (LOGITS, FEATURES), strict=True))
    for node in model.graph.node:
        for places in (node.input, node.output):
            places[:] = [names.get(name, name) for name in places]
    for output in model.graph.output:
        output.name = names[output.name]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _check_parity(network: keras.Model, path: Path, config: Config) -> None:
    rng = np.random.default_rng(0)
    runtime = OnnxNetwork(path, config.stride)
    for width in {config.width or 2 * BUCKET, config.width or 7 * BUCKET}:
        picture = rng.integers(0, 256, (config.height, width), dtype=np.uint8)
        x = (picture[None, :, :, None] / 255).astype(np.float32)
        expected = [keras.ops.convert_to_numpy(y)[0] for y in network(x, training=False)]
        found = runtime.run_with_features([picture])[0]
        difference = max(float(np.abs(a - b).max()) for a, b in zip(found, expected, strict=True))
        if not difference <= TOLERANCE:
            raise ConfigError(f"The exported network differs from Keras by {difference:.2g}.")
