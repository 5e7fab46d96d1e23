"""The fields of a template as they are drawn on the form."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.ui.templates.draft import Placed
from app.ui.templates.field_items import FieldsItem


def drawn(name: str, height: int) -> QImage:
    """A field of some pixels of the screen."""
    item = FieldsItem()
    item.set_palette(QPalette())
    item.show_fields((Placed(1, FormField(name, Box(10, 10, 150, height))),), (), (170, 60))
    image = QImage(170, 60, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("height", "named"), [(12, False), (18, True), (20, True), (40, True)])
def test_a_field_has_its_name_where_there_is_room(height: int, named: bool) -> None:
    assert (drawn("Town", height) != drawn("", height)) is named
