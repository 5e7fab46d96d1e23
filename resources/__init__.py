"""Icons, samples and other files that come with Plume. Imports nothing of the program."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def path(name: str) -> Path:
    """Where a bundled file or folder lies, such as ``icons/open.svg`` or ``samples``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    found = Path(str(resources.files(__name__).joinpath(*name.split("/"))))
    if not found.exists():
        raise FileNotFoundError(f"Plume has no resource {name!r}; reinstall the program.")
    return found
