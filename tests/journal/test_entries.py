from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from ladderdesk.capture.draft import EntryDraft, Measure
from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.journal import entries, files, history, lists, people
from ladderdesk.journal.rows import Attachment, Audience, EntryId, Impact, Kept, Kind, Person, Relation
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import CONTENT, FULL, JUDGEMENT, MONDAY, READY, entry

DRAFT = EntryDraft(
    line="Cut the eval run to 20 min #evals +Search @Maya",
    title="Cut the eval run to 20 min",
    body="",
    day=MONDAY,
    kind="prevented",
    competencies=("eval-design",),
    tags=("speed",),
    projects=("Search",),
    people=("Maya",),
    measures=(Measure(text="20 min", after="20 min"),),
)


def test_an_entry_comes_back_as_it_was_given(vault: Vault) -> None:
    with vault.writing() as session:
        number = entries.add(session, FULL, judgement=JUDGEMENT)
    with vault.reading() as session:
        stored = entries.entry(session, number)
    assert stored.content == FULL
    assert stored.judgement == JUDGEMENT
    assert stored.created_at == stored.changed_at
    assert stored.trashed_at is None
    assert stored.evidence_count == 0


def test_a_captured_line_files_what_was_understood_and_leaves_the_measures_to_be_offered(session: Session) -> None:
    stored = entries.entry(session, entries.capture(session, DRAFT, judgement=JUDGEMENT))
    assert stored.content.line == DRAFT.line
    assert stored.content.kind is Kind.PREVENTED
    assert stored.content.people == (Person(name="Maya"),)
    assert stored.content.impacts == ()


def test_a_captured_line_carries_the_measures_that_were_accepted(session: Session) -> None:
    accepted = (Impact(before="3 h", after="20 min"),)
    stored = entries.entry(session, entries.capture(session, DRAFT, impacts=accepted, is_draft=True, in_inbox=True))
    assert stored.content.impacts == accepted
    assert (stored.content.is_draft, stored.content.in_inbox) == (True, True)


def test_a_line_without_a_word_is_not_logged(session: Session) -> None:
    with pytest.raises(InputError):
        entries.capture(session, replace(DRAFT, title="  ", body="\n"))
    assert lists.line_ids(session) == []


def test_names_are_known_again_however_they_are_spelled(session: Session) -> None:
    entries.add(session, entry(projects=("Search Ranking",), people=(Person(name="Maya"),)))
    number = entries.add(session, entry(projects=("search  ranking", "SEARCH RANKING"), people=(Person(name="maya"),)))
    stored = entries.entry(session, number).content
    assert stored.projects == ("Search Ranking",)
    assert stored.people == (Person(name="Maya"),)


def test_a_relation_given_with_an_entry_holds_for_the_person_everywhere(session: Session) -> None:
    first = entries.add(session, entry(people=(Person(name="Maya"),)))
    entries.add(session, entry(people=(Person(name="Maya", relation=Relation.CUSTOMER),)))
    assert entries.entry(session, first).content.people == (Person(name="Maya", relation=Relation.CUSTOMER),)
    entries.add(session, entry(people=(Person(name="Maya"),)))
    assert people.people(session)[0].relation is Relation.CUSTOMER


def test_saving_the_same_content_again_changes_nothing(session: Session) -> None:
    number = entries.add(session, FULL, judgement=JUDGEMENT)
    before = entries.entry(session, number)
    entries.revise(session, number, FULL, judgement=JUDGEMENT)
    entries.revise(session, number, FULL)
    assert entries.entry(session, number) == before
    assert len(history.versions(session, number)) == 1


def test_new_findings_on_the_same_content_are_kept_without_an_operation(session: Session) -> None:
    number = entries.add(session, FULL, judgement=JUDGEMENT)
    entries.revise(session, number, FULL, judgement=READY)
    stored = entries.entry(session, number)
    assert stored.judgement == READY
    assert stored.changed_at == stored.created_at


def test_a_revision_without_findings_counts_as_not_judged(session: Session) -> None:
    number = entries.add(session, FULL, judgement=JUDGEMENT)
    entries.revise(session, number, entry("Other"))
    assert entries.entry(session, number).judgement is None
    assert entries.unjudged(session, 1) == [number]
    entries.judge(session, {number: JUDGEMENT})
    assert entries.unjudged(session, 1) == []
    assert entries.unjudged(session, 2) == [number]


def test_the_line_as_typed_is_never_changed(session: Session) -> None:
    number = entries.capture(session, DRAFT)
    entries.revise(session, number, entry("Other words"))
    assert entries.entry(session, number).content.line == DRAFT.line


def test_impacts_that_stay_keep_their_identity(session: Session) -> None:
    def known() -> list[tuple[str, str]]:
        query = select(t.impact.c.measure, t.impact.c.uuid).order_by(t.impact.c.position)
        return [(row.measure, row.uuid) for row in session.execute(query)]

    number = entries.add(session, FULL)
    (run, run_uuid), (cost, cost_uuid) = known()
    swapped = replace(FULL, impacts=(FULL.impacts[1], replace(FULL.impacts[0], after="10 min"), Impact(measure="New")))
    entries.revise(session, number, swapped)
    assert known()[:2] == [(cost, cost_uuid), (run, run_uuid)]
    assert len({uuid for _measure, uuid in known()}) == 3


@pytest.mark.parametrize(
    ("impacts", "figure"),
    [
        ((), ""),
        ((Impact(measure="Rate", before="18%", after="6%"),), "18% → 6%"),
        ((Impact(before="1", after="3", unit="teams"),), "1 → 3 teams"),
        ((Impact(before="3 h", after="20 min", unit="min"),), "3 h → 20 min"),
        ((Impact(measure="avoided", after="$42k"),), "$42k avoided"),
        ((Impact(measure="Regressions caught", after="3"),), "3 regressions caught"),
        ((Impact(measure="SLA breaches", after="0"),), "0 SLA breaches"),
        ((Impact(outcome="Agents trust it"), Impact(before="9%")), "9%"),
        ((Impact(after="a very long value that no list row would have room for"),), "a very long value that no list …"),
    ],
)
def test_a_list_row_shows_the_first_figure_there_is(session: Session, impacts: tuple[Impact, ...], figure: str) -> None:
    number = entries.add(session, entry(impacts=impacts))
    assert lists.lines(session, [number])[0].figure == figure


def test_a_span_that_ends_before_it_begins_is_refused(session: Session) -> None:
    with pytest.raises(InputError, match="before its first"):
        entries.add(session, entry(until=MONDAY - timedelta(days=1)))


def test_a_span_of_one_day_is_that_day(session: Session) -> None:
    number = entries.add(session, entry(until=MONDAY))
    assert entries.entry(session, number).content.until is None


def test_an_unknown_scope_is_refused_with_the_known_ones(session: Session) -> None:
    with pytest.raises(InputError, match="task, feature, system, org, company"):
        entries.add(session, entry(scope="galaxy"))


def test_text_that_a_database_cannot_hold_is_kept_as_far_as_it_can_be(session: Session) -> None:
    number = entries.add(session, entry("half a pair \ud83d and a \x00", tags=("\udc00tag",)))
    stored = entries.entry(session, number).content
    assert stored.title == "half a pair \ufffd and a \ufffd"
    assert stored.tags == ("\ufffdtag",)


def test_an_entry_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError, match="no entry 41"):
        entries.entry(session, EntryId(41))
    with pytest.raises(NotFoundError):
        entries.revise(session, EntryId(41), CONTENT)
    assert entries.entries(session, [EntryId(41)]) == []
    assert entries.find_entry(session, "none") is None


def test_entries_come_in_the_order_asked_for(session: Session) -> None:
    first, second = entries.add(session, entry("one")), entries.add(session, entry("two"))
    assert [each.id for each in entries.entries(session, [second, first])] == [second, first]


def test_all_entries_are_those_of_the_period_that_are_not_in_the_trash(session: Session) -> None:
    long = entries.add(session, entry("long", day=date(2026, 1, 1), until=date(2026, 3, 31)))
    gone = entries.add(session, entry("gone", day=date(2026, 2, 2)))
    late = entries.add(session, entry("late", day=date(2026, 6, 1)))
    entries.trash(session, [gone])
    assert [each.id for each in entries.all_entries(session)] == [long, late]
    assert [each.id for each in entries.all_entries(session, since=date(2026, 3, 1))] == [long, late]
    assert [each.id for each in entries.all_entries(session, since=date(2026, 4, 1))] == [late]
    assert [each.id for each in entries.all_entries(session, until=date(2026, 4, 1))] == [long]


def test_an_entry_goes_into_the_trash_and_comes_back(session: Session) -> None:
    number = entries.add(session, CONTENT)
    entries.trash(session, [number, number])
    assert entries.entry(session, number).trashed_at is not None
    assert lists.line_ids(session) == []
    assert lists.line_ids(session, lists.Filter(trashed=True)) == [number]
    entries.restore(session, [number])
    assert lists.line_ids(session) == [number]


def test_what_a_write_changed_is_announced_once_after_the_commit(vault: Vault) -> None:
    heard: list[frozenset[Kept]] = []
    vault.listen(heard.append)
    with vault.writing() as session:
        number = entries.add(session, FULL)
        assert heard == []
    with vault.writing() as session:
        entries.revise(session, number, FULL)
    assert heard == [frozenset({Kept.ENTRIES, Kept.PROJECTS, Kept.PEOPLE})]


def test_deleting_for_good_takes_only_what_is_in_the_trash(session: Session) -> None:
    kept, gone = entries.add(session, entry("kept")), entries.add(session, entry("gone"))
    entries.trash(session, [gone])
    assert entries.delete_for_good(session, [kept, gone]) == 1
    assert lists.line_ids(session) == [kept]
    assert entries.empty_trash(session) == 0


def test_nothing_of_a_deleted_entry_stays_in_the_file(vault: Vault) -> None:
    with vault.writing() as session:
        attachment = files.attach_file(session, b"quarterly plan", name="plan.txt", media_type="text/plain")
        number = entries.add(session, entry("Zanzibar plan", body="Zanzibar", attachments=(attachment,)))
        entries.revise(session, number, entry("Zanzibar renamed", attachments=(attachment,)))
        entries.trash(session, [number])
        entries.empty_trash(session)
    with vault.reading() as session:
        dump = [repr(tuple(row)) for table in t.metadata.sorted_tables for row in session.execute(select(table))]
        assert not [row for row in dump if "Zanzibar" in row or "quarterly" in row]
        assert history.next_undo(session) is None


def test_files_that_a_version_still_shows_stay(session: Session) -> None:
    attachment = files.attach_file(session, b"plan", name="plan.txt", media_type="text/plain")
    kept = entries.add(session, entry("kept", attachments=(attachment,)))
    entries.revise(session, kept, entry("kept"))
    entries.trash(session, [entries.add(session, entry("gone"))])
    entries.empty_trash(session)
    history.undo(session)
    assert entries.entry(session, kept).content.attachments == (attachment,)
    assert files.read_blob(session, attachment.digest) == b"plan"


def test_a_file_is_kept_once_and_read_by_its_digest(session: Session) -> None:
    one = files.attach_file(session, b"same", name="a.txt", media_type="text/plain")
    two = files.attach_file(session, b"same", name="b.txt", media_type="text/plain")
    assert one.digest == two.digest
    assert session.execute(select(t.blob.c.size)).scalars().all() == [4]


def test_a_file_that_was_never_attached_is_refused(session: Session) -> None:
    missing = Attachment(name="plan.txt", media_type="text/plain", size=4, digest="0" * 64)
    with pytest.raises(NotFoundError, match=r"plan\.txt"):
        entries.add(session, entry(attachments=(missing,)))
    with pytest.raises(NotFoundError):
        files.read_blob(session, "0" * 64)


def test_an_oversized_file_is_refused_with_what_helps(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(InputError, match="Link to it instead"):
        files.attach_file(session, b"plan", name="plan.txt", media_type="text/plain")


def test_the_audience_of_several_entries_is_set_in_one_step(session: Session) -> None:
    first, second = entries.add(session, FULL, judgement=JUDGEMENT), entries.add(session, CONTENT)
    third = entries.add(session, entry("For all", audience=Audience.PACKET))
    assert entries.set_audience(session, [first, second, third], Audience.PACKET) == 2
    assert {each.content.audience for each in entries.all_entries(session)} == {Audience.PACKET}
    assert entries.entry(session, first).judgement == JUDGEMENT
    undone = history.undo(session)
    assert undone is not None
    assert history.say(undone) == "Changed who may see 2 entries"
    assert [each.content.audience for each in entries.entries(session, [first, second, third])] == [
        Audience.PRIVATE,
        Audience.PRIVATE,
        Audience.PACKET,
    ]


def test_the_audience_of_an_entry_that_is_not_there_is_refused_and_nothing_is_changed(session: Session) -> None:
    number = entries.add(session, CONTENT)
    with pytest.raises(NotFoundError):
        entries.set_audience(session, [number, EntryId(99)], Audience.PACKET)
    assert entries.entry(session, number).content.audience is Audience.PRIVATE


def test_a_list_tells_and_filters_by_audience(session: Session) -> None:
    entries.add(session, CONTENT)
    shown = entries.capture(session, DRAFT, audience=Audience.MANAGER)
    ids = lists.line_ids(session, lists.Filter(audience=Audience.MANAGER))
    assert [(line.id, line.audience) for line in lists.lines(session, ids)] == [(shown, Audience.MANAGER)]
