"""About Plume: version, licences of all it stands on, and what it finds on this computer."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.core.licences import licences
from app.services.doctor import examine
from app.services.log import log_file, versions
from app.services.tasks import Task, Worker
from app.ui import icons, theme
from app.ui.dialogs import fixed_text, push_button
from app.ui.sentences import translated
from app.ui.translation import tr


class AboutDialog(QDialog):
    """Three pages: Plume, licences, this computer.

    Args:
        parent: The window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Plume"))
        self._worker: Worker | None = None
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("about_tabs")
        self._tabs.setAccessibleName(tr("About Plume"))
        self._tabs.addTab(_plume(), tr("&Plume"))
        self._tabs.addTab(_Licences(), tr("&Licences"))
        self._report = fixed_text("about_report", tr("What Plume finds on this computer"))
        self._tabs.addTab(self._computer(), tr("&This computer"))
        self._tabs.currentChanged.connect(self._on_page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self._tabs)
        column.addWidget(buttons)
        theme.fit(self, theme.with_text(720), 480)

    def done(self, result: int) -> None:
        """Ends what is going on."""
        if self._worker is not None:
            self._worker.shutdown()
        super().done(result)

    def _computer(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        row.addWidget(push_button(page, "copy_about_report", tr("&Copy"), self._copy))
        open_folder = tr("&Open the folder of the log")
        row.addWidget(push_button(page, "open_log_folder", open_folder, _open_log_folder))
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addWidget(self._report)
        column.addLayout(row)
        return page

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    @Slot(int)
    def _on_page(self, index: int) -> None:
        """The computer is looked at when somebody wants to know, and once."""
        if index == self._tabs.count() - 1 and self._worker is None:
            self._report.setPlainText(f"{versions()}\n\n" + tr("Looking …"))
            self._worker = Worker(self)
            show = self._report.setPlainText
            self._worker.start(_examine, done=show, failed=show)


def _examine(task: Task) -> str:
    lines = [versions(), ""]
    for finding in examine():
        if task.cancelled():
            break
        lines.append(finding.told(translated))
    return "\n".join(lines)


def _open_log_folder() -> None:
    folder = log_file().parent
    with contextlib.suppress(OSError):  # whoever wants to see it may not be allowed to
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _plume() -> QWidget:
    page = QWidget()
    picture = QLabel(page)
    picture.setPixmap(icons.app_icon().pixmap(96, 96))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    name = QLabel(f"<h2>Plume {__version__}</h2>", page)
    name.setObjectName("about_version")
    says = QLabel(
        tr(
            "Reads handwriting on your own computer: nothing is sent anywhere.\n"
            "Free software under the Apache License 2.0."
        ),
        page,
    )
    says.setObjectName("about_text")
    says.setWordWrap(True)
    column = QVBoxLayout()
    column.addWidget(name)
    column.addWidget(says)
    column.addStretch(1)
    row = QHBoxLayout(page)
    row.setContentsMargins(*[3 * theme.GRID] * 4)
    row.setSpacing(3 * theme.GRID)
    row.addWidget(picture)
    row.addLayout(column, 1)
    return page


class _Licences(QWidget):
    """A list of packages, and the words of the licence of the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget(self)
        self._list.setObjectName("licence_list")
        self._list.setAccessibleName(tr("Packages"))
        self._words = fixed_text("licence_text", tr("Licence"))
        for each in licences():
            item = QListWidgetItem(f"{each.name} {each.version}".strip(), self._list)
            item.setToolTip(each.licence)
            item.setData(Qt.ItemDataRole.UserRole, each)
        self._list.currentItemChanged.connect(self._show)
        self._list.setCurrentRow(0)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._list)
        parts.addWidget(self._words)
        parts.setSizes([theme.with_text(220), theme.with_text(480)])
        QVBoxLayout(self).addWidget(parts)

    def _show(self, item: QListWidgetItem) -> None:
        each = item.data(Qt.ItemDataRole.UserRole)
        self._words.setPlainText(f"{each.name} {each.version}: {each.licence}\n\n{each.text}")
