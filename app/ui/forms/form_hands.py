"""The forms of a batch, grouped by the hands that filled them in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.batch.review import ReviewForm
from app.core.hands import FilledForms, Sheet
from app.ui.forms.session import FormsSession
from app.ui.hands_dialog import HandsDialog


def form_hands(
    session: FormsSession, show: Callable[[ReviewForm], object], parent: QWidget
) -> HandsDialog:
    """A dialog about the forms of the batch that is open; one that is chosen is shown."""
    assert session.stored is not None
    filled, forms = FilledForms(session.stored.templates), list(session.forms)
    sheets = [Sheet(form.title, lambda form=form: filled.of(form.result)) for form in forms]
    dialog = HandsDialog(sheets, parent)
    dialog.chosen.connect(lambda number: show(forms[number]))
    return dialog
