"""Reading pages and ink in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from app.services.tasks import Task, TaskRunner, message_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.core.document import TextLine
    from model.fields import Field
    from model.ink import Ink
    from model.line_look import WordLook
    from model.reading import Reading
    from model.recognizer import Recognizer

_SHOWN = 0.01
"""Seconds in which the window shows a first look at ink, before the second keeps the cores busy."""


def load_bundled() -> Recognizer:
    """The recogniser that comes with Plume, with all that its first reading needs.

    Imported in the worker, so that the window is there before ONNX Runtime is.

    Raises:
        ModelError: the model is missing or damaged.
    """
    from app.core.writing.word_lists import LANGUAGES, Vocabulary
    from model.ink import Ink
    from model.recognizer import Recognizer

    recognizer = Recognizer.load()
    words = Vocabulary(LANGUAGES).field("text")
    recognizer.read(Ink.from_points([[(0, 0), (20, 30), (40, 0)]]), words)
    return recognizer


class RecognitionService(QObject):
    """Owns the recogniser; every request has a token, and stale answers never arrive.

    Requests made before the model is ready wait for it. Of ink at most one request waits: a
    newer one replaces it. Ink overtakes a page that is being read, between two of its lines.

    Args:
        loader: Gives the recogniser; called in the worker.

    Attributes:
        ready: Whether the model is loaded.
        problem: Why the model could not be loaded; empty when nothing is wrong.

    Signals:
        model_ready(): the recogniser is loaded, after a problem perhaps by a later request.
        model_failed(message): it cannot be loaded.
        page_progress(token, done, total): lines read so far.
        page_turned(token, degrees): it was turned clockwise for reading; comes before page_read.
        page_read(token, list[TextLine]): a page is finished.
        ink_glimpsed(token, Reading): what ink says at a first look; ink_read follows.
        ink_read(token, Reading): ink is finished.
        answered(token, object): what ``ask`` asked for.
        read_failed(token, message): a page, ink or what was asked for could not be read.
        busy_changed(bool): loading or page reading began, or all of it ended.
    """

    model_ready = Signal()
    model_failed = Signal(str)
    page_progress = Signal(int, int, int)
    page_turned = Signal(int, int)
    page_read = Signal(int, object)
    ink_glimpsed = Signal(int, object)
    ink_read = Signal(int, object)
    answered = Signal(int, object)
    read_failed = Signal(int, str)
    busy_changed = Signal(bool)
    _turned = Signal(int, int)
    _glimpsed = Signal(int, object)

    def __init__(
        self, loader: Callable[[], Recognizer] = load_bundled, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.ready = False
        self.problem = ""
        self._loader = loader
        self._recognizer: Recognizer | None = None
        self._load_token = 0
        self._pages: set[int] = set()
        self._answers: dict[int, SignalInstance] = {}
        self._runner = TaskRunner(self)
        self._runner.done.connect(self._on_done)
        self._runner.failed.connect(self._on_failed)
        self._runner.dropped.connect(self._forget)
        self._runner.progress.connect(self._on_progress)
        self._turned.connect(self._on_turned, Qt.ConnectionType.QueuedConnection)
        self._glimpsed.connect(self._on_glimpsed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether the model is loading or a page is being read."""
        return bool(self._load_token or self._pages)

    @property
    def review(self) -> tuple[tuple[float, float, float], ...]:
        """The model's measured curve, see ``app.core.review.Curve``; empty until it is loaded."""
        return self._recognizer.spec.review if self._recognizer is not None else ()

    def load(self) -> None:
        """Loads the model in the worker; call once before anything is read."""
        was_busy = self.busy
        self._load_token = self._runner.submit(self._load)
        self._tell_if_changed(was_busy)

    def read_page(
        self,
        image: NDArray[Any],
        *,
        single: bool = False,
        field: str = "text",
        may_turn: bool = False,
        flatten: bool = True,
    ) -> int:
        """Finds and reads the lines of a page.

        Args:
            image: uint8 (H, W) grey or (H, W, 3) RGB, upright; must not be changed afterwards.
            single: The picture is one word or line.
            field: What a line may hold.
            may_turn: Whether a page that lies wrong is turned; ``page_turned`` tells.
            flatten: Whether a sheet that was photographed from the side is laid flat.
        """
        was_busy = self.busy
        token = self._runner.submit(self._read_page, image, single, field, may_turn, flatten)
        self._answers[token] = self.page_read
        self._pages.add(token)
        self._tell_if_changed(was_busy)
        return token

    def read_ink(
        self, ink: Ink, field: Field | str = "text", in_line: WordLook | None = None
    ) -> int:
        """Reads ink of one word or line; a request that still waits is dropped.

        Args:
            ink: What is written.
            field: What it may hold.
            in_line: See ``Recognizer.read``.
        """
        token = self._runner.submit(self._read_ink, ink, field, in_line, channel="ink", urgent=True)
        self._answers[token] = self.ink_read
        return token

    def look_at_line(self, line: Ink) -> int:
        """Looks at a line as a whole; ``answered`` has a ``LineLook``."""
        token = self._runner.submit(lambda _task: self._loaded().look_at_line(line), urgent=True)
        self._answers[token] = self.answered
        return token

    def ask(self, function: Callable[[Recognizer], Any]) -> int:
        """Runs a function that needs the recogniser in the worker; ``answered`` has its result."""
        token = self._runner.submit(lambda _task: function(self._loaded()))
        self._answers[token] = self.answered
        return token

    def ask_at_leisure(
        self, function: Callable[[Recognizer, Callable[[], None]], Any], channel: str
    ) -> int:
        """Runs a function that takes long; ``answered`` has its result.

        Args:
            function: Gets the recogniser, and what it must call often to let ink overtake it.
            channel: A request of the same channel that still waits is dropped.
        """
        token = self._runner.submit(
            lambda task: function(self._loaded(), task.give_way), channel=channel
        )
        self._answers[token] = self.answered
        return token

    def cancel(self, token: int) -> None:
        """Makes sure that no answer arrives for a token; unknown ones are ignored."""
        self._runner.cancel(token)

    def shutdown(self) -> None:
        """Ends the worker; no signal follows."""
        self._runner.shutdown()

    def _load(self, _task: Task) -> None:
        self._loaded()

    def _loaded(self) -> Recognizer:
        if self._recognizer is None:
            self._recognizer = self._loader()
        return self._recognizer

    def _read_page(
        self,
        task: Task,
        image: NDArray[Any],
        single: bool,
        field: str,
        may_turn: bool,
        flatten: bool,
    ) -> list[TextLine]:
        from app.core.pages.orientation import read_upright
        from app.core.pages.reader import read_page

        reader, told = self._loaded(), task.advance
        if not may_turn or single:
            return read_page(
                image, reader, single=single, field=field, flatten=flatten, progress=told
            )
        upright = read_upright(image, reader, field=field, flatten=flatten, progress=told)
        if upright.turn:
            self._turned.emit(task.token, upright.turn)
        return upright.lines

    def _read_ink(
        self, task: Task, ink: Ink, field: Field | str, in_line: WordLook | None
    ) -> Reading:
        def tell(first: Reading) -> None:
            self._glimpsed.emit(task.token, first)
            task.pause(_SHOWN)

        return self._loaded().read(ink, field, tell, in_line)

    def _on_done(self, token: int, result: Any) -> None:
        answer = self._answers.get(token)
        self._forget(token)
        if not self.ready:
            self.ready, self.problem = True, ""
            self.model_ready.emit()
        if answer is not None:
            answer.emit(token, result)

    def _on_failed(self, token: int, error: Exception) -> None:
        message = message_of(error)
        if token == self._load_token:
            self.problem = message
            self._forget(token)
            self.model_failed.emit(message)
        else:
            self._forget(token)
            self.read_failed.emit(token, message)

    def _on_progress(self, token: int, done: int, total: int) -> None:
        if token in self._pages:
            self.page_progress.emit(token, done, total)

    def _on_turned(self, token: int, degrees: int) -> None:
        if token in self._pages:
            self.page_turned.emit(token, degrees)

    def _on_glimpsed(self, token: int, reading: Reading) -> None:
        if token in self._answers:
            self.ink_glimpsed.emit(token, reading)

    def _forget(self, token: int) -> None:
        was_busy = self.busy
        self._answers.pop(token, None)
        self._pages.discard(token)
        if token == self._load_token:
            self._load_token = 0
        self._tell_if_changed(was_busy)

    def _tell_if_changed(self, was_busy: bool) -> None:
        if was_busy != self.busy:
            self.busy_changed.emit(self.busy)
