from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from ladderdesk.errors import ConflictError, NotFoundError
from ladderdesk.journal import entries, evidence, history, lists, people, plan, settings, wording
from ladderdesk.journal.rows import Operation, Person
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import CONTENT, FULL, JUDGEMENT, MONDAY, MONDAY_NOON, entry, picture


def titles(session: Session) -> list[str]:
    return [line.title for line in lists.lines(session, lists.line_ids(session))]


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(session: Session) -> None:
    assert history.undo(session) is None
    assert history.redo(session) is None
    assert history.last_operation(session) is None


def test_undo_takes_back_the_newest_thing_whatever_it_was(session: Session) -> None:
    number = entries.add(session, FULL)
    evidence.link(session, number, "x.y", wording="Does it.")
    plan.add_action(session, "Ask Billing")
    settings.set_window_months(session, 12)
    undone = [history.undo(session) for _ in range(4)]
    assert [each.verb for each in undone if each] == ["setting.change", "action.add", "evidence.link", "entry.add"]
    assert not any(picture(session).values())


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "journal.ladderdesk"
    vault = Vault.create(path)
    with vault.writing() as session:
        number = entries.add(session, FULL)
        entries.trash(session, [number])
    vault.close()
    again = Vault.open(path)
    with again.writing() as session:
        history.undo(session)
        assert titles(session) == [FULL.title]
    again.close()


def test_what_was_undone_says_so(session: Session) -> None:
    entries.add(session, CONTENT)
    undone, again = history.undo(session), history.redo(session)
    assert undone is not None
    assert again is not None
    assert (undone.is_undone, again.is_undone) == (True, False)


def test_a_new_operation_ends_what_could_be_done_again(session: Session) -> None:
    entries.add(session, entry("one"))
    history.undo(session)
    entries.add(session, entry("two"))
    assert history.next_redo(session) is None
    assert history.redo(session) is None
    assert titles(session) == ["two"]


def test_saves_of_one_sitting_are_one_version_and_one_undo(session: Session) -> None:
    number = entries.add(session, CONTENT)
    for words in ("C", "Cu", "Cut"):
        entries.revise(session, number, entry(body=words), sitting="first")
    entries.revise(session, number, entry(body="Cut it"), sitting="second")
    assert [version.content.body for version in history.versions(session, number)] == ["Cut it", "Cut", ""]
    history.undo(session)
    assert entries.entry(session, number).content.body == "Cut"
    history.undo(session)
    assert entries.entry(session, number).content.body == ""


def test_saves_that_follow_a_new_entry_in_its_sitting_belong_to_it(session: Session) -> None:
    number = entries.add(session, entry("", is_draft=True), sitting="s")
    entries.revise(session, number, entry("Cut", is_draft=True), sitting="s")
    last = history.last_operation(session)
    assert last is not None
    assert wording.say(last) == "Logged “Cut”"
    history.undo(session)
    assert titles(session) == []
    history.redo(session)
    assert titles(session) == ["Cut"]


def test_a_sitting_that_was_interrupted_goes_on_as_a_new_version(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.revise(session, number, entry(body="one", projects=("Search",)), sitting="s")
    evidence.link(session, number, "x.y", wording="Does it.")
    entries.revise(session, number, entry(body="two", projects=("Search", "Ranking")), sitting="s")
    history.undo(session)
    assert entries.entry(session, number).content.body == "one"
    assert [known.name for known in people.projects(session)] == ["Search"]


def test_a_project_named_later_in_a_sitting_goes_with_it(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.revise(session, number, entry(body="one"), sitting="s")
    entries.revise(session, number, entry(body="two", projects=("Search",)), sitting="s")
    history.undo(session)
    assert people.projects(session) == ()
    history.redo(session)
    assert entries.entry(session, number).content.projects == ("Search",)


def test_after_undo_a_sitting_starts_anew(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.revise(session, number, entry(body="one"), sitting="s")
    history.undo(session)
    entries.revise(session, number, entry(body="two"), sitting="s")
    assert history.next_redo(session) is None
    history.undo(session)
    assert entries.entry(session, number).content.body == ""


def test_a_record_changed_by_other_means_is_not_overwritten(vault: Vault) -> None:
    with vault.writing() as session:
        entries.add(session, entry("one"))
        entries.trash(session, lists.line_ids(session))
        entries.restore(session, lists.line_ids(session, lists.Filter(trashed=True)))
        session.execute(update(t.entry).values(title="changed elsewhere"))
    with vault.writing() as session:
        before = picture(session)
        with pytest.raises(ConflictError, match="Nothing was overwritten"):
            history.undo(session)
        assert picture(session) == before


def test_a_record_that_is_gone_is_not_brought_back_half(vault: Vault) -> None:
    with vault.writing() as session:
        number = entries.add(session, CONTENT)
        link = evidence.link(session, number, "x.y", wording="Does it.")
        evidence.change(session, link, strength=evidence.Strength.STRONG, note="", quantity=None)
        session.execute(t.evidence.delete())
    with vault.writing() as session, pytest.raises(ConflictError):
        history.undo(session)


def test_redo_stops_where_something_it_refers_to_has_gone(vault: Vault) -> None:
    with vault.writing() as session:
        first = entries.add(session, entry("first", projects=("Search",)))
        entries.add(session, entry("second", projects=("Search",)))
        history.undo(session)
        session.execute(t.entry_project.delete().where(t.entry_project.c.entry_id == first))
        session.execute(t.project.delete())
    with vault.reading() as session:
        before = picture(session)
    with pytest.raises(ConflictError), vault.writing() as session:
        history.redo(session)
    with vault.reading() as session:
        assert picture(session) == before


def test_findings_made_since_do_not_stand_in_the_way(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.judge(session, {number: JUDGEMENT})
    assert history.undo(session) is not None
    assert titles(session) == []


def test_undo_of_a_new_entry_waits_for_evidence_that_no_operation_knows(vault: Vault) -> None:
    with vault.writing() as session:
        number = entries.add(session, CONTENT)
        evidence.link(session, number, "x.y", wording="Does it.")
        session.execute(t.operation.delete().where(t.operation.c.verb == "evidence.link"))
    with vault.reading() as session:
        before = picture(session)
    with pytest.raises(ConflictError), vault.writing() as session:
        history.undo(session)
    with vault.reading() as session:
        assert picture(session) == before


def test_an_earlier_version_can_be_brought_back_and_that_undone(session: Session) -> None:
    number = entries.add(session, FULL)
    entries.revise(session, number, entry("Short"))
    oldest = history.versions(session, number)[-1]
    history.restore_version(session, number, oldest.operation.id)
    assert entries.entry(session, number).content == FULL
    history.undo(session)
    assert entries.entry(session, number).content.title == "Short"


def test_a_version_that_is_not_kept_is_not_found(session: Session) -> None:
    number = entries.add(session, CONTENT)
    with pytest.raises(NotFoundError):
        history.restore_version(session, number, 999)


def test_what_was_typed_and_undone_is_still_among_the_versions(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.revise(session, number, entry(body="a long text"))
    history.undo(session)
    entries.revise(session, number, entry(body="other"))
    assert [version.content.body for version in history.versions(session, number)] == ["other", "a long text", ""]


def test_moving_through_the_trash_makes_no_versions(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.trash(session, [number])
    entries.restore(session, [number])
    assert [version.operation.verb for version in history.versions(session, number)] == ["entry.add"]


def test_versions_keep_the_names_of_their_time(session: Session) -> None:
    number = entries.add(session, entry(projects=("Search",), people=(Person(name="Maya"),)))
    people.rename_project(session, "Search", to="Ranking")
    entries.revise(session, number, replace(entries.entry(session, number).content, body="More"))
    newest, oldest = history.versions(session, number)
    assert newest.content.projects == ("Ranking",)
    assert oldest.content.projects == ("Search",)


def test_what_is_settled_cannot_be_undone_but_keeps_its_versions(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.revise(session, number, entry(body="More"))
    history.settle(session)
    assert history.undo(session) is None
    assert len(history.versions(session, number)) == 2


@pytest.mark.parametrize(
    ("verb", "subject", "words"),
    [
        ("entry.add", "Cut {it}", "Logged “Cut {it}”"),
        ("entry.trash", "Cut it", "Deleted “Cut it”"),
        ("entries.trash", "1", "Deleted 1 entry"),
        ("entries.restore", "3", "Restored 3 entries"),
        ("target.choose", "", "Chose where you stand and want to be"),
        ("of.a.later.version", "Cut it", "Changed “Cut it”"),
    ],
)
def test_an_operation_is_said_in_the_users_words(verb: str, subject: str, words: str) -> None:
    operation = Operation(id=1, verb=verb, subject=subject, at=MONDAY_NOON, is_undone=False)
    assert wording.say(operation) == words


def test_every_verb_that_is_logged_has_its_words(session: Session) -> None:
    number = entries.add(session, FULL)
    entries.revise(session, number, entry("Other"))
    evidence.link(session, number, "x.y", wording="Does it.")
    people.rename_person(session, "Maya", to="Maya B")
    action = plan.add_action(session, "Ask")
    plan.finish(session, action, day=MONDAY)
    plan.dismiss(session, "plateau.x", day=MONDAY)
    for verb in session.execute(select(t.operation.c.verb)).scalars():
        operation = Operation(id=1, verb=verb, subject="", at=MONDAY_NOON, is_undone=False)
        assert wording.say(operation) != "Changed “”", verb
