"""List the reference pages with how much each holds."""

from typing import TYPE_CHECKING

from ladderdesk.catalogue.learning import Reference
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


def list_pages(desk: "Desk") -> tuple[Topic, ...]:
    """List every reference page, behind it the number of its rows, cards or facts."""
    return tuple(Topic(Chapter.REFERENCE, page.id, page.title, _count(page)) for page in desk.library.reference())


def _count(page: Reference) -> str:
    return str(len(page.table.rows) if page.table else len(page.cards) or len(page.facts))
