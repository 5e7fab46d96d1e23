from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.picture_header import HeaderError, read_header
from tests.unit.core.files import (
    corner_picture,
    pdf,
    png_claiming,
    save,
    save_tiff,
    tiff,
    with_exif,
)

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".bmp": "BMP", ".webp": "WebP", ".tiff": "TIFF"}


@pytest.mark.parametrize(("suffix", "kind"), FORMATS.items())
def test_size_is_known_without_decoding(tmp_path: Path, suffix: str, kind: str) -> None:
    header = read_header(save(tmp_path / f"a{suffix}", corner_picture(40, 61)))

    assert header is not None
    assert (header.kind, header.sizes) == (kind, ((61, 40),))


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_orientation_is_found(tmp_path: Path, suffix: str, orientation: int) -> None:
    path = with_exif(save(tmp_path / f"a{suffix}", corner_picture()), orientation)

    header = read_header(path)

    assert header is not None
    assert header.orientation == orientation
    assert header.sizes == ((60, 40),)


@pytest.mark.parametrize("value", [0, 9, 4711])
def test_impossible_orientation_means_upright(tmp_path: Path, value: int) -> None:
    header = read_header(with_exif(save(tmp_path / "a.jpg", corner_picture()), value))

    assert header is not None
    assert header.orientation == 1


def test_damaged_exif_does_not_spoil_the_picture(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", corner_picture())
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1\0\x0cExif\0\0II*\0" + data[2:])

    header = read_header(path)

    assert header is not None
    assert (header.sizes, header.orientation) == (((60, 40),), 1)


def test_every_page_of_a_tiff_has_its_size(tmp_path: Path) -> None:
    pages = [corner_picture(40, 60), corner_picture(30, 20), corner_picture(50, 70)]

    header = read_header(save_tiff(tmp_path / "a.tif", pages))

    assert header is not None
    assert header.sizes == ((60, 40), (20, 30), (70, 50))
    assert header.directories == (0, 1, 2)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
def test_tiff_in_either_byte_order_and_size(tmp_path: Path, order: str, big: bool) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(tiff({256: 7, 257: 9}, {256: 11, 257: 13}, order=order, big=big))

    header = read_header(path)

    assert header is not None
    assert header.sizes == ((7, 9), (11, 13))


def test_thumbnails_in_a_tiff_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(tiff({256: 70, 257: 90}, {254: 1, 256: 7, 257: 9}, {254: 2, 256: 71, 257: 91}))

    header = read_header(path)

    assert header is not None
    assert header.sizes == ((70, 90), (71, 91))
    assert header.directories == (0, 2)


def test_tiff_that_goes_in_circles_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    data = tiff({256: 7, 257: 9})
    path.write_bytes(data[:-4] + struct.pack("<I", 8))

    header = read_header(path)

    assert header is not None
    assert header.sizes == ((7, 9),)


def test_claimed_size_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png_claiming(100_000, 100_000))

    header = read_header(path)

    assert header is not None
    assert header.sizes == ((100_000, 100_000),)


def test_pdf_is_known_even_behind_other_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"\r\n" * 20 + pdf())

    header = read_header(path)

    assert header is not None
    assert header.kind == "PDF"


@pytest.mark.parametrize("data", [b"hello", b"GIF89a", b"\0" * 2000, "é".encode()])
def test_other_files_are_no_pictures(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)

    assert read_header(path) is None


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tiff"])
def test_header_cut_short_is_an_error(tmp_path: Path, suffix: str) -> None:
    path = save(tmp_path / f"a{suffix}", corner_picture())
    path.write_bytes(path.read_bytes()[:20])

    with pytest.raises(HeaderError):
        read_header(path)


STARTS = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0+", b"RIFF\0\0\0\0WEBP", b"BM"]


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200))
def test_garbage_is_refused_or_understood_but_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.mktemp("garbage") / "a"
    path.write_bytes(start + rest)
    try:
        header = read_header(path)
    except HeaderError:
        return
    assert header is not None
    assert all(np.array(header.sizes).ravel() >= 0)
