"""Where a criterion stands: its status, the mark in force, and how far its thresholds are."""

from fractions import Fraction

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.assess.values import Progress, Standing
from ladderdesk.assess.words import amount_text
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Mark, Status
from ladderdesk.ui.gaps.words import mark_sentence, mark_words, whole_day
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.bars import Progress as Bar
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.pressing import pressed_by_enter
from ladderdesk.ui.widgets.status import paint_status, status_width, status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph


class StatusButton(QAbstractButton):
    """The status as a pill that opens what the user may say of it.

    Signals: Qt's `clicked`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, "gaps-status")
        self._status = Status.NO_EVIDENCE
        self.setToolTip(_("Set status (S)"))
        self.setProperty("ring_radius", current_theme().radius.chip)
        self.setProperty("ring_height", current_theme().size.chip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing) -> None:
        """Show the status of a criterion."""
        self._status = standing.status
        self.setAccessibleName(_("Status: {status}").format(status=status_words(standing.status)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the pill, and high enough to be hit."""
        theme = current_theme()
        return QSize(status_width(theme, self._status), max(theme.size.chip, theme.size.min_target))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        paint_status(QPainter(self), self.rect(), self._status, current_theme())


class MarkCard(QWidget):
    """The user's own word on a criterion while it is in force.

    Signals: `taken_back(int)` with the number of the mark.
    """

    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self._words = ElidedLabel(type="body_strong", name="gaps-mark-words")
        self._take_back = LinkButton(_("Take back"), name="gaps-take-back")
        self._reason = Paragraph("", type="small", tone="secondary", name="gaps-mark-reason")
        self._meaning = Paragraph("", type="small", tone="tertiary", name="gaps-mark-meaning")
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._take_back)
        card = Card(name="gaps-mark", padding=10, gap=2)
        card.column.addLayout(line)
        card.column.addWidget(self._reason)
        card.column.addWidget(self._meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 2)
        column.addWidget(card)
        self._take_back.clicked.connect(self._ask)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to."""
        return [self._take_back]

    def show_mark(self, mark: Mark | None) -> None:
        """Show the mark in force; the card is gone where there is none."""
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is not None:
            self._words.show_words(mark_words(mark))
            day = whole_day(mark.day)
            self._reason.show_words(_("Since {day}: {reason}").format(day=day, reason=mark.reason))
            self._meaning.show_words(mark_sentence(mark))

    def _ask(self) -> None:
        if self._mark is not None:
            self.taken_back.emit(self._mark.id)


class ProgressLine(QWidget):
    """How far one threshold is: its words, the figures, and a bar."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"gaps-progress-{place}")
        self._words = ElidedLabel(type="small", tone="secondary")
        self._figures = Label(type="small_strong")
        self._bar = Bar(_("Progress"), name=f"gaps-bar-{place}")
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self._bar)

    def show_progress(self, progress: Progress) -> None:
        """Show another threshold."""
        figures = progress_words(progress)
        self._words.show_words(progress.threshold.quantity)
        self._figures.show_words(figures)
        share = _share(progress)
        self._bar.show_progress(round(1000 * share), 1000)
        self._bar.setAccessibleName(f"{progress.threshold.quantity}: {figures}")


def progress_words(progress: Progress) -> str:
    """Say how far a threshold is: "34 of 50 examples", or for the smallest "7, at most 6 weeks"."""
    threshold = progress.threshold
    asked = f"{amount_text(Fraction(threshold.value))} {threshold.unit}".rstrip()
    if threshold.counts != "smallest":
        reached = amount_text(progress.reached or Fraction(0))
        return _("{reached} of {asked}").format(reached=reached, asked=asked)
    if progress.reached is None:
        return _("at most {asked}, none yet").format(asked=asked)
    return _("{reached}, at most {asked}").format(reached=amount_text(progress.reached), asked=asked)


def _share(progress: Progress) -> Fraction:
    asked = Fraction(progress.threshold.value)
    if progress.is_met:
        return Fraction(1)
    if not progress.reached or not asked:
        return Fraction(0)
    share = asked / progress.reached if progress.threshold.counts == "smallest" else progress.reached / asked
    return min(share, Fraction(1))
