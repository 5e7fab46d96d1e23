"""Makes a model's confidences mean what they say, on validation samples."""

from __future__ import annotations

from collections.abc import Sequence
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
from model.reading import Reading
from model.recognizer import Recognizer, bundled_model
from model.spec import ModelSpec
from training import metrics
from training.compose import in_validation_hand
from training.config import ConfigError
from training.evaluate import field_of, read_all

SOURCES = ("names", "ink_words")
_RULES = {"digits": "[0-9]+", "code:[A-Za-z]+": "[A-Za-z]{2,}"}
"""Fields without a letter model, and the texts to read with each."""
_MOST = 700
"""Texts read with each of these, and numbers of several digits."""


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
    signs = table.loc[table["source"].eq("ink_characters"), "path"]
    if rows.empty or ruled.empty or signs.empty:
        raise ConfigError("The manifest has no validation rows of names, ink words and digits.")
    rows = rows.assign(field=[field_of(source) for source in rows["source"]])
    groups = {
        "language": _rows_read(recognizer, rows),
        "plain": _rows_read(recognizer, ruled),
        "digits": _numbers_read(recognizer, str(signs.iloc[0])),
    }
    fitted, confidences, right = {}, [], []
    for kind, (values, hits, writers) in groups.items():
        fitted[kind], found = _fit(values, hits, writers)
        print(f"{kind}: {len(hits)} readings, {hits.mean():.1%} right, expected calibration error "
              f"{metrics.calibration_error(found, hits):.3f}")  # fmt: skip
        confidences.append(found)
        right.append(hits)
    curve = metrics.review_curve(confidences[0], right[0])
    spec = replace(spec, calibration=fitted, review=tuple(curve))
    spec.save(path.with_suffix(".json"))
    return spec


_Judged = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.object_]]
"""Evidence (readings, values), whether each reading is right, and who wrote it."""


def _ruled(table: pd.DataFrame) -> pd.DataFrame:
    """Ink that is read under a rule, with its field."""
    ink = table[table["source"].isin(["ink_words", "ink_characters"])]
    groups = []
    for field, pattern in _RULES.items():
        group = ink[ink["text"].str.fullmatch(pattern)]
        group = group.sample(min(_MOST, len(group)), random_state=0)
        groups.append(group.assign(field=[Field.parse(field)] * len(group)))
    return pd.concat(groups)


def _rows_read(recognizer: Recognizer, rows: pd.DataFrame) -> _Judged:
    """Samples as they are read in their fields, case and accents aside."""
    readings, _ = read_all(recognizer, rows, rows["field"].tolist())
    right = [fold(r.text) == fold(t) for r, t in zip(readings, rows["text"], strict=True)]
    return _values(readings), np.array(right), rows["writer"].to_numpy()


def _numbers_read(recognizer: Recognizer, path: str) -> _Judged:
    """Numbers of up to twelve digits as they are read: one wrong digit makes a number wrong.

    Args:
        recognizer: Reads them.
        path: The file of single characters of which they are put together.
    """
    rng = np.random.default_rng(0)
    texts = ["".join(map(str, rng.integers(0, 10, rng.integers(1, 13)))) for _ in range(_MOST)]
    inks, writers = zip(*(in_validation_hand(path, text, rng) for text in texts), strict=True)
    readings = recognizer.read_many(inks, "digits")
    right = [r.text == t for r, t in zip(readings, texts, strict=True)]
    return _values(readings), np.array(right), np.array(writers, object)


def _values(readings: Sequence[Reading]) -> NDArray[np.float64]:
    return np.array([evidence(r.confidence, r.characters) for r in readings])


def _fit(
    values: NDArray[np.float64], right: NDArray[np.bool_], writers: NDArray[np.object_]
) -> tuple[list[float], NDArray[np.float64]]:
    """Weights, and the probability of each reading by a fit without its writer's fold."""
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=1000)
    folds = GroupKFold(min(5, len(set(writers))))
    found = cross_val_predict(
        model, values, right, groups=writers, cv=folds, method="predict_proba"
    )
    model.fit(values, right)
    return [round(float(weight), 5) for weight in model.coef_[0]], np.asarray(found)[:, 1]
