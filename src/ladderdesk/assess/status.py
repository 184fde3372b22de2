"""Judge one criterion: what its evidence, verdicts and marks say of it on a day.

A `Case` sorts everything said of a criterion once, so that it can be judged on many days cheaply. Where the rules leave
a choice:

* An entry counts from its last day, and the window's first day is the same day of the month `window_months` earlier.
* Only the latest verdict counts, so an *agreed* followed by a *not yet* makes nothing packet-ready any more.
* An override sets the claimed status even against a *not yet*; packet-ready takes the lower of it and its own.
* Marks have no window: they hold from their day until a later one.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from ladderdesk.assess.days import months_before
from ladderdesk.assess.values import CountedEvidence, Progress, Record
from ladderdesk.assess.words import capitalised, scope_word
from ladderdesk.catalogue.model import Criterion, Level, Scope, Threshold
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence, Mark, MarkWord, Status, Strength, Verdict, VerdictWord

HALVES = {Strength.PARTIAL: 2, Strength.SOLID: 4, Strength.STRONG: 6}
DEMONSTRATED_HALVES = 4
SUSTAINED_DAYS = 180
REACH: dict[str | None, int] = {None: -1} | {scope.value: scope.reach for scope in Scope}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One piece of evidence and what it counts for towards its criterion, in half points."""

    evidence: Evidence
    day: date
    halves: int
    is_at_scope: bool
    is_solid_at_scope: bool


class Finding(NamedTuple):
    """What a case says on a day: both statuses, what counted in order of days, and which verdict and mark are in force.

    `own` is the claimed status before a mark overrides it.
    """

    status: Status
    status_packet_ready: Status
    own: Status
    counted: Sequence[Weighed]
    verdict: Verdict | None
    mark: Mark | None

    @property
    def is_set_aside(self) -> bool:
        """Say whether a mark takes the criterion out of the sum."""
        return self.mark is not None and self.mark.word is MarkWord.NOT_APPLICABLE


class Case:
    """Everything said of one criterion, sorted once so that it can be judged on many days."""

    def __init__(
        self,
        criterion: Criterion,
        level: Level,
        *,
        evidence: Iterable[Evidence] = (),
        verdicts: Iterable[Verdict] = (),
        marks: Iterable[Mark] = (),
        window_months: int,
    ) -> None:
        self.criterion = criterion
        self.level = level
        self.window_months = window_months
        self._evidence = tuple(evidence)
        self._verdicts = sorted(verdicts, key=lambda said: (said.day, said.word is VerdictWord.AGREED, said.id))
        self._marks = sorted(marks, key=lambda mark: (mark.day, mark.set_at, mark.id))

    @property
    def scope(self) -> Scope | Literal["any"]:
        """Give the scope in force: the criterion's own, else its level's."""
        return self.criterion.scope or self.level.scope

    @cached_property
    def rows(self) -> tuple[Weighed, ...]:
        """Give all evidence, weighed, oldest first."""
        rows = (weigh(evidence, self.scope) for evidence in self._evidence)
        return tuple(sorted(rows, key=lambda row: (row.day, row.evidence.id)))

    def judge(self, as_of: date) -> Finding:
        """Say how the criterion stands on a day; what is dated later does not count yet."""
        verdict, mark = self.verdict_on(as_of), self.mark_on(as_of)
        counted = self._counted(as_of)
        own = capped(status_of(counted, self.criterion.thresholds), verdict)
        standing_before_a_stranger = [row for row in counted if is_packet_ready(row, verdict)]
        ready = capped(status_of(standing_before_a_stranger, self.criterion.thresholds), verdict)
        if mark is not None and mark.word is MarkWord.OVERRIDE and mark.status is not None:
            return Finding(mark.status, lower(mark.status, ready), own, counted, verdict, mark)
        return Finding(own, ready, own, counted, verdict, mark)

    def verdict_on(self, as_of: date) -> Verdict | None:
        """Find the verdict in force on a day: the latest in the window, agreed where two were said on one day."""
        first = self._first_day(as_of)
        until = [said for said in self._verdicts if first <= said.day <= as_of]
        return until[-1] if until else None

    def mark_on(self, as_of: date) -> Mark | None:
        """Find the mark in force on a day: the latest, on one day the one set last."""
        until = [mark for mark in self._marks if mark.day <= as_of]
        return until[-1] if until else None

    def last_evidence(self, as_of: date) -> date | None:
        """Find the newest day of evidence by a day, whether or not it is still in the window."""
        until = bisect_right(self._days, as_of)
        return self._days[until - 1] if until else None

    def _counted(self, as_of: date) -> Sequence[Weighed]:
        first = bisect_left(self._days, self._first_day(as_of))
        return self.rows[first : bisect_right(self._days, as_of)]

    def _first_day(self, as_of: date) -> date:
        return date.min if self.criterion.once else months_before(as_of, self.window_months)

    @cached_property
    def _days(self) -> list[date]:
        return [row.day for row in self.rows]


def cases_of(level: Level, record: Record) -> tuple[Case, ...]:
    """Gather what the record says of each criterion of a level, in file order."""
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for item in record.evidence:
        evidence[item.criterion].append(item)
    for said in record.verdicts:
        verdicts[said.criterion].append(said)
    for mark in record.marks:
        marks[mark.criterion].append(mark)
    return tuple(
        Case(
            criterion,
            level,
            evidence=evidence.get(criterion.id, ()),
            verdicts=verdicts.get(criterion.id, ()),
            marks=marks.get(criterion.id, ()),
            window_months=record.window_months,
        )
        for criterion in level.criteria
    )


def weigh(evidence: Evidence, scope: Scope | Literal["any"]) -> Weighed:
    """Say what a piece of evidence counts for at a scope: strong needs proof, and less than the scope counts half."""
    strength = effective_strength(evidence)
    at_scope = is_at_scope(evidence, scope)
    halves = HALVES[strength] if at_scope else HALVES[strength] // 2
    return Weighed(evidence, evidence.last_day, halves, at_scope, at_scope and strength is not Strength.PARTIAL)


def effective_strength(evidence: Evidence) -> Strength:
    """Give the strength that counts: a strong without proof counts as solid."""
    if evidence.strength is Strength.STRONG and not evidence.has_proof:
        return Strength.SOLID
    return evidence.strength


def is_at_scope(evidence: Evidence, scope: Scope | Literal["any"]) -> bool:
    """Say whether an entry reaches the scope asked for; an unset scope reaches only `any`."""
    return scope == "any" or REACH[evidence.scope] >= REACH[scope]


def status_of(rows: Sequence[Weighed], thresholds: Sequence[Threshold]) -> Status:
    """Say what evidence, oldest first, makes of a criterion before verdicts and marks."""
    if not rows:
        return Status.NO_EVIDENCE
    solid = [row.day for row in rows if row.is_solid_at_scope]
    if not solid or sum(row.halves for row in rows) < DEMONSTRATED_HALVES:
        return Status.EMERGING
    if not all(progress(threshold, rows).is_met for threshold in thresholds):
        return Status.EMERGING
    return Status.SUSTAINED if (solid[-1] - solid[0]).days >= SUSTAINED_DAYS else Status.DEMONSTRATED


def progress(threshold: Threshold, rows: Sequence[Weighed]) -> Progress:
    """Say how far evidence is towards a threshold; only `smallest` has nothing reached where there is no quantity."""
    asked = Fraction(threshold.value)
    if threshold.counts == "distinct":
        reached = Fraction(len({_known_as(person.name) for row in rows for person in row.evidence.people}))
        return Progress(threshold=threshold, reached=reached, is_met=reached >= asked)
    quantities = [Fraction(row.evidence.quantity) for row in rows if row.evidence.quantity is not None]
    if threshold.counts == "smallest":
        least = min(quantities, default=None)
        return Progress(threshold=threshold, reached=least, is_met=least is not None and least <= asked)
    reached = sum(quantities, Fraction(0)) if threshold.counts == "sum" else max(quantities, default=Fraction(0))
    return Progress(threshold=threshold, reached=reached, is_met=reached >= asked)


def capped(status: Status, verdict: Verdict | None) -> Status:
    """Hold a status at emerging while a *not yet* is in force."""
    if verdict is not None and verdict.word is VerdictWord.NOT_YET:
        return lower(status, Status.EMERGING)
    return status


def lower(one: Status, other: Status) -> Status:
    """Give the lower of two statuses."""
    return one if one.height <= other.height else other


def is_packet_ready(row: Weighed, verdict: Verdict | None) -> bool:
    """Say whether evidence stands before a stranger: the coach finds its entry ready, or an agreed covers its day."""
    return row.evidence.is_ready or is_agreed(row.day, verdict)


def is_agreed(day: date, verdict: Verdict | None) -> bool:
    """Say whether what is dated on a day is dated up to an agreed verdict."""
    return verdict is not None and verdict.word is VerdictWord.AGREED and day <= verdict.day


def counted_evidence(row: Weighed, scope: Scope | Literal["any"], verdict: Verdict | None) -> CountedEvidence:
    """Show a weighed piece of evidence with its points and the reason where it counts for less than its strength."""
    return CountedEvidence(
        evidence=row.evidence,
        points=Fraction(row.halves, 2),
        is_at_scope=row.is_at_scope,
        is_packet_ready=is_packet_ready(row, verdict),
        reason=_reason(row, scope),
    )


def _reason(row: Weighed, scope: Scope | Literal["any"]) -> str:
    reasons = []
    if effective_strength(row.evidence) is not row.evidence.strength:
        reasons.append(_("strong without proof counts as solid"))
    if not row.is_at_scope and scope != "any":
        below = _("below {scope} scope, counts half").format(scope=scope_word(scope))
        reasons.append(_("no scope set, counts half") if row.evidence.scope is None else below)
    return capitalised("; ".join(reasons))


def _known_as(name: str) -> str:
    return " ".join(name.casefold().split())
