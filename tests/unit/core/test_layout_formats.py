"""ALTO, PAGE, hOCR and PDF: the words are there, where they were written."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest

from app.core.document import Page, TextLine
from app.core.export import ExportOptions, export, export_pages, format_of
from app.core.export.layout_xml import ALTO, PAGE
from app.core.export.pdf import shapeless_font
from app.core.export.words import baseline, slope, words
from app.core.geometry import Box
from app.core.image_io import MemorySource
from model.reading import Character, Reading

WIDTH, HEIGHT = 600, 842


def line(
    text: str, box: Box, polygon: tuple[tuple[int, int], ...] = (), step: float = 0
) -> TextLine:
    """A line whose letters are equally wide; ``step`` pixels, or as many as the box has."""
    step = step or box.width / max(len(text), 1)
    letters = tuple(
        Character(c, n * step, (n + 1) * step, 0.9 - 0.1 * (n == 0)) for n, c in enumerate(text)
    )
    return TextLine(box, polygon or box.polygon, Reading(text, 0.75, letters))


LINES = [
    line("Dear Anna", Box(50, 100, 135, 30)),
    line("the œuf costs 5 €", Box(50, 200, 270, 30)),
    line("Привет αβ 😀 <&>", Box(50, 300, 240, 30)),
    line("", Box(50, 400, 20, 30)),
]


def page(lines: list[TextLine] | None = None, image: np.ndarray | None = None) -> Page:
    if image is None:
        image = np.full((HEIGHT, WIDTH), 240, np.uint8)
    return Page(
        MemorySource(Path("in dir/a&b.png"), image), lines=LINES if lines is None else lines
    )


def write(path: Path, *pages: Page) -> list[Path]:
    form = format_of(path)
    assert form is not None
    return export(path, export_pages(pages), form, ExportOptions())


# words and their places


def test_words_stand_where_their_letters_were_read() -> None:
    first, second = words(LINES[0])
    assert (first.text, first.box) == ("Dear", Box(50, 100, 60, 30))
    assert (second.text, second.box) == ("Anna", Box(125, 100, 60, 30))
    assert (first.confidence, second.confidence) == pytest.approx((0.8, 0.9))


def test_words_that_a_person_typed_share_the_line() -> None:
    typed = line("xx", Box(100, 10, 110, 30))
    typed.entry = typed.typed("one two six", "anna", "now")
    assert [(w.text, w.box.x, w.box.width) for w in words(typed)] == [
        ("one", 100, 30),
        ("two", 140, 30),
        ("six", 180, 30),
    ]
    assert {w.confidence for w in words(typed)} == {1.0}


def test_words_of_a_slanted_line_follow_its_slant() -> None:
    outline = ((0, 100), (400, 140), (400, 170), (0, 130))
    slanted = line("ab cd", Box.around(outline), outline)
    first, second = words(slanted)
    assert slope(slanted) == pytest.approx(0.1, abs=0.01)
    assert second.box.y - first.box.y == pytest.approx(24, abs=3)
    assert first.box.height == pytest.approx(30 + 16, abs=3)
    (_, left), (_, right) = baseline(slanted)
    assert right - left == pytest.approx(40, abs=2)
    assert 115 < left < 130


def test_letters_that_reach_up_and_down_do_not_slant_a_line() -> None:
    outline = (
        (0, 100), (340, 100), (350, 80), (390, 80), (400, 100), (400, 130), (60, 130),
        (50, 150), (10, 150), (0, 130),
    )  # fmt: skip
    assert slope(line("good old d", Box.around(outline), outline)) == pytest.approx(0, abs=0.005)


# XML


def test_alto_keeps_its_schemas_order_and_places(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.alto.xml", page(), page([]))
    root = ET.parse(path).getroot()
    name = f"{{{ALTO}}}"
    assert root.tag == name + "alto"
    assert [child.tag for child in root] == [name + "Description", name + "Layout"]
    assert [child.tag for child in root[0]] == [
        name + tag for tag in ("MeasurementUnit", "sourceImageInformation", "Processing")
    ]
    assert root.findtext(f".//{name}MeasurementUnit") == "pixel"
    assert root.findtext(f".//{name}fileName") == str(Path("in dir/a&b.png"))
    full, empty = root.iter(name + "Page")
    assert (full.get("WIDTH"), full.get("HEIGHT")) == (str(WIDTH), str(HEIGHT))
    assert [child.tag for child in full] == [name + "PrintSpace"]
    assert list(empty[0]) == []
    lines = list(full.iter(name + "TextLine"))
    assert len(lines) == 3  # a line without a text has no place in ALTO
    for found in lines:
        tags = [child.tag.removeprefix(name) for child in found]
        assert re.fullmatch(r"Shape (String SP )*String", " ".join(tags))
        assert {"ID", "HPOS", "VPOS", "WIDTH", "HEIGHT", "BASELINE"} == set(found.keys())
    strings = [e for e in lines[0] if e.tag == name + "String"]
    assert [s.get("CONTENT") for s in strings] == ["Dear", "Anna"]
    places = [[s.get(n) for n in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] for s in strings]
    assert places == [["50", "100", "60", "30"], ["125", "100", "60", "30"]]
    assert all(0 <= float(s.get("WC", "-1")) <= 1 for s in root.iter(name + "String"))
    ids = [e.get("ID") for e in root.iter() if e.get("ID")]
    assert len(ids) == len(set(ids))


def test_page_xml_keeps_its_schemas_order_and_places(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.page.xml", page())
    root = ET.parse(path).getroot()
    name = f"{{{PAGE}}}"
    assert [child.tag for child in root] == [name + "Metadata", name + "Page"]
    assert [c.tag.removeprefix(name) for c in root[0]] == ["Creator", "Created", "LastChange"]
    sheet = root[1]
    assert sheet.attrib == {
        "imageFilename": str(Path("in dir/a&b.png")),
        "imageWidth": str(WIDTH),
        "imageHeight": str(HEIGHT),
    }
    (region,) = sheet
    order = {"Coords": 0, "Baseline": 1, "TextLine": 2, "Word": 3, "TextEquiv": 4}
    for element in (region, *region.iter(name + "TextLine"), *region.iter(name + "Word")):
        ranks = [order[child.tag.removeprefix(name)] for child in element]
        assert ranks == sorted(ranks)
        assert element.get("id")
    points = re.compile(r"([0-9]+,[0-9]+ )+([0-9]+,[0-9]+)")
    for element in root.iter():
        if "points" in element.keys():  # noqa: SIM118
            assert points.fullmatch(element.get("points", ""))
    lines = list(region.iter(name + "TextLine"))
    texts = [found.findall(f"{name}TextEquiv/{name}Unicode")[-1].text or "" for found in lines]
    assert texts == [found.text for found in LINES]
    word = next(region.iter(name + "Word"))
    coords = word.find(name + "Coords")
    assert coords is not None
    assert coords.get("points") == "50,100 109,100 109,129 50,129"


def test_page_xml_of_several_pages_is_a_file_for_each(tmp_path: Path) -> None:
    paths = write(tmp_path / "out.page.xml", page(), page([]))
    assert [path.name for path in paths] == ["out-0001.page.xml", "out-0002.page.xml"]
    assert len(list(ET.parse(paths[1]).getroot()[1])) == 0


def test_hocr_has_boxes_and_confidences(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.hocr", page())
    root = ET.parse(path).getroot()
    by_class: dict[str, list[ET.Element]] = {}
    for element in root.iter():
        by_class.setdefault(element.get("class", ""), []).append(element)
    (sheet,) = by_class["ocr_page"]
    assert f"bbox 0 0 {WIDTH} {HEIGHT}" in sheet.get("title", "")
    assert len(by_class["ocr_line"]) == len(LINES)
    word = by_class["ocrx_word"][0]
    assert word.text == "Dear"
    assert word.get("title") == "bbox 50 100 110 130; x_wconf 80"


def test_letters_that_xml_cannot_hold_do_no_harm(tmp_path: Path) -> None:
    bad = page([line("a\x00b\x1b \ud800c", Box(10, 10, 90, 20))])
    for name in ("a.alto.xml", "a.page.xml", "a.hocr"):
        (path,) = write(tmp_path / name, bad)
        assert "a\ufffdb\ufffd" in path.read_text(encoding="utf-8")
        ET.parse(path)


# PDF


def pdf_words(path: Path, number: int = 1) -> dict[str, tuple[float, float, float, float]]:
    """Word -> its box in points, from pdftotext."""
    command = ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(path), "-"]
    html = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', html
    )
    return {word: (float(a), float(b), float(c), float(d)) for a, b, c, d, word in found}


needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="scripts/system-packages test brings poppler-utils"
)


@needs_poppler
def test_pdftotext_finds_the_words_at_their_place(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.pdf", page())
    found = pdf_words(path)
    for read in LINES:
        for word in words(read):
            name = word.text.replace("<&>", "&lt;&amp;&gt;")
            left, top, right, bottom = found[name]
            assert left == pytest.approx(word.box.x, abs=2)
            assert right == pytest.approx(word.box.right, abs=2)
            assert top == pytest.approx(word.box.y, abs=2)
            assert bottom == pytest.approx(word.box.bottom, abs=2)
    text = subprocess.run(
        ["pdftotext", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert [row for row in text.split("\n") if row.strip("\f")] == [x.text for x in LINES if x.text]


def askew(degrees: float) -> list[TextLine]:
    """Eight lines of a page that was scanned askew, words of equal letters."""
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -degrees, 1)
    lines = []
    for number in range(8):
        corners = np.array([(120, y := 220 + 44 * number), (480, y), (480, y + 30), (120, y + 30)])
        outline = tuple((corners @ turn[:, :2].T + turn[:, 2]).round().astype(int).tolist())
        polygon = tuple((x, y) for x, y in outline)
        text = " ".join(
            f"{row}{column}{number}" for row, column in zip("abcdef", "uvwxyz", strict=True)
        )
        lines.append(line(text, Box.around(polygon), polygon))
    return lines


def shaded(lines: list[TextLine]) -> np.ndarray:
    """The picture of a page that is dark where its lines are."""
    image = np.full((HEIGHT, WIDTH), 240, np.uint8)
    cv2.fillPoly(image, [np.array(each.polygon) for each in lines], 0)
    return image


@needs_poppler
@pytest.mark.parametrize("degrees", [-8, -3, -1.5, 0.5, 1.5, 3, 8])
def test_the_text_of_a_page_askew_is_copied_in_its_order(tmp_path: Path, degrees: float) -> None:
    lines = askew(degrees)
    (path,) = write(tmp_path / "out.pdf", page(lines))
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    assert text.stdout.split() == [word for each in lines for word in each.text.split()]


@needs_poppler
@pytest.mark.parametrize("degrees", [-8, -3, 3, 8])
def test_words_of_a_page_askew_stand_on_its_picture(tmp_path: Path, degrees: float) -> None:
    lines = askew(degrees)
    (path,) = write(tmp_path / "out.pdf", page(lines, shaded(lines)))
    document = pypdfium2.PdfDocument(path)
    drawn = document[0].render(scale=1, grayscale=True).to_numpy().squeeze()
    document.close()
    assert drawn.shape[0] > HEIGHT  # nothing of the picture is cut off
    found = pdf_words(path)
    assert len(found) == 48
    for left, top, right, bottom in found.values():
        part = drawn[round(top) + 3 : round(bottom) - 3, round(left) + 3 : round(right) - 3]
        assert part.size
        assert part.mean() < 15
    dark = np.column_stack(np.nonzero(drawn < 100))
    words_around = np.array(list(found.values()))
    assert dark.min(axis=0) == pytest.approx(words_around.min(axis=0)[1::-1], abs=4)
    assert dark.max(axis=0) == pytest.approx(words_around.max(axis=0)[:1:-1], abs=4)


def test_a_page_whose_lines_are_level_but_for_one_stays_as_it_is(tmp_path: Path) -> None:
    outline = ((50, 700), (450, 740), (450, 770), (50, 730))
    climbing = line("in a hurry", Box.around(outline), outline)
    (path,) = write(tmp_path / "out.pdf", page([*askew(0), climbing]))
    document = pypdfium2.PdfDocument(path)
    assert document[0].get_size() == pytest.approx((WIDTH, HEIGHT), abs=0.01)
    document.close()


@needs_poppler
@pytest.mark.parametrize("rise", [-35, -14, -4, 4, 14, 35])
def test_words_of_a_line_slanted_unlike_the_others_are_found_as_words(
    tmp_path: Path, rise: int
) -> None:
    outline = ((50, 150), (450, 150 - rise), (450, 180 - rise), (50, 180))
    slanted = line("a good bottle of cider", Box.around(outline), outline)
    (path,) = write(tmp_path / "out.pdf", page([slanted, *askew(0)]))
    assert set(pdf_words(path)) >= {"a", "good", "bottle", "of", "cider"}


@needs_poppler
def test_words_of_a_line_that_climbs_a_little_are_copied_in_their_order(tmp_path: Path) -> None:
    outline = (
        (21, 126), (51, 121), (74, 120), (139, 114), (153, 102), (178, 101), (245, 102),
        (272, 116), (298, 100), (315, 101), (360, 115), (433, 101), (499, 116), (498, 144),
        (301, 147), (292, 151), (191, 154), (156, 155), (102, 168), (41, 158), (22, 153),
    )  # fmt: skip
    slanted = line("a good bottle of cider", Box.around(outline), outline)
    (path,) = write(tmp_path / "out.pdf", page([slanted]))
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    assert text.stdout.strip("\f\n") == "a good bottle of cider"


def test_the_picture_is_there_and_the_text_invisible(tmp_path: Path) -> None:
    image = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    image[100:130, 50:320] = (255, 0, 0)
    bits = np.where(image[:, :, 1] > 0, 255, 0).astype(np.uint8)
    (path,) = write(tmp_path / "out.pdf", page(image=image), page(image=bits), page([], image))
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 3
    for number, dark in ((0, (254, 0, 0)), (1, (0, 0, 0))):
        drawn = document[number].render(scale=1, rev_byteorder=True).to_numpy()[:, :, :3]  # pyright: ignore[reportArgumentType]
        assert np.abs(drawn[115, 200].astype(int) - dark).max() < 12
        assert drawn[215, 60].min() > 245  # below the second line, whose text must not show
        assert drawn.shape[:2] == (HEIGHT, WIDTH)
    assert "Dear Anna" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_the_font_has_every_table_that_readers_want() -> None:
    font = shapeless_font()
    count = int.from_bytes(font[4:6], "big")
    tags = [font[12 + 16 * n : 16 + 16 * n] for n in range(count)]
    assert tags == [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
    for n in range(count):
        entry = font[12 + 16 * n : 28 + 16 * n]
        offset, length = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:], "big")
        assert offset % 4 == 0
        assert offset + length <= len(font)
    assert len(font) % 4 == 0
