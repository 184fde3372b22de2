from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from ladderdesk.journal import entries, evidence, lists
from ladderdesk.journal.lists import Filter
from ladderdesk.journal.rows import Audience, Entry, EntryContent, EntryId, Judgement, Kind, Person
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

from .builders import FULL, JUDGEMENT, MONDAY, entry

NAMES = st.sampled_from(["Search", "Ranking", "Billing"])
CONTENTS = st.builds(
    EntryContent,
    day=st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    title=st.just("t"),
    kind=st.sampled_from([Kind.WIN, Kind.TALK]),
    audience=st.sampled_from(Audience),
    is_draft=st.booleans(),
    in_inbox=st.booleans(),
    competencies=st.lists(st.sampled_from(["eval-design", "mentoring"]), max_size=2, unique=True).map(tuple),
    tags=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    projects=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    people=st.lists(st.builds(Person, name=NAMES), max_size=2, unique=True).map(tuple),
)
FINDINGS = st.tuples(st.booleans(), st.booleans())
FILTERS = st.builds(
    Filter,
    drafts=st.booleans(),
    unmeasured=st.booleans(),
    ready=st.booleans(),
    inbox=st.booleans(),
    competency=st.none() | st.sampled_from(["eval-design", "mentoring", "unknown"]),
    project=st.none() | st.sampled_from(["Search", "RANKING"]),
    person=st.none() | st.sampled_from(["billing"]),
    tag=st.none() | st.sampled_from(["Search"]),
    kind=st.none() | st.sampled_from([Kind.WIN, Kind.TALK]),
    audience=st.none() | st.sampled_from(Audience),
    since=st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    until=st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    trashed=st.booleans(),
)


def write(vault: Vault, written: list[tuple[EntryContent, tuple[bool, bool], bool]]) -> list[Entry]:
    with vault.writing() as session:
        entries.trash(session, lists.line_ids(session))
        entries.empty_trash(session)
        for content, (has_number, is_ready), is_trashed in written:
            findings = Judgement(
                rule=1,
                has_number=has_number,
                has_outcome=False,
                has_own_part=False,
                has_proof=False,
                is_ready=is_ready,
            )
            number = entries.add(session, content, judgement=findings)
            if is_trashed:
                entries.trash(session, [number])
        kept, trashed = lists.line_ids(session), lists.line_ids(session, Filter(trashed=True))
        return entries.entries(session, [*kept, *trashed])


def shows(chosen: Filter, each: Entry) -> bool:
    content, judged = each.content, each.judgement
    assert judged is not None
    return all(
        [
            chosen.trashed == (each.trashed_at is not None),
            content.is_draft or not chosen.drafts,
            content.in_inbox or not chosen.inbox,
            judged.is_ready or not chosen.ready,
            not (judged.has_number and chosen.unmeasured),
            chosen.competency is None or chosen.competency in content.competencies,
            chosen.tag is None or chosen.tag in content.tags,
            chosen.project is None or chosen.project.casefold() in [name.casefold() for name in content.projects],
            chosen.person is None or chosen.person.casefold() in [one.name.casefold() for one in content.people],
            chosen.kind is None or chosen.kind is content.kind,
            chosen.audience is None or chosen.audience is content.audience,
            chosen.since is None or content.day >= chosen.since,
            chosen.until is None or content.day <= chosen.until,
        ]
    )


def newest_first(found: list[Entry]) -> list[EntryId]:
    return [each.id for each in sorted(found, key=lambda each: (each.content.day, each.id), reverse=True)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CONTENTS, FINDINGS, st.booleans()), max_size=12), st.lists(FILTERS, min_size=1, max_size=6))
def test_a_filter_shows_what_is_true_of_an_entry_newest_first(
    vault: Vault, written: list[Any], filters: list[Filter]
) -> None:
    everything = write(vault, written)
    with vault.reading() as session:
        for chosen in filters:
            expected = newest_first([each for each in everything if shows(chosen, each)])
            assert lists.line_ids(session, chosen) == expected
            assert lists.line_ids(session, chosen, most=1) == expected[:1]
            days = {each.id: each.content.day for each in everything}
            assert lists.dated_ids(session, chosen) == [(number, days[number]) for number in expected]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CONTENTS, FINDINGS, st.booleans()), max_size=12),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31)),
)
def test_each_count_is_the_length_of_its_list(
    vault: Vault, written: list[Any], since: date | None, until: date | None
) -> None:
    write(vault, written)
    with vault.reading() as session:
        counted = lists.counts(session, since=since, until=until)

        def length(**chosen: Any) -> int:
            return len(lists.line_ids(session, Filter(**{"since": since, "until": until, **chosen})))

        assert counted.all == length()
        for flag in ("drafts", "unmeasured", "ready", "inbox"):
            assert getattr(counted, flag) == length(**{flag: True}), flag
        assert counted.trashed == length(trashed=True, since=None, until=None)
        for group, key in (
            (counted.kinds, "kind"),
            (counted.competencies, "competency"),
            (counted.projects, "project"),
            (counted.people, "person"),
            (counted.tags, "tag"),
        ):
            assert group == {name: length(**{key: name}) for name in group}
            assert list(group) == sorted(group, key=lambda name, uses=group: (-uses[name], name))
        days = lists.per_day(session, since or date.min, until or date.max)
        shown = lists.lines(session, lists.line_ids(session, Filter(since=since, until=until)))
        assert days == Counter(line.day for line in shown)


def test_every_flag_of_a_filter_is_tried_above() -> None:
    assert {field.name for field in fields(Filter)} - {"text"} == {
        "drafts", "unmeasured", "ready", "inbox", "competency", "project", "person", "tag", "kind", "audience",
        "since", "until", "trashed",
    }  # fmt: skip


def test_a_line_shows_what_its_row_needs(session: Session) -> None:
    number = entries.add(session, FULL, judgement=JUDGEMENT)
    evidence.link(session, number, "a.b", wording="Does it.")
    [line] = lists.lines(session, [number])
    assert (line.day, line.until, line.title, line.kind) == (FULL.day, FULL.until, FULL.title, FULL.kind)
    assert (line.competencies, line.projects) == (FULL.competencies, FULL.projects)
    assert (line.scope, line.figure, line.evidence_count) == ("org", "3 h → 20 min", 1)
    assert (line.has_number, line.is_ready, line.is_draft) == (True, False, False)


def test_lines_keep_the_order_asked_for_and_leave_out_what_is_gone(session: Session) -> None:
    first, second = entries.add(session, entry("one")), entries.add(session, entry("two"))
    found = lists.lines(session, [second, EntryId(99), first])
    assert [line.title for line in found] == ["two", "one"]


def test_a_page_of_lines_is_one_statement(session: Session) -> None:
    numbers = [entries.add(session, entry(projects=("Search",))) for _ in range(20)]
    ran: list[str] = []
    driver = session.connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(ran.append)
    lists.lines(session, numbers)
    driver.set_trace_callback(None)
    assert len(ran) == 1


@pytest.mark.parametrize("flag", ["drafts", "unmeasured", "ready", "inbox"])
def test_a_flag_is_counted_by_its_own_index(session: Session, flag: str) -> None:
    entries.add(session, entry())
    ran: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        ran.append(statement)

    event.listen(session.connection, "before_cursor_execute", hear)
    lists.counts(session, since=MONDAY - timedelta(days=9))
    event.remove(session.connection, "before_cursor_execute", hear)
    [statement] = [each for each in ran if f"entry_{flag}" in each]
    plan = session.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (MONDAY.isoformat(),)).all()
    assert f"INDEX entry_{flag} (day>?)" in plan[0].detail
