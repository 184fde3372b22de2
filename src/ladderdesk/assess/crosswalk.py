"""Say where a level stands in other ladders, and where the same evidence would stand there.

Both go through the competencies that all ladders share. What they say of another ladder is indirect, and says so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from ladderdesk.assess.readiness import WEIGHTS
from ladderdesk.assess.status import DEMONSTRATED_HALVES, Case, Weighed, cases_of, effective_strength
from ladderdesk.assess.values import DEFAULT_WINDOW_MONTHS, Record
from ladderdesk.assess.words import amount_text, capitalised, listed, scope_word
from ladderdesk.catalogue.model import Criterion, CriterionKind, Group, Ladder, Level, Scope
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Evidence, Strength, VerdictWord

TRACKS = ("ic", "hybrid", "management")
INDIRECT_PART = Fraction(1, 2)
LIKELY_POINTS = Fraction(DEMONSTRATED_HALVES, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The level of another ladder that a level is nearest to.

    `ranks`, `tracks` and `scopes` say how far off it is: how much higher its rank (below 0 lower), how many steps from
    individual work to management lie between, how much wider its scope. `shared` are the competencies both ask, in the
    order of the level asked about, `missing` those the neighbour does not ask; `share` (0 to 1) weighs them by kind.
    """

    ladder: Ladder
    level: Level
    ranks: int
    tracks: int
    scopes: int
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    share: Fraction

    @property
    def reason(self) -> str:
        """Say in a sentence why it is the neighbour: rank, track, scope and what both ask."""
        return _reason(self)


class IndirectStatus(StrEnum):
    """What evidence for other ladders says of a criterion, lowest first; `DIRECT_ONLY` where it may say nothing."""

    DIRECT_ONLY = "direct_only"
    NO_EVIDENCE = "no_evidence"
    EMERGING = "emerging"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectEvidence:
    """One entry that speaks for a criterion through a shared competency, and the points it is worth there.

    `evidence.criterion` is the criterion it is linked to. `is_doubted` where a *not yet* on that one is in force.
    """

    evidence: Evidence
    points: Fraction
    is_doubted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectStanding:
    """How a criterion of another ladder stands by evidence for other criteria; `reason` says why no higher."""

    criterion: Criterion
    group: Group
    scope: Scope | Literal["any"]
    status: IndirectStatus
    points: Fraction
    evidence: tuple[IndirectEvidence, ...]
    reason: str
    basis: Literal["indirect"] = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectReading:
    """Where the same evidence would stand at a level of another ladder on a day.

    There is no share and no figure here on purpose: indirect evidence is no readiness. `standings` are all criteria of
    the level in file order.
    """

    ladder: Ladder
    level: Level
    as_of: date
    standings: tuple[IndirectStanding, ...]
    basis: Literal["indirect"] = "indirect"

    def count(self, status: IndirectStatus) -> int:
        """Count the criteria of one status."""
        return sum(standing.status is status for standing in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyRecord:
    """A record sorted by competency: for each, the criteria that ask it with all that was said of them."""

    cases: Mapping[str, tuple[Case, ...]]
    window_months: int = DEFAULT_WINDOW_MONTHS


def crosswalk(ladder: Ladder, level: Level, ladders: Iterable[Ladder]) -> tuple[Neighbour, ...]:
    """Give the nearest level in each other ladder, nearest first.

    Nearness is by rank, then track, then scope, then the share of shared competencies; equal ones keep their order.
    """
    others = [other for other in ladders if other.id != ladder.id and other.levels]
    nearest = (min((_neighbour(level, other, each) for each in other.levels), key=_distance) for other in others)
    return tuple(sorted(nearest, key=_distance))


def by_competency(record: Record, ladders: Iterable[Ladder]) -> CompetencyRecord:
    """Sort a record by the competency of the criteria that its evidence is linked to; other evidence is left out.

    Only a criterion's own competency counts here, not those it also touches.
    """
    found: dict[str, list[Case]] = defaultdict(list)
    for ladder in ladders:
        for level in ladder.levels:
            for case in cases_of(level, record):
                found[case.criterion.competency].append(case)
    return CompetencyRecord(
        cases={competency: tuple(cases) for competency, cases in found.items()}, window_months=record.window_months
    )


def stand_there(record: CompetencyRecord, other_ladder: Ladder, level: Level, as_of: date) -> IndirectReading:
    """Measure the same evidence against a level of another ladder, through shared competencies alone.

    The rule is stricter than the direct one at every point, so that a criterion is never likely that linking the same
    entries to it would not make demonstrated:

    * A gate is *direct only*: what stands before a level is never met by resemblance.
    * Any entry in the window linked to a criterion of the same competency makes a criterion *emerging*.
    * *Likely* takes twice the points of *demonstrated*, with at least one solid entry at the criterion's scope. Points
      are those of the direct rule, halved, and 2 are needed; an entry counts once, by its strongest link.
    * A criterion with a threshold or done `once` stays at emerging: quantities counted something else, and a certain
      act is not shown by another.
    * Evidence of a criterion with a *not yet* in force makes emerging only. Other verdicts and the user's marks were
      said of another criterion and do not carry over.
    * Evidence linked to the other ladder itself is direct, and left to `measure`.
    """
    own = {criterion.id for each in other_ladder.levels for criterion in each.criteria}
    return IndirectReading(
        ladder=other_ladder,
        level=level,
        as_of=as_of,
        standings=tuple(
            _stand(criterion, level, other_ladder.group_of(criterion.competency), record, own, as_of)
            for criterion in level.criteria
        ),
    )


def carrying(
    criterion: Criterion, level: Level, competency: str, record: CompetencyRecord, as_of: date
) -> tuple[Evidence, ...]:
    """Give the evidence under a competency that makes a criterion likely by the rule above; nothing where none does."""
    if criterion.kind is CriterionKind.GATE:
        return ()
    sources = [case for case in record.cases.get(competency, ()) if not _is_doubted(case, as_of)]
    trusted = _counted(criterion, level, sources, record, as_of)
    is_likely = _status_of(criterion, trusted, has_any=bool(trusted)) is IndirectStatus.LIKELY
    return tuple(row.evidence for row in trusted) if is_likely else ()


def indirect_word(status: IndirectStatus) -> str:
    """Say an indirect status in words that cannot be taken for a direct one."""
    return {
        IndirectStatus.DIRECT_ONLY: _("needs its own evidence"),
        IndirectStatus.NO_EVIDENCE: _("nothing indirect"),
        IndirectStatus.EMERGING: _("emerging (indirect)"),
        IndirectStatus.LIKELY: _("likely (indirect)"),
    }[status]


def indirect_sentence(reading: IndirectReading) -> str:
    """Say where the evidence would stand, as counts and never as one figure."""
    return _(
        "Indirect, through shared competencies: {likely} likely and {emerging} emerging of {all} criteria."
    ).format(
        likely=reading.count(IndirectStatus.LIKELY),
        emerging=reading.count(IndirectStatus.EMERGING),
        all=len(reading.standings),
    )


def _neighbour(level: Level, ladder: Ladder, other: Level) -> Neighbour:
    weights = _weights(level)
    there = {criterion.competency for criterion in other.criteria}
    shared = tuple(competency for competency in weights if competency in there)
    total = sum(weights.values())
    return Neighbour(
        ladder=ladder,
        level=other,
        ranks=other.rank - level.rank,
        tracks=abs(TRACKS.index(other.track) - TRACKS.index(level.track)),
        scopes=other.scope.reach - level.scope.reach,
        shared=shared,
        missing=tuple(competency for competency in weights if competency not in there),
        share=Fraction(sum(weights[competency] for competency in shared), total) if total else Fraction(0),
    )


def _weights(level: Level) -> dict[str, int]:
    """Weigh each competency a level asks by the heaviest kind of criterion that asks it."""
    weights: dict[str, int] = {}
    for criterion in level.criteria:
        weights[criterion.competency] = max(weights.get(criterion.competency, 0), WEIGHTS[criterion.kind])
    return weights


def _distance(neighbour: Neighbour) -> tuple[int, int, int, Fraction]:
    return abs(neighbour.ranks), neighbour.tracks, abs(neighbour.scopes), -neighbour.share


def _reason(found: Neighbour) -> str:
    place = listed([_rank_text(found.ranks), _track_text(found.tracks), _scope_text(found)])
    return _("{place}; {shared}.").format(place=capitalised(place), shared=_shared_text(found))


def _rank_text(ranks: int) -> str:
    if not ranks:
        return _("same rank")
    higher = ngettext("{n} rank higher", "{n} ranks higher", abs(ranks))
    lower = ngettext("{n} rank lower", "{n} ranks lower", abs(ranks))
    return (higher if ranks > 0 else lower).format(n=abs(ranks))


def _track_text(tracks: int) -> str:
    return (_("same track"), _("a neighbouring track"), _("the other track"))[tracks]


def _scope_text(found: Neighbour) -> str:
    if not found.scopes:
        return _("same scope")
    text = _("wider scope ({scope})") if found.scopes > 0 else _("narrower scope ({scope})")
    return text.format(scope=scope_word(found.level.scope))


def _shared_text(found: Neighbour) -> str:
    both, of = len(found.shared), len(found.shared) + len(found.missing)
    if not both:
        return _("it asks none of the same competencies")
    return ngettext(
        "it asks {both} of the {of} competency too", "it asks {both} of the {of} competencies too", of
    ).format(both=both, of=of)


def _stand(
    criterion: Criterion, level: Level, group: Group, record: CompetencyRecord, own: Collection[str], as_of: date
) -> IndirectStanding:
    scope = criterion.scope or level.scope
    if criterion.kind is CriterionKind.GATE:
        found: tuple[IndirectEvidence, ...] = ()
        status = IndirectStatus.DIRECT_ONLY
    else:
        found, status = _found(criterion, level, record, own, as_of)
    points = sum((one.points for one in found), Fraction(0))
    return IndirectStanding(
        criterion=criterion,
        group=group,
        scope=scope,
        status=status,
        points=points,
        evidence=found,
        reason=_why_no_higher(criterion, status, points),
    )


def _found(
    criterion: Criterion, level: Level, record: CompetencyRecord, own: Collection[str], as_of: date
) -> tuple[tuple[IndirectEvidence, ...], IndirectStatus]:
    sources = [case for case in record.cases.get(criterion.competency, ()) if case.criterion.id not in own]
    trusted = _counted(criterion, level, [case for case in sources if not _is_doubted(case, as_of)], record, as_of)
    heard = {row.evidence.entry for row in trusted}
    doubted = _counted(criterion, level, [case for case in sources if _is_doubted(case, as_of)], record, as_of)
    more = [row for row in doubted if row.evidence.entry not in heard]
    found = [IndirectEvidence(evidence=row.evidence, points=_points(row), is_doubted=False) for row in trusted]
    found += [IndirectEvidence(evidence=row.evidence, points=Fraction(0), is_doubted=True) for row in more]
    newest_first = sorted(found, key=lambda one: (one.evidence.last_day, one.evidence.id), reverse=True)
    return tuple(newest_first), _status_of(criterion, trusted, has_any=bool(found))


def _counted(
    criterion: Criterion, level: Level, sources: Sequence[Case], record: CompetencyRecord, as_of: date
) -> Sequence[Weighed]:
    """Weigh the evidence of other criteria as if it were linked to this one, each entry by its strongest link."""
    strongest: dict[int, Evidence] = {}
    for evidence in (row.evidence for case in sources for row in case.rows):
        best = strongest.get(evidence.entry)
        if best is None or _strength_key(evidence) > _strength_key(best):
            strongest[evidence.entry] = evidence
    case = Case(criterion, level, evidence=strongest.values(), window_months=record.window_months)
    return case.judge(as_of).counted


def _points(row: Weighed) -> Fraction:
    """Give what an entry counts for indirectly: part of its points by the direct rule."""
    return Fraction(row.halves, 2) * INDIRECT_PART


def _strength_key(evidence: Evidence) -> tuple[int, int]:
    return list(Strength).index(effective_strength(evidence)), -evidence.id


def _is_doubted(case: Case, as_of: date) -> bool:
    said = case.verdict_on(as_of)
    return said is not None and said.word is VerdictWord.NOT_YET


def _status_of(criterion: Criterion, trusted: Sequence[Weighed], *, has_any: bool) -> IndirectStatus:
    if not has_any:
        return IndirectStatus.NO_EVIDENCE
    has_points = sum(map(_points, trusted), Fraction(0)) >= LIKELY_POINTS
    is_solid = any(row.is_solid_at_scope for row in trusted)
    is_capped = criterion.once or bool(criterion.thresholds)
    return IndirectStatus.LIKELY if has_points and is_solid and not is_capped else IndirectStatus.EMERGING


def _why_no_higher(criterion: Criterion, status: IndirectStatus, points: Fraction) -> str:
    if status is IndirectStatus.DIRECT_ONLY:
        return _("A gate is never met indirectly.")
    if status is not IndirectStatus.EMERGING:
        return ""
    if criterion.thresholds:
        return _("It asks a figure of its own.")
    if criterion.once:
        return _("It asks one certain act.")
    if points < LIKELY_POINTS:
        return _("Likely takes {asked} indirect points; these are {points}.").format(
            asked=amount_text(LIKELY_POINTS), points=amount_text(points)
        )
    return _("No solid entry reaches its scope.")
