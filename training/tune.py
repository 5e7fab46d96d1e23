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
from training.config import ConfigError
from training.evaluate import field_of
from training.samples import inputs, samples


def tune(
    table: pd.DataFrame,
    weights: Path | None = None,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
    strengths: Sequence[tuple[float, float]] = ((0.5, 1.0),),
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
    rows = table[table["split"] == "validation"]
    rows = rows[rows["source"].isin(sources or rows["source"].unique())]
    if rows.empty:
        raise ConfigError("The manifest has no validation rows of these sources.")
    results = []
    for source, group in rows.groupby("source"):
        chosen = group.sample(limit, random_state=0) if limit and limit < len(group) else group
        logits = network.run(inputs(samples(chosen), spec))
        log_probs = [log_softmax(values) for values in logits]
        for weight, bonus in strengths:
            search = FieldSearch(spec.charset, spec.languages, path.parent, weight, bonus)
            found = [search.find(values, field_of(str(source)))[0].text for values in log_probs]
            scores = metrics.score(chosen["text"].tolist(), [text.strip() for text in found])
            results.append({"source": source, "weight": weight, "bonus": bonus, **vars(scores)})
    return pd.DataFrame(results)
