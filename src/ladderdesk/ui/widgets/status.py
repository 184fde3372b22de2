"""The four statuses: always a shape, a word and a colour."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.tokens import StatusPair
from ladderdesk.ui.widgets.mark import Mark

PADDING = 6
GAP = 6
MARK = 14


def status_words(status: Status) -> str:
    """Say a status."""
    return {
        Status.NO_EVIDENCE: _("No evidence"),
        Status.EMERGING: _("Emerging"),
        Status.DEMONSTRATED: _("Demonstrated"),
        Status.SUSTAINED: _("Sustained"),
    }[status]


def status_icon(status: Status) -> str:
    """Name the shape of a status among the icons."""
    return f"status-{status.value.replace('_', '-')}"


def status_colours(theme: Theme, status: Status) -> StatusPair:
    """Give the colour of a status and of its pill."""
    pair: StatusPair = getattr(theme.colours.status, status.value)
    return pair


def status_pixmap(theme: Theme, status: Status, size: int | None = None) -> QPixmap:
    """Give the shape of a status in its colour."""
    return theme.pixmap(status_icon(status), status_colours(theme, status).fg, size)


def status_width(theme: Theme, status: Status, words: str = "") -> int:
    """Tell how wide the pill of a status is, with other words on it where they are given."""
    width = QFontMetrics(theme.font("small_strong")).horizontalAdvance(words or status_words(status))
    return PADDING + theme.dp(MARK) + GAP + width + PADDING + 2


def paint_status(
    painter: QPainter, rect: QRect, status: Status, theme: Theme, words: str = "", *, ground: QColor | None = None
) -> None:
    """Draw the pill of a status at the left of `rect`, in the middle of its height.

    Other words may stand on it, and `ground` takes the place of its tint.
    """
    colours = status_colours(theme, status)
    height = theme.size.chip
    pill = QRect(
        rect.left(), rect.center().y() - height // 2 + 1, min(rect.width(), status_width(theme, status, words)), height
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground or colours.bg)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    paint_status_mark(painter, QPoint(pill.left() + PADDING, pill.center().y()), status, theme, theme.dp(MARK))
    painter.setPen(colours.fg)
    painter.setFont(theme.font("small_strong"))
    room = pill.adjusted(PADDING + theme.dp(MARK) + GAP, 0, -PADDING, 0)
    text = words or status_words(status)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 2)
    painter.drawText(room.adjusted(0, 0, PADDING, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


def paint_status_mark(painter: QPainter, at: QPoint, status: Status, theme: Theme, size: int | None = None) -> None:
    """Draw the shape of a status alone, its left edge's middle at a point; name and tooltip must say it."""
    edge = size or theme.icon_size.s
    painter.drawPixmap(QPoint(at.x(), at.y() - edge // 2), status_pixmap(theme, status, edge))


class StatusPill(QWidget):
    """Show a status as a pill, or something that stands like one in its own words."""

    def __init__(self, status: Status = Status.NO_EVIDENCE, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(status)

    def show_status(self, status: Status, words: str = "") -> None:
        """Show another status."""
        self._status, self._words = status, words
        self.setAccessibleName(words or status_words(status))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as shape and word."""
        theme = current_theme()
        return QSize(status_width(theme, self._status, self._words), theme.size.chip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        paint_status(QPainter(self), self.rect(), self._status, current_theme(), self._words)


class StatusMark(Mark):
    """Show the shape of a status alone; the word is in its name and tooltip."""

    def __init__(self, status: Status, *, parent: QWidget | None = None) -> None:
        super().__init__(status_icon(status), _ink(status), spoken=status_words(status), parent=parent)

    def show_status(self, status: Status) -> None:
        """Show another status."""
        self.show_icon(status_icon(status), _ink(status), spoken=status_words(status))


def _ink(status: Status) -> str:
    return f"status.{status.value}.fg"
