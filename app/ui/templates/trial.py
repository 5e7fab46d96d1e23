"""Tries the template on a filled form: what is read there, and how sure it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from app.core.errors import PlumeError
from app.core.forms.results import FieldResult
from app.core.forms.template import FormField
from app.core.forms.trial import Trial, try_form
from app.core.pages.quality import Flaw
from app.services.recognition import RecognitionService
from app.ui.field_text import shown
from app.ui.read.picture import Picture
from app.ui.read.status import flaw_text
from app.ui.sentences import translated
from app.ui.templates.editor_actions import EditorActions
from app.ui.templates.field_items import Readout
from app.ui.templates.field_model import Tried
from app.ui.templates.session import EditorSession
from app.ui.templates.strip import Strip
from app.ui.translation import one_line, percent, tr

_PAUSE = 600
"""Milliseconds after a change until the form is read again."""


class FormTrial(QObject):
    """Reads a filled form with the draft as it stands, again after every change.

    Args:
        session: What is edited.
        recognition: Reads.
        threshold: Confidence below which a text is doubtful.
        parent: Owns it.

    Attributes:
        path: The filled form; None while none is tried.
        page: Page of that file, from 1.
        page_count: How many pages it has.
        threshold: Confidence below which a text is doubtful.
        picture: The filled form laid onto the template; None where there is none.
        tried: What was read, by the keys of the fields.
        flaws: Why its picture may be misread.
        trouble: Why nothing could be read; empty where something was.
        running: Whether an answer is still to come.

    Signals:
        changed(): any of these says something else.
    """

    changed = Signal()

    def __init__(
        self,
        session: EditorSession,
        recognition: RecognitionService,
        threshold: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recognition = recognition
        self.threshold = threshold
        self._token = 0
        self._keys: list[int] = []
        self._read: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)
        self._clear()
        session.draft_changed.connect(self._on_draft)
        session.opened.connect(self.end)
        recognition.answered.connect(self._on_answer)
        recognition.read_failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._token)

    @property
    def doubtful(self) -> int:
        """How many fields need a look."""
        return sum(tried.tone != "sure" for tried in self.tried.values())

    @property
    def empty(self) -> bool:
        """Whether no writing was found in any field; check boxes say something in any case."""
        fields = self._session.draft.fields if self._session.draft is not None else ()
        keys = [placed.key for placed in fields if not placed.field.is_checkbox]
        tried = [self.tried[key] for key in keys if key in self.tried]
        return bool(tried) and not any(each.text for each in tried)

    @property
    def readouts(self) -> dict[int, Readout]:
        """What was read, for the form; of check boxes, which are small, only the text."""
        fields = self._session.draft.fields if self._session.draft is not None else ()
        boxes = {placed.key for placed in fields if placed.field.is_checkbox}
        return {
            key: Readout(tried.text or "–", "" if key in boxes else tried.sure, tried.tone)
            for key, tried in self.tried.items()
        }

    def try_on(self, path: Path, page: int = 1) -> None:
        """Reads one page of a file."""
        count = self.page_count if path == self.path else 1
        self._clear()
        self.path, self.page, self.page_count = path, page, count
        self._start()

    def set_threshold(self, threshold: float) -> None:
        """Takes texts below another confidence as doubtful."""
        self.threshold = threshold
        self._judge(self._results)
        self.changed.emit()

    def end(self) -> None:
        """Forgets the filled form."""
        if self.path is not None:
            self._clear()
            self.changed.emit()

    def _clear(self) -> None:
        self._timer.stop()
        self._recognition.cancel(self._token)
        self._token = 0
        self.path: Path | None = None
        self.page, self.page_count = 1, 1
        self.picture: Picture | None = None
        self._judge({})
        self.trouble = ""
        self.flaws: tuple[Flaw, ...] = ()

    def _start(self) -> None:
        draft, path, page = self._session.draft, self.path, self.page
        if draft is None or path is None:
            return
        self._recognition.cancel(self._token)
        self._token, self._read = 0, _content(self._session)
        try:
            template = draft.template()
        except PlumeError as error:
            self._fail(str(error))
            return
        self._keys = draft.keys
        self._token = self._recognition.ask(lambda reader: try_form(template, path, page, reader))
        self.changed.emit()

    def _on_draft(self) -> None:
        if self.path is not None and _content(self._session) != self._read:
            self._timer.start()

    def _on_answer(self, token: int, trial: object) -> None:
        if token != self._token or not isinstance(trial, Trial):
            return
        self._token, self.trouble = 0, ""
        self.flaws = trial.result.flaws
        self.page_count = trial.page_count
        self.picture = Picture.of(trial.picture)
        self._judge(dict(zip(self._keys, trial.result.fields, strict=True)))
        self.changed.emit()

    def _on_failed(self, token: int, message: str) -> None:
        if token == self._token:
            self._token = 0
            self._fail(message)

    def _fail(self, message: str) -> None:
        self.trouble = message
        self.picture = None
        self._judge({})
        self.changed.emit()

    def _judge(self, results: dict[int, FieldResult]) -> None:
        self._results = results
        draft = self._session.draft
        fields = {p.key: p.field for p in draft.fields} if draft is not None else {}
        self.tried = {
            key: self._judged(fields[key], result)
            for key, result in results.items()
            if key in fields
        }

    def _judged(self, field: FormField, result: FieldResult) -> Tried:
        text = one_line(shown(field, result.reading.text))
        sure = percent(result.reading.confidence)
        if result.problem:
            return Tried(text, sure if text else "", "wrong", translated(result.problem))
        if not text:
            return Tried("", "", "sure", tr("Nothing is written there."))
        if result.reading.confidence < self.threshold:
            sentence = tr("Plume is only {0} sure of this text.").format(sure)
            return Tried(text, sure, "doubtful", sentence)
        return Tried(text, sure, "sure", tr("Plume is {0} sure of this text.").format(sure))


def _content(session: EditorSession) -> object:
    """What a reading depends on."""
    draft = session.draft
    if draft is None:
        return None
    return draft.filled, draft.picture, draft.page, [placed.field for placed in draft.fields]


class TrialStrip(Strip):
    """Says what came of the trial, and chooses the page of the file.

    Args:
        trial: The trial.
        actions: For its buttons.
        parent: Holds it.
    """

    def __init__(
        self, trial: FormTrial, actions: EditorActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "trial_strip", [actions.show_scan, actions.try_form, actions.end_trial], parent
        )
        self._trial = trial
        self._page = QSpinBox(self)
        self._page.setObjectName("trial_page")
        self._page.setAccessibleName(self.tr("Page of the filled form"))
        self._page.setToolTip(self.tr("Page of the file"))
        self._page.setMinimum(1)
        self._page.setKeyboardTracking(False)
        self.row.insertWidget(2, self._page)
        self._page.valueChanged.connect(self._on_page)
        trial.changed.connect(self._refresh)

    def _refresh(self) -> None:
        trial = self._trial
        if trial.path is None:
            self.hide()
            return
        self._page.blockSignals(True)
        self._page.setMaximum(trial.page_count)
        self._page.setValue(trial.page)
        self._page.setSuffix(" " + self.tr("of {0}").format(trial.page_count))
        self._page.blockSignals(False)
        self._page.setVisible(trial.page_count > 1)
        self.say(*self._sentence(trial.path.name))

    def _sentence(self, name: str) -> tuple[str, str]:
        trial = self._trial
        if trial.running:
            return self.tr("Reading {0}…").format(name), "read"
        if trial.trouble:
            text = self.tr("{0} cannot be read with this template: {1}")
            why = translated(trial.trouble)  # what is known about pages has no full stop
            return text.format(name, why if why.endswith(".") else f"{why}."), "error"
        text = self.tr("{0} matches.").format(name) + " "
        if trial.flaws:
            text += self.tr("It is hard to read: {0}.").format(flaw_text(trial.flaws[0])) + " "
        if not trial.tried:
            return text + self.tr("There are no fields to read."), "warning"
        if trial.empty:
            return text + self.tr(
                "No writing was found in its fields. Where somebody has written on the template’s"
                " own picture, say so beside the form."
            ), "warning"
        if trial.doubtful:
            return text + self.tr("%n field(s) to look at.", "", trial.doubtful), "warning"
        sign = "warning" if trial.flaws else "check"
        return text + self.tr("Every field is read for sure."), sign

    def _on_page(self, page: int) -> None:
        if self._trial.path is not None:
            self._trial.try_on(self._trial.path, page)
