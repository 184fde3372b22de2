"""The user's own dated word on a criterion."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select

from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal import times
from ladderdesk.journal.records import add_record, remove_record
from ladderdesk.journal.rows import Mark, MarkId, MarkWord, Status
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


def set_mark(
    session: Session,
    criterion: str,
    word: MarkWord,
    *,
    day: date,
    reason: str,
    status: Status | None = None,
) -> MarkId:
    """Mark a criterion from a day on, with a reason; an override, and only that, says which status holds."""
    if not reason.strip():
        raise InputError(_("A mark needs a reason, so that you and a reader know later why it was set."))
    if (status is not None) != (word is MarkWord.OVERRIDE):
        raise InputError(_("An override says which status holds instead, and only an override does."))
    image = {
        "criterion": criterion,
        "word": str(word),
        "day": day.isoformat(),
        "reason": reason,
        "status": None if status is None else str(status),
        "set_at": times.now(session),
    }
    return MarkId(add_record(session, "mark", image, verb="mark.set"))


def take_back(session: Session, mark_id: MarkId) -> None:
    """Take a mark off a criterion; an earlier one counts again."""
    remove_record(session, "mark", mark_id, verb="mark.take_back")


def marks(session: Session, criteria: Collection[str] | None = None) -> tuple[Mark, ...]:
    """Read the marks on these criteria, or all, oldest first; the last of a criterion counts."""
    query = select(t.mark).order_by(t.mark.c.day, t.mark.c.set_at, t.mark.c.id)
    if criteria is not None:
        query = query.where(t.mark.c.criterion.in_(criteria))
    return tuple(_mark(row) for row in session.execute(query))


def _mark(row: Any) -> Mark:
    return Mark(
        id=row.id,
        uuid=row.uuid,
        criterion=row.criterion,
        word=MarkWord(row.word),
        day=date.fromisoformat(row.day),
        reason=row.reason,
        status=None if row.status is None else Status(row.status),
        set_at=times.instant(row.set_at),
    )
