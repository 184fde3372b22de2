"""Which chapters there are, each imported when one of its topics is first opened."""

from typing import TYPE_CHECKING

from ladderdesk.ui.learn.topics import Chapter

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.learn.assess.drafts import Drafts
    from ladderdesk.ui.learn.chapter import ChapterPage
    from ladderdesk.ui.tasks import Tasks


def make_chapter(chapter: Chapter, desk: "Desk", tasks: "Tasks", drafts: "Drafts") -> "ChapterPage":
    """Make the page of a chapter; those on which assessments are answered share their `drafts`."""
    match chapter:
        case Chapter.OVERVIEW:
            from ladderdesk.ui.learn.overview.page import OverviewPage

            return OverviewPage(desk, tasks, drafts)
        case Chapter.ASSESS:
            from ladderdesk.ui.learn.assess.page import AssessPage

            return AssessPage(desk, tasks, drafts)
        case Chapter.REFERENCE:
            from ladderdesk.ui.learn.reference.page import ReferencePage

            return ReferencePage(desk, tasks)
        case Chapter.PRACTICE:
            from ladderdesk.ui.learn.practice.page import PracticePage

            return PracticePage(desk, tasks)
        case Chapter.GUIDES:
            from ladderdesk.ui.learn.guides.page import GuidesPage

            return GuidesPage(desk, tasks)
