"""The journal as lists and counts: which entries, in which order, and what a row shows of each."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Table, func, literal_column, select, text

from ladderdesk.journal import times
from ladderdesk.journal.entry_store import chosen_ids, evidence_count, listed, with_owner
from ladderdesk.journal.hits import matching
from ladderdesk.journal.names import name_key
from ladderdesk.journal.prepared import Prepared
from ladderdesk.journal.query import read_query
from ladderdesk.journal.rows import Audience, EntryId, EntryLine, Kind
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries a list shows: those of which everything that is set here is true.

    `since` and `until` are days and both count; `text` is looked for as `search` does.
    """

    drafts: bool = False
    unmeasured: bool = False
    ready: bool = False
    inbox: bool = False
    competency: str | None = None
    project: str | None = None
    person: str | None = None
    tag: str | None = None
    kind: Kind | None = None
    audience: Audience | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""
    trashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterCounts:
    """How many entries of a period each filter would show; names come most used first.

    `trashed` counts the whole trash, whatever the period.
    """

    all: int
    drafts: int
    unmeasured: int
    ready: int
    inbox: int
    trashed: int
    kinds: dict[Kind, int]
    competencies: dict[str, int]
    projects: dict[str, int]
    people: dict[str, int]
    tags: dict[str, int]


EVERYTHING = Filter()


def line_ids(session: Session, chosen: Filter = EVERYTHING, *, most: int | None = None) -> list[EntryId]:
    """List the entries of a filter, newest first, at most so many."""
    return [EntryId(row[0]) for row in _chosen_rows(session, chosen, t.entry.c.id, most=most)]


def dated_ids(session: Session, chosen: Filter = EVERYTHING) -> list[tuple[EntryId, date]]:
    """List the entries of a filter with their first days, newest first, for a list that is grouped by time."""
    rows = _chosen_rows(session, chosen, t.entry.c.id, t.entry.c.day)
    return [(EntryId(number), date.fromisoformat(day)) for number, day in rows]


def lines(session: Session, ids: Sequence[EntryId]) -> list[EntryLine]:
    """Read what list rows show of these entries, in the order of `ids`; those that are gone are left out."""
    found = {row.id: line_of(row) for row in LINES.rows(session, {"ids": json.dumps(list(ids))})}
    return [found[number] for number in ids if number in found]


def line_of(row: Any, *, snippet: str = "") -> EntryLine:
    """Give the line that a row of `LINES` holds."""
    return EntryLine(
        id=row.id,
        day=date.fromisoformat(row.day),
        until=times.day(row.until_day),
        title=row.title,
        kind=_KINDS[row.kind],
        scope=row.scope,
        is_draft=bool(row.is_draft),
        has_number=bool(row.has_number),
        is_ready=bool(row.is_ready),
        competencies=_DECODER.decode(row.competencies),
        projects=_DECODER.decode(row.projects),
        figure=row.figure,
        audience=_AUDIENCES[row.audience],
        evidence_count=row.evidence_count,
        snippet=snippet,
    )


def counts(session: Session, *, since: date | None = None, until: date | None = None) -> FilterCounts:
    """Count what each filter would show of a period, or of everything."""
    period = tuple(_period(since, until))
    inside = (_KEPT, *period)
    kinds = select(t.entry.c.kind.label("name"), _USES).where(*inside).group_by(t.entry.c.kind)
    return FilterCounts(
        all=_count(session, *inside),
        drafts=_count_flagged(session, "drafts", since, until),
        unmeasured=_count_flagged(session, "unmeasured", since, until),
        ready=_count_flagged(session, "ready", since, until),
        inbox=_count_flagged(session, "inbox", since, until),
        trashed=_count(session, _TRASHED),
        kinds={Kind(kind): number for kind, number in _ranked(session, kinds).items()},
        competencies=_ranked(session, _uses(t.entry_competency, t.entry_competency.c.competency, period)),
        projects=_ranked(session, _uses(t.entry_project, t.project.c.name, period)),
        people=_ranked(session, _uses(t.entry_person, t.person.c.name, period)),
        tags=_ranked(session, _uses(t.entry_tag, t.entry_tag.c.tag, period)),
    )


def per_day(session: Session, since: date, until: date) -> dict[date, int]:
    """Count entries by their first day, for the days of a period that have any."""
    query = select(t.entry.c.day, _USES).where(_KEPT, *_period(since, until)).group_by(t.entry.c.day)
    return {date.fromisoformat(row.day): row.uses for row in session.execute(query.order_by(t.entry.c.day))}


def _chosen_rows(session: Session, chosen: Filter, *columns: Any, most: int | None = None) -> Sequence[Any]:
    conditions = list(_conditions(chosen))
    if chosen.text.strip():
        wanted = read_query(chosen.text)
        if not wanted.match:
            return []
        conditions.append(matching(wanted))
    query = select(*columns).where(*conditions).order_by(t.entry.c.day.desc(), t.entry.c.id.desc())
    return session.execute(query if most is None else query.limit(most)).all()


def _conditions(chosen: Filter) -> Iterator[ColumnElement[bool]]:
    yield _TRASHED if chosen.trashed else _KEPT
    yield from _period(chosen.since, chosen.until)
    yield from (literal_column(condition) for flag, condition in _FLAGS.items() if getattr(chosen, flag))
    if chosen.kind is not None:
        yield t.entry.c.kind == str(chosen.kind)
    if chosen.audience is not None:
        yield t.entry.c.audience == str(chosen.audience)
    if chosen.competency is not None:
        yield _uses_one(t.entry_competency, t.entry_competency.c.competency == chosen.competency)
    if chosen.tag is not None:
        yield _uses_one(t.entry_tag, t.entry_tag.c.tag == chosen.tag)
    if chosen.project is not None:
        yield _uses_one(t.entry_project.join(t.project), t.project.c.name_key == name_key(chosen.project))
    if chosen.person is not None:
        yield _uses_one(t.entry_person.join(t.person), t.person.c.name_key == name_key(chosen.person))


def _period(
    since: date | None, until: date | None, *, day: ColumnElement[str] = t.entry.c.day
) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield day >= since.isoformat()
    if until is not None:
        yield day <= until.isoformat()


def _uses_one(source: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return t.entry.c.id.in_(select(literal_column("entry_id")).select_from(source).where(condition))


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(t.entry).where(*conditions)
    return int(session.execute(query).scalar_one())


def _count_flagged(session: Session, flag: str, since: date | None, until: date | None) -> int:
    """Count by the partial index of a flag; left to itself SQLite takes the index over everything and looks each up."""
    flagged: ColumnElement[bool] = literal_column(f"trashed_at IS NULL AND {_FLAGS[flag]}")
    query = select(func.count()).select_from(text(f"entry INDEXED BY entry_{flag}"))
    query = query.where(flagged, *_period(since, until, day=literal_column("day")))
    return int(session.execute(query).scalar_one())


def _uses(table: Table, name: ColumnElement[str], period: Sequence[ColumnElement[bool]]) -> Any:
    own = select(name.label("name"), _USES).select_from(with_owner(table)).group_by(table.primary_key.columns[1])
    if period:
        return own.where(_UNINDEXED_ENTRY.in_(select(t.entry.c.id).where(_KEPT, *period)))
    return own.where(_UNINDEXED_ENTRY.not_in(select(t.entry.c.id).where(_TRASHED)))


def _ranked(session: Session, query: Any) -> dict[str, int]:
    rows = [(row.name, row.uses) for row in session.execute(query)]
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


_KINDS = {str(kind): kind for kind in Kind}
_AUDIENCES = {str(audience): audience for audience in Audience}
_DECODER = msgspec.json.Decoder(tuple[str, ...])
_USES = func.count().label("uses")

_KEPT = t.entry.c.trashed_at.is_(None)
_TRASHED = t.entry.c.trashed_at.is_not(None)
_FLAGS = {"drafts": "is_draft = 1", "unmeasured": "has_number = 0", "ready": "is_ready = 1", "inbox": "in_inbox = 1"}
_UNINDEXED_ENTRY: ColumnElement[int] = literal_column("+entry_id")
"""The plus keeps SQLite from looking each entry up: the index by name holds all that is counted."""

_LINES = select(
    *(t.entry.c[name] for name in ("id", "day", "until_day", "title", "kind", "scope", "figure", "audience")),
    *(t.entry.c[name] for name in ("is_draft", "has_number", "is_ready")),
    listed(t.entry_competency, t.entry_competency.c.competency).label("competencies"),
    listed(t.entry_project, t.project.c.name).label("projects"),
    evidence_count().label("evidence_count"),
).where(t.entry.c.id.in_(chosen_ids()))
LINES = Prepared(_LINES)
"""The columns of a list row, of the entries in the JSON list `ids`."""

LINES_WITH_BODY = Prepared(_LINES.add_columns(t.entry.c.body))
