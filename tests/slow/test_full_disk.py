"""A disk of two megabytes that really is full: a sentence, and the old file stays as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.batch.journal import Journal
from app.core.errors import PlumeError
from app.services.doctor import State, check_folders
from tests.unit.test_faults import WRITERS, complaint, result

ALONE = ("unshare", "--user", "--map-root-user", "--mount")
MOUNT = ("mount", "-t", "tmpfs", "-o", "size=2m", "none")
ROOT = Path(__file__).resolve().parents[2]


def can_mount(folder: Path) -> bool:
    return bool(
        shutil.which("unshare")
        and not subprocess.run([*ALONE, *MOUNT, folder], capture_output=True).returncode
    )


def fill(disk: Path) -> None:
    handle = os.open(disk / "filler", os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(handle, bytes(1024))
    except OSError:
        os.close(handle)


def use(disk: Path) -> None:
    """Saves everything a person saves, with and without room; runs where the disk may be made."""
    subprocess.run([*MOUNT, disk], check=True)
    for name, write in WRITERS.items():
        path = disk / name
        write(path, 1)
        kept = path.read_bytes()
        fill(disk)
        sentence = complaint(write, path, 400)
        assert str(path) in sentence
        assert "No space left on device" in sentence
        assert path.read_bytes() == kept
        assert sorted(p.name for p in disk.iterdir()) == sorted(["filler", name])
        (disk / "filler").unlink()
        write(path, 400)
        path.unlink()
    journal = Journal(disk / "journal", "job")
    fill(disk)
    rows = [((str(number), 1), result(number)) for number in range(1000)]
    with pytest.raises(PlumeError, match="journal cannot be written: No space"):
        journal.add(rows)
    os.environ["XDG_CONFIG_HOME"] = str(disk)
    settings = next(found for found in check_folders() if found.subject == "Settings")
    assert settings.state is State.BAD
    assert "No space" in settings.says
    print("all was told")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system of its own")
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        pytest.skip("nothing may be mounted here")
    command = [*ALONE, sys.executable, "-m", "tests.slow.test_full_disk", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "all was told\n", done.stderr


if __name__ == "__main__":
    use(Path(sys.argv[1]))
