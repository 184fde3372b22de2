"""List the guides with the return that is due."""

from typing import TYPE_CHECKING

from ladderdesk.assess.checkpoints import GuideStanding, standing
from ladderdesk.i18n import _
from ladderdesk.journal import checkpoints
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


def list_guides(desk: "Desk") -> tuple[Topic, ...]:
    """List every guide; behind it the day that is due, or a check once all are done."""
    with desk.vault.reading() as session:
        planned = checkpoints.checkpoints(session)
    today = desk.today()
    return tuple(_topic(standing(guide, planned, today)) for guide in desk.library.guides())


def _topic(guide: GuideStanding) -> Topic:
    item, title = guide.guide.id, guide.guide.title
    if guide.is_finished:
        return Topic(Chapter.GUIDES, item, title, _("all done"), "done")
    if guide.due_ones:
        due = _("day {n} due").format(n=guide.due_ones[0].day_number)
        return Topic(Chapter.GUIDES, item, title, due, "due")
    return Topic(Chapter.GUIDES, item, title)
