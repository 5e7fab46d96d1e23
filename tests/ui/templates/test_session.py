"""Whatever is done to a template can be undone, step by step, to where it began."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField, Template
from app.core.geometry import Box
from app.ui.templates.session import EditorSession
from app.ui.templates.shapes import Handle

SIZE = (400, 300)
TEMPLATE = Template(
    "Club",
    Path("club.png"),
    SIZE,
    tuple(FormField(name, Box(20, 60 * row + 10, 200, 40)) for row, name in enumerate("ABCD")),
)

STEPS: list[Callable[[EditorSession, int], object]] = [
    lambda s, n: s.select([s.draft.keys[n % len(s.draft.keys)]] if s.draft.keys else []),  # pyright: ignore[reportOptionalMemberAccess]
    lambda s, _n: s.select_all(),
    lambda s, n: s.add([Box(n, n, 30, 20)]),
    lambda s, n: s.nudge(n - 20, 3),
    lambda s, n: s.grow(5, n - 20),
    lambda s, _n: s.duplicate(),
    lambda s, _n: s.remove(),
    lambda s, _n: s.align(Handle.LEFT),
    lambda s, _n: s.distribute(down=True),
    lambda s, _n: s.make_same_size(),
    lambda s, n: s.set_part("name", f"N{n}", "renaming"),
    lambda s, n: s.set_part("required", n % 2 == 0, "required"),
    lambda s, n: s.set_form("name", name=f"Form {n}"),
    lambda s, n: s.shift(n % 3 - 1),
    lambda s, _n: s.sort(),
    lambda s, n: s.suggest([FormField("Found", Box(300, n, 40, 20))]),
    lambda s, _n: s.accept(),
    lambda s, _n: s.reject(),
]


@pytest.fixture
def session(qtbot: QtBot) -> EditorSession:
    session = EditorSession()
    session.load(TEMPLATE, Path("club.json"), new=False)
    return session


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 39)), max_size=12))
def test_every_step_back_leads_where_it_began(
    session: EditorSession, steps: list[tuple[int, int]]
) -> None:
    session.load(TEMPLATE, Path("club.json"), new=False)
    first = session.draft
    seen = {0: first}
    for step, number in steps:
        STEPS[step](session, number)
        seen[session.undo_stack.index()] = session.draft

    last = session.draft
    while session.undo_stack.canUndo():
        assert session.draft == seen[session.undo_stack.index()]
        session.undo_stack.undo()
    assert session.draft == first
    assert not session.unsaved
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.draft == last
    assert last is not None
    assert set(session.selection) <= set(last.keys)


def test_a_step_that_changes_nothing_is_none(session: EditorSession) -> None:
    session.select_all()
    session.nudge(0, 0)
    session.set_part("kind", "text", "kind")
    session.accept()
    assert session.undo_stack.count() == 0
    assert not session.unsaved


def test_there_and_back_is_no_step(session: EditorSession) -> None:
    session.select([session.draft.keys[0]])  # pyright: ignore[reportOptionalMemberAccess]
    session.nudge(1, 0)
    session.nudge(-1, 0)
    assert session.undo_stack.count() == 0
    assert not session.unsaved


def test_names_of_copies_count_on(session: EditorSession) -> None:
    session.select(session.draft.keys[:2])  # pyright: ignore[reportOptionalMemberAccess]
    session.duplicate()
    session.duplicate()
    names = {placed.field.name for placed in session.draft.fields}  # pyright: ignore[reportOptionalMemberAccess]
    assert names == {*"ABCD", "A 2", "B 2", "A 3", "B 3"}


def test_no_step_brings_back_the_place_that_the_picture_was_saved_away_from(
    session: EditorSession,
) -> None:
    def picture() -> Path:
        assert session.draft is not None
        return session.draft.picture

    session.add([Box(5, 5, 30, 20)])
    for copy in (Path("a/club.png"), Path("b/club.png"), Path("a/club.png")):
        session.mark_saved(copy.with_suffix(".json"), copy, 1)
        assert picture() == copy
        session.undo_stack.undo()
        assert picture() == copy
        session.undo_stack.redo()
        assert picture() == copy
