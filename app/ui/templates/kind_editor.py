"""What a field holds: a list of kinds, and the format, pattern or choices where one has them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.ui.templates.kinds import Kind, joined, kinds, lacking, split
from app.ui.templates.line_edit import PartEdit
from app.ui.templates.problem_label import ProblemLabel


class KindEditor(QWidget):
    """Edits a kind as it stands in a template.

    Signals:
        kind_changed(str): the person chose or wrote another one, right or wrong.
        left(): an input lost the focus.
    """

    kind_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds()
        self.choice = QComboBox(self)
        self.choice.setObjectName("field_kind")
        self.choice.setAccessibleName(self.tr("What the field holds"))
        for kind in self._kinds:
            self.choice.addItem(kind.title, kind.name)
        self._label = QLabel(self)
        self._label.setProperty("role", "muted")
        self.detail = PartEdit("field_detail", self)
        self._label.setBuddy(self.detail)
        self.problem = ProblemLabel("kind_problem", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.choice, self._label, self.detail, self.problem):
            layout.addWidget(widget)
        self.choice.activated.connect(lambda _index: self._on_chosen())
        self.detail.textEdited.connect(lambda _text: self._tell())
        self.detail.left.connect(self.left)

    def show_kind(self, kind: str | None, problem: str) -> None:
        """Shows a kind and what is wrong with it; None for several different ones."""
        name, detail = split(kind) if kind is not None else ("", "")
        index = self.choice.findData(name)
        self.choice.setCurrentIndex(index)
        if index < 0:
            self.choice.setPlaceholderText(kind or self.tr("Different"))
        if self.detail.text() != detail:
            self.detail.setText(detail)
        self._show_detail(self._kinds[index] if index >= 0 else None)
        missing = lacking(kind) if kind is not None else None
        if missing is not None:
            problem = self.tr("Write it here, such as {0}.").format(missing.hint)
        self.problem.show_problem(problem)

    def _show_detail(self, kind: Kind | None) -> None:
        shown = kind is not None and bool(kind.detail)
        self._label.setVisible(shown)
        self.detail.setVisible(shown)
        if kind is not None and shown:
            self._label.setText(kind.detail)
            self.detail.setAccessibleName(kind.detail)
            self.detail.setPlaceholderText(kind.hint)
            self.detail.setToolTip(self._tip(kind))

    def _tip(self, kind: Kind) -> str:
        tips = {
            "date": self.tr("Such as DD/MM/YYYY, MM/DD/YY or D.M.YYYY; empty for the usual ways"),
            "code": self.tr(
                "A regular expression for the whole text: [A-Z] is a capital letter, [0-9] a digit,"
                " {3} three of them, ? one or none"
            ),
            "choice": self.tr("The texts that may stand there, with commas between them"),
        }
        return tips.get(kind.name, "")

    def _on_chosen(self) -> None:
        """Another kind begins with nothing behind its colon."""
        kind = self._kinds[self.choice.currentIndex()]
        self.detail.clear()
        self._show_detail(kind)
        self._tell()

    def _tell(self) -> None:
        name = self.choice.currentData()
        if name:
            self.kind_changed.emit(joined(name, self.detail.text()))
