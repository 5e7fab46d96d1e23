"""What Plume stands on and under which licences, from the installed packages or from the bundle.

A bundle has no installed packages; ``packaging/collect_licences.py`` puts their licences into it.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import resources

INDEX = "index.json"

_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_COMMON = {
    "LGPL-3": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "LGPLv2": ("LGPL-2.1.txt",),
    "Apache": ("Apache-2.0.txt",),
}
"""Texts for packages that carry none, by what their licence is called like."""


@dataclass(frozen=True)
class Licence:
    """The licence of one package.

    Attributes:
        name: Of the package.
        version: Of the package; empty where it is not known.
        licence: Its name, as the package says it.
        texts: Files with its words.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]

    @property
    def text(self) -> str:
        """All its words, one file after the other."""
        return "\n\n".join(p.read_text("utf-8", errors="replace").strip() for p in self.texts)


def licences() -> list[Licence]:
    """Licences of everything Plume stands on, Plume's own first."""
    folder = Path(getattr(sys, "_MEIPASS", "/nowhere")) / "licenses"
    if (folder / INDEX).is_file():
        return read_index(folder)
    found = [_licence(package) for package in packages().values()]
    found.append(Licence("Python", sys.version.split()[0], "PSF-2.0", _resource("Python.txt")))
    return sorted(found, key=lambda each: (each.name != "plume", each.name.casefold()))


def read_index(folder: Path) -> list[Licence]:
    """The licences that were collected into a folder."""
    return [
        Licence(
            row["name"], row["version"], row["licence"], tuple(map(folder.joinpath, row["texts"]))
        )
        for row in json.loads((folder / INDEX).read_text("utf-8"))
    ]


def packages() -> dict[str, Distribution]:
    """Plume and everything it needs, and what that needs; extras are left out."""
    found: dict[str, Distribution] = {}
    todo = ["plume"]
    while todo:
        name = todo.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on another system only
            continue
        found[name] = package
        needs = [text for text in package.requires or [] if "extra ==" not in text]
        names = [match[0] for text in needs if (match := re.match(r"[\w.-]+", text))]
        todo += [need for need in names if need not in found and need not in todo]
    return found


def _licence(package: Distribution) -> Licence:
    data = package.metadata
    says = [*(data.get_all("License-Expression") or []), *(data.get_all("License") or [])]
    trove = [text for text in data.get_all("Classifier") or [] if "License ::" in text]
    named = [text.split("\n")[0] for text in says] + [t.rsplit(" :: ", 1)[-1] for t in trove]
    kind = next(filter(None, named), "")
    texts = _texts(package) or tuple(
        path for key, names in _COMMON.items() if key in kind for path in _resource(*names)
    )
    return Licence(package.name, package.version, kind, texts)


def _texts(package: Distribution) -> tuple[Path, ...]:
    """The files with licences in a package; what lies there twice is taken once."""
    files = [file for file in package.files or [] if _TEXT.search(file.as_posix())]
    paths = [Path(str(f.locate())) for f in files if not f.suffix.startswith((".py", ".so"))]
    found = {path.read_bytes(): path for path in sorted(paths) if path.is_file()}
    return tuple(sorted(found.values()))


def _resource(*names: str) -> tuple[Path, ...]:
    return tuple(resources.path(f"licenses/{name}") for name in names)
