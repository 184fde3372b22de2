"""The chosen criterion: where it stands and why, its evidence, its plan, and what the manager said."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.values import Progress, Standing
from ladderdesk.catalogue.model import Bridge
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Action
from ladderdesk.ui.gaps.actions import ActionsPart
from ladderdesk.ui.gaps.evidence import EvidencePart, LikelyPart
from ladderdesk.ui.gaps.reading import Likely
from ladderdesk.ui.gaps.standing import MarkCard, ProgressLine, StatusButton
from ladderdesk.ui.gaps.verdicts import VerdictPart
from ladderdesk.ui.gaps.words import kind_sentence, kind_words
from ladderdesk.ui.widgets.frames import Line, ScrollColumn
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rowbox import PADDING, RowBox
from ladderdesk.ui.widgets.text import ElidedLabel, Paragraph

EDGE = 12
"""The margin around the rows; with their own padding words stand 20 from the edge."""
_SCROLL_BAR = 10


class CriterionSeen(NamedTuple):
    """All that is shown of one criterion."""

    standing: Standing
    actions: Sequence[Action]
    bridges: Sequence[Bridge]
    likely: Sequence[Likely]
    today: date


class CriterionDetail(ScrollColumn):
    """Show one criterion; its parts carry the signals of what is asked there.

    Signals: `entry_requested(int)` when an entry is to be opened, `status_requested()` when the status is clicked,
    `mark_taken_back(int)` with the number of the mark, `attended()` when the keyboard comes to a row.
    """

    entry_requested = Signal(int)
    attended = Signal()
    status_requested = Signal()
    mark_taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Criterion"), name="gaps-detail", padding=(EDGE, 16, EDGE, 20), gap=0, parent=parent)
        self._shown = ""
        self._group = ElidedLabel(type="small", tone="secondary", name="gaps-group")
        self._statement = Paragraph("", type="heading", name="gaps-statement")
        self._status = StatusButton()
        self._next = Paragraph("", type="small", tone="secondary", name="gaps-next")
        self._mark = MarkCard()
        self._thresholds = QWidget()
        self._progress = QVBoxLayout(self._thresholds)
        self._lines: list[ProgressLine] = []
        self._good = Paragraph("", type="small", tone="secondary", name="gaps-good-evidence")
        self.evidence = EvidencePart()
        self.likely = LikelyPart()
        self.plan = ActionsPart()
        self.verdicts = VerdictPart()
        self._build()
        self._connect()

    @property
    def first_stop(self) -> QWidget:
        """Give where Tab enters the pane."""
        return self._status

    @property
    def boxes(self) -> tuple[RowBox, ...]:
        """List the groups of rows from the top."""
        return (self.evidence.box, self.likely.box, self.plan.box, self.plan.bridges, self.verdicts.box)

    def show_criterion(self, seen: CriterionSeen) -> None:
        """Show a criterion, from its top where another one was shown."""
        standing, today = seen.standing, seen.today
        self._show_head(standing)
        self._show_progress(standing.progress)
        self.evidence.show_standing(standing, today)
        self.likely.show_likely(seen.likely, today)
        self.plan.show_actions(seen.actions, seen.bridges, today)
        self.verdicts.show_standing(standing, today)
        self._order_stops()
        if self._shown != standing.criterion.id:
            self._shown = standing.criterion.id
            self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the keyboard on the first row, or on the status where there is none."""
        if not any(box.take_focus() for box in self.boxes):
            self._status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, standing: Standing) -> None:
        criterion = standing.criterion
        self._group.show_words(f"{standing.group.name} · {kind_words(criterion.kind)}")
        self._group.setToolTip(plain(kind_sentence(criterion.kind, standing.level)))
        self._statement.show_words(criterion.statement)
        self._status.show_standing(standing)
        self._next.setVisible(standing.next is not None)
        if standing.next is not None:
            self._next.show_words(_("Next: {step}").format(step=_lowered(standing.next.text)))
        self._mark.show_mark(standing.mark)
        self._good.show_words(_("Good evidence: {words}").format(words=_lowered(criterion.good_evidence)))

    def _show_progress(self, progress: Sequence[Progress]) -> None:
        while len(self._lines) < len(progress):
            line = ProgressLine(len(self._lines))
            self._lines.append(line)
            self._progress.addWidget(line)
        self._thresholds.setVisible(bool(progress))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(progress))
            if place < len(progress):
                line.show_progress(progress[place])

    def _build(self) -> None:
        column = self.column
        column.addLayout(self._head())
        column.addSpacing(14)
        for part in (self.evidence, self.likely, self.plan):
            column.addWidget(part)
            column.addSpacing(14)
        line = QHBoxLayout()
        line.setContentsMargins(PADDING, 0, PADDING, 0)
        line.addWidget(Line())
        column.addLayout(line)
        column.addSpacing(12)
        column.addWidget(self.verdicts)
        column.addStretch(1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(PADDING, 0, PADDING, 0)
        head.setSpacing(0)
        head.addWidget(self._group)
        head.addSpacing(4)
        head.addWidget(self._statement)
        head.addSpacing(9)
        status = QHBoxLayout()
        status.setSpacing(8)
        status.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        next_step = QVBoxLayout()
        next_step.setContentsMargins(0, 4, 0, 0)
        next_step.addWidget(self._next)
        next_step.addStretch(1)
        status.addLayout(next_step, 1)
        head.addLayout(status)
        self._progress.setContentsMargins(0, 10, 0, 0)
        self._progress.setSpacing(6)
        head.addWidget(self._thresholds)
        head.addWidget(self._mark)
        head.addSpacing(8)
        head.addWidget(self._good)
        return head

    def _connect(self) -> None:
        for part in (self.evidence, self.likely, self.verdicts):
            part.entry_requested.connect(self.entry_requested)
        self._status.clicked.connect(self.status_requested)
        self._mark.taken_back.connect(self.mark_taken_back)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.evidence.grown.connect(self._order_stops)
        self.plan.arranged.connect(self._order_stops)
        for box in self.boxes:
            box.attended.connect(self._follow_focus)

    def _make_room(self, _least: int, most: int) -> None:
        """Keep the words where they are when the scroll bar comes or goes."""
        margins = self.column.contentsMargins()
        margins.setRight(EDGE - _SCROLL_BAR if most else EDGE)
        self.column.setContentsMargins(margins)

    def _order_stops(self) -> None:
        """Let Tab go down the pane: rows made later would come last in the window."""
        parts = (self.evidence, self.likely, self.plan, self.verdicts)
        stops = [self._status, *self._mark.stops, *(stop for part in parts for stop in part.stops)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _follow_focus(self) -> None:
        row = self.focusWidget()
        if row is not None:
            self.ensureWidgetVisible(row, 0, 8)
        self.attended.emit()


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
