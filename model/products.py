"""Products of matrices of 8-bit integers.

ONNX Runtime makes them in a third of the time that numpy takes for floats; the file that tells it
to is written by ``scripts.make_products``.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from model.network import open_session

PATH = Path(str(resources.files("model") / "files" / "products.onnx"))


def products(left: NDArray[np.uint8], right: NDArray[np.int8]) -> NDArray[np.int32]:
    """The product of matrices (rows, inner) and (inner, columns)."""
    (found,) = _session().run(None, {"left": left, "right": right})
    return np.asarray(found, np.int32)


@cache
def _session() -> ort.InferenceSession:
    return open_session(PATH, threads=1)
