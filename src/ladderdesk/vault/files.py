"""Put whole files in place: a file is complete and on the disk before it gets its name, and no name is overwritten."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside an open vault."""


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """Give the path of an empty private file beside `target`, and give it the name `target` when the block is done.

    Raises FileExistsError where `target` exists by then. When the block fails nothing is left behind.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield temporary
        sync_file(temporary)
        _give_name(temporary, target)
    finally:
        for leftover in (temporary, *companions(temporary), temporary.with_name(f"{temporary.name}-journal")):
            leftover.unlink(missing_ok=True)
    sync_folder(target.parent)


def companions(path: Path) -> tuple[Path, ...]:
    """Name the files that SQLite may keep beside `path`."""
    return tuple(path.with_name(path.name + ending) for ending in COMPANIONS)


def has_log(path: Path) -> bool:
    """Tell whether a write-ahead log with changes lies beside the database at `path`."""
    log = companions(path)[0]
    return log.exists() and log.stat().st_size > 0


def is_writable(path: Path) -> bool:
    """Tell whether this process may write to the file or folder at `path`."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def is_exposed(path: Path) -> bool:
    """Tell whether anyone but the owner has any right to `path`; Windows keeps rights elsewhere."""
    return os.name != "nt" and path.exists() and bool(path.stat().st_mode & 0o077)


def is_writable_by_others(folder: Path) -> bool:
    """Tell whether others may replace files in `folder`; the sticky bit forbids that."""
    mode = folder.stat().st_mode
    return os.name != "nt" and bool(mode & 0o022) and not mode & stat.S_ISVTX


def make_private(path: Path) -> None:
    """Leave only the owner a right to `path`, if it is there."""
    if path.exists():
        path.chmod(0o600)


def move(path: Path, target: Path) -> None:
    """Give the database at `path` and what SQLite keeps beside it the name `target`, which must be free."""
    for own, other in zip((path, *companions(path)), (target, *companions(target)), strict=True):
        if own.exists():
            own.rename(other)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Make sure that what was written to `path` is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make sure that a name given or taken in `folder` is on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_name(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems (exFAT, network shares) have no hard links; a rename may overwrite there, so look first.
        if target.exists():
            raise FileExistsError(target) from None
        temporary.rename(target)
