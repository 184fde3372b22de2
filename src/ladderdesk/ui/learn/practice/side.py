"""What stands beside an exercise: the checkpoints of its guide, earlier attempts, and the criteria it feeds."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import GuideStanding
from ladderdesk.assess.practice import score_of
from ladderdesk.assess.values import Standing
from ladderdesk.catalogue.learning import Exercise
from ladderdesk.i18n import _
from ladderdesk.journal.runs import Attempt
from ladderdesk.ui.home.figures import Sparkline
from ladderdesk.ui.journal.dates import time_of
from ladderdesk.ui.learn.guides.days import Days, Overhang, days_of
from ladderdesk.ui.learn.practice.reading import ExerciseSeen
from ladderdesk.ui.learn.practice.words import instant_day, score_text
from ladderdesk.ui.theme import repolish
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Line, SectionHeader
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rowbox import PADDING, Row, RowBox
from ladderdesk.ui.widgets.status import StatusMark, status_words
from ladderdesk.ui.widgets.text import Label, Paragraph

FIRST_ATTEMPTS = 8


class GuidePart(QWidget):
    """Show the days of the guide that comes back to an exercise.

    Signals: `guide_requested(str)` to open it, `day_requested(int)` with the key of a day to take up.
    """

    guide_requested = Signal(str)
    day_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = ""
        self._header = SectionHeader("", name="practice-guide-title")
        self._open = LinkButton("", name="practice-guide-open")
        self.days = Days(name="practice-days")
        self._header.row.addWidget(self._open)
        column = _column(self)
        column.addWidget(self._header)
        column.addSpacing(4)
        column.addLayout(_overhang(self.days))
        self._open.setToolTip(_("Open the guide"))
        self._open.clicked.connect(self._ask_guide)
        self.days.start_requested.connect(self.day_requested)
        self.days.done_requested.connect(self.day_requested)

    def show_guide(self, standing: GuideStanding | None) -> None:
        """Show how a guide stands; gone where there is none."""
        self.setVisible(standing is not None)
        if standing is None:
            return
        guide = standing.guide
        self._guide = guide.id
        title = guide.title[:1].lower() + guide.title[1:] if guide.title[1:2].islower() else guide.title
        self._header.show_words(_("Checkpoints, {guide}").format(guide=title))
        done = _("{done} of {count}").format(done=standing.done_count, count=len(standing.running))
        self._open.show_words(done if standing.running else _("Open"))
        self._open.setAccessibleName(_("Open the guide {guide}, {state}").format(guide=guide.title, state=done))
        self.days.show_days(days_of(standing))

    def _ask_guide(self) -> None:
        self.guide_requested.emit(self._guide)


class _Tried(NamedTuple):
    """What a row shows of an attempt."""

    when: str
    score: str
    is_shown: bool


class AttemptsPart(QWidget):
    """List the attempts at an exercise, newest first, and how their scores went.

    Signals: `attempt_requested(int)` to read one.
    """

    attempt_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader(_("Earlier attempts"), name="practice-attempts-title")
        self._trend = Sparkline(name="practice-trend")
        self._change = Label(type="small", tone="secondary", name="practice-change")
        self.box = RowBox(_("Earlier attempts"), name="practice-attempts")
        self._none = Paragraph(
            _("None yet. Each one you save is kept here with its score."),
            type="small",
            tone="secondary",
            name="practice-no-attempts",
        )
        self._more = LinkButton("", name="practice-more-attempts")
        self._seen: tuple[Exercise, tuple[Attempt, ...], int | None, date] | None = None
        self._shows_all = False
        self._build()
        self._more.clicked.connect(self._show_all)

    def show_attempts(self, seen: ExerciseSeen, shown: int | None) -> None:
        """Show the attempts at an exercise, one of them marked as the one that is read."""
        if self._seen is None or self._seen[0].id != seen.exercise.id:
            self._shows_all = False
        self._seen = (seen.exercise, seen.attempts, shown, seen.today)
        self._show_rows()
        self._show_course()

    def _show_rows(self) -> None:
        assert self._seen is not None
        exercise, attempts, shown, today = self._seen
        listed = attempts if self._shows_all else attempts[:FIRST_ATTEMPTS]
        several = _days_with_several(attempts)
        values = [
            (one.id, _Tried(_when(one, several, today), _score(exercise, one), one.id == shown)) for one in listed
        ]
        self.box.show_rows(values, self._make_row)
        self._none.setVisible(not attempts)
        self._more.setVisible(len(listed) < len(attempts))
        self._more.show_words(_("Show all {n}").format(n=len(attempts)))

    def _show_course(self) -> None:
        assert self._seen is not None
        exercise, attempts, _shown, today = self._seen
        scored = [one for one in reversed(attempts) if one.scores]
        self._trend.setVisible(len(scored) > 1)
        self._change.setVisible(len(scored) > 1)
        if len(scored) < 2:
            return
        scores = [score_of(exercise, one.scores) for one in scored]
        totals = ", ".join(str(score.total) for score in scores)
        spoken = _("Scores of {most}, oldest first: {totals}").format(most=exercise.most, totals=totals)
        self._trend.show_course([float(score.share) for score in scores], spoken)
        gain = scores[-1].total - scores[0].total
        since = instant_day(scored[0].taken_at, today)
        self._change.show_words(_("{gain:+d} since {day}").format(gain=gain, day=since))

    def _build(self) -> None:
        self._header.row.addWidget(self._change)
        column = _column(self)
        column.addWidget(self._header)
        column.addSpacing(4)
        column.addWidget(self._trend)
        column.addLayout(_overhang(self.box))
        column.addWidget(self._none)
        column.addWidget(self._more)

    def _make_row(self, key: Hashable) -> Row:
        row = _AttemptRow(key, name="practice-attempt")
        row.opened.connect(self._ask)
        return row

    def _ask(self) -> None:
        row = self.sender()
        if isinstance(row, _AttemptRow):
            self.attempt_requested.emit(row.key)

    def _show_all(self) -> None:
        self._shows_all = True
        self._show_rows()
        self.box.rows[FIRST_ATTEMPTS].setFocus(Qt.FocusReason.OtherFocusReason)


class _AttemptRow(Row):
    least_height = 28

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self._when = Label(tone="secondary")
        self._score = Label(type="body_strong")
        self.line.addWidget(self._when)
        self.line.addStretch(1)
        self.line.addWidget(self._score)

    def show_value(self, value: _Tried) -> None:
        self._when.show_words(value.when)
        self._when.show_tone("primary" if value.is_shown else "secondary")
        self._when.setProperty("type", "body_strong" if value.is_shown else "body")
        repolish(self._when)
        self._score.show_words(value.score)
        shown = _(", shown now") if value.is_shown else ""
        self.setAccessibleName(f"{value.when}, {value.score}{shown}")
        self.setToolTip(_("Read this attempt (Enter)"))


class FedPart(QWidget):
    """List the criteria that an exercise feeds with how each stands; gone where there is none.

    Signals: `criterion_requested(str)` to open one among the gaps.
    """

    criterion_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Paragraph(type="small", tone="secondary", name="practice-fed-note")
        self.box = RowBox(_("Feeds these criteria"), name="practice-fed")
        column = _column(self)
        column.addWidget(SectionHeader(_("Feeds these criteria"), name="practice-fed-title"))
        column.addSpacing(2)
        column.addWidget(self._note)
        column.addLayout(_overhang(self.box))

    def show_fed(self, seen: ExerciseSeen) -> None:
        """Show the criteria, and say where they are not those that the exercise names."""
        self.setVisible(bool(seen.fed))
        self.box.show_rows([(one.criterion.id, one) for one in seen.fed], self._make_row)
        note = _fed_note(seen)
        self._note.show_words(note)
        self._note.setVisible(bool(note))

    def _make_row(self, key: Hashable) -> Row:
        row = _FedRow(key, name="practice-criterion")
        row.opened.connect(self._ask)
        return row

    def _ask(self) -> None:
        row = self.sender()
        if isinstance(row, _FedRow):
            self.criterion_requested.emit(row.key)


class _FedRow(Row):
    least_height = 28

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self._mark: StatusMark | None = None
        self._words = Paragraph(type="small")
        self.line.setContentsMargins(8, 4, 8, 4)
        self.line.addWidget(self._words, 1)

    def show_value(self, value: Standing) -> None:
        if self._mark is None:
            self._mark = StatusMark(value.status)
            self.line.insertWidget(0, self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._mark.show_status(value.status)
        self._words.show_words(value.criterion.statement)
        spoken = f"{value.criterion.statement}, {status_words(value.status)}"
        self.setAccessibleName(spoken)
        self.setToolTip(plain(f"{status_words(value.status)}. {_('Open in Gaps (Enter)')}"))


class _Divider(QWidget):
    """A hairline with room above and below, gone as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 14, PADDING, 14)
        column.addWidget(Line())


class PracticeSide(QWidget):
    """The parts beside an exercise, with lines between them; put it into an `Overhang`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide = GuidePart()
        self.attempts = AttemptsPart()
        self.fed = FedPart()
        self._lines = (_Divider(), _Divider())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, line in ((self.guide, self._lines[0]), (self.attempts, self._lines[1])):
            column.addWidget(part)
            column.addWidget(line)
        column.addWidget(self.fed)
        column.addStretch(1)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, from the top."""
        return [each for box in (self.guide.days, self.attempts.box, self.fed.box) for each in box.rows]

    def show_seen(self, seen: ExerciseSeen, shown: int | None) -> None:
        """Show what was read; `shown` is the number of the attempt that is read."""
        self.guide.show_guide(seen.guide)
        self.attempts.show_attempts(seen, shown)
        self.fed.show_fed(seen)
        self._lines[0].setVisible(seen.guide is not None)
        self._lines[1].setVisible(bool(seen.fed))


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(PADDING, 0, PADDING, 0)
    column.setSpacing(0)
    return column


def _overhang(box: RowBox) -> Overhang:
    layout = Overhang()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box)
    return layout


def _days_with_several(attempts: Sequence[Attempt]) -> set[date]:
    days = [one.taken_at.astimezone().date() for one in attempts]
    return {day for day in days if days.count(day) > 1}


def _when(attempt: Attempt, several: set[date], today: date) -> str:
    """Say when an attempt was made, with the time where the day alone would not tell it from another."""
    day = instant_day(attempt.taken_at, today)
    is_alone = attempt.taken_at.astimezone().date() not in several
    return day if is_alone else f"{day}, {time_of(attempt.taken_at)}"


def _score(exercise: Exercise, attempt: Attempt) -> str:
    return score_text(score_of(exercise, attempt.scores)) if attempt.scores else _("not scored")


def _fed_note(seen: ExerciseSeen) -> str:
    """Say of which level the criteria are, where it is not simply the one that the user aims at."""
    if not seen.fed:
        return ""
    first = seen.fed[0]
    if first.criterion.id not in seen.exercise.criteria:
        return _("Of your target level, by competency")
    return "" if first.level == seen.target else _("Of {level}").format(level=first.level.name)
