"""What a model file is and how its input looks; stored as JSON beside the weights."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from model.charset import Charset
from model.confidence import EVIDENCE
from model.errors import ModelError

FORMAT = 1

_LARGEST = 4096
"""Pixels; a larger input is a mistake that would fill the memory."""


@dataclass(frozen=True)
class ModelSpec:
    """Describes one recognition network.

    Attributes:
        name: Short name, such as ``latin``.
        version: Version of the weights, such as ``2026.11``.
        characters: The characters in label order; label 0 is the CTC blank.
        height: Input height in pixels.
        width: Input width in pixels for networks that demand one, else None.
        stride: Input pixels per time step of the output.
        high_contrast: Whether the input is thresholded to pure ink and paper.
        calibration: Weights of the evidence for a reading (``model.confidence``), for fields read
            with a letter model (``language``), for a kind of field (``digits``), for all others
            (``plain``), and for ink that was looked at twice (``again``); without the last ink is
            looked at once.
        review: Measured by how sure the model is: (threshold, share of readings below it, share
            of the others that is right).
        sha256: Checksum of the weights file.
        languages: Field kind -> file of its letter model, beside the weights.
        trained_on: One line for people: data and steps.
        figures: Measured figures, such as ``{"names_word_accuracy": 0.7}``.
    """

    name: str
    version: str
    characters: str
    height: int = 48
    width: int | None = None
    stride: int = 4
    high_contrast: bool = False
    sha256: str = ""
    languages: dict[str, str] = field(default_factory=dict)
    calibration: dict[str, list[float]] = field(default_factory=dict)
    review: tuple[tuple[float, float, float], ...] = ()
    trained_on: str = ""
    figures: dict[str, float] = field(default_factory=dict)

    @property
    def charset(self) -> Charset:
        """The codec for this network's labels."""
        return Charset(self.characters)

    def save(self, path: Path) -> None:
        """Writes the description as JSON, whole or not at all."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(text + "\n", encoding="utf-8")
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> ModelSpec:
        """Reads a description.

        Raises:
            ModelError: the file is missing, not JSON, made by a newer version, or incomplete.
        """
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ModelError(f"The model description {path} is missing; reinstall Plume.") from None
        except (OSError, ValueError, RecursionError) as error:
            raise ModelError(f"The model description {path} cannot be read: {error}.") from None
        return cls._from_values(values, path)

    @classmethod
    def _from_values(cls, values: Any, path: Path) -> ModelSpec:
        if not isinstance(values, dict) or not isinstance(values.get("format"), int):
            raise ModelError(f"{path} is not a Plume model description.")
        if values["format"] > FORMAT:
            raise ModelError(f"{path} was made for a newer Plume; update the program.")
        known = {f.name for f in fields(cls)}
        try:
            spec = cls(**{key: value for key, value in values.items() if key in known})
            review = tuple((float(a), float(b), float(c)) for a, b, c in spec.review)
            spec = replace(spec, review=review)
            possible = len(spec.charset) > 1 and spec._possible()
        except (TypeError, ValueError, AttributeError, OverflowError) as error:
            raise ModelError(f"The model description {path} is damaged: {error}.") from None
        if not possible:
            raise ModelError(f"The model description {path} holds impossible values.")
        return spec

    def _possible(self) -> bool:
        """Whether the values, which may come from any JSON, are of the kind they should be."""
        sizes = (self.height, self.stride, 1 if self.width is None else self.width)
        return (
            all(type(size) is int and 0 < size <= _LARGEST for size in sizes)
            and all(
                len(weights) == EVIDENCE and all(map(math.isfinite, weights))
                for weights in self.calibration.values()
            )
            and isinstance(self.high_contrast, bool)
            and isinstance(self.figures, dict)
            and all(isinstance(file, str) for file in self.languages.values())
            and all(isinstance(text, str) for text in (self.name, self.version, self.sha256))
        )

    def check(self, weights: Path) -> None:
        """Makes sure that a weights file is the one described here.

        Raises:
            ModelError: the file is missing or another one.
        """
        if not weights.is_file():
            raise ModelError(f"The model file {weights} is missing; reinstall Plume.")
        if checksum(weights) != self.sha256:
            raise ModelError(
                f"The model file {weights} does not belong to its description"
                " (checksum differs); copy both files again."
            )


def checksum(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
