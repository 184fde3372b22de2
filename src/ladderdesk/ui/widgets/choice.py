"""A choice from a list that opens: values with their words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget


class Choice(QComboBox):
    """Choose one of several values.

    Signals: `value_chosen(object)` when the user picks, also the value that already held.
    """

    value_chosen = Signal(object)

    def __init__(self, spoken: str, *, name: str, extent: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        if extent:
            self.setProperty("extent", extent)
        self._values: list[Any] = []
        # The style sheet's row height reaches only a styled delegate, which is not a combo box's own.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._choose)

    def show_choices(self, choices: Sequence[tuple[Any, str]], chosen: Any) -> None:
        """Show values with their words, and which of them holds; `chosen` may be none of them."""
        self._values = [value for value, _words in choices]
        self.clear()
        self.addItems([words for _value, words in choices])
        self.show_chosen(chosen)

    def show_chosen(self, chosen: Any) -> None:
        """Show which value holds."""
        self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else -1)

    @property
    def chosen(self) -> Any:
        """Give the value that holds, None where there is none."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page rather than change the choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring inside the edge while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = current_theme()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colours.focus.ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 5, 5)

    def _choose(self, place: int) -> None:
        self.value_chosen.emit(self._values[place])
