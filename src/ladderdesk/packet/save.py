"""Put a finished document on disk: whole or not at all, and what was there before stays until the new file is safe."""

import errno
import os
import secrets
from pathlib import Path

from ladderdesk.errors import ExportError
from ladderdesk.i18n import _


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place, make it durable, and move it there.

    Raises ExportError with a finished sentence where that fails; what was at `path` is then unchanged.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write(beside, content)
        beside.replace(path)
        _settle(path.parent)
    except OSError as problem:
        if beside.exists():
            beside.unlink()
        raise ExportError(_sentence(path, problem)) from problem


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the move durable where the platform can: a folder cannot be opened on Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sentence(path: Path, problem: OSError) -> str:
    told = _("“{name}” was not exported: {reason} Nothing else was changed.")
    return told.format(name=path.name, reason=_reason(path, problem))


def _reason(path: Path, problem: OSError) -> str:
    folder = path.parent
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _("the disk is full. Free some space, or choose another disk.")
    if problem.errno == errno.ENAMETOOLONG:
        return _("the name is too long for this disk. Choose a shorter one.")
    if problem.errno == errno.ENOENT:
        return _("the folder “{folder}” does not exist. Choose another one.").format(folder=folder)
    if problem.errno in {errno.EISDIR, errno.ENOTDIR}:
        return _("there is a folder of that name, or a file where the folder should be. Choose another name.")
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _(
            "“{folder}” may not be written to. Choose another folder, or close the program that has the file open."
        ).format(folder=folder)
    return _("the system said “{words}”.").format(words=problem.strerror or problem)
