"""The difference of two levels: what is added, raised, kept, eased and left behind, with the user's own evidence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.difference import (
    Change,
    ChangeKind,
    Difference,
    Direction,
    carry_over_text,
    difference,
    sentence,
)
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.model import Criterion, CriterionKind, Ladder, Scope
from ladderdesk.journal.rows import Status

from .builders import TODAY, criterion, evidence, ladder, level, record, threshold

COMPETENCIES = ["eval-design", "mentoring", "problem-framing"]


def two_levels(before: list[Criterion], after: list[Criterion], **changes: Any) -> Ladder:
    return ladder(
        level(*before, level_id="senior", title="Senior engineer", rank=3, scope=Scope.SYSTEM),
        level(*after, **changes),
    )


def between(asked: Ladder, said: Record | None = None, *, start: str = "senior", end: str = "staff") -> Difference:
    return difference(asked, start, end, said or record(), TODAY)


def only(found: Difference) -> Change:
    (change,) = found.changes
    return change


def test_a_competency_that_only_the_level_entered_asks_is_added_and_the_other_is_left_behind() -> None:
    found = between(two_levels([criterion("senior.mentors", competency="mentoring")], [criterion("staff.standard")]))
    assert [(change.kind, change.standing.criterion.id) for change in found.changes] == [
        (ChangeKind.ADDED, "staff.standard"),
        (ChangeKind.LEFT_BEHIND, "senior.mentors"),
    ]


def test_a_wider_scope_raises_a_criterion_and_says_from_where_to_where() -> None:
    change = only(between(two_levels([criterion("senior.evals")], [criterion("staff.evals")])))
    assert change.kind is ChangeKind.RAISED
    assert change.reasons == ("Wider scope: system → org",)


@pytest.mark.parametrize(
    ("before", "after", "kind", "reason"),
    [
        ([("largest", "50")], [("largest", "200")], "raised", "Higher bar: examples in the eval set, 50"),
        ([("largest", "200")], [("largest", "50")], "eased", "Lower bar: examples in the eval set, 200"),
        ([("smallest", "20")], [("smallest", "5")], "raised", "Higher bar: examples in the eval set, 20"),
        ([("smallest", "5")], [("smallest", "20")], "eased", "Lower bar: examples in the eval set, 5"),
        ([], [("distinct", "2")], "raised", "Asks a figure: examples in the eval set, 2"),
        ([("sum", "2")], [], "eased", "No longer asks: examples in the eval set, 2"),
        ([("sum", "2")], [("distinct", "1")], "raised", "Asks a figure: examples in the eval set, 1"),
    ],
)
def test_a_threshold_raises_or_eases_a_criterion_of_one_scope(
    before: list[tuple[str, str]], after: list[tuple[str, str]], kind: str, reason: str
) -> None:
    asked = two_levels(
        [criterion("senior.evals", scope="any", thresholds=tuple(threshold(*one) for one in before))],
        [criterion("staff.evals", scope="any", thresholds=tuple(threshold(*one) for one in after))],
    )
    change = only(between(asked))
    assert change.kind.value == kind
    assert change.reasons[0].startswith(reason)


def test_the_same_competency_at_the_same_scope_and_bar_is_kept() -> None:
    asked = two_levels(
        [criterion("senior.evals", thresholds=(threshold(value="50"),))],
        [criterion("staff.evals", scope=Scope.SYSTEM, thresholds=(threshold(value="50.0"),))],
    )
    change = only(between(asked))
    assert (change.kind, change.reasons) == (ChangeKind.KEPT, ())


def test_asking_some_scope_is_more_than_asking_any() -> None:
    asked = two_levels([criterion("senior.evals", scope="any")], [criterion("staff.evals", scope=Scope.TASK)])
    assert only(between(asked)).reasons == ("Wider scope: any → task",)
    assert only(between(asked, start="staff", end="senior")).kind is ChangeKind.EASED


def test_a_criterion_is_paired_with_the_one_it_resembles_most() -> None:
    said = "Keeps a golden set of examples for the answers of a feature"
    asked = two_levels(
        [criterion("senior.judges", statement="Reads judges against people"), criterion("senior.set", statement=said)],
        [criterion("staff.set", statement="Keeps a golden set of examples for several teams")],
    )
    raised, left = between(asked).changes
    assert raised.before is not None
    assert (raised.before.criterion.id, left.standing.criterion.id) == ("senior.set", "senior.judges")


def test_a_criterion_is_paired_with_the_one_that_measures_the_same_before_one_in_like_words() -> None:
    asked = two_levels(
        [
            criterion("senior.words", statement="Keeps a golden set of examples"),
            criterion("senior.measured", statement="Counts", short="Count", thresholds=(threshold(value="50"),)),
        ],
        [
            criterion(
                "staff.set", statement="Keeps a golden set of examples", short="Set", thresholds=(threshold(value="9"),)
            )
        ],
    )
    pair = between(asked).changes[0]
    assert pair.before is not None
    assert pair.before.criterion.id == "senior.measured"


def test_each_side_stands_by_its_own_evidence() -> None:
    asked = two_levels([criterion("senior.evals")], [criterion("staff.evals")])
    change = only(between(asked, record(evidence("senior.evals"))))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.status, change.after.status) == (Status.DEMONSTRATED, Status.NO_EVIDENCE)


def test_evidence_that_reaches_the_level_entered_is_offered_until_it_is_linked_there() -> None:
    asked = two_levels([criterion("senior.evals")], [criterion("staff.evals")])
    wide, narrow, linked = evidence("senior.evals"), evidence("senior.evals", scope="system"), evidence("senior.evals")
    again = evidence("staff.evals", entry=linked.entry)
    change = only(between(asked, record(wide, narrow, linked, again)))
    assert change.to_carry_over == (wide,)
    assert carry_over_text(change) == "1 entry linked before reaches this too"


@pytest.mark.parametrize(
    ("start", "end", "direction", "words"),
    [
        ("senior", "staff", Direction.UP, "Up from Senior engineer to Staff engineer: 1 added and 1 raised."),
        ("staff", "senior", Direction.DOWN, "Down from Staff engineer to Senior engineer: 1 eased and 1 left behind."),
        ("staff", "staff", Direction.ACROSS, "Across from Staff engineer to Staff engineer: 2 kept."),
    ],
)
def test_the_sentence_says_which_way_the_levels_lie(start: str, end: str, direction: Direction, words: str) -> None:
    asked = two_levels(
        [criterion("senior.evals")], [criterion("staff.evals"), criterion("staff.m", competency="mentoring")]
    )
    found = between(asked, start=start, end=end)
    assert (found.direction, sentence(found)) == (direction, words)


def test_a_level_that_the_ladder_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        between(two_levels([], [criterion()]), end="emperor")


thresholds = st.builds(
    threshold,
    st.sampled_from(["sum", "largest", "smallest", "distinct"]),
    st.integers(0, 3).map(str),
    quantity=st.sampled_from(["examples", "Teams"]),
)


@st.composite
def criteria(draw: Any, name: str) -> list[Criterion]:
    return [
        criterion(
            f"{name}.{number}",
            kind=draw(st.sampled_from(list(CriterionKind))),
            competency=draw(st.sampled_from(COMPETENCIES)),
            statement=draw(st.sampled_from(["Keeps examples", "Keeps teams honest", "Counts examples"])),
            scope=draw(st.none() | st.sampled_from(list(Scope)) | st.just("any")),
            thresholds=tuple(draw(st.lists(thresholds, max_size=2))),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


ladders = st.builds(two_levels, criteria("senior"), criteria("staff"), rank=st.integers(1, 7))


def ids_of(found: Difference, side: str) -> list[str]:
    return sorted(standing.criterion.id for change in found.changes if (standing := getattr(change, side)))


def pairs_of(found: Difference) -> set[tuple[str, str]]:
    return {
        (change.before.criterion.id, change.after.criterion.id)
        for change in found.changes
        if change.before is not None and change.after is not None
    }


def ids_of_kind(found: Difference, kind: ChangeKind) -> set[str]:
    return {change.standing.criterion.id for change in found.of_kind(kind)}


@given(ladders)
def test_every_criterion_of_both_levels_appears_exactly_once(asked: Ladder) -> None:
    found = between(asked)
    assert ids_of(found, "before") == sorted(one.id for one in asked.level("senior").criteria)
    assert ids_of(found, "after") == sorted(one.id for one in asked.level("staff").criteria)


@given(ladders)
def test_a_level_differs_from_itself_in_nothing(asked: Ladder) -> None:
    found = between(asked, end="senior")
    assert len(found.changes) == len(asked.level("senior").criteria)
    assert all(change.kind is ChangeKind.KEPT and change.before == change.after for change in found.changes)


@given(ladders)
def test_going_back_swaps_added_and_left_behind_and_undoes_the_rest(asked: Ladder) -> None:
    there, back = between(asked), between(asked, start="staff", end="senior")
    assert ids_of_kind(there, ChangeKind.ADDED) == ids_of_kind(back, ChangeKind.LEFT_BEHIND)
    assert ids_of_kind(there, ChangeKind.LEFT_BEHIND) == ids_of_kind(back, ChangeKind.ADDED)
    assert pairs_of(there) == {(one, other) for other, one in pairs_of(back)}
    kinds = {ids(change): change.kind for change in there.changes if change.before and change.after}
    for change in back.changes:
        if change.before and change.after:
            earlier = kinds[ids(change)]
            assert (change.kind is ChangeKind.KEPT) == (earlier is ChangeKind.KEPT)
            assert {change.kind, earlier} & {ChangeKind.RAISED, ChangeKind.KEPT}


def ids(change: Change) -> frozenset[str]:
    return frozenset(standing.criterion.id for standing in (change.before, change.after) if standing)


@given(ladders)
def test_only_one_competency_is_ever_on_both_sides_of_a_change(asked: Ladder) -> None:
    for change in between(asked).changes:
        if change.before and change.after:
            assert change.before.criterion.competency == change.after.criterion.competency
