"""The window: a rail with the two modes, messages, menus and the status bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.autosave import INTERVAL
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui import dialogs, theme
from app.ui.actions import make_action
from app.ui.forms.opening import Forms
from app.ui.menus import add_menus
from app.ui.message_bar import MessageBar
from app.ui.rail import READ, Rail
from app.ui.read import transfer
from app.ui.read.recovery import Offer
from app.ui.read.view import ReadView
from app.ui.sentences import translated
from app.ui.status_bar import StatusBar
from app.ui.templates.opening import Templates
from app.ui.window import Window

if TYPE_CHECKING:
    from app.ui.write.view import WriteView

_GEOMETRY = "window"
_SHORT = 4000


class MainWindow(Window):
    """Assembles the modes.

    Args:
        recognition: Reads in both modes; its owner shuts it down.
        store: Settings and geometry.
        recovery: Folder where unsaved work is kept in case of a crash; None keeps none.

    Attributes:
        forms: Opens the window for batches of forms.
        templates: Opens the template editor.
        read: Read mode.
        messages: Shows what went wrong or is done.
    """

    def __init__(
        self,
        recognition: RecognitionService,
        store: SettingsStore,
        recovery: Path | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._recognition = recognition
        self._store = store
        self._recovery = recovery
        self.read = ReadView(recognition, store, self, recovery)
        self._write: WriteView | None = None
        self.forms = Forms(self, store)
        self.read.empty.offer(
            self.tr("Many filled forms of one kind become a table:"), self.forms.actions
        )
        self.templates = Templates(self, recognition, store, recovery)
        self.rail = Rail(self)
        self.messages = MessageBar(self)
        self._modes = QStackedWidget(self)
        # what was written is there again after a crash
        self._text_timer = QTimer(self, interval=INTERVAL, singleShot=True)
        self._text_timer.timeout.connect(self._keep_text)
        self._make_actions()
        self._assemble()
        self.setStatusBar(StatusBar(self.read, recognition, self))
        self._menus = add_menus(self)
        self._connect()
        self._restore()

    @property
    def write(self) -> WriteView:
        """Write mode; made when it is first needed, since that takes time."""
        if self._write is None:
            self._write = self._make_write()
        return self._write

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Opens files in Read mode."""
        self.show_mode(READ)
        self.read.open_paths(paths)

    def show_mode(self, mode: str) -> None:
        """Shows ``read`` or ``write``."""
        self.rail.set_mode(mode)
        self._modes.setCurrentWidget(self.read if mode == READ else self.write)
        self.read.set_active(mode == READ)
        self._menus.show_mode(mode)
        if self.messages.text != translated(self._recognition.problem):
            self.messages.pass_on()
        self._store.change(mode=mode)
        self._show_title()

    def welcomes(self, data: QMimeData) -> bool:
        """Files and pictures are welcome."""
        return transfer.holds_something(data)

    def take_drop(self, data: QMimeData) -> bool:
        """Opens it in Read mode."""
        self.show_mode(READ)
        return self.read.files.take(data)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette, the screen, and what was set in the keyboard window meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._catch_up()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.full_screen_action.setChecked(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets corrections be saved and exports be written, and remembers how the window stood."""
        written = self.read.files.writes.finish(self.close)
        if not (written and self.read.project.may_leave(self.close) and self.templates.close()):
            event.ignore()
            return
        self._store.save_layout(_GEOMETRY, self.saveGeometry())
        for dialog in self.findChildren(QDialog):
            dialog.close()  # one that compares hands stops
        self._text_timer.stop()
        self._keep_text()
        self.forms.close()
        self.read.save_layout()
        self.read.shutdown()
        super().closeEvent(event)

    def _make_actions(self) -> None:
        self.quit_action = make_action(self, "quit", self.tr("&Quit"), self.close, "Ctrl+Q")
        self.settings_action = make_action(
            self, "settings", self.tr("Sett&ings…"), self._show_settings, "Ctrl+,",
            icon="settings", tip=self.tr("Language, hand, words, gestures and the keyboard"),
        )  # fmt: skip
        self.full_screen_action = make_action(
            self, "full_screen", self.tr("F&ull screen"), self._set_full_screen, "F11",
            icon="fullscreen", checkable=True,
        )  # fmt: skip
        self.keys_action = make_action(
            self, "keys", self.tr("&Keyboard shortcuts"),
            lambda: dialogs.show_keys(self, dialogs.line_keys()), "F1", icon="help",
        )  # fmt: skip
        self.about_action = make_action(
            self, "about", self.tr("&About Plume"), self._show_about, "Shift+F1", icon="info",
        )  # fmt: skip
        self.personal_data_action = make_action(
            self, "personal_data", self.tr("Personal &data…"), self._show_personal_data,
            "Ctrl+Shift+,", tip=self.tr("What Plume keeps about you, and how to delete it"),
        )  # fmt: skip

    def _make_write(self) -> WriteView:
        from app.ui.write.view import WriteView

        write, settings = WriteView(self._recognition, self), self._store.settings
        self._modes.addWidget(write)
        self._menus.writing.addActions(write.actions())
        write.set_threshold(self.read.session.review.threshold)
        write.apply(settings)
        write.text.setPlainText(settings.written_text)
        write.text.moveCursor(QTextCursor.MoveOperation.End)
        write.text.textChanged.connect(self._text_timer.start)
        write.setting_changed.connect(self._keep)
        return write

    def _assemble(self) -> None:
        self._modes.addWidget(self.read)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.messages.framed())
        column.addWidget(self._modes, 1)
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.set_centre(centre)

    def _connect(self) -> None:
        self.rail.mode_chosen.connect(self.show_mode)
        self.read.problem.connect(self.messages.show_error)
        self.read.warning.connect(self.messages.show_warning)
        self.read.note.connect(self._on_note)
        self.read.session.current_changed.connect(self._show_title)
        self.read.session.saved_changed.connect(self._show_title)
        self.read.offered.connect(self._on_offer)
        self.templates.offered.connect(self._on_offer)
        self.templates.problem.connect(self.messages.show_error)
        self.templates.note.connect(self._on_note)
        self.read.commands.open.triggered.connect(lambda: self.show_mode(READ))
        self.read.session.review.threshold_changed.connect(self._share_threshold)
        self._share_threshold()
        self._recognition.model_failed.connect(self.messages.show_error)
        self._store.on_trouble = self.messages.show_error
        self.forms.page_wanted.connect(lambda path: self.open_paths([path]))
        self.forms.template_wanted.connect(self.templates.new)
        self.forms.threshold_changed.connect(self.read.session.review.set_threshold)
        self.templates.saved.connect(self.forms.add_template)
        self.read.files.template_wanted.connect(self.templates.open_path)

    def _on_note(self, text: str, action: str, slot: Callable[[], object] | None) -> None:
        if action:
            self.messages.show_info(text, action, slot)
        else:
            self.statusBar().showMessage(text, _SHORT)

    def _on_offer(self, offer: Offer) -> None:
        self.messages.show_offer(
            offer.text,
            (self.tr("Restore"), offer.restore),
            (self.tr("Discard"), offer.discard),
        )

    def _show_settings(self) -> None:
        # Read mode may have changed some of them
        self.write.apply(self._store.settings)
        self.write.show_settings()

    def _catch_up(self) -> None:
        if self._store.catch_up():
            if self._write is not None:
                self._write.apply(self._store.settings)
            self.read.options.follow()

    def _keep_text(self) -> None:
        if self._write is not None:
            self._store.change(written_text=self._write.text.toPlainText())

    def _keep(self, name: str, value: object) -> None:
        self._store.change(**{name: value})
        self.read.options.follow()

    def _share_threshold(self) -> None:
        """Words and fields are doubtful alike in both modes and the windows for forms."""
        threshold = self.read.session.review.threshold
        for part in (self._write, self.forms, self.templates):
            if part is not None:
                part.set_threshold(threshold)

    def _show_title(self) -> None:
        page = self.read.session.current if self.read.active else None
        if page is None:
            self.setWindowModified(False)
            self.setWindowTitle("Plume")
        else:
            project = self.read.session.project
            place = f" – {project.stem}" if project is not None else ""
            self.setWindowTitle(f"{page.title}{place}[*] – Plume")
            self.setWindowModified(self.read.session.unsaved)

    def _show_about(self) -> None:
        from app.ui.about import AboutDialog

        AboutDialog(self).open()

    def _show_personal_data(self) -> None:
        from app.ui.personal_data import PersonalDataDialog, holdings

        recovery = self._recovery or Path()
        PersonalDataDialog(holdings(self, self._store, recovery), self).open()

    def _set_full_screen(self, on: bool) -> None:
        full, state = Qt.WindowState.WindowFullScreen, self.windowState()
        self.setWindowState(state | full if on else state & ~full)

    def _restore(self) -> None:
        theme.fit(self, 1280, 800, least=(960, 600))
        geometry = self._store.layout(_GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        mode = self._store.settings.mode
        self.show_mode(mode)
        (self.read if mode == READ else self.write).setFocus()
