"""Packets as they were arranged, and the log of what was exported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import times
from ladderdesk.journal.images import Change
from ladderdesk.journal.log import carry_out, new_uuid, note
from ladderdesk.journal.records import require_record
from ladderdesk.journal.rows import PacketId
from ladderdesk.journal.stores import read_image, store_of
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import canonical_json
from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A document as arranged: `content` is what its maker needs to compose it again."""

    id: PacketId
    uuid: str
    name: str
    template: str
    content: dict[str, Any] | None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One file that was written: of which packet, in which format, with how much left out; `digest` is its SHA-256."""

    packet: PacketId | None
    format: str
    name: str
    redactions: int
    digest: str
    exported_at: datetime


def save_packet(
    session: Session,
    *,
    name: str,
    template: str,
    content: Mapping[str, Any],
    id: PacketId | None = None,  # noqa: A002
    sitting: str | None = None,
) -> PacketId:
    """Keep a packet, a new one or the one with this number; the same again changes nothing."""
    values = {"name": name, "template": template, "content": canonical_json(content)}
    before = None if id is None else require_record(session, "packet", id)
    if before is not None and all(before[key] == value for key, value in values.items()):
        return PacketId(id or 0)
    image = {"uuid": before["uuid"] if before else new_uuid(), **values, "changed_at": times.now(session)}
    change = Change("packet", before, image, id)
    return PacketId(carry_out(session, "packet.save", name, [change], sitting=sitting)[0])


def packet(session: Session, id: PacketId) -> Packet:  # noqa: A002
    """Read one packet. Raises NotFoundError."""
    row = session.execute(select(t.packet).where(t.packet.c.id == id)).first()
    if row is None:
        raise NotFoundError(_("There is no packet {number}.").format(number=id))
    return _packet(row)


def packets(session: Session) -> tuple[Packet, ...]:
    """Read all packets, the one changed last first."""
    query = select(t.packet).order_by(t.packet.c.changed_at.desc(), t.packet.c.id.desc())
    return tuple(_packet(row) for row in session.execute(query))


def remove_packet(session: Session, id: PacketId) -> None:  # noqa: A002
    """Take a packet out; what was exported of it stays in the log of exports."""
    before = require_record(session, "packet", id)
    numbers = session.execute(select(t.export.c.id).where(t.export.c.packet_id == id)).scalars().all()
    exported = store_of("export").read(session, numbers)
    changes = [Change("export", image, {**image, "packet": None}, number) for number, image in exported.items()]
    carry_out(session, "packet.remove", before["name"], [*changes, Change("packet", before, None, id)])


def log_export(
    session: Session,
    *,
    packet: PacketId | None,
    format: str,  # noqa: A002
    name: str,
    redactions: int,
    digest: str,
) -> None:
    """Note that a file was written, of a packet that may be gone meanwhile; undo passes over it."""
    arranged = None if packet is None else read_image(session, "packet", packet)
    image = {
        "uuid": new_uuid(),
        "packet": arranged["uuid"] if arranged else None,
        "format": format,
        "name": name,
        "redactions": redactions,
        "digest": digest,
        "exported_at": times.now(session),
    }
    note(session, "export.log", name, [Change("export", None, image)])


def exports(session: Session) -> tuple[Export, ...]:
    """Read the log of exports, newest first."""
    return tuple(_export(row) for row in session.execute(select(t.export).order_by(t.export.c.id.desc())))


def _packet(row: Any) -> Packet:
    return Packet(
        id=row.id,
        uuid=row.uuid,
        name=row.name,
        template=row.template,
        content=_content(row.content),
        changed_at=times.instant(row.changed_at),
    )


def _content(kept: str) -> dict[str, Any] | None:
    """Give what was arranged, None where it is no longer to be read; the record itself stays as it is."""
    try:
        return msgspec.json.decode(kept, type=dict[str, Any])
    except msgspec.DecodeError:
        return None


def _export(row: Any) -> Export:
    return Export(
        packet=row.packet_id,
        format=row.format,
        name=row.name,
        redactions=row.redactions,
        digest=row.digest,
        exported_at=times.instant(row.exported_at),
    )
