"""A small line of the scores of an assessment over time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import plain

HEIGHT = 84
DOT = 3.5
ROOM_ABOVE, ROOM_BELOW, ROOM_BESIDE = 18, 18, 6


class Point(NamedTuple):
    """A score on a day."""

    day: date
    score: int


class TrendLine(QWidget):
    """Draw scores from 0 to the most there can be, each on its day; the list of runs beside it is its table."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._points: Sequence[Point] = ()
        self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point], most: int) -> None:
        """Show scores, oldest first; one or none draws nothing."""
        self._points, self._most = points, most
        self.setVisible(len(points) > 1)
        told = ", ".join(_("{day}: {score}").format(day=day_text(each.day), score=each.score) for each in points)
        self.setAccessibleName(_("Score over time, of {most}. {points}").format(most=most, points=told))
        self.setToolTip(plain(told.replace(", ", "\n")))
        self.update()

    def sizeHint(self) -> QSize:
        """Be low and as wide as there is room."""
        return QSize(200, current_theme().dp(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground line, the line of scores with its dots, and the first and last score in figures."""
        if len(self._points) < 2:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        painter.setPen(QPen(theme.colours.chart.grid, 1))
        for height in (plot.top(), plot.bottom()):
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        places = self._places(plot)
        painter.setPen(QPen(theme.colours.chart.current, 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(QPen(theme.colours.surface.raised, 1.5))
        painter.setBrush(theme.colours.chart.current)
        for place in places:
            painter.drawEllipse(place, DOT, DOT)
        self._paint_words(painter, plot, places)

    def _plot(self) -> QRectF:
        theme = current_theme()
        beside = theme.dp(ROOM_BESIDE)
        return QRectF(self.rect()).adjusted(beside, theme.dp(ROOM_ABOVE), -beside, -theme.dp(ROOM_BELOW))

    def _places(self, plot: QRectF) -> list[QPointF]:
        first, last = self._points[0].day, self._points[-1].day
        days = max((last - first).days, 0)
        places = []
        for number, point in enumerate(self._points):
            part = (point.day - first).days / days if days else number / (len(self._points) - 1)
            share = point.score / self._most if self._most else 0.0
            places.append(QPointF(plot.left() + part * plot.width(), plot.bottom() - share * plot.height()))
        return places

    def _paint_words(self, painter: QPainter, plot: QRectF, places: Sequence[QPointF]) -> None:
        theme = current_theme()
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colours.chart.label)
        first, last = self._points[0], self._points[-1]
        bottom = QRectF(plot.left(), plot.bottom() + 3, plot.width(), theme.dp(16))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignLeft, day_text(first.day, "short"))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignRight, day_text(last.day, "short"))
        painter.setFont(theme.font("caption_bold"))
        painter.setPen(theme.colours.text.primary)
        height = QFontMetrics(theme.font("caption_bold")).height()
        for point, place, side in (
            (first, places[0], Qt.AlignmentFlag.AlignLeft),
            (last, places[-1], Qt.AlignmentFlag.AlignRight),
        ):
            box = QRectF(plot.left(), place.y() - height - DOT - 1, plot.width(), height)
            painter.drawText(box, side, str(point.score))
