"""A batch at work: the forms as a table or as pictures, the page, and the field."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.core.batch.review import ReviewField, ReviewForm
from app.services.tasks import Worker
from app.ui import theme
from app.ui.forms.field_panel import FieldPanel
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.forms_model import FormsModel
from app.ui.forms.forms_table import FormsTable
from app.ui.forms.gallery import Gallery
from app.ui.forms.problem_panel import ProblemPanel
from app.ui.forms.problems_table import ProblemsTable
from app.ui.forms.scans import Scan, Scans
from app.ui.forms.session import FormsSession
from app.ui.forms.strips import ReviewStrip, RunStrip
from app.ui.forms.walk import Walk
from app.ui.read.page_view import PageView
from app.ui.sentences import translated


class FormsBench(QWidget):
    """Keeps table, page and field on the same field, and goes from one to the next.

    Args:
        session: What is open.
        worker: Loads scans.
        actions: The window's.

    Signals:
        all_checked(int): the end of the way is reached; so many fields were left as they are.
    """

    all_checked = Signal(int)

    def __init__(
        self,
        session: FormsSession,
        worker: Worker,
        actions: FormsActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("forms_bench")
        self._session, self._actions = session, actions
        self._scan: Scan | None = None
        self._untouched = True
        self._walk = Walk(session)
        self._scans = Scans(worker, self)
        self.run = RunStrip(actions, self)
        self.review = ReviewStrip(session, actions, self)
        self.model = FormsModel(session, self)
        self.table = FormsTable(self.model, self)
        self.problems = ProblemsTable(session, self)
        self.page = PageView(self)
        self.page.set_numbered(False)
        self.field = FieldPanel(self)
        self.gallery = Gallery(session, worker, self.field, self)
        self.problem = ProblemPanel(actions, self)
        self._build()
        self._connect()

    def begin_review(self) -> None:
        """Goes to the next field to look at, with the keys in its text."""
        if self.keep_typed():
            on_the_way = self._among_pictures or self.field.editor.hasFocus()
            self._enter(self._way.on() if on_the_way else self._walk.begin())

    def begin_again(self) -> None:
        """Goes to the first field to look at, such as one that was left as it is."""
        if self.keep_typed():
            self._tabs.setCurrentWidget(self.table)
            self._enter(self._walk.begin_again())

    def _enter(self, found: bool) -> None:
        if not found:
            self.all_checked.emit(0)
            return
        if not self._among_pictures:
            self._actions.table.setChecked(False)
        self._take_keys()

    def go_back(self) -> None:
        """Goes back to the field before."""
        if self.keep_typed():
            self._leave_problems()
            self._way.back()
            self._take_keys()

    def show_form(self, form: ReviewForm) -> None:
        """Shows the first field of a form, unless another batch is open by now."""
        if form in self._session.forms and form.fields:
            self._leave_problems()
            self._choose(form.fields[0])

    def show_pictures(self) -> None:
        """Shows the pictures of the current field on all forms."""
        self._show_tab(self.gallery)

    def show_forms(self) -> None:
        """Shows the table."""
        self._show_tab(self.table)

    def show_problems(self) -> None:
        """Shows the pages that could not be read, and why."""
        self._show_tab(self.problems)

    def _show_tab(self, tab: QWidget) -> None:
        self._actions.table.setChecked(True)
        self._tabs.setCurrentWidget(tab)
        tab.setFocus()

    def keep_typed(self) -> bool:
        """What was typed counts, though nobody said that it is right.

        Returns:
            False where it cannot be written, so that the field must not be left.
        """
        field, text = self._session.current, self.field.typed
        return field is None or text is None or self._session.type(field, text)

    def undo(self) -> None:
        """Takes back what is being typed, else the last step, on whatever field that was."""
        if self.field.typed is not None:
            self.field.revert()
        else:
            self._leave_problems()
            self._session.undo()

    def redo(self) -> None:
        """Does the step again that was taken back, unless something was typed since."""
        if self.keep_typed():
            self._leave_problems()
            self._session.redo()

    def save_layout(self) -> QByteArray:
        """The place of the splitter beside the table."""
        return self._whole.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Gives table, page and field their room in the window, the table as much as it had."""
        self._whole.setSizes([760, theme.with_text(520, 0.41 * self.window().width())])
        self._whole.restoreState(state)
        self._show_table(True)

    def _build(self) -> None:
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("forms_tabs")
        self._tabs.setAccessibleName(self.tr("Forms and problems"))
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.table, "")
        self._tabs.addTab(self.gallery, self._actions.pictures.text().replace("&", ""))
        self._tabs.addTab(self.problems, "")
        self._side = QSplitter(Qt.Orientation.Vertical, self)
        self._side.setObjectName("field_splitter")
        self._side.addWidget(self.page)
        self._side.addWidget(self.field)
        self._side.addWidget(self.problem)
        self._side.setStretchFactor(0, 1)
        self._whole = QSplitter(Qt.Orientation.Horizontal, self)
        self._whole.setObjectName("forms_splitter")
        self._whole.addWidget(self._tabs)
        self._whole.addWidget(self._side)
        self._whole.setStretchFactor(0, 1)
        for splitter in (self._side, self._whole):
            splitter.setChildrenCollapsible(False)
        self.field.setMinimumWidth(360)
        # the cut-out shows the field where the page has no room
        self.page.setMinimumSize(240, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.run)
        layout.addWidget(self.review)
        layout.addWidget(self._whole, 1)
        self._name_tabs()

    def _connect(self) -> None:
        session, a = self._session, self._actions
        session.opened.connect(self._on_opened)
        session.forms_added.connect(self._on_added)
        session.current_changed.connect(self._on_current)
        session.field_changed.connect(self._on_field_changed)
        session.threshold_changed.connect(self._refresh_field)
        self._scans.ready.connect(self._on_scan)
        self._scans.failed.connect(self._on_scan_failed)
        self.model.modelReset.connect(lambda: self.table.show_field(session.current))
        self.table.field_chosen.connect(self._choose)
        self.table.form_chosen.connect(self._choose_form)
        self.table.field_activated.connect(self._open)
        self.gallery.field_chosen.connect(self._choose)
        self.gallery.view.step_wanted.connect(self._step)
        self.gallery.view.left.connect(self.show_forms)
        self.problems.page_chosen.connect(self._show_field)
        self._tabs.currentChanged.connect(self._on_tab)
        self.page.line_clicked.connect(self._on_page_clicked)
        self.field.accepted.connect(self._accept)
        self.field.left.connect(self._leave_field)
        self.field.step_wanted.connect(self._step)
        self.field.typing_ended.connect(self._on_typing_ended)
        a.table.toggled.connect(self._show_table)
        a.zoom_in.triggered.connect(self.page.zoom_in)
        a.zoom_out.triggered.connect(self.page.zoom_out)
        a.fit.triggered.connect(self.page.fit)

    # going from field to field

    def _accept(self, text: str) -> None:
        field = self._session.current
        if field is not None and self._session.accept(field, text):
            self._forward()

    def _forward(self) -> None:
        if self._way.forward():
            self._take_keys()
        else:
            self.all_checked.emit(sum(map(self._session.is_open, self._session.fields)))

    def _step(self, direction: int) -> None:
        if direction < 0:
            self.go_back()
        elif self.keep_typed():
            self._forward()

    def _choose(self, field: ReviewField) -> None:
        if field is not self._session.current:
            if self.keep_typed():
                self._session.show(field)
            else:
                self._mark_current()

    def _choose_form(self, form: ReviewForm) -> None:
        if form is not self._form:
            self.show_form(form)

    def _open(self, field: ReviewField) -> None:
        self._choose(field)
        self.field.edit()

    def _leave_field(self) -> None:
        self._take_keys() if self._among_pictures else self._forward()

    @property
    def _among_pictures(self) -> bool:
        return self._tabs.currentWidget() is self.gallery

    @property
    def _way(self) -> Walk | Gallery:
        return self.gallery if self._among_pictures else self._walk

    def _take_keys(self) -> None:
        """Among the pictures the keys stay there, and go into the text with what is typed."""
        if self._among_pictures:
            self.gallery.setFocus()
        else:
            self.field.edit()

    def _leave_problems(self) -> None:
        if self._tabs.currentWidget() is self.problems:
            self._tabs.setCurrentWidget(self.table)

    def _on_page_clicked(self, number: int) -> None:
        current = self._session.current
        if current is not None:
            self._open(current.form.fields[number])

    def _on_typing_ended(self) -> None:
        """Leaving the editor with the mouse keeps what was typed."""
        if self.isVisible() and self.field.isEnabled():
            self._untouched = False
            self.keep_typed()

    # what is shown

    def _show_table(self, on: bool) -> None:
        """With the table the page stands above the field, without it beside."""
        if on != self._actions.table.isChecked():
            self._actions.table.setChecked(on)
            return
        if not on:
            self._tabs.setCurrentWidget(self.table)
        self._tabs.setVisible(on)
        if on and self.field.editor.hasFocus():
            self.table.setFocus()
        self._side.setOrientation(Qt.Orientation.Vertical if on else Qt.Orientation.Horizontal)
        self.field.set_large(not on)
        field = theme.with_text(340, 0.55 * self.window().height())
        self._side.setSizes([260, field] if on else [760, 520])

    @property
    def _problem(self) -> ReviewForm | None:
        """The page that is shown instead of a form, while the problems are looked at."""
        on_top = self._tabs.currentWidget() is self.problems
        return self.problems.selected if on_top else None

    @property
    def _form(self) -> ReviewForm | None:
        """What is shown."""
        field = self._session.current
        return self._problem or (field.form if field is not None else None)

    def _on_current(self) -> None:
        self._untouched = False
        self._show_field()

    def _on_tab(self, _tab: int) -> None:
        self.keep_typed()
        if self._tabs.currentWidget() is self.problems and self.problems.selected is None:
            self.problems.selectRow(0)
        if self._among_pictures:
            self.gallery.sort()
        self._show_field()

    def _show_field(self) -> None:
        form, problem = self._form, self._problem
        self._side.setVisible(form is not None)
        self.field.setVisible(problem is None)
        self.problem.show_form(problem)
        self._mark_current()
        self._scan = self._scans.get(form) if form is not None else None
        self._show_scan()

    def _mark_current(self) -> None:
        self.table.show_field(self._session.current)
        if self._among_pictures:
            self.gallery.show_field(self._session.current)

    def _show_scan(self) -> None:
        if self._scan is None:
            self.page.set_picture(None)
            self.page.set_lines([], 0)
            self.page.note.say(self.tr("Loading the page…") if self._form is not None else "")
            self.field.show_field(self._session.current, None, self._session.threshold)
            return
        if self.page.picture is not self._scan.picture:
            self.page.note.say("")
            self.page.set_picture(self._scan.picture)
        self._refresh_field()

    def _refresh_field(self) -> None:
        """Shows the current field and its neighbours as they are now."""
        field, scan, threshold = self._session.current, self._scan, self._session.threshold
        if self._problem is not None:
            self.page.set_lines([], threshold)
            return
        if field is None or scan is None:
            self.field.show_field(field, None, threshold)
            return
        lines, number = scan.lines(field.form), field.form.fields.index(field)
        self.page.set_lines(lines, threshold)
        self.page.mark(number, None)
        self.page.bring_into_view(lines[number].box)
        self.field.show_field(field, scan.picture.image, threshold, lines[number])

    def _on_field_changed(self, field: ReviewField) -> None:
        if self._session.current is not None and field.form is self._session.current.form:
            self._refresh_field()

    def _on_scan(self, form: ReviewForm, scan: Scan) -> None:
        if form is not self._form:
            return
        self._scan = scan
        self._show_scan()
        if (following := self._walk.form_after(form)) is not None:
            self._scans.prefetch(following)

    def _on_scan_failed(self, form: ReviewForm, message: str) -> None:
        if form is self._form:
            self.page.note.say(translated(message))

    def _on_opened(self) -> None:
        self._scans.clear()
        self._untouched = True
        self._scan = None
        self._side.hide()
        self._tabs.setCurrentWidget(self.table)
        self.table.note.say(self.tr("The forms appear here as they are read."))
        self._name_tabs()
        self._show_scan()

    def _on_added(self, _forms: list[ReviewForm]) -> None:
        self._name_tabs()
        if not self._session.forms:
            return
        self.table.note.say("")
        first = self._session.forms[0]
        if self._untouched and first.fields and not self.field.editor.hasFocus():
            self._session.show(first.fields[0])
            self._untouched = True

    def _name_tabs(self) -> None:
        forms, problems = len(self._session.forms), len(self._session.problems)
        self._tabs.setTabText(0, self.tr("Forms ({0})").format(forms))
        self._tabs.setTabText(2, self.tr("Problems ({0})").format(problems))
        self.review.refresh()
