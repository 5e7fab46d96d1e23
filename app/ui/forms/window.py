"""The window for batches of forms: choose, read, check, give the table away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.batch.store import BatchStore, StoredBatch
from app.core.errors import PlumeError
from app.services.batch import BatchService
from app.services.settings_store import SettingsStore
from app.services.tasks import Worker
from app.ui import dialogs, theme
from app.ui.forms.bench import FormsBench
from app.ui.forms.choosing import Choosing
from app.ui.forms.exporting import Exporting
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.forms_menus import add_menus
from app.ui.forms.running import Running
from app.ui.forms.session import FormsSession
from app.ui.forms.start_page import StartPage, title_of
from app.ui.message_bar import MessageBar
from app.ui.read import transfer
from app.ui.window import Window

_GEOMETRY, _SPLITTER = "forms_window", "forms_splitter"


class FormsWindow(Window):
    """Assembles the parts.

    Args:
        store: Settings and geometry.
        batches: Where batches are kept.
        service: Reads; the window shuts it down when it is closed.

    Signals:
        page_wanted(Path): a file shall be opened in Read mode.
        template_wanted(): a new template shall be drawn.
    """

    page_wanted = Signal(object)
    template_wanted = Signal()

    def __init__(
        self,
        store: SettingsStore,
        batches: BatchStore,
        service: BatchService | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("forms_window")
        self._store = store
        self._told: str | None = None
        self._worker = Worker(self)
        self.service = service or BatchService(parent=self)
        self.session = FormsSession(self._worker, store.settings.review_threshold, self)
        self.actions_ = FormsActions(self)
        self.messages = MessageBar(self)
        self.start = StartPage(self.actions_, self)
        self.bench = FormsBench(self.session, self._worker, self.actions_, self)
        self.running = Running(self.session, self.service, batches, self.actions_, self.bench.run)
        self.choosing = Choosing(self.start, self.actions_, batches, store, self._worker, self)
        self.exporting = Exporting(self.session, self._worker, store, self)
        self._assemble()
        add_menus(self, self.actions_)
        self._connect()
        self._restore()
        self.show_start()

    def show_start(self) -> None:
        """Shows what can be chosen; the batch that is open is put away."""
        self.messages.pass_on()
        if not self.bench.keep_typed():
            return
        self.running.close()
        self._tools.hide()
        self._pages.setCurrentWidget(self.start)
        self.choosing.refresh()
        self._enable()
        self.start.scans.first.setFocus()
        self._show_title()

    def open_batch(self, stored: StoredBatch) -> None:
        """Opens a batch and goes on with it where it was."""
        self.messages.pass_on()
        if not self.bench.keep_typed():
            return
        try:
            self.running.open(stored)
        except PlumeError as error:
            self.show_start()
            self.messages.show_error(str(error))
            return
        self.actions_.table.setChecked(True)
        self._tools.show()
        self._pages.setCurrentWidget(self.bench)
        self.bench.table.setFocus()
        self._enable()
        self._show_title()
        if stored.done:
            text = self.tr("Going on where it was. Pages read: {0}. Fields corrected: {1}.")
            self.messages.show_info(text.format(stored.done, stored.corrections))

    def open_sample(self) -> None:
        """Opens the forms that come with Plume."""
        self.choosing.open_sample()

    def take_drop(self, data: QMimeData) -> bool:
        """Adds files and folders to the scans or the templates, for a new batch."""
        if self._pages.currentWidget() is not self.start:
            self.show_start()
        self.choosing.add(transfer.paths_of(data))
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bench"):
            self.bench.problems.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends the reading, after a table is written; all that was read and corrected is kept."""
        if not self._is_kept() or not self.exporting.writes.finish(self.close):
            event.ignore()
            return
        for dialog in self.findChildren(QDialog):
            dialog.close()  # one that compares hands stops
        self.running.close()
        self.choosing.close()
        self._store.save_layout(_GEOMETRY, self.saveGeometry())
        self._store.save_layout(_SPLITTER, self.bench.save_layout())
        self._worker.shutdown()
        super().closeEvent(event)

    def _assemble(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.bench)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages.framed())
        column.addWidget(self._pages, 1)
        self.set_centre(centre)
        self._tools = self._tool_bar()
        self.addToolBar(self._tools)

    def _tool_bar(self) -> QToolBar:
        bar, a = QToolBar(self), self.actions_
        bar.setObjectName("forms_toolbar")
        bar.setAccessibleName(self.tr("Forms"))
        bar.setIconSize(QSize(20, 20))
        bar.setMovable(False)
        for action in (a.new_batch, None, a.undo, a.redo, None, a.previous, a.review, None,
                       a.zoom_out, a.zoom_in, a.fit, None, a.export):  # fmt: skip
            if action is None:
                bar.addSeparator()
                continue
            bar.addAction(action)
            button = bar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setObjectName(f"{action.objectName()}_tool")
            button.setAccessibleName(action.text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if action in (a.new_batch, a.export):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return bar

    def _connect(self) -> None:
        a, session, bench = self.actions_, self.session, self.bench
        a.new_batch.triggered.connect(self.show_start)
        a.review.triggered.connect(self._review)
        a.previous.triggered.connect(bench.go_back)
        a.undo.triggered.connect(bench.undo)
        a.redo.triggered.connect(bench.redo)
        a.by_field.toggled.connect(session.set_by_field)
        a.pictures.triggered.connect(bench.show_pictures)
        a.group_by_hand.triggered.connect(self._group_by_hand)
        a.export.triggered.connect(self._export)
        a.close.triggered.connect(self.close)
        a.quit.triggered.connect(lambda: QApplication.closeAllWindows())
        a.keys.triggered.connect(lambda: dialogs.show_keys(self))
        a.read_page.triggered.connect(bench.problems.open_selected)
        a.new_template.triggered.connect(self.template_wanted)
        bench.problems.open_wanted.connect(self.page_wanted)
        bench.problems.page_chosen.connect(self._enable)
        bench.all_checked.connect(self._on_all_checked)
        self.choosing.wanted.connect(self.open_batch)
        for signal in (session.failed, self.running.failed, self.choosing.failed):
            signal.connect(self.messages.show_error)
        self.choosing.note.connect(self._show_note)
        self.exporting.failed.connect(self.messages.show_error)
        self.exporting.note.connect(self._show_note)
        self.exporting.warning.connect(self.messages.show_warning)
        self.service.prepared.connect(lambda _prepared: self._on_prepared())
        self.service.failed.connect(self._on_failed)
        self.running.ended.connect(self._on_ended)
        session.threshold_changed.connect(
            lambda: self._store.change(review_threshold=session.threshold)
        )
        session.undo_stack.indexChanged.connect(lambda _index: self._enable())
        for signal in (session.opened, session.forms_added, session.current_changed):
            signal.connect(self._enable)
        bench.field.text_changed.connect(self._enable)

    def _enable(self, *_: object) -> None:
        """Actions can be chosen where they do something."""
        a, working = self.actions_, self._pages.currentWidget() is self.bench
        some = working and bool(self.session.forms)
        for action in (a.review, a.previous, a.by_field, a.table, a.pictures, a.export):
            action.setEnabled(some)
        a.group_by_hand.setEnabled(working and len(self.session.forms) > 1)
        a.export.setEnabled(working and bool(self.session.batch))
        a.undo.setEnabled(working and self._can_undo())
        a.redo.setEnabled(working and self.session.undo_stack.canRedo())
        for action in (a.zoom_in, a.zoom_out, a.fit):
            action.setEnabled(working)
        a.new_batch.setEnabled(working)
        a.read_page.setEnabled(working and self.bench.problems.selected is not None)
        for action in (a.add_folder, a.add_files, a.add_templates, a.sample):
            action.setEnabled(not working)
        self.choosing.set_active(not working)
        self.running.enable(working)

    def _can_undo(self) -> bool:
        return self.session.undo_stack.canUndo() or self.bench.field.typed is not None

    def _is_kept(self) -> bool:
        """Whether what was typed is kept; who closes twice gives up what cannot be written."""
        typed, told, self._told = self.bench.field.typed, self._told, self.bench.field.typed
        return self.bench.keep_typed() or typed == told

    def _review(self) -> None:
        self.messages.pass_on()
        self.bench.begin_review()

    def _group_by_hand(self) -> None:
        from app.ui.forms.form_hands import form_hands

        form_hands(self.session, self.bench.show_form, self).show()

    def _export(self) -> None:
        if self.bench.keep_typed():
            self.exporting.export(self.running.unread)

    def _on_all_checked(self, left: int) -> None:
        self.bench.show_forms()
        if left:
            one = self.tr("The end is reached; 1 field was left as it is.")
            many = self.tr("The end is reached; {0} fields were left as they are.")
            text = (one if left == 1 else many).format(left)
            self.messages.show_info(text, self._check_them(left), self.bench.begin_again)
        elif self.service.running:
            self.messages.show_info(self.tr("Everything that is read so far is checked."))
        else:
            text = " ".join([self.tr("Everything is checked."), *self._reservations()])
            self.messages.show_info(text, self.tr("Export…"), self._export)

    def _on_ended(self) -> None:
        """Says what comes next, unless the person is at it already."""
        self._enable()
        outlook = self.session.outlook
        if self.bench.field.editor.hasFocus():
            return
        hard = sum(bool(form.result.flaws) for form in self.session.forms)
        if outlook.left:
            left = self.tr("%Ln fields are left to check.", "", outlook.left)
            scans = [self.tr("%Ln scans are hard to read.", "", hard)] if hard else []
            text = " ".join([self.tr("Everything is read."), left, *scans, *self._reservations()])
            self.messages.show_info(text, self._check_them(outlook.left), self._review)
        elif self.session.problems:
            rest = [self.tr("Nothing else is doubtful.")] if self.session.forms else []
            text = " ".join([*self._reservations(), *rest])
            self.messages.show_warning(text, self.tr("Show why"), self.bench.show_problems)
        elif self.session.forms:
            text = self.tr("Everything is read, and nothing is doubtful.")
            text = " ".join([text, *self._reservations()])
            self.messages.show_info(text, self.tr("Export…"), self._export)

    def _on_failed(self, message: str) -> None:
        """What could not even begin is chosen again."""
        if self.session.batch is None:
            self.show_start()
            self.messages.show_error(message)

    def _check_them(self, left: int) -> str:
        return self.tr("Check it") if left == 1 else self.tr("Check them")

    def _reservations(self) -> list[str]:
        """How many pages could not be read, and which corrections cannot be shown."""
        count = len(self.session.problems)
        unread = [self.tr("%Ln pages could not be read.", "", count)] if count else []
        return [*unread, *self._homeless(), *self._astray()]

    def _homeless(self) -> list[str]:
        """Of which fields corrections are kept, but not shown."""
        if not (names := self.session.homeless):
            return []
        text = self.tr(
            "Corrections of {0} are kept but not shown: no template has such a field any more."
            " A field of that name shows them again."
        )
        return [text.format(", ".join(f"“{name}”" for name in names))]

    def _astray(self) -> list[str]:
        """On how many pages corrections are kept, but not shown."""
        count = self.session.batch.astray if self.session.batch is not None else 0
        text = self.tr(
            "Corrections on %Ln pages are kept but not shown: the scans are gone or were replaced."
            " The old scans show them again.",
            "",
            count,
        )
        return [text] if count else []

    def _on_prepared(self) -> None:
        for text in self._homeless():
            self.messages.show_warning(text)

    def _show_note(self, text: str, action: str, slot: Callable[[], object] | None) -> None:
        self.messages.show_info(text, action, slot)

    def _show_title(self) -> None:
        stored = self.session.stored
        name = title_of(stored) if stored else self.tr("Forms")
        self.setWindowTitle(f"{name} – Plume")

    def _restore(self) -> None:
        theme.fit(self, theme.with_text(1280), theme.with_text(800), least=(960, 640))
        geometry = self._store.layout(_GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.bench.restore_layout(self._store.layout(_SPLITTER))
