"""End-to-end tests need a real display and a window manager: ``scripts/with-display`` has both."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True, scope="session")
def display() -> None:
    """Refuses to pretend: without a real display there is nothing these tests could show."""
    real = os.environ.get("DISPLAY") and os.environ["QT_QPA_PLATFORM"] == "xcb"
    if not real or shutil.which("xdotool") is None:
        pytest.exit("Run these tests with: scripts/with-display pytest tests/e2e", returncode=4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("e2e")


@pytest.fixture
def plume(home: Path, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program with some arguments, in an isolated home; ends it with the test."""
    running: list[Program] = []

    def start(*arguments: str | Path) -> Program:
        # the windows are found by their English names
        environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        log = tmp_path / f"plume-{len(running)}.log"
        running.append(Program(arguments, environment, log))
        return running[-1]

    yield start
    for program in running:
        program.end()
