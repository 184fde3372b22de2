"""The single checks of an examination: each looks at one thing and yields a finding for each thing that is wrong."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.exc import DBAPIError

from ladderdesk import paths
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import day_text, number_text
from ladderdesk.vault import faults, files, tables
from ladderdesk.vault.findings import Finding, Trouble
from ladderdesk.vault.hashing import RECORDS, Values, content_hash, record_values
from ladderdesk.vault.schema import shape, todays_shape
from ladderdesk.vault.session import Session
from ladderdesk.vault.shelf import find_newest_backup
from ladderdesk.vault.vault import Vault

LARGE_LOG = 64 * 1024 * 1024
LITTLE_SPACE = 100 * 1024 * 1024
OLD_BACKUP = timedelta(days=30)
_NAMED = 5
_MEGABYTE = 1024 * 1024
_SEARCH_NAMES = frozenset({"entry_text_added", "entry_text_removed", "entry_text_changed"})


def check_structure(session: Session) -> Iterator[Finding]:
    """Let SQLite check its pages and lookup indexes; what concerns the search index is left to its own check."""
    told = session.connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    lines = [line for line in told if line != "ok" and "fts5" not in line.lower()]
    lookup = [line for line in lines if "index" in line]
    rest = [line for line in lines if line not in lookup]
    if rest:
        yield _broken_structure("; ".join(rest[:_NAMED]))
    if lookup:
        message = _("A lookup index does not agree with its table, so lists may miss something. No text is lost.")
        yield Finding(trouble=Trouble.LOOKUP, message=message, can_be_mended=not rest)


def check_schema(session: Session) -> Iterator[Finding]:
    """Compare tables, columns and triggers with today's; the search index is left to its own check."""
    wrong = sorted(name for name in _differing(session) if not _is_of_search(name))
    if wrong:
        yield _broken_structure(", ".join(wrong[:_NAMED]))


def check_references(session: Session) -> Iterator[Finding]:
    """Find rows that point at a row that is not there."""
    rows = session.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    for table in sorted({row[0] for row in rows}):
        count = sum(row[0] == table for row in rows)
        message = ngettext(
            "{count} row of {table} belongs to a record that is gone. Compare with a backup.",
            "{count} rows of {table} belong to records that are gone. Compare with a backup.",
            count,
        ).format(count=number_text(count), table=table)
        yield Finding(trouble=Trouble.REFERENCES, message=message)


def check_records(session: Session) -> Iterator[Finding]:
    """Compare every record with the hash it was saved with: the only check that sees a changed letter."""
    with _any_text_readable(session):
        for table in RECORDS:
            sealed = {row.id: row.hash for row in session.execute(select(table.c.id, table.c.hash))}
            for key, values in record_values(session.connection, table):
                if not _agrees(values, sealed.get(key)):
                    yield _changed(table, key)


@contextmanager
def _any_text_readable(session: Session) -> Iterator[None]:
    """Read text that is no longer UTF-8 with stand-ins, so that the record it belongs to can be named."""
    connection: Any = session.connection.connection.driver_connection
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = str


def check_attachments(session: Session) -> Iterator[Finding]:
    """Compare the bytes of every attachment with their digest."""
    blob = tables.blob
    for row in session.execute(select(blob.c.digest, blob.c.size, blob.c.content).order_by(blob.c.digest)):
        if row.size != len(row.content) or hashlib.sha256(row.content).hexdigest() != row.digest:
            named = select(tables.attachment.c.name).where(tables.attachment.c.digest == row.digest).limit(1)
            name = session.execute(named).scalar() or row.digest[:12]
            message = _("The attached file “{name}” is not as it was saved. Attach it anew, or take it from a backup.")
            yield Finding(trouble=Trouble.ATTACHMENT, message=message.format(name=name))


def check_search(session: Session) -> Iterator[Finding]:
    """Let the search index compare itself with the text it stands for, and see that its triggers are there.

    It needs a session for writing, because SQLite counts the comparison as writing, and changes nothing.
    """
    if not _search_agrees(session) or any(map(_is_of_search, _differing(session))):
        message = _("The search index does not agree with the entries, so a search may miss some. No text is lost.")
        yield Finding(trouble=Trouble.SEARCH, message=message, can_be_mended=True)


def check_search_text(session: Session) -> Iterator[Finding]:
    """Count the entries that have no text for search, so that no search can find them."""
    entry, entry_text = tables.entry, tables.entry_text
    missing = select(func.count()).select_from(entry.outerjoin(entry_text)).where(entry_text.c.id.is_(None))
    count = session.execute(missing.where(entry.c.trashed_at.is_(None))).scalar_one()
    if count:
        message = ngettext(
            "{count} entry cannot be found by a search. Change and save it, and it can.",
            "{count} entries cannot be found by a search. Change and save them, and they can.",
            count,
        )
        yield Finding(trouble=Trouble.SEARCH, message=message.format(count=number_text(count)))


def check_permissions(vault: Vault) -> Iterator[Finding]:
    """See that only the owner can read the vault, and that nobody else can put another file in its place."""
    exposed = [path for path in (vault.path, *files.companions(vault.path)) if files.is_exposed(path)]
    if exposed:
        message = _("Other users of this computer may read {path}.").format(path=exposed[0])
        yield Finding(trouble=Trouble.PERMISSIONS, message=message, can_be_mended=True)
    if files.is_writable_by_others(vault.path.parent):
        message = _(
            "Other users of this computer may replace files in {folder}. Keep the vault in a folder of your own."
        )
        yield Finding(trouble=Trouble.PERMISSIONS, message=message.format(folder=vault.path.parent))


def check_space(vault: Vault) -> Iterator[Finding]:
    """See that there is room for the vault to grow and for a backup."""
    free = shutil.disk_usage(vault.path.parent).free
    if free < max(LITTLE_SPACE, 2 * vault.path.stat().st_size):
        message = _("Only {free} MB are free on the disk of the vault. Free some space.")
        yield Finding(trouble=Trouble.SPACE, message=message.format(free=number_text(free // _MEGABYTE)))


def check_log(vault: Vault) -> Iterator[Finding]:
    """See that the write-ahead log has not grown large."""
    log = files.companions(vault.path)[0]
    size = log.stat().st_size if log.exists() else 0
    if size > LARGE_LOG:
        message = _("The log of last changes beside the vault has grown to {size} MB.")
        text = message.format(size=number_text(size // _MEGABYTE))
        yield Finding(trouble=Trouble.LOG, message=text, can_be_mended=True)


def check_backups(vault: Vault) -> Iterator[Finding]:
    """See that there is a backup, and that it is not old."""
    newest = find_newest_backup(vault.path)
    folder = paths.backup_folder(vault.path)
    if newest is None:
        message = _("There is no backup of this vault in {folder}.").format(folder=folder)
    elif vault.clock() - newest.taken_at > OLD_BACKUP:
        message = _("The newest backup is of {day}.").format(day=day_text(newest.taken_at.astimezone().date()))
    else:
        return
    yield Finding(trouble=Trouble.BACKUP, message=message, can_be_mended=True)


def unreadable(error: Exception) -> Finding:
    """Report that a check could not go on because of damage."""
    return _broken_structure(faults.first_words(error))


def _broken_structure(details: str) -> Finding:
    message = _("The file is damaged in itself ({details}). Take a copy of it, then restore a backup.")
    return Finding(trouble=Trouble.STRUCTURE, message=message.format(details=details))


def _agrees(values: Values, sealed: str | None) -> bool:
    try:
        return content_hash(values) == sealed
    except (TypeError, ValueError):
        # Damage can turn text into bytes or into a number that is none, which no verb has ever saved.
        return False


def _changed(table: Table, key: int) -> Finding:
    message = _(
        "{record} {number} is not as it was saved. Compare it with a backup; "
        "to keep it as it is now, change and save it."
    ).format(record=table.name.replace("_", " "), number=key)
    return Finding(trouble=Trouble.RECORD, message=message)


def _differing(session: Session) -> set[str]:
    return {str(row[1]) for row in shape(session.connection) ^ todays_shape()}


def _is_of_search(name: str) -> bool:
    return name == "entry_fts" or name.startswith("entry_fts_") or name in _SEARCH_NAMES


def _search_agrees(session: Session) -> bool:
    try:
        session.connection.exec_driver_sql("INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)")
    except DBAPIError as error:
        if faults.is_of_the_moment(error):
            raise
        return False
    return True
