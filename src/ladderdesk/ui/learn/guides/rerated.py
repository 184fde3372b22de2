"""Two results of one assessment side by side: each dimension before and now, and what they come to."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.assess.rerating import Dimension, Rerating, gain_text
from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Card, Line, SectionHeader
from ladderdesk.ui.widgets.text import Label, Paragraph, Tone

STEPS = 100
"""How wide the scale of a dimension is drawn."""


class RatingsAgain(QWidget):
    """Show what was rated twice in a round of a guide; gone where nothing was."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: Sequence[Rerating] = ()
        self._cards: list[RatedTwice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_reratings(self, found: Sequence[Rerating]) -> None:
        """Show these comparisons."""
        if tuple(found) == tuple(self._shown):
            return
        self._shown = tuple(found)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [RatedTwice(one) for one in found]
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(found))


class RatedTwice(Card):
    """One assessment at two checkpoints: a row for each dimension, and under them the two results."""

    def __init__(self, found: Rerating, parent: QWidget | None = None) -> None:
        super().__init__(name=f"guide-rerated-{found.assessment.id}", padding=16, gap=0, parent=parent)
        self.setAccessibleName(found.assessment.title)
        header = SectionHeader(found.assessment.title, name=f"guide-rerated-{found.assessment.id}-head")
        words = _("Day {first}, {before} → day {last}, {now}").format(
            first=found.before.day_number,
            before=day_text(found.before.day, "short"),
            last=found.now.day_number,
            now=day_text(found.now.day, "short"),
        )
        header.row.addWidget(Label(words, type="small", tone="tertiary"))
        self.column.addWidget(header)
        self.column.addSpacing(6)
        for one in found.dimensions:
            self.column.addWidget(Line())
            self.column.addWidget(_DimensionRow(one, _most(found, one)))
        self.column.addWidget(Line())
        self.column.addSpacing(10)
        self.column.addLayout(_totals(found))
        if not found.has_risen:
            self.column.addSpacing(6)
            words = _("Nothing rose. Go back to the pages of your role, and rate once more when you have.")
            self.column.addWidget(Paragraph(words, type="small", tone="secondary", name="guide-rerated-advice"))


class _DimensionRow(QWidget):
    def __init__(self, one: Dimension, most: int) -> None:
        super().__init__()
        self.setObjectName(f"guide-rerated-{one.question.id}")
        words = _("{before} → {now}").format(before=one.before.label, now=one.now.label)
        spoken = _("{dimension}: {change}, {gain}")
        self.setAccessibleName(spoken.format(dimension=one.question.short, change=words, gain=gain_text(one.gain)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        row.addWidget(Label(one.question.short), 1)
        row.addWidget(_Steps(one, most))
        row.addWidget(_right(Label(words, type="body_strong"), 56))
        row.addWidget(_right(Label(gain_text(one.gain), type="small_strong", tone=_tone(one.gain)), 40))


class _Steps(QWidget):
    """The scale as steps: filled up to the lower answer, tinted where the other one lies above or below."""

    def __init__(self, one: Dimension, most: int) -> None:
        super().__init__()
        self._low, self._high = sorted((one.before.points, one.now.points))
        self._has_risen = one.gain > 0
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.dp(STEPS), theme.dp(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() / self._most
        for place in range(1, self._most + 1):
            fill = colours.track
            if place <= self._low:
                fill = colours.heat[3]
            elif place <= self._high:
                fill = colours.accent.base if self._has_risen else colours.border.strong
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF((place - 1) * width, 0, width - 3, self.height()), 2, 2)


def _most(found: Rerating, one: Dimension) -> int:
    return max(1, *(choice.points for choice in found.assessment.choices_of(one.question)))


def _totals(found: Rerating) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for place, one in enumerate((found.before, found.now)):
        score = _("{score} of {most}").format(score=one.score, most=one.result.get("most", 0))
        grid.addWidget(Label(_("Day {n}").format(n=one.day_number), type="small", tone="secondary"), place, 0)
        grid.addWidget(Label(one.title, type="body_strong" if place else "body"), place, 1)
        grid.addWidget(_right(Label(score, type="body_strong" if place else "body"), 64), place, 2)
    gain = Label(gain_text(found.gain), type="small_strong", tone=_tone(found.gain))
    grid.addWidget(_right(gain, 40), 1, 3)
    return grid


def _tone(gain: int) -> Tone:
    if gain > 0:
        return "accent"
    return "attention" if gain < 0 else "tertiary"


def _right(label: Label, width: int) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setMinimumWidth(current_theme().dp(width))
    return label
