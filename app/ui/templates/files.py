"""Templates in and out: new from a picture, opened, saved; nothing unsaved is left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from app.core.errors import PlumeError
from app.core.forms.template import Template, load_template, save_template
from app.core.forms.template_picture import with_picture_beside
from app.services.settings_store import SettingsStore
from app.services.tasks import Worker
from app.ui import dialogs
from app.ui.dialogs import Answer
from app.ui.keys import finish_cell
from app.ui.read.picture import Picture
from app.ui.read.save_path import with_suffix
from app.ui.read.transfer import TEMPLATE
from app.ui.templates import transfer
from app.ui.templates.draft import Draft
from app.ui.templates.pictures import Loaded, load_new, load_picture
from app.ui.templates.session import EditorSession
from app.ui.translation import tr

SAMPLE = "forms/membership.json"
SAMPLE_SCANS = "forms/scans"

Then = Callable[[], object]


class EditorFiles(QObject):
    """Opens and saves templates, and keeps the picture of the one that is open.

    Args:
        session: What is edited.
        worker: Loads pictures.
        store: Remembers the folder.
        window: Parent of the dialogs.

    Attributes:
        picture: Of the form; None while it is loading or nothing is open.
        page_count: How many pages the picture's file has.
        sample: Whether the template that comes with Plume is open.

    Signals:
        failed(message): something could not be opened or saved.
        saved(Path): the template is in that file.
        picture_changed(): another picture is shown.
    """

    failed = Signal(str)
    saved = Signal(object)
    picture_changed = Signal()

    def __init__(
        self, session: EditorSession, worker: Worker, store: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self.picture: Picture | None = None
        self.page_count = 1
        self.sample = False
        self._session = session
        self._worker = worker
        self._store = store
        self._window = window
        self._shown: tuple[Path, int, tuple[int, int]] | None = None
        # the file that is open with its picture, which need not lie beside it
        self._stored: tuple[Path | None, Path] | None = None
        session.draft_changed.connect(self._follow)

    # new and opened

    def choose_picture(self) -> None:
        """Asks for the picture of a form and begins a template."""
        kinds = self.tr("Pictures and PDFs ({0})").format(transfer.patterns())
        name = self._ask(self.tr("Picture of the form"), kinds)
        if name:
            self.start(Path(name))

    def choose_template(self) -> None:
        """Asks for a template and opens it."""
        name = self._ask(self.tr("Open template"), self.tr("Templates (*.json)"))
        if name:
            self.open(Path(name))

    def start(self, path: Path) -> None:
        """Begins a template on a picture, in the place of what is open."""

        def deliver(loaded: Loaded) -> None:
            self.leave(lambda: self._show(loaded, None, new=True))

        self._worker.start(load_new, path, 1, done=deliver, failed=self.failed.emit)

    def open(self, path: Path, *, as_sample: bool = False) -> None:
        """Opens a template in the place of what is open; where it is damaged, that stays."""
        try:
            template = load_template(path)
        except PlumeError as error:
            self.failed.emit(str(error))
            return

        def deliver(loaded: Loaded) -> None:
            unsaved, where = self._session.unsaved, None if as_sample else path.absolute()

            def show() -> None:
                if unsaved and not self._session.unsaved:  # it may have been saved into this file
                    self.open(path, as_sample=as_sample)
                else:
                    self._show(loaded, where, new=False, sample=as_sample)

            self.leave(show)

        self._worker.start(load_picture, template, done=deliver, failed=self.failed.emit)

    def open_sample(self) -> None:
        """Opens a copy of the template that comes with Plume."""
        try:
            self.open(resources.path(SAMPLE), as_sample=True)
        except FileNotFoundError as error:
            self.failed.emit(str(error))

    def restore(self, draft: Draft, path: Path | None, then: Then) -> None:
        """Opens a draft of an earlier run in the place of what is open; then does something."""

        def show(loaded: Loaded) -> None:
            self._take(loaded, path)
            self._session.restore(draft, path)
            self.picture_changed.emit()
            then()

        def deliver(loaded: Loaded) -> None:
            self.leave(lambda: show(loaded))

        self._worker.start(load_picture, _unfinished(draft), done=deliver, failed=self.failed.emit)

    def replace_picture(self) -> None:
        """Asks for another scan of the form; the fields are scaled with it."""
        kinds = self.tr("Pictures and PDFs ({0})").format(transfer.patterns())
        name = self._ask(self.tr("Picture of the form"), kinds)
        if name:
            self._take_picture(Path(name), 1)

    def take_page(self, page: int) -> None:
        """Another page of the picture's file is the form."""
        draft = self._session.draft
        if draft is not None and page != draft.page:
            self._take_picture(draft.picture, page)

    # saved

    def leave(self, then: Then) -> None:
        """Does something that puts away what is open; asks first where that is unsaved."""
        finish_cell(self._window)
        answer = self._ask_to_save() if self._session.unsaved else None
        if answer is Answer.SAVE:
            self.save(then)
        elif answer is not Answer.CANCEL:
            then()

    def _ask_to_save(self) -> Answer:
        state = tr("The template has not been saved.")
        return dialogs.ask_to_save(self._window, state, tr("Save it before it is closed?"))

    def save(self, then: Then | None = None) -> None:
        """Saves into the template's file, or asks for one; then does something."""
        finish_cell(self._window)
        if self._session.path is None:
            self.save_as(then)
        else:
            self._save(self._session.path, then)

    def save_as(self, then: Then | None = None) -> None:
        """Asks for a file and saves into it; then does something."""
        if self._finished() is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save template"), self._suggestion(),
            self.tr("Templates (*.json)"),
        )  # fmt: skip
        if name and (path := with_suffix(Path(name), TEMPLATE, self._window)):
            self._save(path, then)

    def folder(self) -> str:
        """Where dialogs begin."""
        return self._store.settings.last_folder or str(Path.home())

    def remember(self, path: Path) -> None:
        """Dialogs begin beside this file from now on."""
        if not path.is_relative_to(resources.path("forms")):
            self._store.change(last_folder=str(path.absolute().parent))

    def _save(self, path: Path, then: Then | None) -> None:
        template = self._finished()
        if template is None:
            return
        try:
            if (path, template.picture) != self._stored:
                template = with_picture_beside(template, path)
            save_template(template, path)
        except PlumeError as error:
            self.failed.emit(str(error))
            return
        self._session.accept()
        self._shown = (template.picture, template.page, template.size)
        self._stored = (path, template.picture)
        self.sample = False
        self._session.mark_saved(path, template.picture, template.page)
        self.remember(path)
        self.saved.emit(path)
        if then is not None:
            then()

    def _finished(self) -> Template | None:
        """The template; what is wrong in it is shown."""
        session = self._session
        if session.draft is None:
            return None
        try:
            return session.draft.template()
        except PlumeError as error:
            session.select(list(session.flaws)[:1])
            self.failed.emit(str(error))
            return None

    def _suggestion(self) -> str:
        draft = self._session.draft
        if self._session.path is not None:
            return str(self._session.path)
        stem = draft.picture.stem if draft is not None else "form"
        return str(Path(self.folder()) / f"{stem}{TEMPLATE}")

    def _ask(self, title: str, kinds: str) -> str:
        kinds = ";;".join([kinds, self.tr("All files (*)")])
        name, _ = QFileDialog.getOpenFileName(self._window, title, self.folder(), kinds)
        return name

    # the picture

    def _show(self, loaded: Loaded, path: Path | None, *, new: bool, sample: bool = False) -> None:
        self._take(loaded, path, sample=sample)
        self._session.load(loaded.template, path, new=new)
        self.remember(path or loaded.template.picture)
        self.picture_changed.emit()

    def _take(self, loaded: Loaded, path: Path | None, *, sample: bool = False) -> None:
        template = loaded.template
        self.picture, self.page_count, self.sample = loaded.picture, loaded.page_count, sample
        self._shown = (template.picture, template.page, template.size)
        self._stored = (path, template.picture)

    def _take_picture(self, path: Path, page: int) -> None:
        def deliver(loaded: Loaded) -> None:
            draft, new = self._session.draft, loaded.template
            if draft is None:
                return
            self.picture, self.page_count = loaded.picture, loaded.page_count
            self._shown = (new.picture, new.page, new.size)
            scaled = draft.scaled(new.size)
            draft = replace(scaled, picture=new.picture, page=new.page)
            self._session.change(draft, self.tr("other picture", "undo"))
            self.picture_changed.emit()

        self._worker.start(load_new, path, page, done=deliver, failed=self._on_no_page)

    def _on_no_page(self, message: str) -> None:
        """What was shown stays."""
        self.failed.emit(message)
        self._session.draft_changed.emit()

    def _follow(self) -> None:
        """Shows the picture that a step back or forward brought."""
        draft = self._session.draft
        wanted = (draft.picture, draft.page, draft.size) if draft is not None else None
        if draft is None or wanted == self._shown or self._shown is None:
            return
        self._shown = wanted

        def deliver(loaded: Loaded) -> None:
            if self._shown == wanted:
                self.picture, self.page_count = loaded.picture, loaded.page_count
                self.picture_changed.emit()

        self._worker.start(
            load_picture,
            _unfinished(draft),
            done=deliver,
            failed=self.failed.emit,
            channel="picture",
        )


def _unfinished(draft: Draft) -> Template:
    """What is known of a draft's picture; its name and fields may be wrong."""
    return Template(draft.name.strip() or "-", draft.picture, draft.size, page=draft.page)
