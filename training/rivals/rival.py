"""What is known of one rival once it has read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from training.config import Config


@dataclass(frozen=True)
class Rival:
    """What one rival read, and what it took.

    Attributes:
        name: Of its configuration, or of the engine.
        kind: For people: where it comes from.
        readings: Rows of the manifest with ``reading``, and ``modelled``: the reading with a
            letter model, None where there is none for that kind of field.
        milliseconds: Median for one word, greedily for networks.
        parameters: Weights of the network; None where they are not known.
        steps: Steps of training; None for what was not trained here.
        minutes: Minutes of training.
        curves: Rows of ``training.watch.Curves``; None for what was not trained here.
        config: How it was trained; None for what was not trained here.
        trained: How many of the parameters are trained.
    """

    name: str
    kind: str
    readings: pd.DataFrame
    milliseconds: float
    parameters: int | None = None
    steps: int | None = None
    minutes: float | None = None
    curves: pd.DataFrame | None = None
    config: Config | None = None
    trained: int | None = None


def minutes(log: pd.DataFrame) -> float:
    """Minutes of training in all; the log starts again from 0 where training was taken up."""
    values = log["minutes"].to_numpy()
    ends = np.append(values[1:] < values[:-1], True)
    return float(values[ends].sum())
