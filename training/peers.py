"""Other engines that read the same pictures, for the comparison."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.config import ConfigError

Picture = NDArray[np.uint8]
Engine = Callable[[Picture], str]


def tesseract() -> Engine:
    """Tesseract's command, one line a picture, enlarged and with a margin as it likes them."""
    program = shutil.which("tesseract")
    if program is None:
        raise ConfigError("Tesseract is not installed (Debian: apt install tesseract-ocr).")

    def read(picture: Picture) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture.png"
            padded = cv2.copyMakeBorder(picture, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=255)
            big = cv2.resize(padded, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
            cv2.imwrite(str(path), big)
            command = [program, str(path), "-", "--psm", "7"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        return " ".join(done.stdout.split())

    return read


def rapidocr() -> Engine:
    """RapidOCR's recogniser alone, on the picture as it is."""
    if importlib.util.find_spec("rapidocr") is None:
        raise ConfigError("RapidOCR is not installed (pip install rapidocr).")
    engine = importlib.import_module("rapidocr").RapidOCR()
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)

    def read(picture: Picture) -> str:
        coloured = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
        result = engine(coloured, use_det=False, use_cls=False, use_rec=True)
        return " ".join(getattr(result, "txts", None) or ())

    return read


PEERS: dict[str, Callable[[], Engine]] = {"tesseract": tesseract, "rapidocr": rapidocr}
"""Engines by name; each is made by a function that raises ConfigError where it is missing."""
