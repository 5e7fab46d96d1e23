"""A model that reads at once, and something to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from model.recognizer import Recognizer
from tests.fakes import fake_recognizer
from tests.unit.core.files import (
    blank_page,
    save,
    write,
    written_page,
)


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replaces the bundled model; calling it changes what is read."""

    def use(texts: str | Sequence[str] = "hello") -> None:
        loaded = fake_recognizer(texts)
        monkeypatch.setattr(Recognizer, "load", lambda *_, **__: loaded)

    use()
    return use


@pytest.fixture
def word(tmp_path: Path) -> Path:
    page = blank_page(80, 240)
    write(page, "hello", 20, 50)
    return save(tmp_path / "word.png", page)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of three lines."""
    return save(tmp_path / "page.png", written_page(3)[0])
