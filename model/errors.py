"""Errors a user can cause. Each message is one sentence a person can act on."""

from __future__ import annotations

_ONE_LINE = dict.fromkeys([*range(32), 127], " ")


class PlumeError(Exception):
    """Base of every error whose message is shown to the user as it is, on one line."""

    def __str__(self) -> str:
        # what a damaged file or a file's name brings in may hold line breaks and commands
        return super().__str__().translate(_ONE_LINE)


class ModelError(PlumeError):
    """The model file is missing, damaged, or does not belong to its description."""


class InkError(PlumeError):
    """Ink cannot be read or holds nothing that can be drawn."""


class PictureError(PlumeError):
    """A picture cannot be read, is empty, or is too large."""


class FieldError(PlumeError):
    """A field description such as ``digits`` or ``code:REGEX`` is not understood."""
