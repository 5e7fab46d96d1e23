"""Pure functions and small widgets of Read mode."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QSplitter, QTextEdit
from pytestqt.qtbot import QtBot

import resources
from app.core.document import TextLine
from app.core.geometry import Box
from app.core.opening import draw
from app.ui.read.details import LineDetails
from app.ui.read.histogram import heights
from app.ui.read.hit import line_at
from app.ui.read.picture import Picture, compare, thumbnail
from app.ui.read.snippet import Snippet
from app.ui.read.transfer import from_qimage
from app.ui.translation import percent
from app.ui.wrapped_label import WrappedLabel
from model.ink import Ink
from model.inkml import read_inkml
from model.reading import Alternative, Character, Reading


def line(x: int, y: int, width: int, height: int) -> TextLine:
    box = Box(x, y, width, height)
    return TextLine(box, box.polygon, Reading("text", 0.9))


LINES = [line(10, 10, 100, 20), line(10, 40, 100, 20), line(10, 55, 100, 20)]


@pytest.mark.parametrize(
    ("point", "slack", "wanted"),
    [
        ((50, 20), 0, 0),
        ((50, 35), 0, None),
        ((50, 34), 6, 0),
        ((50, 37), 6, 1),
        ((50, 56), 0, 1),
        ((50, 58), 0, 2),
        ((5, 20), 0, None),
        ((5, 20), 6, 0),
        ((500, 500), 6, None),
    ],
)
def test_the_line_under_a_point(
    point: tuple[float, float], slack: float, wanted: int | None
) -> None:
    assert line_at(LINES, *point, slack) == wanted


def test_a_slanted_line_is_hit_along_its_slant() -> None:
    outline = ((0, 0), (200, 100), (200, 130), (0, 30))
    slanted = TextLine(Box.around(outline), outline, Reading("text", 0.9))
    assert line_at([slanted], 100, 65) == 0
    assert line_at([slanted], 180, 10) is None


def test_the_copy_for_a_zoom_has_a_pixel_for_each_on_the_screen() -> None:
    picture = Picture.of(np.zeros((3000, 2000, 3), np.uint8))
    assert [level.shape[0] for level in picture.levels] == [3000, 1500, 750, 375]
    assert picture.level_for(2.0).shape[0] == 3000
    assert picture.level_for(0.6).shape[0] == 3000
    assert picture.level_for(0.5).shape[0] == 1500
    assert picture.level_for(0.01).shape[0] == 375


@pytest.mark.parametrize("shape", [(1, 1), (1, 900, 3), (700, 1)])
def test_odd_pictures_can_be_shown_and_compared(shape: tuple[int, ...]) -> None:
    image = np.full(shape, 200, np.uint8)
    assert Picture.of(image).image.shape == shape
    assert compare(image).levels_before[200] == pytest.approx(1)
    small = thumbnail(image, 64)
    assert 1 <= max(small.shape[:2]) <= 64


def test_a_blank_page_is_blank_after_preprocessing() -> None:
    page = np.full((200, 300), 230, np.uint8)
    assert (compare(page).after.image == 255).all()


def test_a_page_on_a_dark_table_stays_dark_on_light_after_preprocessing() -> None:
    page = draw(read_inkml(resources.path("samples/line.inkml")))
    height, width = page.shape[:2]
    photo = np.full((3 * height, 2 * width), 45, np.uint8)
    photo[height : 2 * height, :width] = page if page.ndim == 2 else page[..., 0]

    after = compare(photo).after.image[height : 2 * height, :width]

    assert np.median(after) > 200


def test_heights_of_the_histogram() -> None:
    levels = np.zeros(256)
    levels[0], levels[255] = 1.0, 1e-3
    shown = heights(levels)
    assert shown[0] == pytest.approx(1)
    assert shown[-1] == pytest.approx(0.5)
    assert shown[1:-1].max() == 0


@pytest.mark.parametrize(
    ("confidence", "text"),
    [(1.0, "100 %"), (0.999, "99 %"), (0.796, "79 %"), (0.29, "29 %"), (0.001, "< 1 %")],
)
def test_percent(confidence: float, text: str) -> None:
    assert percent(confidence) == text


def test_transparent_pixels_become_paper() -> None:
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(1, 0, QColor(10, 20, 30))
    pixels = from_qimage(image)
    assert pixels.shape == (2, 3, 3)
    assert pixels[0, 1].tolist() == [10, 20, 30]
    assert pixels[1, 2].tolist() == [255, 255, 255]


def test_ink_is_drawn_larger_the_more_lines_it_has() -> None:
    word = draw(read_inkml(resources.path("samples/bonjour.inkml")))
    stroke = [(0, 0), (5, 10), (10, 0)]
    lines = [[(x + 20 * i, y + 40 * row) for x, y in stroke] for row in range(4) for i in range(5)]
    page = draw(Ink.from_points(lines))
    assert word.min() < 100
    assert page.shape[0] > 2 * word.shape[0]
    assert draw(Ink.from_points([[(1, 1)]])).size > 0


@pytest.fixture
def details(qtbot: QtBot) -> LineDetails:
    details = LineDetails()
    qtbot.addWidget(details)
    details.resize(400, 400)
    details.show()
    qtbot.waitExposed(details)
    letters = (Character("a", 0, 20, 0.99), Character("b", 20, 60, 0.4))
    reading = Reading("ab", 0.5, letters, (Alternative("ah", 0.3),))
    box = Box(10, 10, 60, 20)
    page = np.full((60, 100), 255, np.uint8)
    details.show_line(TextLine(box, box.polygon, reading), page, 3, "a hint", 0.8)
    return details


def test_a_doubtful_line_is_told_in_words(details: LineDetails) -> None:
    assert details.editor.text() == "ab"
    texts = [details.candidates.model().index(r, 1).data() for r in range(2)]
    assert texts == ["ab", "ah"]


def test_a_click_on_a_letter_puts_the_caret_there(qtbot: QtBot, details: LineDetails) -> None:
    canvas = details.snippet.canvas
    left, right = canvas.span(1)
    place = canvas.rect().center()
    place.setX(round((left + right) / 2))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(details.editor.hasFocus)
    assert details.editor.cursorPosition() == 1


def test_a_number_key_in_the_list_chooses(qtbot: QtBot, details: LineDetails) -> None:
    with qtbot.waitSignal(details.candidate_chosen) as chosen:
        qtbot.keyClick(details.candidates, Qt.Key.Key_2)
    assert chosen.args == [1]
    with qtbot.assertNotEmitted(details.candidate_chosen):
        qtbot.keyClick(details.candidates, Qt.Key.Key_9)


class Patience(QObject):
    """Counts how often a snippet's picture is resized, and hides the snippet before that hangs."""

    def __init__(self, snippet: Snippet) -> None:
        super().__init__(snippet)
        self._snippet = snippet
        self.count = 0
        snippet.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        if self.count > 20:
            self._snippet.hide()
        return False


@pytest.mark.parametrize("width", [200, 296, 330, 400])
def test_a_line_that_fits_only_beside_a_scroll_bar_is_laid_out_once(
    qtbot: QtBot, width: int
) -> None:
    snippet = Snippet()
    qtbot.addWidget(snippet)
    snippet.resize(width, snippet.minimumHeight())
    snippet.show()
    qtbot.waitExposed(snippet)
    patience = Patience(snippet)

    snippet.set_line(np.full((100, 400), 255, np.uint8), line(10, 10, 335, 60), 0.8)
    for _ in range(30):
        QApplication.processEvents()

    assert patience.count <= 2
    assert snippet.horizontalScrollBar().isVisible() == (snippet.canvas.width() > width)


def test_a_wrapped_label_is_not_cut_by_a_splitter(qtbot: QtBot) -> None:
    splitter = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(splitter)
    label = WrappedLabel("wrapped", splitter)
    splitter.addWidget(QTextEdit(splitter))
    splitter.resize(200, 300)
    splitter.show()
    qtbot.waitExposed(splitter)
    for text in ("one", "many words " * 12):
        label.setText(text)
        splitter.setSizes([0, 300])
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    before = label.minimumHeight()

    splitter.resize(600, 300)

    qtbot.waitUntil(lambda: 0 < label.minimumHeight() < before)
