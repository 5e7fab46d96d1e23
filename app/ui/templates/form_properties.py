"""What is shown while no field is selected: the form itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.templates.line_edit import PartEdit
from app.ui.templates.problem_label import ProblemLabel
from app.ui.templates.session import EditorSession
from app.ui.translation import tr


class FormProperties(QWidget):
    """Edits the form's name, page, and whether somebody has written on it.

    Signals:
        page_wanted(int): another page of the picture's file, from 1.
    """

    page_wanted = Signal(int)

    def __init__(self, session: EditorSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_properties")
        self._session = session
        self._showing = False
        heading = QLabel(self.tr("Form"), self)
        heading.setProperty("role", "heading")
        self.name = PartEdit("form_name", self)
        self.name.setAccessibleName(self.tr("Name of the form"))
        self.name.setToolTip(self.tr("It stands in the results of every page that shows this form"))
        self.name_problem = ProblemLabel("form_name_problem", self)
        label = QLabel(self.tr("&Name"), self)
        label.setProperty("role", "muted")
        label.setBuddy(self.name)
        self.picture = QLabel(self)
        self.picture.setObjectName("form_picture")
        self.picture.setProperty("role", "muted")
        self.picture.setWordWrap(True)
        self.picture.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.page = QSpinBox(self)
        self.page.setObjectName("form_page")
        self.page.setAccessibleName(self.tr("Page of the file"))
        self.page.setMinimum(1)
        self.page.setKeyboardTracking(False)
        self.filled = QCheckBox(self.tr("Somebody has &written on this picture"), self)
        self.filled.setObjectName("form_filled")
        self.filled.setAccessibleName(self.filled.text().replace("&", ""))
        self.filled.setToolTip(
            self.tr("Only long lines then count as printed; a blank form is read better")
        )
        hint = QLabel(
            self.tr(
                "Drag on the form to draw a field, drag a field to move it. Shift or Ctrl selects"
                " several. Arrow keys move, with Ctrl they resize; with Shift by ten pixels."
            ),
            self,
        )
        hint.setObjectName("form_hint")
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID + 4, theme.GRID * 2, theme.GRID)
        layout.setSpacing(theme.GRID)
        for widget in (heading, label, self.name, self.name_problem, self.picture):
            layout.addWidget(widget)
        layout.addWidget(self._page_row())
        layout.addWidget(self.filled)
        layout.addSpacing(theme.GRID)
        layout.addWidget(hint)
        layout.addStretch(1)
        self._connect()

    def set_pages(self, count: int) -> None:
        """Says how many pages the picture's file has."""
        self._showing = True
        self.page.setMaximum(count)
        self.page.setSuffix(" " + self.tr("of {0}").format(count))
        self._page_part.setVisible(count > 1)
        self._showing = False
        self.refresh()

    def refresh(self) -> None:
        """Shows the form as it is now."""
        draft = self._session.draft
        if draft is None:
            return
        self._showing = True
        self.name.show_text(draft.name)
        empty = not draft.name.strip()
        self.name_problem.show_problem(tr("The form needs a name.") if empty else "")
        width, height = draft.size
        self.picture.setText(
            self.tr("{0}, {1} × {2} pixels").format(draft.picture.name, width, height)
        )
        self.picture.setToolTip(str(draft.picture))
        self.page.setValue(draft.page)
        self.filled.setChecked(draft.filled)
        self._showing = False

    def _page_row(self) -> QWidget:
        self._page_part = QWidget(self)
        row = QHBoxLayout(self._page_part)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("&Page"), self._page_part)
        label.setBuddy(self.page)
        row.addWidget(label)
        row.addWidget(self.page, 1)
        self._page_part.hide()
        return self._page_part

    def _connect(self) -> None:
        session = self._session
        session.draft_changed.connect(self.refresh)
        title = self.tr("name of the form", "undo")
        self.name.textEdited.connect(lambda text: session.set_form(title, name=text))
        self.name.left.connect(session.end_stretch)
        self.filled.clicked.connect(
            lambda on: session.set_form(self.tr("filled form", "undo"), filled=on)
        )
        self.page.valueChanged.connect(self._on_page)

    def _on_page(self, page: int) -> None:
        if not self._showing:
            self.page_wanted.emit(page)
