from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from app.core.settings import Settings
from app.services.settings_store import SettingsStore


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert SettingsStore(tmp_path / "plume.ini").settings == Settings()


def test_settings_survive(tmp_path: Path) -> None:
    wanted = Settings(
        mode="write",
        review_threshold=0.65,
        read_on_open=False,
        recent_files=("/a, b.png", "/é.tif"),
        last_folder="/scans",
    )
    SettingsStore(tmp_path / "plume.ini").save(wanted)
    assert SettingsStore(tmp_path / "plume.ini").settings == wanted


def test_one_recent_file_and_none_survive(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "plume.ini")
    for recent in (("/one.png",), ()):
        store.change(recent_files=recent)
        assert SettingsStore(tmp_path / "plume.ini").settings.recent_files == recent


def test_damaged_values_become_defaults(tmp_path: Path) -> None:
    path = tmp_path / "plume.ini"
    path.write_text("[settings]\nreview_threshold=much\npen_width=4\n", encoding="utf-8")
    settings = SettingsStore(path).settings
    assert settings.review_threshold == Settings().review_threshold
    assert settings.pen_width == 4


def test_layouts_survive(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "plume.ini")
    assert store.layout("window").isEmpty()
    store.save_layout("window", QByteArray(b"\x00\x01geometry"))
    store.save(store.settings)
    assert SettingsStore(tmp_path / "plume.ini").layout("window") == b"\x00\x01geometry"
