"""What Plume keeps about a person: listed, private, and deleted on demand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core.batch.corrections import Corrections
from app.core.batch.store import BatchStore
from app.core.writing.hand_words import KeptWord
from app.services.log import Log, log_file
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.forms.opening import batches_folder
from app.ui.main_window import MainWindow
from app.ui.personal_data import PersonalDataDialog
from app.ui.start import recovery_folder, settings_file
from app.ui.write.kept_ink import kept_ink_file
from app.ui.write.learning import dictionary_file
from model.adaptation import HandWord
from model.ink import Ink
from tests.fakes import fake_recognizer
from tests.ui.write.conftest import draw, zigzag
from tests.unit.core.modes import only_mine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

KINDS = ("words", "hand", "written", "ink", "recent", "recovery", "batches", "log")


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    """A window of somebody who left traces of every kind."""
    log = Log(log_file())
    store = SettingsStore(settings_file())
    store.change(recent_files=("/scans/a.png",), recent_projects=("/scans/b.plume",))
    scans = home / "scans" / "1921"
    scans.mkdir(parents=True)
    chooser = QFileDialog(directory=str(scans))
    chooser.setHistory([str(scans)])
    delete(chooser)
    recovery = recovery_folder()
    recovery.mkdir()
    (recovery / "lost.plume").write_bytes(b"work")
    (batches_folder() / "one").mkdir(parents=True)
    (batches_folder() / "one" / "journal").write_text("Lefèvre")
    recognition = RecognitionService(fake_recognizer)
    window = MainWindow(recognition, store, recovery)
    assert window.write.learning.words is not None
    window.write.learning.words.learn("Lefèvre")
    word = HandWord(Ink.from_points([np.array([[0, 0], [9, 9]])]), "Lefèvre")
    window.write.hand.hand.words.add([KeptWord("1", word)])
    window.write.text.setPlainText("Madame Lefèvre")
    with qtbot.waitExposed(window):
        window.show()
    window.show_mode("write")
    draw(window.write.pad, zigzag(40))
    yield window
    window.read.shutdown()
    recognition.shutdown()
    window.hide()
    log.close()


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> Iterator[PersonalDataDialog]:
    window.personal_data_action.trigger()
    dialog = window.findChild(PersonalDataDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    dialog.close()


def amount(dialog: PersonalDataDialog, kind: str) -> str:
    label = dialog.findChild(QLabel, f"amount_{kind}")
    assert label is not None
    return label.text()


def click(qtbot: QtBot, dialog: PersonalDataDialog, kind: str, key: Qt.Key) -> None:
    """Presses a button, and a key when it is asked whether that is meant."""

    def answer() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "ask_to_delete")
        assert isinstance(box, QMessageBox)
        buttons = {box.buttonRole(button): button for button in box.buttons()}
        roles = QMessageBox.ButtonRole
        role = roles.DestructiveRole if key == Qt.Key.Key_Space else roles.RejectRole
        qtbot.mouseClick(buttons[role], Qt.MouseButton.LeftButton)

    button = dialog.findChild(QPushButton, f"delete_{kind}")
    assert button is not None
    QTimer.singleShot(0, answer)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_everything_is_listed(dialog: PersonalDataDialog) -> None:
    amounts = {kind: amount(dialog, kind) for kind in KINDS}
    assert amounts["words"] == "1 word"
    assert amounts["hand"].startswith("1 file, ")
    assert amounts["written"] == "14 characters"
    assert amounts["ink"].startswith("1 file, ")
    assert amounts["recent"] == "3 files and folders"
    assert amounts["recovery"].startswith("1 file, ")
    assert amounts["batches"].startswith("1 file, ")
    assert amounts["log"].startswith("2 files, ")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_deleted_for_good(
    qtbot: QtBot, dialog: PersonalDataDialog, kind: str, home: Path
) -> None:
    # the log may grow meanwhile
    others = {other: amount(dialog, other) for other in KINDS if other not in (kind, "log")}
    click(qtbot, dialog, kind, Qt.Key.Key_Space)
    assert amount(dialog, kind) == "nothing"
    assert {other: amount(dialog, other) for other in others} == others
    button = dialog.findChild(QPushButton, f"delete_{kind}")
    assert button is not None
    assert not button.isEnabled()


def test_what_goes_wrong_after_the_log_was_deleted_is_logged(
    qtbot: QtBot, dialog: PersonalDataDialog
) -> None:
    click(qtbot, dialog, "log", Qt.Key.Key_Space)
    logging.getLogger("plume").error("Odd.")
    assert "Odd." in log_file().read_text("utf-8")


def test_of_all_that_was_deleted_nothing_is_left_on_the_disk(
    qtbot: QtBot, dialog: PersonalDataDialog, window: MainWindow, home: Path
) -> None:
    for kind in KINDS:
        click(qtbot, dialog, kind, Qt.Key.Key_Space)
    for path in home.rglob("*"):
        if path.is_file():
            assert "Lefèvre".encode() not in path.read_bytes(), path
            assert b"/scans/" not in path.read_bytes(), path
    assert window.write.text.toPlainText() == ""
    assert not kept_ink_file().exists()
    window.write.commands.undo.trigger()
    assert window.write.session.strokes == ()


def test_whoever_thinks_again_keeps_it(qtbot: QtBot, dialog: PersonalDataDialog) -> None:
    click(qtbot, dialog, "words", Qt.Key.Key_Escape)
    assert amount(dialog, "words") == "1 word"
    assert dictionary_file().exists()


@pytest.mark.usefixtures("window")
def test_all_of_it_is_for_its_owner_alone() -> None:
    assert settings_file().stat().st_size > 0
    kept = (*settings_file().parent.iterdir(), dictionary_file(), *log_file().parent.iterdir())
    assert {path.name for path in kept} >= {"plume.ini", "QtProject.conf", "plume.log"}
    for path in kept:
        assert only_mine(path), path
    for folder in (settings_file().parent, recovery_folder().parent):
        assert only_mine(folder), folder


def test_a_batch_that_another_window_has_open_is_kept(
    qtbot: QtBot, dialog: PersonalDataDialog
) -> None:
    batch = BatchStore(batches_folder()).begin([Path("/scans")], [Path("/form.json")])
    other = Corrections(batch.corrected)

    click(qtbot, dialog, "batches", Qt.Key.Key_Space)

    problem = dialog.findChild(QLabel, "personal_data_problem")
    assert problem is not None
    assert "the same batch is open already" in problem.text()
    assert (batches_folder() / "one" / "journal").exists()
    other.close()
    click(qtbot, dialog, "batches", Qt.Key.Key_Space)
    assert amount(dialog, "batches") == "nothing"
    assert problem.isHidden()
