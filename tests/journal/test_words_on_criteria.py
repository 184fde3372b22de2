from datetime import timedelta

import pytest

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.journal import marks, verdicts
from ladderdesk.journal.rows import MarkId, MarkWord, Status, VerdictId, VerdictWord
from ladderdesk.vault.session import Session

from .builders import MONDAY


def test_a_verdict_is_kept_as_it_was_said(session: Session) -> None:
    number = verdicts.record_verdict(
        session, "a.b", VerdictWord.NOT_YET, day=MONDAY, said_by="Dana", role="manager", note="Show me a second team."
    )
    [verdict] = verdicts.verdicts(session, ["a.b"])
    assert (verdict.id, verdict.word, verdict.day) == (number, VerdictWord.NOT_YET, MONDAY)
    assert (verdict.said_by, verdict.role, verdict.note) == ("Dana", "manager", "Show me a second team.")


def test_verdicts_come_oldest_first_and_only_of_the_criteria_asked_for(session: Session) -> None:
    verdicts.record_verdict(session, "a.b", VerdictWord.AGREED, day=MONDAY)
    verdicts.record_verdict(session, "a.b", VerdictWord.NOT_YET, day=MONDAY - timedelta(days=9))
    verdicts.record_verdict(session, "a.c", VerdictWord.AGREED, day=MONDAY)
    assert [each.word for each in verdicts.verdicts(session, {"a.b"})] == [VerdictWord.NOT_YET, VerdictWord.AGREED]
    assert len(verdicts.verdicts(session)) == 3
    assert verdicts.verdicts(session, []) == ()


def test_a_verdict_can_be_put_right_and_withdrawn(session: Session) -> None:
    number = verdicts.record_verdict(session, "a.b", VerdictWord.NOT_YET, day=MONDAY)
    verdicts.change_verdict(session, number, VerdictWord.AGREED, day=MONDAY, said_by="Dana", role="", note="")
    assert [(each.word, each.said_by) for each in verdicts.verdicts(session)] == [(VerdictWord.AGREED, "Dana")]
    verdicts.withdraw(session, number)
    assert verdicts.verdicts(session) == ()
    with pytest.raises(NotFoundError):
        verdicts.withdraw(session, VerdictId(number))


def test_a_mark_is_kept_with_its_reason(session: Session) -> None:
    number = marks.set_mark(session, "a.b", MarkWord.OVERRIDE, day=MONDAY, reason="It shipped", status=Status.SUSTAINED)
    [mark] = marks.marks(session, ["a.b"])
    assert (mark.id, mark.word, mark.status, mark.reason) == (number, MarkWord.OVERRIDE, Status.SUSTAINED, "It shipped")


def test_the_mark_set_last_on_a_day_comes_last(session: Session) -> None:
    marks.set_mark(session, "a.b", MarkWord.NO_OPPORTUNITY, day=MONDAY, reason="later")
    marks.set_mark(session, "a.b", MarkWord.NOT_APPLICABLE, day=MONDAY, reason="no agents here")
    marks.set_mark(session, "a.b", MarkWord.NO_OPPORTUNITY, day=MONDAY - timedelta(days=1), reason="earlier day")
    assert [each.reason for each in marks.marks(session)] == ["earlier day", "later", "no agents here"]


def test_a_mark_taken_back_leaves_the_one_before(session: Session) -> None:
    marks.set_mark(session, "a.b", MarkWord.NO_OPPORTUNITY, day=MONDAY, reason="first")
    marks.take_back(session, marks.set_mark(session, "a.b", MarkWord.NOT_APPLICABLE, day=MONDAY, reason="second"))
    assert [each.reason for each in marks.marks(session)] == ["first"]
    with pytest.raises(NotFoundError):
        marks.take_back(session, MarkId(99))


@pytest.mark.parametrize(
    ("word", "reason", "status"),
    [
        (MarkWord.NOT_APPLICABLE, " ", None),
        (MarkWord.OVERRIDE, "because", None),
        (MarkWord.NO_OPPORTUNITY, "because", Status.EMERGING),
    ],
)
def test_a_mark_needs_a_reason_and_only_an_override_a_status(
    session: Session, word: MarkWord, reason: str, status: Status | None
) -> None:
    with pytest.raises(InputError):
        marks.set_mark(session, "a.b", word, day=MONDAY, reason=reason, status=status)
    assert marks.marks(session) == ()
