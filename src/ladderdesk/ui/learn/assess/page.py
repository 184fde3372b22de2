"""Where am I now: answer an assessment, see what it comes to, keep the run, take the level, plan the steps."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk import assessing, guiding
from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command
from ladderdesk.ui.learn.assess.behind import show_behind
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.assess.hints import hints_for
from ladderdesk.ui.learn.assess.shown import LevelOffer, Shown
from ladderdesk.ui.learn.assess.taking import BRING_BACK, CONCERNS, Taking
from ladderdesk.ui.learn.assess.view import AssessView
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.plan_step import StepPlanner
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.levels import take_level

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Step
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

ROLES_PAGE = "roles"
"""The reference page that sets roles side by side."""
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AssessPage(ChapterPage):
    """Show an assessment: the answers being given, or where none are open the newest run."""

    chapter = Chapter.ASSESS
    concerns = CONCERNS
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._ties: tuple[guiding.Tie, ...] = ()
        self._taking = Taking(self, drafts)
        self._planner = StepPlanner(self)
        self._view = AssessView()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._view)
        self._offer_commands()
        self._connect()

    @property
    def _shown(self) -> Shown | None:
        return self._taking.shown

    def refresh(self) -> None:
        """Read the assessment again, beside the window's thread."""
        self.tasks.run(partial(assessing.read, self.desk, self.item), self._taking.take_in, key="learn-assess")
        self.tasks.run(partial(guiding.read_ties, self.desk, self.item), self._take_ties, key="learn-assess-ties")

    def show_item(self, item: str) -> None:
        """Show another assessment, as it stands now."""
        if item != self.item:
            self._taking.turn_to(item)
        super().show_item(item)

    def toggle_side(self) -> None:
        """Show or hide the history."""
        self._view.columns.toggle_side()

    def enter(self) -> None:
        """Put the keyboard on the first open question."""
        self._view.card.take_focus()

    def _offer_commands(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._save_offer = self.offer(Command("save_run", _("Save this run"), SAVE_KEYS, "check"), self._taking.save)
        again = Command("take_again", _("Take it again"), ("R",), "undo")
        self._again_offer = self.offer(again, self._take_again, on=self._view.card.box, context=inside)
        self._level_offers = {
            "current": self.offer(
                Command("set_current", _("Use as my current level"), ("Ctrl+Shift+U",)), self._take_current
            ),
            "target": self.offer(Command("set_target", _("Use as my target"), ("Ctrl+Shift+T",)), self._take_target),
        }
        self._back_offer = self.offer(Command(BRING_BACK, _("Bring back the answers")), self._bring_back)
        self._back_offer.setEnabled(False)

    def _connect(self) -> None:
        view = self._view
        self._taking.changed.connect(self._show)
        view.card.answered.connect(self._taking.answer)
        view.card.suggestion_requested.connect(self._show_behind)
        view.foot.save_requested.connect(self._taking.save)
        view.foot.again_requested.connect(self._take_again)
        view.foot.restart_requested.connect(self._start_over)
        view.foot.resume_requested.connect(self._resume)
        view.result.level_taken.connect(self._take_level)
        view.result.ladder_requested.connect(self._look_at_ladder)
        view.result.compare_requested.connect(self._compare_roles)
        view.result.plan_requested.connect(self._plan)
        view.ties.topic_requested.connect(self.topic_requested)
        view.history.run_chosen.connect(self._taking.choose_run)
        view.attended.connect(self._show_hints)

    def _take_ties(self, ties: tuple[guiding.Tie, ...]) -> None:
        self._ties = ties
        self._show_ties()

    def _show_ties(self) -> None:
        if self._shown is not None:
            own = [one for one in self._ties if one.assessment.id == self.item]
            self._view.ties.show_ties(own, self._shown.run)

    def _show(self) -> None:
        shown = self._shown
        assert shown is not None
        self._view.show_assessment(shown, can_compare=bool(self._table_topic()))
        self._show_ties()
        self._weigh_offers()
        self._show_hints()

    def _weigh_offers(self) -> None:
        shown = self._shown
        assert shown is not None
        self._save_offer.setEnabled(self._taking.can_save)
        self._again_offer.setEnabled(self._taking.can_take_again)
        self._back_offer.setEnabled(self._taking.can_bring_back)
        free = {offer.role for offer in shown.levels if not offer.is_held}
        for role, made in self._level_offers.items():
            made.setEnabled(role in free)

    def _take_again(self) -> None:
        self._taking.take_again()
        self._view.columns.go_to_top()
        self._view.card.take_focus()

    def _start_over(self) -> None:
        self._taking.start_over()
        self._view.card.take_focus()

    def _bring_back(self) -> None:
        self._taking.bring_back()
        self._back_offer.setEnabled(self._taking.can_bring_back)

    def _resume(self) -> None:
        self._taking.resume()
        self._view.card.take_focus()

    def _take_current(self) -> None:
        self._take_named("current")

    def _take_target(self) -> None:
        self._take_named("target")

    def _take_named(self, role: str) -> None:
        named = self._shown.levels if self._shown is not None else ()
        for offer in named:
            if offer.role == role:
                self._take_level(offer)

    def _take_level(self, offer: LevelOffer) -> None:
        self.notice_posted.emit(take_level(self.desk, offer.role, offer.ref.ladder, offer.ref.level))

    def _plan(self, step: "Step") -> None:
        assert self._shown is not None
        title = self._shown.seen.assessment.title
        self._planner.begin(step, note=_("From the assessment {title}.").format(title=title))

    def _look_at_ladder(self, ladder: str) -> None:
        self.ladder_requested.emit(ladder, "")

    def _compare_roles(self) -> None:
        self.topic_requested.emit(self._table_topic())

    def _table_topic(self) -> str:
        """Name the table of roles where it has all ladders that lead together; nothing where it has not."""
        shown = self._shown
        result = shown.result if shown is not None else None
        leading = {band.ladder for band in result.bands if band.ladder} if result is not None else set()
        if len(leading) < 2:
            return ""
        page = next((each for each in self.desk.library.reference() if each.id == ROLES_PAGE), None)
        columns = page.table.columns if page is not None and page.table is not None else ()
        return topic_id(Chapter.REFERENCE, ROLES_PAGE) if leading <= {each.ladder for each in columns} else ""

    def _show_behind(self, question: str) -> None:
        suggestion = self._shown.seen.suggestions.get(question) if self._shown is not None else None
        if suggestion is not None:
            show_behind(self, suggestion)

    def _show_hints(self) -> None:
        if self._shown is not None:
            self.show_key_hints(hints_for(self._view, self._shown))
