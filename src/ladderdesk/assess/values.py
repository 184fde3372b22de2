"""What an assessment says, as frozen values: one computation that every screen, chart, packet and command shows."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from ladderdesk.catalogue.model import Criterion, Group, Ladder, Level, Scope, Threshold
from ladderdesk.journal.rows import EntryId, Evidence, Mark, Status, Verdict

DEFAULT_WINDOW_MONTHS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything the store hands over to be judged: evidence, verdicts and marks, in any order."""

    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    marks: tuple[Mark, ...] = ()
    window_months: int = DEFAULT_WINDOW_MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the evidence is towards one threshold: `reached` of `threshold.value`."""

    threshold: Threshold
    reached: Fraction | None
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedEvidence:
    """One piece of evidence and what it was worth: `points` after scope and proof, and whether a stranger would accept it.

    `is_at_scope` says that it counts in full; `reason` says in words why it does not.
    """

    evidence: Evidence
    points: Fraction
    is_at_scope: bool
    is_packet_ready: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What would lift a criterion to its next status: that status, the sentence that says how, the gain in readiness."""

    status: Status
    text: str
    gain: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one criterion stands on a day, by all evidence and by packet-ready evidence alone.

    `points` are the claimed points; `value` and `value_packet_ready` the share (0 to 1) of the criterion that counts in the
    mean, `weight` its weight there (0 where it is set aside or counted apart as a gate). `verdict` and `mark` are the ones
    in force. `to_show_next_time` holds evidence dated after a *not yet* in force. `next` is absent at the highest status.
    """

    criterion: Criterion
    level: Level
    group: Group
    scope: Scope | Literal["any"]
    status: Status
    status_packet_ready: Status
    points: Fraction
    weight: int
    value: Fraction
    value_packet_ready: Fraction
    evidence: tuple[CountedEvidence, ...]
    progress: tuple[Progress, ...]
    last_evidence: date | None
    verdict: Verdict | None
    mark: Mark | None
    to_show_next_time: tuple[Evidence, ...]
    next: Step | None

    @property
    def is_set_aside(self) -> bool:
        """Say whether a mark takes the criterion out of the sum."""
        return self.mark is not None and self.mark.word == "not_applicable"

    @property
    def is_gap(self) -> bool:
        """Say whether the criterion is still to be demonstrated."""
        return self.status.height < Status.DEMONSTRATED.height and not self.is_set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A weighted mean over some criteria, absent where nothing is in the sum."""

    claimed: Fraction | None
    packet_ready: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShare:
    """One group's share of the target: an axis of the radar."""

    group: Group
    share: Share
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How wide and how well backed the counted evidence is: counts of different things, out of `entries`."""

    entries: int
    projects: int
    people: int
    with_number: int
    with_outcome: int
    with_proof: int
    with_verdict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The explained share of what a level asks that the evidence carries, on one day."""

    ladder: Ladder
    level: Level
    as_of: date
    share: Share
    gates_met: int
    gates_of: int
    counts: dict[Status, int]
    groups: tuple[GroupShare, ...]
    standings: tuple[Standing, ...]
    spread: Spread

    def standing(self, criterion: str) -> Standing:
        """Give the standing of a criterion by id; raises KeyError where the level does not have it."""
        for standing in self.standings:
            if standing.criterion.id == criterion:
                return standing
        raise KeyError(criterion)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """Readiness on one day of the trend."""

    day: date
    share: Share
    with_evidence: int
    demonstrated: int
    criteria: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something likely by its words: a criterion for an entry, or an entry for a criterion. `score` orders them, 0 to 1."""

    id: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateauFinding:
    """A plateau the journal shows: what was seen against which threshold, the entries behind it, and what unlocks it."""

    id: str
    title: str
    sentence: str
    signals: tuple[tuple[bool, str], ...]
    entries: tuple[EntryId, ...]
    unlock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """A week without a shipped feature but with work that lifts others: a strength, with words for a review."""

    monday: date
    entries: tuple[EntryId, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One point of the impact coach: whether the entry has it, what was found, and one prompt to rewrite where it has not."""

    id: str
    is_met: bool
    title: str
    text: str
    prompt: str = ""
