"""The pictures of one field on all forms: what they show, and checking them by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QTabWidget
from pytestqt.qtbot import QtBot

from app.core.image_io import Image
from app.ui.forms import cut_outs
from app.ui.forms.forms_model import BROKEN, DOUBTFUL, VOUCHED
from app.ui.forms.gallery import Gallery
from app.ui.forms.gallery_model import FORM
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import InstantService, OpenForms, current, left
from tests.unit.core.files import save

Key, Modifier, Role = Qt.Key, Qt.KeyboardModifier, Qt.ItemDataRole


@pytest.fixture
def gallery(qtbot: QtBot, window: FormsWindow) -> Gallery:
    """The pictures of what was read as date of birth; the first form's is current."""
    window.session.show(window.session.forms[0].fields[1])
    qtbot.keyClick(window, Key.Key_F7)
    qtbot.waitUntil(window.bench.gallery.view.hasFocus)
    return window.bench.gallery


def shown(gallery: Gallery, role: int = Role.DisplayRole) -> list[object]:
    model = gallery.model
    return [model.index(row).data(role) for row in range(model.rowCount())]


def choose(window: FormsWindow, name: str, text: str) -> None:
    """Takes an entry of a list, as the person does."""
    box = window.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def click(qtbot: QtBot, gallery: Gallery, row: int) -> None:
    place = gallery.view.visualRect(gallery.model.index(row)).center()
    qtbot.mouseClick(gallery.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def write(qtbot: QtBot, window: FormsWindow, text: str, then: Qt.Key | None = None) -> None:
    """Types another text for the current picture."""
    editor = window.bench.field.editor
    qtbot.keyClick(window.bench.gallery.view, Key.Key_F2)
    qtbot.keyClicks(editor, text)
    if then is not None:
        qtbot.keyClick(editor, then)


def test_one_field_of_all_forms_is_shown_together(window: FormsWindow, gallery: Gallery) -> None:
    assert shown(gallery) == ["01/02/1960", "03/04/1970", "05/06/1980"]
    assert shown(gallery, FORM) == ["1.png", "2.png", "3.png"]
    assert shown(gallery, DOUBTFUL) == [True, False, False]
    assert "only 50 % sure" in str(shown(gallery, Role.ToolTipRole)[0])
    assert shown(gallery, Role.AccessibleTextRole)[1] == "03/04/1970, 2.png, 97 % sure"
    assert gallery.view.accessibleName() == "Pictures of Born"
    assert current(window) == "1:Born"


def test_the_current_picture_stays_in_view(
    qtbot: QtBot, window: FormsWindow, service: InstantService
) -> None:
    first = service.pages[0]
    copies = [
        replace(first, order=order, result=replace(first.result, page=order), key=("", order))
        for order in range(10, 90)
    ]
    service.pages_finished.emit(copies)
    window.session.show(window.session.forms[-1].fields[1])

    qtbot.keyClick(window, Key.Key_F7)

    view = window.bench.gallery.view
    with qtbot.waitSignal(view.verticalScrollBar().rangeChanged):
        window.resize(960, 600)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_model_keeps_the_rules(
    window: FormsWindow, gallery: Gallery, service: InstantService
) -> None:
    model: QAbstractItemModel = gallery.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    window.session.set_threshold(0.98)
    window.session.accept(window.session.forms[1].fields[1], "03/04/1971")
    window.show_start()
    assert model.rowCount() == 0


def test_pictures_are_cut_out_of_the_scans_upright(
    qtbot: QtBot, window: FormsWindow, scans: Path
) -> None:
    """Where the field is on the scan, whatever way the form lies on it."""
    form = window.session.forms[1]
    page = np.full((200, 220), 255, np.uint8)
    page[20:181, 70:100] = 40  # the field after a quarter turn to the right
    page[20:60, 70:100] = 90  # where it begins
    save(scans / "2.png", page)
    form.result = replace(form.result, turned=90)
    line = form.fields[1].line
    line.polygon = ((99, 20), (99, 179), (70, 179), (70, 20))
    window.session.show(form.fields[1])
    qtbot.keyClick(window, Key.Key_F7)
    gallery = window.bench.gallery
    qtbot.waitUntil(lambda: all(shown(gallery, Role.DecorationRole)))

    picture = shown(gallery, Role.DecorationRole)[1]

    assert isinstance(picture, QImage)
    assert picture.width() > 4 * picture.height()
    middle = picture.height() // 2
    greys = [picture.pixelColor(x, middle).red() for x in (20, picture.width() - 20)]
    assert greys == [90, 40]


def test_a_scan_that_is_gone_leaves_its_picture_empty(
    qtbot: QtBot, window: FormsWindow, scans: Path
) -> None:
    (scans / "2.png").unlink()
    qtbot.keyClick(window, Key.Key_F7)
    gallery = window.bench.gallery
    qtbot.waitUntil(lambda: None not in shown(gallery, Role.DecorationRole))

    empty = [image.isNull() for image in shown(gallery, Role.DecorationRole)]  # type: ignore[attr-defined]
    assert dict(zip(shown(gallery, FORM), empty, strict=True)) == {
        "1.png": False, "2.png": True, "3.png": False,
    }  # fmt: skip


def test_the_order_is_by_value_or_the_least_sure_first(
    window: FormsWindow, gallery: Gallery
) -> None:
    choose(window, "gallery_field", "Name")
    assert shown(gallery) == ["Lefevra", "Moreau", "Okafor"]
    assert shown(gallery, BROKEN) == [True, False, False]

    choose(window, "gallery_order", "Least sure first")
    assert shown(gallery) == ["Okafor", "Moreau", "Lefevra"]
    assert current(window) == "1:Name"
    assert gallery.view.currentIndex().row() == 1

    choose(window, "gallery_field", "Fee")
    assert shown(gallery) == ["10 €", "9,50 €", "(nothing)"]


def test_arrows_go_from_picture_to_picture_and_the_page_follows(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    before = window.bench.page.picture
    qtbot.keyClick(gallery.view, Key.Key_Right)

    assert current(window) == "2:Born"
    qtbot.waitUntil(lambda: window.bench.page.picture not in (None, before))
    assert window.bench.page.marked == (1, None)
    assert window.bench.field.editor.text() == "03/04/1970"
    click(qtbot, gallery, 2)
    assert current(window) == "3:Born"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_key_calls_a_picture_right_and_goes_on(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery, key: Qt.Key
) -> None:
    qtbot.keyClick(gallery.view, key)

    assert window.session.forms[0].fields[1].line.reviewed
    assert shown(gallery, VOUCHED) == [True, False, False]
    assert current(window) == "2:Born"
    assert gallery.view.hasFocus()
    qtbot.keyClick(gallery.view, Key.Key_Return, Modifier.ShiftModifier)
    assert current(window) == "1:Born"


def test_typing_corrects_and_can_be_undone(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    editor = window.bench.field.editor
    qtbot.keyClick(gallery.view, Key.Key_0)
    assert editor.hasFocus()
    assert editor.text() == "0"
    qtbot.keyClicks(editor, "1/02/1961")
    qtbot.keyClick(editor, Key.Key_Return)

    assert shown(gallery)[0] == "01/02/1961"
    assert gallery.view.hasFocus()
    assert current(window) == "2:Born"
    entry = window.session.forms[0].fields[1].line.entry
    assert entry.reviewed
    assert entry.by

    qtbot.keyClick(window, Key.Key_Z, Modifier.ControlModifier)

    assert shown(gallery)[0] == "01/02/1960"
    assert current(window) == "1:Born"
    assert gallery.isVisible()
    assert gallery.view.currentIndex().row() == 0


def test_what_is_typed_must_be_possible_here_too(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    editor = window.bench.field.editor
    qtbot.keyClick(gallery.view, Key.Key_Backspace)
    qtbot.keyClicks(editor, "31/02/1961")
    qtbot.keyClick(editor, Key.Key_Return)
    assert current(window) == "1:Born"
    qtbot.keyClick(editor, Key.Key_Return)

    assert current(window) == "2:Born"
    assert shown(gallery, BROKEN) == [True, False, False]


def test_numbers_take_another_reading(qtbot: QtBot, window: FormsWindow, gallery: Gallery) -> None:
    """With Alt where digits can be meant, as beside the table."""
    editor = window.bench.field.editor
    qtbot.keyClick(gallery.view, Key.Key_2, Modifier.AltModifier)
    assert editor.text() == "07/02/1960"
    qtbot.keyClick(editor, Key.Key_Return)
    assert shown(gallery)[0] == "07/02/1960"

    choose(window, "gallery_field", "Name")
    click(qtbot, gallery, 2)
    qtbot.keyClick(gallery.view, Key.Key_2)
    qtbot.keyClick(editor, Key.Key_Return)
    assert shown(gallery)[2] == "Lefèvre"


def test_space_ticks_a_box_and_types_nowhere_else(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    editor = window.bench.field.editor
    qtbot.keyClick(gallery.view, Key.Key_Space)
    assert editor.text() == "01/02/1960"

    choose(window, "gallery_field", "News")
    qtbot.keyClick(gallery.view, Key.Key_Space)
    assert editor.text() == "no"


def test_leaving_the_text_changes_nothing_and_leaving_the_pictures_leads_to_the_table(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    write(qtbot, window, "nonsense", Key.Key_Escape)
    assert gallery.view.hasFocus()
    assert current(window) == "1:Born"
    assert shown(gallery)[0] == "01/02/1960"

    qtbot.keyClick(gallery.view, Key.Key_Escape)

    assert window.bench.table.hasFocus()
    assert window.bench.table.currentIndex() == window.bench.model.index(0, 2)


def test_what_is_typed_counts_when_another_picture_is_clicked(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    write(qtbot, window, "01/02/1961")
    click(qtbot, gallery, 2)

    assert shown(gallery)[0] == "01/02/1961"
    assert current(window) == "3:Born"


def test_the_next_to_look_at_may_be_another_field(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Key.Key_F8)
        seen.append(current(window))
        assert gallery.view.hasFocus()
    assert seen == ["2:News", "2:Name", "3:Name", "1:Born"]

    for _ in seen:
        qtbot.keyClick(gallery.view, Key.Key_Return)
        qtbot.keyClick(window, Key.Key_F8)
    assert left(window) == []
    assert window.messages.text.startswith("Everything is checked.")
    assert window.bench.table.isVisible()


def test_what_was_corrected_stays_until_it_is_sorted_again(
    qtbot: QtBot, window: FormsWindow, gallery: Gallery
) -> None:
    write(qtbot, window, "01/02/1999", Key.Key_Return)
    assert shown(gallery)[0] == "01/02/1999"

    tabs = window.findChild(QTabWidget, "forms_tabs")
    assert tabs is not None
    tabs.setCurrentIndex(0)
    place = tabs.tabBar().tabRect(1).center()
    qtbot.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=place)

    assert shown(gallery) == ["03/04/1970", "05/06/1980", "01/02/1999"]


def test_forms_that_come_later_find_their_place(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: bool(service.pages) and window.session.batch is not None)
    service.pages = [service.pages[n] for n in (2, 0, 1)]
    service.release(1)
    window.actions_.pictures.trigger()
    choose(window, "gallery_field", "Born")
    assert shown(window.bench.gallery) == ["05/06/1980"]

    service.release(2)

    assert shown(window.bench.gallery) == ["01/02/1960", "03/04/1970", "05/06/1980"]
    assert current(window) == "3:Born"


def test_only_what_is_seen_is_cut_out(
    qtbot: QtBot, window: FormsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thousand forms are there at once; their scans are loaded as they are scrolled to."""
    loaded: list[str] = []

    def cut_out(_task: object, field: object) -> Image:
        loaded.append(field.text)  # type: ignore[attr-defined]
        return np.full((20, 60), 200, np.uint8)

    monkeypatch.setattr(cut_outs, "_cut_out", cut_out)
    batch = window.session.batch
    assert batch is not None
    first = batch.forms[0].result
    for number in range(2000):
        reading = replace(first.fields[0].reading, text=f"Moreau{number:04}")
        fields = (replace(first.fields[0], reading=reading), *first.fields[1:])
        batch.add(replace(first, page=number + 2, fields=fields), number + 10, (str(number), 1))
    qtbot.keyClick(window, Key.Key_F7)
    gallery = window.bench.gallery
    choose(window, "gallery_field", "Name")
    assert gallery.model.rowCount() == 2003
    worker = window.bench._scans._worker
    qtbot.waitUntil(lambda: bool(loaded) and not worker.busy)
    assert 10 < len(loaded) < 120
    assert "Moreau1999" not in loaded

    qtbot.keyClick(gallery.view, Key.Key_End)

    qtbot.waitUntil(lambda: "Moreau1999" in loaded)
    assert len(loaded) < 240
