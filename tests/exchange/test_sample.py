from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from ladderdesk import insight, paths
from ladderdesk.catalogue.read import Library
from ladderdesk.errors import ContentError
from ladderdesk.exchange.json_journal import export_journal, import_journal
from ladderdesk.exchange.sample import Rules, load_sample
from ladderdesk.journal import (
    answers,
    checkpoints,
    entries,
    evidence,
    history,
    lists,
    people,
    plan,
    runs,
    settings,
    targets,
    verdicts,
)
from ladderdesk.journal.rows import EntryContent, Judgement
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from ..journal.builders import JUDGEMENT, READY

SAMPLE = paths.shipped("content") / "sample" / "journal.yaml"
ANCHOR = date(2026, 11, 21)


LIBRARY = Library(paths.shipped("content"))


def load(
    session: Session, today: date, *, judge: Callable[[EntryContent], Judgement] = lambda _content: JUDGEMENT
) -> int:
    rules = Rules(judge=judge, score=lambda assessment, given: {"answers": len(given), "of": assessment.id})
    return load_sample(session, SAMPLE, today=today, library=LIBRARY, rules=rules)


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


@pytest.mark.parametrize("weekday", range(7))
def test_what_was_learned_is_dated_and_one_checkpoint_is_due(vault: Vault, weekday: int) -> None:
    today = ANCHOR - timedelta(days=ANCHOR.weekday()) + timedelta(weeks=3, days=weekday)
    with vault.writing() as session:
        load(session, today)
        taken = runs.runs(session)
        returns = checkpoints.checkpoints(session)
        tried = runs.attempts(session)
    assert [each.assessment for each in taken].count("career-clarity") == 2
    assert {"eval-ownership", "ic-or-management"} <= {each.assessment for each in taken}
    assert all(each.taken_at.date() <= today for each in (*taken, *tried))
    assert all(len(each.answers) == each.result["answers"] for each in taken)
    due = [each for each in returns if each.done_on is None and each.due <= today]
    assert [(each.guide, each.day_number) for each in due] == [("career-ladders", 7)]
    done = [each for each in returns if each.done_on]
    assert all(each.reflection for each in done)
    assert {each.run for each in done if each.run} == {each.id for each in taken if each.assessment != "eval-ownership"}
    assert {each.exercise for each in tried} == {"role-matching", "career-transition", "senior-to-staff"}


def test_the_ratings_of_the_sample_rise_between_its_two_runs() -> None:
    sheet = yaml.load(SAMPLE.read_bytes(), Loader=yaml.CSafeLoader)
    before, after = (run["answers"] for run in sheet["runs"] if run["assessment"] == "career-clarity")
    assert sum(map(int, after)) - sum(map(int, before)) == 3


def test_the_last_try_at_an_exercise_is_at_hand(vault: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR)
        latest, *_earlier = runs.attempts(session, "senior-to-staff")
        held = answers.at_hand(session, "senior-to-staff")
    assert (held.text, held.scores, held.attempt) == (latest.answer, latest.scores, latest.uuid)
    assert sum(held.scores.values()) == 7


def test_links_carry_the_wording_and_entries_the_findings_they_are_given(vault: Vault) -> None:
    with vault.writing() as session:
        load(session, ANCHOR, judge=lambda content: READY if content.impacts else JUDGEMENT)
        linked = evidence.evidence_of(session)
        assert linked
        assert all(each.wording == insight.criterion(LIBRARY, each.criterion).statement for each in linked)
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
        load_sample(session, broken, today=ANCHOR, library=LIBRARY, rules=Rules(judge=lambda _: JUDGEMENT, score=dict))
