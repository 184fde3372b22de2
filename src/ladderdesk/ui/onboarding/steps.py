"""The steps of the first run, and the mark of the program over them."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme


class Steps(QWidget):
    """The steps with what is done, what is at hand, and what comes."""

    _row = 40

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onboarding-steps")
        self._names = (_("Role"), _("Ladder"), _("Levels"))
        self._done = 0
        self.setFixedHeight(current_theme().dp(self._row) * len(self._names))

    def show_progress(self, done: int) -> None:
        """Show how many steps are done; the next one is at hand."""
        self._done = done
        at_hand = self._names[min(done, len(self._names) - 1)]
        self.setAccessibleName(_("Step {n} of {of}: {name}").format(n=done + 1, of=len(self._names), name=at_hand))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a disc and a name for each step."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, name in enumerate(self._names):
            self._paint_step(painter, place, name)

    def _paint_step(self, painter: QPainter, place: int, name: str) -> None:
        theme = current_theme()
        colours = theme.colours
        radius, middle = theme.dp(11), theme.dp(self._row) * place + theme.dp(12)
        is_reached = place <= self._done
        painter.setPen(Qt.PenStyle.NoPen if is_reached else QPen(colours.border.strong, 1))
        painter.setBrush(colours.accent.base if is_reached else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPoint(radius, middle), radius, radius)
        if place < self._done:
            edge = theme.icon_size.xs
            at = QPoint(radius - edge // 2, middle - edge // 2)
            theme.draw_icon(painter, "check", colours.text.on_accent, at, edge)
        else:
            painter.setPen(colours.text.on_accent if is_reached else colours.text.tertiary)
            painter.setFont(theme.font("small_strong"))
            painter.drawText(0, middle - radius, 2 * radius, 2 * radius, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        painter.setPen(colours.text.primary if is_reached else colours.text.tertiary)
        painter.setFont(theme.font("section" if place == self._done else "body"))
        left = 2 * radius + theme.dp(10)
        box = (left, middle - radius, self.width() - left, 2 * radius)
        painter.drawText(*box, Qt.AlignmentFlag.AlignVCenter, name)


class Logo(QWidget):
    """The ladder on pine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(40, 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours.accent.base)
        painter.drawRoundedRect(self.rect().toRectF(), 8, 8)
        theme.draw_icon(painter, "ladder", theme.colours.text.on_accent, QPoint(10, 10), 20)
