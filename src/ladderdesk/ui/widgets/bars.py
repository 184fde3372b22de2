"""Bars: how far a piece of work is, and how a whole is made up of statuses."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ladderdesk.i18n import ngettext
from ladderdesk.journal.rows import Status
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.status import status_colours, status_words

GAP = 2


class Progress(QProgressBar):
    """Show how far something is; `show_progress(0, 0)` where nobody can tell."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.setTextVisible(False)

    def show_progress(self, done: int, of: int) -> None:
        """Show that `done` of `of` steps are behind."""
        self.setRange(0, of)
        self.setValue(done)


class StackedBar(QWidget):
    """Show how many criteria stand at each status, the highest first; what has no evidence is an empty dashed place."""

    def __init__(self, *, name: str, height: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._height = height
        self._counts: dict[Status, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[Status, int]) -> None:
        """Show these counts, and say them."""
        self._counts = {status: counts.get(status, 0) for status in reversed(Status)}
        told = [
            ngettext("{count} criterion: {status}", "{count} criteria: {status}", count).format(
                count=count, status=status_words(status)
            )
            for status, count in self._counts.items()
        ]
        self.setAccessibleName(", ".join(told))
        self.setToolTip(plain("\n".join(told)))
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as asked."""
        return QSize(120, current_theme().dp(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one piece per status, as wide as its count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = {status: count for status, count in self._counts.items() if count}
        if not shown:
            _draw_empty(painter, QRectF(self.rect()), current_theme().colours.border.strong)
            return
        room = self.width() - GAP * (len(shown) - 1)
        left = 0.0
        for status, count in shown.items():
            width = room * count / sum(shown.values())
            piece = QRectF(left, 0, width, self.height())
            color = status_colours(current_theme(), status).fg
            if status == Status.NO_EVIDENCE:
                _draw_empty(painter, piece, color)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawRoundedRect(piece, 2.5, 2.5)
            left += width + GAP


def _draw_empty(painter: QPainter, piece: QRectF, color: QColor) -> None:
    pen = QPen(color, 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(piece.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
