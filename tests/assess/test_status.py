from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Standing
from ladderdesk.catalogue.model import Criterion, Scope
from ladderdesk.journal.rows import MarkWord, Person, Status, Strength

from .builders import (
    TODAY,
    agreed,
    criterion,
    days_ago,
    evidence,
    ladder_of,
    mark,
    not_yet,
    override,
    people,
    quantity,
    record,
    set_aside,
    threshold,
)

NO_EVIDENCE, EMERGING, DEMONSTRATED, SUSTAINED = Status
PARTIAL, SOLID, STRONG = Strength


def stand(*said: Any, asked: Criterion | None = None, as_of: date = TODAY, window_months: int = 18) -> Standing:
    ladder = ladder_of(asked or criterion())
    return measure(ladder, "staff", record(*said, window_months=window_months), as_of).standings[0]


def statuses(standing: Standing) -> tuple[Status, Status]:
    return standing.status, standing.status_packet_ready


@pytest.mark.parametrize(
    ("strength", "has_proof", "scope", "points"),
    [
        (PARTIAL, False, "org", "1"),
        (SOLID, False, "org", "2"),
        (STRONG, True, "org", "3"),
        (STRONG, False, "org", "2"),
        (PARTIAL, True, "company", "1"),
        (PARTIAL, False, "system", "1/2"),
        (SOLID, False, "task", "1"),
        (STRONG, True, "feature", "3/2"),
        (STRONG, False, "system", "1"),
        (SOLID, False, None, "1"),
        (STRONG, True, None, "3/2"),
    ],
)
def test_points_follow_strength_proof_and_scope(
    strength: Strength, has_proof: bool, scope: str | None, points: str
) -> None:
    standing = stand(evidence(strength=strength, has_proof=has_proof, scope=scope))
    assert standing.points == Fraction(points)
    assert standing.evidence[0].points == Fraction(points)


@pytest.mark.parametrize(
    ("own_scope", "entry_scope", "points"),
    [
        (Scope.SYSTEM, "system", 2),
        (Scope.SYSTEM, "feature", 1),
        (Scope.COMPANY, "org", 1),
        ("any", "task", 2),
        ("any", None, 2),
    ],
)
def test_a_criterion_may_name_its_own_scope_or_any(own_scope: Any, entry_scope: str | None, points: int) -> None:
    standing = stand(evidence(scope=entry_scope), asked=criterion(scope=own_scope))
    assert standing.points == points
    assert standing.scope == own_scope


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, ""),
        ({"strength": STRONG, "has_proof": True}, ""),
        ({"strength": STRONG}, "Strong without proof counts as solid"),
        ({"scope": None}, "No scope set, counts half"),
        ({"scope": "system"}, "Below org scope, counts half"),
        (
            {"strength": STRONG, "scope": "system"},
            "Strong without proof counts as solid; below org scope, counts half",
        ),
    ],
)
def test_evidence_says_why_it_counts_for_less(changes: dict[str, Any], reason: str) -> None:
    counted = stand(evidence(**changes)).evidence[0]
    assert counted.reason == reason
    assert counted.is_at_scope == ("half" not in reason)


@pytest.mark.parametrize(
    ("linked", "status"),
    [
        ([], NO_EVIDENCE),
        ([evidence(strength=PARTIAL, scope=None)], EMERGING),
        ([evidence(strength=PARTIAL)] * 5, EMERGING),
        ([evidence(scope="system"), evidence(scope="system")], EMERGING),
        ([evidence(strength=STRONG, has_proof=True, scope="system")] * 3, EMERGING),
        ([evidence()], DEMONSTRATED),
        ([evidence(strength=STRONG)], DEMONSTRATED),
        ([evidence(), evidence(day=days_ago(189))], DEMONSTRATED),
        ([evidence(), evidence(day=days_ago(190))], SUSTAINED),
        ([evidence(), evidence(day=days_ago(190), scope="system")], DEMONSTRATED),
        ([evidence(), evidence(day=days_ago(190), strength=PARTIAL)], DEMONSTRATED),
        ([evidence(strength=PARTIAL), evidence(day=days_ago(190), strength=PARTIAL)], EMERGING),
    ],
)
def test_status_follows_points_and_solid_entries_at_scope(linked: Sequence[Any], status: Status) -> None:
    assert stand(*linked).status is status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 5, 18), NO_EVIDENCE),
        (date(2025, 5, 19), DEMONSTRATED),
        (TODAY, DEMONSTRATED),
        (date(2026, 11, 20), NO_EVIDENCE),
    ],
)
def test_evidence_counts_within_the_window_up_to_and_including_the_day(day: date, status: Status) -> None:
    assert stand(evidence(day=day)).status is status


def test_a_span_counts_from_its_last_day() -> None:
    over_two_years = evidence(day=date(2024, 1, 1), until=date(2026, 11, 1))
    still_running = evidence(day=date(2026, 1, 1), until=date(2026, 12, 31))
    assert stand(over_two_years).status is DEMONSTRATED
    assert stand(still_running).status is NO_EVIDENCE


def test_the_window_may_be_set_otherwise() -> None:
    assert stand(evidence(day=days_ago(100)), window_months=3).status is NO_EVIDENCE
    assert stand(evidence(day=days_ago(100)), window_months=4).status is DEMONSTRATED


def test_a_window_longer_than_the_calendar_has_no_beginning() -> None:
    assert stand(evidence(day=date(1, 1, 2)), window_months=12 * 9999).status is DEMONSTRATED


def test_what_is_done_once_has_no_window() -> None:
    once = criterion(once=True)
    assert stand(evidence(day=date(2001, 1, 1)), asked=once).status is DEMONSTRATED
    assert stand(evidence(day=date(2001, 1, 1)), not_yet(date(2001, 2, 1)), asked=once).status is EMERGING


def test_the_last_day_of_evidence_is_known_after_it_left_the_window() -> None:
    standing = stand(evidence(day=date(2020, 1, 1)), evidence(day=date(2027, 1, 1)))
    assert standing.status is NO_EVIDENCE
    assert standing.last_evidence == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("counts", "asked", "quantities", "reached", "is_met"),
    [
        ("largest", "50", ["34", "20"], "34", False),
        ("largest", "50", ["34", "50"], "50", True),
        ("sum", "50", ["34", "15.9"], "499/10", False),
        ("sum", "50", ["34", "16"], "50", True),
        ("smallest", "6", ["8", "7"], "7", False),
        ("smallest", "6", ["8", "6"], "6", True),
        ("smallest", "6", ["0.5"], "1/2", True),
    ],
)
def test_quantities_count_towards_a_threshold_as_it_says(
    counts: str, asked: str, quantities: list[str], reached: str, is_met: bool
) -> None:
    asks = criterion(thresholds=(threshold(counts, asked),))
    standing = stand(*[quantity(amount) for amount in quantities], asked=asks)
    assert standing.progress[0].reached == Fraction(reached)
    assert standing.progress[0].is_met is is_met
    assert standing.status is (DEMONSTRATED if is_met else EMERGING)


def test_without_a_quantity_nothing_is_reached() -> None:
    reached = {
        counts: stand(evidence(), asked=criterion(thresholds=(threshold(counts, "50"),))).progress[0].reached
        for counts in ("sum", "largest", "smallest")
    }
    assert reached == {"sum": 0, "largest": 0, "smallest": None}


@pytest.mark.parametrize(
    ("named", "status"),
    [
        ([("Ines",), ("Ines", "ines ")], EMERGING),
        ([("Ines",), ("Tomas",)], DEMONSTRATED),
        ([("Ines", "Tomas")], DEMONSTRATED),
    ],
)
def test_distinct_counts_different_people(named: list[tuple[str, ...]], status: Status) -> None:
    asks = criterion(thresholds=(threshold("distinct", "2", quantity="engineers mentored", unit=""),))
    assert stand(*[evidence(people=people(*names)) for names in named], asked=asks).status is status


def test_every_threshold_must_be_met() -> None:
    asks = criterion(thresholds=(threshold("sum", "50"), threshold("distinct", "1")))
    assert stand(quantity("50"), asked=asks).status is EMERGING
    assert stand(quantity("50", people=people("Ines")), asked=asks).status is DEMONSTRATED


def test_an_unmet_threshold_caps_at_emerging_however_much_evidence_there_is() -> None:
    asks = criterion(thresholds=(threshold("sum", "50"),))
    assert stand(quantity("20"), quantity("20", day=days_ago(300)), asked=asks).status is EMERGING


def test_a_threshold_must_be_met_by_packet_ready_evidence_too() -> None:
    asks = criterion(thresholds=(threshold("sum", "50"),))
    assert statuses(stand(quantity("40"), quantity("40", is_ready=True), asked=asks)) == (DEMONSTRATED, EMERGING)


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ([not_yet(days_ago(5))], EMERGING),
        ([not_yet(days_ago(5)), agreed(days_ago(6))], EMERGING),
        ([not_yet(days_ago(5)), agreed(days_ago(5))], SUSTAINED),
        ([agreed(days_ago(5)), not_yet(days_ago(5))], SUSTAINED),
        ([not_yet(days_ago(5)), agreed(days_ago(4))], SUSTAINED),
        ([not_yet(date(2026, 11, 20))], SUSTAINED),
        ([not_yet(date(2025, 5, 18))], SUSTAINED),
        ([not_yet(date(2025, 5, 19))], EMERGING),
    ],
)
def test_a_not_yet_caps_until_a_newer_agreed_lifts_it(verdicts: list[Any], status: Status) -> None:
    assert stand(evidence(), evidence(day=days_ago(300)), *verdicts).status is status


def test_a_not_yet_lifts_nothing() -> None:
    assert stand(not_yet(days_ago(5))).status is NO_EVIDENCE


def test_what_is_dated_after_a_not_yet_is_to_show_next_time() -> None:
    before, on_the_day, after = (evidence(day=days_ago(days)) for days in (9, 8, 7))
    assert stand(before, on_the_day, after, not_yet(days_ago(8))).to_show_next_time == (after,)
    assert stand(before, after, not_yet(days_ago(8)), agreed(days_ago(8))).to_show_next_time == ()


def test_agreed_changes_no_status_but_makes_what_is_dated_up_to_it_packet_ready() -> None:
    early, late = evidence(day=days_ago(300)), evidence(day=days_ago(10))
    assert statuses(stand(agreed(days_ago(20)))) == (NO_EVIDENCE, NO_EVIDENCE)
    assert statuses(stand(early, late)) == (SUSTAINED, NO_EVIDENCE)
    assert statuses(stand(early, late, agreed(days_ago(301)))) == (SUSTAINED, NO_EVIDENCE)
    assert statuses(stand(early, late, agreed(days_ago(11)))) == (SUSTAINED, DEMONSTRATED)
    assert statuses(stand(early, late, agreed(days_ago(10)))) == (SUSTAINED, SUSTAINED)


def test_the_latest_verdict_counts_so_a_not_yet_takes_back_an_agreed() -> None:
    assert statuses(stand(evidence(), agreed(days_ago(5)))) == (DEMONSTRATED, DEMONSTRATED)
    assert statuses(stand(evidence(), agreed(days_ago(5)), not_yet(days_ago(4)))) == (EMERGING, NO_EVIDENCE)


def test_packet_ready_counts_only_what_the_coach_finds_ready() -> None:
    standing = stand(evidence(), evidence(day=days_ago(200), is_ready=True))
    assert statuses(standing) == (SUSTAINED, DEMONSTRATED)
    assert [one.is_packet_ready for one in standing.evidence] == [False, True]


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        (SUSTAINED, (SUSTAINED, DEMONSTRATED)),
        (DEMONSTRATED, (DEMONSTRATED, DEMONSTRATED)),
        (EMERGING, (EMERGING, EMERGING)),
        (NO_EVIDENCE, (NO_EVIDENCE, NO_EVIDENCE)),
    ],
)
def test_an_override_sets_claimed_and_packet_ready_takes_the_lower(
    claimed: Status, expected: tuple[Status, Status]
) -> None:
    assert statuses(stand(evidence(is_ready=True), override(claimed, days_ago(3)))) == expected


def test_an_override_lifts_nothing_before_a_stranger() -> None:
    assert statuses(stand(override(SUSTAINED, days_ago(3)))) == (SUSTAINED, NO_EVIDENCE)
    assert statuses(stand(evidence(is_ready=True), not_yet(days_ago(4)), override(SUSTAINED, days_ago(3)))) == (
        SUSTAINED,
        EMERGING,
    )


def test_a_mark_counts_from_its_day() -> None:
    tomorrow = override(SUSTAINED, date(2026, 11, 20))
    assert stand(tomorrow).status is NO_EVIDENCE
    assert stand(tomorrow, as_of=date(2026, 11, 20)).status is SUSTAINED
    assert stand(override(SUSTAINED, date(2019, 1, 1))).status is SUSTAINED


def test_the_latest_mark_counts_and_on_one_day_the_one_set_last() -> None:
    morning, evening = (datetime(2026, 11, 18, hour, tzinfo=UTC) for hour in (8, 20))
    set_last = override(DEMONSTRATED, days_ago(1), set_at=evening)
    set_first = override(SUSTAINED, days_ago(1), set_at=morning)
    dated_earlier = override(EMERGING, days_ago(2), set_at=datetime(2026, 11, 19, tzinfo=UTC))
    assert stand(set_last, set_first, dated_earlier).mark == set_last


def test_no_opportunity_yet_stays_in_the_sum_and_says_so() -> None:
    standing = stand(evidence(), mark(MarkWord.NO_OPPORTUNITY, days_ago(3)))
    assert standing.weight == 3
    assert standing.status is DEMONSTRATED
    assert standing.mark is not None
    assert standing.mark.word is MarkWord.NO_OPPORTUNITY


def test_not_applicable_leaves_the_sum() -> None:
    standing = stand(evidence(), set_aside(days_ago(3)))
    assert standing.weight == 0
    assert standing.is_set_aside
    assert not standing.is_gap


def test_evidence_is_shown_newest_first() -> None:
    old, new, middle = evidence(day=days_ago(30)), evidence(day=days_ago(1)), evidence(day=days_ago(20))
    assert [one.evidence for one in stand(old, new, middle).evidence] == [new, middle, old]


def test_evidence_on_another_criterion_does_not_count() -> None:
    assert stand(evidence("another.criterion"), agreed(days_ago(1), "another.criterion")).status is NO_EVIDENCE


def test_a_person_counts_once_however_their_name_is_written() -> None:
    asks = criterion(thresholds=(threshold("distinct", "2"),))
    named = (Person(name="Ana  Ruiz"), Person(name="ana ruiz", confirmed=True))
    assert stand(evidence(people=named), asked=asks).progress[0].reached == 1
