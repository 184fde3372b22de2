"""Which entries match a search, newest first.

Newest first is by day, while the full-text index counts by entry number, and sorting every hit of a common word takes
long. So the hits with the highest numbers are taken first: in a journal written day by day they are the newest. What
else is as new is looked at next, and only where that is much does the order by day drive the whole query.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, column, func, literal_column, select, table

from ladderdesk.journal.entry_store import chosen_ids
from ladderdesk.journal.prepared import Prepared
from ladderdesk.journal.query import Query
from ladderdesk.journal.rows import EntryId
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

_SLACK = 20
_MOST_STRAGGLERS = 100
_COMMON = 20
"""A word is common where at least one entry in so many has it."""

Dated = tuple[str, int]
"""A day and the number of an entry, which sort as the journal does."""


def matching(wanted: Query) -> ColumnElement[bool]:
    """Give the condition that an entry matches, for a select over entries."""
    hits = select(_FTS.c.rowid).where(_MATCHES, *_literal_conditions(wanted))
    return t.entry.c.id.in_(hits.params(match=wanted.match))


def all_hits(session: Session, wanted: Query) -> list[EntryId]:
    """Find all entries that match, newest first."""
    by_day = select(t.entry.c.id).where(_KEPT, matching(wanted)).order_by(*_NEWEST)
    return list(session.execute(by_day).scalars())


def newest_hits(session: Session, wanted: Query, count: int) -> list[EntryId]:
    """Find the newest entries that match, at most `count`."""
    values = {"match": wanted.match, "most": count + _SLACK}
    found: list[Dated] = [(row.day, row.id) for row in _literally(_LATEST, wanted).rows(session, values)]
    lowest = found[-1][1] if found else 0
    found.sort(reverse=True)
    if len(found) == count + _SLACK:
        stragglers = _stragglers(session, above=found[count - 1][0], below=lowest)
        if len(stragglers) > _MOST_STRAGGLERS:
            return _by_day(session, wanted, count)
        found = sorted(found + _matched(session, wanted, stragglers), reverse=True)
    return [EntryId(number) for _day, number in found[:count]]


def _stragglers(session: Session, *, above: str, below: int) -> list[Dated]:
    """List what is newer than the day `above` though its number is lower than `below`."""
    rows = _STRAGGLERS.rows(session, {"above": above, "below": below, "most": _MOST_STRAGGLERS + 1})
    return [(row.day, row.id) for row in rows]


def _matched(session: Session, wanted: Query, dated: Sequence[Dated]) -> list[Dated]:
    if not dated:
        return []
    values = {"match": wanted.match, "ids": json.dumps([number for _day, number in dated])}
    hits = {row.rowid for row in _literally(_AMONG, wanted).rows(session, values)}
    return [each for each in dated if each[1] in hits]


def _by_day(session: Session, wanted: Query, count: int) -> list[EntryId]:
    hits = _literally(_COUNT, wanted).value(session, {"match": wanted.match})
    query = select(t.entry.c.id).where(_KEPT).order_by(*_NEWEST).limit(count)
    if hits * _COMMON >= _COUNT_ENTRIES.value(session, {}):
        own = select(_FTS.c.rowid).where(_MATCHES, _FTS.c.rowid == t.entry.c.id, *_literal_conditions(wanted))
        query = query.where(own.correlate(t.entry).exists()).params(match=wanted.match)
    else:
        query = query.where(matching(wanted))
    return list(session.execute(query).scalars())


def _literally(prepared: Prepared, wanted: Query) -> Prepared:
    """Give the statement with the condition that the text has each literal, as most queries do not ask."""
    if not wanted.literals:
        return prepared
    statement: Any = prepared.statement
    return Prepared(statement.where(*_literal_conditions(wanted)))


def _literal_conditions(wanted: Query) -> list[ColumnElement[bool]]:
    return [func.instr(_ALL_TEXT, literal) > 0 for literal in wanted.literals]


_FTS = table("entry_fts", column("rowid", Integer))
_MATCHES: ColumnElement[bool] = literal_column("entry_fts").op("MATCH")(bindparam("match"))
_ALL_TEXT: ColumnElement[str] = literal_column(
    "lower(entry_fts.title || ' ' || entry_fts.body || ' ' || entry_fts.impacts || ' ' || entry_fts.names)"
)
_KEPT = t.entry.c.trashed_at.is_(None)
_NEWEST = (t.entry.c.day.desc(), t.entry.c.id.desc())
_LATEST = Prepared(
    select(t.entry.c.id, t.entry.c.day)
    .select_from(_FTS.join(t.entry, t.entry.c.id == _FTS.c.rowid))
    .where(_MATCHES, _KEPT)
    .order_by(_FTS.c.rowid.desc())
    .limit(bindparam("most"))
)
_STRAGGLERS = Prepared(
    select(t.entry.c.id, t.entry.c.day)
    .where(_KEPT, t.entry.c.day > bindparam("above"), t.entry.c.id < bindparam("below"))
    .order_by(*_NEWEST)
    .limit(bindparam("most"))
)
_AMONG = Prepared(select(_FTS.c.rowid).where(_MATCHES, _FTS.c.rowid.in_(chosen_ids())))
_COUNT = Prepared(select(func.count()).select_from(_FTS).where(_MATCHES))
_COUNT_ENTRIES = Prepared(select(func.count()).select_from(t.entry).where(_KEPT))
