"""Choosing what a batch reads, with dialogs, by dropping, or from what was begun earlier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from app.core.batch.corrections import Corrections
from app.core.batch.store import BatchStore, StoredBatch
from app.core.errors import FileError, PlumeError
from app.core.forms.template import Template, load_template
from app.core.image_io import SUFFIXES, expand, open_source
from app.services.settings_store import SettingsStore
from app.services.tasks import Task, Worker
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.start_page import SAMPLE_FOLDER, PathsCard, StartPage
from app.ui.read.transfer import TEMPLATE
from app.ui.sentences import translated
from app.ui.translation import tr

SAMPLE_PAGE, SAMPLE_TEMPLATE = "samples/page.png", "forms/membership.json"

_SHOWN = 6


class Choosing(QObject):
    """Fills the start page and begins batches.

    Args:
        page: What is chosen.
        actions: Those of choosing are connected here.
        batches: Where batches are kept.
        store: Remembers the folder of the dialogs.
        worker: Looks into folders and templates.
        window: Parent of the dialogs.

    Signals:
        wanted(StoredBatch): this batch shall be opened.
        note(text, action, slot): the person may like to know.
        failed(message): something cannot be used.
    """

    wanted = Signal(object)
    note = Signal(str, str, object)
    failed = Signal(str)

    def __init__(
        self,
        page: StartPage,
        actions: FormsActions,
        batches: BatchStore,
        store: SettingsStore,
        worker: Worker,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page, self._actions, self._batches = page, actions, batches
        self._store, self._worker, self._window = store, worker, window
        self._known: StoredBatch | None = None
        self._active = True
        self._told: set[Path] = set()
        actions.add_folder.triggered.connect(self._ask_for_folder)
        actions.add_files.triggered.connect(self._ask_for_files)
        actions.add_templates.triggered.connect(self._ask_for_templates)
        actions.sample.triggered.connect(self.open_sample)
        actions.start.triggered.connect(self._start)
        actions.start_anew.triggered.connect(self._begin)
        page.changed.connect(self._on_changed)
        page.wanted.connect(self.wanted)
        page.remove_wanted.connect(self._remove)

    def refresh(self) -> None:
        """Lists earlier batches; the newest one's templates are likely to be wanted again."""
        batches = self._batches.all()
        self._page.show_earlier(batches[:_SHOWN])
        if not self._page.templates.paths:
            templates = next((b.templates for b in batches if SAMPLE_FOLDER not in b.scans), ())
            self._page.templates.set([path for path in templates if path.is_file()])
        self._on_changed()

    def set_active(self, on: bool) -> None:
        """Whether the start page is shown, so that the actions mean what is chosen there."""
        self._active = on
        self._enable()

    def add(self, paths: Sequence[Path]) -> None:
        """Takes files and folders: templates by their ending, all else as scans."""
        templates = [path for path in paths if path.suffix.lower() == TEMPLATE]
        scans = [path for path in paths if path not in templates]
        self._told.difference_update(paths)
        if templates:
            self._page.templates.add(templates)
        if scans:
            self._page.scans.add(scans)
        if paths:
            self._store.change(last_folder=str(paths[0].parent))

    def open_sample(self) -> None:
        """Opens the forms that come with Plume."""
        try:
            scans = [SAMPLE_FOLDER, resources.path(SAMPLE_PAGE)]
            templates = [resources.path(SAMPLE_TEMPLATE)]
        except FileNotFoundError as error:
            self.failed.emit(str(error))
            return
        self._open(self._batches.find(scans, templates), scans, templates)

    def close(self) -> None:
        """What was removed from the list is deleted now."""
        self._batches.empty_bin()

    def _start(self) -> None:
        if self._active and self._ready():
            self._open(self._known, self._page.scans.paths, self._page.templates.paths)

    def _begin(self) -> None:
        if self._active and self._ready():
            self._open(None, self._page.scans.paths, self._page.templates.paths)

    def _open(
        self, stored: StoredBatch | None, scans: Sequence[Path], templates: Sequence[Path]
    ) -> None:
        try:
            self.wanted.emit(stored or self._batches.begin(scans, templates))
        except PlumeError as error:
            self.failed.emit(str(error))

    def _ready(self) -> bool:
        return bool(self._page.scans.paths and self._page.templates.paths)

    def _on_changed(self) -> None:
        scans, templates = self._page.scans.paths, self._page.templates.paths
        self._known = self._batches.find(scans, templates) if self._ready() else None
        self._enable()
        self._told &= {*scans, *templates}
        for path in {*scans, *templates} - self._told:
            self._describe(path, self._page.templates if path in templates else self._page.scans)

    def _enable(self) -> None:
        if not self._active:
            return
        a, known = self._actions, self._known
        a.start.setVisible(True)
        a.start.setEnabled(self._ready())
        a.start.setText(self.tr("Go &on") if known else self.tr("&Start reading"))
        a.start_anew.setVisible(known is not None)
        a.start_anew.setEnabled(known is not None)
        self._page.tell(self._words())

    def _words(self) -> str:
        known = self._known
        if known is not None:
            text = self.tr("You began this before. Pages read: {0}. Fields corrected: {1}.")
            return text.format(known.done, known.corrections)
        if not self._page.scans.paths and not self._page.templates.paths:
            return self.tr("Add scans and the template of their form.")
        if not self._page.scans.paths:
            return self.tr("Add the scans to read.")
        if not self._page.templates.paths:
            return self.tr("Add the template of the form, or draw a new one.")
        return ""

    def _describe(self, path: Path, card: PathsCard) -> None:
        """Looks at what was added, and says it beside the name."""
        self._told.add(path)
        look = _look_at_template if card is self._page.templates else _look_at_scans
        self._worker.start(
            look,
            path,
            done=lambda found: card.describe(path, self._found(found)),
            failed=lambda message: card.describe(path, _about(path, message), trouble=True),
        )

    def _found(self, found: Template | int) -> str:
        if isinstance(found, Template):
            fields = self.tr("%Ln fields", "", len(found.fields))
            return f"{found.name}, {fields}"
        return tr("%Ln files", "", found)

    def _remove(self, batch: StoredBatch) -> None:
        """Takes a batch out of the list, until the window is closed with a way back."""

        def bring_back() -> None:
            try:
                self._batches.restore(batch)
            except PlumeError as error:  # another window emptied the bin
                self.failed.emit(str(error))
            self.refresh()

        try:
            Corrections(batch.corrected).close()  # another window that has it open keeps it
            self._batches.remove(batch)
        except PlumeError as error:
            self.failed.emit(str(error))
            return
        self.refresh()
        text = self.tr("The batch was removed; your scans are where they were.")
        self.note.emit(text, self.tr("Undo"), bring_back)

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder with scans"), self._folder()
        )
        if name:
            self.add([Path(name)])

    def _ask_for_files(self) -> None:
        kinds = self.tr("PDFs and pictures ({0})")
        self._ask(self.tr("Scans"), kinds.format(" ".join(f"*{s}" for s in sorted(SUFFIXES))))

    def _ask_for_templates(self) -> None:
        self._ask(self.tr("Templates"), self.tr("Templates ({0})").format(f"*{TEMPLATE}"))

    def _ask(self, title: str, kinds: str) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder(), kinds)
        self.add([Path(name) for name in names])

    def _folder(self) -> str:
        return self._store.settings.last_folder or str(Path.home())


def _about(path: Path, message: str) -> str:
    """A sentence about a file that stands beside its name."""
    return translated(message).removeprefix(f"{path} ")


def _look_at_template(_task: Task, path: Path) -> Template:
    template = load_template(path)
    template.load_image()
    return template


def _look_at_scans(task: Task, path: Path) -> int:
    found = expand([path], task.cancelled)
    if not found:
        raise FileError(f"{path} holds no picture or PDF.")
    if found == [path]:
        open_source(path)
    return len(found)
