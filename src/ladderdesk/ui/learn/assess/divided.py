"""Rows of a card: a hairline between them, and a tint on the one that has the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.rowbox import PADDING, Row
from ladderdesk.ui.widgets.rows import draw_focus

EDGE = 6
"""How far the rows stand from the edge of their card, so that their words stand in line with those of others."""


class DividedRow(Row):
    """A row of a card; `show_last` says whether another one follows."""

    _is_last = False

    def show_last(self, is_last: bool) -> None:
        """Draw a hairline at the end, or none."""
        self._is_last = is_last
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline, the tint and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -1)
        if not self._is_last:
            line = QRectF(PADDING, self.height() - 1, self.width() - 2 * PADDING, 1)
            painter.fillRect(line, theme.colours.border.subtle)
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours.surface.selected)
            painter.drawRoundedRect(box, theme.radius.control, theme.radius.control)
        if self._shows_ring:
            draw_focus(painter, box, theme, theme.radius.control)
