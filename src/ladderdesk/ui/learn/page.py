"""The Learn screen: topics at the left, one of them at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command
from ladderdesk.ui.closing import ClosingGuard
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.finder import LearnFinder
from ladderdesk.ui.learn.topic_list import TopicList
from ladderdesk.ui.learn.topics import Chapter, Topic, list_topics, split_place, split_topic
from ladderdesk.ui.page import Page
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.wardrobe import Wardrobe
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.keycap import KeyHint

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.learn.chapter import ChapterPage
    from ladderdesk.ui.tasks import Tasks

SIDE, MOST_OF_WIDTH = 232, 0.3
LIST_HINTS = (KeyHint(("J", "K"), _("Next, previous")), KeyHint(("Enter",), _("Open")))


class LearnPage(Page):
    """List what can be learned and worked through, and show one topic; each chapter is made on its first visit."""

    concerns = frozenset({Kept.RUNS, Kept.CHECKPOINTS, Kept.TARGETS})
    title = "Learn"
    icon_name = "learn"
    key_hints = LIST_HINTS

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._topics: tuple[Topic, ...] = ()
        self._topic = ""
        self._chapters: dict[Chapter, ChapterPage] = {}
        self._drafts = Drafts(desk, self)
        self._side = Pane(_("Topics"), name="learn-side", edge="right")
        self._list = TopicList(name="learn-topics")
        self._finder = LearnFinder(self._list)
        self._places = Wardrobe()
        self._guard = ClosingGuard(self.keep_typed, self)
        self._build()
        self._connect()

    @property
    def chapter(self) -> "ChapterPage | None":
        """Give the chapter that is seen."""
        return self._chapters.get(split_topic(self._topic)[0]) if self._topic else None

    def refresh(self) -> None:
        """List the topics again, beside the window's thread."""
        self.tasks.run(self._read, self._show, key="learn-topics")

    def show_topic(self, topic: str) -> None:
        """Show a topic by its name, at a place in it where one is named; raises ValueError for what names none."""
        topic, place = split_place(topic)
        chapter, item = split_topic(topic)
        self._topic = topic
        page = self._chapter_page(chapter)
        self._settle_others(page)
        page.show_item(item)
        if place:
            page.show_place(place)
        self._places.setCurrentWidget(page)
        self._list.show_chosen(topic)
        self._show_hints()

    def enter(self) -> None:
        """Take the keyboard, where it was, else on the topics."""
        held = self.focusWidget()
        is_unused = held is self._finder.field and not self._finder.field.text()
        stop = held if held is not None and held.isVisible() and not is_unused else self._list
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save what is being typed."""
        for page in self._chapters.values():
            page.settle()

    def keep_typed(self) -> bool:
        """Save what is being typed in any chapter and say whether nothing is left only there."""
        kept = [page.keep_typed() for page in self._chapters.values()]
        return all(kept)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the closing of the window while something may be unsaved."""
        super().showEvent(event)
        self._guard.watch(self.window())

    def note_changes(self, kinds: frozenset[Kept]) -> None:
        """Let the chapters know too."""
        super().note_changes(kinds)
        for page in self._chapters.values():
            page.note_changes(kinds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list no more of a narrow window than it can spare."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the list to another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(min(current_theme().dp(SIDE), round(self.width() * MOST_OF_WIDTH)))

    def _build(self) -> None:
        side = self._side
        side.column.addWidget(PaneHeader(_("Learn"), name="learn-header", margins=(22, 12)))
        side.column.addWidget(self._finder, 1)
        self._places.addWidget(Pane(_("Learn"), name="learn-blank"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._places, 1)

    def _connect(self) -> None:
        self._list.topic_chosen.connect(self.show_topic)
        self._finder.asked.connect(self._look_up)
        self._finder.hit_chosen.connect(self._open_hit)
        self._finder.left.connect(self._go_to_list)
        self._list.activated.connect(self._enter_chapter)
        context = Qt.ShortcutContext.WidgetShortcut
        for command, slot in (
            (Command("next_topic", _("Next topic"), ("J",), "down"), self._go_on),
            (Command("previous_topic", _("Previous topic"), ("K",), "up"), self._go_back),
        ):
            self.offer(command, slot, on=self._list, context=context)
        self._list.attended.connect(self._show_list_hints)
        self._list.left.connect(self._show_hints)
        self.offer(Command("find", _("Search in this screen"), ("Ctrl+F",), "search"), self._find)
        self.offer(Command("side_pane", _("Show or hide the side pane"), ("Ctrl+\\",)), self._toggle_side)

    def _read(self) -> tuple[Topic, ...]:
        return list_topics(self.desk)

    def _show(self, topics: tuple[Topic, ...]) -> None:
        self._topics = topics
        if not self._topic and topics:
            self.show_topic(topics[0].id)
        self._list.show_topics(topics, self._topic)

    def _chapter_page(self, chapter: Chapter) -> "ChapterPage":
        if chapter not in self._chapters:
            from ladderdesk.ui.learn.chapters import make_chapter

            page = make_chapter(chapter, self.desk, self.tasks, self._drafts)
            self._chapters[chapter] = page
            self._follow(page)
            self._places.addWidget(page)
        return self._chapters[chapter]

    def _follow(self, page: "ChapterPage") -> None:
        page.topic_requested.connect(self._go_to_topic)
        page.entry_requested.connect(self.entry_requested)
        page.criterion_requested.connect(self.criterion_requested)
        page.page_requested.connect(self.page_requested)
        page.ladder_requested.connect(self.ladder_requested)
        page.competency_requested.connect(self.competency_requested)
        page.command_requested.connect(self.command_requested)
        page.line_requested.connect(self.line_requested)
        page.search_requested.connect(self.search_requested)
        page.notice_posted.connect(self.notice_posted)
        page.notice_withdrawn.connect(self.notice_withdrawn)
        page.key_hints_changed.connect(self._show_hints)

    def _settle_others(self, shown: "ChapterPage") -> None:
        for page in self._chapters.values():
            if page is not shown:
                page.settle()

    def _go_to_topic(self, topic: str) -> None:
        """Show what a chapter asks for, and give it the keyboard once it is read: this waits in the same lane."""
        self.show_topic(topic)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not split_place(topic)[1]:
            self._enter_once_read()

    def _enter_once_read(self) -> None:
        self.tasks.run(_nothing, self._arrive, key="learn-arrive")

    def _arrive(self, _read: None) -> None:
        """Give the keyboard to what was opened, unless the user took it elsewhere meanwhile."""
        held = self.window().focusWidget()
        if held is None or self._side.isAncestorOf(held):
            self._enter_chapter()

    def _enter_chapter(self) -> None:
        if self.chapter is not None:
            self.chapter.enter()

    def _toggle_side(self) -> None:
        if self.chapter is not None:
            self.chapter.toggle_side()

    def _find(self) -> None:
        """Narrow the topic that is worked with; on the list, or pressed again, search all of Learn."""
        chapter, focused = self.chapter, self.window().focusWidget()
        is_inside = chapter is not None and focused is not None and chapter.isAncestorOf(focused)
        if not (is_inside and chapter is not None and chapter.begin_filter()):
            self._finder.begin()

    def _look_up(self, words: str) -> None:
        library = self.desk.library
        self.tasks.run(lambda: library.lookup.find(words), self._finder.show_hits, key="learn-search")

    def _open_hit(self, topic: str) -> None:
        """Open what was found, a ladder on its screen; the words stay for the next hit."""
        name, place = split_place(topic)
        chapter, _slash, item = name.partition("/")
        if chapter == "ladder":
            self.ladder_requested.emit(item, place)
            return
        self.show_topic(topic)
        if not place:
            self._enter_once_read()

    def _go_to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._list.step(1)

    def _go_back(self) -> None:
        self._list.step(-1)

    def _show_list_hints(self) -> None:
        self.show_key_hints(LIST_HINTS)

    def _show_hints(self) -> None:
        """Show the keys of the part that has the keyboard."""
        chapter = self.chapter
        is_listing = self._list.hasFocus() or chapter is None or not chapter.key_hints
        self.show_key_hints(LIST_HINTS if is_listing or chapter is None else chapter.key_hints)


def _nothing() -> None:
    """Stand at the end of the queue, behind what is being read."""
