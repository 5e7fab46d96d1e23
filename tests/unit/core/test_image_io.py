from __future__ import annotations

import dataclasses
import os
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import FileError, PictureError, PlumeError
from app.core.image_io import (
    MAX_PIXELS,
    MemorySource,
    PictureSource,
    expand,
    natural_key,
    open_source,
    rotate,
)
from tests.unit.core.files import (
    corner_picture,
    pdf,
    png_claiming,
    save,
    save_tiff,
    tiff,
    with_exif,
)

UNTURNED = {
    1: lambda p: p,
    2: lambda p: p[:, ::-1],
    3: lambda p: p[::-1, ::-1],
    4: lambda p: p[::-1],
    5: lambda p: p.swapaxes(0, 1),
    6: lambda p: np.rot90(p, 1),
    7: lambda p: p[::-1, ::-1].swapaxes(0, 1),
    8: lambda p: np.rot90(p, -1),
}
"""How an upright picture is stored under each EXIF orientation."""


def is_upright(image: np.ndarray) -> bool:
    """Whether it is the corner picture, as far as JPEG lets one tell."""
    red, white = image[4, 4].astype(int), image[-5, -5].astype(int)
    return image.shape == (40, 60, 3) and bool(
        np.abs(red - (255, 0, 0)).max() < 40 and white.min() > 230
    )


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".webp", ".tiff"])
def test_every_format_is_read_as_rgb(tmp_path: Path, suffix: str) -> None:
    source = open_source(save(tmp_path / f"a{suffix}", corner_picture()))

    image = source.load(0)

    assert source.page_count == 1
    assert image.dtype == np.uint8
    assert is_upright(image)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize("orientation", UNTURNED)
def test_exif_orientation_is_undone(tmp_path: Path, suffix: str, orientation: int) -> None:
    stored = UNTURNED[orientation](corner_picture())
    path = with_exif(save(tmp_path / f"a{suffix}", stored), orientation)

    assert is_upright(open_source(path).load())


def test_grey_stays_grey(tmp_path: Path) -> None:
    grey = np.arange(200, dtype=np.uint8).reshape(10, 20)

    image = open_source(save(tmp_path / "a.png", grey)).load()

    np.testing.assert_array_equal(image, grey)


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_sixteen_bits_become_eight(tmp_path: Path, suffix: str) -> None:
    deep = np.array([[0, 257 * 100, 65535]], np.uint16)

    image = open_source(save(tmp_path / f"a{suffix}", deep)).load()

    assert image.tolist() == [[0, 100, 255]]


def test_alpha_is_laid_over_white(tmp_path: Path) -> None:
    clear = np.zeros((2, 3, 4), np.uint8)
    clear[0, 0] = (10, 20, 30, 255)
    clear[0, 1] = (0, 0, 0, 128)

    image = open_source(save(tmp_path / "a.png", clear)).load()

    assert image[0, 0].tolist() == [10, 20, 30]
    assert abs(int(image[0, 1, 0]) - 127) <= 1
    assert image[1, 2].tolist() == [255, 255, 255]


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", corner_picture()).rename(tmp_path / "a.jpeg")

    assert is_upright(open_source(path).load())


@pytest.mark.parametrize("name", ["été à Malmö.png", "手書き.png", "a b'c\"d.png", "𝔸.png"])
def test_any_unicode_name(tmp_path: Path, name: str) -> None:
    plain = save(tmp_path / "plain.png", corner_picture())

    assert is_upright(open_source(plain.rename(tmp_path / name)).load())


def test_tiff_pages_are_loaded_one_at_a_time(tmp_path: Path) -> None:
    pages = [np.full((20, 30), shade, np.uint8) for shade in (10, 90, 170, 250)]
    source = open_source(save_tiff(tmp_path / "a.tif", pages))

    assert source.page_count == 4
    assert [int(source.load(i)[0, 0]) for i in (3, 0, 2, 1)] == [250, 10, 170, 90]


def test_fax_tiff_of_one_bit_is_black_on_white(tmp_path: Path) -> None:
    rows = bytes([0b11110000, 0b00001111])
    tags = {256: 8, 257: 2, 258: 1, 259: 1, 262: 1, 273: 200, 277: 1, 278: 2, 279: 2}
    path = tmp_path / "fax.tif"
    path.write_bytes(tiff(tags).ljust(200, b"\0") + rows)

    image = open_source(path).load()

    assert image.tolist() == [[255] * 4 + [0] * 4, [0] * 4 + [255] * 4]


def test_pdf_pages_are_drawn_at_200_dpi(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(3))
    source = open_source(path)

    image = source.load(2)

    assert source.page_count == 3
    assert image.shape == (200, 400, 3)
    assert image[50, 50].tolist() == [255, 0, 0]
    assert image[150, 300].tolist() == [255, 255, 255]


def test_enormous_pdf_page_is_drawn_coarser(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf(1, (14_400, 7_200)))

    height, width, _ = open_source(path).load().shape

    assert 50_000_000 < height * width <= 61_000_000
    assert width / height == pytest.approx(2, abs=0.01)


def test_opening_a_long_pdf_is_cheap(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(300, (595, 842)))

    tracemalloc.start()
    source = open_source(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert source.page_count == 300
    assert peak < 1_000_000


def test_file_may_be_replaced_between_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(2))
    source = open_source(path)
    source.load(0)
    path.unlink()

    with pytest.raises(PlumeError, match=r"a\.pdf"):
        source.load(1)


def test_a_page_that_a_file_does_not_have_is_a_sentence(tmp_path: Path) -> None:
    picture = save(tmp_path / "a.png", corner_picture())
    document = tmp_path / "a.pdf"
    document.write_bytes(pdf(2))
    source = open_source(document)
    document.write_bytes(pdf(1))

    for opened in (open_source(picture), source):
        with pytest.raises(FileError, match=r"a\.p.. has fewer pages than before"):
            opened.load(1)


def test_protected_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(pdf(protected=True))

    with pytest.raises(PictureError, match=r"secret\.pdf is protected by a password"):
        open_source(path)


@pytest.mark.parametrize("kept", [15, 120])
def test_damaged_pdf_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf()[:kept])

    with pytest.raises(PictureError, match=r"a\.pdf (is damaged|has no pages)"):
        open_source(path)


def test_huge_picture_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png_claiming(100_000, 100_000))

    tracemalloc.start()
    with pytest.raises(PictureError, match=r"huge\.png is 100000 x 100000 pixels"):
        open_source(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1_000_000


def test_limit_is_on_pixels_not_on_sides(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    path.write_bytes(png_claiming(MAX_PIXELS // 10, 10))
    wider = tmp_path / "wider.png"
    wider.write_bytes(png_claiming(MAX_PIXELS // 10 + 1, 10))

    assert open_source(path).page_count == 1
    with pytest.raises(PictureError, match="make it smaller"):
        open_source(wider)


def test_huge_later_page_is_refused_when_it_is_loaded(tmp_path: Path) -> None:
    source = open_source(save_tiff(tmp_path / "a.tif", [corner_picture(), corner_picture()]))
    assert isinstance(source, PictureSource)
    header = dataclasses.replace(source.header, sizes=((60, 40), (100_000, 100_000)))
    huge = dataclasses.replace(source, header=header)

    assert huge.load(0).shape == (40, 60, 3)
    with pytest.raises(PictureError, match="100000 x 100000"):
        huge.load(1)


def test_picture_that_memory_cannot_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = open_source(save(tmp_path / "a.png", corner_picture()))

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("cv2.imdecode", fail)

    with pytest.raises(PictureError, match=r"a\.png does not fit into this machine's memory"):
        source.load()


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.png"
    path.touch()

    with pytest.raises(PictureError, match=r"empty\.png is empty; scan or copy it again\."):
        open_source(path)


@pytest.mark.parametrize("data", [b"hello, I am a letter", b"\0" * 100, b"GIF89a" + b"\0" * 50])
def test_other_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.png"
    path.write_bytes(data)

    with pytest.raises(PictureError, match=r"notes\.png is not a picture that Plume can read"):
        open_source(path)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp", ".webp", ".tiff"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_picture_cut_short_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    rng = np.random.default_rng(1)
    path = save(tmp_path / f"cut{suffix}", rng.integers(0, 255, (80, 90, 3), np.uint8))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(PictureError, match=rf"cut\{suffix} is damaged or cut short"):
        open_source(path).load()


def test_damaged_png_writes_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = save(tmp_path / "a.png", corner_picture(300, 300))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))

    with pytest.raises(PictureError, match="is damaged"):
        open_source(path).load()

    assert capfd.readouterr().err == ""


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.png does not exist; check the name\."):
        open_source(tmp_path / "none.png")
    with pytest.raises(FileError, match="is a folder"):
        open_source(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_pipe_is_refused_and_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")

    with pytest.raises(FileError, match=r"pipe\.png is not a file"):
        open_source(tmp_path / "pipe.png")


def test_picture_that_is_in_no_file() -> None:
    source = MemorySource(Path("Pasted picture"), corner_picture())

    assert source.page_count == 1
    assert is_upright(source.load())


def test_folders_are_searched_in_natural_order(tmp_path: Path) -> None:
    names = ["page 10.png", "page 2.JPG", "Page 1.pdf", "b/x.tif", "a/y.inkml", "a/z.webp"]
    ignored = ["notes.txt", ".hidden.png", ".git/x.png", "a/.DS_Store", "picture"]
    for name in names + ignored:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    found = expand([tmp_path])

    assert [p.relative_to(tmp_path).as_posix() for p in found] == [
        "a/y.inkml",
        "a/z.webp",
        "b/x.tif",
        "Page 1.pdf",
        "page 2.JPG",
        "page 10.png",
    ]


def test_listing_ends_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.png").touch()
    answers = iter([False, False, True])

    assert expand([tmp_path], lambda: next(answers)) == []


def test_files_stay_as_given(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "in.png").touch()
    given = [tmp_path / "z.txt", tmp_path / "folder", tmp_path / "missing", tmp_path / "a.png"]

    found = expand(given)

    assert [p.name for p in found] == ["z.txt", "in.png", "missing", "a.png"]


def test_natural_order_of_names() -> None:
    names = ["a10", "a9b2", "A1", "a9b10", "10", "9", "b"]

    assert sorted(names, key=natural_key) == ["9", "10", "A1", "a9b2", "a9b10", "a10", "b"]


@pytest.mark.parametrize(("degrees", "corner"), [(0, "tl"), (90, "tr"), (180, "br"), (270, "bl")])
def test_rotation_is_clockwise(degrees: int, corner: str) -> None:
    turned = rotate(corner_picture(), degrees)

    y = 4 if corner[0] == "t" else -5
    x = 4 if corner[1] == "l" else -5
    assert turned[y, x].tolist() == [255, 0, 0]
    assert turned.shape[:2] == ((40, 60) if degrees % 180 == 0 else (60, 40))
