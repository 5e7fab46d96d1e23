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
DIGITS = ("ink_words", "ink_characters")


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
    digits = table[table["source"].isin(DIGITS) & table["text"].str.fullmatch("[0-9]+")]
    if rows.empty or digits.empty:
        raise ConfigError("The manifest has no validation rows of names, ink words and digits.")
    fitted, confidences, right = {}, [], []
    for kind, group in (("language", rows), ("plain", digits)):
        values, hits = _evidence(recognizer, group, kind)
        fitted[kind], found = _fit(values, hits, group["writer"].to_numpy())
        print(f"{kind}: {len(hits)} readings, {hits.mean():.1%} right, expected calibration error "
              f"{metrics.calibration_error(found, hits):.3f}")  # fmt: skip
        confidences.append(found)
        right.append(hits)
    curve = metrics.review_curve(confidences[0], right[0])
    spec = replace(spec, calibration=fitted, review=tuple(curve))
    spec.save(path.with_suffix(".json"))
    return spec


def _evidence(
    recognizer: Recognizer, rows: pd.DataFrame, kind: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Evidence (readings, values) and whether each reading is right, case and accents aside."""
    kinds = [
        Field.parse("digits") if kind == "plain" else field_of(source) for source in rows["source"]
    ]
    readings, _ = read_all(recognizer, rows, kinds)
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
