"""Pages with the places of lines and words: ALTO 4, PAGE 2019 and hOCR."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from app import __version__
from app.core.document import TextLine
from app.core.export.pages import ExportOptions, ExportPage
from app.core.export.words import Word, baseline, clean, slope, words
from app.core.geometry import Box, Polygon

ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
ALTO_SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
PAGE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_HTML = "http://www.w3.org/1999/xhtml"


def alto_chunks(pages: Iterable[ExportPage], _options: ExportOptions) -> Iterator[str]:
    """ALTO 4.4: all pages in one file, one block each."""
    root = ET.Element(
        "alto", {"xmlns": ALTO, "SCHEMAVERSION": "4.4", _XSI: f"{ALTO} {ALTO_SCHEMA}"}
    )
    description = ET.SubElement(root, "Description")
    _text(description, "MeasurementUnit", "pixel")
    image = ET.SubElement(description, "sourceImageInformation")
    software = ET.SubElement(
        ET.SubElement(description, "Processing", ID="plume"), "processingSoftware"
    )
    _text(software, "softwareName", "Plume")
    _text(software, "softwareVersion", __version__)
    layout = ET.SubElement(root, "Layout")
    for number, page in enumerate(pages, 1):
        if number == 1:
            _text(image, "fileName", clean(page.file))
        _alto_page(layout, number, page)
    yield _document(root)


def _alto_page(layout: ET.Element, number: int, page: ExportPage) -> None:
    width, height = page.size
    values = {"ID": f"p{number}", "PHYSICAL_IMG_NR": str(page.number)}
    element = ET.SubElement(layout, "Page", {**values, "WIDTH": str(width), "HEIGHT": str(height)})
    space = ET.SubElement(element, "PrintSpace", _alto_box(Box(0, 0, width, height)))
    lines = [(line, words(line)) for line in page.lines]
    lines = [(line, found) for line, found in lines if found]
    if not lines:
        return
    corners = [point for line, _ in lines for point in line.box.polygon]
    block = ET.SubElement(
        space, "TextBlock", {"ID": f"p{number}b1", **_alto_box(Box.around(corners))}
    )
    for row, (line, found) in enumerate(lines, 1):
        _alto_line(block, f"p{number}l{row}", line, found)


def _alto_line(block: ET.Element, name: str, line: TextLine, found: list[Word]) -> None:
    values = {"ID": name, "BASELINE": _points(baseline(line)), **_alto_box(line.box)}
    element = ET.SubElement(block, "TextLine", values)
    shape = ET.SubElement(element, "Shape")
    ET.SubElement(shape, "Polygon", POINTS=_points(line.polygon or line.box.polygon))
    before: Word | None = None
    for number, word in enumerate(found, 1):
        if before is not None:
            gap = max(word.box.x - before.box.right, 0)
            place = {"HPOS": str(before.box.right), "VPOS": str(before.box.y)}
            ET.SubElement(element, "SP", {**place, "WIDTH": str(gap)})
        values = {"ID": f"{name}w{number}", **_alto_box(word.box), "CONTENT": word.text}
        ET.SubElement(element, "String", {**values, "WC": f"{word.confidence:.4f}"})
        before = word


def _alto_box(box: Box) -> dict[str, str]:
    names = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    return dict(zip(names, map(str, (box.x, box.y, box.width, box.height)), strict=True))


def page_chunks(pages: Iterable[ExportPage], _options: ExportOptions) -> Iterator[str]:
    """PAGE 2019-07-15: one page a file, one region with its lines and words."""
    for page in pages:
        root = ET.Element("PcGts", {"xmlns": PAGE, _XSI: f"{PAGE} {PAGE}/pagecontent.xsd"})
        metadata = ET.SubElement(root, "Metadata")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for name, text in (("Creator", f"Plume {__version__}"), ("Created", now)):
            _text(metadata, name, text)
        _text(metadata, "LastChange", now)
        width, height = page.size
        sides = {"imageWidth": str(width), "imageHeight": str(height)}
        element = ET.SubElement(root, "Page", {"imageFilename": clean(page.file), **sides})
        if page.lines:
            corners = [point for line in page.lines for point in line.box.polygon]
            _page_region(element, page, Box.around(corners))
        yield _document(root)


def _page_region(parent: ET.Element, page: ExportPage, box: Box) -> None:
    region = ET.SubElement(parent, "TextRegion", id="r1", type="paragraph")
    ET.SubElement(region, "Coords", points=_points(box.polygon))
    for row, line in enumerate(page.lines, 1):
        element = ET.SubElement(region, "TextLine", id=f"r1l{row}")
        ET.SubElement(element, "Coords", points=_points(line.polygon or line.box.polygon))
        ET.SubElement(element, "Baseline", points=_points(baseline(line)))
        for number, word in enumerate(words(line), 1):
            part = ET.SubElement(element, "Word", id=f"r1l{row}w{number}")
            ET.SubElement(part, "Coords", points=_points(word.box.polygon))
            _page_text(part, word.text, word.confidence)
        _page_text(element, clean(line.text), line.confidence)
    _page_text(region, clean("\n".join(line.text for line in page.lines)), None)


def _page_text(parent: ET.Element, text: str, confidence: float | None) -> None:
    values = {} if confidence is None else {"conf": f"{confidence:.4f}"}
    _text(ET.SubElement(parent, "TextEquiv", values), "Unicode", text)


def hocr_chunks(pages: Iterable[ExportPage], _options: ExportOptions) -> Iterator[str]:
    """hOCR 1.2 as XHTML: pages, lines and words with boxes and confidences."""
    root = ET.Element("html", {"xmlns": _HTML, "lang": "en"})
    head = ET.SubElement(root, "head")
    _text(head, "title", "Plume")
    ET.SubElement(head, "meta", charset="utf-8")
    for name, value in (
        ("ocr-system", f"Plume {__version__}"),
        ("ocr-capabilities", "ocr_page ocr_line ocrx_word"),
    ):
        ET.SubElement(head, "meta", name=name, content=value)
    body = ET.SubElement(root, "body")
    for number, page in enumerate(pages, 1):
        _hocr_page(body, number, page)
    yield _document(root, "<!DOCTYPE html>\n")


def _hocr_page(body: ET.Element, number: int, page: ExportPage) -> None:
    width, height = page.size
    name = clean(page.file).replace('"', "'")
    title = f'image "{name}"; bbox 0 0 {width} {height}; ppageno {number - 1}'
    values = {"class": "ocr_page", "id": f"page_{number}", "title": title}
    element = ET.SubElement(body, "div", values)
    for row, line in enumerate(page.lines, 1):
        box = line.box
        (_, left), _right = baseline(line)
        title = f"{_hocr_box(box)}; baseline {slope(line):.4f} {left - box.bottom}"
        values = {"class": "ocr_line", "id": f"line_{number}_{row}", "title": title}
        part = ET.SubElement(element, "span", values)
        for count, word in enumerate(words(line), 1):
            title = f"{_hocr_box(word.box)}; x_wconf {100 * word.confidence:.0f}"
            values = {"class": "ocrx_word", "id": f"word_{number}_{row}_{count}", "title": title}
            span = ET.SubElement(part, "span", values)
            span.text, span.tail = word.text, " "


def _hocr_box(box: Box) -> str:
    return f"bbox {box.x} {box.y} {box.right} {box.bottom}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _points(points: Polygon) -> str:
    return " ".join(f"{max(x, 0)},{max(y, 0)}" for x, y in points)


def _document(root: ET.Element, before: str = "") -> str:
    ET.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + before + ET.tostring(root, encoding="unicode") + "\n"
