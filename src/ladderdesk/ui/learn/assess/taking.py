"""Answering one assessment for a page: the answers given so far or a kept run, and the verbs that change them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ladderdesk import assessing
from ladderdesk.assessing import Seen
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept, RunId
from ladderdesk.journal.runs import Run
from ladderdesk.ui.learn.assess.shown import Shown, put_together
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladderdesk.ui.learn.assess.drafts import Drafts
    from ladderdesk.ui.page import Page

BRING_BACK = "bring_back_answers"
CONCERNS = frozenset(
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
"""What an assessment and its suggestions are read from."""


class Taking(QObject):
    """Say what a page shows of an assessment, and answer it; pages that share their drafts show the same answers.

    `shown` is absent until the assessment is read, and after a run was kept until it is read again, so that a second
    press keeps no second run.

    Signals: `changed()` when there is something else to show.
    """

    changed = Signal()

    def __init__(self, page: "Page", drafts: "Drafts") -> None:
        super().__init__(page)
        self._page = page
        self._drafts = drafts
        self._item = ""
        self._seen: Seen | None = None
        self._chosen_run: RunId | None = None
        self._is_anew = False
        self._dropped: tuple[str, Mapping[str, str]] = ("", {})
        self.shown: Shown | None = None
        drafts.changed.connect(self._follow)

    @property
    def can_save(self) -> bool:
        """Say whether all is answered and not kept yet."""
        return self.shown is not None and self.shown.is_changeable and self.shown.result is not None

    @property
    def can_take_again(self) -> bool:
        """Say whether a kept run is shown and no other answers wait."""
        return self.shown is not None and not self.shown.is_changeable and not self.shown.draft

    @property
    def can_bring_back(self) -> bool:
        """Say whether answers were dropped and none given since."""
        return bool(self._dropped[0])

    def turn_to(self, item: str) -> None:
        """Be about another assessment, as it stands now."""
        self._item, self._seen, self.shown = item, None, None
        self.leave()

    def leave(self) -> None:
        """Show the next time what stands: a run that was begun anew without an answer was not begun."""
        self._chosen_run, self._is_anew = None, False

    def take_up(self, seen: Seen) -> None:
        """Show what was read, also where it is of another assessment than before."""
        if seen.assessment.id != self._item:
            self.turn_to(seen.assessment.id)
        self.take_in(seen)

    def take_in(self, seen: Seen) -> None:
        """Show what was read; what was read of another assessment is dropped."""
        if seen.assessment.id != self._item:
            return
        self._seen = seen
        if self._chosen_run not in {run.id for run in seen.runs}:
            self._chosen_run = None
        self._show()

    def answer(self, question: str, answer: str) -> None:
        """Give an answer; it is on disk at once."""
        if self.shown is not None and self.shown.is_changeable:
            self._dropped = ("", {})
            self._drafts.note(self._item, {**self.shown.answers, question: answer})

    def save(self) -> None:
        """Keep the answers as a run of today, where none is open."""
        shown = self.shown
        if shown is None or not self.can_save:
            return
        with self._page.desk.vault.writing() as session:
            run = assessing.keep_run(session, shown.seen.assessment, shown.answers)
            self._drafts.settle(session, self._item, shown.answers, run.uuid)
        self.shown = None
        self.leave()
        self._page.notice_posted.emit(Notice(_("Run saved."), action=_("Undo"), command="undo"))

    def take_again(self) -> None:
        """Begin anew beside the runs that are kept."""
        self._is_anew, self._chosen_run = True, None
        self._drafts.note(self._item, {})

    def start_over(self) -> None:
        """Drop the answers given so far; they can be brought back until one is given anew."""
        assert self.shown is not None
        self._dropped = (self._item, dict(self.shown.answers))
        self.take_again()
        self._page.notice_posted.emit(Notice(_("Answers cleared."), action=_("Undo"), command=BRING_BACK))

    def bring_back(self) -> None:
        """Give the answers back that were dropped."""
        (assessment, answers), self._dropped = self._dropped, ("", {})
        self._drafts.note(assessment, answers)

    def put_off(self) -> None:
        """Go back to the newest run where it was begun to answer anew; answers that were given stay."""
        if self._is_anew:
            self.leave()
            self._show()

    def resume(self) -> None:
        """Go back from a kept run to the answers given so far."""
        self._chosen_run = None
        self._show()

    def choose_run(self, run: int) -> None:
        """Show the answers of a kept run."""
        self._chosen_run = RunId(run)
        self._show()

    def _follow(self, assessment: str) -> None:
        """Show what was answered, here or on another page."""
        if assessment == self._item:
            self._show()

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        draft = self._drafts.find(seen.assessment, {run.uuid for run in seen.runs})
        self.shown = put_together(self._page.desk.library, seen, draft, self._run_to_show(seen, draft))
        self.changed.emit()

    def _run_to_show(self, seen: Seen, draft: "Mapping[str, str]") -> Run | None:
        """Choose the run asked for, else none while answers are given, else the newest."""
        chosen = next((run for run in seen.runs if run.id == self._chosen_run), None)
        if chosen is not None or draft or self._is_anew or not seen.runs:
            return chosen
        return seen.runs[0]
