from __future__ import annotations

from app.core.settings import LIMITS, MAX_RECENT, MODES, Settings
from model.fields import Field


def test_defaults_make_sense() -> None:
    settings = Settings()

    assert settings.mode in MODES
    for name, (least, greatest) in LIMITS.items():
        assert least <= getattr(settings, name) <= greatest
    assert Field.parse(settings.field)
    assert settings.recent_files == ()


def test_recent_files_are_newest_first_and_once() -> None:
    settings = Settings().with_recent("a").with_recent("b").with_recent("a")

    assert settings.recent_files == ("a", "b")


def test_recent_files_are_few() -> None:
    settings = Settings()
    for number in range(MAX_RECENT + 5):
        settings = settings.with_recent(str(number))

    assert len(settings.recent_files) == MAX_RECENT
    assert settings.recent_files[0] == str(MAX_RECENT + 4)
