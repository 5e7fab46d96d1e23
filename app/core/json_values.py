"""Values of a JSON object that people may have written: taken out by name, checked by kind."""

from __future__ import annotations

from typing import Any


class JsonValuesError(ValueError):
    """A value is missing or of the wrong kind; the sentence says where."""


class JsonValues:
    """One JSON object.

    Args:
        values: What stands in it.
        place: Where it stands: the file, and what inside it.
    """

    def __init__(self, values: dict[str, Any], place: str) -> None:
        self._values = values
        self._place = place

    def only(self, *names: str) -> None:
        """Refuses other names, which are most often slips of the pen.

        Raises:
            JsonValuesError: there are others.
        """
        for name in self._values:
            if name not in names:
                raise JsonValuesError(f"{self._place}: {name!r} is not known; {_known(names)}.")

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        return self._take(name, default, lambda v: isinstance(v, str), "a text")

    def flag(self, name: str) -> bool:
        """True or false; false when it is not there."""
        return self._take(name, False, lambda v: isinstance(v, bool), "true or false")

    def whole(self, name: str, default: int | None = None, least: int = 0) -> int:
        """A whole number."""
        return self._take(
            name, default, lambda v: _is_whole(v, least), f"a whole number from {least}"
        )

    def wholes(self, name: str, count: int, least: int = 0) -> list[int]:
        """So many whole numbers."""

        def fits(value: Any) -> bool:
            return (
                isinstance(value, list)
                and len(value) == count
                and all(_is_whole(number, least) for number in value)
            )

        return self._take(name, None, fits, f"{count} whole numbers from {least}")

    def object(self, name: str) -> JsonValues:
        """An object."""
        values = self._take(name, None, lambda v: isinstance(v, dict), "an object")
        return JsonValues(values, f"{self._place}: {name}")

    def objects(self, name: str, each: str) -> list[JsonValues]:
        """A list of objects; ``each`` is what one of them is called."""

        def fits(value: Any) -> bool:
            return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)

        entries = self._take(name, None, fits, "a list of objects")
        return [
            JsonValues(entry, f"{self._place}: {each} {entry.get('name') or number!r}")
            for number, entry in enumerate(entries, 1)
        ]

    def _take(self, name: str, default: Any, fits: Any, wanted: str) -> Any:
        value = self._values.get(name, default)
        if name not in self._values and default is None:
            raise JsonValuesError(f"{self._place}: {name!r} is missing; it must be {wanted}.")
        if not fits(value):
            raise JsonValuesError(f"{self._place}: {name!r} must be {wanted}, not {value!r}.")
        return value


def _is_whole(value: Any, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _known(names: tuple[str, ...]) -> str:
    return "it can be " + ", ".join(name for name in names if not name.startswith("$"))
