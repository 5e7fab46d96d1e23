from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import FileError
from app.core.forms.template import Template, load_template
from app.core.forms.template_picture import with_picture_beside
from tests.unit.core.files import corner_picture, save_tiff
from tests.unit.core.form_pages import make_template


@pytest.fixture
def template(tmp_path: Path) -> Template:
    (tmp_path / "scans").mkdir()
    return load_template(make_template(tmp_path / "scans"))


def test_a_picture_beside_the_file_stays(template: Template, tmp_path: Path) -> None:
    assert with_picture_beside(template, tmp_path / "scans" / "other.json") is template
    assert with_picture_beside(template, tmp_path / "form.json") is template


def test_a_picture_elsewhere_is_copied_once(template: Template, tmp_path: Path) -> None:
    target = tmp_path / "forms" / "form.json"
    target.parent.mkdir()

    copied = with_picture_beside(template, target)
    again = with_picture_beside(template, target)

    assert copied.picture.parent == target.parent
    assert copied.picture.read_bytes() == template.picture.read_bytes()
    assert again == copied
    assert len(list(target.parent.iterdir())) == 1


def test_another_file_of_that_name_is_not_overwritten(template: Template, tmp_path: Path) -> None:
    target = tmp_path / "forms" / "form.json"
    target.parent.mkdir()
    taken = target.parent / template.picture.name
    taken.write_bytes(b"another picture")

    copied = with_picture_beside(template, target)

    assert taken.read_bytes() == b"another picture"
    assert copied.picture.name == f"{template.picture.stem}_2{template.picture.suffix}"


def test_of_several_pages_only_the_one_is_copied(template: Template, tmp_path: Path) -> None:
    pages = save_tiff(tmp_path / "scans" / "pages.tif", [corner_picture(), corner_picture(80, 90)])
    width, height = 90, 80
    second = replace(template, picture=pages, page=2, size=(width, height), fields=())
    target = tmp_path / "forms" / "form.json"
    target.parent.mkdir()

    copied = with_picture_beside(second, target)

    assert copied.picture.name == "pages_2.png"
    assert copied.page == 1
    assert (copied.load_picture() == second.load_picture()).all()


def test_a_picture_that_is_gone_is_named(template: Template, tmp_path: Path) -> None:
    template.picture.unlink()

    with pytest.raises(FileError, match="does not exist"):
        with_picture_beside(template, tmp_path / "forms" / "form.json")
