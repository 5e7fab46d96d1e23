"""Training labels that a trained model contradicts: most are wrong, and are left out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from model.charset import fold
from model.decoding import LogProbs, Mixture, group_matrix, log_softmax, score
from model.network import OnnxNetwork
from model.recognizer import bundled_model
from model.search import FieldSearch
from model.spec import ModelSpec
from training.config import ConfigError
from training.evaluate import field_of
from training.samples import Sample, inputs, rows_of, samples

FILE = "doubts.csv"

_KEYS = ["source", "path", "index", "text"]

_SURE = 0.9
_UNLIKELIER = 4.0
"""Nats by which a label is less probable than a reading the model is sure of."""

_HOPELESS = 12.0
"""The same where the model is not sure what else stands there."""

_CHUNK = 256


def doubts(
    table: pd.DataFrame, weights: Path | None = None, sources: list[str] | None = None
) -> pd.DataFrame:
    """Reads training pictures and finds the labels that do not stand there.

    A label is in doubt where the network finds it much less probable than what the search read
    (confident learning; Northcutt et al. 2021). The model saw these labels in training, so it
    finds too few rather than too many.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.
        sources: Only these.

    Returns:
        Columns source, path, index, text, reading, and nats by which the label is less probable.

    Raises:
        ConfigError: there are no training rows of these sources.
    """
    path = weights or bundled_model()
    spec = ModelSpec.load(path.with_suffix(".json"))
    network = OnnxNetwork(path, spec.stride)
    search = FieldSearch(spec.charset, spec.languages, path.parent)
    merge = Mixture(group_matrix(spec.charset.folding))
    found = []
    chosen = samples(rows_of(table, "train", sources))
    for first in range(0, len(chosen), _CHUNK):
        part = chosen[first : first + _CHUNK]
        logits = network.run(inputs(part, spec))
        for sample, values in zip(part, logits, strict=True):
            log_probs = log_softmax(values)
            best = search.find(log_probs, field_of(sample.source))[0]
            frames = merge(log_probs)
            nats = _log_prob(frames, best.text, spec) - _log_prob(frames, sample.text, spec)
            if nats > (_UNLIKELIER if best.share > _SURE else _HOPELESS):
                found.append([*_key(sample), best.text, round(nats, 1)])
    return pd.DataFrame(found, columns=[*_KEYS, "reading", "nats"]).sort_values(
        "nats", ascending=False
    )


def _key(sample: Sample) -> list[str | int]:
    return [sample.source, sample.path, sample.index, sample.text]


def _log_prob(frames: LogProbs, text: str, spec: ModelSpec) -> float:
    known = "".join(c for c in fold(text) if c in spec.charset)
    return score(frames, spec.charset.encode(known))


def without(table: pd.DataFrame, file: Path) -> pd.DataFrame:
    """The manifest without the training rows that a list of ``doubts`` names, if there is one.

    Raises:
        ConfigError: the file is no such list.
    """
    if not file.exists():
        return table
    try:
        listed = pd.read_csv(file, keep_default_na=False, dtype={"text": str})[_KEYS]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{file} is no list of doubts: {error}; delete it.") from None
    doubtful = pd.MultiIndex.from_frame(table[_KEYS]).isin(pd.MultiIndex.from_frame(listed))
    kept = table[~(doubtful & (table["split"] == "train"))]
    print(f"left out: {len(table) - len(kept)} training labels in doubt ({file})")
    return kept
