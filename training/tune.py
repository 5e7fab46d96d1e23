"""How much letter models should count: the search with several weights on the same logits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from model.decoding import log_softmax
from model.network import OnnxNetwork
from model.recognizer import bundled_model
from model.search import FieldSearch
from model.spec import ModelSpec
from training import metrics
from training.evaluate import field_of
from training.samples import inputs, rows_of, samples


def tune(
    table: pd.DataFrame,
    weights: Path | None = None,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
    *,
    strengths: Sequence[tuple[float, float]],
) -> pd.DataFrame:
    """Reads validation samples with each pair of weight and bonus a letter.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.
        sources: Only these.
        limit: At most so many samples of each source, the same on every run.
        strengths: Weight and bonus of the letter models; see ``model.language.LabelModel``.

    Returns:
        Columns source, weight, bonus and those of ``metrics.Scores``.

    Raises:
        ConfigError: no sample is left.
    """
    path = weights or bundled_model()
    spec = ModelSpec.load(path.with_suffix(".json"))
    network = OnnxNetwork(path, spec.stride)
    rows = rows_of(table, "validation", sources, limit)
    results = []
    for source, group in rows.groupby("source"):
        logits = network.run(inputs(samples(group), spec))
        log_probs = [log_softmax(values) for values in logits]
        for weight, bonus in strengths:
            search = FieldSearch(spec.charset, spec.languages, path.parent, weight, bonus)
            found = [search.find(values, field_of(str(source)))[0].text for values in log_probs]
            scores = metrics.score(group["text"].tolist(), [text.strip() for text in found])
            results.append({"source": source, "weight": weight, "bonus": bonus, **vars(scores)})
    return pd.DataFrame(results)
