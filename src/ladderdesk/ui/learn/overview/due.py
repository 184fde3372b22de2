"""What is due of the guides: a row for each, which opens the day."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.overview.reading import DueSeen
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.text import ElidedLabel, Label


class DuePart(QWidget):
    """List the days of guides that are due; gone where none is. Enter or a click opens one.

    Signals: `topic_requested(str)`, `attended()` when the keyboard comes to a row.
    """

    topic_requested = Signal(str)
    attended = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.box = RowBox(_("Due of your guides"), name=f"{name}-rows")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.box)
        self.box.attended.connect(self.attended)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to."""
        return list(self.box.rows)

    def show_due(self, due: Sequence[DueSeen]) -> None:
        """Show these days."""
        self.box.show_rows([(each.topic, each) for each in due], self._make)
        self.setVisible(bool(due))

    def _make(self, key: Hashable) -> Row:
        row = _DueRow(key, name=f"{self.objectName()}-row")
        row.opened.connect(self._open)
        return row

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, _DueRow):
            self.topic_requested.emit(str(row.key))


class _DueRow(Row):
    least_height = 36

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self._words = Label(type="body_strong")
        self._when = Label(type="small_strong", tone="attention")
        self._task = ElidedLabel(tone="secondary")
        self.line.addWidget(Mark("clock", "status.emerging.fg"))
        self.line.addWidget(self._words)
        self.line.addWidget(self._task, 1)
        self.line.addWidget(self._when)
        self.line.addWidget(Mark("chev", "text.tertiary", size=12))

    def show_value(self, value: Any) -> None:
        """Show a day that is due."""
        assert isinstance(value, DueSeen)
        self._words.show_words(value.words)
        self._task.show_words(value.task)
        self._when.show_words(value.when)
        self.setAccessibleName(value.spoken)
