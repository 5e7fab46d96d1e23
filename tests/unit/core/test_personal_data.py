"""What is kept about a person, and for whom."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.errors import FileError
from app.core.files import atomic_file
from app.core.personal_data import delete, private_folder, size_of
from tests.unit.core.modes import only_mine


def test_a_private_folder_is_made_and_closed_with_all_in_it(tmp_path: Path) -> None:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    (tmp_path / "data" / "deep" / "a.txt").write_text("a")
    os.chmod(tmp_path / "data" / "deep" / "a.txt", 0o644)
    folder = private_folder(tmp_path / "data")
    assert all(only_mine(path) for path in (folder, folder / "deep", folder / "deep" / "a.txt"))
    assert only_mine(private_folder(tmp_path / "new" / "one"))


def test_what_a_link_in_it_points_to_stays_as_it_is(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("a")
    outside.chmod(0o644)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "link").symlink_to(outside)
    private_folder(tmp_path / "data")
    assert outside.stat().st_mode & 0o777 == 0o644


def test_new_files_in_a_private_folder_are_private_others_are_not(tmp_path: Path) -> None:
    os.chmod(tmp_path, 0o755)
    with atomic_file(private_folder(tmp_path / "data") / "a.txt") as file:
        file.write("a")
    with atomic_file(tmp_path / "b.txt") as file:
        file.write("b")
    assert only_mine(tmp_path / "data" / "a.txt")
    assert not only_mine(tmp_path / "b.txt")


def test_deleted_files_are_gone_and_missing_ones_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("abc")
    assert size_of([path, tmp_path / "none"]) == 3
    delete([path, tmp_path / "none"])
    assert not path.exists()


def test_what_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be deleted"):
        delete([tmp_path])
