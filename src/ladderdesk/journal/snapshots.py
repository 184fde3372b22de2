"""Readiness as it was on a day, kept to compare with later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NewType

import msgspec
from sqlalchemy import select

from ladderdesk.journal.records import add_record, remove_record, require_record
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import canonical_json
from ladderdesk.vault.session import Session

SnapshotId = NewType("SnapshotId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What was shown of a ladder's level as of a day."""

    id: SnapshotId
    uuid: str
    name: str
    ladder: str
    level: str
    as_of: date
    content: dict[str, Any]


def take_snapshot(
    session: Session, *, name: str, ladder: str, level: str, as_of: date, content: Mapping[str, Any]
) -> SnapshotId:
    """Keep what a page shows of a level and give its number."""
    image = {
        "name": name,
        "ladder": ladder,
        "level": level,
        "as_of": as_of.isoformat(),
        "content": canonical_json(content),
    }
    return SnapshotId(add_record(session, "snapshot", image, verb="snapshot.take", subject=name))


def remove_snapshot(session: Session, snapshot_id: SnapshotId) -> None:
    """Keep a snapshot no longer."""
    name = require_record(session, "snapshot", snapshot_id)["name"]
    remove_record(session, "snapshot", snapshot_id, verb="snapshot.remove", subject=name)


def snapshots(session: Session) -> tuple[Snapshot, ...]:
    """Read the snapshots, newest day first."""
    query = select(t.snapshot).order_by(t.snapshot.c.as_of.desc(), t.snapshot.c.id.desc())
    return tuple(_snapshot(row) for row in session.execute(query))


def _snapshot(row: Any) -> Snapshot:
    return Snapshot(
        id=row.id,
        uuid=row.uuid,
        name=row.name,
        ladder=row.ladder,
        level=row.level,
        as_of=date.fromisoformat(row.as_of),
        content=msgspec.json.decode(row.content),
    )
