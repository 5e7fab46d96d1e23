"""The network behind a small protocol, and its ONNX Runtime implementation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from model.errors import ModelError
from model.preprocessing import GreyImage

Logits = NDArray[np.float32]

BUCKET = 32
"""Pictures are padded to a multiple of this width, alone or among others.

So a picture gives the same logits whatever it is read together with.
"""

MAX_BATCH_PIXELS = 1 << 18


class Network(Protocol):
    """Turns prepared pictures into CTC logits."""

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        """Logits of shape (time, outputs) for each picture of shape (height, width)."""
        ...


class OnnxNetwork:
    """A network of ONNX's making, run on the CPU.

    Args:
        path: The ``.onnx`` file; input (batch, height, width, 1) float32 with ink 1 on paper 0,
            output (batch, time, outputs) logits.
        stride: Input pixels per time step.
        threads: Cores to use; 0 leaves the choice to ONNX Runtime.

    Raises:
        ModelError: the file is not a network that can be run.
    """

    def __init__(self, path: Path, stride: int, threads: int = 0) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(
                path.read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime raises a dozen private types
            raise ModelError(f"The model file {path} cannot be loaded: {error}.") from error
        self._input = self._session.get_inputs()[0].name
        self._stride = stride

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        """Logits of shape (time, outputs) for each picture of shape (height, width)."""
        buckets: dict[int, list[int]] = defaultdict(list)
        for index, picture in enumerate(pictures):
            buckets[-(-picture.shape[1] // BUCKET) * BUCKET].append(index)
        results: dict[int, Logits] = {}
        for width, indices in buckets.items():
            size = max(MAX_BATCH_PIXELS // (width * pictures[indices[0]].shape[0]), 1)
            for first in range(0, len(indices), size):
                chunk = indices[first : first + size]
                logits = self._batch([pictures[i] for i in chunk], width)
                results.update(zip(chunk, logits, strict=True))
        return [results[i] for i in range(len(pictures))]

    def _batch(self, pictures: Sequence[GreyImage], width: int) -> list[Logits]:
        batch = np.zeros((len(pictures), pictures[0].shape[0], width, 1), np.float32)
        for row, picture in zip(batch, pictures, strict=True):
            row[:, : picture.shape[1], 0] = picture
        batch /= 255
        (logits,) = self._session.run(None, {self._input: batch})
        logits = np.asarray(logits, dtype=np.float32)
        return [
            rows[: -(-picture.shape[1] // self._stride)]
            for rows, picture in zip(logits, pictures, strict=True)
        ]
