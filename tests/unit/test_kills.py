"""A program that is killed at any moment loses nothing it told as kept; see ``scripts.kills``."""

from __future__ import annotations

import os
import random
from itertools import count
from pathlib import Path

import pytest

from scripts.kills import KINDS, Kind, Tell, kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    told, _ = kill(KINDS[name], tmp_path, 4, random.Random(1))
    assert told >= 4


def test_what_is_told_too_early_is_found(tmp_path: Path) -> None:
    def work(folder: Path, start: int, tell: Tell) -> None:
        for number in count(start):
            tell(number)
            (folder / "file").write_text("0")

    with pytest.raises(AssertionError, match="was told as kept"):
        kill(Kind(work, lambda folder: 0), tmp_path, 4, random.Random(1))
