"""What can be opened in Learn: topics, in the chapters they stand in."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from ladderdesk.i18n import _

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

Tone = Literal["plain", "done", "due"]


class Chapter(StrEnum):
    """The parts of Learn, in the order of its list."""

    OVERVIEW = "overview"
    ASSESS = "assess"
    REFERENCE = "reference"
    PRACTICE = "practice"
    GUIDES = "guides"


class Topic(NamedTuple):
    """One row of the list: `item` is the id of the assessment, page, exercise or guide, empty for the overview.

    `aside` says how it stands ("4 of 6", "day 7 due"); `tone` makes it a check mark (done) or amber (due), and then
    `aside` is spoken where a mark stands for it.
    """

    chapter: Chapter
    item: str
    title: str
    aside: str = ""
    tone: Tone = "plain"

    @property
    def id(self) -> str:
        """Name the topic as links within the program do."""
        return topic_id(self.chapter, self.item)


def topic_id(chapter: Chapter, item: str) -> str:
    """Name a topic: `practice/senior-to-staff`; one that is a whole chapter by this alone, `overview`."""
    return f"{chapter.value}/{item}" if item else chapter.value


def split_topic(topic: str) -> tuple[Chapter, str]:
    """Give chapter and item of a topic's name; raises ValueError for what names none."""
    chapter, _slash, item = topic.partition("/")
    return Chapter(chapter), item


def split_place(topic: str) -> tuple[str, str]:
    """Part a topic's name from a place in it that may stand behind: `guides/career-ladders#7` is its day 7."""
    name, _sign, place = topic.partition("#")
    return name, place


def chapter_title(chapter: Chapter) -> str:
    """Say what a chapter is called; nothing for the overview, which stands over all of them."""
    return {
        Chapter.OVERVIEW: "",
        Chapter.ASSESS: _("Where am I now"),
        Chapter.REFERENCE: _("Reference"),
        Chapter.PRACTICE: _("Practice"),
        Chapter.GUIDES: _("Checkpoints"),
    }[chapter]


def list_topics(desk: "Desk") -> tuple[Topic, ...]:
    """List every topic with how it stands now, chapter by chapter; for a worker."""
    return tuple(topic for lister in _listers() for topic in lister(desk))


def _listers() -> "Sequence[Callable[[Desk], Sequence[Topic]]]":
    from ladderdesk.ui.learn.assess.listing import list_assessments
    from ladderdesk.ui.learn.guides.listing import list_guides
    from ladderdesk.ui.learn.overview.listing import list_overview
    from ladderdesk.ui.learn.practice.listing import list_exercises
    from ladderdesk.ui.learn.reference.listing import list_pages

    return (list_overview, list_assessments, list_pages, list_exercises, list_guides)
