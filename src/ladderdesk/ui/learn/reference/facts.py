"""Figures that age, each with its year and its document."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.catalogue.credits import fact_source_text
from ladderdesk.catalogue.learning import Fact
from ladderdesk.ui.learn.reference.rows import draw_hairline
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.rowbox import Row
from ladderdesk.ui.widgets.text import Paragraph

FIGURE = 132


class FactRow(Row):
    """A figure: what it is, what it says, its year and document."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="reference-fact")
        self.fact: Fact | None = None
        self._figure = Paragraph(type="section")
        self._statement = Paragraph()
        self._source = Paragraph(type="small", tone="tertiary")
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 7, 0, 7)
        left.addWidget(self._figure)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 7, 0, 7)
        right.setSpacing(1)
        right.addWidget(self._statement)
        right.addWidget(self._source)
        self.line.setSpacing(16)
        self.line.addWidget(self._left)
        self.line.addLayout(right, 1)

    def arrange(self, is_narrow: bool) -> None:
        """Give the figures one width."""
        self._left.setFixedWidth(current_theme().dp(FIGURE))

    def show_value(self, value: Any) -> None:
        """Show a figure."""
        assert isinstance(value, Fact)
        self.fact = value
        self._figure.show_words(value.figure)
        self._statement.show_words(value.statement)
        self._source.show_words(fact_source_text(value))
        self.setAccessibleName(f"{value.figure}: {value.statement} {fact_source_text(value)}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the focus with a click and open nothing."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline under the row too."""
        super().paintEvent(event)
        draw_hairline(self)
