"""Take all records out of a vault and find again what another copy holds, by UUID and by name."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, Text, bindparam, column, func, select, union_all

from ladderdesk.journal.images import Image
from ladderdesk.journal.log import keep_operation
from ladderdesk.journal.stores import STORES, TABLES, numbers_of
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

RECORDS = tuple(STORES)
"""Every kind of record, what is referred to before what refers to it."""

BY_NAME = {
    "setting": t.setting.c.key,
    "project": t.project.c.name_key,
    "person": t.person.c.name_key,
    "own_competency": t.own_competency.c.key,
    "own_ladder": t.own_ladder.c.key,
}
"""Kinds of record of which a vault holds one of each name."""

_CHUNK = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOperation:
    """An operation as another copy may keep it: each row names its record by kind and UUID."""

    uuid: str
    verb: str
    subject: str
    at: str
    rows: tuple[tuple[str, str, Image | None, Image | None], ...]


def all_images(session: Session, record: str) -> list[Image]:
    """Read every record of a kind, in the order they were made."""
    table = TABLES[record]
    numbers = session.execute(select(table.c.id).order_by(table.c.id)).scalars().all()
    found: list[Image] = []
    for at in range(0, len(numbers), _CHUNK):
        chunk = numbers[at : at + _CHUNK]
        images = STORES[record].read(session, chunk)
        found += [images[number] for number in chunk]
    return found


def find_images(session: Session, record: str, uuids: Iterable[str]) -> dict[str, Image]:
    """Read the records with these UUIDs, those that exist."""
    numbers = list(numbers_of(session, record, uuids).values())
    found: dict[str, Image] = {}
    for at in range(0, len(numbers), _CHUNK):
        images = STORES[record].read(session, numbers[at : at + _CHUNK])
        found.update((image["uuid"], image) for image in images.values())
    return found


def find_by_name(session: Session, record: str, names: Iterable[str]) -> dict[str, str]:
    """Give the UUIDs of the records with these names, those that exist."""
    table, name = TABLES[record], BY_NAME[record]
    query = select(name.label("name"), table.c.uuid).where(name.in_(_TEXTS))
    return {row.name: row.uuid for row in session.execute(query, {"texts": json.dumps(list(names))})}


def find_part_owners(session: Session, uuids: Iterable[str]) -> dict[str, str]:
    """Give the entry, by UUID, that each impact, link or attachment with one of these UUIDs belongs to."""
    rows = session.execute(_PART_OWNERS, {"texts": json.dumps(list(uuids))})
    return {row.part: row.entry for row in rows}


def find_links(session: Session, entries: Iterable[str]) -> dict[tuple[str, str], str]:
    """Give the UUID of the evidence of each pair of entry, by UUID, and criterion."""
    query = select(t.entry.c.uuid.label("entry"), t.evidence.c.criterion, t.evidence.c.uuid).join(t.entry)
    rows = session.execute(query.where(t.entry.c.uuid.in_(_TEXTS)), {"texts": json.dumps(list(entries))})
    return {(row.entry, row.criterion): row.uuid for row in rows}


def past_operations(session: Session) -> list[PastOperation]:
    """Read what was done and still stands, oldest first, of records that still exist."""
    uuids = {record: _uuids(session, table) for record, table in TABLES.items()}
    rows: dict[int, list[tuple[str, str, Image | None, Image | None]]] = {}
    for row in session.execute(select(t.operation_row).order_by(t.operation_row.c.operation_id)):
        uuid = uuids[row.record].get(row.record_id)
        if uuid is not None:
            images = (_image(row.before), _image(row.after))
            rows.setdefault(row.operation_id, []).append((row.record, uuid, *images))
    query = select(t.operation).where(t.operation.c.state != "undone").order_by(t.operation.c.id)
    return [
        PastOperation(uuid=row.uuid, verb=row.verb, subject=row.subject, at=row.at, rows=tuple(rows[row.id]))
        for row in session.execute(query)
        if row.id in rows
    ]


def keep_past_operations(session: Session, operations: Iterable[PastOperation]) -> int:
    """Keep what was done in another copy as history that cannot be undone here; give how many were new."""
    operations = list(operations)
    query = select(t.operation.c.uuid).where(t.operation.c.uuid.in_(_TEXTS))
    texts = {"texts": json.dumps([operation.uuid for operation in operations])}
    known = set(session.execute(query, texts).scalars())
    wanted: dict[str, set[str]] = {}
    for operation in operations:
        for record, uuid, *_images in operation.rows:
            wanted.setdefault(record, set()).add(uuid)
    numbers = {record: numbers_of(session, record, uuids) for record, uuids in wanted.items()}
    new = [operation for operation in operations if operation.uuid not in known]
    for each in new:
        rows = [
            (record, numbers[record][uuid], before, after)
            for record, uuid, before, after in each.rows
            if uuid in numbers[record]
        ]
        keep_operation(session, uuid=each.uuid, verb=each.verb, subject=each.subject, at=each.at, rows=rows)
    return len(new)


def _uuids(session: Session, table: Table) -> Mapping[int, str]:
    return {row.id: row.uuid for row in session.execute(select(table.c.id, table.c.uuid))}


def _image(text: str | None) -> Image | None:
    image: Image | None = None if text is None else json.loads(text)
    return image


_TEXTS: Any = select(func.json_each(bindparam("texts")).table_valued(column("value", Text)).c.value)
_PART_OWNERS = union_all(
    *(
        select(part.c.uuid.label("part"), t.entry.c.uuid.label("entry")).join(t.entry).where(part.c.uuid.in_(_TEXTS))
        for part in (t.impact, t.link, t.attachment)
    )
)
