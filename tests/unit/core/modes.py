"""Who may read a file."""

from __future__ import annotations

import sys
from pathlib import Path


def only_mine(path: Path) -> bool:
    """Whether a file or folder is for its owner alone, on systems that know such rights."""
    return sys.platform == "win32" or path.stat().st_mode & 0o077 == 0
