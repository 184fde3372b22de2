"""The small drawings of Home: a range in large figures, the course of readiness, the legend of the year."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme

DOT = 3.5
LEGEND_CELL = 9
LEGEND_GAP = 4


class RangeFigure(QWidget):
    """Show a percentage or a range of two in large figures: "48–55%"."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = ""
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_range(self, lowest: int, highest: int) -> None:
        """Show a range of whole per cent, one figure where both are the same."""
        self._figures = str(highest) if lowest == highest else f"{lowest}–{highest}"
        self.setAccessibleName(_("Readiness {figures} per cent, self-reported").format(figures=self._figures))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the figures."""
        theme = current_theme()
        width = QFontMetrics(theme.font("display")).horizontalAdvance(self._figures)
        width += QFontMetrics(_per_cent_font()).horizontalAdvance("%") + 3
        return QSize(width, theme.line("display"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures, then the sign on their base line."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(theme.colours.text.primary)
        painter.setFont(theme.font("display"))
        metrics = painter.fontMetrics()
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(0, baseline, self._figures)
        left = metrics.horizontalAdvance(self._figures)
        painter.setFont(_per_cent_font())
        painter.drawText(left + 1, baseline, "%")


class Sparkline(QWidget):
    """Show a course of shares as one line that ends in a dot."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: list[float] = []
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_course(self, course: Sequence[float | None], spoken: str) -> None:
        """Show shares from 0 to 1, oldest first; those that are not known are left out."""
        self._course = [share for share in course if share is not None]
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for the figures at the left."""
        theme = current_theme()
        return QSize(theme.dp(150), theme.dp(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and its end."""
        if len(self._course) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = current_theme().colours.chart.current
        points = self._points()
        painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(points[-1], DOT, DOT)

    def _points(self) -> list[QPointF]:
        low, high = min(self._course), max(self._course)
        # A tenth fills half the height, so that a small wobble does not look like a leap.
        span = max(high - low, 0.1)
        room = QRectF(self.rect()).adjusted(2, DOT + 2, -DOT - 3, -DOT - 2)
        middle = (low + high) / 2
        step = room.width() / (len(self._course) - 1)
        return [
            QPointF(room.left() + place * step, room.center().y() - (share - middle) / span * room.height())
            for place, share in enumerate(self._course)
        ]


class HeatLegend(QWidget):
    """Say which shade is less and which is more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the two words and five cells."""
        theme = current_theme()
        metrics = QFontMetrics(theme.font("note"))
        words = metrics.horizontalAdvance(_("Less")) + metrics.horizontalAdvance(_("More"))
        return QSize(words + 5 * (LEGEND_CELL + LEGEND_GAP) + LEGEND_GAP + 1, theme.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words around the cells."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("note"))
        left = self._draw_word(painter, 0, _("Less"))
        painter.setPen(Qt.PenStyle.NoPen)
        for shade in theme.colours.heat:
            painter.setBrush(shade)
            box = QRectF(left, (self.height() - LEGEND_CELL) / 2, LEGEND_CELL, LEGEND_CELL)
            painter.drawRoundedRect(box, 2, 2)
            left += LEGEND_CELL + LEGEND_GAP
        self._draw_word(painter, left, _("More"))

    def _draw_word(self, painter: QPainter, left: int, word: str) -> int:
        painter.setPen(current_theme().colours.text.tertiary)
        width = painter.fontMetrics().horizontalAdvance(word)
        painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return left + width + LEGEND_GAP


def _per_cent_font() -> QFont:
    return current_theme().font("title")
