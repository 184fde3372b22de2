"""Where am I now: answer an assessment, see what it comes to, keep the run, take the level, plan the steps."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk import assessing, guiding
from ladderdesk.assessing import Seen
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept, RunId
from ladderdesk.journal.runs import Run
from ladderdesk.ui.actions import Command
from ladderdesk.ui.learn.assess.behind import BehindSheet
from ladderdesk.ui.learn.assess.drafts import Drafts
from ladderdesk.ui.learn.assess.hints import hints_for
from ladderdesk.ui.learn.assess.shown import LevelOffer, Shown, put_together
from ladderdesk.ui.learn.assess.view import AssessView
from ladderdesk.ui.learn.chapter import ChapterPage
from ladderdesk.ui.learn.plan_step import StepPlanner
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.levels import take_level
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Step
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

BRING_BACK = "bring_back_answers"
ROLES_PAGE = "roles"
"""The reference page that sets roles side by side."""
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AssessPage(ChapterPage):
    """Show an assessment: the answers being given, or where none are open the newest run."""

    chapter = Chapter.ASSESS
    concerns = frozenset(
        {
            Kept.RUNS,
            Kept.CHECKPOINTS,
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.TARGETS,
            Kept.ACTIONS,
            Kept.SETTINGS,
        }
    )
    title = "Learn"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._seen: Seen | None = None
        self._shown: Shown | None = None
        self._ties: tuple[guiding.Tie, ...] = ()
        self._chosen_run: RunId | None = None
        self._is_taking = False
        self._dropped: tuple[str, dict[str, str]] = ("", {})
        self._drafts = Drafts(desk)
        self._planner = StepPlanner(self)
        self._view = AssessView()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._view)
        self._offer_commands()
        self._connect()

    def refresh(self) -> None:
        """Read the assessment again, beside the window's thread."""
        self.tasks.run(partial(assessing.read, self.desk, self.item), self._take_in, key="learn-assess")
        self.tasks.run(partial(guiding.read_ties, self.desk, self.item), self._take_ties, key="learn-assess-ties")

    def show_item(self, item: str) -> None:
        """Show another assessment, as it stands now."""
        if item != self.item:
            self._chosen_run = None
            self._is_taking = False
        super().show_item(item)

    def toggle_side(self) -> None:
        """Show or hide the history."""
        self._view.columns.toggle_side()

    def enter(self) -> None:
        """Put the keyboard on the first open question."""
        self._view.card.take_focus()

    def _offer_commands(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._save_offer = self.offer(Command("save_run", _("Save this run"), SAVE_KEYS, "check"), self._save)
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
        view.card.answered.connect(self._note_answer)
        view.card.suggestion_requested.connect(self._show_behind)
        view.foot.save_requested.connect(self._save)
        view.foot.again_requested.connect(self._take_again)
        view.foot.restart_requested.connect(self._start_over)
        view.foot.resume_requested.connect(self._resume)
        view.result.level_taken.connect(self._take_level)
        view.result.ladder_requested.connect(self._look_at_ladder)
        view.result.compare_requested.connect(self._compare_roles)
        view.result.plan_requested.connect(self._plan)
        view.ties.topic_requested.connect(self.topic_requested)
        view.history.run_chosen.connect(self._choose_run)
        view.attended.connect(self._show_hints)

    def _take_in(self, seen: Seen) -> None:
        self._seen = seen
        if self._chosen_run not in {run.id for run in seen.runs}:
            self._chosen_run = None
        self._show()

    def _take_ties(self, ties: tuple[guiding.Tie, ...]) -> None:
        self._ties = ties
        self._show_ties()

    def _show_ties(self) -> None:
        if self._shown is not None:
            own = [one for one in self._ties if one.assessment.id == self.item]
            self._view.ties.show_ties(own, self._shown.run)

    def _show(self) -> None:
        seen = self._seen
        if seen is None or seen.assessment.id != self.item:
            return
        draft = self._drafts.find(seen.assessment, {run.uuid for run in seen.runs})
        self._shown = put_together(self.desk.library, seen, draft, self._run_to_show(seen, draft))
        self._view.show_assessment(self._shown, can_compare=bool(self._table_topic()))
        self._show_ties()
        self._weigh_offers()
        self._show_hints()

    def _run_to_show(self, seen: Seen, draft: dict[str, str]) -> Run | None:
        """Choose the run asked for, else none while answers are given, else the newest."""
        chosen = next((run for run in seen.runs if run.id == self._chosen_run), None)
        if chosen is not None or draft or self._is_taking or not seen.runs:
            return chosen
        return seen.runs[0]

    def _weigh_offers(self) -> None:
        shown = self._shown
        assert shown is not None
        self._save_offer.setEnabled(shown.is_changeable and shown.result is not None)
        self._again_offer.setEnabled(not shown.is_changeable and not shown.draft)
        free = {offer.role for offer in shown.levels if not offer.is_held}
        for role, made in self._level_offers.items():
            made.setEnabled(role in free)

    def _note_answer(self, question: str, answer: str) -> None:
        if self._seen is None or self._shown is None:
            return
        self._drafts.note(self.item, {**self._shown.answers, question: answer})
        self._forget_dropped()
        self._show()

    def _save(self) -> None:
        shown = self._shown
        if shown is None or not shown.is_changeable or shown.result is None:
            return
        with self.desk.vault.writing() as session:
            run = assessing.keep_run(session, shown.seen.assessment, shown.answers)
            self._drafts.settle(session, self.item, shown.answers, run.uuid)
        # Nothing is at hand until it is read again, so that a second press keeps no second run.
        self._shown = None
        self._is_taking = False
        self._chosen_run = None
        self.notice_posted.emit(Notice(_("Run saved."), action=_("Undo"), command="undo"))

    def _take_again(self) -> None:
        self._is_taking = True
        self._chosen_run = None
        self._drafts.note(self.item, {})
        self._view.columns.go_to_top()
        self._show()
        self._view.card.take_focus()

    def _start_over(self) -> None:
        shown = self._shown
        assert shown is not None
        self._dropped = (self.item, dict(shown.answers))
        self._back_offer.setEnabled(True)
        self._is_taking = True
        self._drafts.note(self.item, {})
        self._show()
        self._view.card.take_focus()
        self.notice_posted.emit(Notice(_("Answers cleared."), action=_("Undo"), command=BRING_BACK))

    def _bring_back(self) -> None:
        assessment, answers = self._dropped
        self._drafts.note(assessment, answers)
        self._forget_dropped()
        self._show()

    def _forget_dropped(self) -> None:
        self._dropped = ("", {})
        self._back_offer.setEnabled(False)

    def _resume(self) -> None:
        self._chosen_run = None
        self._show()
        self._view.card.take_focus()

    def _choose_run(self, run: int) -> None:
        self._chosen_run = RunId(run)
        self._show()

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
        assert self._seen is not None
        self._planner.begin(step, note=_("From the assessment {title}.").format(title=self._seen.assessment.title))

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
        suggestion = self._seen.suggestions.get(question) if self._seen is not None else None
        if suggestion is None:
            return
        sheet = BehindSheet(suggestion, parent=self.window())
        sheet.entry_requested.connect(self.entry_requested)
        sheet.finished.connect(sheet.deleteLater)
        self.destroyed.connect(sheet.deleteLater)
        sheet.open_over()

    def _show_hints(self) -> None:
        if self._shown is not None:
            self.show_key_hints(hints_for(self._view, self._shown))
