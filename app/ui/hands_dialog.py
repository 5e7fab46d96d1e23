"""Pages or forms that look like the same hand, put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.hands import CAREFUL, SAMPLE_HEIGHT, SAMPLE_WIDTH, Comparison, Sheet, compare
from app.core.pages.ink_mask import GreyImage
from app.services.tasks import Task, Worker
from app.ui import theme
from app.ui.dialogs import push_button
from app.ui.read.page_items import to_qimage
from app.ui.sentences import translated
from app.ui.translation import percent, tr

_TITLE, _WRITING, _SURE = range(3)
_STEPS = 100
_LEAST, _MOST = 50, 99
_SAMPLE = QSize(SAMPLE_WIDTH // 2, SAMPLE_HEIGHT // 2)


class HandsDialog(QDialog):
    """Compares the hands of sheets in the background and shows them in groups.

    Args:
        sheets: What is compared, two or more.
        compare: Compares them; called in the worker.

    Signals:
        chosen(int): the person wants to see that sheet.
        ready(): the groups are shown, or a sentence about what went wrong.
    """

    chosen = Signal(int)
    ready = Signal()

    def __init__(
        self,
        sheets: Sequence[Sheet],
        parent: QWidget | None = None,
        compare: Callable[..., Comparison] = compare,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("hands_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Group by hand"))
        self._sheets = list(sheets)
        self._comparison: Comparison | None = None
        self._rows: list[tuple[str, str, str]] = []
        self._worker = Worker(self)
        self._worker.progress.connect(lambda _token, done, total: self._show_progress(done, total))
        about = QLabel(
            self.tr(
                "What stands together looks like the same hand. Pen, paper and scanner leave their"
                " marks too: this is a help for sorting, and no proof of who wrote something."
            ),
            self,
        )
        about.setObjectName("hands_about")
        about.setWordWrap(True)
        self._note = QLabel(self)
        self._note.setObjectName("hands_note")
        self._note.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("hands_progress")
        self._bar.setAccessibleName(self.tr("Pages compared"))
        self._bar.setTextVisible(False)
        self._slider = self._make_slider()
        self._value = QLabel(self)
        self._value.setMinimumWidth(5 * theme.GRID)
        self._tree = self._make_tree()
        self._copy = push_button(self, "hands_copy", self.tr("&Copy table"), self.copy)
        self._copy.setToolTip(self.tr("Copy page, group and confidence, for a spreadsheet"))
        self._copy.setEnabled(False)
        self._assemble(about)
        self._show_value()
        self._show_progress(0, len(self._sheets))
        self._worker.start(
            _compared, compare, self._sheets, done=self._on_compared, failed=self._on_failed
        )

    def done(self, result: int) -> None:
        """Stops comparing and closes."""
        self._worker.shutdown()
        super().done(result)

    def copy(self) -> None:
        """Copies a row for each sheet: its title, its group and how sure that is."""
        rows = [(self.tr("Page"), self.tr("Group"), self.tr("Confidence")), *self._rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
        self._note.setText(self.tr("Copied %Ln rows.", "", len(self._rows)))

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("hands_least")
        slider.setAccessibleName(self.tr("Least confidence of a group in percent"))
        slider.setRange(_LEAST, _MOST)
        slider.setPageStep(5)
        slider.setValue(round(CAREFUL * _STEPS))
        slider.setToolTip(self.tr("Further right, only what looks very much alike is put together"))
        slider.setMaximumWidth(theme.with_text(240))
        slider.valueChanged.connect(self._on_least)
        return slider

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("hands_groups")
        tree.setAccessibleName(self.tr("Groups"))
        tree.setIconSize(_SAMPLE)
        tree.setHeaderLabels([self.tr("Page"), self.tr("Writing"), self.tr("Confidence")])
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WRITING, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_WRITING, _SAMPLE.width() + 2 * theme.GRID)
        header.setSectionResizeMode(_SURE, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(lambda item, _before: self._on_item(item))
        return tree

    def _assemble(self, about: QLabel) -> None:
        strictness = QLabel(self.tr("Put &together from"), self)
        strictness.setBuddy(self._slider)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for widget in (strictness, self._slider, self._value):
            row.addWidget(widget)
        row.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID)
        layout.addWidget(about)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        theme.fit(self, theme.with_text(680), 640)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._note.setText(self.tr("{0} of {1} pages compared").format(done, total))

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._bar.hide()
        self._copy.setEnabled(True)
        self._show()
        self.ready.emit()

    def _on_failed(self, message: str) -> None:
        self._bar.hide()
        self._note.setText(translated(message))
        self.ready.emit()

    def _on_least(self) -> None:
        self._show_value()
        self._show()

    def _show_value(self) -> None:
        self._value.setText(percent(self._slider.value() / _STEPS))

    def _show(self) -> None:
        found = self._comparison
        if found is None:
            return
        groups = found.groups(self._slider.value() / _STEPS)
        together = [group for group in groups if len(group.members) > 1]
        alone = [group for group in groups if len(group.members) == 1]
        self._tree.blockSignals(True)
        self._tree.clear()
        self._rows = []
        for number, group in enumerate(together, 1):
            self._add(self.tr("Hand {0}").format(number), group.members, group.confidences)
        members = [group.members[0] for group in alone]
        self._add(self.tr("Like no other"), members, [group.confidences[0] for group in alone])
        self._add(self.tr("Too little writing to tell"), found.empty)
        self._add(self.tr("Cannot be opened"), list(found.problems))
        self._tree.expandAll()
        self._tree.blockSignals(False)
        self._note.setText(self.tr("Groups of pages that look alike: {0}").format(len(together)))

    def _add(self, title: str, members: Sequence[int], confidences: Sequence[float] = ()) -> None:
        """One group; none where it has no members."""
        if not members or self._comparison is None:
            return
        problems = self._comparison.problems
        group = QTreeWidgetItem(self._tree, [title, "", tr("%Ln pages", "", len(members))])
        font = group.font(_TITLE)
        font.setBold(True)
        group.setFont(_TITLE, font)
        group.setSizeHint(_TITLE, QSize(0, _SAMPLE.height()))
        for place, number in enumerate(members):
            sheet = self._sheets[number].title
            sure = percent(confidences[place]) if confidences else ""
            self._rows.append((sheet, title, sure))
            item = QTreeWidgetItem(group, [sheet, "", sure])
            if (sample := self._comparison.samples[number]) is not None:
                item.setIcon(_WRITING, QIcon(_shown(sample)))
            item.setData(_TITLE, Qt.ItemDataRole.UserRole, number)
            item.setToolTip(_TITLE, translated(problems.get(number, "")))

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        number = item.data(_TITLE, Qt.ItemDataRole.UserRole) if item is not None else None
        if number is not None:
            self.chosen.emit(number)


def _shown(sample: GreyImage) -> QPixmap:
    """Writing, on paper that is as wide as that of all others."""
    paper = np.full((SAMPLE_HEIGHT, SAMPLE_WIDTH), 255, np.uint8)
    paper[:, : sample.shape[1]] = sample
    return QPixmap.fromImage(to_qimage(paper))


def _compared(
    task: Task, compare: Callable[..., Comparison], sheets: Sequence[Sheet]
) -> Comparison:
    return compare(sheets, progress=task.advance)
