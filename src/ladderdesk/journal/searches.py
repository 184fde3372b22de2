"""Searches the user wants to ask again."""

from dataclasses import dataclass
from typing import NewType

from sqlalchemy import select

from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal.records import add_record, change_record, remove_record, require_record
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

SearchId = NewType("SearchId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search under a name."""

    id: SearchId
    uuid: str
    name: str
    query: str


def save_search(session: Session, name: str, query: str) -> SearchId:
    """Keep a search under a name and give its number."""
    image = {"name": _require_name(name), "query": query}
    return SearchId(add_record(session, "saved_search", image, verb="search.save", subject=name))


def change_search(session: Session, search_id: SearchId, *, name: str, query: str) -> None:
    """Give a kept search another name or another query."""
    name = _require_name(name)
    change_record(session, "saved_search", search_id, verb="search.change", subject=name, name=name, query=query)


def remove_search(session: Session, search_id: SearchId) -> None:
    """Keep a search no longer."""
    name = require_record(session, "saved_search", search_id)["name"]
    remove_record(session, "saved_search", search_id, verb="search.remove", subject=name)


def searches(session: Session) -> tuple[SavedSearch, ...]:
    """Read the kept searches by name."""
    query = select(t.saved_search).order_by(t.saved_search.c.name, t.saved_search.c.id)
    return tuple(
        SavedSearch(id=row.id, uuid=row.uuid, name=row.name, query=row.query) for row in session.execute(query)
    )


def _require_name(name: str) -> str:
    if not name.strip():
        raise InputError(_("A search needs a name to be kept under."))
    return name.strip()
