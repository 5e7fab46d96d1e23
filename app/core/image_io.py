"""Pictures and PDFs: opened by their header, loaded page by page when they are needed."""

from __future__ import annotations

import functools
import math
import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from cv2.utils import logging as cv2_logging
from numpy.typing import NDArray

from app.core.errors import FileError, PictureError, lacking, unreadable
from app.core.picture_header import Header, HeaderError, is_intact_png, read_header

Image = NDArray[np.uint8]
"""Grey (H, W) or RGB (H, W, 3)."""

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
SUFFIXES = PICTURE_SUFFIXES | {".pdf"}
INK_SUFFIXES = frozenset({".inkml"})

MAX_PIXELS = 200_000_000
"""Larger pictures are refused before anything is decoded."""

# A damaged file is told in our own sentence; OpenCV would write its own beside it.
cv2_logging.setLogLevel(cv2_logging.LOG_LEVEL_SILENT)


class Source(Protocol):
    """A file with one or more pages.

    Attributes:
        path: Where it lies; for a pasted picture only its name counts.
        page_count: At least 1.
    """

    @property
    def path(self) -> Path: ...

    @property
    def page_count(self) -> int: ...

    def load(self, index: int = 0) -> Image:
        """The picture of a page: upright, uint8, RGB (H, W, 3) or grey (H, W).

        Raises:
            PlumeError: the page cannot be read.
        """
        ...


@dataclass(frozen=True)
class MemorySource:
    """A picture that is in no file, such as a pasted one."""

    path: Path
    image: Image
    page_count: int = 1

    def load(self, index: int = 0) -> Image:
        """The picture itself."""
        return self.image

    @functools.cached_property
    def png(self) -> bytes:
        """The picture as the content of a PNG file."""
        colour = self.image.ndim == 3
        pixels = cv2.cvtColor(self.image, cv2.COLOR_RGB2BGR) if colour else self.image
        return cv2.imencode(".png", pixels)[1].tobytes()


@dataclass(frozen=True)
class PictureSource:
    """A PNG, JPEG, TIFF, BMP or WebP file."""

    path: Path
    header: Header

    @property
    def page_count(self) -> int:
        """More than 1 only for TIFF."""
        return len(self.header.sizes)

    def load(self, index: int = 0) -> Image:
        """Decodes one page.

        Raises:
            PictureError: the page is too large, damaged or cut short.
            FileError: the file cannot be read any more, or has no such page.
        """
        self.check_size(index)
        try:
            data = np.fromfile(self.path, dtype=np.uint8)
        except OSError as error:
            raise unreadable(self.path, error) from None
        try:
            pixels = self._decode(data, self.header.directories[index])
            if pixels is None or pixels.size == 0:
                raise _damaged(self.path)
            return _upright(_to_rgb(pixels), self.header.orientation)
        except MemoryError:
            raise PictureError(
                f"{self.path} does not fit into this machine's memory; make it smaller first."
            ) from None

    def check_size(self, index: int) -> None:
        """Refuses a page that is empty, too large or not there, by its header.

        Raises:
            PictureError: it is empty or too large.
            FileError: it is not there.
        """
        if index >= self.page_count:
            raise lacking(self.path)
        width, height = self.header.sizes[index]
        if width < 1 or height < 1:
            raise _damaged(self.path)
        if width * height > MAX_PIXELS:
            raise PictureError(
                f"{self.path} is {width} x {height} pixels; Plume reads pictures of up to"
                f" {MAX_PIXELS // 1_000_000} million pixels, so make it smaller first."
            )

    def _decode(self, data: NDArray[np.uint8], directory: int) -> NDArray[Any] | None:
        try:
            if self.header.kind == "TIFF":
                _, pages = cv2.imdecodemulti(
                    data, cv2.IMREAD_UNCHANGED, range=(directory, directory + 1)
                )
                return pages[0] if pages else None
            # libpng would write its own message about a damaged file
            if self.header.kind == "PNG" and not is_intact_png(data):
                return None
            return cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
        except cv2.error:
            return None


def open_source(path: Path) -> Source:
    """Opens a picture or PDF by its header; what it is counts, not what it is called.

    Raises:
        FileError: there is no such file, or it may not be read.
        PictureError: it is empty, damaged, protected, too large, or no picture at all.
    """
    try:
        state = path.stat()
    except ValueError:
        raise FileError(f"{path} does not exist; check the name.") from None
    except OSError as error:
        raise unreadable(path, error) from None
    if stat.S_ISDIR(state.st_mode):
        raise FileError(f"{path} is a folder; choose a file in it.")
    if not stat.S_ISREG(state.st_mode):
        raise FileError(f"{path} is not a file; choose a picture or a PDF.")
    if state.st_size == 0:
        raise PictureError(f"{path} is empty; scan or copy it again.")
    try:
        header = read_header(path)
    except HeaderError:
        raise _damaged(path) from None
    except OSError as error:
        raise unreadable(path, error) from None
    return _source(path, header)


def _source(path: Path, header: Header | None) -> Source:
    if header is None:
        raise PictureError(
            f"{path} is not a picture that Plume can read; use PNG, JPEG, TIFF, BMP, WebP or PDF."
        )
    if header.kind == "PDF":
        from app.core.pdf import open_pdf  # PDFium is loaded only when there is a PDF

        return open_pdf(path)
    source = PictureSource(path, header)
    source.check_size(0)
    return source


def expand(paths: Iterable[Path], stopped: Callable[[], bool] = lambda: False) -> list[Path]:
    """Files as they are, folders as the readable files inside, in natural order.

    Hidden files and folders are passed over; ``page 2`` comes before ``page 10``.

    Args:
        paths: Files and folders.
        stopped: Asked at every entry of a folder; once it says yes, nothing of it is given.

    Raises:
        FileError: a folder cannot be listed.
    """
    found: list[Path] = []
    for path in paths:
        found += _inside(path, stopped) if os.path.isdir(path) else [path]
    return found


def _inside(top: Path, stopped: Callable[[], bool]) -> list[Path]:
    found: list[tuple[list[Any], Path]] = []
    waiting: list[tuple[list[Any], Path]] = [([], top)]
    while waiting:
        place, folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if stopped():
                        return []
                    if entry.name.startswith("."):
                        continue
                    inside = [*place, natural_key(entry.name)], Path(entry.path)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(inside)
                    elif inside[1].suffix.lower() in SUFFIXES | INK_SUFFIXES:
                        found.append(inside)
        except OSError as error:
            raise unreadable(folder, error) from None
    return [path for _, path in sorted(found)]


def natural_key(text: str) -> list[tuple[float, str]]:
    """Sorts numbers inside names by their value, letters without their case."""
    return [
        (int(part), "") if part.isdigit() else (math.inf, part)
        for part in re.split(r"([0-9]+)", text.casefold())
        if part
    ]


def rotate(image: Image, degrees: int) -> Image:
    """Turns a picture clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(image, -(degrees // 90) % 4))


def _to_rgb(pixels: NDArray[Any]) -> Image:
    """OpenCV's channels (grey, BGR or BGRA, any depth) as grey or RGB, alpha over white."""
    levels = _to_levels(pixels)
    if levels.ndim == 3 and levels.shape[2] == 1:
        levels = levels[:, :, 0]
    if levels.ndim == 2:
        return levels
    rgb = np.asarray(cv2.cvtColor(levels[:, :, :3], cv2.COLOR_BGR2RGB), dtype=np.uint8)
    return _over_white(rgb, levels[:, :, 3]) if levels.shape[2] == 4 else rgb


def _to_levels(pixels: NDArray[Any]) -> Image:
    if pixels.dtype == np.uint8:
        return pixels
    if pixels.dtype == np.uint16:
        return cv2.convertScaleAbs(pixels, alpha=1 / 257).astype(np.uint8, copy=False)
    values = np.nan_to_num(pixels.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    scaled = (values - low) * (255 / (high - low) if high > low else 0)
    return scaled.astype(np.uint8)


def _over_white(rgb: Image, alpha: Image) -> Image:
    if alpha.min() == 255:
        return rgb
    opacity = cv2.cvtColor(alpha, cv2.COLOR_GRAY2RGB)
    ink = cv2.multiply(rgb, opacity, scale=1 / 255)
    return np.asarray(cv2.add(ink, cv2.bitwise_not(opacity)), dtype=np.uint8)


def _upright(image: Image, orientation: int) -> Image:
    """Undoes the EXIF orientation, 1 to 8."""
    if orientation in (5, 7):
        image = np.swapaxes(image, 0, 1)
    turns = {1: 0, 2: 0, 3: 2, 4: 2, 5: 0, 6: 3, 7: 2, 8: 1}[orientation]
    if orientation in (2, 4):
        image = image[:, ::-1]
    return np.ascontiguousarray(np.rot90(image, turns))


def _damaged(path: Path) -> PictureError:
    return PictureError(f"{path} is damaged or cut short; scan or copy it again.")
