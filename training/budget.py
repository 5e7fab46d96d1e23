"""What the command line says instead of a configuration: how long to train, and on what."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from training.config import POLICIES, Config, ConfigError

_ASPECT = 4
"""Width over height of a usual word, where the network takes any width."""

_POSITIVE = ("steps", "steps_per_epoch", "learning_rate", "decay", "batch", "epochs")


@dataclass(frozen=True)
class Budget:
    """Settings of a training; None leaves what the configuration says.

    Attributes:
        steps: Optimiser steps.
        epochs: Instead of steps: how many times as many samples as the training split holds.
        every: Steps between two checkpoints.
        batch: Samples in a batch.
        learning_rate: On the plateau of its schedule.
        seed: Of samples, variation and first weights.
        share: Of the training samples, in (0, 1]; the same ones on every run.
        augment: Whether pictures are varied.
        decay: Share of the steps, the last ones, over which the learning rate falls.
        policy: Keras' dtype policy while training.
    """

    steps: int | None = None
    epochs: float | None = None
    every: int | None = None
    batch: int | None = None
    learning_rate: float | None = None
    seed: int | None = None
    share: float | None = None
    augment: bool | None = None
    decay: float | None = None
    policy: str | None = None

    def config(self, config: Config, table: pd.DataFrame) -> Config:
        """The configuration with these settings.

        Args:
            table: The manifest as ``rows`` left it; epochs are counted in it.

        Raises:
            ConfigError: a setting is not possible.
        """
        changes: dict[str, Any] = {
            "steps": self.steps,
            "steps_per_epoch": self.every,
            "learning_rate": self.learning_rate,
            "seed": self.seed,
            "augment": self.augment,
            "decay": self.decay,
            "policy": self.policy,
        }
        for name, value in {**changes, "batch": self.batch, "epochs": self.epochs}.items():
            if name in _POSITIVE and value is not None and not 0 < value < math.inf:
                raise ConfigError(f"{name} must be more than 0, not {value}.")
        config = replace(config, **{k: v for k, v in changes.items() if v is not None})
        if self.batch:
            area = config.height * (config.width or config.height * _ASPECT)
            config = replace(config, batch_pixels=self.batch * area)
        if self.epochs:
            config = replace(config, steps=math.ceil(self.epochs * _epoch(config, table)))
        return config

    def rows(self, table: pd.DataFrame) -> pd.DataFrame:
        """The manifest with only a share of the training rows of each source.

        Raises:
            ConfigError: the share is not one.
        """
        if self.share is None:
            return table
        if not 0 < self.share <= 1:
            raise ConfigError(f"share must be more than 0 and at most 1, not {self.share}.")
        train = table[table["split"] == "train"]
        parts = [group.sample(frac=self.share, random_state=0) for _, group in
                 train.groupby("source")]  # fmt: skip
        return pd.concat([*parts, table[table["split"] != "train"]])


def _epoch(config: Config, table: pd.DataFrame) -> float:
    """Steps after which as many samples were drawn as there are."""
    rows = table[(table["split"] == "train") & table["source"].isin(config.sources)]
    width = config.width or float(rows["width"].clip(upper=24).mean()) * config.height
    return len(rows) / max(config.batch_pixels / (config.height * width), 1)


def at_least(least: int) -> Callable[[str], int]:
    """Reads an option that is a whole number from ``least`` on."""

    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"must be {least} or more, not {value}")
        return value

    return number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The settings as options of a command."""
    group = parser.add_argument_group("instead of the configuration's")
    length = group.add_mutually_exclusive_group()
    length.add_argument("--steps", type=int, help="optimiser steps")
    length.add_argument("--epochs", type=float, help="times the training samples are gone through")
    group.add_argument("--every", type=int, metavar="STEPS", help="steps between two checkpoints")
    group.add_argument("--batch", type=int, help="samples in a batch")
    group.add_argument("--learning-rate", type=float, help="highest learning rate")
    group.add_argument("--seed", type=at_least(0), help="of samples, variation and first weights")
    group.add_argument("--share", type=float, help="share of the training samples, 0 to 1")
    group.add_argument("--augment", action=argparse.BooleanOptionalAction, help="vary pictures")
    group.add_argument("--policy", choices=POLICIES, help="numbers that products are of")
    group.add_argument("--decay", type=float, help="share of the steps in which the rate falls")


def given(args: argparse.Namespace) -> Budget:
    """The settings of parsed arguments."""
    return Budget(
        args.steps, args.epochs, args.every, args.batch, args.learning_rate, args.seed, args.share,
        args.augment, args.decay, args.policy,
    )  # fmt: skip
