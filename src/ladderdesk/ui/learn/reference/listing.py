"""List the reference pages with how much each holds."""

from typing import TYPE_CHECKING

from ladderdesk.catalogue.learning import Reference, ReferenceKind
from ladderdesk.i18n import ngettext
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

ORDER: tuple[ReferenceKind, ...] = (
    "table",
    "heatmap",
    "roadblocks",
    "misreadings",
    "resources",
    "patterns",
    "companies",
    "questions",
    "facts",
)
"""What is compared and worked with comes before what is read."""


def list_pages(desk: "Desk") -> tuple[Topic, ...]:
    """List every reference page by its kind; behind it the number of its roles, cards or figures."""
    pages = sorted(desk.library.reference(), key=lambda page: (ORDER.index(page.kind), -_size(page), page.title))
    return tuple(Topic(Chapter.REFERENCE, page.id, page.title, _aside(page)) for page in pages)


def _aside(page: Reference) -> str:
    roles = _roles(page)
    return ngettext("{n} role", "{n} roles", roles).format(n=roles) if roles else str(_size(page))


def _roles(page: Reference) -> int:
    if page.table is None:
        return 0
    ladders = [each.ladder for each in page.table.columns] + [each.ladder for each in page.table.rows]
    return sum(ladder is not None for ladder in ladders)


def _size(page: Reference) -> int:
    return _roles(page) or len(page.cards) or len(page.facts)
