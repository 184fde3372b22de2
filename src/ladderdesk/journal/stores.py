"""Read and write any kind of record as an image: the one door through which verbs, undo and imports go."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import BindParameter, Column, Table, bindparam, delete, insert, select, update

from ladderdesk.journal.entry_store import EntryStore, refresh_text
from ladderdesk.journal.images import Image
from ladderdesk.journal.rows import Kept
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import record_values
from ladderdesk.vault.session import Session

_NUMBER: BindParameter[int] = bindparam("number")
_CHUNK = 1000


class Store(Protocol):
    """What can be done with one kind of record; `kind` is what an announcement calls it."""

    kind: Kept

    def read(self, session: Session, ids: Sequence[int]) -> dict[int, Image]:
        """Give the images of the records with these ids, those that exist."""
        ...

    def insert(self, session: Session, image: Image, hash_: str, number: int | None) -> int:
        """Write a new record, with the number it once had where there is one; give its number."""
        ...

    def overwrite(self, session: Session, number: int, before: Image, after: Image, hash_: str) -> None:
        """Make the record what `after` shows."""
        ...

    def remove(self, session: Session, number: int) -> None:
        """Take the record out."""
        ...


class TableStore:
    """Records that are one row of one table; a key to another record stands in the image as that record's UUID."""

    def __init__(self, table: Table, kind: Kept) -> None:
        self.table = table
        self.kind = kind
        self._others = {column.name: _key_to(column) for column in table.columns if column.foreign_keys}
        self._insert = insert(table).values(self._others)
        self._update = update(table).where(table.c.id == _NUMBER).values(self._others)
        self._delete = delete(table).where(table.c.id == _NUMBER)

    def read(self, session: Session, ids: Sequence[int]) -> dict[int, Image]:
        """Give the images of the records with these ids, those that exist."""
        images: dict[int, Image] = {}
        for at in range(0, len(ids), _CHUNK):
            images.update(record_values(session.connection, self.table, ids[at : at + _CHUNK]))
        return images

    def insert(self, session: Session, image: Image, hash_: str, number: int | None) -> int:
        """Write a new record, with the number it once had where there is one; give its number."""
        own = {} if number is None else {"id": number}
        return session.execute(self._insert, {**image, **own, "hash": hash_}).lastrowid

    def overwrite(self, session: Session, number: int, before: Image, after: Image, hash_: str) -> None:
        """Make the record what `after` shows."""
        session.execute(self._update, {**after, "hash": hash_, "number": number})

    def remove(self, session: Session, number: int) -> None:
        """Take the record out."""
        session.execute(self._delete, {"number": number})


class ExportStore(TableStore):
    """The log of exports, each of a packet that may be gone."""

    def read(self, session: Session, ids: Sequence[int]) -> dict[int, Image]:
        """Give the images with the packet's UUID, which the hash leaves out."""
        images = super().read(session, ids)
        query = select(t.export.c.id, t.packet.c.uuid).outerjoin(t.packet).where(t.export.c.id.in_(list(images)))
        for row in session.execute(query):
            images[row.id]["packet"] = row.uuid
        return images


class NameStore(TableStore):
    """Projects and people: entries that name one are found by its name, so their text follows a new one."""

    def __init__(self, table: Table, kind: Kept, uses: Table, key: Column[Any]) -> None:
        super().__init__(table, kind)
        self._users = select(uses.c.entry_id).where(key == _NUMBER)

    def overwrite(self, session: Session, number: int, before: Image, after: Image, hash_: str) -> None:
        """Make the record what `after` shows, and let its entries be found by the new name."""
        super().overwrite(session, number, before, after, hash_)
        session.note_change(Kept.ENTRIES)
        if before["name"] != after["name"]:
            refresh_text(session, session.execute(self._users, {"number": number}).scalars().all())


def store_of(record: str) -> Store:
    """Give the store of a kind of record by the name of its table."""
    return STORES[record]


def read_image(session: Session, record: str, number: int) -> Image | None:
    """Read one record as it is now; None where there is none."""
    return STORES[record].read(session, [number]).get(number)


def numbers_of(session: Session, record: str, uuids: Iterable[str]) -> dict[str, int]:
    """Find the numbers of the records with these UUIDs, those that exist."""
    table, wanted = TABLES[record], list(uuids)
    found: dict[str, int] = {}
    for at in range(0, len(wanted), _CHUNK):
        query = select(table.c.uuid, table.c.id).where(table.c.uuid.in_(wanted[at : at + _CHUNK]))
        found.update((row.uuid, row.id) for row in session.execute(query))
    return found


def _key_to(column: Column[Any]) -> Any:
    other = next(iter(column.foreign_keys)).column.table
    uuid: BindParameter[str] = bindparam(column.name.removesuffix("_id"))
    return select(other.c.id).where(other.c.uuid == uuid).scalar_subquery()


STORES: dict[str, Store] = {
    "setting": TableStore(t.setting, Kept.SETTINGS),
    "project": NameStore(t.project, Kept.PROJECTS, t.entry_project, t.entry_project.c.project_id),
    "person": NameStore(t.person, Kept.PEOPLE, t.entry_person, t.entry_person.c.person_id),
    "entry": EntryStore(),
    "evidence": TableStore(t.evidence, Kept.EVIDENCE),
    "verdict": TableStore(t.verdict, Kept.VERDICTS),
    "mark": TableStore(t.mark, Kept.MARKS),
    "action": TableStore(t.action, Kept.ACTIONS),
    "target": TableStore(t.target, Kept.TARGETS),
    "assessment_run": TableStore(t.assessment_run, Kept.RUNS),
    "checkpoint": TableStore(t.checkpoint, Kept.CHECKPOINTS),
    "attempt": TableStore(t.attempt, Kept.RUNS),
    "snapshot": TableStore(t.snapshot, Kept.SNAPSHOTS),
    "saved_search": TableStore(t.saved_search, Kept.SEARCHES),
    "packet": TableStore(t.packet, Kept.PACKETS),
    "export": ExportStore(t.export, Kept.PACKETS),
    "dismissal": TableStore(t.dismissal, Kept.DISMISSALS),
    "own_competency": TableStore(t.own_competency, Kept.LADDERS),
    "own_ladder": TableStore(t.own_ladder, Kept.LADDERS),
}
"""Every kind of record, in an order in which what is referred to comes before what refers to it."""

TABLES = {record: t.metadata.tables[record] for record in STORES}
