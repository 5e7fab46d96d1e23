"""A training set in parts small enough to carry to another machine."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.damage import DAMAGED_ARRAYS
from training.config import ConfigError
from training.sources import read_manifest

PART = 57 * 2**20
"""Bytes of content in a part; with the list of its files it stays below 60 MiB."""

_MANIFEST = "manifest.csv.gz"


def pack(table: pd.DataFrame, folder: Path, limit: int = PART) -> list[Path]:
    """Writes every file that a manifest names, and the manifest, as uint8 arrays in parts.

    Args:
        table: The manifest.
        folder: Where the parts go; made if missing.
        limit: Bytes of content in a part.

    Returns:
        The parts, ``part-01.npz`` and so on: ``content`` uint8 with all files one after the
        other, ``ends`` int64 where each ends, ``names`` their paths in the set.

    Raises:
        ConfigError: a file is larger than a part, or went missing since ``prepare``.
    """
    paths = [Path(path) for path in table["path"].unique()]
    names = {str(path): f"{number:06d}{path.suffix}" for number, path in enumerate(paths)}
    listed = table.assign(path=table["path"].map(names))
    listed["writer"] = [names.get(writer, writer) for writer in table["writer"]]
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[Path] = []
    manifest = _zipped(listed)
    for group in _grouped(paths, names, limit - len(manifest)):
        if not parts:
            group[_MANIFEST] = manifest
        parts.append(folder / f"part-{len(parts) + 1:02d}.npz")
        ends = np.cumsum([len(content) for content in group.values()], dtype=np.int64)
        content = np.concatenate(list(group.values()))
        np.savez(parts[-1], content=content, ends=ends, names=np.array(list(group)))
    return parts


def unpack(parts: Sequence[Path], folder: Path) -> pd.DataFrame:
    """Writes the files of all parts into a folder.

    Returns:
        The manifest, with the paths there.

    Raises:
        ConfigError: a part is damaged or names a file outside the folder, or the parts are not all
            of one set.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    for part in parts:
        for name, file in _files(part):
            (folder / name).write_bytes(file.tobytes())
            written.add(name)
    if _MANIFEST not in written:
        raise ConfigError("The parts hold no manifest; give all parts that plume-train pack wrote.")
    table = read_manifest(folder / _MANIFEST)
    # the folder may hold files of another set, by the same names
    if not written.issuperset(table["path"]):
        raise ConfigError("A part is missing; give all parts that plume-train pack wrote.")
    return table.assign(path=[str(folder / name) for name in table["path"]])


def _files(part: Path) -> list[tuple[str, NDArray[np.uint8]]]:
    """Names and contents of the files in a part."""
    try:
        with np.load(part) as arrays:
            content, ends, names = (arrays[key] for key in ("content", "ends", "names"))
        files = list(zip(map(str, names), np.split(content, ends[:-1]), strict=True))
    except DAMAGED_ARRAYS as error:
        raise ConfigError(f"{part} is not a part of a packed set: {error}.") from None
    for name, _ in files:
        if PureWindowsPath(name).name != name or name in ("", ".."):
            raise ConfigError(f"{part} names the file {name!r}; it is not a packed set.")
    return files


def _zipped(table: pd.DataFrame) -> NDArray[np.uint8]:
    return np.frombuffer(gzip.compress(table.to_csv(index=False).encode(), mtime=0), np.uint8)


def _grouped(
    paths: Sequence[Path], names: dict[str, str], limit: int
) -> Iterator[dict[str, NDArray[np.uint8]]]:
    group: dict[str, NDArray[np.uint8]] = {}
    size = 0
    for path in paths:
        try:
            content = np.fromfile(path, np.uint8)
        except OSError:
            raise ConfigError(f"{path} cannot be read; run plume-train prepare again.") from None
        if len(content) > limit:
            raise ConfigError(f"{path} is larger than a part of {limit / 2**20:.0f} MiB.")
        if size + len(content) > limit:
            yield group
            group, size = {}, 0
        group[names[str(path)]] = content
        size += len(content)
    yield group
