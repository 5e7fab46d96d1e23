from __future__ import annotations

from pathlib import Path

import pytest
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


@pytest.mark.parametrize(
    "line",
    [
        "mode=evil", "pad_opacity=nan", "pad_opacity=0", "commit_pause=inf", "commit_pause=-1",
        "pen_width=1e9", "review_threshold=7", "learn_hand=perhaps", "learn_words=1",
    ],
)  # fmt: skip
def test_values_that_no_window_can_work_with_become_defaults(line: str, tmp_path: Path) -> None:
    path = tmp_path / "plume.ini"
    path.write_text(f"[settings]\n{line}\nlanguage=fr\n", encoding="utf-8")
    assert SettingsStore(path).settings == Settings(language="fr")


def test_layouts_survive(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "plume.ini")
    assert store.layout("window").isEmpty()
    store.save_layout("window", QByteArray(b"\x00\x01geometry"))
    store.save(store.settings)
    assert SettingsStore(tmp_path / "plume.ini").layout("window") == b"\x00\x01geometry"


def test_two_programs_leave_each_other_s_changes(tmp_path: Path) -> None:
    window, keyboard = (SettingsStore(tmp_path / "plume.ini") for _ in range(2))
    window.change(written_text="mine")
    keyboard.change(pad_opacity=0.7)
    window.change(last_folder="/scans")
    settings = SettingsStore(tmp_path / "plume.ini").settings
    assert (settings.written_text, settings.pad_opacity) == ("mine", 0.7)
    assert settings.last_folder == "/scans"


def test_what_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    store = SettingsStore(tmp_path / "gone" / "plume.ini")
    store.on_trouble = told.append
    (tmp_path / "gone").write_text("a file where a folder should be")
    store.change(mode="write")
    store.change(mode="read")
    assert len(told) == 1
    assert str(tmp_path / "gone" / "plume.ini") in told[0]

    (tmp_path / "gone").unlink()
    store.change(last_folder="/a")
    assert len(told) == 1
    settings = SettingsStore(tmp_path / "gone" / "plume.ini").settings
    assert settings.last_folder == "/a"


def test_what_another_program_set_is_taken_over(tmp_path: Path) -> None:
    window, keyboard = (SettingsStore(tmp_path / "plume.ini") for _ in range(2))
    window.change(left_handed=True)
    assert keyboard.catch_up()
    assert keyboard.settings.left_handed
    assert not keyboard.catch_up()
