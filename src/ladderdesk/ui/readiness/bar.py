"""The explained bar: the figure, one block for each criterion of the mean, and the arithmetic under them."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.readiness.bar_layout import EDGE, Brick, Layout
from ladderdesk.ui.readiness.figures import Figures
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.cell_pad import CellPad
from ladderdesk.ui.widgets.status import paint_status_mark, status_colours


class ReadinessBar(CellPad):
    """Show readiness with everything it is made of; arrow keys go through the figures, Enter opens one.

    Signals: `step_taken(object)` with the step a figure opens; `height_changed()`.
    """

    step_taken = Signal(object)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Readiness"), name="readiness-bar", opens=True, parent=parent)
        self.setProperty("pane", "true")
        self._figures: Figures | None = None
        self._layout: Layout | None = None
        self.cell_opened.connect(self._take)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self._figures = figures
        self.say_as(figures.title)
        self._lay_out()

    def height_at(self, width: int) -> int:
        """Tell how high the bar is at a width."""
        if self._figures is None:
            return current_theme().dp(132)
        return Layout(self._figures, width, current_theme()).height

    def sizeHint(self) -> QSize:
        """Be as high as the figures need."""
        return QSize(1140, self.height_at(1140))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Place everything anew in another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()
            self.height_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the blocks, the words, the cursor."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours.border.subtle)
        painter.setBrush(theme.colours.surface.raised)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.radius.card, theme.radius.card)
        if self._layout is not None:
            _paint(painter, self._layout, self.width(), theme)
        self.paint_cursor(painter)

    def _lay_out(self) -> None:
        if self._figures is None:
            return
        self._layout = Layout(self._figures, self.width(), current_theme())
        self.show_cells(self._layout.cells)

    def _take(self, place: int) -> None:
        assert self._layout is not None
        self.step_taken.emit(self._layout.steps[place])


def _paint(painter: QPainter, layout: Layout, width: int, theme: Theme) -> None:
    painter.fillRect(QRect(EDGE, layout.rule, width - 2 * EDGE, 1), theme.colours.border.subtle)
    for brick in layout.bricks:
        _paint_brick(painter, brick, theme)
    for shape in layout.shapes:
        paint_status_mark(painter, shape.at, shape.status, theme)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for words in layout.words:
        font = theme.font(words.type)
        painter.setFont(font)
        painter.setPen(theme.color(words.tone))
        shown = QFontMetrics(font).elidedText(words.text, Qt.TextElideMode.ElideRight, words.box.width() + 2)
        painter.drawText(words.box.adjusted(0, 0, 4, 0), int(words.align | middle), shown)


def _paint_brick(painter: QPainter, brick: Brick, theme: Theme) -> None:
    color = status_colours(theme, brick.block.status).fg
    if not brick.block.value:
        pen = QPen(color, 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(brick.box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours.surface.hover)
    painter.drawRoundedRect(brick.box, 3, 3)
    painter.setClipRect(QRectF(brick.box.left(), brick.box.top(), brick.box.width() * brick.block.value, 100))
    painter.setBrush(color)
    painter.drawRoundedRect(brick.box, 3, 3)
    painter.restore()
