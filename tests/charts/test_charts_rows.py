from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from chart_builders import Entered
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Record
from ladderdesk.catalogue.model import Criterion, CriterionKind, Group, Ladder, Level, Scope, Source
from ladderdesk.charts.rows import coverage, entries_by_group, scope_mix, stretches_of


def criterion(key: str, competency: str) -> Criterion:
    return Criterion(
        id=key, kind=CriterionKind.SIGN, competency=competency, short=key, statement=key, good_evidence="A dated entry."
    )


LADDER = Ladder(
    id="gen-ai",
    title="Generative AI engineer",
    version=1,
    updated=date(2026, 1, 1),
    summary="One level.",
    roles=("Engineer",),
    sources=(Source(title="An example", site="example.org"),),
    groups=(
        Group(id="evaluation", name="Evaluation", competencies=("eval-design", "data-quality")),
        Group(id="mentoring", name="Mentoring", competencies=("mentoring",)),
        Group(id="governance", name="Governance", competencies=("standards-governance",)),
    ),
    levels=(
        Level(
            id="staff",
            title="Staff",
            track="ic",
            rank=4,
            scope=Scope.ORG,
            scope_text="Several teams",
            summary="Owns a problem.",
            criteria=(criterion("staff.evals", "eval-design"), criterion("staff.mentored", "mentoring")),
        ),
    ),
)
SINCE, UNTIL = date(2025, 12, 1), date(2026, 2, 14)


def test_an_entry_counts_once_for_each_group_it_touches() -> None:
    entries = (
        Entered(date(2025, 12, 3), ("eval-design", "data-quality", "mentoring", "unknown")),
        Entered(date(2026, 2, 28), ("eval-design",)),
        Entered(date(2026, 1, 31), ("mentoring",), until=date(2026, 2, 1)),
        Entered(date(2026, 1, 5)),
        Entered(date(2025, 11, 30), ("mentoring",)),
    )
    rows = entries_by_group(LADDER, entries, SINCE, UNTIL)
    assert [stretch.label for stretch in rows.stretches] == ["Dec", "Jan", "Feb"]
    assert {row.label: row.counts for row in rows.rows} == {
        "Evaluation": (1, 0, 1),
        "Mentoring": (1, 0, 1),
        "Governance": (0, 0, 0),
    }
    assert (rows.tags, rows.entries) == (4, 3)


def test_scopes_are_counted_by_quarter_and_an_unset_or_unknown_one_apart() -> None:
    entries = (
        Entered(date(2025, 12, 31), scope="org"),
        Entered(date(2026, 1, 1), scope="org"),
        Entered(date(2026, 2, 1), scope=None),
        Entered(date(2026, 2, 1), scope="galaxy"),
    )
    bars = scope_mix(entries, SINCE, UNTIL)
    assert [(bar.stretch.label, bar.counts, bar.total) for bar in bars] == [
        ("Q4 25", {Scope.ORG: 1}, 1),
        ("Q1", {Scope.ORG: 1, None: 2}, 3),
    ]


@pytest.mark.parametrize(
    ("since", "until", "labels"),
    [
        (date(2026, 1, 31), date(2026, 1, 31), ["Jan"]),
        (date(2025, 6, 1), date(2026, 11, 30), ["Jun", "Jul"]),
        (date(2025, 5, 1), date(2026, 11, 30), ["Q2 25", "Q3"]),
        (date(2010, 5, 1), date(2026, 11, 30), ["2010", "2011"]),
    ],
)
def test_a_long_period_is_cut_into_quarters_and_then_years(since: date, until: date, labels: list[str]) -> None:
    assert [one.label for one in stretches_of(since, until, most_months=18, most_quarters=18)][:2] == labels


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS)
def test_stretches_cover_a_period_without_gap_or_overlap(one: date, other: date) -> None:
    since, until = min(one, other), max(one, other)
    stretches = stretches_of(since, until, most_months=18, most_quarters=18)
    assert stretches[0].first <= since
    assert stretches[-1].first <= until <= stretches[-1].last
    for earlier, later in pairwise(stretches):
        assert (later.first - earlier.last).days == 1
    assert len(stretches) <= 18


@given(st.lists(st.builds(Entered, DAYS, st.just(("mentoring",)), st.sampled_from([None, "org", "task"]))), DAYS, DAYS)
def test_every_entry_of_a_period_is_counted_exactly_once(entries: list[Entered], one: date, other: date) -> None:
    since, until = min(one, other), max(one, other)
    rows = entries_by_group(LADDER, entries, since, until)
    first, last = rows.stretches[0].first, rows.stretches[-1].last
    assert rows.tags == rows.entries == sum(first <= entry.day <= last for entry in entries)
    bars = scope_mix(entries, since, until)
    first, last = bars[0].stretch.first, bars[-1].stretch.last
    assert sum(bar.total for bar in bars) == sum(first <= entry.day <= last for entry in entries)


def test_the_axes_are_the_groups_that_have_a_share_of_the_target() -> None:
    readiness = measure(LADDER, "staff", Record(), date(2026, 11, 19))
    assert [
        (axis.label, axis.claimed, axis.packet_ready, axis.demonstrated, axis.criteria) for axis in coverage(readiness)
    ] == [
        ("Evaluation", 0.0, 0.0, 0, 1),
        ("Mentoring", 0.0, 0.0, 0, 1),
    ]
    assert coverage(replace(readiness, groups=())) == ()
