"""Makes a model's confidences mean what they say, on validation samples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from model.charset import fold
from model.confidence import evidence
from model.fields import Field
from model.network import OnnxNetwork
from model.recognizer import Recognizer, bundled_model
from model.spec import ModelSpec
from training import metrics
from training.config import ConfigError
from training.evaluate import field_of, read_all

SOURCES = ("names", "ink_words")
_RULES = {"digits": "[0-9]+", "code:[A-Za-z]+": "[A-Za-z]{2,}"}
"""Fields without a letter model, and the texts to read with each."""
_MOST = 700
"""Texts read with each of these."""


def calibrate(table: pd.DataFrame, weights: Path | None = None) -> ModelSpec:
    """Fits the weights of the evidence and measures the review curve; rewrites the description.

    The figures come from folds by writer, so that no reading is judged by itself.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.

    Returns:
        The new description.

    Raises:
        ConfigError: the manifest lacks the validation samples.
    """
    path = weights or bundled_model()
    spec = ModelSpec.load(path.with_suffix(".json"))
    raw = replace(spec, calibration={})
    recognizer = Recognizer(OnnxNetwork(path, spec.stride), raw, files=path.parent)
    table = table[table["split"] == "validation"]
    rows = table[table["source"].isin(SOURCES)]
    ruled = _ruled(table)
    if rows.empty or ruled.empty:
        raise ConfigError("The manifest has no validation rows of names, ink words and digits.")
    rows = rows.assign(field=[field_of(source) for source in rows["source"]])
    fitted, confidences, right = {}, [], []
    for kind, group in (("language", rows), ("plain", ruled)):
        values, hits = _evidence(recognizer, group)
        fitted[kind], found = _fit(values, hits, group["writer"].to_numpy())
        print(f"{kind}: {len(hits)} readings, {hits.mean():.1%} right, expected calibration error "
              f"{metrics.calibration_error(found, hits):.3f}")  # fmt: skip
        confidences.append(found)
        right.append(hits)
    curve = metrics.review_curve(confidences[0], right[0])
    spec = replace(spec, calibration=fitted, review=tuple(curve))
    spec.save(path.with_suffix(".json"))
    return spec


def _ruled(table: pd.DataFrame) -> pd.DataFrame:
    """Ink that is read under a rule, with its field."""
    ink = table[table["source"].isin(["ink_words", "ink_characters"])]
    groups = []
    for field, pattern in _RULES.items():
        group = ink[ink["text"].str.fullmatch(pattern)]
        group = group.sample(min(_MOST, len(group)), random_state=0)
        groups.append(group.assign(field=[Field.parse(field)] * len(group)))
    return pd.concat(groups)


def _evidence(
    recognizer: Recognizer, rows: pd.DataFrame
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Evidence (readings, values) and whether each reading is right, case and accents aside."""
    readings, _ = read_all(recognizer, rows, rows["field"].tolist())
    values = [evidence(r.confidence, r.characters) for r in readings]
    right = [fold(r.text) == fold(t) for r, t in zip(readings, rows["text"], strict=True)]
    return np.array(values), np.array(right)


def _fit(
    values: NDArray[np.float64], right: NDArray[np.bool_], writers: NDArray[np.object_]
) -> tuple[list[float], NDArray[np.float64]]:
    """Weights, and the probability of each reading by a fit without its writer's fold."""
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=1000)
    folds = GroupKFold(5)
    found = cross_val_predict(
        model, values, right, groups=writers, cv=folds, method="predict_proba"
    )
    model.fit(values, right)
    return [round(float(weight), 5) for weight in model.coef_[0]], np.asarray(found)[:, 1]
