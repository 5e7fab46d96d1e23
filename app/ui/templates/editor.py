"""The template editor's window: assembles its parts and says what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import resources
from app.core.geometry import Box
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.tasks import Worker
from app.ui import dialogs, theme
from app.ui.message_bar import MessageBar
from app.ui.read.transfer import TEMPLATE, paths_of
from app.ui.sentences import translated
from app.ui.templates import transfer
from app.ui.templates.clipboard import FieldClipboard
from app.ui.templates.draft_copy import DraftCopy
from app.ui.templates.editor_actions import EditorActions
from app.ui.templates.editor_menus import add_context_menus, add_menus, canvas_keys, make_tool_bar
from app.ui.templates.empty_state import EditorStart
from app.ui.templates.files import SAMPLE_SCANS, EditorFiles
from app.ui.templates.recovery import DraftAutosave
from app.ui.templates.session import EditorSession
from app.ui.templates.shapes import Handle, inside
from app.ui.templates.suggestions import Suggestions
from app.ui.templates.trial import FormTrial
from app.ui.templates.workbench import EditorBench
from app.ui.translation import tr
from app.ui.window import Window

_GEOMETRY = "template_editor"
_LAYOUTS = ("template_columns", "template_fields")
_SHORT = 4000
_NEW_FIELD = (0.3, 0.04)
"""Width and height of a field that is added by key, as shares of the page's width and height."""


class TemplateEditor(Window):
    """Draws the fields of a form.

    Args:
        recognition: Reads filled forms that a template is tried on.
        store: Settings and geometry.
        recovery: Folder where a copy of what is unsaved is kept; None keeps none.

    Attributes:
        session: What is edited.
        files: Opens and saves.
        commands: The actions.
        trial: The filled form that is tried.
        bench: The form and its fields.
        messages: Shows what went wrong or is done.

    Signals:
        saved(Path): a template was saved.
    """

    saved = Signal(object)

    def __init__(
        self,
        recognition: RecognitionService,
        store: SettingsStore,
        recovery: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("template_editor")
        self.setAccessibleName(self.tr("Template editor"))
        self._store = store
        self._worker = Worker(self)
        self.session = EditorSession(self)
        self._clipboard = FieldClipboard(self.session, self)
        self.commands = EditorActions(self)
        self.files = EditorFiles(self.session, self._worker, store, self)
        self.trial = FormTrial(self.session, recognition, store.settings.review_threshold, self)
        self.suggestions = Suggestions(self.session, self._worker, recognition, self)
        self.bench = EditorBench(self.session, self.trial, self.suggestions, self.commands, self)
        self.messages = MessageBar(self)
        self._autosave = DraftAutosave(self.session, recovery, self) if recovery else None
        self._assemble()
        self._connect_commands()
        self._connect()
        self._restore()
        self._refresh()

    def edit(self, path: Path) -> None:
        """Opens a template."""
        self.files.open(path)

    def start(self, path: Path) -> None:
        """Begins a template on the picture of a form."""
        self.files.start(path)

    def open_sample(self) -> None:
        """Opens the template that comes with Plume."""
        self.files.open_sample()

    def restore(self, copy: DraftCopy, then: Callable[[], object]) -> None:
        """Opens a template of an earlier run; then does something, once it is kept again."""

        def keep() -> None:
            if self._autosave is None:
                then()
                return
            self._autosave.kept.connect(lambda: then(), Qt.ConnectionType.SingleShotConnection)
            self._autosave.keep()

        self.files.restore(copy.draft, copy.path, keep)

    def take(self, paths: Sequence[Path]) -> bool:
        """Opens a dropped template or picture; whether there was any."""
        if not paths:
            return False
        path = paths[0]
        (self.edit if path.suffix.lower() == TEMPLATE else self.start)(path)
        return True

    def take_drop(self, data: QMimeData) -> bool:
        """Opens a template or the picture of a form."""
        return self.take(paths_of(data))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets the template be saved, and remembers how the window stood."""
        left = []
        self.files.leave(lambda: left.append(True))
        if not left:
            event.ignore()
            return
        self.trial.end()
        self._store.save_layout(_GEOMETRY, self.saveGeometry())
        for name, state in zip(_LAYOUTS, self.bench.save_layout(), strict=True):
            self._store.save_layout(name, state)
        self._worker.shutdown()
        if self._autosave is not None:
            self._autosave.close()
        super().closeEvent(event)

    # assembling

    def _on_not_kept(self, message: str) -> None:
        text = self.tr("The template is not kept safe in case of a crash: {0}")
        self.messages.show_error(text.format(translated(message)))

    def _assemble(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(EditorStart(self.commands, self))
        self._pages.addWidget(self.bench)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages.framed())
        column.addWidget(self._pages, 1)
        self.set_centre(centre)
        self.addToolBar(make_tool_bar(self, self.commands))
        add_menus(self, self.commands)
        add_context_menus((self.bench.canvas, self.bench.fields), self.commands)
        self.setStatusBar(self.bench.make_status_bar(self))

    def _connect_commands(self) -> None:
        a, session, files = self.commands, self.session, self.files
        clipboard = self._clipboard
        slots = {
            a.new: files.choose_picture, a.open: files.choose_template, a.sample: files.open_sample,
            a.save: files.save, a.save_as: files.save_as, a.close: self.close,
            a.quit: QApplication.closeAllWindows,
            a.replace_picture: files.replace_picture,
            a.undo: session.undo_stack.undo, a.redo: session.undo_stack.redo,
            a.cut: clipboard.cut, a.copy: clipboard.copy, a.paste: clipboard.paste,
            a.duplicate: session.duplicate, a.remove: session.remove,
            a.select_all: session.select_all, a.add: self._add_field,
            a.rename: self.bench.field.edit_name, a.next: lambda: self._step(1),
            a.previous: lambda: self._step(-1), a.suggest: self._suggest,
            a.accept: session.accept, a.reject: session.reject, a.try_form: self._try,
            a.end_trial: self.trial.end, a.align_left: lambda: session.align(Handle.LEFT),
            a.align_right: lambda: session.align(Handle.RIGHT),
            a.align_top: lambda: session.align(Handle.TOP),
            a.align_bottom: lambda: session.align(Handle.BOTTOM),
            a.same_size: session.make_same_size,
            a.across: lambda: session.distribute(down=False),
            a.down: lambda: session.distribute(down=True),
            a.earlier: lambda: session.shift(-1), a.later: lambda: session.shift(1),
            a.sort: session.sort, a.keys: lambda: dialogs.show_keys(self, canvas_keys()),
        }  # fmt: skip
        for action, slot in slots.items():
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def _connect(self) -> None:
        session, files = self.session, self.files
        if self._autosave is not None:
            self._autosave.failed.connect(self._on_not_kept)
        files.failed.connect(self.messages.show_error)
        files.saved.connect(self._on_saved)
        files.picture_changed.connect(self._on_picture)
        session.opened.connect(self._on_opened)
        for signal in (session.draft_changed, session.selection_changed, session.saved_changed):
            signal.connect(self._refresh)
        session.undo_stack.indexChanged.connect(self._refresh)
        self.bench.form.page_wanted.connect(files.take_page)
        self.suggestions.failed.connect(self.messages.show_error)
        self.suggestions.found.connect(self._on_found)
        self.suggestions.changed.connect(self._refresh)
        self.trial.changed.connect(self._refresh)
        self._clipboard.changed.connect(self._refresh)
        self._clipboard.pasted.connect(self.bench.canvas.setFocus)
        self._clipboard.failed.connect(self.messages.show_error)

    def _restore(self) -> None:
        theme.fit(self, theme.with_text(1280), 840, least=(900, 600))
        geometry = self._store.layout(_GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.bench.restore_layout([self._store.layout(name) for name in _LAYOUTS])

    # what the person does

    def _add_field(self) -> None:
        draft = self.session.draft
        if draft is None:
            return
        width, height = (round(a * b) for a, b in zip(draft.size, _NEW_FIELD, strict=True))
        x, y = self.bench.canvas.middle
        box = Box(round(x - width / 2), round(y - height / 2), width, height)
        self.session.add([inside(box, draft.size)])
        self.bench.field.edit_name()

    def _step(self, by: int) -> None:
        """Selects the next field of the list, or the one before."""
        draft = self.session.draft
        keys = draft.keys if draft is not None else []
        if not keys:
            return
        chosen = [keys.index(key) for key in self.session.selection]
        at = (max(chosen) if by > 0 else min(chosen)) + by if chosen else (0 if by > 0 else -1)
        self.session.select([keys[at % len(keys)]])

    def _suggest(self) -> None:
        if self.files.picture is not None:
            self.messages.pass_on()
            self.suggestions.look(self.files.picture.image)

    def _try(self) -> None:
        scans = str(resources.path(SAMPLE_SCANS)) if self.files.sample else self.files.folder()
        pictures = self.tr("Pictures and PDFs ({0})").format(transfer.patterns())
        kinds = ";;".join([pictures, self.tr("All files (*)")])
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A filled form"), scans, kinds)
        if name:
            self.files.remember(Path(name))
            self.messages.pass_on()
            self.commands.show_scan.setChecked(True)
            self.trial.try_on(Path(name))

    # what happened

    def _on_opened(self) -> None:
        self.messages.pass_on()
        self._pages.setCurrentWidget(self.bench)
        self.bench.canvas.setFocus()
        if self.files.sample:
            self.messages.show_info(
                self.tr("This is a copy of the sample; try it on one of its filled forms."),
                self.commands.try_form.text().replace("&", ""),
                self.commands.try_form.trigger,
            )
        elif self.session.draft is not None and not self.session.draft.fields:
            self.messages.show_info(
                self.tr("Drag on the form to draw a field, or let Plume look for them."),
                self.commands.suggest.text().replace("&", ""),
                self.commands.suggest.trigger,
            )

    def _on_picture(self) -> None:
        self.bench.show_picture(self.files.picture, self.files.page_count)
        self._refresh()

    def _on_found(self, count: int, filled: bool) -> None:
        draft = self.session.draft
        if filled and draft is not None and not draft.filled:
            self.messages.show_info(
                self.tr(
                    "Most fields seem to be written in. Say so, and only lines count as printed"
                    " there; a blank form is read better."
                ),
                self.tr("Somebody has written on it"),
                self._set_filled,
            )
        elif not count:
            self.messages.show_info(
                self.tr("No more fields were found: draw them where people write.")
            )

    def _set_filled(self) -> None:
        self.session.set_form(self.tr("filled form", "undo"), filled=True)
        self.session.reject()
        self.commands.suggest.trigger()

    def _on_saved(self, path: Path) -> None:
        self.messages.pass_on()
        self.statusBar().showMessage(self.tr("Saved {0}.").format(path), _SHORT)
        self.saved.emit(path)

    def _refresh(self) -> None:
        """Switches actions on and off, and says what is open."""
        a, session, draft = self.commands, self.session, self.session.draft
        some, several = bool(session.selection), len(session.selection)
        suggested = bool(draft.suggested) if draft is not None else False
        fields = bool(draft.fields) if draft is not None else False
        trying = self.trial.path is not None
        states = {
            (a.save,): draft is not None and (session.unsaved or session.path is None),
            (a.save_as, a.replace_picture, a.add): draft is not None,
            (a.suggest,): self.files.picture is not None and not self.suggestions.running,
            (a.try_form, a.select_all, a.next, a.previous, a.sort): fields,
            (a.undo,): session.undo_stack.canUndo(),
            (a.redo,): session.undo_stack.canRedo(),
            (a.cut, a.copy, a.duplicate, a.remove): some,
            (a.rename, a.earlier, a.later): several == 1,
            (a.paste,): draft is not None and self._clipboard.full,
            tuple(a.arranging[:-2]): several >= 2,
            tuple(a.arranging[-2:]): several >= 3,
            (a.accept, a.reject): suggested,
            (a.show_scan,): self.trial.picture is not None,
            (a.end_trial,): trying,
            (a.zoom_in, a.zoom_out, a.fit, a.fit_width): draft is not None,
        }
        for actions, state in states.items():
            for action in actions:
                action.setEnabled(state)
        stack = session.undo_stack
        a.undo.setText(tr("&Undo {0}").format(stack.undoText()).rstrip())
        a.redo.setText(tr("&Redo {0}").format(stack.redoText()).rstrip())
        self._show_title()

    def _show_title(self) -> None:
        draft, path = self.session.draft, self.session.path
        if draft is None:
            self.setWindowModified(False)
            title = self.tr("Form template")
            self.setWindowTitle(f"{title} – Plume")
            return
        file = f" – {path.name}" if path is not None else ""
        title = self.tr("{0}[*] – form template").format(f"{draft.name}{file}")
        self.setWindowTitle(f"{title} – Plume")
        self.setWindowModified(self.session.unsaved)
