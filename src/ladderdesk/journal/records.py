"""What the verbs on records of one row share: add one, change some of it, remove it, each as one operation."""

from typing import Any

from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal.images import Change, Image
from ladderdesk.journal.log import carry_out, new_uuid
from ladderdesk.journal.stores import read_image
from ladderdesk.vault.session import Session


def add_record(session: Session, record: str, image: Image, *, verb: str, subject: str = "") -> int:
    """Write a new record under a new UUID and give its number."""
    return carry_out(session, verb, subject, [Change(record, None, {"uuid": new_uuid(), **image})])[0]


def change_record(
    session: Session,
    record: str,
    number: int,
    *,
    verb: str,
    subject: str = "",
    sitting: str | None = None,
    **values: Any,
) -> None:
    """Set some values of a record; the same values change nothing. Raises NotFoundError."""
    before = require_record(session, record, number)
    after = {**before, **values}
    if after != before:
        carry_out(session, verb, subject, [Change(record, before, after, number)], sitting=sitting)


def remove_record(session: Session, record: str, number: int, *, verb: str, subject: str = "") -> None:
    """Take a record out. Raises NotFoundError."""
    before = require_record(session, record, number)
    carry_out(session, verb, subject, [Change(record, before, None, number)])


def require_record(session: Session, record: str, number: int) -> Image:
    """Read a record; raises NotFoundError where it is gone."""
    image = read_image(session, record, number)
    if image is None:
        raise NotFoundError(_("What you wanted to change is not there any more. Nothing was changed."))
    return image
