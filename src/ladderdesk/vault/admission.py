"""Decide from a file's first bytes whether it may be opened as a vault, without touching it."""

import math
from collections import Counter
from pathlib import Path

from ladderdesk.errors import VaultError
from ladderdesk.i18n import _
from ladderdesk.vault.faults import backup_hint, cannot_open
from ladderdesk.vault.tables import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_PAGE = 4096
_RANDOM_BITS_A_BYTE = 7.5


def admit(path: Path) -> int:
    """Give the schema version in the header of the vault at `path`, or refuse with a sentence; nothing is written."""
    head, size = _read_head(path)
    if size == 0:
        raise _empty(path)
    if not head.startswith(_MAGIC) or len(head) < _HEADER_SIZE:
        raise _encrypted(path) if _looks_encrypted(head, size) else _no_database(path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise _foreign(path)
    version = int.from_bytes(head[60:64], "big")
    require_known(version, path)
    return version


def require_known(version: int, path: Path) -> None:
    """Refuse a vault that a newer LadderDesk has written."""
    if version > SCHEMA_VERSION:
        raise VaultError(
            _(
                "The vault {path} was written by a newer LadderDesk (format {theirs}; this one knows {ours}). "
                "It was left untouched. Update LadderDesk to open it."
            ).format(path=path, theirs=version, ours=SCHEMA_VERSION)
        )


def missing(path: Path) -> VaultError:
    """Say that there is no vault at `path`."""
    return VaultError(
        _(
            "There is no vault at {path}. It may have been moved, renamed or deleted, or its disk is not connected. "
            "{backup}"
        ).format(path=path, backup=backup_hint(path))
    )


def _read_head(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise VaultError(
            _("{path} is a folder, not a vault. Name the vault file inside it, for example {example}.").format(
                path=path, example=path / "journal.ladderdesk"
            )
        )
    try:
        if not path.is_file() and path.exists():
            raise _no_database(path)
        with path.open("rb") as file:
            return file.read(_PAGE), path.stat().st_size
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise cannot_open(path) from error


def _looks_encrypted(head: bytes, size: int) -> bool:
    """An encrypted vault is whole pages of what looks like noise, from the first byte."""
    if size % _PAGE or len(head) < _PAGE:
        return False
    counts = Counter(head)
    return -sum(n / _PAGE * math.log2(n / _PAGE) for n in counts.values()) > _RANDOM_BITS_A_BYTE


def _empty(path: Path) -> VaultError:
    return VaultError(
        _(
            "The file {path} is empty (0 bytes), so it holds no journal. A copy or a sync that did not finish leaves "
            "such a file. It was left as it is. {backup}"
        ).format(path=path, backup=backup_hint(path))
    )


def _encrypted(path: Path) -> VaultError:
    return VaultError(
        _(
            "The file {path} looks encrypted: it needs a passphrase, which this version cannot ask for. "
            "It was left untouched. Open it with the program that encrypted it."
        ).format(path=path)
    )


def _no_database(path: Path) -> VaultError:
    return VaultError(
        _(
            "The file {path} is not a LadderDesk vault: it is some other kind of file. It was left untouched. "
            "Choose a vault, or a name that is free to make a new one."
        ).format(path=path)
    )


def _foreign(path: Path) -> VaultError:
    return VaultError(
        _(
            "The file {path} is a database of another program, not a LadderDesk vault. It was left untouched. "
            "Choose a vault, or a name that is free to make a new one."
        ).format(path=path)
    )
