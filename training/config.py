"""One TOML file describes one network and how it is trained."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib import resources
from pathlib import Path
from typing import Any

from model.charset import LATIN, Charset
from model.errors import PlumeError
from model.spec import ModelSpec

PREPARATIONS = ("plume", "reference")
POLICIES = ("float32", "mixed_bfloat16")


_SETTINGS = "settings.json"
_FREE = {"devices", "steps", "steps_per_epoch"}
"""Settings that may change when a training is taken up again."""


class ConfigError(PlumeError):
    """A configuration or data folder is not as it should be."""


@dataclass(frozen=True)
class Config:
    """A training run.

    Attributes:
        name: Name of the network and of its folder under ``runs/``.
        network: A builder in ``training.networks``.
        options: Arguments of the builder.
        characters: Charset; the network has one output more, for the blank.
        height, width, stride, high_contrast: See ``ModelSpec``.
        sources: Share of the samples drawn from each source at the start and at the end.
        curriculum: Share of the steps after which the end shares are reached.
        steps: Optimiser steps in all.
        steps_per_epoch: Steps between two checkpoints.
        batch_pixels: Pixels in a batch, about; batches of narrow words hold more of them.
        learning_rate: On the plateau of the schedule, after ``warmup`` steps.
        decay: Share of the steps, the last ones, over which the learning rate falls.
        weight_decay: Of AdamW.
        averaging: Share of the past that the weights' running average keeps at each step.
        auxiliary: Weight of the CTC loss on the convolutional part's own output.
        augment: Whether pictures are varied.
        plain: Share of the pictures that stay as they are all the same.
        policy: Keras' dtype policy while training. With ``mixed_bfloat16`` products are of 16 bits
            and weights of 32, which is quicker where the processor has instructions for it.
        devices: GPUs that share every batch, see ``training.devices``.
        seed: Of the samples drawn, their variation and the first weights.
        preparation: How a picture becomes input: ``plume`` as the program does it, or
            ``reference`` by the few steps of ``training.steps``.
        languages: See ``ModelSpec``.
        start: Whose weights to begin with: the configuration of an earlier run, or an exported
            model (.onnx).
    """

    name: str
    network: str
    sources: dict[str, list[float]]
    options: dict[str, Any] = field(default_factory=dict)
    characters: str = LATIN
    height: int = 48
    width: int | None = None
    stride: int = 4
    high_contrast: bool = False
    curriculum: float = 0.3
    steps: int = 10_000
    steps_per_epoch: int = 250
    batch_pixels: int = 48 * 160 * 40
    learning_rate: float = 1e-3
    decay: float = 0.3
    warmup: int = 300
    weight_decay: float = 1e-4
    averaging: float = 0.999
    auxiliary: float = 0.1
    augment: bool = True
    plain: float = 0.0
    policy: str = "float32"
    devices: int = 1
    seed: int = 1
    preparation: str = "plume"
    languages: dict[str, str] = field(default_factory=dict)
    start: str = ""

    def __post_init__(self) -> None:
        """Checks values that training would stumble over.

        Raises:
            ValueError: one is impossible.
        """
        for name in _POSITIVE:
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise ValueError(f"{name} must be more than 0, not {value}")
        shares = list(self.sources.values())
        if not all(map(_are_shares, shares)) or not all(map(any, zip(*shares, strict=True))):
            raise ValueError("sources must be pairs of shares, not all of them 0")
        if self.preparation not in PREPARATIONS:
            known = " or ".join(PREPARATIONS)
            raise ValueError(f"preparation is {known}, not {self.preparation!r}")
        if self.policy not in POLICIES:
            raise ValueError(f"policy is {' or '.join(POLICIES)}, not {self.policy!r}")
        Charset(self.characters)

    @property
    def spec(self) -> ModelSpec:
        """The description of this run's model, without checksum and figures."""
        return ModelSpec(
            name=self.name,
            version="0",
            characters=self.characters,
            height=self.height,
            width=self.width,
            stride=self.stride,
            high_contrast=self.high_contrast,
            languages=self.languages,
        )


_POSITIVE = (
    "height", "width", "stride", "curriculum", "steps", "steps_per_epoch", "batch_pixels",
    "learning_rate", "devices",
)  # fmt: skip


def _are_shares(values: Sequence[float]) -> bool:
    return (
        isinstance(values, list | tuple)
        and len(values) == 2
        and all(isinstance(value, int | float) and value >= 0 for value in values)
    )


_KINDS: dict[str, tuple[type, ...]] = {
    field.name: {
        "str": (str,), "bool": (bool,), "int": (int,), "int | None": (int,), "float": (float, int),
    }.get(str(field.type), (dict,))
    for field in fields(Config)
}  # fmt: skip
"""What each key of a file may be."""


def load(name: str) -> Config:
    """A bundled configuration by name, or a TOML file by path.

    A file may name another configuration as its ``base`` and give only what differs.

    Raises:
        ConfigError: there is none, or a key is unknown, missing or of an impossible value.
    """
    path = _path(name)
    values = _values(name, path)
    unknown = set(values) - {f.name for f in fields(Config)}
    if unknown:
        raise ConfigError(f"{path}: unknown key {', '.join(sorted(unknown))}.")
    for key, value in values.items():
        if not isinstance(value, _KINDS[key]):
            wanted = " or ".join(kind.__name__ for kind in _KINDS[key])
            raise ConfigError(f"{path}: {key} must be {wanted}, not {value!r:.40}.")
    try:
        return Config(**values)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{path}: {error}.") from None


def check_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Makes sure that a training in a folder, where one was begun, had the same settings.

    Raises:
        ConfigError: it had others; only its length and its devices may change.
    """
    path = folder / _SETTINGS
    if not path.exists():
        return
    try:
        before = dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ConfigError(f"{path} is damaged: {error}; delete {folder}.") from None
    for key, now in json.loads(json.dumps(settings)).items():
        if key not in _FREE and before.get(key, now) != now:
            raise ConfigError(
                f"{folder} holds a training with another {key} ({before[key]}, now {now});"
                " delete it or choose other --runs."
            )


def keep_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Notes the settings of a training in its folder, which is made if missing.

    Raises:
        ConfigError: a training was begun there with others.
    """
    check_settings(folder, settings)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _SETTINGS).write_text(json.dumps(settings, indent=1), encoding="utf-8")


def _path(name: str) -> Path:
    bundled = resources.files("training") / "configs" / f"{name}.toml"
    return Path(name) if name.endswith(".toml") else Path(str(bundled))


def _values(name: str, path: Path, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """The keys of a file, over those of the configuration that its key ``base`` names."""
    if name in above:
        raise ConfigError(f"{path}: it is its own base.")
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"There is no configuration {name!r} ({path}).") from None
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(f"{path} cannot be read: {reason}.") from None
    base = str(values.pop("base", ""))
    return {**_values(base, _path(base), (*above, name)), **values} if base else values
