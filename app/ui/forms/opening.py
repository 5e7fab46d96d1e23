"""The way from the main window to the window for batches of forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.settings_store import SettingsStore
from app.ui.actions import make_action
from app.ui.window import Opening

if TYPE_CHECKING:
    from app.ui.forms.window import FormsWindow


class Forms(Opening["FormsWindow"]):
    """Makes the actions, and the window when it is wanted.

    Args:
        main: The main window; the actions are made for it.
        store: Settings and geometry.

    Attributes:
        actions: For a menu of the main window.

    Signals:
        page_wanted(Path): a file shall be opened in Read mode.
        template_wanted(): a new template shall be drawn.
        threshold_changed(float): another review threshold was chosen.
    """

    page_wanted = Signal(object)
    template_wanted = Signal()
    threshold_changed = Signal(float)

    def __init__(self, main: QWidget, store: SettingsStore) -> None:
        super().__init__(main)
        self._store = store
        self.actions = [
            make_action(
                main, "open_forms", self.tr("Read a &batch of forms…"), self.open, "Ctrl+B",
                icon="lines", tip=self.tr("From a folder of filled forms to a table"),
            ),
            make_action(
                main, "open_sample_forms", self.tr("Try the &sample forms"), self.open_sample,
                "Ctrl+Shift+B", tip=self.tr("See the whole way with some filled forms"),
            ),
        ]  # fmt: skip

    def open_sample(self) -> None:
        """Shows the window with the forms that come with Plume."""
        self.open().open_sample()

    def close(self) -> None:
        """Closes the window; its batch can be gone on with the next time."""
        if self.window is not None:
            self.window.close()

    def set_threshold(self, threshold: float) -> None:
        """Fields are doubtful below the threshold that was chosen elsewhere."""
        if self.window is not None:
            self.window.session.set_threshold(threshold)

    def add_template(self, path: Path) -> None:
        """Offers a template that was drawn for the next batch."""
        if self.window is not None:
            self.window.choosing.add([path])

    def _make(self) -> FormsWindow:
        from app.core.batch.store import BatchStore
        from app.ui.forms.window import FormsWindow

        window = FormsWindow(self._store, BatchStore(batches_folder()))
        window.page_wanted.connect(self.page_wanted)
        window.template_wanted.connect(self.template_wanted)
        session = window.session
        session.threshold_changed.connect(lambda: self.threshold_changed.emit(session.threshold))
        return window


def batches_folder() -> Path:
    """Where the batches of this person are kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "batches"
