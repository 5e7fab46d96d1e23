"""The picture of a form, loaded in the worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.core.forms.field_finder import suggest_fields
from app.core.forms.template import FormField, Template
from app.core.forms.used import is_filled
from app.core.image_io import Image, open_source
from app.core.pages.ink_mask import GreyImage, dark_on_light
from app.services.tasks import Task
from app.ui.read.picture import Picture
from app.ui.translation import tr
from model.preprocessing import to_grey


@dataclass(frozen=True, eq=False)
class Loaded:
    """A template with its picture.

    Attributes:
        template: The form.
        picture: Of the template's size.
        page_count: How many pages the picture's file has.
    """

    template: Template
    picture: Picture
    page_count: int


def load_new(_task: Task, path: Path, page: int) -> Loaded:
    """A template without fields from a picture, named after its file.

    Raises:
        PlumeError: it cannot be read.
    """
    source = open_source(path)
    picture = Picture.of(source.load(page - 1))
    name = path.stem.replace("_", " ").strip() or path.stem
    template = Template(name, path, (picture.width, picture.height), page=page)
    return Loaded(template, picture, source.page_count)


def load_picture(_task: Task, template: Template) -> Loaded:
    """A template and its picture.

    Raises:
        PlumeError: the picture cannot be read, or is not the one described.
    """
    picture = Picture.of(template.load_image())
    return Loaded(template, picture, open_source(template.picture).page_count)


@dataclass(frozen=True, eq=False)
class Found:
    """Fields that a form seems to have.

    Attributes:
        picture: The form, grey uint8 (H, W), dark on light.
        fields: Named by number.
        filled: Whether somebody seems to have written on it.
    """

    picture: GreyImage
    fields: list[FormField]
    filled: bool


def find_fields(_task: Task, image: Image, filled: bool) -> Found:
    """Looks for fields on the picture of a form, on which somebody may have written."""
    grey = dark_on_light(to_grey(image))
    ruled = suggest_fields(grey, filled=True)
    fields = [
        replace(field, name=tr("Field {0}").format(number))
        for number, field in enumerate(ruled if filled else suggest_fields(grey), 1)
    ]
    texts = [field.box for field in ruled if not field.is_checkbox]
    return Found(grey, fields, is_filled(grey, texts))
