"""The actions of the window for batches of forms."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.actions import make_action
from app.ui.translation import tr

Key = QKeySequence.StandardKey


class FormsActions:
    """Makes the actions; who carries them out connects to them.

    Args:
        parent: The window they belong to; texts are translated in its name.
    """

    def __init__(self, parent: QWidget) -> None:
        self.new_batch = make_action(
            parent, "new_batch", tr("&New batch"), shortcut=Key.New, icon="open",
            tip=tr("Choose other scans; what is open is kept"),
        )  # fmt: skip
        self.add_folder = make_action(
            parent, "add_folder", tr("Add &folder…"), shortcut="Ctrl+Shift+O",
            tip=tr("Read every scan in a folder"),
        )  # fmt: skip
        self.add_files = make_action(
            parent, "add_files", tr("Add fi&les…"), shortcut=Key.Open,
            tip=tr("Read PDFs and pictures"),
        )  # fmt: skip
        self.add_templates = make_action(
            parent, "add_templates", tr("Add &template…"), shortcut="Ctrl+T",
            tip=tr("Choose a template file (.json)"),
        )  # fmt: skip
        self.new_template = make_action(
            parent, "new_template", tr("Ne&w template…"), shortcut="Ctrl+Shift+N",
            tip=tr("Draw the fields on a scan of the empty form"),
        )  # fmt: skip
        self.start = make_action(
            parent, "start_batch", tr("&Start reading"), shortcut="F5", icon="read"
        )
        self.start_anew = make_action(
            parent, "start_anew", tr("Read all &again"), shortcut="Ctrl+F5",
            tip=tr("Begin anew; what was read and corrected earlier stays in the list"),
        )  # fmt: skip
        self.sample = make_action(
            parent, "open_sample_batch", tr("Open the sa&mple batch"), shortcut="Ctrl+Shift+T",
            tip=tr("See the whole way with some filled forms"),
        )  # fmt: skip
        self._make_run_actions(parent)
        self._make_review_actions(parent)
        self._make_look_actions(parent)

    def _make_run_actions(self, parent: QWidget) -> None:
        self.pause = make_action(
            parent, "pause_batch", tr("&Pause"), shortcut="Ctrl+P",
            tip=tr("Begin no new page, or go on"),
        )  # fmt: skip
        self.stop = make_action(
            parent, "stop_batch", tr("S&top"), shortcut="Ctrl+.", icon="cancel",
            tip=tr("Stop reading; what is read stays"),
        )  # fmt: skip
        self.export = make_action(
            parent, "export_forms", tr("&Export…"), shortcut="Ctrl+Shift+E", icon="export",
            tip=tr("Give the table away for Excel, as CSV or JSON"),
        )  # fmt: skip
        self.close = make_action(
            parent, "close_forms", tr("&Close"), shortcut=Key.Close,
            tip=tr("Close the window; everything is kept"),
        )  # fmt: skip
        self.quit = make_action(
            parent, "quit", tr("&Quit"), shortcut="Ctrl+Q", tip=tr("Close all windows of Plume")
        )

    def _make_review_actions(self, parent: QWidget) -> None:
        self.review = make_action(
            parent, "review_forms", tr("&Check the doubtful fields"), shortcut="F8", icon="warning",
            tip=tr("Go through the fields to look at, one after the other"),
        )  # fmt: skip
        self.previous = make_action(
            parent, "previous_field", tr("&Back to the field before"), shortcut="Shift+F8",
            icon="previous",
        )  # fmt: skip
        self.undo = make_action(parent, "undo", tr("&Undo"), shortcut=Key.Undo, icon="undo")
        self.redo = make_action(
            parent, "redo", tr("&Redo"), shortcut=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"
        )
        self.by_field = make_action(
            parent, "review_by_field", tr("Field by f&ield"), shortcut="Ctrl+B", checkable=True,
            tip=tr("Check all dates together, then all names, instead of form by form"),
        )  # fmt: skip
        self.group_by_hand = make_action(
            parent, "group_by_hand", tr("Group by &hand…"), shortcut="Ctrl+Shift+G",
            tip=tr("Put together the forms that look like the same hand"),
        )  # fmt: skip
        self.table = make_action(
            parent, "show_table", tr("&Table"), shortcut="F9", icon="lines", checkable=True,
            tip=tr("Show the table beside the page"),
        )  # fmt: skip

        self.pictures = make_action(
            parent, "show_pictures", tr("&Pictures of one field"), shortcut="F7",
            tip=tr("See together what is written in this field on all forms, such as all dates"),
        )  # fmt: skip

    def _make_look_actions(self, parent: QWidget) -> None:
        self.zoom_in = make_action(
            parent, "zoom_in", tr("Zoom &in"), shortcut=("Ctrl++", "Ctrl+="), icon="zoom-in"
        )
        self.zoom_out = make_action(
            parent, "zoom_out", tr("Zoom &out"), shortcut="Ctrl+-", icon="zoom-out"
        )
        self.fit = make_action(
            parent, "zoom_fit", tr("&Fit page"), shortcut="Ctrl+0", icon="zoom-fit",
            tip=tr("Show the whole page"),
        )  # fmt: skip
        self.read_page = make_action(
            parent, "open_in_read", tr("Open in Read &mode"), shortcut="Ctrl+R", icon="text",
            tip=tr("Read the selected page as a free page"),
        )  # fmt: skip
        self.keys = make_action(
            parent, "keys", tr("&Keyboard shortcuts"), shortcut="F1", icon="help"
        )
