"""What can be set for reading, as menus that remember it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.services.settings_store import SettingsStore
from app.ui.actions import make_action
from app.ui.read.session import ReadSession
from app.ui.translation import tr


class ReadOptions:
    """What lines may hold, when they are doubtful, and when pages are read.

    Args:
        session: Is set accordingly, now and after every choice.
        store: Remembers the choices.
        parent: Owns the menus.

    Attributes:
        field_menu: What lines may hold; a choice is for pages read from then on.
        automatic: Whether pages are read as soon as they are shown.
        flatten: Whether sheets that were photographed from the side are laid flat for reading.
    """

    def __init__(self, session: ReadSession, store: SettingsStore, parent: QWidget) -> None:
        self._session = session
        self._store = store
        settings = store.settings
        self.field_menu = _radio_menu(
            parent,
            "field_menu",
            tr("&What lines hold"),
            {
                "text": tr("&Any text"),
                "name": tr("&Names"),
                "word": tr("Single &words"),
                "digits": tr("&Digits only"),
                "number": tr("N&umbers"),
                "date": tr("Da&tes"),
                "amount": tr("A&mounts of money"),
            },
            settings.field,
            self._set_field,
        )
        self.automatic = make_action(
            parent, "read_on_open", tr("Read pages when they ar&e shown"), None, "Ctrl+Shift+A",
            checkable=True,
        )  # fmt: skip
        self.automatic.setChecked(settings.read_on_open)
        self.automatic.toggled.connect(self._set_automatic)
        self.flatten = make_action(
            parent, "flatten_pages", tr("Lay &photographed sheets flat"), None, "Ctrl+Alt+F",
            tip=tr("A sheet seen from the side is read as if it were seen from above"),
            checkable=True,
        )  # fmt: skip
        self.flatten.setChecked(settings.flatten_pages)
        self.flatten.toggled.connect(self._set_flatten)
        session.review.set_threshold(settings.review_threshold)
        session.review.threshold_changed.connect(self._keep_threshold)
        session.queue.field = settings.field
        session.queue.automatic = settings.read_on_open
        session.queue.flatten = settings.flatten_pages

    def follow(self) -> None:
        """Takes over what was set elsewhere."""
        self.automatic.setChecked(self._store.settings.read_on_open)

    def _keep_threshold(self) -> None:
        self._store.change(review_threshold=self._session.review.threshold)

    def _set_field(self, field: str) -> None:
        self._store.change(field=field)
        self._session.queue.field = field

    def _set_automatic(self, on: bool) -> None:
        self._store.change(read_on_open=on)
        self._session.queue.automatic = on

    def _set_flatten(self, on: bool) -> None:
        self._store.change(flatten_pages=on)
        self._session.queue.flatten = on


def _radio_menu(
    parent: QWidget,
    name: str,
    title: str,
    texts: Mapping[Any, str],
    current: Any,
    choose: Callable[[Any], None],
) -> QMenu:
    """A menu in which one entry is ticked."""
    menu = QMenu(title, parent)
    menu.setObjectName(name)
    group = QActionGroup(menu)
    for value, text in texts.items():
        action = QAction(text, menu)
        action.setObjectName(f"{name}_{value}")
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _checked, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
    return menu
