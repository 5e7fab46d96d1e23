"""One training on two devices, which a CPU pretends to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.slow.test_training import CONFIG, write_data
from training.__main__ import main
from training.config import ConfigError
from training.devices import share_among

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SIMULATED = {
    "KERAS_BACKEND": "jax",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_force_host_platform_device_count=2 --xla_backend_optimization_level=0",
}

STEP = """
import json, sys
from pathlib import Path
import keras
from training.batches import TrainingBatches, validation_batches
from training.config import load
from training.devices import share_among
from training.sources import read_manifest
from training.train import Run, averaged, compiled, validate

table, config = read_manifest(Path(sys.argv[1]) / "manifest.csv"), load(sys.argv[2])
batch = TrainingBatches(table[table["split"] == "train"], config)[0]
for devices in (1, 2):
    share_among(devices)
    keras.utils.set_random_seed(1)
    model = compiled(config)
    losses = [float(model.train_on_batch(*batch)) for _ in range(2)]
    held = {len(v.value.sharding.device_set) for v in model.trainable_variables}
    print(json.dumps([sorted(held), losses]))
run = Run(config, Path(sys.argv[1]) / "tiny")
run.save(model, 2)
run.restore(model)
with averaged(model):
    few = validation_batches(table.groupby("source").head(5), config)
    print(json.dumps(validate(model, few, config)))
"""


def python(*arguments: str) -> str:
    """What a process prints that has two devices."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **SIMULATED}, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_two_devices_train_as_one_does(tmp_path: Path) -> None:
    pytest.importorskip("jax")
    write_data(tmp_path / "data", 60)
    runs, config = tmp_path / "runs", tmp_path / "tiny.toml"
    head, options = CONFIG.format(steps=2).split("[options]")
    pixels = "batch_pixels = 24576"
    head = head.replace(pixels, f"batch_pixels = {32 * 96 * 7}").replace("= 60", "= 2")
    config.write_text(f"{head}width = 96\ndevices = 2\n[options]{options}")
    assert main(["--runs", str(runs), "prepare", str(tmp_path / "data")]) == 0

    one, two, found = map(json.loads, python("-c", STEP, str(runs), str(config)).splitlines())

    assert (one[0], two[0]) == ([1], [2])
    assert two[1] == pytest.approx(one[1], rel=1e-3)
    assert set(found) == {"ink_words_words", "ink_words_cer"}


def test_another_backend_is_told_that_it_cannot() -> None:
    with pytest.raises(ConfigError, match="KERAS_BACKEND=jax"):
        share_among(2)
