"""Rows to put into a vault, and ways to look at what is there."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from ladderdesk.journal.rows import Kept
from ladderdesk.vault import tables
from ladderdesk.vault.hashing import seal
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

NOON = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)

Fingerprint = dict[str, str]


def noon() -> datetime:
    return NOON


def add_entry(session: Session, title: str, *, body: str = "", competencies: tuple[str, ...] = ()) -> int:
    """Write one entry with its text for search, sealed, as a verb would."""
    connection = session.connection
    number: int = connection.exec_driver_sql("SELECT ifnull(max(id), 0) + 1 FROM entry").scalar_one()
    instant = NOON.isoformat()
    session.execute(
        tables.entry.insert().values(
            id=number,
            uuid=f"entry-{number}",
            hash="",
            day="2026-03-04",
            title=title,
            body=body,
            kind="win",
            audience="private",
            created_at=instant,
            changed_at=instant,
        )
    )
    text = {"id": number, "title": title, "body": body, "impacts": "", "names": "", "cjk": ""}
    session.execute(tables.entry_text.insert().values(text))
    for position, competency in enumerate(competencies):
        row = {"entry_id": number, "competency": competency, "position": position}
        session.execute(tables.entry_competency.insert().values(row))
    seal(connection, tables.entry, number)
    session.note_change(Kept.ENTRIES)
    return number


def log(vault: Vault, *titles: str) -> None:
    with vault.writing() as session:
        for title in titles:
            add_entry(session, title)


def titles(vault: Vault) -> list[str]:
    with vault.reading() as session:
        return list(session.execute(tables.entry.select().order_by(tables.entry.c.id)).scalars("title"))


def found(vault: Vault, words: str) -> list[int]:
    with vault.reading() as session:
        query = "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid"
        return list(session.connection.exec_driver_sql(query, (words,)).scalars())


def fingerprint(folder: Path) -> Fingerprint:
    """Give the hash of every file in `folder`, so that a test sees any byte changed and any file left behind."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777
