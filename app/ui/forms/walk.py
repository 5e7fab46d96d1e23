"""The way through the fields to look at: forward, and back to those that were just looked at."""

from __future__ import annotations

from app.core.batch_review import ReviewField
from app.ui.forms.session import FormsSession


class Walk:
    """Goes from field to field.

    Args:
        session: Whose fields they are.
    """

    def __init__(self, session: FormsSession) -> None:
        self._session = session
        self._visited: list[ReviewField] = []
        session.opened.connect(self._visited.clear)

    def begin(self) -> bool:
        """Goes to the next field to look at, from the top again after the last.

        Returns:
            Whether there is one.
        """
        self._visited.clear()
        return self._go(self._next() or self._next(from_top=True), remember=False)

    def forward(self) -> bool:
        """Goes on to the next field to look at; whether there is one before the end."""
        return self._go(self._next())

    def back(self) -> None:
        """Goes back to the field before; at the beginning of the way nothing happens."""
        while self._visited:
            field = self._visited.pop()
            if field is not self._session.current:
                self._session.show(field)
                return

    def _go(self, field: ReviewField | None, remember: bool = True) -> bool:
        if field is None:
            return False
        current = self._session.current
        if remember and current is not None and current is not field:
            self._visited.append(current)
        self._session.show(field)
        return True

    def _next(self, from_top: bool = False) -> ReviewField | None:
        fields, current = self._session.fields, self._session.current
        start = 0 if from_top or current is None else fields.index(current) + 1
        return next((field for field in fields[start:] if self._session.is_open(field)), None)
