"""Who works here, and when."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime


def login() -> str:
    """The name under which the person works on this computer; empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
