"""The bytes of files that entries carry, each kept once by its digest."""

import hashlib

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ladderdesk.errors import InputError, NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Attachment
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

LARGEST = 64 * 1024 * 1024
"""The most bytes of one file."""


def attach_file(session: Session, content: bytes, *, name: str, media_type: str) -> Attachment:
    """Keep the bytes of a file and give the value that an entry's content then carries."""
    if len(content) > LARGEST:
        raise InputError(
            _("The file {name} is larger than {limit} MB. Link to it instead.").format(name=name, limit=LARGEST >> 20)
        )
    digest = hashlib.sha256(content).hexdigest()
    statement = insert(t.blob).values(digest=digest, size=len(content), content=content)
    session.execute(statement.on_conflict_do_nothing())
    return Attachment(name=name, media_type=media_type, size=len(content), digest=digest)


def read_blob(session: Session, digest: str) -> bytes:
    """Give the bytes of a file by its digest. Raises NotFoundError."""
    content = session.execute(select(t.blob.c.content).where(t.blob.c.digest == digest)).scalar_one_or_none()
    if content is None:
        raise NotFoundError(_("The file is not in this vault."))
    return bytes(content)


def has_blob(session: Session, digest: str) -> bool:
    """Say whether the bytes of a file are in the vault."""
    return session.execute(select(t.blob.c.digest).where(t.blob.c.digest == digest)).first() is not None
