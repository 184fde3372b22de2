"""Turn the errors of SQLite, SQLAlchemy and the file system into sentences a user can act on: the only place that does.

A statement that is wrong in itself (a missing table, a broken constraint) is a bug and passes through unchanged.
"""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ladderdesk.errors import DiskFullError, VaultBusyError, VaultError
from ladderdesk.i18n import _
from ladderdesk.vault.shelf import find_newest_backup

_NOT_UTF8 = "Could not decode to UTF-8"
"""How the driver begins to tell of text with a damaged byte; what follows is the text itself and is never shown."""

_SMALLEST_NEED = 64 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def database_faults(path: Path) -> Iterator[None]:
    """Translate what the database says of the vault at `path`; errors of other kinds pass through."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        spoken = _explain_database(error, path)
        if spoken is None:
            raise
        raise spoken from error


@contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Translate what the file system and the database say while the file at `path` is made, copied or opened."""
    try:
        with database_faults(path):
            yield
    except OSError as error:
        raise _explain_system(error, path) from error


def sqlite_code(error: BaseException) -> int:
    """Give SQLite's primary result code for an error, bare or wrapped; SQLITE_ERROR where it is unknown."""
    original = error.orig if isinstance(error, DBAPIError) else error
    words = str(original)
    if words.startswith(_NOT_UTF8):
        return int(dbapi2.SQLITE_CORRUPT)
    code: int = getattr(original, "sqlite_errorcode", None) or _CODES.get(words, dbapi2.SQLITE_ERROR)
    return code & 0xFF


def is_of_the_moment(error: BaseException) -> bool:
    """Tell an error of the circumstances (busy, full, read-only, a failing disk) from one of the file's content."""
    return isinstance(error, OSError) or sqlite_code(error) in _OF_THE_MOMENT


def first_words(error: Exception) -> str:
    """Give SQLite's own words for an error without any text of the user that the driver may add."""
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    return _NOT_UTF8 if words.startswith(_NOT_UTF8) else words


def backup_hint(path: Path) -> str:
    """Say which backup of the vault at `path` is the newest, or that there is none."""
    newest = find_newest_backup(path)
    if newest is None:
        return _("No backup of it was found in {folder}.").format(folder=path.parent / "backups")
    return _("The newest backup is {backup}.").format(backup=newest.path)


def disk_full(path: Path) -> DiskFullError:
    """Say that there is no room left for `path`."""
    return DiskFullError(
        _(
            "There is no room left on the disk to write {path}. Nothing that was saved before is lost. "
            "Free some space, then try again."
        ).format(path=path)
    )


def busy(path: Path) -> VaultBusyError:
    """Say that someone else is writing to `path`."""
    return VaultBusyError(
        _(
            "Another program is writing to the vault {path} and did not finish in time. "
            "Nothing was changed. Try again in a moment."
        ).format(path=path)
    )


def in_use(path: Path) -> VaultBusyError:
    """Say that another program has `path` open where nobody may."""
    return VaultBusyError(
        _(
            "The vault {path} is open in another window or program. Nothing was changed. "
            "Close it there, then try again."
        ).format(path=path)
    )


def read_only(path: Path) -> VaultError:
    """Say that `path` or its folder does not let itself be written."""
    return VaultError(
        _(
            "{path} cannot be written: the file or its folder is read-only. Nothing was changed. "
            "Allow writing to both, or choose a folder of your own."
        ).format(path=path)
    )


def damaged(path: Path) -> VaultError:
    """Say that SQLite finds `path` damaged."""
    return VaultError(
        _(
            "The vault {path} is damaged and cannot be read in full. It was left as it is. {backup} "
            "Keep a copy of the damaged file before you put a backup in its place."
        ).format(path=path, backup=backup_hint(path))
    )


def cannot_open(path: Path) -> VaultError:
    """Say that `path` cannot be opened by this user at all."""
    return VaultError(
        _(
            "The vault {path} cannot be opened: you may not read it, or its folder does not let files be made in it. "
            "Nothing was changed. Check that you own both."
        ).format(path=path)
    )


def disk_error(path: Path) -> VaultError:
    """Say that the disk failed while `path` was read or written, or that it is full, which SQLite may not tell."""
    if path.parent.is_dir() and shutil.disk_usage(path.parent).free < _SMALLEST_NEED:
        return disk_full(path)
    return VaultError(
        _(
            "The disk reported an error while the vault {path} was read or written, so the last change was not saved. "
            "Check the disk, and take a backup to another one."
        ).format(path=path)
    )


_OF_THE_MOMENT = {
    dbapi2.SQLITE_BUSY,
    dbapi2.SQLITE_LOCKED,
    dbapi2.SQLITE_READONLY,
    dbapi2.SQLITE_IOERR,
    dbapi2.SQLITE_FULL,
    dbapi2.SQLITE_CANTOPEN,
}

_BY_CODE: dict[int, Callable[[Path], VaultError]] = {
    dbapi2.SQLITE_BUSY: busy,
    dbapi2.SQLITE_LOCKED: busy,
    dbapi2.SQLITE_READONLY: read_only,
    dbapi2.SQLITE_IOERR: disk_error,
    dbapi2.SQLITE_CORRUPT: damaged,
    dbapi2.SQLITE_FULL: disk_full,
    dbapi2.SQLITE_CANTOPEN: cannot_open,
    dbapi2.SQLITE_AUTH: cannot_open,
    dbapi2.SQLITE_NOTADB: damaged,
}


_CODES = {
    "database is locked": dbapi2.SQLITE_BUSY,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "database or disk is full": dbapi2.SQLITE_FULL,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
    "file is not a database": dbapi2.SQLITE_NOTADB,
}
"""SQLite's fixed words for its codes: the driver's backup call raises errors that have the words alone."""


def _explain_database(error: Exception, path: Path) -> VaultError | None:
    explain = _BY_CODE.get(sqlite_code(error))
    return None if explain is None else explain(path)


def _explain_system(error: OSError, path: Path) -> VaultError:
    if error.errno in _NO_ROOM:
        return disk_full(path)
    if error.errno in _NOT_ALLOWED:
        return read_only(path)
    reason = error.strerror or str(error)
    return VaultError(_("The file {path} cannot be used: {reason}.").format(path=path, reason=reason))
