"""The window speaks English in tests, plural forms included, whatever the machine's language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import translation


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    translation.install(qapp, "en")
