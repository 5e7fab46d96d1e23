"""The picture of a template goes where its file goes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

from app.core.files import atomic_bytes, read_bytes
from app.core.forms.template import Template
from app.core.image_io import MemorySource, open_source


def with_picture_beside(template: Template, path: Path) -> Template:
    """The same template with its picture in the folder of its file.

    A picture that lies elsewhere is copied there; of a file with several pages, the page that is
    needed, as a PNG file.

    Args:
        template: The form.
        path: Where its file is going to be saved.

    Raises:
        PlumeError: the picture cannot be read or written.
    """
    folder = path.parent.resolve()
    picture = template.picture
    if picture.resolve().is_relative_to(folder):
        return template
    data, name, page = _copied(picture, template.page)
    for target in _names(folder / name):
        if not target.exists():
            with atomic_bytes(target) as file:
                file.write(data)
            break
        if read_bytes(target) == data:
            break
    return replace(template, picture=target, page=page)


def _copied(picture: Path, page: int) -> tuple[bytes, str, int]:
    """What is copied, the name of the copy, and the page in it."""
    source = open_source(picture)
    if source.page_count == 1:
        return read_bytes(picture), picture.name, page
    png = MemorySource(picture, source.load(page - 1)).png
    return png, f"{picture.stem}_{page}.png", 1


def _names(path: Path) -> itertools.chain[Path]:
    numbered = (path.with_stem(f"{path.stem}_{number}") for number in itertools.count(2))
    return itertools.chain([path], numbered)
