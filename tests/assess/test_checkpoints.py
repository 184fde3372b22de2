"""How the returns to a guide stand on a day: rounds, what is due, and in which words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ladderdesk.assess.checkpoints import DayState, rounds, standing, standings, state_of, when_sentence, when_text
from ladderdesk.catalogue.learning import Checkpoint as Asked

from .builders import TODAY, days_ago, guide, planned


def test_a_guide_that_was_never_started_has_nothing_running() -> None:
    found = standing(guide(), [], TODAY)
    assert (found.running, found.earlier, found.next_one, found.is_open, found.is_finished) == (
        (),
        (),
        None,
        False,
        False,
    )


def test_what_is_due_are_the_open_days_up_to_today() -> None:
    found = standing(guide(), planned(days_ago(7), done=1), TODAY)
    assert [one.day_number for one in found.due_ones] == [3, 7]
    assert found.next_one == found.due_ones[0]
    assert (found.done_count, found.days_late) == (1, 4)


def test_nobody_is_late_before_the_day_after() -> None:
    assert standing(guide(), planned(TODAY), TODAY).days_late == 0
    assert standing(guide(), planned(TODAY + timedelta(days=1)), TODAY).days_late == 0
    assert standing(guide(), planned(days_ago(1)), TODAY).days_late == 1


def test_a_guide_is_finished_when_each_of_its_days_is_done() -> None:
    found = standing(guide(), planned(days_ago(30), done=5), TODAY)
    assert found.is_finished
    assert (len(found.running), found.earlier, found.open_ones) == (5, (), ())


def test_a_stopped_round_is_an_earlier_one_and_no_finished_guide() -> None:
    stopped = planned(days_ago(30), days=(0, 3), done=2)
    found = standing(guide(), stopped, TODAY)
    assert not found.is_finished
    assert (found.running, found.earlier) == ((), (tuple(stopped),))


def test_each_time_through_a_guide_is_a_round_of_its_own() -> None:
    first, second = planned(days_ago(60), done=5), planned(days_ago(5), done=1)
    assert rounds([*second, *first]) == (tuple(first), tuple(second))
    found = standing(guide(), [*first, *second], TODAY)
    assert (found.running, found.earlier) == (tuple(second), (tuple(first),))


def test_moving_a_day_before_an_earlier_one_breaks_no_round() -> None:
    first, second, *rest = planned(TODAY)
    moved = replace(second, due=days_ago(3))
    assert rounds([moved, first, *rest]) == ((first, moved, *rest),)


def test_the_following_are_the_open_ones_from_a_day_on() -> None:
    own = planned(days_ago(7), done=1)
    found = standing(guide(), own, TODAY)
    assert [one.day_number for one in found.following(own[2])] == [7, 14, 21]


def test_a_day_that_the_guide_no_longer_asks_is_told_from_one_that_it_asks() -> None:
    found = standing(guide(days=(0, 7)), planned(TODAY), TODAY)
    assert found.asked(3) is None
    assert found.asked(7) == Asked(day=7, title="Title 7", task="Task 7")


def test_guides_without_checkpoints_are_left_out_and_each_gets_its_own() -> None:
    other = planned(TODAY, guide_id="ladders")
    found = standings([guide("ladders"), guide("plain", days=()), guide()], other, TODAY)
    assert [(one.guide.id, len(one.running)) for one in found] == [("ladders", 5), ("landscape", 0)]


@pytest.mark.parametrize(
    ("due", "done", "state", "short", "sentence"),
    [
        (TODAY, None, DayState.DUE, "due today", "due today, 19 Nov 2026"),
        (TODAY + timedelta(days=7), None, DayState.WAITING, "26 Nov", "due on 26 Nov 2026"),
        (days_ago(1), None, DayState.OVERDUE, "since yesterday", "due since 18 Nov 2026"),
        (days_ago(4), None, DayState.OVERDUE, "for 4 days", "due since 15 Nov 2026"),
        (days_ago(4), days_ago(2), DayState.DONE, "17 Nov", "done on 17 Nov 2026"),
    ],
)
def test_a_day_says_when_it_is_due(due: date, done: date | None, state: DayState, short: str, sentence: str) -> None:
    (one,) = planned(due, days=(0,))
    shown = replace(one, done_on=done)
    assert (state_of(shown, TODAY), when_text(shown, TODAY), when_sentence(shown, TODAY)) == (state, short, sentence)
