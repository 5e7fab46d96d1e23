"""Files and pages that the tests make for themselves."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box

Picture = NDArray[np.uint8]

TEXTS = ("the quick brown fox jumps", "over a lazy dog by night", "and never came home again")


def corner_picture(height: int = 40, width: int = 60) -> Picture:
    """White RGB with a red square in the top left corner, to tell which way is up."""
    picture = np.full((height, width, 3), 255, np.uint8)
    picture[:10, :10] = (255, 0, 0)
    return picture


def save(path: Path, picture: NDArray[Any]) -> Path:
    """Writes grey, RGB or RGBA pixels in the format that the name says."""
    channels = picture.shape[2] if picture.ndim == 3 else 1
    order = {1: slice(None), 3: [2, 1, 0], 4: [2, 1, 0, 3]}[channels]
    stored = picture[:, :, order] if channels > 1 else picture
    done, data = cv2.imencode(path.suffix, np.ascontiguousarray(stored))
    assert done
    data.tofile(path)
    return path


def save_tiff(path: Path, pages: Sequence[Picture]) -> Path:
    """Writes a TIFF file with several pages."""
    done, data = cv2.imencodemulti(".tiff", list(pages))
    assert done
    data.tofile(path)
    return path


def tiff(*directories: dict[int, int], order: str = "<", big: bool = False) -> bytes:
    """A TIFF file of directories with short values and no pixels."""
    mark = b"II" if order == "<" else b"MM"
    head, count, entry, link = ("HHHQ", "Q", "HHQ", "Q") if big else ("HI", "H", "HHI", "I")
    data = mark + (
        struct.pack(order + head, 43, 8, 0, 16) if big else struct.pack(order + head, 42, 8)
    )
    width = 8 if big else 4
    for number, tags in enumerate(directories):
        body = struct.pack(order + count, len(tags))
        for tag, value in tags.items():
            body += struct.pack(order + entry, tag, 3, 1)
            body += struct.pack(order + "H", value).ljust(width, b"\0")
        end = len(data) + len(body) + width
        last = number == len(directories) - 1
        data += body + struct.pack(order + link, 0 if last else end)
    return data


def exif(orientation: int) -> bytes:
    """An EXIF block that holds nothing but the orientation."""
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 274, 3, 1, orientation, 0, 0)


def with_exif(path: Path, orientation: int) -> Path:
    """Adds an orientation to a JPEG, PNG or WebP file."""
    data, block = path.read_bytes(), exif(orientation)
    if path.suffix == ".jpg":
        body = b"Exif\0\0" + block
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]
    elif path.suffix == ".png":
        data = data[:33] + png_chunk(b"eXIf", block) + data[33:]
    else:
        data = _webp_with_exif(data, block)
    path.write_bytes(data)
    return path


def _webp_with_exif(data: bytes, block: bytes) -> bytes:
    picture = data[12:]
    width, height = (side - 1 for side in webp_size(data))
    canvas = width.to_bytes(3, "little") + height.to_bytes(3, "little")
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + canvas
    chunk = b"EXIF" + struct.pack("<I", len(block)) + block + b"\0" * (len(block) % 2)
    body = b"WEBP" + extended + picture + chunk
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height, as OpenCV sees them."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return picture.shape[1], picture.shape[0]


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG file that says it is that large and holds almost nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(b"\0"))
        + png_chunk(b"IEND", b"")
    )


def pdf(page_count: int = 1, size: tuple[int, int] = (144, 72), protected: bool = False) -> bytes:
    """A PDF file whose pages have a red square in the top left corner."""
    drawing = f"1 0 0 rg 0 {size[1] - 36} 36 36 re f".encode()
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + page_count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {page_count} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents 3 0 R >>"
    objects += [page.encode()] * page_count
    if protected:
        secret = b"00" * 32
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (secret, secret)
        )
    return _assembled(objects, protected)


def _assembled(objects: Sequence[bytes], protected: bool) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    extra = b"/Encrypt %d 0 R /ID [<00> <00>] " % len(objects) if protected else b""
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, extra)
        + b"startxref\n%d\n%%%%EOF\n" % len(data)
    )


def write(page: Picture, text: str, x: int, y: int, scale: float = 1.2, shade: int = 40) -> Box:
    """Writes joined-up letters on a grey page, the baseline's left end at (x, y).

    Returns:
        Where the ink is.
    """
    before = page.copy()
    cv2.putText(
        page, text, (x, y), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, scale, (shade,), 2, cv2.LINE_AA
    )
    rows, columns = np.nonzero(before != page)
    left, top = int(columns.min()), int(rows.min())
    return Box(left, top, int(columns.max()) + 1 - left, int(rows.max()) + 1 - top)


def blank_page(height: int = 900, width: int = 800) -> Picture:
    """White paper."""
    return np.full((height, width), 245, np.uint8)


def written_page(rows: int = 8, pitch: int = 80) -> tuple[Picture, list[Box]]:
    """A page of that many lines, and where their ink is."""
    page = blank_page(rows * pitch + 120, 800)
    boxes = [
        write(page, TEXTS[row % len(TEXTS)], 80 + 10 * (row % 3), 100 + row * pitch)
        for row in range(rows)
    ]
    return page, boxes


def on_a_table(sheet: Picture, lean: float = 0.0, shadow: float = 0.0) -> Picture:
    """A photo of a grey sheet on a dark table, seen from one side, its right in shadow."""
    height, width = sheet.shape
    side = round(0.1 * max(sheet.shape))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    placed = corners * 0.9 + side
    placed[1] += (-lean * width, lean * height)
    placed[2] += (-lean * width / 3, 0)
    matrix = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    size = (width + 2 * side, height + 2 * side)
    photo = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA, borderValue=(70,))
    light = np.linspace(1, 1 - shadow, size[0])[None, :]
    noise = np.random.default_rng(3).normal(0, 2, photo.shape)
    return np.clip(photo * light + noise, 0, 255).astype(np.uint8)
