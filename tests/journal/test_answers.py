"""The answer to an exercise while it is written, and the attempt it becomes."""

from dataclasses import replace

from ladderdesk.journal import answers, history, runs
from ladderdesk.journal.answers import Answer
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

WRITTEN = Answer(text="A plan.\n\nvector<int> 检索", hints=1, is_revealed=True, scores={"scope": 2})


def test_what_is_at_hand_is_there_after_a_restart_with_when_it_was_kept(vault: Vault) -> None:
    with vault.writing() as session:
        kept = answers.keep(session, "plan", WRITTEN)
    again = Vault.open(vault.path)
    with again.reading() as session:
        held = answers.at_hand(session, "plan")
        assert held == kept == replace(WRITTEN, kept_at=held.kept_at)
        assert held.kept_at is not None
        assert answers.at_hand(session, "other") == Answer()
    again.close()


def test_it_is_no_part_of_the_log_and_holds_what_a_text_can(session: Session) -> None:
    answers.keep(session, "plan", Answer(text="half a pair \ud83d\x00"))
    assert answers.at_hand(session, "plan").text == "half a pair \ufffd\ufffd"
    answers.keep(session, "plan", Answer())
    assert answers.at_hand(session, "plan") == Answer()
    assert history.last_operation(session) is None
    assert session.changes == set()


def test_an_attempt_is_kept_with_its_scores_and_undone_in_one_step(session: Session) -> None:
    kept = answers.keep_attempt(session, "plan", WRITTEN)
    (attempt,) = runs.attempts(session, "plan")
    assert (attempt.answer, attempt.scores, attempt.uuid) == (WRITTEN.text, WRITTEN.scores, kept.attempt)
    assert answers.at_hand(session, "plan").text == WRITTEN.text
    history.undo(session)
    assert runs.attempts(session, "plan") == ()
    assert answers.at_hand(session, "plan").text == WRITTEN.text


def test_a_new_try_begins_empty_and_the_old_one_comes_back_where_its_attempt_is_undone() -> None:
    kept = replace(WRITTEN, attempt="uuid-1")
    again = answers.begin_again(kept)
    assert (again.text, again.scores, again.is_revealed, again.hints) == ("", {}, False, 1)
    assert answers.in_force(again, {"uuid-1"}) == again
    assert answers.in_force(again, set()) == kept
    written = replace(again, text="New words")
    assert answers.in_force(written, set()) == written
    third = answers.begin_again(replace(written, attempt="uuid-2"))
    assert third.before is not None
    assert third.before.before is None


def test_an_answer_that_was_never_kept_is_in_force_as_it_is() -> None:
    assert answers.in_force(Answer(before=Answer(text="x")), set()) == Answer(before=Answer(text="x"))
