"""The actions of Read mode; menus, toolbar and keyboard share them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.actions import make_action
from app.ui.translation import tr

Key = QKeySequence.StandardKey


class ReadActions:
    """Makes the actions; who carries them out connects to them.

    Args:
        parent: The view they belong to.
    """

    def __init__(self, parent: QWidget) -> None:
        self._make_file_actions(parent)
        self._make_edit_actions(parent)
        self._make_page_actions(parent)
        self._make_view_actions(parent)

    def _make_file_actions(self, parent: QWidget) -> None:
        self.open = make_action(
            parent, "open", tr("&Open…"), shortcut=Key.Open, icon="open",
            tip=tr("Open pictures, PDFs or ink"),
        )  # fmt: skip
        self.open_folder = make_action(
            parent, "open_folder", tr("Open &folder…"), shortcut="Ctrl+Shift+O",
            tip=tr("Open everything in a folder that can be read"),
        )  # fmt: skip
        self.sample = make_action(
            parent, "open_sample", tr("&Try the sample page"), shortcut="Ctrl+Shift+T", icon="text"
        )
        self.paste = make_action(
            parent, "paste", tr("&Paste picture"), shortcut=Key.Paste, icon="paste",
            tip=tr("Open the picture or files on the clipboard"),
        )  # fmt: skip
        self.new = make_action(
            parent, "new_project", tr("&New project"), shortcut=Key.New,
            tip=tr("Put away what is open and begin anew"),
        )  # fmt: skip
        self.save = make_action(
            parent, "save", tr("&Save"), shortcut=Key.Save, icon="save",
            tip=tr("Save pages, text and corrections as a project"),
        )  # fmt: skip
        self.save_as = make_action(
            parent, "save_as", tr("Save &as…"), shortcut="Ctrl+Shift+S",
            tip=tr("Save as another project, with copies of the scans if you like"),
        )  # fmt: skip
        self.export = make_action(
            parent, "export", tr("&Export…"), shortcut="Ctrl+Shift+E", icon="export",
            tip=tr("Give the text of all pages away as a table, a text or a searchable PDF"),
        )  # fmt: skip
        self.close_page = make_action(
            parent, "close_page", tr("&Close page"), shortcut="Ctrl+W", icon="cancel"
        )
        self.close_all = make_action(
            parent, "close_all", tr("Close a&ll pages"), shortcut="Ctrl+Shift+W"
        )

    def _make_edit_actions(self, parent: QWidget) -> None:
        self.undo = make_action(parent, "undo", tr("&Undo"), shortcut=Key.Undo, icon="undo")
        self.redo = make_action(
            parent, "redo", tr("&Redo"), shortcut=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"
        )
        self.copy_lines = make_action(
            parent, "copy_lines", tr("Copy &lines"), shortcut=Key.Copy,
            tip=tr("Copy the text of the selected lines"),
        )  # fmt: skip
        self.copy_all = make_action(
            parent, "copy_all", tr("Copy &all text"), shortcut="Ctrl+Shift+C", icon="copy",
            tip=tr("Copy the text of all pages"),
        )  # fmt: skip
        self.edit_line = make_action(
            parent, "edit_line", tr("&Edit text"), shortcut="Ctrl+E",
            tip=tr("Go to the editor of the line"),
        )  # fmt: skip
        self.remove_lines = make_action(
            parent, "remove_lines", tr("Re&move lines"), shortcut="Ctrl+Del", icon="remove",
            tip=tr("Take the selected lines off the page"),
        )  # fmt: skip
        self.add_line = make_action(
            parent, "add_line", tr("A&dd a line"), shortcut="Ctrl+Shift+L", icon="add",
            tip=tr("Draw a box around writing that was not found"), checkable=True,
        )  # fmt: skip
        self.mark_reviewed = make_action(
            parent, "mark_reviewed", tr("Chec&ked: it is right"),
            shortcut=("Ctrl+Return", "Ctrl+Enter"), icon="check",
            tip=tr("Mark the selected lines as checked, or take that back"),
        )  # fmt: skip
        self.threshold = make_action(
            parent, "threshold", tr("Review &threshold"), shortcut="Ctrl+T",
            tip=tr("How sure Plume must be of a line that you need not check"),
        )  # fmt: skip
        self.next_doubtful = make_action(
            parent, "next_doubtful", tr("&Next doubtful line"), shortcut="F8", icon="warning"
        )
        self.previous_doubtful = make_action(
            parent, "previous_doubtful", tr("Pre&vious doubtful line"), shortcut="Shift+F8"
        )

    def _make_page_actions(self, parent: QWidget) -> None:
        self.previous_page = make_action(
            parent, "previous_page", tr("&Previous page"), shortcut="Ctrl+PgUp", icon="previous"
        )
        self.next_page = make_action(
            parent, "next_page", tr("&Next page"), shortcut="Ctrl+PgDown", icon="next"
        )
        self.rotate_left = make_action(
            parent, "rotate_left", tr("Rotate &left"), shortcut="Ctrl+Shift+R", icon="rotate-left"
        )
        self.rotate_right = make_action(
            parent, "rotate_right", tr("Rotate &right"), shortcut="Ctrl+R", icon="rotate-right"
        )
        self.read_again = make_action(
            parent, "read_again", tr("Read page a&gain"), shortcut="F5", icon="read"
        )
        self.read_single = make_action(
            parent, "read_single", tr("Read as &one line"), shortcut="Shift+F5",
            tip=tr("Read the whole picture as one word or line"),
        )  # fmt: skip
        self.read_all = make_action(
            parent, "read_all", tr("Read &all pages"), shortcut="Ctrl+F5",
            tip=tr("Read every page that has not been read yet"),
        )  # fmt: skip
        self.group_by_hand = make_action(
            parent, "group_by_hand", tr("Group by &hand…"), shortcut="Ctrl+Shift+G",
            tip=tr("Put together the pages that look like the same hand"),
        )  # fmt: skip
        self.stop = make_action(
            parent, "stop_reading", tr("&Stop reading"), shortcut="Esc", icon="cancel"
        )

    def _make_view_actions(self, parent: QWidget) -> None:
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
        self.fit_width = make_action(
            parent, "fit_width", tr("Fit &width"), shortcut="Ctrl+Shift+F",
            tip=tr("Make the page as wide as the view"),
        )  # fmt: skip
        self.before = self._switch(
            parent, "show_before", tr("&Before"), "F6", tip=tr("The page as it was scanned")
        )
        self.after = self._switch(
            parent, "show_after", tr("&After"), "F7", tip=tr("The page as the recogniser sees it")
        )
        group = QActionGroup(parent)
        group.addAction(self.before)
        group.addAction(self.after)
        self.before.setChecked(True)
        self.histogram = self._switch(
            parent, "histogram", tr("&Histogram"), "Ctrl+H", icon="histogram",
            tip=tr("Grey levels before and after"),
        )  # fmt: skip
        self.outlines = self._switch(
            parent, "outlines", tr("&Lines on the page"), "Ctrl+L", icon="lines",
            tip=tr("Show the lines that were found"),
        )  # fmt: skip
        self.outlines.setChecked(True)

    @staticmethod
    def _switch(
        parent: QWidget, name: str, text: str, shortcut: str, *, icon: str = "", tip: str = ""
    ) -> QAction:
        return make_action(
            parent, name, text, shortcut=shortcut, icon=icon, tip=tip, checkable=True
        )
