"""Makes the largest shared libraries of the Linux bundle smaller, without changing what is used.

Wheels bring libraries of their own. OpenCV's brings FFmpeg and libaom for video, which nobody
watches here, and a second OpenBLAS beside numpy's; Qt's brings all of ICU's data for all languages,
of which it uses the collation rules. ``slim`` replaces them by small ones of the same name, made by
gcc.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
VIDEO = re.compile(r"lib(avcodec|avformat|avutil|swscale)-")
ICU_KEPT = re.compile(
    r"icudt\d+l/(coll/.*|(root|pool|res_index|supplementalData|likelySubtags|keyTypeData|metadata"
    r"|numberingSystems|icustd|icuver)\.res|(?!unames)\w+\.icu|.*\.nrm)"
)
"""Collation for every language, and the properties of characters."""

Entry = tuple[str, str, str]
"""Name in the bundle, path of the file, kind."""


def slim(entries: list[Entry], folder: Path) -> list[Entry]:
    """Replaces large libraries by small ones.

    Args:
        entries: The binaries of the bundle.
        folder: Where the new ones are written; made when missing.

    Raises:
        RuntimeError: a wheel holds another set of libraries than this was written for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {Path(name).name: Path(path) for name, path, kind in entries if kind != "SYMLINK"}
    opencv = _only(paths, r"cv2\.abi3\.so")
    made = {name: stub(paths[name], opencv, folder) for name in paths if VIDEO.match(name)}
    # pictures of AVIF are refused by their header
    aom, avif = _only(paths, r"libaom-.*"), _only(paths, r"libavif-.*")
    made[aom.name] = stub(aom, avif, folder)
    openblas = _only(paths, r"libopenblasp-.*")
    made[openblas.name] = _openblas(openblas, _only(paths, r"libscipy_openblas64_.*"), folder)
    icu = _only(paths, r"libicudata\.so.*")
    made[icu.name] = _icu_data(icu, folder)
    return [(n, str(made.get(Path(n).name, p)) if k != "SYMLINK" else p, k) for n, p, k in entries]


def icu_data(library: bytes) -> bytes:
    """The data in an ICU library, without what Qt does not use.

    The table of contents is that of ICU's ``ucmndata.h``: after a header the number of items,
    then the places of their names and contents, sorted by name.

    Raises:
        RuntimeError: there is no such data in it.
    """
    start = library.find(b"CmnD") - 12
    if start < 0 or library[start + 2 : start + 4] != b"\xda\x27":
        raise RuntimeError("The ICU library of Qt holds no data that can be made smaller.")
    (header,) = struct.unpack_from("<H", library, start)
    base = start + header
    (count,) = struct.unpack_from("<I", library, base)
    table = [struct.unpack_from("<II", library, base + 4 + 8 * i) for i in range(count)]
    # the last item is followed by the end of the section, which nothing names
    ends = [place for _, place in table[1:]] + [table[-1][1]]
    items = []
    for (name_at, place), end in zip(table, ends, strict=True):
        name = library[base + name_at : library.index(b"\0", base + name_at)]
        if ICU_KEPT.fullmatch(name.decode()) and end > place:
            items.append((name + b"\0", library[base + place : base + end]))
    return library[start:base] + _packed(items)


def stub(library: Path, user: Path, folder: Path) -> Path:
    """A library with the functions of another that are asked for; each ends the program.

    Args:
        library: The other one.
        user: What is linked to it.
        folder: Where it is made.
    """
    wanted = {name.split("@")[0] for name in _symbols(user, "--undefined-only")}
    versions: dict[str, list[str]] = {}
    for symbol in _symbols(library, "--defined-only"):
        name, _, version = symbol.partition("@@")
        if name in wanted:
            versions.setdefault(version, []).append(name)
    names = [name for group in versions.values() for name in group]
    source = folder / f"{library.name}.c"
    lines = ["#include <stdio.h>", "#include <stdlib.h>"]
    sentence = "plume: There is no video in this bundle.\\n"
    lines += [f'void {n}(void) {{ fputs("{sentence}", stderr); abort(); }}' for n in names]
    source.write_text("\n".join(lines) + "\n")
    script = folder / f"{library.name}.map"
    script.write_text(
        "\n".join(f"{v} {{ global: {'; '.join(group)}; }};" for v, group in versions.items()) + "\n"
    )
    return _compile(source, folder / library.name, f"-Wl,--version-script={script}")


def _packed(items: list[tuple[bytes, bytes]]) -> bytes:
    names_at = 4 + 8 * len(items)
    place = names_at + sum(len(name) for name, _ in items)
    place += -place % 16
    table, names, contents = struct.pack("<I", len(items)), b"", b""
    for name, content in items:
        content += b"\0" * (-len(content) % 16)
        table += struct.pack("<II", names_at + len(names), place + len(contents))
        names += name
        contents += content
    return (table + names).ljust(place, b"\0") + contents


def _icu_data(library: Path, folder: Path) -> Path:
    (symbol,) = _symbols(library, "--defined-only")
    data = folder / "icu.dat"
    data.write_bytes(icu_data(library.read_bytes()))
    source = folder / "icu.s"
    source.write_text(
        f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, "object"\n'
        f'{symbol}:\n.incbin "{data}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack, "", %progbits\n'
    )
    return _compile(source, folder / library.name)


def _openblas(library: Path, numpys: Path, folder: Path) -> Path:
    return _compile(
        HERE / "openblas.c", folder / library.name, str(numpys), "-Wl,--no-undefined",
        "-Wl,-rpath,$ORIGIN/../numpy.libs",
    )  # fmt: skip


def _compile(source: Path, library: Path, *options: str) -> Path:
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{library.name}", "-o", library,
         source, *options],
        check=True,
    )  # fmt: skip
    return library


def _symbols(library: Path, which: str) -> list[str]:
    listing = subprocess.run(
        ["nm", "-D", which, library], check=True, capture_output=True, text=True
    ).stdout
    return [line.split()[-1] for line in listing.splitlines()]


def _only(paths: dict[str, Path], pattern: str) -> Path:
    found = [path for name, path in paths.items() if re.fullmatch(pattern, name)]
    if len(found) != 1:
        raise RuntimeError(f"The bundle should hold one library like {pattern}, not {len(found)}.")
    return found[0]
