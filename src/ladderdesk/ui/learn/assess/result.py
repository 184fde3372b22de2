"""What the answers come to: the band and what it means, the levels it names, why, and what to do next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.answering import advice, find_choice, gain_text, lead_text, leanings, score_text
from ladderdesk.assessing import day_of
from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.assess.leaning import LeaningPart
from ladderdesk.ui.learn.assess.shown import LevelOffer, Shown
from ladderdesk.ui.learn.assess.steps import StepsPart
from ladderdesk.ui.learn.planning import find_planned
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

ROLES = ("current", "target")


class ResultView(QWidget):
    """Show the result of a complete run, and what can be done with it.

    Signals: `level_taken(LevelOffer)`, `ladder_requested(str)`, `compare_requested()` for a table of what leads
    together, `plan_requested(Step)`, `attended()` when the keyboard comes to a row of `leaning` or `steps`, `placed()`
    when it gets another place or size.
    """

    level_taken = Signal(object)
    ladder_requested = Signal(str)
    compare_requested = Signal()
    plan_requested = Signal(object)
    attended = Signal()
    placed = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.head = _Head(name=f"{name}-head")
        self.leaning = LeaningPart(name=f"{name}-leaning")
        self.steps = StepsPart(name=f"{name}-steps")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(24)
        for part in (self.head, self.leaning, self.steps):
            column.addWidget(part)
        self.head.level_taken.connect(self.level_taken)
        self.head.compare_requested.connect(self.compare_requested)
        self.leaning.ladder_requested.connect(self.ladder_requested)
        self.leaning.attended.connect(self.attended)
        self.steps.plan_requested.connect(self.plan_requested)
        self.steps.attended.connect(self.attended)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return [*self.head.stops, *self.leaning.box.rows, *self.steps.box.rows]

    def show_result(self, shown: Shown, *, can_compare: bool) -> None:
        """Show what the answers come to; gone while there is no result."""
        is_there = shown.result is not None or shown.run is not None
        self.setVisible(is_there)
        if not is_there:
            return
        self.head.show_head(shown, can_compare=can_compare)
        self._show_leaning(shown)
        self._show_steps(shown)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell of the place."""
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the size."""
        super().resizeEvent(event)
        self.placed.emit()

    def _show_leaning(self, shown: Shown) -> None:
        assessment, result = shown.seen.assessment, shown.result
        found = leanings(assessment, shown.answers) if result is not None else ()
        leading = [band.id for band in result.bands] if result is not None else []
        self.leaning.show_leanings(found, leading, shown.ladders)

    def _show_steps(self, shown: Shown) -> None:
        found = advice(shown.result) if shown.result is not None else ()
        planned = {one.step.title: find_planned(shown.seen.actions, one.step) for one in found}
        self.steps.show_advice(found, _answer_words(shown), planned)


class _Head(Card):
    """The band with its score, its meaning and its levels."""

    level_taken = Signal(object)
    compare_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, padding=16, gap=0, parent=parent)
        self._title = Paragraph(type="heading", name=f"{name}-title")
        self._score = Label(type="section", tone="accent", name=f"{name}-score")
        self._meaning = Paragraph(type="reading", name=f"{name}-meaning")
        self._lead = Paragraph(type="small", tone="secondary", name=f"{name}-lead")
        self._change = _Change(name=f"{name}-change")
        self._compare = Button(_("Compare the roles"), name=f"{name}-compare", extent="small", icon="table")
        self._compare_row = QWidget()
        self._levels = _Levels(name=f"{name}-levels")
        self._build()
        self._levels.level_taken.connect(self.level_taken)
        self._compare.clicked.connect(self.compare_requested)

    @property
    def stops(self) -> list[QWidget]:
        return [self._compare, *self._levels.stops]

    def show_head(self, shown: Shown, *, can_compare: bool) -> None:
        """Show the result, or where a run can no longer be scored, what was kept of it."""
        result = shown.result
        kept = shown.run.result if shown.run is not None else {}
        record = result.record() if result is not None else kept
        self._title.show_words(str(record.get("title", "")))
        self._score.show_words(score_text(record))
        _say(self._meaning, result.band.meaning if result is not None else "")
        _say(self._lead, lead_text(shown.seen.assessment, result) if result is not None else "")
        self._change.show_change(shown)
        self._compare_row.setVisible(can_compare)
        self._levels.show_levels(shown.levels, shown.own_ladder)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._score)
        self.column.addLayout(head)
        self.column.addSpacing(4)
        self.column.addWidget(self._meaning)
        self.column.addSpacing(4)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._change)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.addWidget(self._compare)
        row.addStretch(1)
        self._compare_row.setLayout(row)
        self.column.addWidget(self._compare_row)
        self.column.addWidget(self._levels)


class _Change(QWidget):
    """By how much the score changed since the run before."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._mark = Mark("up", "status.sustained.fg", size=14)
        self._words = Label(type="small", tone="secondary", name=f"{name}-words")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addStretch(1)

    def show_change(self, shown: Shown) -> None:
        before = shown.before
        is_counted = shown.result is not None and shown.result.most > 0
        self.setVisible(before is not None and is_counted)
        if before is None:
            return
        gain = shown.gain
        self._mark.show_icon("up" if gain > 0 else "down", "status.sustained.fg" if gain > 0 else "status.emerging.fg")
        self._mark.setVisible(gain != 0)
        words = _("{gain} since {day}") if gain else _("The same score as on {day}")
        self._words.show_words(words.format(gain=gain_text(gain), day=day_text(day_of(before))))


class _Levels(QWidget):
    """The levels a result names: to be taken, or said to be in force."""

    level_taken = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._offers: Sequence[LevelOffer] = ()
        self._buttons = {role: Button("", name=f"{name}-{role}") for role in ROLES}
        self._held = {role: _Held(name=f"{name}-{role}-held") for role in ROLES}
        self._ladder = Label(type="small", tone="tertiary", name=f"{name}-ladder")
        flow = FlowLayout(gap=8, line_gap=8)
        for role in ROLES:
            flow.addWidget(self._buttons[role])
            flow.addWidget(self._held[role])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        column.addLayout(flow)
        column.addWidget(self._ladder)
        self._buttons["current"].setToolTip(_("Use as my current level (Ctrl+Shift+U)"))
        self._buttons["target"].setToolTip(_("Use as my target (Ctrl+Shift+T)"))
        self._buttons["current"].clicked.connect(self._take_current)
        self._buttons["target"].clicked.connect(self._take_target)

    @property
    def stops(self) -> list[QWidget]:
        return [self._buttons[role] for role in ROLES]

    def show_levels(self, offers: Sequence[LevelOffer], own: str) -> None:
        self._offers = offers
        named: dict[str, LevelOffer] = {offer.role: offer for offer in offers}
        for role, button in self._buttons.items():
            offer = named.get(role)
            button.setVisible(offer is not None and not offer.is_held)
            self._held[role].setVisible(offer is not None and offer.is_held)
            if offer is not None:
                button.show_words(_take_words(offer))
                self._held[role].show_words(_held_words(offer))
        if offers:
            self._ladder.show_words(_where(offers[0], own))
        self.setVisible(bool(offers))

    def _take_current(self) -> None:
        self._take("current")

    def _take_target(self) -> None:
        self._take("target")

    def _take(self, role: str) -> None:
        self.level_taken.emit(next(offer for offer in self._offers if offer.role == role))


class _Held(QWidget):
    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = Label(type="body", tone="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(Mark("check", "status.sustained.fg"))
        row.addWidget(self._words)

    def show_words(self, words: str) -> None:
        self._words.show_words(words)


def _where(offer: LevelOffer, own: str) -> str:
    if own and own != offer.ladder:
        return _("On the ladder {ladder}; yours is {own} now.").format(ladder=offer.ladder, own=own)
    return _("On the ladder {ladder}.").format(ladder=offer.ladder)


def _take_words(offer: LevelOffer) -> str:
    words = _("Use {level} as my current level") if offer.role == "current" else _("Use {level} as my target")
    return words.format(level=offer.name)


def _held_words(offer: LevelOffer) -> str:
    words = _("{level} is your current level") if offer.role == "current" else _("{level} is your target")
    return words.format(level=offer.name)


def _answer_words(shown: Shown) -> Mapping[str, str]:
    assessment = shown.seen.assessment
    found = {each.id: find_choice(assessment, each, shown.answers.get(each.id)) for each in assessment.questions}
    return {question: choice.label for question, choice in found.items() if choice is not None}


def _say(paragraph: Paragraph, words: str) -> None:
    paragraph.show_words(words)
    paragraph.setVisible(bool(words))
