"""The controls that take an answer: segments side by side, numbers, or a list; the keyboard stays with their row."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_words
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label

NUMBER = QSize(30, 28)
ROUND, WORDS_AFTER, OPTION = 16, 8, 26


class Offered(NamedTuple):
    """An answer as a control offers it: its id, its words, the key that gives it, what it means where that helps."""

    id: str
    words: str
    key: str
    meaning: str = ""


class AnswerControl(Protocol):
    """What the three controls have in common; `value_chosen` carries the id of an answer that the user clicked."""

    value_chosen: SignalInstance

    def show_chosen(self, chosen: str | None) -> None:
        """Show which answer is given."""


class AnswerSegments(SegmentedControl):
    """Offer two or three answers side by side."""

    def __init__(self, offered: Sequence[Offered], spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(spoken, name=name, parent=parent)
        self.show_choices([(each.id, each.words) for each in offered], None)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.leave_keyboard()
        _leave_keyboard(self, offered)


class AnswerNumbers(QWidget):
    """Offer the ratings as buttons side by side.

    Signals: `value_chosen(object)` with the id of an answer.
    """

    value_chosen = Signal(object)

    def __init__(self, offered: Sequence[Offered], spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._group = _Group(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for place, each in enumerate(offered):
            number = _Number(each.words)
            number.setObjectName(f"{name}-{place}")
            self._group.add(number, each.id)
            row.addWidget(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.chosen.connect(self.value_chosen)
        _leave_keyboard(self, offered)

    def show_chosen(self, chosen: str | None) -> None:
        """Show which rating is given."""
        self._group.show_chosen(chosen)


class AnswerList(QWidget):
    """Offer answers under one another, each with the digit that gives it.

    Signals: `value_chosen(object)` with the id of an answer.
    """

    value_chosen = Signal(object)

    def __init__(self, offered: Sequence[Offered], spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._group = _Group(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, each in enumerate(offered):
            option = _Option(each.words)
            option.setObjectName(f"{name}-{place}")
            self._group.add(option, each.id)
            grid.addWidget(Label(each.key, type="small", tone="tertiary"), place, 0)
            grid.addWidget(option, place, 1)
        self._group.chosen.connect(self.value_chosen)
        _leave_keyboard(self, offered)

    def show_chosen(self, chosen: str | None) -> None:
        """Show which answer is given."""
        self._group.show_chosen(chosen)


class _Group(QButtonGroup):
    """The buttons of one question, each with the id of its answer."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self.idClicked.connect(self._tell)

    def add(self, button: QAbstractButton, answer: str) -> None:
        self.addButton(button, len(self._ids))
        self._ids.append(answer)

    def show_chosen(self, chosen: str | None) -> None:
        self.setExclusive(False)
        for place, answer in enumerate(self._ids):
            self.button(place).setChecked(answer == chosen)
        self.setExclusive(True)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._ids[place])


class _Number(QRadioButton):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.dp(NUMBER.width()), theme.dp(NUMBER.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._look()
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.control, 6)
        painter.setPen(ink)
        painter.setFont(theme.font("small_bold" if self.isChecked() else "small_strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _look(self) -> tuple[QColor, QColor, QColor]:
        colours = current_theme().colours
        if self.isChecked():
            return colours.accent.base, colours.accent.base, colours.text.on_accent
        fill = colours.surface.hover if self.underMouse() else colours.surface.raised
        return fill, colours.border.default, colours.text.secondary


class _Option(QRadioButton):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        return QSize(theme.dp(ROUND) + WORDS_AFTER + width + 4, theme.dp(OPTION))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().dp(OPTION) * 4, self.sizeHint().height())

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        text = theme.colours.text
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.dp(ROUND)
        self._paint_round(painter, QRectF(0.5, (self.height() - edge) / 2 + 0.5, edge - 1, edge - 1))
        words = self.rect().adjusted(edge + WORDS_AFTER, 0, 0, 0)
        draw_words(painter, words, self.text(), theme.font("body"), text.primary)

    def _paint_round(self, painter: QPainter, box: QRectF) -> None:
        colours = current_theme().colours
        if not self.isChecked():
            painter.setPen(colours.accent.base if self.underMouse() else colours.border.strong)
            painter.setBrush(colours.surface.raised)
            painter.drawEllipse(box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent.base)
        painter.drawEllipse(box)
        painter.setBrush(colours.text.on_accent)
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)


def _leave_keyboard(control: QWidget, offered: Sequence[Offered]) -> None:
    """Leave the focus to the row, and say in each button's tooltip its key and what it means."""
    for button, each in zip(control.findChildren(QRadioButton), offered, strict=True):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = _("{words}: {meaning}").format(words=each.words, meaning=each.meaning) if each.meaning else each.words
        KeyTip(button, words, each.key)
