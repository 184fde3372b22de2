"""Say how the returns to guides stand on a day: which round is running, what is due, what is done.

A guide may be gone through more than once. Each time is a round: its checkpoints were planned together, from the first
day of the guide on. So in the order in which they were planned a round ends where the number of the day does not rise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ladderdesk.catalogue.learning import Checkpoint as Asked
from ladderdesk.catalogue.learning import Guide
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.locales import day_text

Round = tuple[Checkpoint, ...]
"""The checkpoints of one time through a guide, in the order of their days."""


class DayState(StrEnum):
    """How a checkpoint stands on a day."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE = "due"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStanding:
    """How the returns to one guide stand on a day; `rounds` come oldest first."""

    guide: Guide
    as_of: date
    rounds: tuple[Round, ...] = ()

    @property
    def running(self) -> Round:
        """Give the newest round while it is under way and after it is whole; nothing before a start or after a stop."""
        if not self.rounds or not (self.is_open or self.is_finished):
            return ()
        return self.rounds[-1]

    @property
    def earlier(self) -> tuple[Round, ...]:
        """Give the rounds before the running one, and one that was stopped, newest first."""
        return tuple(reversed(self.rounds[:-1] if self.running else self.rounds))

    @property
    def is_open(self) -> bool:
        """Say whether anything of the newest round is still to be done."""
        return bool(self.rounds) and any(one.done_on is None for one in self.rounds[-1])

    @property
    def is_finished(self) -> bool:
        """Say whether every day that the guide asks is done in the newest round."""
        if not self.rounds or self.is_open:
            return False
        return {one.day for one in self.guide.checkpoints} <= {one.day_number for one in self.rounds[-1]}

    @property
    def open_ones(self) -> Round:
        """List what is still to be done of the running round, in the order of the days."""
        return tuple(one for one in self.running if one.done_on is None)

    @property
    def due_ones(self) -> Round:
        """List what is due on the day or was before, in the order of the days."""
        return tuple(one for one in self.open_ones if one.due <= self.as_of)

    @property
    def next_one(self) -> Checkpoint | None:
        """Give the first checkpoint to do; nothing where none is open."""
        return next(iter(self.open_ones), None)

    @property
    def days_late(self) -> int:
        """Count the days since the first open checkpoint was due; 0 where it was not yet, or today."""
        first = self.next_one
        return 0 if first is None else max(0, (self.as_of - first.due).days)

    @property
    def done_count(self) -> int:
        """Count what is done of the running round."""
        return sum(one.done_on is not None for one in self.running)

    def asked(self, number: int) -> Asked | None:
        """Give what the guide asks on a day; nothing where it asks nothing on it any more."""
        return next((one for one in self.guide.checkpoints if one.day == number), None)

    def following(self, checkpoint: Checkpoint) -> Round:
        """List an open checkpoint and the open ones after it in its round."""
        return tuple(one for one in self.open_ones if one.day_number >= checkpoint.day_number)


def standings(guides: Iterable[Guide], planned: Sequence[Checkpoint], as_of: date) -> tuple[GuideStanding, ...]:
    """Say how each guide that has checkpoints stands, in the order of the guides; `planned` may hold those of all."""
    return tuple(standing(guide, planned, as_of) for guide in guides if guide.checkpoints)


def standing(guide: Guide, planned: Sequence[Checkpoint], as_of: date) -> GuideStanding:
    """Say how the returns to a guide stand on a day; checkpoints of other guides are left out."""
    own = [one for one in planned if one.guide == guide.id]
    return GuideStanding(guide=guide, as_of=as_of, rounds=rounds(own))


def rounds(planned: Iterable[Checkpoint]) -> tuple[Round, ...]:
    """Sort the checkpoints of one guide into the rounds in which they were planned, oldest first."""
    found: list[list[Checkpoint]] = []
    for one in sorted(planned, key=_planned_order):
        if not found or one.day_number <= found[-1][-1].day_number:
            found.append([])
        found[-1].append(one)
    return tuple(map(tuple, found))


def state_of(checkpoint: Checkpoint, as_of: date) -> DayState:
    """Say how a checkpoint stands on a day."""
    if checkpoint.done_on is not None:
        return DayState.DONE
    if checkpoint.due == as_of:
        return DayState.DUE
    return DayState.OVERDUE if checkpoint.due < as_of else DayState.WAITING


def when_text(checkpoint: Checkpoint, as_of: date) -> str:
    """Say briefly when a checkpoint is or was due, or was done."""
    if checkpoint.done_on is not None:
        return day_text(checkpoint.done_on, "short")
    late = (as_of - checkpoint.due).days
    if late == 0:
        return _("due today")
    if late < 0:
        return day_text(checkpoint.due, "short")
    return ngettext("since yesterday", "for {n} days", late).format(n=late)


def when_sentence(checkpoint: Checkpoint, as_of: date) -> str:
    """Say in full when a checkpoint is or was due, or was done, for those who hear it and for the terminal."""
    text = {
        DayState.DONE: _("done on {day}"),
        DayState.DUE: _("due today, {day}"),
        DayState.OVERDUE: _("due since {day}"),
        DayState.WAITING: _("due on {day}"),
    }[state_of(checkpoint, as_of)]
    return text.format(day=day_text(checkpoint.done_on or checkpoint.due))


def planned_days(guide: Guide, start: date) -> tuple[tuple[Asked, date], ...]:
    """Say on which days the returns to a guide would fall, were it started on a day."""
    return tuple((one, start + timedelta(days=one.day)) for one in guide.checkpoints)


def _planned_order(checkpoint: Checkpoint) -> int:
    return checkpoint.id
