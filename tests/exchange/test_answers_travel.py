"""Answers to exercises go into a copy of the journal: attempts, and what is still being written."""

import json
from typing import Any

import pytest

from ladderdesk.errors import InputError
from ladderdesk.exchange.json_journal import export_journal, import_journal
from ladderdesk.journal import answers, runs
from ladderdesk.journal.answers import Answer
from ladderdesk.vault.vault import Vault

HELD = Answer(text="vector<int> 检索", hints=1, is_revealed=True, scores={"scope": 1})


def exported(vault: Vault) -> bytes:
    with vault.reading() as session:
        return export_journal(session)


def test_attempts_and_answers_at_hand_are_in_another_vault_as_they_were(vault: Vault, other: Vault) -> None:
    with vault.writing() as session:
        kept = answers.keep_attempt(session, "plan", HELD)
        half = answers.keep(session, "vision", Answer(text="Half a thou"))
    with other.writing() as session:
        import_journal(session, exported(vault))
        (attempt,) = runs.attempts(session, "plan")
        assert (attempt.answer, attempt.scores, attempt.uuid) == (HELD.text, HELD.scores, kept.attempt)
        assert answers.all_at_hand(session) == {"plan": kept, "vision": half}
    assert exported(other) == exported(vault)


def test_an_answer_that_is_written_here_is_not_replaced(vault: Vault, other: Vault) -> None:
    with vault.writing() as session:
        answers.keep(session, "plan", Answer(text="Theirs"))
    with other.writing() as session:
        answers.keep(session, "plan", Answer(text="Mine"))
        import_journal(session, exported(vault))
        assert answers.at_hand(session, "plan").text == "Mine"


def test_a_journal_without_answers_says_nothing_of_them(vault: Vault) -> None:
    assert "answers" not in json.loads(exported(vault))


@pytest.mark.parametrize(
    "wrong",
    [
        {"scores": {"scope": 9}},
        {"scores": ["scope"]},
        {"kept_at": "yesterday"},
        {"attempt": "no uuid"},
        {"hints": -1},
        {"text": 3},
        {"unknown": 1},
    ],
)
def test_an_answer_in_another_form_is_refused_and_nothing_is_imported(
    vault: Vault, other: Vault, wrong: dict[str, Any]
) -> None:
    with vault.writing() as session:
        answers.keep_attempt(session, "plan", HELD)
    document = json.loads(exported(vault))
    document["answers"][0].update(wrong)
    with other.writing() as session:
        with pytest.raises(InputError):
            import_journal(session, json.dumps(document).encode())
        assert runs.attempts(session) == ()
        assert answers.all_at_hand(session) == {}
