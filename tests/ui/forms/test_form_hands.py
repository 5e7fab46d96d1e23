"""Forms of a batch grouped by the hands that filled them in."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.core.forms.results import FormResult
from app.core.hands import FilledForms
from app.core.pages.ink_mask import GreyImage
from tests.ui.forms.conftest import OpenForms, current
from tests.ui.hands import click, grouped, groups, members


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

    dialog, tree = grouped(qtbot, window, window.actions_.group_by_hand)

    assert groups(tree) == {"Hand 1": 2, "Too little writing to tell": 1}
    click(qtbot, tree, members(tree, 0)[1])
    assert current(window) == "2:Name"
    dialog.close()


def test_closing_the_window_ends_the_comparison(
    open_forms: OpenForms, scans: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilledForms, "of", written)
    before = set(threading.enumerate())
    window = open_forms(scans, form)
    window.actions_.group_by_hand.trigger()

    window.close()

    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if thread.name == "plume-worker"]


def test_a_form_is_shown_where_pages_were_looked_at(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilledForms, "of", written)
    window = open_forms(scans, form)
    window.bench.show_problems()
    dialog, tree = grouped(qtbot, window, window.actions_.group_by_hand)

    click(qtbot, tree, members(tree, 0)[0])

    assert current(window) == "1:Name"
    assert window.bench.field.isVisible()
    dialog.close()
