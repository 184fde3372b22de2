from datetime import date
from typing import Any

import pytest

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Step
from ladderdesk.catalogue.model import Criterion
from ladderdesk.journal.rows import Status, Strength

from .builders import (
    TODAY,
    agreed,
    criterion,
    days_ago,
    evidence,
    ladder_of,
    not_yet,
    override,
    people,
    quantity,
    record,
    set_aside,
    threshold,
)

EXAMPLES = criterion(thresholds=(threshold("sum", "50"),))
WEEKS = criterion(thresholds=(threshold("smallest", "6", quantity="time to deliver", unit="weeks"),))
ENGINEERS = criterion(thresholds=(threshold("distinct", "3", quantity="engineers mentored", unit=""),))


def find_step(*said: Any, asked: Criterion | None = None, window_months: int = 18) -> Step | None:
    ladder = ladder_of(asked or criterion())
    return measure(ladder, "staff", record(*said, window_months=window_months), TODAY).standings[0].next


@pytest.mark.parametrize(
    ("said", "asked", "text"),
    [
        ([], None, "Link a first entry"),
        ([evidence(day=date(2020, 1, 1))], None, "Link an entry from the last 18 months"),
        ([evidence(scope="system")], None, "1 more solid entry at org scope"),
        ([evidence(scope=None)], criterion(scope="company"), "1 more solid entry at company scope"),
        ([evidence(strength=Strength.PARTIAL)], criterion(scope="any"), "1 more solid entry"),
        ([quantity("34")], EXAMPLES, "16 more examples (34 of 50)"),
        ([quantity("20.5"), quantity("10")], EXAMPLES, "19.5 more examples (30.5 of 50)"),
        ([quantity("49")], EXAMPLES, "Examples: 1 more (49 of 50)"),
        ([evidence()], EXAMPLES, "50 more examples (0 of 50)"),
        (
            [quantity("34", scope="system")],
            EXAMPLES,
            "1 more solid entry at org scope; 16 more examples (34 of 50)",
        ),
        ([quantity("8")], WEEKS, "Time to deliver: 6 weeks or less, 8 so far"),
        ([evidence()], WEEKS, "Time to deliver: 6 weeks or less, none recorded yet"),
        ([evidence(people=people("Ines"))], ENGINEERS, "Name 2 more people (engineers mentored: 1 of 3)"),
        ([evidence(people=people("Ines", "Jo"))], ENGINEERS, "Name 1 more person (engineers mentored: 2 of 3)"),
        ([evidence(day=days_ago(200))], None, "A second solid entry at least 180 days after the first"),
        (
            [evidence(day=days_ago(170))],
            None,
            "A second solid entry at least 180 days after the first, from 29 Nov on",
        ),
        (
            [evidence(day=days_ago(10))],
            None,
            "A second solid entry at least 180 days after the first, from 8 May 2027 on",
        ),
        (
            [evidence(), not_yet(date(2026, 11, 6))],
            None,
            "An agreed verdict newer than the not yet of 6 Nov",
        ),
        (
            [evidence(scope="system"), not_yet(date(2025, 12, 6))],
            None,
            "1 more solid entry at org scope; an agreed verdict newer than the not yet of 6 Dec 2025",
        ),
        ([not_yet(date(2026, 11, 6))], None, "Link a first entry"),
        (
            [override(Status.EMERGING, date(2026, 11, 3))],
            None,
            "1 solid entry at org scope; then clear the override of 3 Nov",
        ),
        (
            [evidence(), override(Status.EMERGING, date(2026, 11, 3))],
            None,
            "Clear the override of 3 Nov: the evidence says demonstrated",
        ),
        (
            [override(Status.DEMONSTRATED, date(2026, 11, 3))],
            None,
            (
                "1 solid entry at org scope; a second solid entry at least 180 days after the first; "
                "then clear the override of 3 Nov"
            ),
        ),
    ],
)
def test_the_next_step_is_one_concrete_sentence(said: list[Any], asked: Criterion | None, text: str) -> None:
    step = find_step(*said, asked=asked)
    assert step is not None
    assert step.text == text


def test_a_window_of_one_month_is_said_in_the_singular() -> None:
    step = find_step(evidence(day=date(2020, 1, 1)), window_months=1)
    assert step is not None
    assert step.text == "Link an entry from the last 1 month"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ([evidence(), evidence(day=days_ago(200))], None),
        ([evidence()], criterion(once=True)),
        ([evidence(), set_aside(days_ago(1))], None),
        ([override(Status.SUSTAINED, days_ago(1))], None),
    ],
)
def test_there_is_no_next_step_at_the_top_or_where_set_aside(said: list[Any], asked: Criterion | None) -> None:
    assert find_step(*said, asked=asked) is None


def test_doing_what_the_step_says_reaches_the_status_it_names() -> None:
    said = [evidence(day=days_ago(200)), not_yet(days_ago(20))]
    step = find_step(*said)
    assert step is not None
    assert step.status is Status.DEMONSTRATED
    after = find_step(*said, agreed(days_ago(19)))
    assert after is not None
    assert after.status is Status.SUSTAINED
