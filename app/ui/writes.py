"""Files that are being written, for which a window waits before it closes."""

from __future__ import annotations

from collections.abc import Callable


class Writes:
    """Counts them, and calls whoever waits when the last is written."""

    def __init__(self) -> None:
        self._count = 0
        self._then: Callable[[], object] | None = None

    def __bool__(self) -> bool:
        return self._count > 0

    def begin(self) -> None:
        """A file is being written from now on."""
        self._count += 1

    def succeed(self) -> bool:
        """One is written.

        Returns:
            Whether somebody waited for it and was called.
        """
        self._count -= 1
        if self._then is None or self._count:
            return False
        then, self._then = self._then, None
        then()
        return True

    def fail(self) -> None:
        """One could not be written: a person should hear of it, so nobody is called any more."""
        self._count -= 1
        self._then = None

    def finish(self, then: Callable[[], object]) -> bool:
        """Calls a function when everything is written, unless that fails.

        Returns:
            Whether there is nothing to wait for; nor does anybody who asks twice wait.
        """
        wait = self._count > 0 and self._then is None
        self._then = then if wait else None
        return not wait
