"""Smaller shared libraries for the Linux bundle."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


def load(name: str) -> ModuleType:
    path = ROOT / "packaging" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def libraries() -> ModuleType:
    return load("linux/libraries")


def common_data(items: dict[str, bytes]) -> bytes:
    """What ICU's ``pkgdata`` writes: header, number of items, places, names, contents."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27).ljust(12, b"\0") + b"CmnD".ljust(20, b"\0")
    place = 4 + 8 * len(items)
    name_at, at = place, place + sum(len(name) + 1 for name in items)
    table, names, contents = struct.pack("<I", len(items)), b"", b""
    for name, content in items.items():
        table += struct.pack("<II", name_at + len(names), at + len(contents))
        names += name.encode() + b"\0"
        contents += content
    return header + table + names + contents


def contents_of(data: bytes) -> dict[str, bytes]:
    base = struct.unpack_from("<H", data)[0]
    count = struct.unpack_from("<I", data, base)[0]
    table = [struct.unpack_from("<II", data, base + 4 + 8 * i) for i in range(count)]
    ends = [place for _, place in table[1:]] + [len(data) - base]
    found = {}
    for (name, place), end in zip(table, ends, strict=True):
        text = data[base + name : data.index(b"\0", base + name)].decode()
        found[text] = data[base + place : base + end]
        assert place % 16 == 0
    return found


def test_icu_keeps_collation_and_character_properties_only(libraries: ModuleType) -> None:
    items = {
        "icudt73l/brkitr/cjdict.dict": b"dictionary",
        "icudt73l/coll/de.res": b"Collation of German",
        "icudt73l/coll/ucadata.icu": b"all letters",
        "icudt73l/de.res": b"names of months",
        "icudt73l/root.res": b"root",
        "icudt73l/unames.icu": b"names of characters",
        "icudt73l/zone/de.res": b"time zones",
    }
    slim = contents_of(libraries.icu_data(b"\x7fELF" + common_data(items)))
    assert list(slim) == ["icudt73l/coll/de.res", "icudt73l/coll/ucadata.icu", "icudt73l/root.res"]
    assert slim["icudt73l/coll/de.res"].rstrip(b"\0") == b"Collation of German"
    assert slim["icudt73l/root.res"].rstrip(b"\0") == b"root"


@pytest.mark.skipif(not shutil.which("gcc") or sys.platform != "linux", reason="needs gcc")
def test_a_stub_has_what_is_asked_for_only_and_says_what_is_missing(
    libraries: ModuleType, tmp_path: Path
) -> None:
    codec, user = tmp_path / "libcodec.so", tmp_path / "libuser.so"
    for library, source, linked in (
        (codec, "int decode(void) { return 1; } int encode(void) { return 2; }", []),
        (user, "int decode(void); int use(void) { return decode(); }", [str(codec)]),
    ):
        command = ["gcc", "-shared", "-fPIC", "-xc", "-", "-o", str(library), "-xnone", *linked]
        subprocess.run(command, input=source, text=True, check=True)
    (tmp_path / "made").mkdir()

    made = libraries.stub(codec, user, tmp_path / "made")

    assert not hasattr(ctypes.CDLL(str(made)), "encode")
    call = f"import ctypes; ctypes.CDLL({str(made)!r}).decode()"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True)
    assert done.returncode != 0
    assert done.stderr == "plume: There is no video in this bundle.\n"


def test_a_library_without_icus_data_is_refused(libraries: ModuleType) -> None:
    with pytest.raises(RuntimeError, match="ICU"):
        libraries.icu_data(b"\x7fELF nothing of the kind")


def test_a_wheel_that_looks_otherwise_is_told(libraries: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="cv2"):
        libraries.slim([("numpy/core.so", "/numpy/core.so", "EXTENSION")], tmp_path / "slim")


def test_licences_are_collected_with_their_texts(tmp_path: Path) -> None:
    before = list(sys.path)
    try:
        collected = load("collect_licences").collect(tmp_path / "licenses")
    finally:
        sys.path[:] = before
    from app.core.licences import read_index

    read = read_index(tmp_path / "licenses")
    assert [(each.name, each.text) for each in read] == [
        (each.name, each.text) for each in collected
    ]
    assert {"plume", "numpy", "Python"} <= {each.name for each in read}
