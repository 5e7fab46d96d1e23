"""Which keys of an X server a combination means."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

XK = pytest.importorskip("Xlib.XK")


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Ctrl+Alt+P", "p"),
        ("Ctrl+F12", "F12"),
        ("Meta+Space", "space"),
        ("Ctrl+,", "comma"),
        ("Meta+É", "eacute"),
        ("Alt+PgUp", "Page_Up"),
        ("Alt+Ins", "Insert"),
        ("Alt+Left", "Left"),
    ],
)
def test_every_key_is_found(keys: str, name: str) -> None:
    from app.services.x11_shortcut import keysym_of

    combination = QKeySequence(keys)[0]  # pyright: ignore[reportIndexIssue]
    assert keysym_of(combination.key()) == XK.string_to_keysym(name)
