"""Where to save, when the name that was typed still lacks its ending."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.translation import tr


def with_suffix(path: Path, suffix: str, window: QWidget) -> Path | None:
    """A path that ends so.

    The dialog has asked about a file of the name that was typed only; where the ending leads to
    another file, the person is asked here.

    Args:
        path: As it was typed.
        suffix: In small letters, with its dot.
        window: Parent of the question.

    Returns:
        None where that file shall stay as it is.
    """
    if path.name.lower().endswith(suffix):
        return path
    # of .alto.xml the dialog knows the last part only, and has put that there
    last = suffix[suffix.rindex(".") :]
    stem = path.name[: -len(last)] if path.name.lower().endswith(last) else path.name
    whole = path.with_name(stem + suffix)
    return whole if not whole.exists() or _may_replace(whole, window) else None


def _may_replace(path: Path, window: QWidget) -> bool:
    box = QMessageBox(window)
    box.setObjectName("ask_to_replace")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Plume")
    box.setText(tr("{0} exists already. Replace it?").format(path.name))
    replace = box.addButton(tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is replace
