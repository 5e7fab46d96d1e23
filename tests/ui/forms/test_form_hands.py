"""Forms of a pile grouped by the hands that filled them in."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from app.core.forms.results import FormResult
from app.core.hands import FilledForms
from app.core.pages.ink_mask import GreyImage
from app.ui.hands_dialog import HandsDialog
from tests.ui.forms.conftest import OpenForms, current


def written(_forms: FilledForms, result: FormResult) -> list[GreyImage]:
    """The same writing on all forms but the last, which has none."""
    line = np.full((80, 500), 255, np.uint8)
    cv2.putText(line, "a name", (20, 60), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 3)
    return [] if result.file.stem.endswith("3") else [line]


def test_forms_are_grouped_and_shown_on_a_click(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilledForms, "of", written)
    window = open_forms(scans, form)

    window.actions_.group_by_hand.trigger()
    dialog = window.findChild(HandsDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitSignal(dialog.ready).wait()

    tree = dialog.findChild(QTreeWidget, "hands_groups")
    assert tree is not None
    together, empty = tree.topLevelItem(0), tree.topLevelItem(1)
    assert together is not None
    assert empty is not None
    assert (together.text(0), together.childCount()) == ("Hand 1", 2)
    assert (empty.text(0), empty.childCount()) == ("Too little writing to tell", 1)
    second = together.child(1)
    assert second is not None
    place = tree.visualItemRect(second).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert current(window) == "2:Name"
    dialog.close()
