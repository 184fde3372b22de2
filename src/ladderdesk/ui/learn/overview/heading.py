"""The heading over a part of the overview: its title, which opens the whole of it, and what stands at the right."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.naming import plain

CHEVRON = 12
GAP = 3


class HeadingLink(LinkButton):
    """A heading that opens what it is about; the chevron behind it says so. `spoken` tells what opens."""

    def __init__(self, words: str, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, name=name, parent=parent)
        self.setProperty("kind", "heading")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_spoken(spoken)

    def show_spoken(self, spoken: str) -> None:
        """Tell otherwise what opens."""
        self.setAccessibleName(spoken)
        self.setToolTip(plain(spoken))

    def sizeHint(self) -> QSize:
        """Leave room for the chevron."""
        hint = super().sizeHint()
        return QSize(hint.width() + GAP + current_theme().dp(CHEVRON), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron behind the words."""
        super().paintEvent(event)
        theme = current_theme()
        edge = theme.dp(CHEVRON)
        left = self.fontMetrics().horizontalAdvance(self.text()) + GAP
        at = QPoint(left, (self.height() - edge) // 2 + 1)
        color = theme.colours.text.primary if self.underMouse() else theme.colours.text.tertiary
        theme.draw_icon(QPainter(self), "chev", color, at, edge)
