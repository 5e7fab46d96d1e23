"""A template editor with a fake network, and forms to open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.templates.editor import TemplateEditor
from tests.fakes import fake_recognizer
from tests.unit.core.files import save
from tests.unit.core.form_pages import filled, make_template

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier

OpenEditor = Callable[..., TemplateEditor]
Answer = Callable[[str, Path | None], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a window manager Qt cannot raise windows, and says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints|raise"))


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "plume.ini")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template of seven fields with its picture."""
    return make_template(tmp_path)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A picture of the empty form."""
    return save(tmp_path / "my_form.png", filled({}))


@pytest.fixture
def open_editor(qtbot: QtBot, store: SettingsStore) -> Iterator[OpenEditor]:
    """Shows an editor; ``open_editor(path)`` waits until a template or picture is there."""
    services: list[RecognitionService] = []

    def show(
        path: Path | None = None,
        texts: str | list[str] = "hello",
        certainty: float = 0.95,
        recovery: Path | None = None,
    ) -> TemplateEditor:
        service = RecognitionService(lambda: fake_recognizer(texts, certainty))
        services.append(service)
        editor = TemplateEditor(service, store, recovery)
        qtbot.addWidget(editor, before_close_func=forget)
        if store.layout("template_editor").isEmpty():
            editor.resize(1200, 800)
        editor.show()
        qtbot.waitExposed(editor)
        if path is not None:
            with qtbot.waitSignal(editor.session.opened):
                editor.take([path])
        return editor

    yield show
    for service in services:
        service.shutdown()


def forget(editor: QWidget) -> None:
    """Puts changes away without a question."""
    assert isinstance(editor, TemplateEditor)
    if editor.session.unsaved and editor.isVisible():
        editor.session.mark_saved(Path("nowhere.json"), Path(), 1)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Answers file dialogs: ``answer("open", path)``, ``answer("save", None)`` cancels."""

    def choose(kind: str, path: Path | None) -> None:
        name = "getOpenFileName" if kind == "open" else "getSaveFileName"
        found = (str(path) if path is not None else "", "")
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: found)

    return choose


def at(editor: TemplateEditor, x: float, y: float) -> QPoint:
    """Where a pixel of the form is on the canvas."""
    return editor.bench.canvas.screen_point(x, y).toPoint()


def drag(
    qtbot: QtBot,
    editor: TemplateEditor,
    start: tuple[float, float],
    end: tuple[float, float],
    modifiers: Qt.KeyboardModifier = PLAIN,
) -> None:
    """Drags from one pixel of the form to another, past a place between them."""
    viewport = editor.bench.canvas.viewport()
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    qtbot.mousePress(viewport, LEFT, modifiers, at(editor, *start))
    qtbot.mouseMove(viewport, at(editor, *middle))
    qtbot.mouseMove(viewport, at(editor, *end))
    qtbot.mouseRelease(viewport, LEFT, modifiers, at(editor, *end))


def click(
    qtbot: QtBot, editor: TemplateEditor, name: str, modifiers: Qt.KeyboardModifier = PLAIN
) -> None:
    """Clicks the middle of a field."""
    x, y = middle_of(field(editor, name).box)
    qtbot.mouseClick(editor.bench.canvas.viewport(), LEFT, modifiers, at(editor, x, y))


def middle_of(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def names(editor: TemplateEditor) -> list[str]:
    """Of the fields, in their order."""
    draft = editor.session.draft
    return [placed.field.name for placed in draft.fields] if draft is not None else []


def field(editor: TemplateEditor, name: str) -> FormField:
    """The field of that name."""
    draft = editor.session.draft
    assert draft is not None
    return next(placed.field for placed in draft.fields if placed.field.name == name)


def selected(editor: TemplateEditor) -> list[str]:
    """Names of the selected fields."""
    return [placed.field.name for placed in editor.session.selected]


def widget(editor: TemplateEditor, name: str) -> QWidget:
    """A part of the window by its object name."""
    found = editor.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def said(editor: TemplateEditor, name: str) -> str:
    """What a label says that can be seen; empty where it cannot."""
    label = widget(editor, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""
