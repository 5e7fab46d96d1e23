"""Collects the licences of everything that is bundled into one folder.

    python packaging/collect_licences.py FOLDER [LIBRARY ...]

Besides the installed packages, the shared libraries of the build machine that go into the bundle
are named on the command line; Debian says which package each is of and keeps its licence.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.core.licences import INDEX, Licence, licences  # noqa: E402


def collect(folder: Path, libraries: Sequence[str] = ()) -> list[Licence]:
    """Writes the texts and a list of them.

    Args:
        folder: Made anew; what ``app.core.licences.read_index`` reads.
        libraries: Paths of shared libraries of this machine.

    Returns:
        What was collected.
    """
    shutil.rmtree(folder, ignore_errors=True)
    found = [*licences(), *_system(libraries)]
    rows = []
    for each in found:
        place = folder / each.name
        place.mkdir(parents=True, exist_ok=True)
        names = []
        for number, text in enumerate(each.texts, 1):
            name = f"{number:02}-{text.name}"
            shutil.copyfile(text, place / name)
            names.append(f"{each.name}/{name}")
        row = {"name": each.name, "version": each.version, "licence": each.licence}
        rows.append(row | {"texts": names})
    (folder / INDEX).write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    return found


def _system(libraries: Sequence[str]) -> list[Licence]:
    """Licences of Debian's packages that shared libraries are of."""
    if not libraries or shutil.which("dpkg-query") is None:
        return []
    # files moved to /usr, yet dpkg may know them by the old name
    names = {str(Path(path).resolve()) for path in libraries}
    names |= {name.removeprefix("/usr") for name in names}
    listing = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True).stdout
    found = sorted({line.split(":")[0] for line in listing.splitlines() if ": " in line})
    query = ["dpkg-query", "-W", "-f", "${Version}"]
    return [
        Licence(
            package,
            subprocess.run([*query, package], capture_output=True, text=True).stdout,
            "see text",
            (text,),
        )
        for package in found
        if (text := Path(f"/usr/share/doc/{package}/copyright")).is_file()
    ]


if __name__ == "__main__":
    for licence in collect(Path(sys.argv[1]), sys.argv[2:]):
        print(licence.name, licence.version, licence.licence, sep="\t")
