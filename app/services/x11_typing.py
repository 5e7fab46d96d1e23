"""Typing on X11: keys through XTest, characters the keyboard has not through borrowed keys."""

from __future__ import annotations

import time
from typing import Any

from Xlib import XK, X, display
from Xlib.error import DisplayError, XError
from Xlib.ext import xtest

from app.services.typing import TypingError

_NAMES = {
    "backspace": XK.XK_BackSpace,
    "enter": XK.XK_Return,
    "tab": XK.XK_Tab,
    "left": XK.XK_Left,
    "right": XK.XK_Right,
    "up": XK.XK_Up,
    "down": XK.XK_Down,
}
_CONTROLS = {"\n": XK.XK_Return, "\t": XK.XK_Tab, "\b": XK.XK_BackSpace}
_UNICODE = 0x0100_0000
_PATIENCE = 0.03
"""Seconds after a key was lent a character, in which programs read the new keyboard."""

_RESERVE = 0.3
"""Seconds for which a borrowed key keeps its character after it was pressed."""


class X11Typist:
    """Types through the X server's own test extension.

    A character that is not on the keyboard is lent to a key that has none; the key is given back
    at the end.

    Raises:
        TypingError: the display takes no keys.
    """

    def __init__(self) -> None:
        try:
            self._display: Any = display.Display()
        except (DisplayError, OSError) as error:
            raise TypingError(f"The display cannot be reached to type: {error}.") from None
        if not self._display.has_extension("XTEST"):
            raise TypingError("The display takes no keys from programs.")
        self._shift = self._display.keysym_to_keycode(XK.XK_Shift_L)
        self._lent: dict[int, tuple[int, float]] = {}
        self._spare = self._unused_keys()

    def type(self, text: str) -> None:
        """Types characters, whatever the keyboard's layout."""
        self._catch_up()
        state = self._display.screen().root.query_pointer().mask
        locked, group = state & X.LockMask, state >> 13 & 3
        if locked:
            self._tap(self._display.keysym_to_keycode(XK.XK_Caps_Lock), False)
        for character in text:
            self._tap(*self._key_of(character, group))
        if locked:
            self._tap(self._display.keysym_to_keycode(XK.XK_Caps_Lock), False)
        self._display.sync()

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        """Presses a key that every keyboard has."""
        for _ in range(times):
            self._tap(self._display.keysym_to_keycode(_NAMES[key]), shift)
        self._display.sync()

    def focus(self) -> object:
        """The window that has the focus."""
        try:
            window = self._display.get_input_focus().focus
        except XError:
            return None
        return getattr(window, "id", window)

    def close(self) -> None:
        """Gives borrowed keys back and leaves the display."""
        self._catch_up()
        for _, (code, _) in self._lent.items():
            self._lend(code, X.NoSymbol)
        self._lent.clear()
        self._display.sync()
        self._display.close()

    def _catch_up(self) -> None:
        """Takes over a keyboard that was changed meanwhile, which may cost it lent keys."""
        changed = False
        while self._display.pending_events():
            event = self._display.next_event()
            if event.type == X.MappingNotify:
                self._display.refresh_keyboard_mapping(event)
                changed = True
        if changed:
            symbol = self._display.keycode_to_keysym
            self._lent = {s: lent for s, lent in self._lent.items() if symbol(lent[0], 0) == s}
            self._spare = self._unused_keys()

    def _key_of(self, character: str, group: int) -> tuple[int, bool]:
        """The key for a character, and whether Shift is needed.

        Args:
            character: Is lent to a key where the layout has none.
            group: The layout that is on. X tells the keys of the first two, plain and with Shift.
        """
        keysym = _CONTROLS.get(character) or _keysym(character)
        shifts = {2 * group: False, 2 * group + 1: True} if group < 2 else {}
        for code, column in sorted(self._display.keysym_to_keycodes(keysym), key=lambda k: k[1]):
            if column in shifts and keysym not in self._lent:
                return code, shifts[column]
        return self._borrowed(keysym), False

    def _borrowed(self, keysym: int) -> int:
        """A key that has this character now."""
        now = time.monotonic()
        if keysym in self._lent:
            code = self._lent[keysym][0]
        elif self._spare:
            code = self._spare.pop()
            self._lend(code, keysym)
        else:
            oldest = min(self._lent, key=lambda k: self._lent[k][1])
            code, used = self._lent.pop(oldest)
            time.sleep(max(used + _RESERVE - now, 0))
            self._lend(code, keysym)
        self._lent[keysym] = code, time.monotonic()
        return code

    def _lend(self, code: int, keysym: int) -> None:
        self._display.change_keyboard_mapping(code, [(keysym, keysym)])
        self._display.sync()
        time.sleep(_PATIENCE)

    def _tap(self, code: int, shift: bool) -> None:
        if shift:
            xtest.fake_input(self._display, X.KeyPress, self._shift)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        if shift:
            xtest.fake_input(self._display, X.KeyRelease, self._shift)

    def _unused_keys(self) -> list[int]:
        first = self._display.display.info.min_keycode
        count = self._display.display.info.max_keycode - first + 1
        keys = self._display.get_keyboard_mapping(first, count)
        return [first + i for i, symbols in enumerate(keys) if not any(symbols)]


def _keysym(character: str) -> int:
    """Latin-1 characters are their own keysyms; the rest have theirs by code point."""
    code = ord(character)
    return code if 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF else _UNICODE | code
