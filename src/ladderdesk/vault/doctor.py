"""Examine a vault, also for damage that SQLite does not see, and mend what can be mended without guessing."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ladderdesk import paths
from ladderdesk.errors import VaultError
from ladderdesk.vault import checks, faults, files, tables
from ladderdesk.vault.backup import back_up
from ladderdesk.vault.driver import connected
from ladderdesk.vault.findings import Finding, Mending, Report, Trouble
from ladderdesk.vault.hashing import RECORDS
from ladderdesk.vault.schema import drop_search, lay_down_search
from ladderdesk.vault.session import Session
from ladderdesk.vault.vault import Vault

Check = Callable[[Session], Iterator[Finding]]

_INSIDE: tuple[Check, ...] = (
    checks.check_structure,
    checks.check_schema,
    checks.check_references,
    checks.check_records,
    checks.check_attachments,
    checks.check_search_text,
)
_OUTSIDE = (checks.check_permissions, checks.check_space, checks.check_log, checks.check_backups)


def examine(vault: Vault) -> Report:
    """Check structure, references, every record and attachment, the search index, and how the file is kept.

    It changes nothing. It reads the whole vault, so a window runs it in a worker.
    """
    with vault.reading() as session:
        findings = _run(session, _INSIDE)
        has_broken_form = any(finding.trouble == Trouble.STRUCTURE for finding in findings)
        records, attachments = (0, 0) if has_broken_form else _count(session)
    with vault.writing() as session:
        findings += _run(session, (checks.check_search,))
    with faults.file_faults(vault.path):
        findings += [finding for check in _OUTSIDE for finding in check(vault)]
    return Report(findings=tuple(findings), records=records, attachments=attachments)


def mend(vault: Vault) -> Mending:
    """Put right what can be put right from what is sound, and examine again; what the user wrote is never changed.

    A remedy that the damage itself prevents changes nothing, and its finding is among those that are left.
    """
    found = examine(vault).findings
    troubles = {finding.trouble for finding in found if finding.can_be_mended}
    for trouble in Trouble:
        if trouble in troubles:
            _apply(_REMEDIES[trouble], vault)
    left = examine(vault)
    remaining = {finding.trouble for finding in left.findings if finding.can_be_mended}
    mended = (finding for finding in found if finding.can_be_mended and finding.trouble not in remaining)
    return Mending(mended=tuple(mended), left=left)


def _apply(remedy: Callable[[Vault], object], vault: Vault) -> None:
    try:
        remedy(vault)
    except (DBAPIError, VaultError) as error:
        if faults.is_of_the_moment(error.__cause__ or error):
            raise


def _run(session: Session, chosen: tuple[Check, ...]) -> list[Finding]:
    findings: list[Finding] = []
    for check in chosen:
        try:
            findings += check(session)
        except (DBAPIError, dbapi2.Error) as error:
            findings.append(checks.unreadable(error))
    return findings


def _count(session: Session) -> tuple[int, int]:
    records = sum(session.execute(select(func.count()).select_from(table)).scalar_one() for table in RECORDS)
    return records, session.execute(select(func.count()).select_from(tables.blob)).scalar_one()


def _remake_lookups(vault: Vault) -> None:
    with vault.writing() as session:
        session.connection.exec_driver_sql("REINDEX")


def _remake_search(vault: Vault) -> None:
    with vault.writing() as session:
        drop_search(session.connection)
        lay_down_search(session.connection)
        session.connection.exec_driver_sql("INSERT INTO entry_fts(entry_fts) VALUES('rebuild')")


def _make_private(vault: Vault) -> None:
    with faults.file_faults(vault.path):
        for path in (vault.path, *files.companions(vault.path)):
            files.make_private(path)


def _empty_log(vault: Vault) -> None:
    with faults.database_faults(vault.path), connected(vault.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _take_backup(vault: Vault) -> None:
    back_up(vault, paths.backup_folder(vault.path))


_REMEDIES: Mapping[Trouble, Callable[[Vault], object]] = {
    Trouble.LOOKUP: _remake_lookups,
    Trouble.SEARCH: _remake_search,
    Trouble.PERMISSIONS: _make_private,
    Trouble.LOG: _empty_log,
    Trouble.BACKUP: _take_backup,
}
