"""The crosswalk: where a level stands in other ladders, and where the same evidence would, indirectly."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.crosswalk import (
    IndirectReading,
    IndirectStatus,
    by_competency,
    crosswalk,
    indirect_sentence,
    indirect_word,
    stand_there,
)
from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.model import Criterion, CriterionKind, Ladder, Scope
from ladderdesk.journal.rows import EntryId, Evidence, Status, Strength, VerdictWord

from .builders import (
    TODAY,
    agreed,
    criterion,
    days_ago,
    evidence,
    expectation,
    gate,
    ladder,
    level,
    not_yet,
    override,
    record,
    set_aside,
    threshold,
    verdict,
)

HERE = ladder(
    level(
        criterion("here.standard"),
        expectation("here.evals"),
        criterion("here.mentors", competency="mentoring"),
        expectation("here.value", competency="business-impact"),
    ),
    id="here",
)


def there(*asked: Criterion, **changes: Any) -> Ladder:
    return ladder(level(*(asked or (criterion("there.evals"),)), **changes), id="there")


def stands(said: Record, other: Ladder | None = None) -> IndirectReading:
    other = other or there()
    return stand_there(by_competency(said, [HERE]), other, other.levels[0], TODAY)


def status(said: Record, *asked: Criterion) -> IndirectStatus:
    return stands(said, there(*asked)).standings[0].status


def enough() -> list[Evidence]:
    return [evidence("here.standard"), evidence("here.evals")]


def test_the_nearest_level_is_of_the_same_rank_before_the_same_track_before_the_same_scope() -> None:
    levels = [
        level(level_id="lower", rank=3),
        level(level_id="manager", track="management"),
        level(level_id="narrow", scope=Scope.SYSTEM),
        level(level_id="hybrid", track="hybrid"),
    ]
    nearest = [
        crosswalk(HERE, HERE.levels[0], [ladder(*left, id="there")])[0].level.id
        for left in (levels, levels[:2] + levels[3:], levels[:2], levels[:1])
    ]
    assert nearest == ["narrow", "hybrid", "manager", "lower"]


def test_ladders_come_nearest_first_and_without_the_own_one() -> None:
    far = ladder(level(rank=6), id="far")
    alike = ladder(level(criterion("alike.evals")), id="alike")
    bare = ladder(level(), id="bare")
    found = crosswalk(HERE, HERE.levels[0], [far, bare, HERE, alike])
    assert [one.ladder.id for one in found] == ["alike", "bare", "far"]


def test_what_is_shared_is_weighed_by_the_heaviest_kind_that_asks_a_competency() -> None:
    (found,) = crosswalk(HERE, HERE.levels[0], [there(expectation("there.evals"))])
    assert (found.shared, found.missing) == (("eval-design",), ("mentoring", "business-impact"))
    assert found.share == Fraction(3, 7)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "Same rank, same track and same scope; it asks 1 of the 3 competencies too."),
        (
            {"rank": 5, "track": "management", "scope": Scope.COMPANY},
            "1 rank higher, the other track and wider scope (company); it asks 1 of the 3 competencies too.",
        ),
        (
            {"rank": 2, "track": "hybrid", "scope": Scope.TASK},
            "2 ranks lower, a neighbouring track and narrower scope (task); it asks 1 of the 3 competencies too.",
        ),
    ],
)
def test_the_reason_says_how_far_off_the_neighbour_is(changes: dict[str, Any], reason: str) -> None:
    assert crosswalk(HERE, HERE.levels[0], [there(**changes)])[0].reason == reason


def test_the_reason_says_where_nothing_is_shared() -> None:
    (found,) = crosswalk(HERE, HERE.levels[0], [there(criterion("there.q", competency="data-quality"))])
    assert found.share == 0
    assert found.reason.endswith("it asks none of the same competencies.")


def test_two_solid_entries_for_one_competency_make_a_criterion_likely_there() -> None:
    standing = stands(record(*enough())).standings[0]
    assert (standing.status, standing.points, standing.basis) == (IndirectStatus.LIKELY, Fraction(2), "indirect")


def test_what_demonstrates_directly_is_only_emerging_indirectly() -> None:
    said = record(evidence("here.standard"))
    assert measure(HERE, "staff", said, TODAY).standing("here.standard").status is Status.DEMONSTRATED
    assert status(said) is IndirectStatus.EMERGING


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (gate("there.gate"), IndirectStatus.DIRECT_ONLY),
        (criterion("there.figure", thresholds=(threshold("largest", "1"),)), IndirectStatus.EMERGING),
        (criterion("there.act", once=True), IndirectStatus.EMERGING),
        (criterion("there.company", scope=Scope.COMPANY), IndirectStatus.EMERGING),
        (criterion("there.other", competency="mentoring"), IndirectStatus.NO_EVIDENCE),
        (criterion("there.touches", competency="mentoring", also=("eval-design",)), IndirectStatus.NO_EVIDENCE),
    ],
)
def test_some_criteria_are_never_likely_by_what_was_linked_elsewhere(
    asked: Criterion, expected: IndirectStatus
) -> None:
    plenty = [evidence("here.standard", quantity=Decimal(9)) for _number in range(4)]
    standing = stands(record(*plenty), there(asked)).standings[0]
    assert standing.status is expected
    assert bool(standing.reason) == (expected in {IndirectStatus.DIRECT_ONLY, IndirectStatus.EMERGING})


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (gate("there.gate"), "A gate is never met indirectly."),
        (criterion("there.figure", thresholds=(threshold(),)), "It asks a figure of its own."),
        (criterion("there.act", once=True), "It asks one certain act."),
        (criterion("there.company", scope=Scope.COMPANY), "No solid entry reaches its scope."),
        (criterion("there.mentors", competency="mentoring"), "Likely takes 2 indirect points; these are 1."),
    ],
)
def test_the_reason_says_what_keeps_a_criterion_from_being_likely(asked: Criterion, reason: str) -> None:
    said = record(*enough(), *enough(), evidence("here.mentors"))
    assert stands(said, there(asked)).standings[0].reason == reason


def test_many_partial_entries_without_a_solid_one_stay_emerging() -> None:
    assert status(record(*(evidence("here.evals", strength=Strength.PARTIAL) for _number in range(9)))) == "emerging"


def test_an_entry_linked_to_two_criteria_of_a_competency_counts_once_by_its_strongest_link() -> None:
    weak = evidence("here.standard", strength=Strength.PARTIAL)
    strong = evidence("here.evals", entry=weak.entry)
    standing = stands(record(weak, strong)).standings[0]
    assert [one.evidence for one in standing.evidence] == [strong]
    assert standing.points == 1


def test_evidence_of_a_criterion_with_a_not_yet_is_heard_but_adds_no_points() -> None:
    said = [*enough(), evidence("here.standard")]
    standing = stands(record(*said, not_yet(days_ago(1), "here.standard"))).standings[0]
    assert (standing.status, standing.points) == (IndirectStatus.EMERGING, Fraction(1))
    assert {one.evidence.criterion for one in standing.evidence if one.is_doubted} == {"here.standard"}
    assert (
        status(record(*said, not_yet(days_ago(2), "here.standard"), agreed(days_ago(1), "here.standard"))) == "likely"
    )


def test_an_entry_that_is_doubted_at_one_criterion_and_not_at_another_is_heard_once_in_full() -> None:
    doubted = evidence("here.standard")
    trusted = evidence("here.evals", entry=doubted.entry)
    standing = stands(record(doubted, trusted, not_yet(days_ago(1), "here.standard"))).standings[0]
    assert [(one.evidence, one.is_doubted) for one in standing.evidence] == [(trusted, False)]


def test_marks_said_of_another_criterion_do_not_carry_over() -> None:
    marks = [set_aside(days_ago(3), "here.evals"), override(Status.SUSTAINED, days_ago(3), "here.standard")]
    said = enough()
    assert stands(record(*said, *marks)) == stands(record(*said))
    assert status(record(*marks)) is IndirectStatus.NO_EVIDENCE


def test_evidence_outside_the_window_or_later_than_the_day_does_not_count() -> None:
    said = [evidence("here.standard", day=days_ago(800)), evidence("here.evals", day=TODAY + timedelta(days=1))]
    assert status(record(*said)) is IndirectStatus.NO_EVIDENCE


def test_evidence_linked_to_the_other_ladder_is_left_to_the_direct_measure() -> None:
    other = there()
    said = by_competency(record(evidence("there.evals"), evidence("here.evals")), [HERE, other])
    (standing,) = stand_there(said, other, other.levels[0], TODAY).standings
    assert [one.evidence.criterion for one in standing.evidence] == ["here.evals"]


def test_the_reading_is_said_in_counts_that_call_themselves_indirect() -> None:
    asked = (criterion("there.a"), criterion("there.b", once=True), gate("there.c"), gate("there.d"))
    reading = stands(record(*enough()), there(*asked))
    assert indirect_sentence(reading) == (
        "Indirect, through shared competencies: 1 likely and 1 emerging of 4 criteria."
    )
    assert reading.basis == "indirect"
    assert len({indirect_word(each) for each in IndirectStatus}) == len(IndirectStatus)


ids = st.sampled_from(["here.standard", "here.evals", "here.mentors", "here.value"])
days = st.integers(-40, 800).map(days_ago)


def piece(entry: int, criterion_id: str, strength: Strength) -> Evidence:
    """Link one of thirty entries: its scope, day and proof are its own, whatever it is linked to."""
    return evidence(
        criterion_id,
        entry=EntryId(entry),
        strength=strength,
        scope=[None, "system", "org", "company", "org"][entry % 5],
        day=days_ago([-5, 10, 40, 200, 800, 30][entry % 6]),
        has_proof=entry % 2 == 0,
    )


pieces = st.builds(piece, st.integers(1, 30), ids, st.sampled_from(list(Strength)))
verdicts = st.builds(verdict, st.sampled_from(list(VerdictWord)), days, ids)
records = st.builds(
    Record, evidence=st.lists(pieces, max_size=10).map(tuple), verdicts=st.lists(verdicts, max_size=3).map(tuple)
)
criteria = st.lists(
    st.builds(
        criterion,
        st.just("there.one"),
        kind=st.sampled_from(list(CriterionKind)),
        competency=st.sampled_from(["eval-design", "mentoring"]),
        scope=st.none() | st.sampled_from(list(Scope)) | st.just("any"),
        once=st.booleans(),
        thresholds=st.lists(st.builds(threshold), max_size=1).map(tuple),
    ),
    min_size=1,
    max_size=1,
)
HEIGHT = list(IndirectStatus)


@given(criteria, records)
def test_nothing_is_likely_that_the_same_entries_would_not_demonstrate_directly(
    asked: list[Criterion], said: Record
) -> None:
    (indirect,) = stands(said, there(*asked)).standings
    linked = [replace(one.evidence, criterion="there.one") for one in indirect.evidence]
    direct = measure(there(*asked), "staff", record(*linked), TODAY).standing("there.one").status
    if indirect.status is IndirectStatus.LIKELY:
        assert direct.height >= Status.DEMONSTRATED.height
        assert asked[0].kind is not CriterionKind.GATE
    elif indirect.status is IndirectStatus.EMERGING:
        assert direct is not Status.NO_EVIDENCE


@given(criteria, records, pieces)
def test_more_evidence_never_lowers_an_indirect_status(asked: list[Criterion], said: Record, more: Evidence) -> None:
    (before,) = stands(said, there(*asked)).standings
    (after,) = stands(replace(said, evidence=(*said.evidence, more)), there(*asked)).standings
    assert HEIGHT.index(after.status) >= HEIGHT.index(before.status)


@given(criteria, records, days, ids)
def test_taking_away_a_not_yet_never_lowers_one(asked: list[Criterion], said: Record, day: Any, name: str) -> None:
    doubted = replace(said, verdicts=(*said.verdicts, not_yet(day, name)))
    (after,) = stands(said, there(*asked)).standings
    (before,) = stands(doubted, there(*asked)).standings
    assert HEIGHT.index(after.status) >= HEIGHT.index(before.status)


@given(criteria, records, st.randoms(use_true_random=False))
def test_order_never_matters(asked: list[Criterion], said: Record, dice: Any) -> None:
    shuffled = replace(said, evidence=tuple(dice.sample(said.evidence, len(said.evidence))))
    assert stands(shuffled, there(*asked)) == stands(said, there(*asked))


@given(st.lists(st.integers(1, 7), min_size=1, max_size=5, unique=True))
def test_a_level_stands_beside_itself_in_a_copy_of_its_ladder(ranks: list[int]) -> None:
    levels = [level(criterion(f"l{rank}.evals"), level_id=f"l{rank}", rank=rank) for rank in ranks]
    original, copy = ladder(*levels, id="original"), ladder(*levels, id="copy")
    for each in levels:
        (found,) = crosswalk(original, each, [original, copy])
        assert (found.level, found.share) == (each, Fraction(1))
        assert (found.ranks, found.tracks, found.scopes) == (0, 0, 0)
