"""What a picture file says about itself, read without decoding a single pixel.

Formats: PNG (ISO 15948), JPEG (ITU T.81), TIFF 6.0 and BigTIFF, BMP, WebP (RFC 9649), and the
EXIF orientation in each of them.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

Size = tuple[int, int]

_ORIENTATION, _WIDTH, _HEIGHT, _SUBFILE = 274, 256, 257, 254
_MAX_EXIF = 1 << 20


class HeaderError(ValueError):
    """The file is damaged or cut short."""


@dataclass(frozen=True)
class Header:
    """What is known before decoding.

    Attributes:
        kind: ``PNG``, ``JPEG``, ``TIFF``, ``BMP``, ``WebP`` or ``PDF``.
        sizes: Width and height of each page as stored; empty for PDF.
        orientation: EXIF orientation 1 to 8 still to be applied; 1 means upright.
        directories: For TIFF, the number of each page's directory; thumbnails are left out.
    """

    kind: str
    sizes: tuple[Size, ...] = ()
    orientation: int = 1
    directories: tuple[int, ...] = (0,)


def read_header(path: Path) -> Header | None:
    """Reads the header of a picture or PDF file; None when it is neither.

    Raises:
        HeaderError: it begins like a picture but is damaged or cut short.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(1024)
        try:
            return _parse(file, start)
        except (struct.error, LookupError, ValueError, OverflowError) as error:
            raise HeaderError(str(error)) from None


def _parse(file: BinaryIO, start: bytes) -> Header | None:
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(file)
    if start.startswith(b"\xff\xd8\xff"):
        return _jpeg(file)
    if start[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return _tiff(file)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return _webp(file)
    if start.startswith(b"BM"):
        return _bmp(start)
    return Header("PDF") if b"%PDF-" in start else None


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise HeaderError("the file ends too soon")
    return data


def _png(file: BinaryIO) -> Header:
    file.seek(8)
    size, orientation = (0, 0), 1
    while True:
        length, kind = struct.unpack(">I4s", _exactly(file, 8))
        if kind == b"IHDR":
            size = struct.unpack(">II", _exactly(file, 8))
            file.seek(length - 8 + 4, io.SEEK_CUR)
        elif kind == b"eXIf" and length <= _MAX_EXIF:
            orientation = _exif_orientation(_exactly(file, length))
            file.seek(4, io.SEEK_CUR)
        elif kind == b"IEND":
            return Header("PNG", (size,), orientation)
        else:
            file.seek(length + 4, io.SEEK_CUR)


def is_intact_png(data: NDArray[np.uint8]) -> bool:
    """Whether every chunk of a PNG file has its checksum, up to the last one."""
    view, position = data.data, 8
    while position + 12 <= len(view):
        (length,) = struct.unpack_from(">I", view, position)
        end = position + 8 + length
        if end + 4 > len(view):
            return False
        (checksum,) = struct.unpack_from(">I", view, end)
        if zlib.crc32(view[position + 4 : end]) != checksum:
            return False
        if view[position + 4 : position + 8] == b"IEND":
            return True
        position = end + 4
    return False


def _jpeg(file: BinaryIO) -> Header:
    file.seek(2)
    orientation = 1
    while True:
        marker = _next_marker(file)
        if marker in (0x01, *range(0xD0, 0xD8)):
            continue
        (length,) = struct.unpack(">H", _exactly(file, 2))
        data = _exactly(file, length - 2)
        if marker == 0xE1 and data.startswith(b"Exif\0\0"):
            orientation = _exif_orientation(data[6:])
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[1:5])
            return Header("JPEG", ((width, height),), orientation)
        elif marker in (0xD9, 0xDA):
            raise HeaderError("no picture in it")


def _next_marker(file: BinaryIO) -> int:
    if _exactly(file, 1) != b"\xff":
        raise HeaderError("a marker is missing")
    marker = 0xFF
    while marker == 0xFF:
        marker = _exactly(file, 1)[0]
    return marker


def _bmp(start: bytes) -> Header:
    (header_size,) = struct.unpack_from("<I", start, 14)
    layout = "<HH" if header_size == 12 else "<ii"
    width, height = struct.unpack_from(layout, start, 18)
    return Header("BMP", ((abs(width), abs(height)),))


def _webp(file: BinaryIO) -> Header:
    file.seek(12)
    size: Size | None = None
    orientation = 1
    while len(head := file.read(8)) == 8:
        kind, length = struct.unpack("<4sI", head)
        if kind == b"EXIF" and length <= _MAX_EXIF:
            orientation = _exif_orientation(_exactly(file, length).removeprefix(b"Exif\0\0"))
        elif kind in (b"VP8X", b"VP8L", b"VP8 ") and size is None:
            data = _exactly(file, 10)
            size = _webp_size(kind, data)
            file.seek(length - 10, io.SEEK_CUR)
        else:
            file.seek(length, io.SEEK_CUR)
        file.seek(length & 1, io.SEEK_CUR)
    if size is None:
        raise HeaderError("no picture in it")
    return Header("WebP", (size,), orientation)


def _webp_size(kind: bytes, data: bytes) -> Size:
    if kind == b"VP8X":
        return (int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 6)
    return width & 0x3FFF, height & 0x3FFF


def _tiff(file: BinaryIO) -> Header:
    """Every directory but thumbnails. OpenCV applies a TIFF's own orientation itself."""
    sizes, directories = [], []
    for number, tags in enumerate(_tiff_directories(file)):
        if tags.get(_SUBFILE, 0) & 1 == 0:
            sizes.append((tags[_WIDTH], tags[_HEIGHT]))
            directories.append(number)
    if not sizes:
        raise HeaderError("no page in it")
    return Header("TIFF", tuple(sizes), 1, tuple(directories))


def _tiff_directories(file: BinaryIO) -> Iterator[dict[int, int]]:
    """The first value of every integer tag, for one directory after the other."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    order = "<" if _exactly(file, 2) == b"II" else ">"
    (version,) = struct.unpack(order + "H", _exactly(file, 2))
    count, entry, link = ("=Q", "=HHQ8s", "=Q") if version == 43 else ("=H", "=HHI4s", "=I")
    if version == 43:
        _exactly(file, 4)
    seen: set[int] = set()
    offset = _number(file, link, order)
    while offset and offset not in seen:
        seen.add(offset)
        if offset > size:
            raise HeaderError("a page lies beyond the end")
        file.seek(offset)
        entries = min(_number(file, count, order), 1 << 16)
        block = _exactly(file, entries * struct.calcsize(entry))
        yield _tags(struct.iter_unpack(order + entry[1:], block), order)
        offset = _number(file, link, order)


def _number(file: BinaryIO, form: str, order: str) -> int:
    (value,) = struct.unpack(order + form[1:], _exactly(file, struct.calcsize(form)))
    return value


def _tags(entries: Iterator[tuple[int, int, int, bytes]], order: str) -> dict[int, int]:
    formats = {1: "B", 3: "H", 4: "I", 16: "Q"}
    return {
        tag: struct.unpack_from(order + formats[kind], value)[0]
        for tag, kind, _, value in entries
        if kind in formats
        and tag in (_ORIENTATION, _WIDTH, _HEIGHT, _SUBFILE)
        and struct.calcsize("=" + formats[kind]) <= len(value)
    }


def _exif_orientation(exif: bytes) -> int:
    """The orientation in an EXIF block; damaged EXIF does not spoil the picture."""
    try:
        tags = next(_tiff_directories(io.BytesIO(exif)))
    except (HeaderError, struct.error, StopIteration):
        return 1
    value = tags.get(_ORIENTATION, 1)
    return value if 1 <= value <= 8 else 1
