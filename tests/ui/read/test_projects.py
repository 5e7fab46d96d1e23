"""Work is saved as a project and opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.document import Page
from app.core.image_io import MemorySource
from app.core.project.store import read_project, write_project
from app.services.settings_store import SettingsStore
from app.ui import dialogs
from app.ui.read import project_actions
from app.ui.read.view import ReadView
from tests.ui.read.conftest import (
    TEXTS,
    KeepingWindow,
    OpenView,
    draw_page,
    is_read,
    open_scan,
    texts,
)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the save dialog answer with a path."""

    def answer(path: Path, kind: str = "Plume project (*.plume)") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))

    return answer


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: dialogs.Answer) -> list[object]:
    """Answers the question about unsaved work; how often it was asked."""
    asked: list[object] = []

    def ask(parent: object) -> dialogs.Answer:
        asked.append(parent)
        return answer

    monkeypatch.setattr(dialogs, "ask_to_save", ask)
    return asked


def test_a_project_that_nobody_named_stays_unless_the_person_says_so(
    qtbot: QtBot,
    open_window: KeepingWindow,
    scan: Path,
    tmp_path: Path,
    choose: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window()
    open_scan(qtbot, window, scan)
    (tmp_path / "mine.plume").write_text("precious")
    choose(tmp_path / "mine")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))

    window.read.commands.save_as.trigger()

    assert asked == ["mine.plume exists already. Replace it?"]
    assert (tmp_path / "mine.plume").read_text() == "precious"


def test_work_is_saved_and_opened_again(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, store: SettingsStore, choose
) -> None:
    view = open_view(scan)
    view.session.set_text(1, "mine")
    view.workbench.select(0)
    view.workbench.accept()
    choose(tmp_path / "work")
    with qtbot.waitSignal(view.note) as note:
        view.commands.save.trigger()
    path = tmp_path / "work.plume"
    assert note.args is not None
    assert note.args[0] == f"Saved {path}."
    assert not view.session.unsaved
    assert not view.commands.save.isEnabled()
    assert store.settings.recent_projects == (str(path),)

    view.commands.new.trigger()
    assert len(view.session.document) == 0
    assert view.session.project is None
    view.open_paths([path])
    qtbot.waitUntil(lambda: is_read(view))
    assert texts(view) == ["first", "mine", "third", "fourth"]
    assert [line.reviewed for line in view.session.lines] == [True, False, False, False]
    assert view.session.lines[1].reading.text == "second"
    assert view.session.project == path
    assert not view.session.unsaved


def test_a_project_that_has_a_file_is_saved_without_a_question(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose, monkeypatch
) -> None:
    view = open_view(scan)
    choose(tmp_path / "work.plume")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    view.session.set_text(0, "later")
    assert view.session.unsaved
    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()
    assert read_project(tmp_path / "work.plume").pages[0].text.startswith("later")
    view.commands.undo.trigger()
    assert view.session.unsaved


def test_what_is_begun_while_a_project_is_saved_is_not_that_project(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose, monkeypatch
) -> None:
    gate = Event()
    write = project_actions.write_project
    monkeypatch.setattr(
        project_actions, "write_project", lambda *a, **k: (gate.wait(10), write(*a, **k))
    )
    answer_with(monkeypatch, dialogs.Answer.DISCARD)
    view = open_view(scan)
    view.session.set_text(0, "mine")
    choose(tmp_path / "work.plume", "Plume project with copies of the scans (*.plume)")
    view.commands.save.trigger()
    view.commands.new.trigger()
    with qtbot.waitSignal(view.project.saved):
        gate.set()
    assert view.session.project is None
    assert read_project(tmp_path / "work.plume").pages[0].text.startswith("mine")


def test_copies_of_scans_go_into_the_project_on_request(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "work.plume", "Plume project with copies of the scans (*.plume)")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save_as.trigger()
    scan.unlink()
    view.commands.new.trigger()
    view.open_paths([tmp_path / "work.plume"])
    qtbot.waitUntil(lambda: is_read(view))
    view.session.set_text(0, "more")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()
    assert read_project(tmp_path / "work.plume").copies


def test_missing_scans_are_told_and_their_text_is_shown(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "work.plume")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()
    scan.unlink()
    view.commands.new.trigger()
    problems: list[str] = []
    view.problem.connect(problems.append)
    view.open_paths([tmp_path / "work.plume"])
    qtbot.waitUntil(lambda: len(view.session.lines) == 4)
    qtbot.waitUntil(lambda: bool(view.session.trouble))
    assert all("scan.png is missing" in problem for problem in problems)
    assert problems


def test_a_newer_project_changes_nothing(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, monkeypatch
) -> None:
    newer = tmp_path / "newer.plume"
    monkeypatch.setattr("app.core.project.store.VERSION", 99)
    write_project(newer, [])
    monkeypatch.undo()
    view = open_view(scan)
    with qtbot.waitSignal(view.problem) as told:
        view.open_paths([newer])
    assert told.args is not None
    assert "made by a newer Plume" in told.args[0]
    assert texts(view) == list(TEXTS)
    assert view.session.project is None


def test_files_named_beside_a_project_are_opened_after_it(
    qtbot: QtBot, open_view: OpenView, scan: Path, scans: Path, tmp_path: Path
) -> None:
    path = tmp_path / "work.plume"
    write_project(path, [Page(MemorySource(Path("Pasted"), draw_page(1)))])
    view = open_view()
    view.open_paths([scan, path, scans])
    qtbot.waitUntil(lambda: len(view.session.document) == 5)
    assert view.session.document.pages[0].title == "Pasted"


def test_recent_projects_stand_before_recent_files(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "work.plume")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()
    menu = view.files.recent_menu
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names[:2] == ["&1  work.plume", "&2  scan.png"]
    view.commands.new.trigger()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert view.session.project == tmp_path / "work.plume"


def test_recent_files_are_told_apart(open_view: OpenView, store: SettingsStore) -> None:
    store.change(recent_files=("/first/you & me.png", "/second/you & me.png"))
    view = open_view()
    menu = view.files.recent_menu
    first, second = menu.actions()[:2]
    assert first.text() == "&1  you && me.png"
    assert menu.toolTipsVisible()
    assert (first.toolTip(), second.toolTip()) == store.settings.recent_files


def test_what_is_typed_while_a_project_is_opened_is_asked_about(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, monkeypatch
) -> None:
    other = tmp_path / "other.plume"
    write_project(other, [Page(MemorySource(Path("Pasted"), draw_page(1)))])
    gate = Event()
    monkeypatch.setattr(
        project_actions, "read_project", lambda path: (gate.wait(10), read_project(path))[1]
    )
    asked = answer_with(monkeypatch, dialogs.Answer.CANCEL)
    view = open_view(scan)
    view.open_paths([other])
    view.session.set_text(0, "mine")
    gate.set()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert texts(view)[0] == "mine"


@pytest.mark.parametrize("answer", list(dialogs.Answer))
def test_unsaved_work_is_asked_about_before_another_project_is_opened(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose, monkeypatch, answer
) -> None:
    other = tmp_path / "other.plume"
    write_project(other, [Page(MemorySource(Path("Pasted"), draw_page(1)))])
    asked = answer_with(monkeypatch, answer)
    choose(tmp_path / "mine.plume")
    view = open_view(scan)
    view.session.set_text(0, "mine")
    view.open_paths([other])
    if answer is dialogs.Answer.CANCEL:
        assert texts(view)[0] == "mine"
    else:
        qtbot.waitUntil(lambda: view.session.project == other)
    assert len(asked) == 1
    assert (tmp_path / "mine.plume").exists() == (answer is dialogs.Answer.SAVE)


def test_the_title_names_the_project(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path, choose
) -> None:
    window = open_window()
    open_scan(qtbot, window, scan)
    choose(tmp_path / "work.plume")
    with qtbot.waitSignal(window.read.project.saved):
        window.read.commands.save.trigger()
    assert window.windowTitle() == "scan.png – work[*] – Plume"
    assert not window.isWindowModified()
    window.read.workbench.accept()
    assert window.isWindowModified()
    window.read.commands.undo.trigger()
    assert not window.isWindowModified()


def test_closing_saves_asks_once_and_closes(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path, choose, monkeypatch
) -> None:
    asked = answer_with(monkeypatch, dialogs.Answer.SAVE)
    choose(tmp_path / "work.plume")
    window = open_window()
    open_scan(qtbot, window, scan)
    window.read.session.set_text(0, "mine")
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(asked) == 1
    assert read_project(tmp_path / "work.plume").pages[0].text.startswith("mine")
    assert list(tmp_path.glob("recovery/*")) == []


def type_in_the_table(qtbot: QtBot, view: ReadView, text: str) -> None:
    """Opens the first line in the table and types; nothing says that the text is finished."""
    table = view.workbench.table
    table.select(0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_what_is_being_typed_in_the_table_is_saved(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "work.plume")
    with qtbot.waitSignal(view.project.saved):
        view.commands.save_as.trigger()
    view.session.set_text(1, "changed")
    type_in_the_table(qtbot, view, "mine")

    with qtbot.waitSignal(view.project.saved):
        view.commands.save.trigger()

    assert read_project(tmp_path / "work.plume").pages[0].text.startswith("mine")


def test_what_is_being_typed_in_the_table_is_asked_about(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, dialogs.Answer.CANCEL)
    window = open_window()
    open_scan(qtbot, window, scan)
    type_in_the_table(qtbot, window.read, "mine")

    assert not window.close()
    assert len(asked) == 1
    assert texts(window.read)[0] == "mine"
