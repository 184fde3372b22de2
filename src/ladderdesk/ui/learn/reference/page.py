"""Reference: one page at a time, with what the user's own journal says beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.assess.leverage_words import review_words, week_words
from ladderdesk.catalogue.transcript import card_text, fact_text, page_text
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.actions import Command
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.plan_step import StepPlanner
from ladderdesk.ui.learn.reference import hints
from ladderdesk.ui.learn.reference.facts import FactRow
from ladderdesk.ui.learn.reference.foot import LinksMenu
from ladderdesk.ui.learn.reference.misreadings import MisreadingRow, WeekRow
from ladderdesk.ui.learn.reference.reading import Link, LinkKind, PageSeen, read_page
from ladderdesk.ui.learn.reference.roadblocks import origin_of
from ladderdesk.ui.learn.reference.rows import CardRow, LinkedRow
from ladderdesk.ui.learn.reference.view import PageView
from ladderdesk.ui.learn.topics import Chapter
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.widgets.frames import Pane

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks


class ReferencePage(ChapterPage):
    """Show a reference page: copy from it, follow its links, make an action of a roadblock."""

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.ACTIONS,
            Kept.TARGETS,
            Kept.DISMISSALS,
            Kept.SETTINGS,
        }
    )
    chapter = Chapter.REFERENCE
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._view: PageView | None = None
        self._place = ""
        self._planner = StepPlanner(self)
        self._blank = Pane(_("Reference"), name="reference-blank")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._blank)
        self.offer(Command("copy_page", _("Copy this page as text"), ("Ctrl+Shift+C",), "clip"), self._copy_page)

    def refresh(self) -> None:
        """Read the page and the journal beside it, beside the window's thread."""
        self.tasks.run(partial(read_page, self.desk, self.item), self._show, key="learn-reference")

    def show_place(self, place: str) -> None:
        """Go to a card, figure or row of the page."""
        self._place = place
        if self._view is not None and self._view.seen.page.id == self.item:
            self._go_to_place()

    def begin_filter(self) -> bool:
        """Put the keyboard into the field that narrows the page; not where it is there already."""
        if self._view is None or self._view.head.field.hasFocus():
            return False
        self._view.head.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.head.field.selectAll()
        return True

    def enter(self) -> None:
        """Put the keyboard on the cells or the first row."""
        if self._view is not None:
            self._view.take_focus()

    def _show(self, seen: PageSeen) -> None:
        if seen.page.id != self.item:
            return
        if self._view is not None and self._view.seen.page == seen.page:
            self._view.show_page(seen)
        else:
            self._replace(seen)
        self._go_to_place()

    def _replace(self, seen: PageSeen) -> None:
        old, self._view = self._view, PageView(seen)
        had_focus = old is not None and old.isAncestorOf(self.window().focusWidget() or self)
        self._column.addWidget(self._view)
        self._blank.hide()
        self._connect(self._view)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if had_focus:
            self._view.take_focus()

    def _connect(self, view: PageView) -> None:
        view.ladder_requested.connect(self._open_ladder)
        view.attended.connect(self._show_hints)
        view.head.left.connect(view.take_focus)
        cards = view.cards
        cards.plan_requested.connect(self._plan)
        cards.link_requested.connect(self._follow_link)
        cards.links_requested.connect(self._open_links)
        cards.copy_requested.connect(self._copy_review_words)
        cards.week_copy_requested.connect(self._copy_week)
        self._offer_keys(view)

    def _offer_keys(self, view: PageView) -> None:
        kind = view.seen.page.kind
        copy = Command("copy_card", _("Copy this card"), ("Ctrl+C",), "clip")
        self.offer(copy, self._copy_card, on=view.cards)
        if kind == "roadblocks":
            make = Command("make_action", _("Make it an action"), ("A",), "plus")
            self.offer(make, self._plan_current, on=view.cards)
        if kind == "misreadings":
            words = Command("copy_words", _("Copy words for the review"), ("C",), "clip")
            self.offer(words, self._copy_current_words, on=view.cards)
        if kind == "questions":
            links = Command("card_links", _("Links of this answer"), ("L",), "link")
            self.offer(links, self._open_current_links, on=view.cards)
        if view.table is not None:
            table = Command("copy_table", _("Copy the table"), ("Ctrl+C",), "clip")
            self.offer(table, self._copy_table, on=view.table)
            if view.table.is_heatmap:
                self.offer(
                    Command("turn_table", _("Colours or table"), ("D",), "table"), view.table.turn, on=view.table
                )

    def _go_to_place(self) -> None:
        place, self._place = self._place, ""
        if place and self._view is not None:
            self._view.show_place(place)

    def _require_view(self) -> PageView:
        assert self._view is not None
        return self._view

    def _plan_current(self) -> None:
        row = self._require_view().cards.current
        if isinstance(row, CardRow):
            self._plan(str(row.key))

    def _plan(self, card: str) -> None:
        seen = self._require_view().seen
        held = seen.card(card).card
        if held.step is not None:
            self._planner.begin(held.step, note=origin_of(seen.page.title, held))

    def _open_current_links(self) -> None:
        row = self._require_view().cards.current
        if isinstance(row, LinkedRow):
            self._open_links(row)

    def _open_links(self, row: LinkedRow) -> None:
        """Follow the one link of a row, or let the user choose among several."""
        links = row.links
        if len(links) == 1:
            self._follow_link(links[0])
        elif links:
            menu = LinksMenu(links, self)
            menu.link_requested.connect(self._follow_link)
            menu.open_under(row)

    def _follow_link(self, link: Link) -> None:
        if link.kind is LinkKind.CRITERION:
            self.criterion_requested.emit(link.criterion)
        elif link.kind is LinkKind.LADDER:
            self.ladder_requested.emit(link.ladder, link.criterion)
        elif link.kind is LinkKind.COMPETENCY:
            self.competency_requested.emit(link.competency)
        else:
            self.entry_requested.emit(link.entry)

    def _open_ladder(self, ladder: str) -> None:
        self.ladder_requested.emit(ladder, "")

    def _copy_current_words(self) -> None:
        row = self._require_view().cards.current
        if isinstance(row, WeekRow):
            self._copy_week(str(row.key))
        elif isinstance(row, MisreadingRow):
            self._copy_review_words(str(row.key))

    def _copy_review_words(self, card: str) -> None:
        seen = self._require_view().seen
        held = seen.card(card)
        self._copy(review_words(held.card, held.weeks, seen.entries), _("Words copied for the review."))

    def _copy_week(self, monday: str) -> None:
        seen = self._require_view().seen
        week = next(each.week for each in seen.weeks if each.week.monday.isoformat() == monday)
        self._copy(week_words(week, seen.entries), _("Words copied for the review."))

    def _copy_card(self) -> None:
        row = self._require_view().cards.current
        if isinstance(row, CardRow) and row.seen is not None:
            self._copy(card_text(row.seen.card), _("Card copied."))
        elif isinstance(row, FactRow) and row.fact is not None:
            self._copy(fact_text(row.fact), _("Figure copied."))
        elif isinstance(row, WeekRow):
            self._copy_week(str(row.key))

    def _copy_table(self) -> None:
        table = self._require_view().table
        if table is not None:
            table.copy()
            self.notice_posted.emit(Notice(_("Table copied.")))

    def _copy_page(self) -> None:
        view = self._view
        if view is not None:
            self._copy(page_text(view.seen.page, view.left), _("Page copied."))

    def _copy(self, words: str, told: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.notice_posted.emit(Notice(told))

    def _show_hints(self) -> None:
        view = self._require_view()
        self.show_key_hints(hints.for_page(view.seen.page.kind, on_cells=view.is_on_cells))
