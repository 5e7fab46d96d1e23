"""What to do with a template that is not saved."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.translation import tr


class Answer(Enum):
    """What the person wants."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_to_save(parent: QWidget) -> Answer:
    """Asks before a template that is in no file is put away."""
    box = QMessageBox(parent)
    box.setObjectName("ask_to_save_template")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Plume")
    box.setText(tr("The template has not been saved."))
    box.setInformativeText(tr("Save it before it is closed?"))
    save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("&Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)
    box.exec()
    box.deleteLater()
    if box.clickedButton() is save:
        return Answer.SAVE
    return Answer.DISCARD if box.clickedButton() is discard else Answer.CANCEL
