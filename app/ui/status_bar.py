"""What the program is doing, how far it is, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app.services.recognition import RecognitionService
from app.ui.read.view import ReadView

_SCALE = 1000


class StatusBar(QStatusBar):
    """Shows the state of the model and of Read mode."""

    def __init__(
        self, read: ReadView, recognition: RecognitionService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._read = read
        self._recognition = recognition
        self._text = QLabel(self)
        self._text.setObjectName("status_text")
        self._text.setAccessibleDescription(self.tr("Status"))
        self._progress = QProgressBar(self)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(200)
        self._stop = QToolButton(self)
        self._stop.setObjectName("stop_button")
        self._stop.setDefaultAction(read.commands.stop)
        self._stop.setText(self.tr("Stop"))
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._summary = QLabel(self)
        self._summary.setObjectName("status_summary")
        self._summary.setAccessibleDescription(self.tr("Lines of this page"))
        self.addWidget(self._text)
        self.addWidget(self._progress)
        self.addWidget(self._stop)
        self.addPermanentWidget(self._summary)
        read.status_changed.connect(self._refresh)
        recognition.busy_changed.connect(lambda _busy: self._refresh())
        for signal in (recognition.model_ready, recognition.model_failed):
            signal.connect(lambda *_: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        status = self._read.status
        self._text.setText(status.text or self._model_text())
        busy = bool(status.text)
        self._progress.setVisible(busy)
        self._stop.setVisible(self._read.commands.stop.isEnabled())
        if status.fraction is None:
            self._progress.setRange(0, 0)
        else:
            self._progress.setRange(0, _SCALE)
            self._progress.setValue(round(status.fraction * _SCALE))
        self._summary.setText(self._read.summary)

    def _model_text(self) -> str:
        if self._recognition.ready:
            return self.tr("Ready")
        if self._recognition.problem:
            return self.tr("No model: nothing can be read")
        return self.tr("Loading the model…") if self._recognition.busy else ""
