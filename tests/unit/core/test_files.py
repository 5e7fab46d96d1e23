"""Files that take their name only when everything is in them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.core.errors import FileError
from app.core.files import atomic_file, read_bytes


def test_a_share_that_knows_no_modes_takes_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(Path, "chmod", refuse)
    with atomic_file(tmp_path / "text.txt") as file:
        file.write("written")
    assert (tmp_path / "text.txt").read_text() == "written"


def test_a_file_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.json does not exist; check the name"):
        read_bytes(tmp_path / "gone.json")
