"""A page of which nothing was read: which one it is, why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.batch.review import ReviewForm
from app.ui import theme
from app.ui.actions import action_button
from app.ui.forms.explain import scan_text
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.problems_table import reason
from app.ui.wrapped_label import WrappedLabel


class ProblemPanel(QWidget):
    """Stands where the field stands for a form that was read.

    Args:
        actions: The window's.
    """

    def __init__(self, actions: FormsActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem_panel")
        self._title = WrappedLabel("problem_page", self)
        self._title.setProperty("role", "title")
        self._reason = WrappedLabel("problem_reason", self)
        for label in (self._title, self._reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID * 2] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        button = action_button(self, actions.read_page)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.hide()

    def show_form(self, form: ReviewForm | None) -> None:
        """Shows why a page is no form; None hides the panel."""
        self.setVisible(form is not None)
        if form is not None:
            self._title.setText(form.title)
            self._reason.setText("\n\n".join(filter(None, (reason(form), scan_text(form)))))
