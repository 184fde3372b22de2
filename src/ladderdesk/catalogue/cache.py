"""Keep what was read from content files, so that a start neither loads the YAML reader nor checks a file twice.

Each record names what it was made from and carries the digest of its own bytes: a record that is stale, cut short or
changed is as good as none.
"""

import hashlib
import logging
import os
from pathlib import Path
from typing import TypeVar

import msgspec

import ladderdesk
from ladderdesk.catalogue import model
from ladderdesk.catalogue.model import Content
from ladderdesk.paths import private_folder

_DIGEST = hashlib.sha256().digest_size
_log = logging.getLogger(__name__)

Kept = TypeVar("Kept", bound=Content)


class Cache:
    """A folder of records that can be made again from the content files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str, origin: bytes, type_: type[Kept]) -> Kept | None:
        """Give the record of this name where it was made from `origin`, a digest by `origin_of`."""
        try:
            record = self._path(name).read_bytes()
        except OSError:
            return None
        made_from, digest, packed = record[:_DIGEST], record[_DIGEST : 2 * _DIGEST], record[2 * _DIGEST :]
        if made_from != origin or hashlib.sha256(packed).digest() != digest:
            return None
        try:
            return msgspec.msgpack.decode(packed, type=type_)
        except msgspec.MsgspecError:
            return None

    def keep(self, name: str, origin: bytes, value: Content) -> None:
        """Keep a record in place of an older one; where it cannot be written the next start reads the file again."""
        packed = msgspec.msgpack.encode(value)
        try:
            _replace(self._path(name), origin + hashlib.sha256(packed).digest() + packed)
        except OSError as error:
            _log.info("content is not cached: %s", error.strerror)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.msgpack"


def origin_of(*sources: bytes) -> bytes:
    """Digest what a record is made from: the program's version, the fields of the types, and the sources."""
    digest = hashlib.sha256(f"{ladderdesk.__version__} {_fields()}".encode())
    for source in sources:
        digest.update(hashlib.sha256(source).digest())
    return digest.digest()


def _fields() -> str:
    types = (each for each in vars(model).values() if isinstance(each, type) and issubclass(each, Content))
    return " ".join(f"{each.__name__}:{','.join(each.__struct_fields__)}" for each in types)


def _replace(path: Path, record: bytes) -> None:
    private_folder(path.parent)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(record)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
