"""Files come in by many ways; what cannot be read is a sentence and harms nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from threading import Event

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import resources
from app.core.errors import FileError
from app.services.settings_store import SettingsStore
from app.services.tasks import Worker
from app.ui.read.opening import Opener
from app.ui.read.page_list import STATE, PageList, PagesModel
from tests.ui.read.conftest import OpenView, draw_page, is_read, is_shown

SAMPLES = resources.path("samples")


def titles(view) -> list[str]:
    return [page.title for page in view.session.document]


def test_the_empty_state_offers_the_sample(qtbot: QtBot, open_view: OpenView) -> None:
    view = open_view()
    button = view.findChild(QPushButton, "empty_sample")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["page.png"]


def test_the_dialog_opens_several_files(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ([str(scan), str(scans)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: answer)
    view = open_view()
    qtbot.mouseClick(view.findChild(QPushButton, "empty_open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["scan.png", "scans.tif (1)", "scans.tif (2)", "scans.tif (3)"]
    assert view.session.current is view.session.document.pages[0]


def test_the_dialog_may_be_left_without_a_file(
    open_view: OpenView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    view = open_view()
    view.commands.open.trigger()
    assert not view.session.opening_files


@pytest.mark.parametrize("suffix", [".jpg", ".bmp", ".webp", ".tif"])
def test_pictures_of_many_kinds(
    qtbot: QtBot, open_view: OpenView, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"scan{suffix}"
    cv2.imwrite(str(path), draw_page())
    view = open_view(path)
    assert len(view.session.lines) == 4


def test_ink_is_shown_as_a_picture(qtbot: QtBot, open_view: OpenView) -> None:
    view = open_view()
    view.open_paths([SAMPLES / "bonjour.inkml"])
    qtbot.waitUntil(lambda: is_shown(view))
    assert view.session.picture is not None
    assert view.session.picture.width > view.session.picture.height > 100


def test_a_folder_is_opened(qtbot: QtBot, open_view: OpenView, tmp_path: Path) -> None:
    for name in ("page 10.png", "page 9.png"):
        cv2.imwrite(str(tmp_path / name), draw_page(1))
    (tmp_path / "notes.txt").write_text("no picture")
    view = open_view(tmp_path)
    assert titles(view) == ["page 9.png", "page 10.png"]


def test_a_file_beside_its_folder_is_opened_once(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view()
    view.open_paths([scan.parent, scan])
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["scan.png"]


def test_a_folder_without_anything_to_read_is_told_of(
    qtbot: QtBot, open_view: OpenView, tmp_path: Path
) -> None:
    (tmp_path / "letter.docx").touch()
    view = open_view()

    with qtbot.waitSignal(view.problem) as told:
        view.open_paths([tmp_path])

    assert told.args == [f"{tmp_path} holds no picture, PDF or InkML file."]


def test_a_file_that_is_open_is_shown_and_not_opened_twice(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path
) -> None:
    view = open_view(scan)
    view.open_paths([scans])
    qtbot.waitUntil(lambda: len(view.session.document) == 4)
    view.open_paths([scan])
    qtbot.waitUntil(lambda: view.session.current is view.session.document.pages[0])
    assert len(view.session.document) == 4


def test_a_picture_is_pasted(qtbot: QtBot, open_view: OpenView) -> None:
    view = open_view()
    page = draw_page()
    height, width = page.shape
    image = QImage(page.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    QGuiApplication.clipboard().setImage(image)
    view.commands.paste.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["Pasted picture 1"]
    assert view.session.picture is not None
    assert np.array_equal(view.session.picture.image.reshape(height, width, -1)[:, :, 0], page)


def test_copied_files_are_pasted(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    QGuiApplication.clipboard().setMimeData(data)
    view.commands.paste.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["scan.png"]


def test_an_empty_clipboard_is_told(qtbot: QtBot, open_view: OpenView) -> None:
    view = open_view()
    QGuiApplication.clipboard().setText("only text")
    with qtbot.waitSignal(view.problem) as told:
        view.commands.paste.trigger()
    assert told.args is not None
    assert "no picture on the clipboard" in told.args[0]


def test_recent_files(
    qtbot: QtBot, open_view: OpenView, store: SettingsStore, scan: Path, scans: Path
) -> None:
    view = open_view(scan)
    view.open_paths([scans])
    qtbot.waitUntil(lambda: len(store.settings.recent_files) == 2)
    assert store.settings.recent_files == (str(scans), str(scan))
    view.session.close_all()
    menu = view.files.recent_menu
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()[:2]] == ["&1  scans.tif", "&2  scan.png"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert titles(view) == ["scan.png"]


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def write_text(path: Path) -> None:
    path.write_text("this is no picture")


def write_giant(path: Path) -> None:
    whole = bytearray(cv2.imencode(".png", np.zeros((4, 4), np.uint8))[1].tobytes())
    whole[16:24] = (100_000).to_bytes(4, "big") * 2
    path.write_bytes(bytes(whole))


@pytest.mark.parametrize("write", [write_nothing, write_text, write_giant])
def test_a_bad_file_is_one_sentence_and_harms_nothing(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, write
) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    bad = tmp_path / "bad.png"
    write(bad)
    with qtbot.waitSignal(view.problem) as told:
        view.open_paths([bad])
    assert told.args is not None
    assert "bad.png" in told.args[0]
    assert "\n" not in told.args[0]
    assert view.session.document.pages[0].text.startswith("mine")


def test_a_page_that_is_cut_short_says_so_where_it_would_stand(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path
) -> None:
    view = open_view(scan)
    whole = cv2.imencode(".jpg", draw_page())[1].tobytes()
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(whole[: len(whole) // 3])
    pages = view.findChild(PageList)
    assert isinstance(pages, PageList)

    view.open_paths([bad])
    qtbot.waitUntil(lambda: bool(view.session.trouble))

    note = view.findChild(QLabel, "page_note")
    assert isinstance(note, QLabel)
    assert note.text() == f"{bad} is damaged or cut short; scan or copy it again."
    row = pages.model().index(1, 0)
    assert row.data(STATE) == view.summary == "cannot be read"
    assert "cut short" in row.data(Qt.ItemDataRole.ToolTipRole)


def test_pages_that_cannot_be_read_are_marked_without_being_shown(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path
) -> None:
    view = open_view(scan)
    view.open_paths([scans])
    qtbot.waitUntil(lambda: is_read(view) and len(view.session.document) == 4)
    scans.unlink()
    pages = view.findChild(PageList)
    assert isinstance(pages, PageList)

    view.commands.read_all.trigger()

    qtbot.waitUntil(lambda: pages.model().index(3, 0).data(STATE) == "cannot be read")


def test_of_many_files_the_good_ones_are_opened(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path
) -> None:
    bad = [tmp_path / f"bad{i}.png" for i in range(5)]
    for path in bad:
        path.write_bytes(b"")
    view = open_view()
    with qtbot.waitSignal(view.problem) as told:
        view.open_paths([*bad, scan])
    assert told.args is not None
    assert told.args[0].startswith("5 of 6 files")
    assert titles(view) == ["scan.png"]


def test_pages_keep_what_was_read(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans)
    assert len(view.session.lines) == 1
    view.session.set_text(0, "mine")
    view.commands.next_page.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert len(view.session.lines) == 2
    view.commands.previous_page.trigger()
    assert [line.text for line in view.session.lines] == ["mine"]
    assert not view.commands.previous_page.isEnabled()


def test_a_folder_that_cannot_be_listed_keeps_no_other_file_away(
    qtbot: QtBot, open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def list_(paths: Iterable[Path], _stopped: object) -> list[Path]:
        if Path("/secret") in (found := list(paths)):
            raise FileError("/secret cannot be read: Permission denied.")
        return found

    monkeypatch.setattr("app.ui.read.opening.expand", list_)
    view = open_view()
    with qtbot.waitSignal(view.problem) as told:
        view.open_paths([Path("/secret"), scan])
    assert told.args == ["/secret cannot be read: Permission denied."]
    assert titles(view) == ["scan.png"]


def test_closing_waits_for_no_folder(endless: tuple[Path, Event]) -> None:
    folder, began = endless
    before = set(threading.enumerate())
    worker = Worker()
    Opener(worker).open([folder])
    assert began.wait(30)

    worker.shutdown()

    assert set(threading.enumerate()) <= before


def test_all_pages_are_read(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans)
    view.commands.read_all.trigger()
    qtbot.waitUntil(lambda: view.session.document.unread == 0)
    assert [len(page.lines or ()) for page in view.session.document] == [1, 2, 3]
    assert view.session.current is view.session.document.pages[0]
    assert not view.commands.read_all.isEnabled()


def test_stopping_leaves_the_other_pages_unread(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    gate = Event()
    view = open_view(scans, gate=gate)
    view.commands.read_all.trigger()
    assert "page 1 of 3" in view.status.text
    view.commands.stop.trigger()
    gate.set()
    assert view.status.text == ""
    assert view.session.document.unread == 3


def test_pages_that_are_closed_are_not_loaded_first(
    qtbot: QtBot, open_view: OpenView, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    view = open_view(scans, gate=gate)
    view.commands.read_all.trigger()
    loaded: list[str] = []
    monkeypatch.setattr(view.session.worker, "start", lambda work, *_, **__: loaded.append(work))
    view.commands.close_all.trigger()
    gate.set()
    assert loaded == []


def test_files_that_are_open_are_shown_from_their_beginning(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path
) -> None:
    view = open_view(scans)
    view.open_paths([scan])
    qtbot.waitUntil(lambda: len(view.session.document) == 4)
    with qtbot.waitSignal(view.session.opened):
        view.open_paths([scans])
    assert view.session.current is view.session.document.pages[0]


def test_a_page_is_closed_and_comes_back(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path
) -> None:
    view = open_view(scan)
    view.open_paths([scans])
    qtbot.waitUntil(lambda: len(view.session.document) == 4)
    first = view.session.document.pages[0]
    view.session.show(first)
    view.commands.close_page.trigger()
    assert titles(view)[0] == "scans.tif (1)"
    assert view.session.current is view.session.document.pages[0]
    view.commands.undo.trigger()
    assert view.session.current is first
    assert titles(view)[0] == "scan.png"
    view.commands.close_all.trigger()
    assert view.session.current is None
    button = view.findChild(QPushButton, "empty_open")
    assert isinstance(button, QPushButton)
    assert button.isVisible()


def test_a_page_that_vanished_is_told(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path
) -> None:
    view = open_view(scans)
    view.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(view) and len(view.session.document) == 4)
    scans.unlink()
    view.session.show(view.session.document.pages[1])
    qtbot.waitUntil(lambda: "scans.tif" in view.session.trouble)
    view.session.show(view.session.document.pages[3])
    qtbot.waitUntil(lambda: is_shown(view))
    assert len(view.session.lines) == 4


def test_a_blurred_picture_is_told_of(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path
) -> None:
    page = cv2.imread(str(SAMPLES / "page.png"))
    assert page is not None
    cv2.imwrite(str(tmp_path / "bad.png"), cv2.GaussianBlur(page, (0, 0), 6))
    view = open_view(scan)
    with qtbot.waitSignal(view.warning) as told:
        view.open_paths([tmp_path / "bad.png"])
    assert told.args is not None
    assert told.args[0].startswith("bad.png may be misread: it is blurred;")
    good, bad = view.session.document.pages
    assert bad.flaws
    assert not good.flaws
    model = PagesModel(view.session)
    assert "hard to read" in model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "hard to read" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
