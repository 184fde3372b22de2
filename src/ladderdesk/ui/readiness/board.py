"""The arrangement of the screen's cards: three columns where there is room, else two or one, and never a jump."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.readiness.bar import ReadinessBar
from ladderdesk.ui.theme import current_theme

PADDING = 32
GAP = 12
_BOTTOM = 24
_NARROW = 1104
"""Below this width of the screen (a window of 1180) the cards stand in two columns."""
_ALONE = 824
"""Below this width of the screen the cards stand under one another: two would cut their words."""
_SIDE = (292, 400)
_CHARTS = (340, 484)
_ROWS = (292, 208)
_TALLEST = (360, 260)


class Board(QWidget):
    """Place the bar and six cards: four charts, and at the side what would move readiness and the plateaus."""

    def __init__(self, bar: ReadinessBar, charts: list[QWidget], side: list[QWidget]) -> None:
        super().__init__()
        self.setObjectName("readiness-board")
        self._bar = bar
        self._charts = charts
        self._side = side
        self._room = 0
        self._taken = 0
        for widget in (bar, *charts[:2], side[0], *charts[2:], side[1]):
            widget.setParent(self)
        bar.height_changed.connect(self.arrange)

    def show_room(self, height: int, taken: int) -> None:
        """Use this much height where there is more than the cards need; a scroll bar took `taken` of the width."""
        if (height, taken) != (self._room, self._taken):
            self._room, self._taken = height, taken
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place everything for the present width."""
        theme = current_theme()
        inner = self.width() + self._taken - 2 * PADDING
        if inner <= 0:
            return
        high = self._bar.height_at(inner)
        self._bar.setGeometry(PADDING, 0, inner, high)
        top, whole = high + GAP, inner + 2 * PADDING
        if whole < theme.dp(_ALONE):
            end = self._place_one(top, inner)
        elif whole < theme.dp(_NARROW):
            end = self._place_two(top, inner)
        else:
            end = self._place_three(top, inner)
        self.setMinimumHeight(end + _BOTTOM)

    def _place_one(self, top: int, inner: int) -> int:
        dp = current_theme().dp
        for card, height in zip((*self._charts, *self._side), (*_ROWS[:1] * 2, *_ROWS[1:] * 2, *_ROWS), strict=True):
            card.setGeometry(PADDING, top, inner, dp(height))
            top += dp(height) + GAP
        return top - GAP

    def _place_three(self, top: int, inner: int) -> int:
        least, most = map(current_theme().dp, _SIDE)
        side = max(least, min(most, inner * _SIDE[0] // sum((*_CHARTS, _SIDE[0], 2 * GAP))))
        widths = _shared(inner - side - 2 * GAP)
        for row, height in enumerate(self._heights(top)):
            self._place_row(row, PADDING, top, widths, height)
            left = PADDING + sum(widths) + 2 * GAP
            self._side[row].setGeometry(QRect(left, top, side, height))
            top += height + GAP
        return top - GAP

    def _place_two(self, top: int, inner: int) -> int:
        dp = current_theme().dp
        widths = _shared(inner - GAP)
        for row, height in enumerate(map(dp, _ROWS)):
            self._place_row(row, PADDING, top, widths, height)
            top += height + GAP
        height, left = dp(_ROWS[0]), PADDING + widths[0] + GAP
        self._side[0].setGeometry(PADDING, top, widths[0], height)
        self._side[1].setGeometry(left, top, widths[1], height)
        return top + height

    def _place_row(self, row: int, left: int, top: int, widths: tuple[int, int], height: int) -> None:
        self._charts[2 * row].setGeometry(left, top, widths[0], height)
        self._charts[2 * row + 1].setGeometry(left + widths[0] + GAP, top, widths[1], height)

    def _heights(self, top: int) -> list[int]:
        """Let the rows of charts grow with the window, up to where they would look empty."""
        dp = current_theme().dp
        usual = [dp(height) for height in _ROWS]
        spare = max(0, self._room - _BOTTOM - top - GAP - sum(usual))
        return [
            min(dp(most), height + spare * height // sum(usual)) for height, most in zip(usual, _TALLEST, strict=True)
        ]


def _shared(width: int) -> tuple[int, int]:
    first = width * _CHARTS[0] // sum(_CHARTS)
    return first, width - first
