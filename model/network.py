"""The network behind a small protocol, and its ONNX Runtime implementation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from model.errors import ModelError
from model.preprocessing import GreyImage

Logits = NDArray[np.float32]
Features = NDArray[np.float32]

LOGITS, FEATURES = "logits", "features"
"""Names of a file's outputs; a file without the second cannot adapt to a writer."""

BUCKET = 32
"""Pictures are padded to a multiple of this width, alone or among others.

So a picture gives the same logits whatever it is read together with.
"""

MAX_BATCH_PIXELS = 1 << 18

_SPIN = "100"
"""Microseconds that a thread looks for more to do; by default milliseconds, on others' cores."""


class Network(Protocol):
    """Turns prepared pictures into CTC logits."""

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        """Logits of shape (time, outputs) for each picture of shape (height, width)."""
        ...


@runtime_checkable
class FeatureNetwork(Network, Protocol):
    """Also gives what its last layer makes the logits from."""

    @property
    def has_features(self) -> bool:
        """Whether this one does."""
        ...

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        """Logits (time, outputs) and features (time, size) for each picture (height, width)."""
        ...


def open_session(path: Path, threads: int = 0) -> ort.InferenceSession:
    """A network's file, ready to run on the CPU.

    Args:
        path: The ``.onnx`` file.
        threads: Cores to use; 0 leaves the choice to ONNX Runtime.

    Raises:
        ModelError: the file is not a network that can be run.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.spin_duration_us", _SPIN)
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises a dozen private types
        raise ModelError(f"The model file {path} cannot be loaded: {error}.") from error


class OnnxNetwork:
    """A network of ONNX's making, run on the CPU.

    Args:
        path: The ``.onnx`` file; input (batch, height, width, 1) float32 with ink 1 on paper 0,
            outputs (batch, time, outputs) logits and perhaps (batch, time, size) ``features``.
        stride: Input pixels per time step.
        threads: Cores to use; 0 leaves the choice to ONNX Runtime.

    Raises:
        ModelError: the file is not a network that can be run.
    """

    def __init__(self, path: Path, stride: int, threads: int = 0) -> None:
        self._session = open_session(path, threads)
        self._input = self._session.get_inputs()[0].name
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._stride = stride

    @property
    def has_features(self) -> bool:
        """Whether the file also gives features."""
        return FEATURES in self._outputs

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        """Logits of shape (time, outputs) for each picture of shape (height, width)."""
        return [logits for (logits,) in self._run(pictures, self._outputs[:1])]

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        """Logits (time, outputs) and features (time, size) for each picture (height, width).

        Raises:
            ModelError: the file has no features.
        """
        if not self.has_features:
            raise ModelError("This model cannot adapt to a writer; update it.")
        results = self._run(pictures, [self._outputs[0], FEATURES])
        return [(logits, features) for logits, features in results]

    def _run(self, pictures: Sequence[GreyImage], outputs: list[str]) -> list[list[Logits]]:
        buckets: dict[int, list[int]] = defaultdict(list)
        for index, picture in enumerate(pictures):
            buckets[-(-picture.shape[1] // BUCKET) * BUCKET].append(index)
        results: dict[int, list[Logits]] = {}
        for width, indices in buckets.items():
            size = max(MAX_BATCH_PIXELS // (width * pictures[indices[0]].shape[0]), 1)
            for first in range(0, len(indices), size):
                chunk = indices[first : first + size]
                found = self._batch([pictures[i] for i in chunk], width, outputs)
                results.update(zip(chunk, found, strict=True))
        return [results[i] for i in range(len(pictures))]

    def _batch(
        self, pictures: Sequence[GreyImage], width: int, outputs: list[str]
    ) -> list[list[Logits]]:
        batch = np.zeros((len(pictures), pictures[0].shape[0], width, 1), np.float32)
        for row, picture in zip(batch, pictures, strict=True):
            row[:, : picture.shape[1], 0] = picture
        batch /= 255
        found = [
            np.asarray(v, np.float32) for v in self._session.run(outputs, {self._input: batch})
        ]
        steps = [-(-picture.shape[1] // self._stride) for picture in pictures]
        return [[values[i, :count] for values in found] for i, count in enumerate(steps)]
