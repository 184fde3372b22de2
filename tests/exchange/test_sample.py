from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from ladderdesk import paths
from ladderdesk.errors import ContentError
from ladderdesk.exchange.json_journal import export_journal, import_journal
from ladderdesk.exchange.sample import load_sample
from ladderdesk.journal import entries, evidence, history, lists, people, plan, settings, targets, verdicts
from ladderdesk.journal.rows import EntryContent, Judgement
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from ..journal.builders import JUDGEMENT, READY

SAMPLE = paths.shipped("content") / "sample" / "journal.yaml"
ANCHOR = date(2026, 11, 21)


def load(
    session: Session,
    today: date,
    *,
    statement_of: Callable[[str], str] = "The words of {}.".format,
    judge: Callable[[EntryContent], Judgement] = lambda _content: JUDGEMENT,
) -> int:
    return load_sample(session, SAMPLE, today=today, statement_of=statement_of, judge=judge)


@pytest.mark.parametrize("weeks", [0, 1, -3, 60])
@pytest.mark.parametrize("weekday", range(7))
def test_the_sample_ends_in_the_week_it_is_opened_on_whatever_day(vault: Vault, weeks: int, weekday: int) -> None:
    monday = ANCHOR - timedelta(days=ANCHOR.weekday())
    today = monday + timedelta(weeks=weeks, days=weekday)
    with vault.writing() as session:
        load(session, today)
        days = [each.content.day for each in entries.all_entries(session)]
    assert today - timedelta(days=7) <= max(days) <= today
    assert (max(days) - min(days)).days > 500


def test_weekdays_stay_what_they_were(vault: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR + timedelta(weeks=11, days=1))
        [found] = [each for each in entries.all_entries(session) if each.content.title.startswith("Nightly eval run")]
    assert found.content.day == date(2025, 5, 22) + timedelta(weeks=11)


def test_the_sample_fills_every_kind_of_list(vault: Vault) -> None:
    with vault.writing() as session:
        assert load(session, ANCHOR) >= 120
        counted = lists.counts(session)
        in_force = targets.target_in_force(session)
        assert in_force is not None
        assert (in_force.ladder, in_force.current, in_force.target) == ("generative-ai-engineer", "senior", "staff")
        assert settings.name(session) == "Mira Solano"
        assert len(counted.kinds) == 9
        assert counted.drafts
        assert counted.inbox
        assert len(verdicts.verdicts(session)) == 2
        assert len(plan.open_actions(session)) >= 5
        assert all(known.relation for known in people.people(session))


def test_links_carry_the_wording_and_entries_the_findings_they_are_given(vault: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR, judge=lambda content: READY if content.impacts else JUDGEMENT)
        linked = evidence.evidence_of(session)
        assert linked
        assert all(each.wording == f"The words of {each.criterion}." for each in linked)
        ready = lists.lines(session, lists.line_ids(session, lists.Filter(ready=True)))
        assert {line.id for line in ready} == {each.id for each in entries.all_entries(session) if each.content.impacts}


def test_the_sample_is_where_a_look_around_begins(vault: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR)
        assert history.next_undo(session) is None


def test_the_sample_survives_being_written_as_one_document(vault: Vault, other: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR)
        document = export_journal(session)
    with other.writing() as session:
        import_journal(session, document)
        assert export_journal(session) == document


def test_a_sample_that_cannot_be_read_says_where(vault: Vault, tmp_path: Path) -> None:
    broken = tmp_path / "journal.yaml"
    broken.write_text("anchor: [2026-11-21\nprofile: x\n", encoding="utf-8")
    with vault.writing() as session, pytest.raises(ContentError, match=r"(?s)journal\.yaml.*line 2"):
        load_sample(session, broken, today=ANCHOR, statement_of=str, judge=lambda _content: JUDGEMENT)
