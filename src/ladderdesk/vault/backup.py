"""Copy a vault into a backup that is proved before it counts, put one back, and keep the shelf short."""

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ladderdesk import paths
from ladderdesk.errors import InputError, VaultError
from ladderdesk.i18n import _
from ladderdesk.vault import faults, files
from ladderdesk.vault.admission import admit
from ladderdesk.vault.census import Census, pragma, take_census
from ladderdesk.vault.driver import connected, settle
from ladderdesk.vault.session import Clock, system_clock
from ladderdesk.vault.shelf import Backup, list_backups, name_backup
from ladderdesk.vault.tables import APPLICATION_ID
from ladderdesk.vault.vault import Vault

_NOT_TO_BE_SETTLED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CANTOPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """A backup that was verified: where it is, when it was taken (UTC), and the rows of each table in it."""

    path: Path
    taken_at: datetime
    size: int
    schema_version: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """A vault that was put back, and where the file that stood in its place is kept, if there was one."""

    path: Path
    kept: Path | None
    rows: Mapping[str, int]


def back_up(
    source: Vault | Path, folder: Path, *, clock: Clock = system_clock, keep: int | None = None
) -> BackupReport:
    """Copy the vault `source`, open or closed, into a new file in `folder`, and prove the copy.

    Nobody has to wait: the copy is of one moment, and others go on writing. The copy counts only after its size, its
    marks, its structure and every row were compared with the original's; else it is removed and an error says so. With
    `keep`, older backups of the same vault beyond that many are removed after that. The clock is the vault's own where
    `source` is an open one.
    """
    vault_path = source.path if isinstance(source, Vault) else source.resolve()
    taken_at = source.clock() if isinstance(source, Vault) else clock()
    with faults.file_faults(folder):
        paths.private_folder(folder)
    with _one_moment_of(source) as connection:
        census = take_census(connection)
        target = _copy_to_free_name(connection, census, folder=folder, stem=vault_path.stem, taken_at=taken_at)
    if keep is not None:
        prune(folder, stem=vault_path.stem, keep=keep)
    return BackupReport(
        path=target,
        taken_at=taken_at,
        size=target.stat().st_size,
        schema_version=census.schema_version,
        rows=_row_counts(census),
    )


def prune(folder: Path, *, stem: str, keep: int) -> tuple[Backup, ...]:
    """Remove all but the newest `keep` backups of the vault named `stem`, and give those that were removed."""
    if keep < 1:
        raise InputError(_("At least one backup has to be kept."))
    surplus = list_backups(folder, stem=stem)[keep:]
    for backup in surplus:
        with faults.file_faults(backup.path):
            backup.path.unlink()
    return surplus


def prove(copy: Path, census: Census, *, name: Path) -> None:
    """Read the file `copy` again and raise VaultError unless it is sound and holds exactly what `census` counted.

    `name` is what the file is called in the message.
    """
    with connected(copy, mode="immutable") as connection:
        size = pragma(connection, "page_count") * pragma(connection, "page_size")
        is_equal = _is_sound(connection) and take_census(connection) == census
    if not is_equal or copy.stat().st_size != size or census.application_id != APPLICATION_ID:
        raise VaultError(
            _(
                "The copy {path} did not turn out equal to the original, so it was removed; the original is unchanged. "
                "Run the check of the vault, and try a folder on another disk."
            ).format(path=name)
        )


def restore(backup: Path, vault_path: Path, *, clock: Clock = system_clock) -> RestoreReport:
    """Put `backup` in the place of the vault at `vault_path`, which nobody may have open.

    The file that stands there is kept beside it under a name with the time; `backup` itself stays as it is. Raises
    VaultBusyError where the vault is open, and VaultError where the backup is not whole: nothing has changed then.
    """
    vault_path = vault_path.resolve()
    admit(backup)
    if vault_path.is_dir():
        admit(vault_path)
    with faults.database_faults(backup), _untouched(backup) as connection:
        _require_sound(connection, backup)
        census = take_census(connection)
        with faults.file_faults(vault_path):
            paths.private_folder(vault_path.parent)
            kept = _copy_into_place(connection, census, vault_path, clock())
    return RestoreReport(path=vault_path, kept=kept, rows=_row_counts(census))


@contextmanager
def _one_moment_of(source: Vault | Path) -> Iterator[Any]:
    """Give a driver's connection on which all that is read is of one moment."""
    if isinstance(source, Vault):
        with source.reading() as session:
            yield session.connection.connection.driver_connection
        return
    admit(source)
    with faults.database_faults(source):
        is_writable = files.is_writable(source) and files.is_writable(source.parent)
        with connected(source) if is_writable else _untouched(source) as connection:
            connection.execute("BEGIN")
            yield connection


def _untouched(path: Path) -> AbstractContextManager[Any]:
    """Read the file at `path` without leaving anything beside it, unless a log with its last changes is there."""
    return connected(path, mode="ro" if files.has_log(path) else "immutable")


def _require_sound(connection: Any, backup: Path) -> None:
    try:
        is_sound = _is_sound(connection)
    except dbapi2.DatabaseError as error:
        if faults.sqlite_code(error) not in _NOT_TO_BE_SETTLED:
            raise
        is_sound = False
    if not is_sound:
        raise VaultError(
            _(
                "The backup {path} is damaged, so it was not put in place. Nothing was changed. Choose another one."
            ).format(path=backup)
        )


def _is_sound(connection: Any) -> bool:
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _copy_to_free_name(connection: Any, census: Census, *, folder: Path, stem: str, taken_at: datetime) -> Path:
    for number in count(1):
        target = folder / name_backup(stem, taken_at, number=number)
        if os.path.lexists(target):
            continue
        with faults.file_faults(target):
            try:
                with files.made_whole(target) as unnamed:
                    _copy(connection, unnamed)
                    prove(unnamed, census, name=target)
            except FileExistsError:
                continue
        return target
    raise AssertionError("numbers do not end")


def _copy_into_place(connection: Any, census: Census, vault_path: Path, at: datetime) -> Path | None:
    kept: Path | None = None
    try:
        with files.made_whole(vault_path) as unnamed:
            _copy(connection, unnamed)
            prove(unnamed, census, name=vault_path)
            kept = _set_aside(vault_path, at)
    except BaseException:
        if kept is not None:
            files.move(kept, vault_path)
        raise
    return kept


def _copy(connection: Any, unnamed: Path) -> None:
    with connected(unnamed) as copy:
        connection.backup(copy)
        # The copy inherits the mark of a write-ahead log; without it the one file is the whole backup.
        copy.execute("PRAGMA journal_mode=DELETE")
    files.sync_file(unnamed)


def _set_aside(vault_path: Path, at: datetime) -> Path | None:
    """Give the file in the vault's place another name, its log with it, and tell that name."""
    if not any(os.path.lexists(path) for path in (vault_path, *files.companions(vault_path))):
        return None
    try:
        settle(vault_path)
    except dbapi2.DatabaseError as error:
        # What is damaged or missing cannot be settled; it is kept as it is, with its log.
        if faults.sqlite_code(error) == dbapi2.SQLITE_BUSY:
            raise faults.in_use(vault_path) from error
        if faults.sqlite_code(error) not in _NOT_TO_BE_SETTLED:
            raise
    stem = f"{vault_path.stem}-replaced"
    names = (vault_path.with_name(name_backup(stem, at, number=number)) for number in count(1))
    kept = next(name for name in names if not os.path.lexists(name))
    files.move(vault_path, kept)
    return kept


def _row_counts(census: Census) -> dict[str, int]:
    return {name: tally.rows for name, tally in census.tables.items()}
