from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from ladderdesk.assess.attention import Attention, Need, needs_attention
from ladderdesk.assess.checkpoints import GuideStanding, standing
from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Readiness
from ladderdesk.journal.rows import Action, ActionId, EntryId, EntryLine, Evidence, Kind, Mark, MarkWord, Verdict

from .builders import (
    TODAY,
    agreed,
    criterion,
    days_ago,
    evidence,
    gate,
    guide,
    ladder_of,
    mark,
    not_yet,
    planned,
    record,
    set_aside,
)

_numbers = count(1)


def draft(title: str = "Three teams, one golden set", *, has_number: bool = False, day: date = TODAY) -> EntryLine:
    return EntryLine(
        id=EntryId(next(_numbers)),
        day=day,
        until=None,
        title=title,
        kind=Kind.WIN,
        scope=None,
        is_draft=True,
        has_number=has_number,
        is_ready=False,
        competencies=(),
        projects=(),
        figure="",
    )


def action(due: date | None, **changes: Any) -> Action:
    number = next(_numbers)
    fields: dict[str, Any] = {"criterion": None, "title": "Send the checklist", "done_on": None, "note": ""}
    return Action(id=ActionId(number), uuid=f"action-{number}", due=due, **(fields | changes))


def standing_on(*said: Evidence | Verdict | Mark, **changes: Any) -> Readiness:
    """Measure a level of one sign by what was said of it."""
    return measure(ladder_of(criterion(**changes)), "staff", record(*said), TODAY)


def asked(**changes: Any) -> tuple[Attention, ...]:
    fields: dict[str, Any] = {"drafts": (), "actions": (), "readiness": None, "target_by": None, "as_of": TODAY}
    return needs_attention(**(fields | changes))


@pytest.mark.parametrize(
    ("due", "need"),
    [
        (days_ago(1), [Need.OVERDUE]),
        (TODAY, [Need.DUE]),
        (TODAY + timedelta(days=3), [Need.DUE]),
        (TODAY + timedelta(days=4), []),
        (None, [Need.UNDATED]),
    ],
)
def test_a_step_needs_the_user_from_three_days_before_it_is_due(due: date | None, need: list[Need]) -> None:
    assert [one.need for one in asked(actions=[action(due)])] == need


def test_a_snoozed_step_comes_back_the_day_after() -> None:
    snoozed = action(days_ago(1), snoozed_until=TODAY)
    assert asked(actions=[snoozed]) == ()
    assert [one.need for one in asked(actions=[snoozed], as_of=TODAY + timedelta(days=1))] == [Need.OVERDUE]


def guide_standing(start: date, done: int = 0, **changes: Any) -> GuideStanding:
    return standing(guide(**changes), planned(start, done=done, **changes), TODAY)


def test_a_checkpoint_needs_the_user_from_its_day_on() -> None:
    assert asked(guides=[guide_standing(TODAY + timedelta(days=1))]) == ()
    (found,) = asked(guides=[guide_standing(days_ago(3), done=1)])
    assert (found.need, found.words, found.group, found.day) == (Need.CHECKPOINT, "Title 3", "Role landscape", TODAY)
    assert (found.guide, found.day_number) == ("landscape", 3)


def test_only_two_checkpoints_are_named_the_one_that_waits_longest_first() -> None:
    guides = [guide_standing(TODAY), guide_standing(days_ago(7), guide_id="ladders")]
    found = asked(guides=guides)
    assert [(one.guide, one.day_number) for one in found] == [("ladders", 0), ("ladders", 3)]
    rest = asked(guides=guides, set_aside={one.subject for one in found})
    assert [(one.guide, one.day_number) for one in rest] == [("landscape", 0), ("ladders", 7)]


def test_a_draft_without_a_number_is_told_from_one_that_has_one() -> None:
    found = asked(drafts=[draft("Measured", has_number=True), draft("Bare")])
    assert [(one.need, one.words) for one in found] == [(Need.UNMEASURED_DRAFT, "Bare"), (Need.DRAFT, "Measured")]


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ([], [Need.NO_EVIDENCE]),
        ([evidence()], []),
        ([set_aside(days_ago(3))], []),
        ([mark(MarkWord.NO_OPPORTUNITY, days_ago(3))], []),
        ([evidence(day=days_ago(20)), not_yet(days_ago(5))], [Need.VERDICT_DIFFERS]),
        ([evidence(day=days_ago(2)), not_yet(days_ago(5))], [Need.NEW_SINCE_NOT_YET]),
        ([evidence(day=days_ago(2)), agreed(days_ago(1))], []),
    ],
)
def test_a_criterion_needs_the_user_where_nothing_or_somebody_speaks_against_it(
    said: list[Evidence | Verdict | Mark], need: list[Need]
) -> None:
    assert [one.need for one in asked(readiness=standing_on(*said))] == need


def test_a_criterion_is_named_by_its_statement_and_group() -> None:
    (found,) = asked(readiness=standing_on())
    assert (found.words, found.group) == ("Other teams evaluate the way you wrote down.", "Evaluation")
    assert found.criterion == "staff.standard"


def test_a_gate_comes_before_a_sign_and_only_two_empty_criteria_are_named() -> None:
    ladder = ladder_of(criterion("one"), criterion("two"), gate("gate"))
    found = asked(readiness=measure(ladder, "staff", record(), TODAY))
    assert [one.criterion for one in found] == ["gate", "one"]


def test_a_target_day_that_has_passed_is_named() -> None:
    measured = standing_on(evidence())
    assert [one.need for one in asked(readiness=measured, target_by=days_ago(1))] == [Need.TARGET_PASSED]
    assert asked(readiness=measured, target_by=TODAY) == ()


def test_what_is_set_aside_is_left_out_and_leaves_room_for_the_next() -> None:
    drafts = [draft(f"Draft {number}") for number in range(5)]
    first = asked(drafts=drafts)
    assert [one.words for one in first] == ["Draft 0", "Draft 1", "Draft 2"]
    rest = asked(drafts=drafts, set_aside={first[0].subject})
    assert [one.words for one in rest] == ["Draft 1", "Draft 2", "Draft 3"]


def test_the_most_pressing_comes_first() -> None:
    found = asked(
        drafts=[draft()],
        actions=[action(None), action(TODAY), action(days_ago(2))],
        guides=[guide_standing(days_ago(2))],
        readiness=standing_on(),
    )
    assert [one.need for one in found] == [
        Need.OVERDUE,
        Need.CHECKPOINT,
        Need.DUE,
        Need.UNMEASURED_DRAFT,
        Need.NO_EVIDENCE,
        Need.UNDATED,
    ]
