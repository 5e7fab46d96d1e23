"""Menu entry, file types and metadata of the Debian package, and where they are put."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import resources
from app import __version__
from app.core.project.store import SUFFIX
from app.main import main
from tests.unit.packaging.test_libraries import load

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"


def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(LINUX / "plume.desktop", encoding="utf-8")
    return parser


def test_file_types_of_plume_open_with_plume() -> None:
    tree = ElementTree.parse(LINUX / "plume-mime.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    globs = {
        glob.get("pattern"): kind.get("type")
        for kind in tree.iter(f"{space}mime-type")
        for glob in kind.iter(f"{space}glob")
    }
    opened = entry()["Desktop Entry"]["MimeType"].split(";")
    assert globs[f"*{SUFFIX}"] in opened
    assert globs["*.inkml"] in opened


def test_the_metadata_tell_this_version() -> None:
    tree = ElementTree.parse(LINUX / "org.plume.Plume.metainfo.xml")
    release = tree.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert tree.findtext("launchable") == "plume.desktop"


def test_commands_of_the_menu_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("app.main.open_pad", lambda started: opened.append("pad") or 0)
    monkeypatch.setattr("app.main.open_window", lambda _paths: opened.append("window") or 0)
    entries = entry()
    for section in entries.sections():
        words = entries[section]["Exec"].split()
        assert words[0] == "plume"
        assert main([word for word in words[1:] if word != "%F"]) == 0
    assert sorted(opened) == ["pad", "window"]


@pytest.mark.skipif(sys.platform != "linux", reason="Debian packages are made on Linux")
def test_every_file_has_its_place_and_rights(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "plume").write_text("#!/bin/sh\necho from the bundle\n")
    (bundle / "plume").chmod(0o700)
    (bundle / "_internal" / "data").write_text("data")
    (bundle / "_internal" / "data").chmod(0o600)
    root = tmp_path / "root"
    root.mkdir()
    load("linux/make_deb").lay_out(bundle, root)
    done = subprocess.run([root / "usr/bin/plume"], capture_output=True, text=True)
    assert done.stdout == "from the bundle\n"
    share = root / "usr" / "share"
    for place in (
        "applications/plume.desktop", "mime/packages/plume.xml", "doc/plume/copyright",
        "metainfo/org.plume.Plume.metainfo.xml", "icons/hicolor/scalable/apps/plume.svg",
    ):  # fmt: skip
        assert (share / place).stat().st_mode & 0o777 == 0o644, place
    assert (root / "usr/lib/plume/_internal/data").stat().st_mode & 0o777 == 0o644
    assert (root / "usr/lib/plume/plume").stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="not installed")
def test_the_menu_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", LINUX / "plume.desktop"], check=True)


def test_the_icon_of_macos_holds_pictures() -> None:
    data = resources.path("icons/plume.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    assert len(re.findall(rb"\x89PNG", data)) == 6


def test_the_package_names_who_makes_it(capsys: pytest.CaptureFixture[str]) -> None:
    maintainer = load("linux/make_deb").maintainer
    name = {"DEBFULLNAME": "Ada", "DEBEMAIL": "ada@town.example"}
    assert maintainer(name) == "Ada <ada@town.example>"
    assert capsys.readouterr().err == ""
    assert maintainer({}).endswith(".invalid>")
    assert "DEBEMAIL is not set" in capsys.readouterr().err
