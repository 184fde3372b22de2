"""Text that was typed but is not an entry yet, by the place it was typed in: safe on disk, and no part of the log."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from ladderdesk.journal.images import storable
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


def keep(session: Session, place: str, text: str) -> None:
    """Keep the text of a place in place of what was kept there; no text keeps nothing."""
    if not text:
        session.execute(delete(t.scratch).where(t.scratch.c.key == place))
        return
    statement = insert(t.scratch).values(key=place, text=storable(text))
    session.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"text": statement.excluded.text}))


def kept(session: Session, place: str) -> str:
    """Give the text kept for a place, empty where there is none."""
    return session.execute(select(t.scratch.c.text).where(t.scratch.c.key == place)).scalar_one_or_none() or ""


def take(session: Session, place: str) -> str:
    """Give the text kept for a place and keep it no longer."""
    text = kept(session, place)
    keep(session, place, "")
    return text


def places(session: Session, under: str) -> list[str]:
    """List the places whose name begins with `under` and at which something is kept."""
    own = t.scratch.c.key
    return list(session.execute(select(own).where(own.startswith(under, autoescape=True)).order_by(own)).scalars())
