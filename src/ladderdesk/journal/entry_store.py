"""Read and write an entry with everything that belongs to it, as one image.

The statements are built once: an entry is the record that is written while someone types.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Table,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.selectable import ScalarSelect

from ladderdesk.errors import ConflictError
from ladderdesk.i18n import _
from ladderdesk.journal.fulltext import text_of
from ladderdesk.journal.images import Image
from ladderdesk.journal.prepared import Prepared
from ladderdesk.journal.rows import Kept
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

OWN_COLUMNS = tuple(each.name for each in t.entry.columns if each.name not in {"id", "hash"})
PARTS = ("competencies", "tags", "projects", "people", "impacts", "links", "attachments")
TEXT_SOURCES = (
    "title",
    "body",
    "impacts",
    "competencies",
    "tags",
    "projects",
    "people",
    "links",
    "attachments",
    "names",
)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as read: its image, and what is known beside it. `relations` go by the UUID of the person."""

    id: int
    image: Image
    relations: Mapping[str, str | None]
    evidence_count: int


def chosen_ids(name: str = "ids") -> Any:
    """Give the rows of a JSON list of numbers that is handed in as a parameter, for `IN`."""
    return select(func.json_each(bindparam(name)).table_valued(column("value", Integer)).c.value)


def listed(table: Table, value: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Give one part of an entry as a JSON list in its own order, for a select over entries."""
    ordered = value.op("ORDER BY")(table.c.position)
    own = select(func.json_group_array(ordered)).select_from(with_owner(table))
    return own.where(table.c.entry_id == t.entry.c.id).correlate(t.entry).scalar_subquery()


def with_owner(table: Table) -> Any:
    """Join a part of an entry with the project or person it names, where it names one."""
    if table is t.entry_project:
        return table.join(t.project)
    return table.join(t.person) if table is t.entry_person else table


def evidence_count() -> ScalarSelect[int]:
    """Count the criteria an entry is linked to, for a select over entries."""
    counted = select(func.count()).select_from(t.evidence).where(t.evidence.c.entry_id == t.entry.c.id)
    return counted.correlate(t.entry).scalar_subquery()


def read_entries(session: Session, ids: Iterable[int]) -> Iterator[StoredEntry]:
    """Read entries whole, in no particular order; those that do not exist are left out."""
    for row in _WHOLE.rows(session, {"ids": json.dumps(list(ids))}):
        yield _stored(row._asdict())


class EntryStore:
    """Entries as the log sees them: one aggregate with its parts."""

    kind = Kept.ENTRIES

    def read(self, session: Session, ids: Sequence[int]) -> dict[int, Image]:
        """Give the images of the entries with these ids, those that exist."""
        return {found.id: found.image for found in read_entries(session, ids)}

    def insert(self, session: Session, image: Image, hash_: str, number: int | None) -> int:
        """Write a new entry with its parts and its text; give its number."""
        number = _INSERT.write(session, {**image, "hash": hash_, "id": number})
        for part in PARTS:
            _INSERT_PART[part].write_each(session, _part_rows(part, image, number))
        _INSERT_TEXT.write(session, {"id": number, **text_of(image)})
        return number

    def overwrite(self, session: Session, number: int, before: Image, after: Image, hash_: str) -> None:
        """Make the entry what `after` shows, touching only the parts that differ; its evidence changes with it."""
        if _COUNT_EVIDENCE.value(session, {"number": number}):
            session.note_change(Kept.EVIDENCE)
        _UPDATE.write(session, {**after, "hash": hash_, "number": number})
        for part in PARTS:
            if before[part] != after[part]:
                _DELETE_PART[part].write(session, {"number": number})
                _INSERT_PART[part].write_each(session, _part_rows(part, after, number))
        if any(before[source] != after[source] for source in TEXT_SOURCES):
            _UPDATE_TEXT.write(session, {"number": number, **text_of(after)})

    def remove(self, session: Session, number: int) -> None:
        """Take an entry out with its parts; raises ConflictError while evidence stands on it."""
        if _COUNT_EVIDENCE.value(session, {"number": number}):
            raise ConflictError(
                _("The entry cannot be taken back while it is linked to a criterion. Nothing was changed.")
            )
        _DELETE_TEXT.write(session, {"number": number})
        _DELETE.write(session, {"number": number})


def refresh_text(session: Session, ids: Sequence[int]) -> None:
    """Write the text rows of these entries anew, after a name they use has changed."""
    for found in read_entries(session, ids):
        _UPDATE_TEXT.write(session, {"number": found.id, **text_of(found.image)})


def _stored(row: Mapping[Any, Any]) -> StoredEntry:
    image = {name: row[name] for name in OWN_COLUMNS}
    image.update({part: _decode(row[part]) for part in PARTS})
    projects, people = image["projects"], image["people"]
    image["projects"] = [uuid for uuid, _name in projects]
    image["people"] = [[uuid, confirmed] for uuid, _name, confirmed, _relation in people]
    image["names"] = {uuid: name for uuid, name, *_more in (*projects, *people)}
    relations = {uuid: relation for uuid, _name, _confirmed, relation in people}
    return StoredEntry(row["id"], image, relations, row["evidence_count"])


def _part_rows(part: str, image: Image, number: int) -> Iterator[dict[str, Any]]:
    for at, each in enumerate(image[part]):
        yield {"entry_id": number, "position": at, **_part_row(part, each)}


def _part_row(part: str, value: Any) -> dict[str, Any]:
    if part == "people":
        return {"uuid": value[0], "confirmed": value[1]}
    return dict(value) if isinstance(value, dict) else {_WORD[part]: value}


def _as_object(table: Table) -> ColumnElement[Any]:
    names = [each.name for each in table.columns if each.name not in {"id", "entry_id", "position"}]
    return func.json_object(*(item for name in names for item in (name, table.c[name])))


def _insert_part(table: Table) -> Prepared:
    columns = [each.name for each in table.columns if not (each.name == "id" or each.name in _OTHER)]
    others = {name: other for name, other in _OTHER.items() if name in table.c}
    return Prepared(insert(table).values(others).inline() if others else insert(table), columns=columns)


_WORD = {"competencies": "competency", "tags": "tag", "projects": "uuid"}
_PART_TABLES = {
    "competencies": t.entry_competency,
    "tags": t.entry_tag,
    "projects": t.entry_project,
    "people": t.entry_person,
    "impacts": t.impact,
    "links": t.link,
    "attachments": t.attachment,
}
_OTHER = {
    "project_id": select(t.project.c.id).where(t.project.c.uuid == bindparam("uuid")).scalar_subquery(),
    "person_id": select(t.person.c.id).where(t.person.c.uuid == bindparam("uuid")).scalar_subquery(),
}
_decode = msgspec.json.decode
_NUMBER: BindParameter[int] = bindparam("number")

_WHOLE = Prepared(
    select(
        t.entry.c.id,
        *(t.entry.c[name] for name in OWN_COLUMNS),
        listed(t.entry_competency, t.entry_competency.c.competency).label("competencies"),
        listed(t.entry_tag, t.entry_tag.c.tag).label("tags"),
        listed(t.entry_project, func.json_array(t.project.c.uuid, t.project.c.name)).label("projects"),
        listed(
            t.entry_person,
            func.json_array(t.person.c.uuid, t.person.c.name, t.entry_person.c.confirmed, t.person.c.relation),
        ).label("people"),
        listed(t.impact, _as_object(t.impact)).label("impacts"),
        listed(t.link, _as_object(t.link)).label("links"),
        listed(t.attachment, _as_object(t.attachment)).label("attachments"),
        evidence_count().label("evidence_count"),
    ).where(t.entry.c.id.in_(chosen_ids()))
)

_INSERT = Prepared(insert(t.entry), columns=("id", "hash", *OWN_COLUMNS))
_UPDATE = Prepared(update(t.entry).where(t.entry.c.id == _NUMBER), columns=("hash", *OWN_COLUMNS))
_DELETE = Prepared(delete(t.entry).where(t.entry.c.id == _NUMBER))
_INSERT_PART = {part: _insert_part(table) for part, table in _PART_TABLES.items()}
_DELETE_PART = {
    part: Prepared(delete(table).where(table.c.entry_id == _NUMBER)) for part, table in _PART_TABLES.items()
}
_TEXT_COLUMNS = ("title", "body", "impacts", "names", "cjk")
_INSERT_TEXT = Prepared(insert(t.entry_text), columns=("id", *_TEXT_COLUMNS))
_UPDATE_TEXT = Prepared(update(t.entry_text).where(t.entry_text.c.id == _NUMBER), columns=_TEXT_COLUMNS)
_DELETE_TEXT = Prepared(delete(t.entry_text).where(t.entry_text.c.id == _NUMBER))
_COUNT_EVIDENCE = Prepared(select(func.count()).select_from(t.evidence).where(t.evidence.c.entry_id == _NUMBER))
