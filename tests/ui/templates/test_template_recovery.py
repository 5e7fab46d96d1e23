"""A template that nobody saved outlives a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.autosave import leftovers
from app.ui.read.recovery import Offer
from app.ui.templates.draft_copy import DRAFT, DraftCopy, DraftCopyError, read_copy, write_copy
from app.ui.templates.recovery import TemplateRecovery
from tests.ui.templates.conftest import OpenEditor, drag, field, forget, names, selected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


def copies(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{DRAFT}"))


def offer_of(folder: Path, restore: Callable[..., object]) -> tuple[TemplateRecovery, Offer]:
    """What is offered of a folder."""
    offers: list[Offer] = []
    recovery = TemplateRecovery(folder, restore)
    recovery.offered.connect(offers.append)
    recovery.look()
    (offer,) = offers
    return recovery, offer


def test_what_is_drawn_is_kept_until_it_is_saved(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path, folder: Path
) -> None:
    editor = open_editor(blank, recovery=folder)

    drag(qtbot, editor, (700, 900), (1100, 960))
    qtbot.waitUntil(lambda: bool(copies(folder)))

    copy = read_copy(copies(folder)[0])
    assert (copy.path, copy.draft.picture, len(copy.draft.fields)) == (None, blank, 1)
    assert copy.draft.fields[0].field == editor.session.selected[0].field
    editor.session.mark_saved(blank.with_suffix(".json"), blank, 1)
    qtbot.waitUntil(lambda: not copies(folder))
    drag(qtbot, editor, (700, 1000), (1100, 1060))
    qtbot.waitUntil(lambda: bool(copies(folder)))
    forget(editor)
    editor.close()
    assert list(folder.iterdir()) == []


def test_what_a_crash_left_is_drawn_again(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, folder: Path, tmp_path: Path
) -> None:
    first = open_editor(template)
    draft = first.session.draft
    assert draft is not None
    folder.mkdir()
    write_copy(folder / f"old{DRAFT}", DraftCopy(draft.without(draft.keys[:1]), template))

    editor = open_editor(recovery=folder)
    recovery, offer = offer_of(folder, editor.restore)
    assert "Garden club membership" in offer.text
    offer.restore()
    qtbot.waitUntil(lambda: not (folder / f"old{DRAFT}").exists())

    assert names(editor) == names(first)[1:]
    assert field(editor, "Code") == field(first, "Code")
    assert (editor.session.path, editor.session.unsaved) == (template, True)
    assert selected(editor) == []
    assert len(copies(folder)) == 1
    assert leftovers(folder, DRAFT) == []
    recovery.close()


def test_it_can_be_turned_down_or_left(
    open_editor: OpenEditor, template: Path, folder: Path
) -> None:
    draft = open_editor(template).session.draft
    assert draft is not None
    folder.mkdir()
    write_copy(folder / f"old{DRAFT}", DraftCopy(draft, None))

    recovery, _ = offer_of(folder, lambda *_: None)
    recovery.close()
    recovery, offer = offer_of(folder, lambda *_: None)
    offer.discard()
    recovery.close()

    assert list(folder.iterdir()) == []


def test_what_was_discarded_is_had_back(
    open_editor: OpenEditor, template: Path, folder: Path
) -> None:
    draft = open_editor(template).session.draft
    assert draft is not None
    folder.mkdir()
    for number in (1, 2):
        write_copy(
            folder / f"{number}{DRAFT}", DraftCopy(replace(draft, name=f"Form {number}"), None)
        )
    offers: list[Offer] = []
    notes: list[Callable[[], object]] = []
    recovery = TemplateRecovery(folder, lambda _copy, then: then())
    recovery.offered.connect(offers.append)
    recovery.note.connect(lambda _text, _action, slot: notes.append(slot))
    recovery.look()

    offers[0].discard()
    assert notes == []
    offers[1].discard()
    (bring_back,) = notes
    bring_back()
    offers[2].restore()
    offers[3].discard()

    assert offers[0].text == offers[2].text != offers[1].text == offers[3].text
    assert len(copies(folder)) == 1
    recovery.close()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"version": 9}', '{"version": 1, "size": 3}', "[1]", "[" * 9999,
     '{"version": 1, "size": [1e999, 1]}'],
)  # fmt: skip
def test_a_damaged_copy_is_told_and_put_aside(folder: Path, text: str) -> None:
    folder.mkdir()
    copy = folder / f"old{DRAFT}"
    copy.write_text(text)
    with pytest.raises(DraftCopyError, match=str(copy)):
        read_copy(copy)
    problems: list[str] = []
    recovery = TemplateRecovery(folder, lambda *_: None)
    recovery.problem.connect(problems.append)

    recovery.look()

    (problem,) = problems
    assert str(copy) in problem
    assert [path.name for path in folder.iterdir()] == ["old.damaged"]
