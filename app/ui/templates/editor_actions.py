"""The actions of the template editor; menus, toolbar and keyboard share them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.actions import Shortcut, make_action
from app.ui.translation import tr

Key = QKeySequence.StandardKey


class EditorActions:
    """Makes the actions; who carries them out connects to them.

    Args:
        parent: The window they belong to.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._make_file_actions()
        self._make_edit_actions()
        self._make_field_actions()
        self._make_arranging_actions()
        self._make_look_actions()

    def _make_file_actions(self) -> None:
        make = self._make
        self.new = make(
            "new_template", tr("&New template…"), Key.New, icon="add",
            tip=tr("Choose the picture of a form, blank if you have one"),
        )  # fmt: skip
        self.open = make(
            "open_template", tr("&Open template…"), Key.Open, icon="open",
            tip=tr("Open a template file (.json)"),
        )  # fmt: skip
        self.sample = make(
            "open_sample_template", tr("Open the sa&mple template"), "Ctrl+Shift+T",
            icon="text", tip=tr("A finished template, with filled forms to try it on"),
        )  # fmt: skip
        self.save = make("save_template", tr("&Save"), Key.Save, icon="save")
        self.save_as = make(
            "save_template_as", tr("Save &as…"), "Ctrl+Shift+S",
            tip=tr("Save as another template; the picture goes along"),
        )  # fmt: skip
        self.replace_picture = make(
            "replace_picture", tr("Replace the &picture…"), "Ctrl+Shift+P",
            tip=tr("Take another scan of the same form; the fields stay"),
        )  # fmt: skip
        self.close = make("close_editor", tr("&Close"), "Ctrl+W", icon="cancel")
        self.quit = make("quit", tr("&Quit"), "Ctrl+Q", tip=tr("Close all windows of Plume"))

    def _make_edit_actions(self) -> None:
        make = self._make
        self.undo = make("undo", tr("&Undo"), Key.Undo, icon="undo")
        self.redo = make("redo", tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo")
        self.cut = make("cut_fields", tr("Cu&t"), Key.Cut, tip=tr("Cut the selected fields"))
        self.copy = make(
            "copy_fields", tr("&Copy"), Key.Copy, icon="copy", tip=tr("Copy the selected fields")
        )
        self.paste = make(
            "paste_fields", tr("&Paste"), Key.Paste, icon="paste", tip=tr("Paste fields")
        )
        self.duplicate = make(
            "duplicate_fields", tr("&Duplicate"), "Ctrl+D",
            tip=tr("Make more fields like the selected ones"),
        )  # fmt: skip
        self.remove = make(
            "remove_fields", tr("Remo&ve"), ("Del", "Backspace"), icon="remove",
            tip=tr("Remove the selected fields"),
        )  # fmt: skip
        self.select_all = make("select_all_fields", tr("Select &all"), Key.SelectAll)

    def _make_field_actions(self) -> None:
        make = self._make
        self.add = make(
            "add_field", tr("&Add a field"), ("Ctrl+Shift+A", "Ins"), icon="add",
            tip=tr("Put a new field in the middle of what you see"),
        )  # fmt: skip
        self.rename = make(
            "rename_field", tr("&Name the field"), "F2", tip=tr("Go to the name of the field")
        )
        self.next = make("next_field", tr("Ne&xt field"), "F6", icon="next")
        self.previous = make("previous_field", tr("Pre&vious field"), "Shift+F6", icon="previous")
        self.suggest = make(
            "suggest_fields", tr("&Find the fields"), "F7", icon="search",
            tip=tr("Look for boxes, lines and check boxes on the form"),
        )  # fmt: skip
        self.accept = make(
            "accept_fields", tr("A&ccept all"), "Ctrl+Return", icon="check",
            tip=tr("Take all fields that Plume found"),
        )  # fmt: skip
        self.reject = make(
            "reject_fields", tr("&Discard the rest"), "Ctrl+Del",
            tip=tr("Remove the fields that Plume found and you have not touched"),
        )  # fmt: skip
        self.try_form = make(
            "try_form", tr("&Try it…"), "F5", icon="read",
            tip=tr("Read a filled form with this template"),
        )  # fmt: skip
        self.show_scan = make(
            "show_scan", tr("Show what is &written"), "F8", checkable=True,
            tip=tr("Show the filled form, or the blank one"),
        )  # fmt: skip
        self.end_trial = make(
            "end_trial", tr("&End the trial"), "Shift+F5", tip=tr("Go back to drawing fields")
        )

    def _make_arranging_actions(self) -> None:
        make = self._make
        self.align_left = make("align_left", tr("Align &left"), "Ctrl+Alt+Left")
        self.align_right = make("align_right", tr("Align &right"), "Ctrl+Alt+Right")
        self.align_top = make("align_top", tr("Align &top"), "Ctrl+Alt+Up")
        self.align_bottom = make("align_bottom", tr("Align &bottom"), "Ctrl+Alt+Down")
        self.same_size = make(
            "same_size", tr("Same &size"), "Ctrl+Alt+S",
            tip=tr("Make the fields as large as the one that was selected first"),
        )  # fmt: skip
        self.across = make("distribute_across", tr("Equal gaps &across"), "Ctrl+Alt+H")
        self.down = make("distribute_down", tr("Equal gaps &down"), "Ctrl+Alt+V")
        self.earlier = make(
            "field_earlier", tr("&Earlier column"), "Alt+Up", tip=tr("Move the field up the list")
        )
        self.later = make(
            "field_later", tr("Later &column"), "Alt+Down", tip=tr("Move the field down the list")
        )
        self.sort = make(
            "sort_fields", tr("Reading &order"), "Ctrl+Alt+O",
            tip=tr("Order the fields as they are read on the form"),
        )  # fmt: skip

    def _make_look_actions(self) -> None:
        make = self._make
        self.zoom_in = make("zoom_in", tr("Zoom &in"), ("Ctrl++", "Ctrl+="), icon="zoom-in")
        self.zoom_out = make("zoom_out", tr("Zoom &out"), "Ctrl+-", icon="zoom-out")
        self.fit = make(
            "zoom_fit", tr("&Fit page"), "Ctrl+0", icon="zoom-fit", tip=tr("Show the whole page")
        )
        self.fit_width = make(
            "fit_width", tr("Fit &width"), "Ctrl+Shift+F",
            tip=tr("Make the page as wide as the view"),
        )  # fmt: skip
        self.keys = make("keys", tr("&Keyboard shortcuts"), "F1", icon="help")

    @property
    def arranging(self) -> list[QAction]:
        """What two or more fields are needed for; the last two need three."""
        return [
            self.align_left, self.align_right, self.align_top, self.align_bottom, self.same_size,
            self.across, self.down,
        ]  # fmt: skip

    def _make(
        self,
        name: str,
        text: str,
        shortcut: Shortcut | tuple[Shortcut, ...],
        *,
        icon: str = "",
        tip: str = "",
        checkable: bool = False,
    ) -> QAction:
        return make_action(
            self._parent, name, text, shortcut=shortcut, icon=icon, tip=tip, checkable=checkable
        )
