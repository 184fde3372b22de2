"""Undo and redo across all screens, and the versions of an entry: all read from the one log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.exc import IntegrityError

from ladderdesk.errors import ConflictError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import entries, times
from ladderdesk.journal.entry_image import content_of
from ladderdesk.journal.images import Change, Image, is_same
from ladderdesk.journal.log import write
from ladderdesk.journal.rows import EntryContent, EntryId, Judgement, Operation
from ladderdesk.journal.stores import STORES, store_of
from ladderdesk.journal.wording import say as say
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

_NEWEST_FIRST = (t.operation.c.at.desc(), t.operation.c.id.desc())
_RANK = {record: rank for rank, record in enumerate(STORES)}


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it was after one operation."""

    operation: Operation
    content: EntryContent


def undo(session: Session) -> Operation | None:
    """Take back the newest operation and say which it was; nothing where there is none.

    Raises ConflictError, with nothing overwritten, where a record is no longer what the operation left.
    """
    return _replay(session, next_undo(session), backwards=True)


def redo(session: Session) -> Operation | None:
    """Do again what was undone last and say what it was; raises as `undo` does."""
    return _replay(session, next_redo(session), backwards=False)


def next_undo(session: Session) -> Operation | None:
    """Find the operation that `undo` would take back."""
    return _find(session, t.operation.c.state == "done", t.operation.c.id.desc())


def next_redo(session: Session) -> Operation | None:
    """Find the operation that `redo` would do again."""
    return _find(session, t.operation.c.state == "undone", t.operation.c.id)


def last_operation(session: Session) -> Operation | None:
    """Find the newest thing that was done and still stands."""
    return _find(session, t.operation.c.state != "undone", t.operation.c.id.desc())


def versions(session: Session, entry_id: EntryId) -> tuple[Version, ...]:
    """List what an entry has been, newest first, also what was undone since; each content once in a row."""
    own = (t.operation_row.c.record == "entry") & (t.operation_row.c.record_id == entry_id)
    query = select(*t.operation.columns, t.operation_row.c.after).join(t.operation_row).where(own)
    rows = session.execute(query.where(t.operation_row.c.after.is_not(None)).order_by(*_NEWEST_FIRST))
    found = [Version(_operation(row), content_of(_image(row.after), {})) for row in rows]
    return tuple(
        version
        for version, older in pairwise([*found, None])
        if version and (not older or version.content != older.content)
    )


def restore_version(
    session: Session, entry_id: EntryId, operation_id: int, *, judgement: Judgement | None = None
) -> None:
    """Give an entry the content it had after an operation; this is a new version, so it can be undone."""
    for version in versions(session, entry_id):
        if version.operation.id == operation_id:
            entries.revise(session, entry_id, version.content, judgement=judgement)
            return
    raise NotFoundError(_("This version of the entry is not kept any more. Nothing was changed."))


def settle(session: Session) -> None:
    """Let all that was done so far stand: it can no longer be undone, while versions of entries are kept."""
    session.execute(update(t.operation).where(t.operation.c.state != "dropped").values(state="dropped"))


def _replay(session: Session, operation: Operation | None, *, backwards: bool) -> Operation | None:
    if operation is None:
        return None
    changes = _changes(session, operation, backwards=backwards)
    _require_untouched(session, operation, changes)
    try:
        for change in _in_order(changes):
            write(session, change)
    except (IntegrityError, session.connection.dialect.loaded_dbapi.IntegrityError) as error:
        raise _conflict(operation) from error
    state = "undone" if backwards else "done"
    session.execute(update(t.operation).where(t.operation.c.id == operation.id).values(state=state))
    return replace(operation, is_undone=backwards)


def _find(session: Session, condition: ColumnElement[bool], order: Any) -> Operation | None:
    row = session.execute(select(t.operation).where(condition).order_by(order).limit(1)).first()
    return None if row is None else _operation(row)


def _operation(row: Row[Any]) -> Operation:
    return Operation(
        id=row.id, verb=row.verb, subject=row.subject, at=times.instant(row.at), is_undone=row.state == "undone"
    )


def _changes(session: Session, operation: Operation, *, backwards: bool) -> list[Change]:
    """Give the changes that take the vault from where the operation should have left it to the other side of it."""
    rows = t.operation_row
    query = select(rows.c.record, rows.c.record_id, rows.c.before, rows.c.after)
    found = session.execute(query.where(rows.c.operation_id == operation.id).order_by(rows.c.position))
    sides: list[tuple[Literal["before", "after"], ...]] = [("after", "before"), ("before", "after")]
    now, then = sides[0] if backwards else sides[1]
    return [
        Change(row.record, _find_image(row._mapping[now]), _find_image(row._mapping[then]), row.record_id)
        for row in found
    ]


def _require_untouched(session: Session, operation: Operation, changes: Sequence[Change]) -> None:
    """Refuse to replay over a record that is not as the operation left it."""
    by_record: dict[str, list[Change]] = {}
    for change in changes:
        by_record.setdefault(change.record, []).append(change)
    for record, own in by_record.items():
        stored = store_of(record).read(session, [change.id for change in own if change.id is not None])
        if not all(is_same(stored.get(change.id or 0), change.before) for change in own):
            raise _conflict(operation)


def _in_order(changes: Sequence[Change]) -> list[Change]:
    """Write what is referred to before what refers to it, and remove it after."""
    kept = [change for change in changes if change.after is not None]
    removed = [change for change in changes if change.after is None]
    kept.sort(key=lambda change: _RANK[change.record])
    removed.sort(key=lambda change: _RANK[change.record], reverse=True)
    return kept + removed


def _find_image(text: str | None) -> Image | None:
    return None if text is None else _image(text)


def _image(text: str) -> Image:
    image: Image = msgspec.json.decode(text)
    return image


def _conflict(operation: Operation) -> ConflictError:
    return ConflictError(
        _(
            "“{operation}” cannot be taken back or done again: something it touched has changed meanwhile. "
            "Nothing was overwritten."
        ).format(operation=say(operation))
    )
