"""A window for batches of forms, with forms that are read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.batch.run import Progress
from app.core.batch.store import BatchStore
from app.core.errors import PlumeError
from app.core.forms.results import FieldResult, FormResult
from app.core.forms.rules import rules_of
from app.core.forms.template import FormField, Template, load_template, save_template
from app.core.geometry import Box
from app.services.batch import BatchService, Finished, Prepared
from app.services.settings_store import SettingsStore
from app.ui.forms.window import FormsWindow
from model.reading import Alternative, Reading
from tests.unit.core.files import save

FIELDS = (
    FormField("Name", Box(20, 20, 160, 30), "name", expected=Path("names.csv")),
    FormField("Born", Box(20, 70, 160, 30), "date", least="1950-01-01"),
    FormField("News", Box(20, 120, 20, 20), "checkbox"),
    FormField("Fee", Box(20, 160, 160, 30), "amount"),
)
"""A small form."""

READ = (
    (("Moreau", 0.9), ("01/02/1960", 0.5), ("yes", 0.99), ("10 €", 0.95)),
    (("Lefevra", 0.99), ("03/04/1970", 0.97), ("no", 0.6), ("9,50 €", 0.99)),
    (("Okafor", 0.7), ("05/06/1980", 0.99), ("no", 0.99), ("", 1.0)),
)
"""What is read on each of three forms."""

LEFT = ["1:Born", "2:Name", "2:News", "3:Name"]
"""The fields to look at when everything below 80 % is doubtful."""

CURVE = ((0.0, 0.0, 0.8), (0.8, 0.3, 0.96), (1.0, 1.0, 1.0))

OTHERS = {
    "Moreau": ("Morceau", "Moreno"),
    "Okafor": ("Lefèvre", "Oka for"),
    "01/02/1960": ("07/02/1960", "01/02/1900"),
    "no": ("yes",),
    "yes": ("no",),
}


def result(scan: Path, texts: Sequence[tuple[str, float]]) -> FormResult:
    """A form as the readers give it."""
    template = load_template(scan.parent.parent / "form.json")
    fields = []
    for rule, (text, sure) in zip(rules_of(template), texts, strict=True):
        others = tuple(Alternative(other, 0.1) for other in OTHERS.get(text, ()))
        fields.append(
            FieldResult(
                rule.field.name,
                Reading(text, sure, (), others),
                rule.field.box.polygon,
                rule.complaint(text),
            )
        )
    return FormResult(scan, 1, template.name, tuple(fields), matrix=(1,) * 9)


class InstantService(BatchService):
    """Gives what ``READ`` says, page by page when it is told to.

    Attributes:
        held: Whether pages wait for ``release``.
        trouble: Fails with this sentence instead.
        pages: What it gives, once it is started.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held = False
        self.trouble = ""
        self.pages: list[Finished] = []
        self._given = self._total = 0
        self._paused = self._running = False

    @property
    def running(self) -> bool:
        return self._running

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def progress(self) -> Progress | None:
        if not self._running or not self._total:
            return None
        return Progress(self._given, self._total, 2.0, (self._total - self._given) / 2)

    def start(self, scans: Sequence[Path], templates: Sequence[Path], journal: Path) -> None:
        self._running, self._paused, self._given = True, False, 0
        try:
            loaded = [load_template(path) for path in templates]
            rules = {template.name: rules_of(template) for template in loaded}
            self.pages = list(_pages(scans[0]))
        except PlumeError as error:
            self.trouble = str(error)
        self._total = len(self.pages)
        QTimer.singleShot(0, lambda: self._begin(rules))

    def release(self, count: int) -> None:
        """Finishes so many pages."""
        pages = self.pages[self._given : self._given + count]
        self._given += len(pages)
        self.pages_finished.emit(pages)
        if self._given == len(self.pages):
            self._running = False
            self.ended.emit()

    def pause(self) -> None:
        self._paused = True

    def resume(self) -> None:
        self._paused = False

    def stop(self) -> None:
        self._running = self._paused = False

    def _begin(self, rules: dict) -> None:
        if not self._running:
            return
        if self.trouble:
            self._running = False
            self.failed.emit(self.trouble)
            return
        self.prepared.emit(Prepared(rules, CURVE))
        if not self.held:
            self.release(self._total)


def _pages(folder: Path) -> Iterator[Finished]:
    scans = sorted(folder.glob("*.png"))
    for order, (scan, texts) in enumerate(zip(scans, READ, strict=False)):
        yield Finished(result(scan, texts), order, (f"{scan}|1|2", 1))
    for order, scan in enumerate(scans[len(READ) :], len(READ)):
        problem = f"{scan}: the page is blank."
        yield Finished(FormResult(scan, 1, problem=problem), order, (f"{scan}|1|2", 1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a window manager nobody cares for size hints, and Qt's offscreen plug-in says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A template file with a list of names."""
    (tmp_path / "names.csv").write_text("Moreau\nLefèvre\nOkafor\n", encoding="utf-8")
    picture = save(tmp_path / "form.png", np.full((220, 200), 255, np.uint8))
    fields = (replace(f, expected=tmp_path / f.expected if f.expected else None) for f in FIELDS)
    save_template(Template("Form", picture, (200, 220), tuple(fields)), tmp_path / "form.json")
    return tmp_path / "form.json"


@pytest.fixture
def scans(tmp_path: Path, form: Path) -> Path:
    """A folder of three forms and a blank page."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(1, 5):
        save(folder / f"{number}.png", np.full((220, 200), 250 - number, np.uint8))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "plume.ini")


@pytest.fixture
def service() -> InstantService:
    return InstantService()


OpenForms = Callable[..., FormsWindow]


@pytest.fixture
def batches(tmp_path: Path) -> BatchStore:
    return BatchStore(tmp_path / "batches")


@pytest.fixture
def open_forms(
    qtbot: QtBot, store: SettingsStore, batches: BatchStore, service: InstantService
) -> OpenForms:
    """Shows the window; with scans and a template, with everything read."""

    def show(scans: Path | None = None, form: Path | None = None) -> FormsWindow:
        window = FormsWindow(store, batches, service)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        if scans is not None and form is not None:
            window.choosing.add([scans, form])
            window.actions_.start.trigger()
            if not service.held:
                qtbot.waitUntil(lambda: bool(window.session.forms) and not service.running)
                qtbot.waitUntil(lambda: window.bench.page.picture is not None)
        return window

    return show


def left(window: FormsWindow) -> list[str]:
    """The fields to look at, in their order, as form and name."""
    session = window.session
    return [name_of(field) for field in session.fields if session.is_open(field)]


def name_of(field: object) -> str:
    """A field as form and name, such as ``1:Born``."""
    return f"{field.form.result.file.stem}:{field.name}"  # type: ignore[attr-defined]


def current(window: FormsWindow) -> str:
    """The field that is shown."""
    return name_of(window.session.current)


def drop(window: FormsWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), *how))
    window.dropEvent(QDropEvent(QPointF(9, 9), *how))


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def label(window: QWidget, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def cells(window: FormsWindow) -> list[list[str]]:
    model = window.bench.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def window(open_forms: OpenForms, scans: Path, form: Path) -> FormsWindow:
    """Three forms are read, four fields are doubtful."""
    return open_forms(scans, form)


@pytest.fixture
def editor(qtbot: QtBot, window: FormsWindow) -> QLineEdit:
    """The text of the first doubtful field, with the keys in it."""
    qtbot.keyClick(window, Qt.Key.Key_F8)
    found = window.bench.field.editor
    assert isinstance(found, QLineEdit)
    qtbot.waitUntil(found.hasFocus)
    return found


def said(window: FormsWindow, name: str) -> str:
    found = window.bench.findChild(QLabel, name)
    assert found is not None
    return found.text()
