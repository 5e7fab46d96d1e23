"""The way from the main window to the template editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.actions import make_action
from app.ui.window import Opening

if TYPE_CHECKING:
    from app.ui.templates.draft_copy import DraftCopy
    from app.ui.templates.editor import TemplateEditor
    from app.ui.templates.recovery import TemplateRecovery


class Templates(Opening["TemplateEditor"]):
    """Makes the actions, and the window when it is wanted.

    Args:
        main: The main window; the actions are made for it.
        recognition: Reads filled forms that a template is tried on.
        store: Settings and geometry.
        recovery: Folder where unsaved templates are kept in case of a crash; None keeps none.

    Attributes:
        actions: For a menu of the main window.

    Signals:
        saved(Path): a template was saved.
        offered(Offer): there is a template that an earlier run could not save.
        problem(message): such a template is damaged.
        note(message, action, slot): such templates were discarded, and what brings them back.
    """

    saved = Signal(object)
    offered = Signal(object)
    problem = Signal(str)
    note = Signal(str, str, object)

    def __init__(
        self,
        main: QWidget,
        recognition: RecognitionService,
        store: SettingsStore,
        recovery: Path | None = None,
    ) -> None:
        super().__init__(main)
        self._recognition = recognition
        self._store = store
        self._recovery = recovery
        self._lost: TemplateRecovery | None = None
        self.actions = [
            make_action(
                main, "new_form_template", self.tr("&New form template…"), self.new,
                "Ctrl+Alt+N", tip=self.tr("Draw the fields on a scan of the empty form"),
            ),
            make_action(
                main, "edit_form_template", self.tr("&Edit form template…"), self.edit,
                "Ctrl+Alt+O", tip=self.tr("Change the fields of a form"),
            ),
            make_action(
                main, "open_sample_template", self.tr("Open the sample &template"),
                self.open_sample, "Ctrl+Alt+B", tip=self.tr("See how a form is described"),
            ),
        ]  # fmt: skip

    def new(self) -> None:
        """Shows the editor and asks for the picture of a form."""
        self.open().commands.new.trigger()

    def edit(self) -> None:
        """Shows the editor and asks for a template."""
        self.open().commands.open.trigger()

    def open_path(self, path: Path) -> None:
        """Shows the editor with a template."""
        self.open().edit(path)

    def open_sample(self) -> None:
        """Shows the editor with the template that comes with Plume."""
        self.open().open_sample()

    def look_for_lost_work(self) -> None:
        """Offers what an earlier run could not save."""
        if self._recovery is None:
            return
        # loaded after the main window is there
        from app.ui.templates.recovery import TemplateRecovery

        self._lost = TemplateRecovery(self._recovery, self._restore, self)
        self._lost.offered.connect(self.offered)
        self._lost.problem.connect(self.problem)
        self._lost.note.connect(self.note)
        self._lost.look()

    def set_threshold(self, threshold: float) -> None:
        """Texts of a filled form are doubtful below the threshold that was chosen elsewhere."""
        if self.window is not None:
            self.window.trial.set_threshold(threshold)

    def close(self) -> bool:
        """Closes the editor; whether the person let it."""
        closed = self.window is None or self.window.close()
        if closed and self._lost is not None:
            self._lost.close()
        return closed

    def _restore(self, copy: DraftCopy, then: Callable[[], object]) -> None:
        self.open().restore(copy, then)

    def _make(self) -> TemplateEditor:
        from app.ui.templates.editor import TemplateEditor

        window = TemplateEditor(self._recognition, self._store, self._recovery)
        window.saved.connect(self.saved)
        return window
