"""Seal records: one hash over everything the user wrote in a record, so that silent damage is found.

`content_hash(values)` is the hash; `record_values` says what it is taken over, so that the verbs that write a record
and the doctor who checks it agree. A verb that has written a record calls `seal`, or computes the same itself.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select, update

from ladderdesk.vault import tables

RECORDS = tuple(table for table in tables.metadata.sorted_tables if "hash" in table.c)
"""The tables whose rows stand for themselves and carry a hash."""

DERIVED = frozenset({"rule", "figure", "has_number", "has_outcome", "has_own_part", "has_proof", "is_ready"})
"""Columns of an entry that are worked out from the rest and so may change without the user's doing."""

Values = dict[str, Any]


def canonical_json(values: Mapping[str, Any]) -> str:
    """Write `values` as JSON in the one form that equal values share: keys sorted, no spaces, text as it is."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_hash(values: Mapping[str, Any]) -> str:
    """Give the SHA-256 of the canonical JSON of `values`, in hexadecimal."""
    return hashlib.sha256(canonical_json(values).encode("utf-8", "surrogatepass")).hexdigest()


def seal(connection: Connection, table: Table, *ids: int) -> None:
    """Write the hash of the records with these ids of `table`, as they are stored now."""
    for key, values in record_values(connection, table, ids):
        connection.execute(update(table).where(table.c.id == key).values(hash=content_hash(values)))


def record_values(
    connection: Connection, table: Table, ids: Iterable[int] | None = None
) -> Iterator[tuple[int, Values]]:
    """Give the id and the hashed values of each record of `table`, in order of id; only those of `ids` where given.

    Values are the columns as stored, without the integer key, the hash itself and what is derived, so that they are
    the same in every copy. A key to another record is that record's UUID, under the name of the record (`entry`,
    `run`). A key that may be emptied when the other goes is left out. An entry holds its parts in order:
    `competencies` and `tags` as text, `projects` as UUIDs, `people` as [UUID, confirmed], `impacts`, `links` and
    `attachments` as their columns.
    """
    chosen = None if ids is None else tuple(ids)
    rows = connection.execute(_record_query(table, chosen)).mappings().all()
    parts = _entry_parts(connection, chosen) if table is tables.entry else {}
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        values.update({name: found.get(row["id"], []) for name, found in parts.items()})
        yield row["id"], values


def _record_query(table: Table, ids: tuple[int, ...] | None) -> Select[Any]:
    columns: list[Any] = []
    source: Any = table
    for column in table.columns:
        if column.name == "hash" or (table is tables.entry and column.name in DERIVED):
            continue
        key = next(iter(column.foreign_keys), None)
        if key is None:
            columns.append(column)
        elif key.ondelete != "SET NULL":
            other = key.column.table.alias()
            source = source.outerjoin(other, other.c.id == column)
            columns.append(other.c.uuid.label(column.name.removesuffix("_id")))
    query = select(*columns).select_from(source).order_by(table.c.id)
    return query if ids is None else query.where(table.c.id.in_(ids))


def _entry_parts(connection: Connection, ids: tuple[int, ...] | None) -> dict[str, dict[int, list[Any]]]:
    t = tables
    return {
        "competencies": _texts(connection, t.entry_competency, t.entry_competency.c.competency, ids),
        "tags": _texts(connection, t.entry_tag, t.entry_tag.c.tag, ids),
        "projects": _projects(connection, ids),
        "people": _people(connection, ids),
        "impacts": _rows(connection, t.impact, ids),
        "links": _rows(connection, t.link, ids),
        "attachments": _rows(connection, t.attachment, ids),
    }


def _texts(
    connection: Connection, table: Table, word: Column[Any], ids: tuple[int, ...] | None
) -> dict[int, list[Any]]:
    query = select(table.c.entry_id, word)
    return _grouped((row[0], row[1]) for row in connection.execute(_in_order(query, table, ids)))


def _projects(connection: Connection, ids: tuple[int, ...] | None) -> dict[int, list[Any]]:
    own, project = tables.entry_project, tables.project
    query = select(own.c.entry_id, project.c.uuid).join(project)
    return _grouped((row[0], row[1]) for row in connection.execute(_in_order(query, own, ids)))


def _people(connection: Connection, ids: tuple[int, ...] | None) -> dict[int, list[Any]]:
    own, person = tables.entry_person, tables.person
    query = select(own.c.entry_id, person.c.uuid, own.c.confirmed).join(person)
    return _grouped((row[0], [row[1], row[2]]) for row in connection.execute(_in_order(query, own, ids)))


def _rows(connection: Connection, table: Table, ids: tuple[int, ...] | None) -> dict[int, list[Any]]:
    columns = [column for column in table.columns if column.name not in {"id", "entry_id", "position"}]
    query = select(table.c.entry_id, *columns)
    names = [column.name for column in columns]
    found = connection.execute(_in_order(query, table, ids))
    return _grouped((row[0], dict(zip(names, row[1:], strict=True))) for row in found)


def _in_order(query: Select[Any], table: Table, ids: tuple[int, ...] | None) -> Select[Any]:
    query = query.order_by(table.c.entry_id, table.c.position)
    return query if ids is None else query.where(table.c.entry_id.in_(ids))


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
