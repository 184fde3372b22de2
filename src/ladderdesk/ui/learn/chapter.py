"""A chapter of Learn: a page inside the page, which shows one of its topics at a time."""

from typing import ClassVar

from ladderdesk.ui.learn.topics import Chapter
from ladderdesk.ui.page import Page


class ChapterPage(Page):
    """Show one topic of a chapter. Subclasses say their `chapter`, and read and show in `refresh()` what `item` names.

    A chapter is made when one of its topics is first opened. Like every page it knows the desk, refreshes after an
    announcement that concerns it, saves in `settle()` what is being typed, and asks for another topic by
    `topic_requested`.
    """

    chapter: ClassVar[Chapter]
    item: str = ""

    def toggle_side(self) -> None:
        """Show or hide what stands beside the topic; chapters without such a pane leave this as it is."""

    def begin_filter(self) -> bool:
        """Put the keyboard into the field that narrows the topic; says whether there is one that did not have it."""
        return False

    def show_item(self, item: str) -> None:
        """Show another topic of the chapter; what is being typed on the one before is saved."""
        if item == self.item:
            return
        self.settle()
        self.item = item
        self.mark_stale()

    def show_place(self, place: str) -> None:
        """Go to a place in the topic, such as one day of a guide; chapters without places leave this as it is."""
