"""What a person sees of an error nobody expected, and a report that can be read and copied."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QStyle,
    QVBoxLayout,
)

from app.services.log import CRASHES, crash_report
from app.ui import theme
from app.ui.dialogs import fixed_text
from app.ui.translation import tr

_log = logging.getLogger(CRASHES)


class CrashDialog(QDialog):
    """Says calmly that something went wrong and that nothing is lost.

    Args:
        report: What a developer needs to know.
    """

    def __init__(self, report: str) -> None:
        super().__init__()
        self.setObjectName("crash_dialog")
        self.setWindowTitle("Plume")
        self._report = report
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self.setWindowIcon(icon)
        says = QLabel(tr("Something went wrong that Plume did not expect."), self)
        says.setObjectName("crash_sentence")
        font = says.font()
        font.setBold(True)
        says.setFont(font)
        calms = QLabel(
            tr(
                "Your pages are still open; save your work to be safe. The report below helps to"
                " mend it. It names versions and places in the program, and holds nothing of what"
                " you read or wrote."
            ),
            self,
        )
        calms.setWordWrap(True)
        text = fixed_text("crash_report", tr("Report"))
        text.setPlainText(report)
        column = QVBoxLayout(self)
        for widget in (says, calms, text, self._buttons()):
            column.addWidget(widget)
        theme.fit(self, theme.with_text(640), 420)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copy_report")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons


def install_excepthook() -> None:
    """Errors that nobody caught are shown, one at a time, logged, and written to stderr."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.critical("An error nobody caught.", exc_info=(kind, error, trace))
        if showing:
            return
        showing = True
        try:
            CrashDialog(crash_report(kind, error, trace)).exec()
        finally:
            showing = False

    def on_thread(args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        _log.critical("An error in a thread.", exc_info=args.exc_value)

    sys.excepthook = hook
    threading.excepthook = on_thread
