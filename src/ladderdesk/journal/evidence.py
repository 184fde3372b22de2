"""Link entries to criteria, and read the evidence for an assessment."""

import json
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Text, bindparam, column, func, select

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import times
from ladderdesk.journal.entry_store import chosen_ids, listed
from ladderdesk.journal.records import add_record, change_record, remove_record, require_record
from ladderdesk.journal.rows import (
    Audience,
    EntryId,
    Evidence,
    EvidenceId,
    Kind,
    Person,
    Relation,
    Strength,
)
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


def link(
    session: Session,
    entry_id: EntryId,
    criterion_id: str,
    *,
    wording: str,
    strength: Strength = Strength.SOLID,
    note: str = "",
    quantity: Decimal | None = None,
) -> EvidenceId:
    """Let an entry count for a criterion worded as `wording` now; where it already does, change how."""
    entry = session.execute(_ENTRY, {"number": entry_id}).first()
    if entry is None:
        raise NotFoundError(_("There is no entry {number}.").format(number=entry_id))
    values = {"strength": str(strength), "note": note, "quantity": _quantity_text(quantity)}
    known = session.execute(_LINKED, {"number": entry_id, "criterion": criterion_id}).scalar_one_or_none()
    if known is not None:
        change_record(
            session, "evidence", known, verb="evidence.change", subject=entry.title, wording=wording, **values
        )
        return EvidenceId(known)
    image = {
        "entry": entry.uuid,
        "criterion": criterion_id,
        "wording": wording,
        "linked_at": times.now(session),
        **values,
    }
    return EvidenceId(add_record(session, "evidence", image, verb="evidence.link", subject=entry.title))


def change(
    session: Session, evidence_id: EvidenceId, *, strength: Strength, note: str, quantity: Decimal | None
) -> None:
    """Say anew how strongly an entry carries a criterion, with which note and quantity."""
    change_record(
        session,
        "evidence",
        evidence_id,
        verb="evidence.change",
        subject=_title(session, evidence_id),
        strength=str(strength),
        note=note,
        quantity=_quantity_text(quantity),
    )


def unlink(session: Session, evidence_id: EvidenceId) -> None:
    """Let an entry no longer count for a criterion."""
    remove_record(session, "evidence", evidence_id, verb="evidence.unlink", subject=_title(session, evidence_id))


def evidence_of(session: Session, criteria: Collection[str] | None = None) -> tuple[Evidence, ...]:
    """Read the evidence for these criteria, or all of it, oldest first; entries in the trash do not count."""
    query = _EVIDENCE.where(t.entry.c.trashed_at.is_(None))
    values = {}
    if criteria is not None:
        query = query.where(t.evidence.c.criterion.in_(_CRITERIA))
        values = {"criteria": json.dumps(sorted(criteria))}
    return tuple(_evidence(row) for row in session.execute(query, values))


def evidence_for_entry(session: Session, entry_id: EntryId) -> tuple[Evidence, ...]:
    """Read what one entry is evidence of, in the order it was linked."""
    return evidence_by_entry(session, [entry_id]).get(entry_id, ())


def evidence_by_entry(session: Session, ids: Collection[EntryId]) -> dict[EntryId, tuple[Evidence, ...]]:
    """Read what each of these entries is evidence of, in the order it was linked; entries without any are left out."""
    query = _EVIDENCE.where(t.evidence.c.entry_id.in_(chosen_ids())).order_by(None).order_by(t.evidence.c.id)
    found: dict[EntryId, tuple[Evidence, ...]] = {}
    for row in session.execute(query, {"ids": json.dumps(list(ids))}):
        found[EntryId(row.entry_id)] = (*found.get(EntryId(row.entry_id), ()), _evidence(row))
    return found


def _quantity_text(quantity: Decimal | None) -> str | None:
    if quantity is None:
        return None
    if not quantity.is_finite() or not 0 <= quantity < _TOO_MUCH:
        raise InputError(_("A quantity is a number from zero up, with at most 15 digits before the decimal mark."))
    return format(quantity.quantize(_FINEST).normalize(), "f")


def _title(session: Session, evidence_id: EvidenceId) -> str:
    require_record(session, "evidence", evidence_id)
    query = select(t.entry.c.title).join(t.evidence).where(t.evidence.c.id == evidence_id)
    return str(session.execute(query).scalar_one())


def _evidence(row: Any) -> Evidence:
    return Evidence(
        id=row.id,
        uuid=row.uuid,
        entry=row.entry_id,
        criterion=row.criterion,
        strength=Strength(row.strength),
        note=row.note,
        quantity=None if row.quantity is None else Decimal(row.quantity),
        wording=row.wording,
        linked_at=times.instant(row.linked_at),
        day=date.fromisoformat(row.day),
        until=times.day(row.until_day),
        title=row.title,
        kind=Kind(row.kind),
        scope=row.scope,
        audience=Audience(row.audience),
        projects=tuple(msgspec.json.decode(row.projects)),
        people=tuple(_person(*each) for each in msgspec.json.decode(row.people)),
        has_proof=bool(row.has_proof),
        has_number=bool(row.has_number),
        has_outcome=bool(row.has_outcome),
        is_ready=bool(row.is_ready),
    )


def _person(name: str, relation: str | None, confirmed: int) -> Person:
    return Person(name=name, relation=Relation(relation) if relation else None, confirmed=bool(confirmed))


_TOO_MUCH = Decimal(10) ** 15
_FINEST = Decimal("1E-12")
_CRITERIA = select(func.json_each(bindparam("criteria")).table_valued(column("value", Text)).c.value)
_ENTRY = select(t.entry.c.uuid, t.entry.c.title).where(t.entry.c.id == bindparam("number"))
_LINKED = select(t.evidence.c.id).where(
    t.evidence.c.entry_id == bindparam("number"), t.evidence.c.criterion == bindparam("criterion")
)
_EVIDENCE = (
    select(
        *(t.evidence.c[name] for name in ("id", "uuid", "entry_id", "criterion", "strength", "note", "quantity")),
        *(t.evidence.c[name] for name in ("wording", "linked_at")),
        *(t.entry.c[name] for name in ("day", "until_day", "title", "kind", "scope", "audience")),
        *(t.entry.c[name] for name in ("has_proof", "has_number", "has_outcome", "is_ready")),
        listed(t.entry_project, t.project.c.name).label("projects"),
        listed(t.entry_person, func.json_array(t.person.c.name, t.person.c.relation, t.entry_person.c.confirmed)).label(
            "people"
        ),
    )
    .join(t.entry)
    .order_by(t.entry.c.day, t.evidence.c.id)
)
