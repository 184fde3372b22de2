import pytest

from ladderdesk.assess.gaps import GapFilter, gaps, pick
from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Readiness
from ladderdesk.journal.rows import Status

from .builders import (
    TODAY,
    criterion,
    days_ago,
    evidence,
    expectation,
    gate,
    ladder_of,
    not_yet,
    override,
    record,
    set_aside,
)


@pytest.fixture
def readiness() -> Readiness:
    asked = [
        criterion("sign"),
        criterion("capped"),
        criterion("mentors", competency="mentoring"),
        criterion("away"),
        criterion("once", once=True),
        expectation("old"),
        gate("gate"),
        gate("claimed"),
    ]
    said = [
        evidence("sign"),
        evidence("capped"),
        not_yet(days_ago(3), "capped"),
        evidence("away", day=days_ago(300)),
        set_aside(days_ago(3), "away"),
        evidence("once", day=days_ago(2000)),
        evidence("old", day=days_ago(181)),
        evidence("gate", day=days_ago(180), scope=None),
        override(Status.DEMONSTRATED, days_ago(3), "claimed"),
    ]
    return measure(ladder_of(*asked), "staff", record(*said), TODAY)


@pytest.mark.parametrize(
    ("which", "listed"),
    [
        (GapFilter.ALL, ["gate", "claimed", "sign", "capped", "away", "once", "old", "mentors"]),
        (GapFilter.OPEN, ["gate", "capped", "mentors"]),
        (GapFilter.NO_EVIDENCE, ["mentors"]),
        (GapFilter.STALE, ["claimed", "old", "mentors"]),
    ],
)
def test_each_filter_lists_its_criteria_in_the_order_of_the_ladder(
    readiness: Readiness, which: GapFilter, listed: list[str]
) -> None:
    assert [one.criterion.id for one in pick(readiness, which)] == listed


def test_a_gap_is_what_is_not_yet_demonstrated_and_not_set_aside(readiness: Readiness) -> None:
    assert gaps(readiness) == pick(readiness, GapFilter.OPEN)
    assert all(one.is_gap for one in gaps(readiness))
