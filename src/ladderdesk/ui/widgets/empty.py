"""What a screen shows while there is nothing to show: a line drawing, what it is for, and the next step."""

from typing import Literal

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.text import Label, Paragraph

Drawing = Literal["journal", "ladder", "chart", "search", "packet"]


class EmptyState(QWidget):
    """Say what belongs here and offer the next step.

    `show_sentence` words it for the case at hand; more may be added to `column` (a field, a list of choices) and to
    `buttons`.

    Signals: `action_requested()` when the button is pressed.
    """

    action_requested = Signal()

    def __init__(
        self,
        drawing: Drawing,
        title: str,
        sentence: str,
        *,
        name: str,
        action: str = "",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = Label(title, type="title", name=f"{name}-title")
        self._sentence = Paragraph(sentence, type="reading", tone="secondary", name=f"{name}-sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(440)
        self.column = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self._build(drawing)
        if action:
            button = Button(action, name=f"{name}-action", kind="primary", keys=keys)
            button.clicked.connect(self.action_requested)
            self.buttons.insertWidget(1, button)

    def show_words(self, title: str, sentence: str) -> None:
        """Show another title and sentence."""
        self._title.show_words(title)
        self._sentence.show_words(sentence)

    def show_sentence(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.show_words(sentence)

    def _build(self, drawing: Drawing) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.addStretch(4)
        whole.addWidget(_LineDrawing(drawing), 0, centre)
        whole.addSpacing(20)
        whole.addWidget(self._title, 0, centre)
        whole.addSpacing(6)
        sentence = QHBoxLayout()
        sentence.addStretch(1)
        sentence.addWidget(self._sentence, 100)
        sentence.addStretch(1)
        whole.addLayout(sentence)
        whole.addSpacing(20)
        whole.addLayout(self.column)
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addStretch(1)
        whole.addLayout(self.buttons)
        whole.addStretch(5)


class _LineDrawing(QWidget):
    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.setFixedSize(QSize(120, 84))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet, lively = QPen(colours.border.strong, 1.5), QPen(colours.accent.base, 1.75)
        for pen in (quiet, lively):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        draw = {
            "journal": _draw_journal,
            "ladder": _draw_ladder,
            "chart": _draw_chart,
            "search": _draw_search,
            "packet": _draw_packet,
        }[self._drawing]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw(painter, quiet, lively)


def _draw_journal(painter: QPainter, quiet: QPen, lively: QPen) -> None:
    painter.setPen(quiet)
    painter.setBrush(current_theme().colours.surface.raised)
    painter.drawRoundedRect(QRectF(24, 8, 72, 68), 6, 6)
    painter.drawLines([QLineF(36, 8, 36, 76), QLineF(46, 26, 84, 26), QLineF(46, 38, 74, 38)])
    painter.setPen(lively)
    painter.drawLine(QLineF(46, 50, 62, 50))


def _draw_ladder(painter: QPainter, quiet: QPen, lively: QPen) -> None:
    painter.setPen(quiet)
    painter.drawLines([QLineF(44, 4, 44, 80), QLineF(76, 4, 76, 80), QLineF(44, 52, 76, 52), QLineF(44, 68, 76, 68)])
    lively.setDashPattern([2.6, 2.2])
    lively.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(lively)
    painter.drawLines([QLineF(45, 20, 76, 20), QLineF(45, 36, 76, 36)])


def _draw_chart(painter: QPainter, quiet: QPen, lively: QPen) -> None:
    painter.setPen(quiet)
    painter.drawLines([QLineF(20, 76, 100, 76), QLineF(34, 76, 34, 56), QLineF(52, 76, 52, 46), QLineF(70, 76, 70, 38)])
    lively.setDashPattern([2.6, 2.2])
    painter.setPen(lively)
    painter.drawRoundedRect(QRectF(82, 14, 12, 62), 2, 2)


def _draw_search(painter: QPainter, quiet: QPen, lively: QPen) -> None:
    painter.setPen(quiet)
    painter.drawEllipse(QRectF(34, 10, 44, 44))
    painter.drawLine(QLineF(72, 48, 90, 68))
    painter.setPen(lively)
    painter.drawLine(QLineF(47, 32, 65, 32))


def _draw_packet(painter: QPainter, quiet: QPen, lively: QPen) -> None:
    painter.setPen(quiet)
    painter.setBrush(current_theme().colours.surface.raised)
    painter.drawRoundedRect(QRectF(32, 6, 56, 72), 4, 4)
    painter.drawLines([QLineF(42, 34, 78, 34), QLineF(42, 44, 78, 44), QLineF(42, 54, 66, 54)])
    painter.setPen(lively)
    painter.drawLine(QLineF(42, 20, 62, 20))
