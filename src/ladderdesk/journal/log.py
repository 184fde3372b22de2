"""Write what a verb does: the records, and one operation with each of them before and after."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import BindParameter, bindparam, insert, select, update

from ladderdesk.journal import times
from ladderdesk.journal.images import Change, Image, find_json, hash_of, image_json, storable
from ladderdesk.journal.prepared import Prepared
from ladderdesk.journal.stores import store_of
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

_SUBJECT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class _Written:
    """A change as it went into the vault: the record's number, and both images as JSON."""

    record: str
    number: int
    before: str | None
    after: str | None


def new_uuid() -> str:
    """Make the identity of a new record."""
    return str(uuid.uuid4())


def carry_out(
    session: Session, verb: str, subject: str, changes: Sequence[Change], *, sitting: str | None = None
) -> list[int]:
    """Write the records as the changes have them, log them as one operation, and give the records' numbers.

    What was undone before can no longer be redone. In a `sitting`, a save that follows another of the same sitting
    joins its operation.
    """
    written = [write(session, change) for change in changes]
    joined = _find_operation_to_join(session, sitting) if sitting else None
    if joined is None:
        _log(session, verb, subject, written, sitting)
    else:
        _join(session, joined, subject, written)
    return [each.number for each in written]


def write(session: Session, change: Change) -> _Written:
    """Write one record as `change` has it after, without logging it."""
    store = store_of(change.record)
    session.note_change(store.kind)
    before = _find_json(change.before)
    if change.after is None:
        assert change.id is not None
        store.remove(session, change.id)
        return _Written(change.record, change.id, before, None)
    image, after = _clean(change.after)
    if change.before is None:
        number = store.insert(session, image, hash_of(image), change.id)
    else:
        assert change.id is not None
        number = change.id
        store.overwrite(session, number, change.before, image, hash_of(image))
    return _Written(change.record, number, before, after)


def note(session: Session, verb: str, subject: str, changes: Sequence[Change]) -> None:
    """Write the records of something that happened outside the journal, such as a file that was written.

    It is logged as a thing that stands: undo passes over it, and what was undone before can still be redone.
    """
    _log_rows(session, _begin(session, verb, subject, "dropped"), [write(session, each) for each in changes], first=0)


def record_without_undo(session: Session, verb: str, subject: str) -> None:
    """Log that something was done that cannot be undone."""
    _DROP_UNDONE.write(session, {})
    _begin(session, verb, subject, "dropped")


def keep_operation(
    session: Session,
    *,
    uuid: str,
    verb: str,
    subject: str,
    at: str,
    rows: Sequence[tuple[str, int, Image | None, Image | None]],
) -> None:
    """Keep an operation that was done elsewhere as history: it cannot be undone here."""
    values = {"uuid": uuid, "verb": verb, "subject": subject, "at": at, "sitting": None, "state": "dropped"}
    operation = _INSERT.write(session, values)
    written = [
        _Written(record, number, _find_json(before), _find_json(after)) for record, number, before, after in rows
    ]
    _log_rows(session, operation, written, first=0)


def _clean(image: Image) -> tuple[Image, str]:
    text = find_json(image)
    if text is not None:
        return image, text
    image = storable(image)
    return image, image_json(image)


def _find_json(image: Image | None) -> str | None:
    return None if image is None else image_json(image)


def _log(session: Session, verb: str, subject: str, written: Sequence[_Written], sitting: str | None) -> None:
    _DROP_UNDONE.write(session, {})
    _log_rows(session, _begin(session, verb, subject, "done", sitting=sitting), written, first=0)


def _begin(
    session: Session, verb: str, subject: str, state: Literal["done", "dropped"], *, sitting: str | None = None
) -> int:
    values = {"uuid": new_uuid(), "verb": verb, "subject": _short(subject), "at": times.now(session)}
    return _INSERT.write(session, {**values, "sitting": sitting, "state": state})


def _log_rows(session: Session, operation: int, written: Sequence[_Written], *, first: int) -> None:
    rows = (
        {
            "operation_id": operation,
            "position": at,
            "record": each.record,
            "record_id": each.number,
            "before": each.before,
            "after": each.after,
        }
        for at, each in enumerate(written, first)
    )
    _INSERT_ROWS.write_each(session, rows)


def _find_operation_to_join(session: Session, sitting: str) -> int | None:
    """Find the operation of this sitting where nothing else was done or undone since."""
    latest = _LATEST.find(session, {})
    if latest is None or latest.sitting != sitting or latest.state != "done":
        return None
    return int(latest.id)


def _join(session: Session, operation: int, subject: str, written: Sequence[_Written]) -> None:
    known = {(row.record, row.record_id): row.position for row in _ROWS.rows(session, {"operation": operation})}
    for each in written:
        at = known.get((each.record, each.number))
        if at is not None:
            _UPDATE_AFTER.write(session, {"operation": operation, "at": at, "image": each.after})
    new = [each for each in written if (each.record, each.number) not in known]
    _log_rows(session, operation, new, first=max(known.values(), default=-1) + 1)
    values = {"operation": operation, "now": times.now(session), "about": _short(subject)}
    _TOUCH.write(session, values)


def _short(subject: str) -> str:
    line = " ".join(storable(subject).split())
    return line if len(line) <= _SUBJECT_LENGTH else line[: _SUBJECT_LENGTH - 1] + "…"


_OPERATION: BindParameter[int] = bindparam("operation")
_DROP_UNDONE = Prepared(update(t.operation).where(t.operation.c.state == "undone").values(state="dropped"))
_INSERT = Prepared(insert(t.operation), columns=("uuid", "verb", "subject", "at", "sitting", "state"))
_INSERT_ROWS = Prepared(insert(t.operation_row), columns=[each.name for each in t.operation_row.columns])
_LATEST = Prepared(
    select(t.operation.c.id, t.operation.c.sitting, t.operation.c.state).order_by(t.operation.c.id.desc()).limit(1)
)
_ROWS = Prepared(
    select(t.operation_row.c.record, t.operation_row.c.record_id, t.operation_row.c.position).where(
        t.operation_row.c.operation_id == _OPERATION
    )
)
_UPDATE_AFTER = Prepared(
    update(t.operation_row)
    .where(t.operation_row.c.operation_id == _OPERATION, t.operation_row.c.position == bindparam("at"))
    .values(after=bindparam("image"))
)
_TOUCH = Prepared(
    update(t.operation).where(t.operation.c.id == _OPERATION).values(at=bindparam("now"), subject=bindparam("about"))
)
