"""Measure readiness: the explained share of what a level asks that the evidence carries, on a day and over time."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ladderdesk.assess.status import Case, Finding, cases_of, counted_evidence, is_agreed, progress
from ladderdesk.assess.steps import next_status, step_text
from ladderdesk.assess.values import GroupShare, Readiness, Record, Share, Spread, Standing, Step, TrendPoint
from ladderdesk.catalogue.model import Criterion, CriterionKind, Ladder, Level
from ladderdesk.journal.rows import Evidence, Status, VerdictWord

WEIGHTS = {CriterionKind.SIGN: 3, CriterionKind.EXPECTATION: 1, CriterionKind.GATE: 3}
VALUES = {
    Status.NO_EVIDENCE: Fraction(0),
    Status.EMERGING: Fraction(35, 100),
    Status.DEMONSTRATED: Fraction(75, 100),
    Status.SUSTAINED: Fraction(1),
}


class Judged(NamedTuple):
    """A case with what it says on the day and its weight in the mean."""

    case: Case
    finding: Finding
    weight: int

    @property
    def is_met(self) -> bool:
        """Say whether the criterion is demonstrated or better."""
        return self.finding.status.height >= Status.DEMONSTRATED.height


def measure(ladder: Ladder, level_id: str, record: Record, as_of: date) -> Readiness:
    """Say how much of what a level asks the record carries on a day, with everything the figure is made of."""
    level = ladder.level(level_id)
    judged = _judge(_in_order(ladder, cases_of(level, record)), gates_count(level), as_of)
    total = sum(weight for *_rest, weight in judged)
    standings = tuple(_standing(ladder, one, total, as_of) for one in judged)
    gates = [one for one in judged if one.case.criterion.kind is CriterionKind.GATE and not one.finding.is_set_aside]
    return Readiness(
        ladder=ladder,
        level=level,
        as_of=as_of,
        share=share_of(standings),
        gates_met=sum(gate.is_met for gate in gates),
        gates_of=len(gates),
        counts={status: sum(one.weight > 0 and one.status is status for one in standings) for status in Status},
        groups=_groups(ladder, standings),
        standings=standings,
        spread=_spread(standings),
    )


def trend(ladder: Ladder, level_id: str, record: Record, days: Sequence[date]) -> tuple[TrendPoint, ...]:
    """Measure readiness on each of some days, each counting only what was dated by then."""
    level = ladder.level(level_id)
    cases, gates = cases_of(level, record), gates_count(level)
    return tuple(_trend_point(_judge(cases, gates, day), day) for day in days)


def biggest_moves(readiness: Readiness, limit: int = 5) -> tuple[Standing, ...]:
    """Give the criteria whose next status would lift readiness most, largest gain first; those that lift nothing never.

    Equal gains keep the order of the ladder.
    """
    gains = [(one.next.gain, one) for one in readiness.standings if one.next is not None and one.next.gain > 0]
    return tuple(one for _gain, one in sorted(gains, key=lambda pair: -pair[0])[:limit])


def share_of(standings: Iterable[Standing]) -> Share:
    """Give the weighted mean of some standings, claimed and packet-ready; absent where nothing is in the sum."""
    counted = [one for one in standings if one.weight]
    return Share(
        claimed=_mean([(one.weight, one.value) for one in counted]),
        packet_ready=_mean([(one.weight, one.value_packet_ready) for one in counted]),
    )


def gates_count(level: Level) -> bool:
    """Say whether gates enter a level's mean: only where the level has no signs."""
    return all(criterion.kind is not CriterionKind.SIGN for criterion in level.criteria)


def value_of(criterion: Criterion, status: Status) -> Fraction:
    """Give the share of a criterion that a status carries; a `once` criterion is whole when demonstrated."""
    if criterion.once and status is Status.DEMONSTRATED:
        return Fraction(1)
    return VALUES[status]


def _judge(cases: Iterable[Case], gates_weigh: bool, as_of: date) -> list[Judged]:
    judged = []
    for case in cases:
        finding = case.judge(as_of)
        is_apart = case.criterion.kind is CriterionKind.GATE and not gates_weigh
        weight = 0 if is_apart or finding.is_set_aside else WEIGHTS[case.criterion.kind]
        judged.append(Judged(case, finding, weight))
    return judged


def _in_order(ladder: Ladder, cases: Iterable[Case]) -> list[Case]:
    groups, kinds = list(ladder.groups), list(CriterionKind)

    def place(case: Case) -> tuple[int, int]:
        return groups.index(ladder.group_of(case.criterion.competency)), kinds.index(case.criterion.kind)

    return sorted(cases, key=place)


def _standing(ladder: Ladder, judged: Judged, total: int, as_of: date) -> Standing:
    case, finding, weight = judged
    return Standing(
        criterion=case.criterion,
        level=case.level,
        group=ladder.group_of(case.criterion.competency),
        scope=case.scope,
        status=finding.status,
        status_packet_ready=finding.status_packet_ready,
        points=Fraction(sum(row.halves for row in finding.counted), 2),
        weight=weight,
        value=value_of(case.criterion, finding.status),
        value_packet_ready=value_of(case.criterion, finding.status_packet_ready),
        evidence=tuple(counted_evidence(row, case.scope, finding.verdict) for row in reversed(finding.counted)),
        progress=tuple(progress(threshold, finding.counted) for threshold in case.criterion.thresholds),
        last_evidence=case.last_evidence(as_of),
        verdict=finding.verdict,
        mark=finding.mark,
        to_show_next_time=_to_show_next_time(finding),
        next=_next_step(judged, total, as_of),
    )


def _to_show_next_time(finding: Finding) -> tuple[Evidence, ...]:
    said = finding.verdict
    if said is None or said.word is not VerdictWord.NOT_YET:
        return ()
    return tuple(row.evidence for row in finding.counted if row.day > said.day)


def _next_step(judged: Judged, total: int, as_of: date) -> Step | None:
    case, finding, weight = judged
    aim = next_status(case, finding)
    if aim is None:
        return None
    lift = value_of(case.criterion, aim) - value_of(case.criterion, finding.status)
    gain = lift * weight / total if weight else Fraction(0)
    return Step(status=aim, text=step_text(case, finding, aim, as_of), gain=gain)


def _groups(ladder: Ladder, standings: Sequence[Standing]) -> tuple[GroupShare, ...]:
    members = {group.id: tuple(one for one in standings if one.group.id == group.id) for group in ladder.groups}
    return tuple(
        GroupShare(group=group, share=share_of(members[group.id]), standings=members[group.id])
        for group in ladder.groups
        if members[group.id]
    )


def _spread(standings: Iterable[Standing]) -> Spread:
    counted = [(one, row) for one in standings if not one.is_set_aside for row in one.evidence]
    entries = {row.evidence.entry: row.evidence for _one, row in counted}.values()
    agreed = {row.evidence.entry for one, row in counted if is_agreed(row.evidence.last_day, one.verdict)}
    return Spread(
        entries=len(entries),
        projects=len({project for entry in entries for project in entry.projects}),
        people=len({person.name for entry in entries for person in entry.people}),
        with_number=sum(entry.has_number for entry in entries),
        with_outcome=sum(entry.has_outcome for entry in entries),
        with_proof=sum(entry.has_proof for entry in entries),
        with_verdict=len(agreed),
    )


def _mean(weighted: Sequence[tuple[int, Fraction]]) -> Fraction | None:
    total = sum(weight for weight, _value in weighted)
    return sum((weight * value for weight, value in weighted), Fraction(0)) / total if total else None


def _trend_point(judged: Sequence[Judged], day: date) -> TrendPoint:
    counted = [one for one in judged if not one.finding.is_set_aside]
    claimed = [(one.weight, value_of(one.case.criterion, one.finding.status)) for one in counted]
    ready = [(one.weight, value_of(one.case.criterion, one.finding.status_packet_ready)) for one in counted]
    return TrendPoint(
        day=day,
        share=Share(claimed=_mean(claimed), packet_ready=_mean(ready)),
        with_evidence=sum(bool(one.finding.counted) for one in counted),
        demonstrated=sum(one.is_met for one in counted),
        criteria=len(counted),
    )
