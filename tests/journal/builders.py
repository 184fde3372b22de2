"""Make entries and compare vaults, for tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from ladderdesk.journal.rows import EntryContent, Impact, Judgement, Link, Person, Relation
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

MONDAY = date(2026, 11, 16)

MONDAY_NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)

CONTENT = EntryContent(day=MONDAY, title="Cut the eval run")

FULL = EntryContent(
    day=MONDAY,
    until=MONDAY + timedelta(days=2),
    title="Cut the eval run",
    body="I split the set.\nIt now runs before lunch.",
    scope="org",
    line="Cut the eval run #evals +Search @Maya",
    competencies=("eval-design", "production-reliability"),
    tags=("speed",),
    projects=("Search", "Ranking"),
    people=(Person(name="Maya", relation=Relation.OTHER_TEAM), Person(name="Bo", confirmed=True)),
    impacts=(
        Impact(measure="Eval run", before="3 h", after="20 min", outcome="Two releases a day"),
        Impact(measure="Cost", after="$40K", period="a quarter", estimated=True),
    ),
    links=(Link(address="https://reports.example/1", title="Report 1"),),
)

JUDGEMENT = Judgement(rule=1, has_number=True, has_outcome=False, has_own_part=True, has_proof=False, is_ready=False)
READY = replace(JUDGEMENT, has_outcome=True, has_proof=True, is_ready=True)


class TickingClock:
    """A clock that is a second later each time it is asked."""

    def __init__(self, *, days: int = 0) -> None:
        self.instant = datetime(2026, 11, 20, 9, 0, tzinfo=UTC) + timedelta(days=days)

    def __call__(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


def entry(title: str = "Cut the eval run", **values: Any) -> EntryContent:
    return replace(CONTENT, title=title, **values)


def picture(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Show everything in the vault that undo is answerable for, row by row."""
    aside = {"operation", "operation_row", "scratch", "blob", "export"}
    return {
        table.name: sorted(_rows(session, table), key=repr)
        for table in t.metadata.sorted_tables
        if table.name not in aside
    }


def _rows(session: Session, table: Any) -> list[tuple[Any, ...]]:
    """Give the rows without the keys of parts of an entry, which nothing refers to."""
    columns = [column for column in table.columns if not (column.name == "id" and "entry_id" in table.c)]
    if table is t.evidence:
        columns = list(table.columns)
    return [tuple(row) for row in session.execute(select(*columns))]
