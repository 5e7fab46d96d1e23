"""Makes a model's confidences mean what they say, on validation samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from model.charset import fold
from model.confidence import calibrated, evidence
from model.fields import Field
from model.ink import Ink
from model.network import OnnxNetwork
from model.recognizer import Recognizer, bundled_model
from model.second_look import DOUBTFUL
from model.spec import ModelSpec
from training import metrics
from training.compose import in_validation_hand
from training.config import ConfigError
from training.evaluate import field_of, read_all
from training.samples import Sample, samples

SOURCES = ("names", "ink_words")
_RULES = {"digits": "[0-9]+", "code:[A-Za-z]+": "[A-Za-z]{2,}"}
"""Fields without a letter model, and the texts to read with each."""

_MOST = 700
"""Texts read with each of these, and numbers of several digits."""

_AS_IT_IS = [0.0, 1.0, 0.0, 0.0]
"""Weights that leave the share what it is."""


@dataclass(frozen=True)
class _Written:
    """What is read in one field: a sample of the manifest, or ink put together."""

    source: Sample | Ink
    field: Field
    text: str
    writer: str

    @property
    def is_ink(self) -> bool:
        return isinstance(self.source, Ink) or self.source.make == "ink"

    def load(self) -> NDArray[np.uint8] | Ink:
        return self.source if isinstance(self.source, Ink) else self.source.load()


@dataclass(frozen=True)
class _Judged:
    """Evidence (readings, values), and whether each reading is right, case and accents aside."""

    values: NDArray[np.float64]
    right: NDArray[np.bool_]


def calibrate(table: pd.DataFrame, weights: Path | None = None) -> ModelSpec:
    """Fits the weights of the evidence and measures the review curve; rewrites the description.

    The figures come from folds by writer, so that no reading is judged by itself. Ink that leaves
    doubts once these weights are known is read again and has weights of its own.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.

    Returns:
        The new description.

    Raises:
        ConfigError: the manifest lacks the validation samples, or has too few.
    """
    path = weights or bundled_model()
    spec = ModelSpec.load(path.with_suffix(".json"))
    network = OnnxNetwork(path, spec.stride)
    table = table[table["split"] == "validation"]
    rows = table[table["source"].isin(SOURCES)]
    ruled = _ruled(table)
    signs = table.loc[table["source"].eq("ink_characters"), "path"]
    if rows.empty or ruled.empty or signs.empty:
        raise ConfigError("The manifest has no validation rows of names, ink words and digits.")
    rows = rows.assign(field=[field_of(source) for source in rows["source"]])
    groups = {
        "language": _written(rows),
        "plain": _written(ruled),
        "digits": _numbers(str(signs.iloc[0])),
    }

    def read(texts: Sequence[_Written], calibration: Mapping[str, list[float]]) -> _Judged:
        described = replace(spec, calibration=dict(calibration))
        return _judged(Recognizer(network, described, files=path.parent), texts)

    once = {kind: read(texts, {}) for kind, texts in groups.items()}
    fits = {kind: _fit(once[kind], texts) for kind, texts in groups.items()}
    fitted = {kind: weights for kind, (weights, _) in fits.items()}
    doubtful = {k: _doubtful(fitted[k], once[k], texts) for k, texts in groups.items()}
    unsure = [groups[kind][i] for kind, found in doubtful.items() for i in found]
    again = read(unsure, fitted | {"again": _AS_IT_IS})
    fitted["again"], surer = _fit(again, unsure)
    curve: list[tuple[float, float, float]] = []
    begin = 0
    for kind, indices in doubtful.items():
        found, right = fits[kind][1], once[kind].right
        part = slice(begin, begin + len(indices))
        found[indices], right[indices] = surer[part], again.right[part]
        begin = part.stop
        print(f"{kind}: {len(right)} readings, {len(indices)} of them looked at again,"
              f" {right.mean():.1%} right, expected calibration error"
              f" {metrics.calibration_error(found, right):.3f}")  # fmt: skip
        curve = curve or metrics.review_curve(found, right)
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


def _written(rows: pd.DataFrame) -> list[_Written]:
    columns = (rows[name] for name in ["field", "text", "writer"])
    return [_Written(*each) for each in zip(samples(rows), *columns, strict=True)]


def _numbers(path: str) -> list[_Written]:
    """Numbers of up to twelve digits; one wrong digit makes a number wrong.

    Args:
        path: The file of single characters of which they are put together.
    """
    rng = np.random.default_rng(0)
    texts = ["".join(map(str, rng.integers(0, 10, rng.integers(1, 13)))) for _ in range(_MOST)]
    digits = Field.parse("digits")
    made = ((text, *in_validation_hand(path, text, rng)) for text in texts)
    return [_Written(ink, digits, text, writer) for text, ink, writer in made]


def _judged(recognizer: Recognizer, texts: Sequence[_Written]) -> _Judged:
    readings, _ = read_all(recognizer, texts, [text.field for text in texts])
    right = [fold(r.text) == fold(w.text) for r, w in zip(readings, texts, strict=True)]
    values = [evidence(r.confidence, r.characters) for r in readings]
    return _Judged(np.array(values), np.array(right))


def _doubtful(weights: Sequence[float], judged: _Judged, texts: Sequence[_Written]) -> list[int]:
    """Which texts are looked at again."""
    sure = [calibrated(weights, values) for values in judged.values]
    return [i for i, text in enumerate(texts) if text.is_ink and sure[i] < DOUBTFUL]


def _fit(judged: _Judged, texts: Sequence[_Written]) -> tuple[list[float], NDArray[np.float64]]:
    """Weights, and the probability of each reading by a fit without its writer's fold."""
    writers = [text.writer for text in texts]
    if len(set(writers)) < 2 or len(set(judged.right)) < 2:
        raise ConfigError(
            "Confidences need validation samples by two writers, some read right and some not."
        )
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=1000)
    folds = GroupKFold(min(5, len(set(writers))))
    found = cross_val_predict(
        model, judged.values, judged.right, groups=writers, cv=folds, method="predict_proba"
    )
    model.fit(judged.values, judged.right)
    return [round(float(weight), 5) for weight in model.coef_[0]], np.asarray(found)[:, 1]
