"""What a manager, sponsor or mentor said of a criterion."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select

from ladderdesk.journal.records import add_record, change_record, remove_record
from ladderdesk.journal.rows import Verdict, VerdictId, VerdictWord
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


def record_verdict(
    session: Session,
    criterion: str,
    word: VerdictWord,
    *,
    day: date,
    said_by: str = "",
    role: str = "",
    note: str = "",
) -> VerdictId:
    """Note what was said of a criterion on a day, and by whom."""
    image = {
        "criterion": criterion,
        "word": str(word),
        "day": day.isoformat(),
        "said_by": said_by,
        "role": role,
        "note": note,
    }
    return VerdictId(add_record(session, "verdict", image, verb="verdict.record"))


def change_verdict(
    session: Session,
    verdict_id: VerdictId,
    word: VerdictWord,
    *,
    day: date,
    said_by: str,
    role: str,
    note: str,
) -> None:
    """Put right what was noted of a verdict."""
    change_record(
        session,
        "verdict",
        verdict_id,
        verb="verdict.record",
        word=str(word),
        day=day.isoformat(),
        said_by=said_by,
        role=role,
        note=note,
    )


def withdraw(session: Session, verdict_id: VerdictId) -> None:
    """Take a verdict out of the record."""
    remove_record(session, "verdict", verdict_id, verb="verdict.withdraw")


def verdicts(session: Session, criteria: Collection[str] | None = None) -> tuple[Verdict, ...]:
    """Read the verdicts on these criteria, or all, oldest first."""
    query = select(t.verdict).order_by(t.verdict.c.day, t.verdict.c.id)
    if criteria is not None:
        query = query.where(t.verdict.c.criterion.in_(criteria))
    return tuple(_verdict(row) for row in session.execute(query))


def _verdict(row: Any) -> Verdict:
    return Verdict(
        id=row.id,
        uuid=row.uuid,
        criterion=row.criterion,
        word=VerdictWord(row.word),
        day=date.fromisoformat(row.day),
        said_by=row.said_by,
        role=row.role,
        note=row.note,
    )
