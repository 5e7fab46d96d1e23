"""The recogniser: preprocess, network, decode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.confidence import calibrated, evidence
from model.decoding import LogProbs, log_softmax
from model.fields import TEXT, Field
from model.ink import Ink, rasterise
from model.network import Network, OnnxNetwork
from model.preprocessing import Prepared, prepare
from model.reading import EMPTY, Alternative, Character, Reading
from model.search import NEGLIGIBLE, Candidate, FieldSearch
from model.spec import ModelSpec

Picture = NDArray[Any]

BUNDLED = "latin"


class Recognizer:
    """Reads pictures and ink of one word or line.

    Args:
        network: Gives the logits.
        spec: Describes the network's input and labels.
        alternatives: How many other texts each reading carries at most.
        files: Folder of the letter models that the description names.
    """

    def __init__(
        self,
        network: Network,
        spec: ModelSpec,
        alternatives: int = 5,
        files: Path | None = None,
    ) -> None:
        self.spec = spec
        self._network = network
        self._charset = spec.charset
        self._alternatives = alternatives
        self._search = FieldSearch(spec.charset, spec.languages, files)

    @classmethod
    def load(
        cls, weights: Path | None = None, *, threads: int = 0, alternatives: int = 5
    ) -> Recognizer:
        """Loads a model file and the description of the same name beside it.

        Args:
            weights: The ``.onnx`` file; None takes the bundled model.
            threads: Cores to use; 0 uses all.
            alternatives: How many other texts each reading carries at most.

        Raises:
            ModelError: a file is missing, damaged, or the two do not belong together.
        """
        path = weights or bundled_model()
        spec = ModelSpec.load(path.with_suffix(".json"))
        spec.check(path)
        return cls(OnnxNetwork(path, spec.stride, threads), spec, alternatives, path.parent)

    def read(self, source: Picture | Ink, field: Field | str = TEXT) -> Reading:
        """Reads one picture (uint8 (H, W) grey, or RGB) or one ink.

        Raises:
            PictureError: the array is not a picture.
            FieldError: the field's description is not understood.
        """
        return self.read_many([source], field)[0]

    def read_many(
        self, sources: Iterable[Picture | Ink], field: Field | str | Sequence[Field] = TEXT
    ) -> list[Reading]:
        """Reads several pictures or inks together, faster than one by one.

        Args:
            sources: Pictures or inks.
            field: What they may hold: one field for all, or one for each.

        Raises:
            PictureError: an array is not a picture.
            FieldError: the field's description is not understood.
        """
        prepared = [self._prepare(source) for source in sources]
        fields = _one_each(field, len(prepared))
        written = [i for i, p in enumerate(prepared) if p.pixels.any()]
        logits = self._network.run([prepared[i].pixels for i in written])
        readings = [EMPTY] * len(prepared)
        for i, values in zip(written, logits, strict=True):
            log_probs = log_softmax(values)
            readings[i] = self._decode(log_probs, prepared[i], fields[i])
        return readings

    def _prepare(self, source: Picture | Ink) -> Prepared:
        if isinstance(source, Ink):
            if not source:
                return Prepared(np.zeros((self.spec.height, 16), np.uint8), 0.0, 1.0)
            source = rasterise(source)
        return prepare(source, self.spec)

    def _decode(self, log_probs: LogProbs, prepared: Prepared, field: Field) -> Reading:
        found = self._search.find(log_probs, field)
        texts: dict[str, Candidate] = {}
        for candidate in found[: self._alternatives + 1]:
            if texts and candidate.share < next(iter(texts.values())).share * NEGLIGIBLE:
                break
            texts.setdefault(candidate.text.strip(), candidate)
        (text, best), *others = texts.items()
        characters = self._characters(best, prepared)
        confidence = self._confidence(best, characters, field)
        left = (1 - confidence) / max(1 - best.share, 1e-6)
        alternatives = [Alternative(t, min(c.share * left, confidence)) for t, c in others]
        return Reading(text, confidence, characters, tuple(alternatives))

    def _confidence(self, best: Candidate, characters: Sequence[Character], field: Field) -> float:
        kind = "language" if self._search.has_language(field) else "plain"
        weights = self.spec.calibration.get(kind)
        if weights is None or best.share == 0.0:
            return min(best.share, 1.0)
        return calibrated(weights, evidence(best.share, characters))

    def _characters(self, candidate: Candidate, prepared: Prepared) -> tuple[Character, ...]:
        """Each character from half-way to the one before it to half-way to the one after."""
        text = candidate.text.strip()
        first = len(candidate.text) - len(candidate.text.lstrip())
        spans = candidate.spans[first : first + len(text)]
        if len(candidate.spans) != len(candidate.text) or not text:
            return ()
        pixels_per_step = self.spec.stride / prepared.scale
        between = [(a.end + b.start) / 2 for a, b in pairwise(spans)]
        edges = [spans[0].start, *between, spans[-1].end]
        columns = [prepared.left + edge * pixels_per_step for edge in edges]
        return tuple(
            Character(c, start, end, span.confidence)
            for c, start, end, span in zip(text, columns[:-1], columns[1:], spans, strict=True)
        )


def _one_each(field: Field | str | Sequence[Field], count: int) -> list[Field]:
    if isinstance(field, str):
        field = Field.parse(field)
    return [field] * count if isinstance(field, Field) else list(field)


def bundled_model() -> Path:
    """Where the model that comes with Plume lies."""
    return Path(str(resources.files("model") / "files" / f"{BUNDLED}.onnx"))
