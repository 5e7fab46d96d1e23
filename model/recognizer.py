"""The recogniser: preprocess, network, decode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.adaptation import Adapter
from model.confidence import calibrated, evidence
from model.decoding import LogProbs, log_softmax
from model.errors import ModelError
from model.fields import TEXT, Field
from model.ink import MARGIN, GreyImage, Ink, rasterise
from model.line_look import LineLook, WordLook
from model.network import FeatureNetwork, Features, Logits, Network, OnnxNetwork
from model.preprocessing import Prepared, prepare
from model.reading import EMPTY, Alternative, Character, Reading
from model.search import NEGLIGIBLE, Candidate, FieldSearch
from model.second_look import DOUBTFUL, LOOKS, together
from model.spec import ModelSpec

Picture = NDArray[Any]

BUNDLED = "latin"


_STRAY = 1e-3
"""Dates are likelier than that all together, for the network, where a date is written."""

_INK_TRUST = 0.8
"""Share of the logits of ink that counts beside a letter model: they are too sure of new hands."""

_LONE = 2
"""How often a sign that stands alone counts as it was seen in its line, which tells its size."""

_TOGETHER = 32
"""Words whose letters are looked for together; each takes some 40 KB until then."""


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
        self._adapter: Adapter | None = None
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

    @property
    def can_adapt(self) -> bool:
        """Whether the model gives the features that a writer's hand is learned from."""
        return isinstance(self._network, FeatureNetwork) and self._network.has_features

    @property
    def adapter(self) -> Adapter | None:
        """By what ink is read; None as delivered."""
        return self._adapter

    def adapt(self, adapter: Adapter | None) -> None:
        """Reads ink as a writer's hand asks for, or as delivered; pictures may be of any hand.

        Raises:
            ModelError: the adapter belongs to another model, or this one cannot adapt.
        """
        if adapter is not None and (not self.can_adapt or adapter.sha256 != self.spec.sha256):
            raise ModelError("What was learned of this hand belongs to another model.")
        self._adapter = adapter

    def observe(self, sources: Iterable[Picture | Ink]) -> list[tuple[Logits, Features]]:
        """Logits without any adapter, and the features they were made from.

        Args:
            sources: Pictures or inks.

        Raises:
            ModelError: the model gives no features.
            PictureError: an array is not a picture.
        """
        if not isinstance(self._network, FeatureNetwork):
            raise ModelError("This model cannot adapt to a writer; update it.")
        return self._network.run_with_features([self._prepare(s).pixels for s in sources])

    def text_of(self, logits: Logits, field: Field = TEXT) -> str:
        """What logits (time, outputs) of ink say, which need not come from this network alone."""
        return self._search.find(self._log_probs(logits, True, field), field)[0].text.strip()

    def look_at_line(self, ink: Ink) -> LineLook:
        """What the network sees in a line of ink, at least a stroke."""
        picture = rasterise(ink)
        prepared = prepare(picture, self.spec)
        (logits,) = self._logits([(ink, prepared)])
        left, _, right, _ = ink.bounds
        unit = (right - left) / (picture.shape[1] - 2 * MARGIN)
        columns = (np.arange(len(logits)) + 0.5) * self.spec.stride / prepared.scale
        places = left + (prepared.left - MARGIN + columns) * unit
        (space,) = self._charset.encode(" ")
        odds = logits[:, space] - np.delete(logits, space, axis=1).max(axis=1)
        return LineLook(logits, prepared, places, odds, self.spec.stride)

    def read(
        self,
        source: Picture | Ink,
        field: Field | str = TEXT,
        glimpse: Callable[[Reading], None] | None = None,
        in_line: WordLook | None = None,
    ) -> Reading:
        """Reads one picture (uint8 (H, W) grey, or RGB) or one ink.

        Args:
            source: The picture or ink.
            field: What it may hold.
            glimpse: Is told the first reading where a second look follows.
            in_line: What was seen of the ink in its line, which counts where it leaves doubts.

        Raises:
            PictureError: the array is not a picture.
            FieldError: the field's description is not understood.
        """
        tell = None if glimpse is None else lambda readings: glimpse(readings[0])
        return self.read_many([source], field, tell, [in_line])[0]

    def read_many(
        self,
        sources: Iterable[Picture | Ink],
        field: Field | str | Sequence[Field] = TEXT,
        glimpse: Callable[[Sequence[Reading]], None] | None = None,
        in_line: Sequence[WordLook | None] | None = None,
    ) -> list[Reading]:
        """Reads several pictures or inks together, faster than one by one.

        Ink that leaves doubts is looked at again, if the model's description says how sure that
        makes (``calibration["again"]``).

        Args:
            sources: Pictures or inks.
            field: What they may hold: one field for all, or one for each.
            glimpse: Is told the first readings where a second look follows.
            in_line: What was seen of each ink in its line, if anything was.

        Raises:
            PictureError: an array is not a picture.
            FieldError: the field's description is not understood.
        """
        sources = list(sources)
        fields = _one_each(field, len(sources))
        readings = self._read(sources, fields)
        weights = self.spec.calibration.get("again")
        doubtful = [
            i
            for i, (source, reading) in enumerate(zip(sources, readings, strict=True))
            if isinstance(source, Ink) and reading.confidence < DOUBTFUL
        ]
        if weights and doubtful:
            if glimpse is not None:
                glimpse(readings)
            again = [sources[i] for i in doubtful], [fields[i] for i in doubtful]
            looks = [self._read(*again, look) for look in LOOKS]
            for i, *others in zip(doubtful, *looks, strict=True):
                seen = in_line[i] if in_line is not None else None
                if seen is not None:
                    count = _LONE if len(readings[i].text) == 1 else 1
                    others += [self._read_in_line(seen, fields[i])] * count
                readings[i] = together([readings[i], *others], weights)
        return readings

    def _read_in_line(self, seen: WordLook, field: Field) -> Reading:
        log_probs = self._log_probs(seen.logits, True, field)
        return self._reading(self._search.find(log_probs, field), seen.prepared, field)

    def _read(
        self,
        sources: Sequence[Picture | Ink],
        fields: Sequence[Field],
        draw: Callable[[Ink], GreyImage] = rasterise,
    ) -> list[Reading]:
        prepared = [self._prepare(source, draw) for source in sources]
        written = [i for i, p in enumerate(prepared) if p.pixels.any()]
        logits = self._logits([(sources[i], prepared[i]) for i in written])
        readings = [EMPTY] * len(prepared)
        for first in range(0, len(written), _TOGETHER):
            part = written[first : first + _TOGETHER]
            log_probs = [
                self._log_probs(values, isinstance(sources[i], Ink), fields[i])
                for i, values in zip(part, logits[first : first + _TOGETHER], strict=True)
            ]
            found = self._search.find_all(log_probs, [fields[i] for i in part])
            for i, candidates in zip(part, found, strict=True):
                readings[i] = self._reading(candidates, prepared[i], fields[i])
        return readings

    def _log_probs(self, logits: Logits, ink: bool, field: Field) -> LogProbs:
        softened = ink and self._search.has_language(field)
        return log_softmax(logits * _INK_TRUST if softened else logits)

    def _logits(self, written: Sequence[tuple[Picture | Ink, Prepared]]) -> list[Logits]:
        pictures = [prepared.pixels for _, prepared in written]
        inks = [isinstance(source, Ink) for source, _ in written]
        adapter, network = self._adapter, self._network
        if adapter is None or not any(inks) or not isinstance(network, FeatureNetwork):
            return network.run(pictures)
        both = network.run_with_features(pictures)
        return [adapter(z, x) if ink else z for ink, (z, x) in zip(inks, both, strict=True)]

    def _prepare(
        self, source: Picture | Ink, draw: Callable[[Ink], GreyImage] = rasterise
    ) -> Prepared:
        if isinstance(source, Ink):
            if not source:
                return Prepared(np.zeros((self.spec.height, 16), np.uint8), 0.0, 1.0)
            source = draw(source)
        return prepare(source, self.spec)

    def _reading(self, found: list[Candidate], prepared: Prepared, field: Field) -> Reading:
        found, trust = _among_dates(found) if field.kind == "date" else (found, 1.0)
        texts: dict[str, Candidate] = {}
        for candidate in found[: self._alternatives + 1]:
            if texts and candidate.share < next(iter(texts.values())).share * NEGLIGIBLE:
                break
            texts.setdefault(candidate.text.strip(), candidate)
        (text, best), *others = texts.items()
        characters = self._characters(best, prepared)
        confidence = self._confidence(best, characters, field)
        left = (1 - confidence) / max(1 - best.share, 1e-6)
        confidence *= trust
        alternatives = [Alternative(t, min(c.share * left, confidence)) for t, c in others]
        return Reading(text, confidence, characters, tuple(alternatives))

    def _confidence(self, best: Candidate, characters: Sequence[Character], field: Field) -> float:
        kind = "language" if self._search.has_language(field) else field.kind
        kind = "digits" if kind == "date" else kind
        weights = self.spec.calibration.get(kind) or self.spec.calibration.get("plain")
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


def _among_dates(found: list[Candidate]) -> tuple[list[Candidate], float]:
    """Dates with their shares among dates alone, and how probable it is that one is written.

    A slash that the network would rather call a 1 or a 7 makes no date doubtful.
    """
    likely = sum(candidate.share for candidate in found)
    if likely <= 0:
        return found, 0.0
    shared = [replace(candidate, share=candidate.share / likely) for candidate in found]
    return shared, likely / (likely + _STRAY)


def _one_each(field: Field | str | Sequence[Field], count: int) -> list[Field]:
    if isinstance(field, str):
        field = Field.parse(field)
    return [field] * count if isinstance(field, Field) else list(field)


def bundled_model() -> Path:
    """Where the model that comes with Plume lies."""
    return Path(str(resources.files("model") / "files" / f"{BUNDLED}.onnx"))
