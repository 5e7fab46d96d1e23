"""Training: CTC on both heads, a schedule that can be lengthened, averages, checkpoints."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import keras
import numpy as np
import pandas as pd
from keras import ops

from model.damage import DAMAGED_ARRAYS
from model.decoding import greedy, group_matrix
from training import metrics, networks
from training.batches import TrainingBatches, prefetched, validation_batches
from training.config import Config, ConfigError, load
from training.ctc import ctc_loss
from training.devices import share_among
from training.networks.backend import precision
from training.revive import revive
from training.start import widen

_WEIGHTS = "all.weights.json"
_SHARD = 0.015
"""Gigabytes of a file of a checkpoint at most."""


class CtcModel(keras.Model):
    """A network with its loss: CTC, with outputs merged where case and accents are unknown."""

    def __init__(self, network: keras.Model, config: Config) -> None:
        super().__init__(name="training")
        self.network = network
        self._auxiliary = config.auxiliary
        self._folding = group_matrix(config.spec.charset.folding)

    def call(self, x: Any, training: bool = False) -> Any:
        outputs = self.network(x, training=training)
        return keras.tree.map_structure(lambda logits: ops.cast(logits, "float32"), outputs)

    def compute_loss(
        self, x: Any = None, y: Any = None, y_pred: Any = None, sample_weight: Any = None,
        training: bool = True,
    ) -> Any:  # fmt: skip
        if not isinstance(y_pred, (list, tuple)):
            return ops.mean(self._ctc(y_pred, y["labels"], y["folded"]))
        both = [ops.concatenate([part, part]) for part in (y["labels"], y["folded"])]
        main, auxiliary = ops.split(self._ctc(ops.concatenate(y_pred), *both), 2)
        return ops.mean(main) + self._auxiliary * ops.mean(auxiliary)

    def _ctc(self, logits: Any, labels: Any, folded: Any) -> Any:
        log_probs = ops.log_softmax(logits, axis=-1)
        merged = ops.log(ops.matmul(ops.exp(log_probs), self._folding) + 1e-9)
        log_probs = ops.where(folded[:, None, None] > 0, merged, log_probs)
        return ctc_loss(labels, log_probs)


@keras.saving.register_keras_serializable("plume")
class LearningRate(keras.optimizers.schedules.LearningRateSchedule):
    """Linear warm-up, a plateau, and a linear way down to a hundredth of it.

    On the plateau a run can be lengthened at any time; only the way down must be planned
    (Hägele et al. 2024, "Scaling laws and compute-optimal training beyond fixed durations").
    """

    def __init__(self, peak: float, warmup: int, steps: int, decay: float) -> None:
        self._peak, self._warmup, self._steps, self._decay = peak, warmup, steps, decay

    def __call__(self, step: Any) -> Any:
        step = ops.cast(step, "float32")
        rise = (step + 1) / max(self._warmup, 1)
        fall = (self._steps - step) / max(self._steps * self._decay, 1)
        return self._peak * ops.clip(ops.minimum(rise, fall), 0.01, 1.0)

    def get_config(self) -> dict[str, Any]:
        return {"peak": self._peak, "warmup": self._warmup, "steps": self._steps,
                "decay": self._decay}  # fmt: skip


def compiled(config: Config) -> CtcModel:
    """A fresh network, ready to train."""
    model = CtcModel(networks.build(config), config)
    model.compile(
        optimizer=keras.optimizers.AdamW(
            LearningRate(config.learning_rate, config.warmup, config.steps, config.decay),
            weight_decay=config.weight_decay,
            clipnorm=5.0,
            use_ema=True,
            ema_momentum=config.averaging,
        )
    )
    model.build((None, config.height, config.width, 1))
    model.optimizer.build(model.trainable_variables)
    return model


def averaged_network(model: CtcModel) -> keras.Model:
    """The network with its weights replaced by their running averages."""
    for variable, average in _averages(model):
        variable.assign(average)
    return model.network


@contextmanager
def averaged(model: CtcModel) -> Iterator[None]:
    """Lends the network its averaged weights, as they would be exported."""
    current = [np.array(ops.convert_to_numpy(v)) for v in model.trainable_variables]
    averaged_network(model)
    yield
    for variable, value in zip(model.trainable_variables, current, strict=True):
        variable.assign(value)


def _averages(model: CtcModel) -> Iterator[tuple[Any, Any]]:
    return zip(
        model.trainable_variables, model.optimizer._model_variables_moving_average, strict=True
    )


def start(model: CtcModel, config: Config, runs: Path, batches: TrainingBatches) -> None:
    """Gives a fresh network the weights that its configuration starts from.

    Raises:
        ConfigError: that run has no checkpoint, or its network, or that file's, is of another kind.
    """
    if config.start.endswith(".onnx"):
        revive(model.network, Path(config.start), batches[0][0], config)
    else:
        earlier = load(config.start)
        run = Run(earlier, runs / earlier.name)
        if run.step == 0:
            raise ConfigError(
                f"{run.folder}, which {config.name} starts from, holds no checkpoint."
            )
        old = compiled(earlier)
        run.restore(old)
        try:
            widen(averaged_network(old), model.network)
        except ValueError as error:
            raise ConfigError(f"{config.name} cannot start from {earlier.name}: {error}.") from None
    for variable, average in _averages(model):
        average.assign(variable)


class Run:
    """A folder with checkpoints and the log of one training run."""

    def __init__(self, config: Config, folder: Path) -> None:
        self.config = config
        self.folder = folder
        self.state = folder / "state.json"
        self.log = folder / "log.csv"
        self.best = folder / "best.weights.h5"

    @property
    def step(self) -> int:
        """Steps done so far."""
        return self._read()["step"]

    @property
    def ended(self) -> bool:
        """Whether there is nothing left to train: all steps are done, or it stopped early."""
        return self._read().get("ended", False) or self.step >= self.config.steps

    def end(self) -> None:
        """Notes that training stopped early, so that it is not taken up again."""
        self._write({"step": self.step, "ended": True})

    def restore(self, model: CtcModel) -> None:
        """Loads the last checkpoint, if there is one; whichever backend wrote it.

        Raises:
            ConfigError: it is damaged, or of another network.
        """
        if self.step == 0:
            return
        checkpoint = self._checkpoint(self.step)
        try:
            model.load_weights(checkpoint / _WEIGHTS)
        except DAMAGED_ARRAYS as error:
            raise ConfigError(
                f"{checkpoint} is damaged or of another network than {self.config.name} now is;"
                " delete the folder above it, or give the configuration another name."
            ) from error

    def save(self, model: CtcModel, step: int) -> None:
        """Writes a checkpoint in small files; a crash in between leaves the one before."""
        checkpoint = self._checkpoint(step)
        checkpoint.mkdir(parents=True, exist_ok=True)
        model.save_weights(checkpoint / _WEIGHTS, max_shard_size=_SHARD)
        self._write({"step": step})
        for old in self.folder.glob("checkpoint-*"):
            if old != checkpoint:
                shutil.rmtree(old)

    def _checkpoint(self, step: int) -> Path:
        return self.folder / f"checkpoint-{step}"

    def _read(self) -> dict[str, Any]:
        if not self.state.exists():
            return {"step": 0}
        try:
            state = json.loads(self.state.read_text())
            return state | {"step": int(state["step"])}
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise ConfigError(f"{self.state} is damaged: {error}.") from None

    def _write(self, state: dict[str, Any]) -> None:
        temporary = self.folder / "state.next"
        temporary.write_text(json.dumps(state))
        temporary.replace(self.state)

    def note(self, values: dict[str, float]) -> None:
        """Adds a row to the log."""
        row = pd.DataFrame([values])
        row.to_csv(self.log, mode="a", header=not self.log.exists(), index=False)


@dataclass(frozen=True)
class Checkpoint:
    """What watchers of a training see.

    Attributes:
        run: Its folder and configuration.
        model: The network with its averaged weights.
        step: Steps done.
        loss: Mean over the steps since the last checkpoint.
        found: What ``validate`` returned.
    """

    run: Run
    model: CtcModel
    step: int
    loss: float
    found: dict[str, float]


class Watcher(Protocol):
    """Looks at each checkpoint of a training."""

    def __call__(self, checkpoint: Checkpoint) -> bool:
        """Returns whether training should stop."""
        ...


class Progress:
    """Says how training goes, and how long it takes still."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._first = run.step
        self._started = time.monotonic()
        self._losses: list[float] = []

    def add(self, loss: float) -> None:
        """Takes the loss of one step."""
        self._losses.append(loss)

    @property
    def loss(self) -> float:
        """Mean since the last report."""
        return float(np.mean(self._losses))

    def report(self, step: int, found: dict[str, float]) -> None:
        """Prints and logs what the validation found after a step."""
        elapsed = time.monotonic() - self._started
        steps = self._run.config.steps
        left = elapsed / max(step - self._first, 1) * (steps - step)
        loss = self.loss
        self._losses = []
        values = {"step": step, "minutes": elapsed / 60, "loss": loss, **found}
        self._run.note({key: round(value, 4) for key, value in values.items()})
        shown = "  ".join(f"{key} {value:.3f}" for key, value in found.items())
        print(
            f"step {step}/{steps}  loss {loss:.3f}  {shown}  {left / 60:.0f} min left", flush=True
        )


def validate(model: CtcModel, batches: list[Any], config: Config) -> dict[str, float]:
    """Word accuracy and CER by greedy search on each source, folded where the labels are."""
    charset = config.spec.charset
    texts: dict[str, tuple[list[str], list[str]]] = {}
    for (x, _), rows in batches:
        outputs = model.predict_on_batch(x)
        logits = outputs[0] if isinstance(outputs, (list, tuple)) else outputs
        for row, sample in zip(np.asarray(logits), rows, strict=True):
            labels, readings = texts.setdefault(sample.source, ([], []))
            labels.append(sample.text)
            readings.append(charset.decode(greedy(row).labels))
    found = {}
    for source, (labels, readings) in sorted(texts.items()):
        scores = metrics.score(labels, readings)
        found[f"{source}_words"] = scores.words_folded
        found[f"{source}_cer"] = scores.cer_folded
    return found


def train(
    table: pd.DataFrame,
    config: Config,
    folder: Path,
    workers: int = 1,
    watchers: Sequence[Watcher] = (),
) -> Run:
    """Trains, or goes on training, until the configured number of steps.

    Args:
        table: The manifest.
        config: What to train.
        folder: Where checkpoints and the log go.
        workers: Processes that prepare batches.
        watchers: Look at each checkpoint and may end the training.

    Raises:
        ConfigError: a source has no training rows, watchers have nothing to validate, the folder
            holds another network, or the configuration starts from one that does not fit.
    """
    run = Run(config, folder)
    share_among(config.devices)
    keras.utils.set_random_seed(config.seed)
    with precision(config.policy):
        model = compiled(config)
    run.restore(model)
    if run.ended:
        return run
    batches = TrainingBatches(table[table["split"] == "train"], config)
    if run.step == 0 and config.start:
        start(model, config, folder.parent, batches)
    validation = validation_batches(table[table["split"] == "validation"], config)
    if watchers and not validation:
        raise ConfigError(f"The manifest has no validation rows of the sources of {config.name}.")
    print(f"{config.name}: {model.network.count_params():,} parameters, from step {run.step}")
    progress = Progress(run)
    for step, (x, y) in enumerate(
        prefetched(batches, range(run.step, config.steps), workers), start=run.step + 1
    ):
        model.reset_metrics()  # else Keras reports the mean since the start
        progress.add(float(model.train_on_batch(x, y)))
        if step % config.steps_per_epoch == 0 or step == config.steps:
            run.save(model, step)
            with averaged(model):
                found = validate(model, validation, config)
                checkpoint = Checkpoint(run, model, step, progress.loss, found)
                wishes = [watch(checkpoint) for watch in watchers]
            progress.report(step, found)
            if any(wishes):
                run.end()
                break
    return run
