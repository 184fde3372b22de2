"""Questions whose answers open under them."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.reading import CardSeen
from ladderdesk.ui.learn.reference.rows import LIFT, MEASURE, CardRow, at_most, spoken
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.text import Label, Paragraph


class QuestionRow(CardRow):
    """A question; Enter, Space or a click shows its answer and hides it again."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._is_open = False
        self._chevron = _Chevron()
        self._title = Paragraph(type="body_strong")
        self._answer = QWidget()
        self._words = QVBoxLayout(self._answer)
        self._build()
        self.acted.connect(self._toggle)

    def show_card(self, seen: CardSeen) -> None:
        """Show the question; the words of a card never change, so its answer is made once."""
        self._title.show_words(seen.card.title)
        self.foot.setVisible(self._is_open and bool(seen.links))
        if self._words.count():
            return
        for place, part in enumerate(seen.card.parts):
            if place:
                self._words.addWidget(Label(part.title, type="small", tone="tertiary"))
            words = Paragraph(part.text, tone="secondary")
            words.setMaximumWidth(current_theme().dp(MEASURE))
            self._words.addLayout(at_most(words))

    def show_value(self, value: Any) -> None:
        """Say whether the answer is shown, too."""
        super().show_value(value)
        self._say()

    def follow(self) -> None:
        """Show the answer or hide it: what a question opens with Enter."""
        self._toggle()

    def open_answer(self) -> None:
        """Show the answer."""
        if not self._is_open:
            self._toggle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open and close with a click anywhere."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chevron, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._words.setContentsMargins(24, 0, 0, 0)
        self._words.setSpacing(4)
        self._answer.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 0, 0)
        foot.addWidget(self.foot, 1)
        self.body.addSpacing(LIFT)
        self.body.addLayout(head)
        self.body.addWidget(self._answer)
        self.body.addLayout(foot)

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._chevron.show_open(self._is_open)
        self._answer.setVisible(self._is_open)
        self.foot.setVisible(self._is_open and self.seen is not None and bool(self.seen.links))
        self._say()

    def _say(self) -> None:
        if self.seen is not None:
            closed = _("{question} Enter shows the answer.").format(question=self.seen.card.title)
            self.setAccessibleName(spoken(self.seen) if self._is_open else closed)


class _Chevron(QWidget):
    """Point right where the answer is hidden, down where it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_open(self, is_open: bool) -> None:
        self._is_open = is_open
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.icon_size.s, theme.line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        icon = "down" if self._is_open else "chev"
        at = QPoint(0, (self.height() - theme.icon_size.s) // 2)
        theme.draw_icon(QPainter(self), icon, theme.colours.text.tertiary, at)
