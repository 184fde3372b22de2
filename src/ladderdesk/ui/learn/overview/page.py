"""The overview of Learn: answer in brief, see the roles and roadblocks, open what is due."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.ui.learn.assess.behind import show_behind
from ladderdesk.ui.learn.assess.taking import CONCERNS, Taking
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.overview.card import AssessmentCard
from ladderdesk.ui.learn.overview.hints import hints_for
from ladderdesk.ui.learn.overview.reading import OF_ENGINEERS, OF_EVERYONE, OverviewSeen, read_overview
from ladderdesk.ui.learn.overview.view import OverviewView
from ladderdesk.ui.learn.plan_step import StepPlanner
from ladderdesk.ui.learn.reference.roadblocks import origin_of
from ladderdesk.ui.learn.topics import Chapter
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.learn.assess.drafts import Drafts
    from ladderdesk.ui.learn.reference.reading import CardSeen
    from ladderdesk.ui.tasks import Tasks


class OverviewPage(ChapterPage):
    """Show the overview; each of its parts leads to the page it is taken from."""

    chapter = Chapter.OVERVIEW
    concerns = CONCERNS | {Kept.DISMISSALS}
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", drafts: "Drafts", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._planner = StepPlanner(self)
        self._roadblocks = ""
        self._cards = [self._make_card(each, drafts) for each in (OF_ENGINEERS, OF_EVERYONE)]
        self._view = OverviewView(self._cards)
        self._view.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._connect()

    def refresh(self) -> None:
        """Read everything again, beside the window's thread."""
        self.tasks.run(partial(read_overview, self.desk), self._show, key="learn-overview")

    def enter(self) -> None:
        """Put the keyboard on the first open question."""
        self.tasks.show_now(self)
        self._cards[0].card.take_focus()

    def settle(self) -> None:
        """Leave no card begun anew without an answer; each answer is kept already."""
        for card in self._cards:
            card.taking.put_off()

    def _make_card(self, assessment: str, drafts: "Drafts") -> AssessmentCard:
        taking = Taking(self, drafts)
        taking.turn_to(assessment)
        return AssessmentCard(taking, name=f"learn-overview-{assessment}")

    def _connect(self) -> None:
        view = self._view
        for card in self._cards:
            card.topic_requested.connect(self.topic_requested)
            card.suggestion_requested.connect(self._show_behind)
            card.taking.changed.connect(self._show_hints)
        view.due.topic_requested.connect(self.topic_requested)
        view.roles.topic_requested.connect(self.topic_requested)
        view.roles.ladder_requested.connect(self._open_ladder)
        view.roles.copied.connect(self._tell_copied)
        view.roadblocks.topic_requested.connect(self.topic_requested)
        view.roadblocks.plan_requested.connect(self._plan)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _show(self, seen: OverviewSeen) -> None:
        """Show what was read; the first time a part a turn, for all parts are made then, and seen once they are."""
        self._roadblocks = seen.roadblocks.page.title
        view, cards = self._view, zip(self._cards, seen.assessments, strict=True)
        self.tasks.show_in_turns(
            self,
            [
                partial(view.due.show_due, seen.due),
                *(partial(card.taking.take_up, assessment) for card, assessment in cards),
                partial(view.roles.show_roles, seen.roles),
                partial(view.roadblocks.show_roadblocks, seen.roadblocks),
                self._show_view,
            ],
        )
        if not view.isHidden():
            self.tasks.show_now(self)

    def _show_view(self) -> None:
        self._view.order_stops()
        self._view.show()
        self._show_hints()

    def _show_behind(self, question: str) -> None:
        for card in self._cards:
            suggestion = card.shown.seen.suggestions.get(question) if card.shown is not None else None
            if suggestion is not None:
                show_behind(self, suggestion)
                return

    def _plan(self, held: "CardSeen") -> None:
        if held.card.step is not None:
            self._planner.begin(held.card.step, note=origin_of(self._roadblocks, held.card))

    def _open_ladder(self, ladder: str) -> None:
        self.ladder_requested.emit(ladder, "")

    def _tell_copied(self) -> None:
        self.notice_posted.emit(Notice(_("Table copied.")))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._view.isAncestorOf(now):
            self._show_hints()

    def _show_hints(self) -> None:
        self.show_key_hints(hints_for(self._view))
