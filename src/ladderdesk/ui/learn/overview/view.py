"""The overview as it is seen: what is due, two cards of questions, the roles, the roadblocks."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.overview.card import AssessmentCard
from ladderdesk.ui.learn.overview.due import DuePart
from ladderdesk.ui.learn.overview.roadblocks import RoadblocksPart
from ladderdesk.ui.learn.overview.roles import RolesPart
from ladderdesk.ui.learn.reference.view import INSET, NARROW, SIDE
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import ScrollColumn
from ladderdesk.ui.widgets.rowbox import Inset

BESIDE = 780
"""From this width on, in tokens' pixels, the cards stand side by side."""
SHARES = (496, 388)
"""How the cards share the width."""
GAP = 24
AROUND = 16
"""How much of what is above and below is seen with what the keyboard came to."""


class OverviewView(QWidget):
    """Show the overview; the parts are public and emit what the user asks for."""

    def __init__(self, cards: Sequence[AssessmentCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self.due = DuePart(name="learn-overview-due")
        self.roles = RolesPart(name="learn-overview-roles")
        self.roadblocks = RoadblocksPart(name="learn-overview-roadblocks")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ScrollColumn(_("Overview"), name="learn-overview-scroll", padding=(INSET, 12, INSET, 32), gap=0)
        self._build()
        self._connect()

    def order_stops(self) -> None:
        """Let Tab come to everything in the order it is read; Qt puts a row that is made later behind all others."""
        stops = [*self.due.stops, *(stop for card in self.cards for stop in card.stops)]
        stops += [*self.roles.stops, *self.roadblocks.stops]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _build(self) -> None:
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(GAP)
        questions = QWidget()
        questions.setLayout(self._beside)
        for card, share in zip(self.cards, SHARES, strict=True):
            self._beside.addWidget(card, share)
        column = self._scroll.column
        column.addWidget(_as_pane(self.due, _("What is due")))
        column.addWidget(_as_pane(Inset(questions), _("Where am I now")))
        column.addWidget(_as_pane(Inset(self.roles, top=GAP - 4), _("Roles")))
        column.addSpacing(GAP)
        column.addWidget(_as_pane(self.roadblocks, _("Roadblocks")))
        column.addStretch(1)
        own = QVBoxLayout(self)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self._scroll)

    def _connect(self) -> None:
        self.due.attended.connect(self._follow_keyboard)
        for card in self.cards:
            card.attended.connect(self._follow_keyboard)
        self.roadblocks.attended.connect(self._follow_keyboard)
        self.roles.place_attended.connect(self._show_place)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        """Keep the words where they are when the scroll bar comes or goes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        self._scroll.column.setContentsMargins(INSET, 12, max(0, INSET - bar), 32)

    def _arrange(self) -> None:
        theme = current_theme()
        width = self.width() - 2 * SIDE
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if width >= theme.dp(BESIDE) else direction.TopToBottom)
        self.roadblocks.arrange(width < theme.dp(NARROW))

    def _follow_keyboard(self) -> None:
        """Keep the row that the keyboard came to in sight; one that was clicked stays where the pointer is."""
        focused = self.window().focusWidget()
        if focused is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scroll.ensureWidgetVisible(focused, 0, current_theme().dp(AROUND))

    def _show_place(self, widget: QWidget, area: QRect) -> None:
        content = self._scroll.widget()
        assert content is not None
        middle = area.translated(widget.mapTo(content, QPoint(0, 0))).center()
        self._scroll.ensureVisible(0, middle.y(), 0, area.height() // 2 + current_theme().dp(AROUND))


def _as_pane(part: QWidget, spoken: str) -> QWidget:
    """Let F6 stop at a part; panes that begin at the same edge follow each other from the top."""
    part.setAccessibleName(spoken)
    part.setProperty("pane", "true")
    return part
