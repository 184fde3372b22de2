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
    """One piece of evidence and what it was worth: `points` after scope and proof, and whether a stranger accepts it.

    `is_at_scope` says that scope does not halve it; `reason` says in words why it counts for less than its strength and
    is empty where it counts in full.
    """

    evidence: Evidence
    points: Fraction
    is_at_scope: bool
    is_packet_ready: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What would lift a criterion to its next status: that status, how in one sentence, and the gain in readiness."""

    status: Status
    text: str
    gain: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one criterion stands on a day, by all evidence and by packet-ready evidence alone.

    `scope` is the one in force: the criterion's own, else its level's. `points` are the claimed points; `value` and
    `value_packet_ready` the share (0 to 1) of the criterion that counts in the mean, `weight` its weight there (0 where
    it is set aside or counted apart as a gate). `evidence` is what counts on the day, newest first; `last_evidence` is
    the newest day by then, also where it has left the window. `verdict` and `mark` are the ones in force.
    `to_show_next_time` holds evidence dated after a *not yet* in force. `next` is absent at the highest status, for a
    `once` criterion already demonstrated, and where the criterion is set aside.
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
    """One group's share of the target: an axis of the radar.

    The share is absent where all of the group's criteria are set aside or are gates counted apart.
    """

    group: Group
    share: Share
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How wide and how well backed the counted evidence is: different entries, projects and people.

    The four `with_…` are out of `entries`; `with_verdict` are those dated up to an agreed verdict on their criterion.
    """

    entries: int
    projects: int
    people: int
    with_number: int
    with_outcome: int
    with_proof: int
    with_verdict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The explained share of what a level asks that the evidence carries, on one day.

    `standings` are all criteria of the level by group, in each group gates, signs, expectations; `groups` those groups
    of the ladder that the level asks something of. `counts` are the claimed statuses of the criteria in the mean, so
    that gates counted apart and criteria set aside are not among them; `gates_of` leaves out gates set aside.
    """

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
class Cell:
    """One group at one level: the lowest status of its criteria not set aside, and how many are demonstrated.

    `status` is absent where the level asks nothing of the group or all of it is set aside. `standings` has them all.
    """

    level: Level
    group: Group
    status: Status | None
    met: int
    of: int
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """Readiness on one day of the trend, and the burn-up: how many of the criteria (gates too) not set aside."""

    day: date
    share: Share
    with_evidence: int
    demonstrated: int
    criteria: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something likely by its words: a criterion or competency for an entry, or an entry for a criterion.

    `score` (0 to 1) orders them; `because` holds the words and names that spoke for it. `id` is a content id, or the
    entry's number as text.
    """

    id: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateauFinding:
    """A plateau the journal shows: what was seen against which threshold, the entries behind it, what unlocks it.

    Each signal says whether it speaks for the plateau, and what was counted.
    """

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
    """One point of the impact coach: whether the entry has it, what was found, and where it has not one prompt."""

    id: str
    is_met: bool
    title: str
    text: str
    prompt: str = ""
