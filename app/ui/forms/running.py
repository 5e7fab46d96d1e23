"""The batch that is open, and its reading: begun, paused, stopped, gone on with."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from app.core.batch.run import Progress
from app.core.batch.store import BatchStore, StoredBatch
from app.core.errors import PlumeError
from app.services.batch import BatchService, Finished
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.session import FormsSession
from app.ui.forms.strips import RunStrip, progress_text

_TICK = 500


class Running(QObject):
    """Carries finished pages into the session, and says how far the reading is.

    Args:
        session: Gets the pages.
        service: Reads.
        batches: Where batches are kept.
        actions: Pause, stop and start are connected here.
        strip: Shows how far the reading is.

    Signals:
        ended(): every page is read.
        failed(message): the batch cannot go on.
    """

    ended = Signal()
    failed = Signal(str)

    def __init__(
        self,
        session: FormsSession,
        service: BatchService,
        batches: BatchStore,
        actions: FormsActions,
        strip: RunStrip,
    ) -> None:
        super().__init__(session)
        self._session, self._service, self._batches = session, service, batches
        self._actions, self._strip = actions, strip
        self._last = Progress(0, 0)
        self._active = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._refresh)
        actions.pause.triggered.connect(self._pause)
        actions.stop.triggered.connect(self._stop)
        actions.start.triggered.connect(self._start)
        service.prepared.connect(session.prepare)
        service.pages_finished.connect(self._on_pages)
        service.ended.connect(self._on_ended)
        service.failed.connect(self._on_failed)

    @property
    def unread(self) -> int:
        """How many pages are not read yet, as far as anybody knows."""
        last = self._service.progress or self._last
        return max(last.total - last.done, 0)

    def open(self, stored: StoredBatch) -> None:
        """Opens a batch and reads what is not read yet.

        Raises:
            FileError: another window has it open, or its files cannot be read.
        """
        self.close()
        self._session.open(stored)
        self._last = Progress(stored.done, stored.total)
        self._read()

    def close(self) -> None:
        """Stops reading and puts the batch away."""
        self._halt()
        if self._session.stored is not None:
            self._note_total()
            self._session.close()

    def enable(self, working: bool) -> None:
        """Pause and stop can be chosen while something is read, start while it is not."""
        self._active = working
        a, running = self._actions, self._service.running
        a.pause.setEnabled(working and running)
        a.stop.setEnabled(working and running)
        a.pause.setVisible(running or not working)
        a.stop.setVisible(running or not working)
        a.pause.setText(self.tr("&Go on") if self._service.paused else self.tr("&Pause"))
        if working:
            a.start.setText(self.tr("Go &on reading"))
            whole = self._last.total and self._last.done >= self._last.total
            a.start.setVisible(not running and not whole)
            a.start.setEnabled(not running)
            a.start_anew.setVisible(False)

    def _start(self) -> None:
        if self._active and not self._service.running:
            self._read()

    def _read(self) -> None:
        stored = self._session.stored
        assert stored is not None
        self._service.start(stored.scans, stored.templates, stored.journal)
        self._timer.start()
        self._refresh()

    def _pause(self) -> None:
        self._service.resume() if self._service.paused else self._service.pause()
        self._refresh()

    def _stop(self) -> None:
        self._halt()
        self._refresh()

    def _halt(self) -> None:
        self._last = self._service.progress or self._last
        self._service.stop()
        self._timer.stop()

    def _on_pages(self, pages: list[Finished]) -> None:
        self._session.add(pages)
        self._refresh()

    def _on_ended(self) -> None:
        self._timer.stop()
        batch = self._session.batch
        count = (batch.opened or len(batch)) if batch is not None else 0
        self._last = Progress(count, count)
        self._note_total()
        self._refresh()
        self.ended.emit()

    def _on_failed(self, message: str) -> None:
        self._timer.stop()
        self._refresh()
        self.failed.emit(message)

    def _note_total(self) -> None:
        """The list of batches tells how many pages there are."""
        stored = self._session.stored
        if stored is not None and self._last.total:
            try:
                self._batches.note_total(stored, self._last.total)
            except PlumeError as error:
                self.failed.emit(str(error))

    def _refresh(self) -> None:
        service = self._service
        if service.running and service.progress is not None:
            known = self._last.total
            self._last = service.progress
            if known != self._last.total:
                self._note_total()
        progress = self._last
        text = self._words(progress)
        self._strip.show_state(progress.done, progress.total, text, service.running)
        self.enable(self._active)

    def _words(self, progress: Progress) -> str:
        service, done = self._service, QLocale().toString(progress.done)
        if service.running and service.progress is None:
            return self.tr("Looking for pages and loading the forms…")
        if service.paused:
            text = self.tr("Paused at {0} of %Ln pages.", "", progress.total)
            return text.format(done)
        if service.running:
            return progress_text(progress)
        if progress.total and progress.done >= progress.total:
            return self.tr("%Ln pages, all read", "", progress.total)
        if not progress.total:
            return self.tr("Stopped before the pages were counted.")
        text = self.tr("Stopped at {0} of %Ln pages; what is read is kept.", "", progress.total)
        return text.format(done)
