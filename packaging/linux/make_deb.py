"""Makes a Debian package from the bundle: ``make deb``.

    python packaging/linux/make_deb.py dist/plume dist

The program goes to /usr/lib/plume, with a command, a menu entry, icons, file types and AppStream
metadata. What it needs of the system is found out by looking which shared libraries the bundle is
linked to and does not hold. ``DEBFULLNAME`` and ``DEBEMAIL`` name who is to be asked about it, as
with Debian's own tools.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ICONS = ROOT / "resources" / "icons"
LOADED = ("libEGL.so.1", "libGL.so.1")
"""Libraries that Qt asks for while it runs."""

CONTROL = """\
Package: plume
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-dejavu-core
Section: graphics
Priority: optional
Description: reads handwriting on your own computer
 Plume reads scans and photos of handwritten pages, forms and single words, and
 what is written with pen, finger or mouse. It finds lines, reads them, marks
 what it is not sure of, reads batches of forms into a table, and types what is
 written by hand into other programs. Nothing leaves the computer.
"""


def main(bundle: Path, target: Path) -> Path:
    """Writes the package.

    Returns:
        Its path.

    Raises:
        subprocess.CalledProcessError: a file of the package is not as it should be.
    """
    check()
    version = _version()
    architecture = _output("dpkg", "--print-architecture").strip()
    package = target / f"plume_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        lay_out(bundle, root)
        files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
        control = CONTROL.format(
            version=version,
            architecture=architecture,
            maintainer=maintainer(os.environ),
            kilobytes=sum(path.stat().st_size for path in files) // 1024,
            depends=", ".join(depends(bundle)),
        )
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control, "utf-8")
        _output("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", folder, str(package))
    return package


def maintainer(environment: Mapping[str, str]) -> str:
    """Who makes the package; its field must not be empty."""
    name = environment.get("DEBFULLNAME") or "The Plume authors"
    email = environment.get("DEBEMAIL")
    if not email:
        print("DEBEMAIL is not set: the package names nobody who could be asked.", file=sys.stderr)
    return f"{name} <{email or 'nobody@plume.invalid'}>"


def lay_out(bundle: Path, root: Path) -> None:
    """Puts every file where Debian wants it.

    Args:
        bundle: What PyInstaller made.
        root: What becomes / on the machine.
    """
    share = root / "usr" / "share"
    shutil.copytree(bundle, root / "usr" / "lib" / "plume", symlinks=True)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "plume").symlink_to("../lib/plume/plume")
    for source, place in {
        HERE / "plume.desktop": "applications",
        HERE / "plume-mime.xml": "mime/packages/plume.xml",
        HERE / "org.plume.Plume.metainfo.xml": "metainfo",
        ICONS / "plume.svg": "icons/hicolor/scalable/apps",
        ICONS / "plume.png": "icons/hicolor/256x256/apps",
        ROOT / "LICENSE": "doc/plume/copyright",
        ROOT / "THIRD_PARTY.md": "doc/plume",
    }.items():
        path = (
            share / place
            if Path(place).suffix or place.endswith("copyright")
            else (share / place / source.name)
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    for path in [root / "usr", *(root / "usr").rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def depends(bundle: Path) -> list[str]:
    """The packages of this machine with the libraries that the bundle does not hold."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    held = {path.name for path in bundle.rglob("*")}
    wanted = {*LOADED}.union(*(_needs(path) for path in files if _is_program(path))) - held
    known = dict(re.findall(r"^\s*(\S+) \(.*=> (\S+)$", _output("ldconfig", "-p"), re.MULTILINE))
    missing = sorted(wanted - known.keys())
    if missing:
        raise SystemExit(f"This machine has no {', '.join(missing)}, which the bundle needs.")
    packages = {_package(Path(known[name])) for name in wanted}
    libc = _output("dpkg-query", "-W", "-f", "${Version}", "libc6").split("-")[0]
    return sorted(f"libc6 (>= {libc})" if name == "libc6" else name for name in packages)


def check() -> None:
    """Lets the tools that are installed look at the menu entry and the metadata."""
    for command in (
        ["desktop-file-validate", str(HERE / "plume.desktop")],
        ["appstreamcli", "validate", "--no-net", str(HERE / "org.plume.Plume.metainfo.xml")],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, check=True)
        else:
            print(f"{command[0]} is not installed; its check was left out.")


def _version() -> str:
    text = (ROOT / "app" / "__init__.py").read_text("utf-8")
    match = re.search(r'__version__ = "([^"]+)"', text)
    assert match is not None
    return match[1]


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _needs(path: Path) -> set[str]:
    return set(re.findall(r"NEEDED\s+(\S+)", _output("objdump", "-p", str(path))))


def _package(library: Path) -> str:
    # files moved to /usr, yet dpkg may know them by the old name
    for name in _names(library):
        done = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    raise SystemExit(f"No package holds {library}.")


def _names(library: Path) -> Iterable[str]:
    for path in (library, library.resolve()):
        yield str(path)
        yield str(path).removeprefix("/usr") if str(path).startswith("/usr/") else f"/usr{path}"


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{made}: {made.stat().st_size / 1048576:.0f} MB")
