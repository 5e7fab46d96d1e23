"""The recogniser: preprocess, network, decode."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.decoding import (
    Hypothesis,
    LogProbs,
    align,
    beam_search,
    log_softmax,
    merge,
    score,
    variants,
)
from model.fields import TEXT, Field
from model.ink import Ink, rasterise
from model.language import LabelModel, LetterModel
from model.network import Network, OnnxNetwork
from model.preprocessing import Prepared, prepare
from model.reading import EMPTY, Alternative, Character, Reading
from model.spec import ModelSpec

Picture = NDArray[Any]

BUNDLED = "latin"

_NEGLIGIBLE = math.log(1e-4)


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
        self._files = files
        self._languages: dict[str, LabelModel] = {}

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
            log_probs = log_softmax(values, self.spec.temperature)
            readings[i] = self._decode(log_probs, prepared[i], fields[i])
        return readings

    def _prepare(self, source: Picture | Ink) -> Prepared:
        if isinstance(source, Ink):
            if not source:
                return Prepared(np.zeros((self.spec.height, 16), np.uint8), 0.0, 1.0)
            source = rasterise(source)
        return prepare(source, self.spec)

    def _decode(self, log_probs: LogProbs, prepared: Prepared, field: Field) -> Reading:
        language = self._language(field)
        # a letter model knows no case: it searches among letters, whose variants are told after
        frames = log_probs if language is None else merge(log_probs, self._charset.folding)
        texts: dict[str, Hypothesis] = {}
        for hypothesis in self._search(frames, field, language)[: self._alternatives + 1]:
            if texts and hypothesis.log_prob < next(iter(texts.values())).log_prob + _NEGLIGIBLE:
                break
            text = self._text(log_probs, frames, hypothesis.labels)
            texts.setdefault(text.strip(), hypothesis)
        (text, best), *others = texts.items()
        return Reading(
            text,
            _probability(best),
            self._characters(frames, text, best.labels, prepared),
            tuple(Alternative(t, _probability(h)) for t, h in others),
        )

    def _search(
        self, log_probs: LogProbs, field: Field, language: LabelModel | None
    ) -> list[Hypothesis]:
        if field.choices:
            return self._rank(log_probs, field.choices)
        allowed = None
        if field.allowed is not None:
            labels = [self._charset.encode(c)[0] for c in field.allowed if c in self._charset]
            folding = self._charset.folding
            allowed = labels if language is None else sorted({folding[i] for i in labels})
        return beam_search(log_probs, allowed=allowed, language=language)

    def _text(self, log_probs: LogProbs, frames: LogProbs, labels: tuple[int, ...]) -> str:
        if frames is not log_probs:
            labels = variants(log_probs, align(frames, labels), self._charset.folding)
        return self._charset.decode(labels)

    def _language(self, field: Field) -> LabelModel | None:
        """The letter model of a kind of field, loaded when it is first needed."""
        file = self.spec.languages.get(field.kind)
        if file is None or self._files is None:
            return None
        if file not in self._languages:
            letters = LetterModel.load(self._files / file)
            self._languages[file] = LabelModel(letters, self._charset)
        return self._languages[file]

    def _rank(self, log_probs: LogProbs, choices: Sequence[str]) -> list[Hypothesis]:
        """The choices by how probable each is among all choices."""
        labels = [
            tuple(self._charset.encode("".join(c for c in choice if c in self._charset)))
            for choice in choices
        ]
        scores = np.array([score(log_probs, sequence) for sequence in labels])
        scores -= np.logaddexp.reduce(scores) if np.isfinite(scores).any() else 0
        ranked = sorted(zip(labels, scores.tolist(), strict=True), key=lambda pair: -pair[1])
        return [Hypothesis(sequence, value) for sequence, value in ranked]

    def _characters(
        self, frames: LogProbs, text: str, labels: tuple[int, ...], prepared: Prepared
    ) -> tuple[Character, ...]:
        """Each character from half-way to the one before it to half-way to the one after."""
        space = self._charset.encode(" ")[0] if " " in self._charset else None
        while labels and labels[0] == space:
            labels = labels[1:]
        while labels and labels[-1] == space:
            labels = labels[:-1]
        try:
            spans = align(frames, labels)
        except ValueError:
            return ()
        pixels_per_step = self.spec.stride / prepared.scale
        edges = [spans[0].start] if spans else []
        edges += [(a.end + b.start) / 2 for a, b in pairwise(spans)]
        edges += [spans[-1].end] if spans else []
        columns = [prepared.left + edge * pixels_per_step for edge in edges]
        return tuple(
            Character(c, start, end, span.confidence)
            for c, start, end, span in zip(text, columns[:-1], columns[1:], spans, strict=True)
        )


def _one_each(field: Field | str | Sequence[Field], count: int) -> list[Field]:
    if isinstance(field, str):
        field = Field.parse(field)
    return [field] * count if isinstance(field, Field) else list(field)


def _probability(hypothesis: Hypothesis) -> float:
    return min(math.exp(hypothesis.log_prob), 1.0)


def bundled_model() -> Path:
    """Where the model that comes with Plume lies."""
    return Path(str(resources.files("model") / "files" / f"{BUNDLED}.onnx"))
