"""A program that is killed at any moment loses nothing it told as kept; see ``scripts.kills``."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from scripts.kills import KINDS, Kind, Tell, kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_lost(name: str) -> None:
    # in a process of its own: one that holds Qt and threads cannot be forked
    command = [sys.executable, "-m", "scripts.kills", name, "--kills", "4"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert run.returncode == 0, run.stdout + run.stderr
    kept = re.search(r"all of (\d+) changes kept", run.stdout)
    assert kept is not None
    assert int(kept[1]) >= 4


def test_what_is_told_too_early_is_found(tmp_path: Path) -> None:
    def work(folder: Path, start: int, tell: Tell) -> None:
        for number in count(start):
            tell(number)
            (folder / "file").write_text("0")

    with pytest.raises(AssertionError, match="was told as kept"):
        kill(Kind(work, lambda folder: 0), tmp_path, 4, random.Random(1))
