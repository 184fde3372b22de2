"""List the overview before everything else there is to learn."""

from typing import TYPE_CHECKING

from ladderdesk.i18n import _
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


def list_overview(_desk: "Desk") -> tuple[Topic, ...]:
    """List the one page of this chapter."""
    return (Topic(Chapter.OVERVIEW, "", _("Overview")),)
