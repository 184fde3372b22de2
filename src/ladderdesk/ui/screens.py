"""The screens of one desk, one seen at a time, each made on its first visit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ladderdesk.ui.ground import Ground
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Kept
    from ladderdesk.ui.page import Page

PageFactory = Callable[["Desk", Tasks], "Page"]


class Screens(Wardrobe):
    """Hold the screens and pass on what they ask for; before there is a desk it is an empty surface.

    Signals: `page_made(str)` after a screen was made and before it is shown, `page_shown(str)`, and those of `Page`,
    from whichever screen they come.
    """

    page_made = Signal(str)
    page_shown = Signal(str)
    entry_requested = Signal(int)
    criterion_requested = Signal(str)
    page_requested = Signal(str)
    topic_requested = Signal(str)
    command_requested = Signal(str)
    line_requested = Signal(str)
    search_requested = Signal(str)
    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)
    key_hints_changed = Signal()

    def __init__(self, factories: Mapping[str, PageFactory], tasks: Tasks, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screens")
        self._factories = factories
        self._tasks = tasks
        self._desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._page_id = ""
        self._wish = ""
        self._ground = Ground()
        self.addWidget(self._ground)

    @property
    def page_id(self) -> str:
        """Name the screen that is seen, empty where none is."""
        return self._page_id

    @property
    def page(self) -> "Page | None":
        """Give the screen that is seen."""
        return self._pages.get(self._page_id)

    @property
    def pages(self) -> "tuple[Page, ...]":
        """Give every screen that was made, seen or not."""
        return tuple(self._pages.values())

    def take_focus(self) -> None:
        """Hold the keyboard while there is no screen yet, so that it lies on no button."""
        self._ground.setFocus()

    def attach(self, desk: "Desk", page_id: str) -> None:
        """Show the screens of a desk from now on, this one first unless another was asked for; drop those before."""
        self.detach()
        self._desk = desk
        wish, self._wish = self._wish, ""
        self.go_to(wish or page_id)

    def forget_early(self) -> None:
        """Drop the keys and the screen that were asked for before there was a desk, because something else is shown."""
        self._wish = ""
        self._ground.forget()

    def detach(self) -> None:
        """Save what is being typed and drop every screen."""
        for page in self._pages.values():
            page.settle()
        self.setCurrentWidget(self._ground)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._page_id = ""
        self._desk = None

    def go_to(self, page_id: str) -> None:
        """Show a screen, made now where this is its first visit; what is being typed on the other one is saved.

        Before there is a desk the wish is kept until there is one.
        """
        if page_id == self._page_id or page_id not in self._factories:
            return
        if self._desk is None:
            self._wish = page_id
            return
        self.settle()
        is_new = page_id not in self._pages
        if is_new:
            self._make(page_id, self._desk)
        self._page_id = page_id
        if is_new:
            self.page_made.emit(page_id)
        self.setCurrentWidget(self._pages[page_id])
        self._pages[page_id].enter()
        self._ground.hand_over(self._pages[page_id])
        self.page_shown.emit(page_id)

    def settle(self) -> None:
        """Save what is being typed."""
        if self.page is not None:
            self.page.settle()

    def keep_typed(self) -> bool:
        """Save what is being typed on any screen and say whether nothing is left only there."""
        kept = [page.keep_typed() for page in self._pages.values()]
        return all(kept)

    def note_changes(self, kinds: "frozenset[Kept]") -> None:
        """Let every screen know what a commit changed."""
        for page in self._pages.values():
            page.note_changes(kinds)

    def read_again(self, page_id: str) -> None:
        """Let a screen that was made read again what it shows."""
        if page_id in self._pages:
            self._pages[page_id].mark_stale()

    def _make(self, page_id: str, desk: "Desk") -> None:
        page = self._factories[page_id](desk, self._tasks)
        self._pages[page_id] = page
        self._connect(page)
        self.addWidget(page)

    def _connect(self, page: "Page") -> None:
        page.entry_requested.connect(self.entry_requested)
        page.criterion_requested.connect(self.criterion_requested)
        page.page_requested.connect(self.page_requested)
        page.ladder_requested.connect(self._show_ladder)
        page.competency_requested.connect(self._show_competency)
        page.topic_requested.connect(self.topic_requested)
        page.command_requested.connect(self.command_requested)
        page.line_requested.connect(self.line_requested)
        page.search_requested.connect(self.search_requested)
        page.notice_posted.connect(self.notice_posted)
        page.notice_withdrawn.connect(self.notice_withdrawn)
        page.key_hints_changed.connect(self.key_hints_changed)

    def _show_ladder(self, ladder: str, criterion: str) -> None:
        self.page_requested.emit("ladder")
        if self.page is not None:
            self.page.show_ladder(ladder, criterion)

    def _show_competency(self, competency: str) -> None:
        self.page_requested.emit("journal")
        if self.page is not None:
            self.page.show_competency(competency)
