"""A box with round corners over what else would fill them: what lies beyond the corners is painted away."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.theme import current_theme


class RoundBox(QWidget):
    """Hold widgets that fill their corners, and draw a round hairline over them; call `lift_edge` after adding some."""

    def __init__(self, *, surface: str = "surface.window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = _Edge(surface, self)

    def lift_edge(self) -> None:
        """Put the edge back over widgets that were added."""
        self._edge.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge over the whole box."""
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()


class _Edge(QWidget):
    def __init__(self, surface: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._surface = surface
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.row, theme.radius.row)
        painter.fillPath(outside.subtracted(inside), theme.color(self._surface))
        painter.setPen(QPen(theme.colours.border.default, 1))
        painter.drawPath(inside)
