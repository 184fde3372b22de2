"""List the guides with the return that is due."""

from datetime import date
from typing import TYPE_CHECKING

from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Guide
    from ladderdesk.desk import Desk


def list_guides(desk: "Desk") -> tuple[Topic, ...]:
    """List every guide; behind it the day that is due, or a check once all are done."""
    with desk.vault.reading() as session:
        planned = runs.checkpoints(session)
    today = desk.today()
    return tuple(
        _topic(guide, [one for one in planned if one.guide == guide.id], today) for guide in desk.library.guides()
    )


def _topic(guide: "Guide", planned: list[runs.Checkpoint], today: date) -> Topic:
    waiting = [one for one in planned if one.done_on is None]
    if planned and not waiting:
        return Topic(Chapter.GUIDES, guide.id, guide.title, _("all done"), "done")
    if waiting and waiting[0].due <= today:
        return Topic(Chapter.GUIDES, guide.id, guide.title, _("day {n} due").format(n=waiting[0].day_number), "due")
    return Topic(Chapter.GUIDES, guide.id, guide.title)
