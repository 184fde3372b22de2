from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ladderdesk.assess.days import weekly
from ladderdesk.assess.readiness import biggest_moves, measure, trend
from ladderdesk.assess.values import Readiness, Share
from ladderdesk.catalogue.model import Level
from ladderdesk.journal.rows import Status

from ..pace import turns
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
    override,
    people,
    record,
    set_aside,
)

NO_EVIDENCE, EMERGING, DEMONSTRATED, SUSTAINED = Status


def measured(asked: Level, *said: Any, as_of: date = TODAY) -> Readiness:
    return measure(ladder(asked), "staff", record(*said), as_of)


def claimed(asked: Level, *said: Any) -> Fraction | None:
    return measured(asked, *said).share.claimed


def test_readiness_is_the_weighted_mean_of_signs_and_expectations() -> None:
    asked = level(criterion("sign"), expectation("expectation"))
    assert claimed(asked, evidence("sign")) == Fraction(3 * 75, 400)
    assert claimed(asked, evidence("expectation")) == Fraction(75, 400)
    assert claimed(asked, evidence("sign"), evidence("expectation", scope=None)) == Fraction(3 * 75 + 35, 400)


@pytest.mark.parametrize(
    ("status", "value"),
    [(NO_EVIDENCE, "0"), (EMERGING, "35/100"), (DEMONSTRATED, "75/100"), (SUSTAINED, "1")],
)
@pytest.mark.parametrize("once", [False, True])
def test_each_status_has_its_exact_value_and_once_done_is_whole(status: Status, value: str, once: bool) -> None:
    share = claimed(level(criterion("sign", once=once)), override(status, days_ago(1), "sign"))
    assert share == (Fraction(1) if once and status is DEMONSTRATED else Fraction(value))


def test_gates_are_counted_apart_where_the_level_has_signs() -> None:
    asked = level(gate("gate"), gate("other-gate"), criterion("sign"))
    readiness = measured(asked, evidence("gate"))
    assert (readiness.gates_met, readiness.gates_of) == (1, 2)
    assert readiness.share == Share(claimed=Fraction(0), packet_ready=Fraction(0))
    assert readiness.standing("gate").weight == 0
    assert readiness.standing("gate").value == Fraction(75, 100)


def test_gates_enter_the_mean_where_the_level_has_no_signs() -> None:
    asked = level(gate("gate"), expectation("expectation"))
    readiness = measured(asked, evidence("gate"))
    assert (readiness.gates_met, readiness.gates_of) == (1, 1)
    assert readiness.share.claimed == Fraction(3 * 75, 400)


def test_a_sign_set_aside_does_not_let_the_gates_into_the_mean() -> None:
    asked = level(gate("gate"), criterion("sign"), expectation("expectation"))
    readiness = measured(asked, evidence("gate"), set_aside(days_ago(1), "sign"))
    assert readiness.share.claimed == 0


def test_a_gate_set_aside_is_not_counted_among_the_gates() -> None:
    readiness = measured(level(gate("gate"), gate("other-gate")), set_aside(days_ago(1), "gate"))
    assert (readiness.gates_met, readiness.gates_of) == (0, 1)


def test_with_nothing_in_the_sum_there_is_no_figure() -> None:
    assert claimed(level(criterion("sign")), set_aside(days_ago(1), "sign")) is None
    assert measured(level()).share == Share(claimed=None, packet_ready=None)


def test_claimed_counts_all_evidence_and_packet_ready_what_would_stand_before_a_stranger() -> None:
    asked = level(criterion("one"), criterion("two"), criterion("three"))
    said = [evidence("one"), evidence("two", is_ready=True), evidence("three"), agreed(days_ago(1), "three")]
    assert measured(asked, *said).share == Share(claimed=Fraction(3, 4), packet_ready=Fraction(1, 2))


def test_the_stack_holds_the_claimed_statuses_of_what_is_in_the_mean() -> None:
    asked = level(gate("gate"), criterion("one"), criterion("two"), expectation("three"), expectation("four"))
    readiness = measured(asked, evidence("gate"), evidence("one"), evidence("two"), set_aside(days_ago(1), "four"))
    assert readiness.counts == {NO_EVIDENCE: 1, EMERGING: 0, DEMONSTRATED: 2, SUSTAINED: 0}


def test_standings_follow_the_ladder_groups_then_gates_signs_expectations_then_the_file() -> None:
    asked = level(
        expectation("e", competency="eval-design"),
        criterion("mentors", competency="mentoring"),
        criterion("s2", competency="retrieval-quality"),
        criterion("s1", competency="eval-design"),
        gate("g", competency="eval-design"),
        gate("frames", competency="problem-framing"),
    )
    assert [one.criterion.id for one in measured(asked).standings] == ["g", "s2", "s1", "e", "frames", "mentors"]


def test_a_group_has_the_same_mean_over_its_criteria() -> None:
    asked = level(
        criterion("evals"),
        expectation("retrieval", competency="retrieval-quality"),
        gate("frames", competency="problem-framing"),
    )
    readiness = measured(asked, evidence("evals", is_ready=True), evidence("retrieval"))
    assert [(one.group.id, one.share.claimed, one.share.packet_ready) for one in readiness.groups] == [
        ("evaluation", Fraction(3, 4), Fraction(3 * 75, 400)),
        ("direction", None, None),
    ]


def test_the_spread_counts_different_entries_projects_and_people() -> None:
    asked = level(criterion("one"), criterion("two"))
    both = {"entry": 77, "projects": ("search",), "people": people("Ines", "Tomas"), "has_number": True}
    readiness = measured(
        asked,
        evidence("one", **both),
        evidence("two", **both),
        evidence("two", projects=("search", "billing"), people=people("Ines"), has_proof=True, has_outcome=True),
        evidence("two", day=date(2020, 1, 1), projects=("long-ago",)),
        agreed(days_ago(10), "one"),
    )
    spread = readiness.spread
    assert (spread.entries, spread.projects, spread.people) == (2, 2, 2)
    assert (spread.with_number, spread.with_outcome, spread.with_proof, spread.with_verdict) == (1, 1, 1, 1)


def test_what_is_set_aside_spreads_over_nothing() -> None:
    readiness = measured(level(criterion("one")), evidence("one"), set_aside(days_ago(1), "one"))
    assert readiness.spread.entries == 0


def test_on_a_past_day_only_what_was_dated_by_then_counts() -> None:
    asked = level(criterion("one"), criterion("two"))
    said = [evidence("one", day=days_ago(40)), evidence("two", day=days_ago(20)), set_aside(days_ago(10), "two")]
    shares = [measured(asked, *said, as_of=days_ago(days)).share.claimed for days in (41, 40, 20, 10)]
    assert shares == [0, Fraction(3, 8), Fraction(3, 4), Fraction(3, 4)]


def test_the_trend_gives_readiness_and_burn_up_of_each_day() -> None:
    asked = level(gate("gate"), criterion("one"), criterion("two"))
    said = record(evidence("gate", day=days_ago(40)), evidence("one", day=days_ago(20), scope=None))
    points = trend(ladder(asked), "staff", said, [days_ago(30), TODAY])
    assert [(point.day, point.share.claimed) for point in points] == [
        (days_ago(30), 0),
        (TODAY, Fraction(35, 200)),
    ]
    assert [(point.with_evidence, point.demonstrated, point.criteria) for point in points] == [(1, 1, 3), (2, 1, 3)]


def test_the_days_of_a_trend_are_a_week_apart_and_end_today() -> None:
    days = weekly(TODAY, 52)
    assert len(days) == 52
    assert (days[-1], (days[1] - days[0]).days) == (TODAY, 7)


def test_the_biggest_moves_are_ordered_by_what_the_next_status_gains() -> None:
    asked = level(
        gate("gate"),
        criterion("nothing"),
        criterion("demonstrated"),
        criterion("emerging"),
        criterion("once", once=True),
        expectation("small"),
        criterion("away"),
    )
    said = [
        evidence("demonstrated"),
        evidence("emerging", scope=None),
        evidence("once", scope=None),
        set_aside(days_ago(1), "away"),
    ]
    readiness = measured(asked, *said)
    moves = biggest_moves(readiness, 10)
    assert [one.criterion.id for one in moves] == ["once", "emerging", "nothing", "demonstrated", "small"]
    assert [one.next.gain for one in moves if one.next] == [
        Fraction(3 * 65, 1300),
        Fraction(3 * 40, 1300),
        Fraction(3 * 35, 1300),
        Fraction(3 * 25, 1300),
        Fraction(35, 1300),
    ]
    assert len(biggest_moves(readiness, 2)) == 2


def test_taking_the_next_step_lifts_readiness_by_its_gain() -> None:
    asked = level(criterion("one"), expectation("two"))
    before = measured(asked)
    step = before.standing("one").next
    assert step is not None
    assert before.share.claimed is not None
    after = measured(asked, evidence("one", scope=None))
    assert after.standing("one").status is step.status
    assert after.share.claimed == before.share.claimed + step.gain


def test_a_level_the_ladder_does_not_have_is_not_measured() -> None:
    with pytest.raises(KeyError, match="mid"):
        measure(ladder(level()), "mid", record(), TODAY)


def test_a_criterion_the_level_does_not_have_has_no_standing() -> None:
    with pytest.raises(KeyError, match="elsewhere"):
        measured(level(criterion("one"))).standing("elsewhere")


def test_a_year_of_weeks_over_a_thousand_pieces_of_evidence_is_quick() -> None:
    asked = level(*(criterion(f"criterion-{number}") for number in range(14)))
    said = record(*(evidence(f"criterion-{number % 14}", day=days_ago(number % 900)) for number in range(1000)))
    points = trend(ladder(asked), "staff", said, weekly(TODAY))
    assert turns(lambda: trend(ladder(asked), "staff", said, weekly(TODAY))) < 100
    assert points[-1].share == measure(ladder(asked), "staff", said, TODAY).share
