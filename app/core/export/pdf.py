"""Searchable PDF: the picture of each page, and invisible text where it was written.

Text is set in a font without shapes, whose codes only say which letter they stand for; so do
Tesseract and others, and any letter of any script can be found and copied. The picture of a page
that was scanned askew is drawn turned until its lines are level: programs tell lines and their
order by the height of the words. Pages are written one after another, so that only one picture is
in memory.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

import cv2
import numpy as np

from app.core.document import TextLine
from app.core.export.pages import ExportOptions, ExportPage
from app.core.export.sheet import Sheet, levelled
from app.core.export.words import slope, words
from app.core.image_io import Image

_LONG_SIDE = 842.0
"""A4's in points; pages whose true size nobody knows are taken to be so long."""

_QUALITY = 85
_ADVANCE = 0.5
_CATALOG, _PAGES, _FONT, _CID_FONT, _DESCRIPTOR, _FILE, _GLYPHS, _UNICODE, _FIRST_FREE = range(
    1, 10
)


def pdf_chunks(pages: Iterable[ExportPage], _options: ExportOptions) -> Iterator[bytes]:
    """A PDF 1.5 file."""
    writer = _Writer()
    yield writer.begin()
    for page in pages:
        yield writer.page(page)
    yield writer.end()


class _Writer:
    """Numbers the objects and remembers where each one begins."""

    def __init__(self) -> None:
        self._offsets: dict[int, int] = {}
        self._length = 0
        self._next = _FIRST_FREE
        self._kids: list[int] = []
        self._codes: dict[str, int] = {}

    def begin(self) -> bytes:
        """The header; its second line says that the file is binary."""
        return self._grown(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def page(self, page: ExportPage) -> bytes:
        """A page with its picture and its text."""
        image = page.load()
        height, width = image.shape[:2]
        sheet = levelled(page.lines, (width, height))
        scale = _LONG_SIDE / max(height, width)
        number, content, picture = self._next, self._next + 1, self._next + 2
        self._next += 3
        self._kids.append(number)
        size = (sheet.width * scale, sheet.height * scale)
        lines = (sheet.place(line) for line in page.lines)
        text = "".join(self._line(line, scale, size[1]) for line in lines)
        drawing = f"q {_place(sheet, image, scale)} cm /I Do Q\nBT 3 Tr\n{text}ET\n".encode()
        head = (
            f"<< /Type /Page /Parent {_PAGES} 0 R /MediaBox [0 0 {size[0]:.2f} {size[1]:.2f}]"
            f" /Contents {content} 0 R /Resources << /XObject << /I {picture} 0 R >>"
            f" /Font << /F {_FONT} 0 R >> >> >>"
        )
        return (
            self._object(number, head.encode())
            + self._stream(content, "", drawing)
            + self._picture(picture, image)
        )

    def end(self) -> bytes:
        """The font, the list of pages and the table of objects."""
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        data = self._object(_CATALOG, f"<< /Type /Catalog /Pages {_PAGES} 0 R >>".encode())
        data += self._object(
            _PAGES, f"<< /Type /Pages /Kids [{kids}] /Count {len(self._kids)} >>".encode()
        )
        data += self._font()
        start = self._length
        rows = [b"%010d 00000 n \n" % self._offsets[n] for n in range(1, self._next)]
        table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (self._next, b"".join(rows))
        trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (self._next, _CATALOG)
        return data + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start

    def _line(self, line: TextLine, scale: float, height: float) -> str:
        """Each word stretched to its place; a space after it keeps words apart when copied.

        Words lie level: Poppler takes letters that climb for words of one letter. They share a
        baseline where none is far from it then, so that they are copied in their order.
        """
        drop = abs(slope(line)) * line.box.width
        thickness = max(line.box.height - drop, 1)
        text = ""
        for word in words(line):
            box, size, bottom = word.box, word.box.height, float(word.box.bottom)
            if drop < thickness:
                size, bottom = thickness, line.box.bottom - drop / 2
            stretch = box.width / (size * _ADVANCE * len(word.text))
            codes = "".join(f"{self._code(c):04X}" for c in word.text + " ")
            text += (
                f"/F {size * scale:.2f} Tf {100 * stretch:.1f} Tz"
                f" 1 0 0 1 {box.x * scale:.2f} {height - bottom * scale:.2f} Tm <{codes}> Tj\n"
            )
        return text

    def _code(self, character: str) -> int:
        """The number of a letter in the font, from 1; there is room for 65 535 of them."""
        return self._codes.setdefault(character, min(len(self._codes) + 1, 0xFFFF))

    def _picture(self, number: int, image: Image) -> bytes:
        height, width = image.shape[:2]
        about = f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        if image.ndim == 2 and not ((image != 0) & (image != 255)).any():
            bits = np.packbits(image > 0, axis=1).tobytes()
            return self._stream(
                number, f"{about} /ColorSpace /DeviceGray /BitsPerComponent 1", bits
            )
        space = "/DeviceRGB" if image.ndim == 3 else "/DeviceGray"
        about += f" /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode"
        pixels = cv2.cvtColor(image, cv2.COLOR_RGB2BGR) if image.ndim == 3 else image
        packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
        return self._raw_stream(number, about, packed)

    def _font(self) -> bytes:
        name = "/BaseFont /GlyphLessFont"
        system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        font = (
            f"<< /Type /Font /Subtype /Type0 {name} /Encoding /Identity-H"
            f" /DescendantFonts [{_CID_FONT} 0 R] /ToUnicode {_UNICODE} 0 R >>"
        )
        cid = (
            f"<< /Type /Font /Subtype /CIDFontType2 {name} {system} /DW {1000 * _ADVANCE:.0f}"
            f" /FontDescriptor {_DESCRIPTOR} 0 R /CIDToGIDMap {_GLYPHS} 0 R >>"
        )
        descriptor = (
            "<< /Type /FontDescriptor /FontName /GlyphLessFont /Flags 5 /FontBBox [0 0 500 1000]"
            f" /ItalicAngle 0 /Ascent 1000 /Descent -1 /CapHeight 1000 /StemV 80"
            f" /FontFile2 {_FILE} 0 R >>"
        )
        file = shapeless_font()
        return (
            self._object(_FONT, font.encode())
            + self._object(_CID_FONT, cid.encode())
            + self._object(_DESCRIPTOR, descriptor.encode())
            + self._stream(_FILE, f"/Length1 {len(file)}", file)
            + self._stream(_GLYPHS, "", bytes(2 * 0x10000))
            + self._stream(_UNICODE, "", _to_unicode(self._codes))
        )

    def _object(self, number: int, content: bytes) -> bytes:
        self._offsets[number] = self._length
        return self._grown(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _stream(self, number: int, about: str, data: bytes) -> bytes:
        return self._raw_stream(number, f"{about} /Filter /FlateDecode", zlib.compress(data))

    def _raw_stream(self, number: int, about: str, data: bytes) -> bytes:
        head = f"<< {about} /Length {len(data)} >>\nstream\n".encode()
        return self._object(number, head + data + b"\nendstream")

    def _grown(self, data: bytes) -> bytes:
        self._length += len(data)
        return data


def _place(sheet: Sheet, image: Image, scale: float) -> str:
    """The matrix that draws a picture on its sheet, from the bottom left upwards."""
    height, width = image.shape[:2]
    (right, down, left), (fall, depth, top) = sheet.matrix.tolist()
    below = sheet.height - top - depth * height
    values = (
        right * width,
        -fall * width,
        -down * height,
        depth * height,
        left + down * height,
        below,
    )
    return " ".join(f"{value * scale:.3f}" for value in values)


def _to_unicode(codes: dict[str, int]) -> bytes:
    """Which letter each code stands for, in blocks of at most 100 as the format asks."""
    pairs = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in codes.items()]
    blocks = [pairs[first : first + 100] for first in range(0, len(pairs), 100)]
    maps = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def shapeless_font() -> bytes:
    """A TrueType font of one empty glyph, half as wide as it is high, after Apple's manual."""
    units, width = 1000, int(1000 * _ADVANCE)
    tables = {
        b"glyf": b"\0\0\0\0",
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 3, units, 0, 0, 0, 0, width, units, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            0x10000, units, -1, 0, width, 0, 0, width, 1, 0, 0, 0, 0, 0, 0, 0, 1,
        ),
        b"hmtx": struct.pack(">Hh", width, 0),
        b"loca": struct.pack(">II", 0, 0),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 1, *[0] * 4, 1, *[0] * 8),
    }  # fmt: skip
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    offset = len(head) + 16 * len(tables)
    entries, bodies = b"", b""
    for tag, body in sorted(tables.items()):
        padded = body + bytes(-len(body) % 4)
        entries += tag + struct.pack(">III", _checksum(padded), offset + len(bodies), len(body))
        bodies += padded
    return head + entries + bodies


def _checksum(data: bytes) -> int:
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
