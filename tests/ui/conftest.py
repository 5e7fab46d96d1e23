"""The window speaks English in tests, plural forms included, whatever the machine's language.

``french`` and ``large`` make it speak French, and its text twice as large.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import theme, translation
from app.ui.garbage import GarbageCollector


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> GarbageCollector:
    return GarbageCollector(qapp)


@pytest.fixture(autouse=True)
def no_garbage_left(garbage: GarbageCollector) -> Iterator[None]:
    yield
    garbage.collect()


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    translators = translation.install(qapp, "fr")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    translation.install(qapp, "en")


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Text at twice its size."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(before.pointSizeF() * 2)
    look = theme.Theme(qapp)
    qapp.setFont(font)
    yield
    qapp.removeEventFilter(look)
    qapp.setStyleSheet("")
    qapp.setFont(before)
