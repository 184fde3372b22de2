"""The dated returns to a guide: planned, moved, written on, done, begun anew, stopped; nothing written is lost."""

from datetime import timedelta

from ladderdesk.journal import checkpoints, history, runs
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.vault.session import Session

from .builders import MONDAY

GUIDE = "landscape"
WEEK = timedelta(days=7)


def start(session: Session) -> tuple[Checkpoint, ...]:
    checkpoints.start_guide(session, GUIDE, start=MONDAY)
    return planned(session)


def planned(session: Session) -> tuple[Checkpoint, ...]:
    return checkpoints.checkpoints(session, GUIDE)


def test_checkpoints_are_planned_in_one_step_and_done_one_by_one(session: Session) -> None:
    first, *_rest = start(session)
    assert [each.due for each in planned(session)] == [MONDAY + timedelta(days=days) for days in (0, 3, 7, 14, 21)]
    run = runs.record_run(session, "self", version=1, answers={}, result={})
    checkpoints.finish_checkpoint(session, first.id, day=MONDAY, reflection="Clearer now", run=run)
    done = planned(session)[0]
    assert (done.done_on, done.reflection, done.run) == (MONDAY, "Clearer now", run)
    for _ in range(3):
        history.undo(session)
    assert planned(session) == ()


def test_what_was_written_stays_when_a_checkpoint_is_done_and_when_it_is_open_again(session: Session) -> None:
    first, *_rest = start(session)
    checkpoints.reflect(session, first.id, "Two roles stand out.")
    checkpoints.finish_checkpoint(session, first.id, day=MONDAY)
    assert planned(session)[0].reflection == "Two roles stand out."
    checkpoints.reopen_checkpoint(session, first.id)
    assert (planned(session)[0].done_on, planned(session)[0].reflection) == (None, "Two roles stand out.")


def test_what_is_written_in_one_sitting_is_one_step_to_undo(session: Session) -> None:
    first, *_rest = start(session)
    for words in ("Two", "Two roles", "Two roles stand out."):
        checkpoints.reflect(session, first.id, words, sitting="sitting")
    history.undo(session)
    assert planned(session)[0].reflection == ""


def test_some_checkpoints_are_moved_together_in_one_step(session: Session) -> None:
    rest = start(session)[2:]
    checkpoints.move_checkpoints(session, [one.id for one in rest], by=WEEK)
    assert [(each.due - MONDAY).days for each in planned(session)] == [0, 3, 14, 21, 28]
    history.undo(session)
    assert [(each.due - MONDAY).days for each in planned(session)] == [0, 3, 7, 14, 21]


def test_moving_by_no_day_is_nothing_to_undo(session: Session) -> None:
    rest = start(session)
    checkpoints.move_checkpoints(session, [one.id for one in rest], by=timedelta())
    history.undo(session)
    assert planned(session) == ()


def test_a_stopped_guide_keeps_what_was_done_or_written(session: Session) -> None:
    first, second, *_rest = start(session)
    checkpoints.finish_checkpoint(session, first.id, day=MONDAY)
    checkpoints.reflect(session, second.id, "Half of it")
    checkpoints.stop_guide(session, GUIDE, day=MONDAY + WEEK)
    assert [(one.id, one.done_on, one.reflection) for one in planned(session)] == [
        (first.id, MONDAY, ""),
        (second.id, MONDAY + WEEK, "Half of it"),
    ]
    history.undo(session)
    assert [one.done_on for one in planned(session)] == [MONDAY, None, None, None, None]


def test_starting_over_closes_what_was_open_in_the_same_step(session: Session) -> None:
    first, *_rest = start(session)
    checkpoints.finish_checkpoint(session, first.id, day=MONDAY, reflection="Clear")
    checkpoints.start_guide(session, GUIDE, start=MONDAY + WEEK)
    assert [(one.day_number, one.reflection) for one in planned(session) if one.done_on] == [(0, "Clear")]
    assert [(one.due - MONDAY).days for one in planned(session) if not one.done_on] == [7, 10, 14, 21, 28]
    history.undo(session)
    assert [one.id for one in planned(session)] == [first.id, *(one.id for one in _rest)]


def test_stopping_a_guide_that_is_not_running_is_nothing_to_undo(session: Session) -> None:
    start(session)
    checkpoints.stop_guide(session, "another", day=MONDAY)
    history.undo(session)
    assert planned(session) == ()
