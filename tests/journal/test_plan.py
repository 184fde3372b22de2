from datetime import timedelta

import pytest

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.journal import history, plan
from ladderdesk.journal.rows import ActionId
from ladderdesk.vault.session import Session

from .builders import MONDAY

DAY = timedelta(days=1)


def titles(session: Session) -> list[str]:
    return [action.title for action in plan.actions(session)]


def test_open_steps_come_by_due_day_and_done_ones_after_them(session: Session) -> None:
    plan.add_action(session, "someday")
    plan.add_action(session, "later", due=MONDAY + DAY)
    plan.add_action(session, "soon", due=MONDAY)
    for back, title in enumerate(("done last", "done before")):
        plan.finish(session, plan.add_action(session, title), day=MONDAY - back * DAY)
    assert titles(session) == ["soon", "later", "someday", "done last", "done before"]
    assert [action.title for action in plan.open_actions(session)] == ["soon", "later", "someday"]


def test_steps_are_read_by_criterion(session: Session) -> None:
    plan.add_action(session, "for b", criterion="a.b")
    plan.add_action(session, "for c", criterion="a.c")
    plan.add_action(session, "for nothing")
    assert [action.title for action in plan.actions(session, criteria=["a.b"])] == ["for b"]


def test_a_step_is_changed_done_reopened_snoozed_and_removed(session: Session) -> None:
    number = plan.add_action(session, " Ask Billing ", due=MONDAY, note="first")

    def step() -> plan.Action:
        return plan.actions(session)[0]

    assert step().title == "Ask Billing"
    plan.change_action(session, number, title="Ask Search", criterion="a.b", due=None, note="")
    assert (step().title, step().criterion, step().due, step().note) == ("Ask Search", "a.b", None, "")
    plan.snooze(session, number, until=MONDAY)
    assert step().snoozed_until == MONDAY
    plan.finish(session, number, day=MONDAY)
    assert (step().done_on, step().snoozed_until) == (MONDAY, None)
    plan.reopen(session, number)
    assert step().done_on is None
    plan.remove(session, number)
    assert titles(session) == []
    history.undo(session)
    assert titles(session) == ["Ask Search"]


def test_finishing_twice_on_a_day_is_one_operation(session: Session) -> None:
    number = plan.add_action(session, "Ask")
    plan.finish(session, number, day=MONDAY)
    plan.finish(session, number, day=MONDAY)
    history.undo(session)
    assert plan.actions(session)[0].done_on is None


def test_a_step_needs_words_and_has_to_be_there(session: Session) -> None:
    with pytest.raises(InputError):
        plan.add_action(session, " ")
    with pytest.raises(NotFoundError):
        plan.finish(session, ActionId(3), day=MONDAY)


def test_what_is_set_aside_until_a_day_comes_back_after_it(session: Session) -> None:
    plan.dismiss(session, "draft:1", day=MONDAY, until=MONDAY + DAY)
    plan.dismiss(session, "plateau.same-scope", day=MONDAY, reason="On purpose this quarter")
    shown = [set(plan.dismissals(session, day=MONDAY + offset * DAY)) for offset in (-1, 0, 1, 2)]
    both = {"draft:1", "plateau.same-scope"}
    assert shown == [set(), both, both, {"plateau.same-scope"}]
    assert plan.dismissals(session, day=MONDAY)["plateau.same-scope"].reason == "On purpose this quarter"


def test_the_newest_word_on_a_subject_counts_and_can_be_taken_back(session: Session) -> None:
    plan.dismiss(session, "x", day=MONDAY, until=MONDAY)
    plan.dismiss(session, "x", day=MONDAY, reason="newer")
    assert plan.dismissals(session, day=MONDAY)["x"].reason == "newer"
    plan.take_back_dismissal(session, "x")
    assert plan.dismissals(session, day=MONDAY) == {}
    history.undo(session)
    assert plan.dismissals(session, day=MONDAY)["x"].reason == "newer"
    plan.take_back_dismissal(session, "never set aside")
