"""Name the backups of a vault and find them again: the shelf is a folder beside the vault."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ladderdesk import paths

SUFFIX = ".ladderdesk"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{6}Z)(?:_(?P<number>\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup file: which vault it is of, when it was taken (UTC), and its size in bytes."""

    path: Path
    stem: str
    taken_at: datetime
    number: int
    size: int


def name_backup(stem: str, taken_at: datetime, *, number: int = 1) -> str:
    """Name a backup so that names sort by time; `number` tells apart those of one second."""
    stamp = taken_at.astimezone(UTC).strftime(_STAMP)
    return f"{stem}-{stamp}{SUFFIX}" if number == 1 else f"{stem}-{stamp}_{number:02}{SUFFIX}"


def list_backups(folder: Path, *, stem: str | None = None) -> tuple[Backup, ...]:
    """List the backups in `folder`, newest first; those of one vault where `stem` names it. No folder means none."""
    if not folder.is_dir():
        return ()
    found = [backup for path in folder.glob(f"*{SUFFIX}") if (backup := _find_backup(path)) is not None]
    chosen = [backup for backup in found if stem is None or backup.stem == stem]
    return tuple(sorted(chosen, key=lambda backup: (backup.taken_at, backup.number, backup.stem), reverse=True))


def find_newest_backup(vault: Path) -> Backup | None:
    """Find the newest backup of the vault at `vault` in its own backup folder."""
    vault = vault.resolve()
    return next(iter(list_backups(paths.backup_folder(vault), stem=vault.stem)), None)


def _find_backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name.removesuffix(SUFFIX))
    if match is None or not path.is_file():
        return None
    taken_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
    number = int(match["number"] or 1)
    return Backup(path=path, stem=match["stem"], taken_at=taken_at, number=number, size=path.stat().st_size)
