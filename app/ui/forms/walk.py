"""The way through the fields to look at: forward, and back to those that were just looked at."""

from __future__ import annotations

from app.core.batch.review import ReviewField, ReviewForm
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
        """Begins the way at the field that is shown, or the next to look at.

        Returns:
            Whether there is one.
        """
        self._visited.clear()
        current = self._session.current
        if current is None or not self._session.is_open(current):
            self._session.show(self._next() or self._next(from_top=True) or current)
        return self._session.current is not None and self._session.is_open(self._session.current)

    def begin_again(self) -> bool:
        """Begins at the first field to look at; whether there is one."""
        self._visited.clear()
        self._session.show(None)
        return self.begin()

    def on(self) -> bool:
        """Goes to the next field to look at, from the top again after the last."""
        return self._go(self._next() or self._next(from_top=True))

    def forward(self) -> bool:
        """Goes on to the next field to look at; whether there is one before the end."""
        return self._go(self._next())

    def back(self) -> None:
        """Goes back to the field before; at the beginning of the way nothing happens."""
        if self._visited:
            self._session.show(self._visited.pop())

    def form_after(self, form: ReviewForm) -> ReviewForm | None:
        """The next form with a field to look at that is another one than this."""
        fields, current = self._session.fields, self._session.current
        start = fields.index(current) if current is not None else 0
        others = (field for field in fields[start:] if field.form is not form)
        return next((field.form for field in others if self._session.is_open(field)), None)

    def _go(self, field: ReviewField | None) -> bool:
        if field is None:
            return False
        current = self._session.current
        if current is not None and current is not field:
            self._visited.append(current)
        self._session.show(field)
        return True

    def _next(self, from_top: bool = False) -> ReviewField | None:
        fields, current = self._session.fields, self._session.current
        start = 0 if from_top or current is None else fields.index(current) + 1
        return next((field for field in fields[start:] if self._session.is_open(field)), None)
