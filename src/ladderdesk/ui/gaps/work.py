"""What is asked of the chosen criterion, turned into dialogs and verbs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ladderdesk.errors import LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Verdict
from ladderdesk.ui.gaps import verbs
from ladderdesk.ui.gaps.actions import ActionWords
from ladderdesk.ui.gaps.agenda import agenda, kept_back_words
from ladderdesk.ui.gaps.drafts import Drafts
from ladderdesk.ui.gaps.link_entry import EntryFinder, LinkEntrySheet
from ladderdesk.ui.gaps.reading import Seen
from ladderdesk.ui.gaps.sheets import EvidenceSheet, LinkLikelySheet, MarkSheet, VerdictSheet
from ladderdesk.ui.gaps.verbs import OwnWord, Said, Weight
from ladderdesk.ui.gaps.view import GapsView
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.widgets.form_sheet import FormSheet

if TYPE_CHECKING:
    from ladderdesk.assess.values import Standing
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

Sheets = FormSheet | LinkEntrySheet


class _Open(NamedTuple):
    """The dialog that is open: where its words are kept, and the number of the record it changes, if any."""

    sheet: Sheets
    place: str
    criterion: str
    record: int


class CriterionWork(QObject):
    """Carry out what the view asks for the criterion it shows.

    What is typed and left is kept by criterion, and comes back when the same thing is asked for again.

    Signals: `notice_posted(Notice)`, `line_requested(str)` to log a line begun with these words.
    """

    notice_posted = Signal(Notice)
    line_requested = Signal(str)

    def __init__(self, desk: "Desk", tasks: "Tasks", view: GapsView) -> None:
        super().__init__(view)
        self._desk = desk
        self._tasks = tasks
        self._view = view
        self._plan = view.detail.plan
        self._drafts = Drafts(desk)
        self._seen: Seen | None = None
        self._open: _Open | None = None
        self._criterion = ""
        self._connect()

    def take_seen(self, seen: Seen) -> None:
        """Work on what was read anew."""
        self._seen = seen

    def settle(self) -> None:
        """Keep what is being typed."""
        if self._open is not None:
            self._drafts.note(self._open.place, self._open.criterion, self._open.sheet.unsaved)
        self._note_plan()
        self._drafts.keep_all()

    def link_entry(self) -> None:
        """Let the user find an entry and link it."""
        standing = self._require_standing()
        criterion = standing.criterion
        finder = EntryFinder(self._desk.vault, [each.entry for each in self._view.likely])
        sheet = LinkEntrySheet(
            criterion,
            finder.find,
            self._tasks,
            today=self._desk.today(),
            linked={each.evidence.entry for each in standing.evidence},
            draft=self._drafts.find("link", criterion.id),
            parent=self._view.window(),
        )
        sheet.link_requested.connect(self._save_link)
        sheet.line_requested.connect(self._ask_for_line)
        self._show(sheet, "link")

    def set_status(self) -> None:
        """Let the user say their own word on the status."""
        standing = self._require_standing()
        draft = self._drafts.find("mark", standing.criterion.id)
        sheet = MarkSheet(standing, draft=draft, parent=self._view.window())
        sheet.submitted.connect(self._save_mark)
        sheet.removal_requested.connect(self._remove_mark)
        self._show(sheet, "mark", standing.mark.id if standing.mark else 0)

    def record_verdict(self) -> None:
        """Let the user note what was said in a 1:1."""
        self._show_verdict(None)

    def begin_action(self) -> None:
        """Let the user write an action in place."""
        self._require_standing()
        self._view.show_side()
        self._plan.begin()

    def plan_first_step(self) -> None:
        """Plan the first step that the ladder recommends for the criterion."""
        steps = self._require_seen().bridges(self._criterion)
        if steps:
            self._plan_step(steps[0].id)
        else:
            self.notice_posted.emit(Notice(_("The ladder recommends no further step for this criterion.")))

    def copy_agenda(self) -> None:
        """Put the agenda of a 1:1 on the clipboard."""
        standing = self._require_standing()
        QGuiApplication.clipboard().setText(agenda(standing, self._require_seen().actions.get(self._criterion, ())))
        kept_back = kept_back_words(standing)
        self.notice_posted.emit(Notice(" ".join(filter(None, (_("Agenda copied."), kept_back)))))

    def _connect(self) -> None:
        detail = self._view.detail
        self._view.criterion_shown.connect(self._take_up)
        detail.status_requested.connect(self.set_status)
        detail.mark_taken_back.connect(self._take_back)
        detail.evidence.link_requested.connect(self.link_entry)
        detail.evidence.change_requested.connect(self._change_link)
        detail.evidence.unlink_requested.connect(self._unlink)
        detail.likely.link_requested.connect(self._link_likely)
        detail.plan.add_requested.connect(self._add_action)
        detail.plan.change_requested.connect(self._change_action)
        detail.plan.finish_requested.connect(self._finish)
        detail.plan.reopen_requested.connect(self._reopen)
        detail.plan.removal_requested.connect(self._remove_action)
        detail.plan.bridge_taken.connect(self._plan_step)
        detail.verdicts.record_requested.connect(self.record_verdict)
        detail.verdicts.change_requested.connect(self._change_verdict)
        detail.verdicts.agenda_requested.connect(self.copy_agenda)

    def _take_up(self, criterion: str) -> None:
        """Keep the action that was being written, and take up the one of another criterion."""
        self._note_plan()
        self._criterion = criterion
        left = self._drafts.find_numbered("action left", criterion)
        self._plan.resume(self._drafts.find("action", criterion), left)

    def _note_plan(self) -> None:
        self._drafts.note_numbered("action left", self._criterion, self._plan.left)
        self._drafts.note("action", self._criterion, self._plan.unsaved)

    def _require_seen(self) -> Seen:
        assert self._seen is not None
        return self._seen

    def _require_standing(self) -> "Standing":
        standing = self._view.standing
        assert standing is not None
        return standing

    def _show(self, sheet: Sheets, place: str, record: int = 0) -> None:
        self._open = _Open(sheet, place, self._criterion, record)
        sheet.finished.connect(self._close)
        sheet.open_over()

    def _close(self) -> None:
        assert self._open is not None
        closed, self._open = self._open, None
        is_saved = closed.sheet.result() == LinkEntrySheet.DialogCode.Accepted
        self._drafts.note(closed.place, closed.criterion, "" if is_saved else closed.sheet.unsaved)
        self._drafts.keep_all()
        closed.sheet.deleteLater()

    def _save(self, deed: Callable[[_Open], Notice]) -> None:
        """Do what the open dialog is for and close it; where that fails it stays, with all that was typed."""
        assert self._open is not None
        try:
            notice = deed(self._open)
        except LadderDeskError as fault:
            self._open.sheet.show_fault(fault.message)
            return
        self._open.sheet.finish()
        self.notice_posted.emit(notice)

    def _save_link(self, entry: int, weight: Weight) -> None:
        self._save(lambda held: verbs.link(self._desk, entry, held.criterion, weight))

    def _save_weight(self, weight: Weight) -> None:
        self._save(lambda held: verbs.change_link(self._desk, held.record, weight))

    def _remove_link(self) -> None:
        self._save(lambda held: verbs.unlink(self._desk, held.record))

    def _save_mark(self, own: OwnWord) -> None:
        self._save(lambda held: verbs.set_mark(self._desk, held.criterion, own))

    def _remove_mark(self) -> None:
        self._save(lambda held: verbs.take_back(self._desk, held.record))

    def _save_verdict(self, said: Said) -> None:
        self._save(
            lambda held: (
                verbs.change_verdict(self._desk, held.record, said)
                if held.record
                else verbs.record(self._desk, held.criterion, said)
            )
        )

    def _remove_verdict(self) -> None:
        self._save(lambda held: verbs.withdraw(self._desk, held.record))

    def _change_link(self, link: int) -> None:
        standing = self._require_standing()
        one = next(each.evidence for each in standing.evidence if each.evidence.id == link)
        place = f"weight {link}"
        draft = self._drafts.find(place, standing.criterion.id)
        sheet = EvidenceSheet(one, standing.criterion.thresholds, draft=draft, parent=self._view.window())
        sheet.submitted.connect(self._save_weight)
        sheet.removal_requested.connect(self._remove_link)
        self._show(sheet, place, link)

    def _change_verdict(self) -> None:
        self._show_verdict(self._require_standing().verdict)

    def _show_verdict(self, held: Verdict | None) -> None:
        standing, seen = self._require_standing(), self._require_seen()
        place = f"said {held.id}" if held else "said"
        sheet = VerdictSheet(
            standing,
            today=seen.today,
            spoken=seen.spoken,
            held=held,
            draft=self._drafts.find(place, standing.criterion.id),
            parent=self._view.window(),
        )
        sheet.submitted.connect(self._save_verdict)
        sheet.removal_requested.connect(self._remove_verdict)
        self._show(sheet, place, held.id if held else 0)

    def _ask_for_line(self, words: str) -> None:
        self.line_requested.emit(f"{words} #{self._require_standing().criterion.competency}")

    def _link_likely(self, entry: int) -> None:
        """Link a suggested entry at once, or ask for the quantity first where the criterion is met by one."""
        thresholds = self._require_standing().criterion.thresholds
        if all(each.counts == "distinct" for each in thresholds):
            self.notice_posted.emit(verbs.link(self._desk, entry, self._criterion, Weight()))
            return
        title = next(each.title for each in self._view.likely if each.entry == entry)
        place = f"likely {entry}"
        draft = self._drafts.find(place, self._criterion)
        sheet = LinkLikelySheet(title, thresholds, draft=draft, parent=self._view.window())
        sheet.submitted.connect(self._save_likely)
        self._show(sheet, place, entry)

    def _save_likely(self, weight: Weight) -> None:
        self._save(lambda held: verbs.link(self._desk, held.record, held.criterion, weight))

    def _unlink(self, link: int) -> None:
        self.notice_posted.emit(verbs.unlink(self._desk, link))

    def _take_back(self, mark: int) -> None:
        self.notice_posted.emit(verbs.take_back(self._desk, mark))

    def _add_action(self, words: ActionWords) -> None:
        notice = verbs.add_action(self._desk, self._criterion, words.title, due=words.due)
        self._plan.close_editor()
        self._note_plan()
        self.notice_posted.emit(notice)

    def _change_action(self, action: int, words: ActionWords) -> None:
        notice = verbs.change_action(self._desk, action, words.title, due=words.due)
        self._plan.close_editor()
        self._note_plan()
        self.notice_posted.emit(notice)

    def _plan_step(self, bridge: str) -> None:
        step = next(each for each in self._require_seen().bridges(self._criterion) if each.id == bridge)
        self.notice_posted.emit(verbs.add_action(self._desk, self._criterion, step.title, note=step.steps))

    def _finish(self, action: int) -> None:
        self.notice_posted.emit(verbs.finish(self._desk, action))

    def _reopen(self, action: int) -> None:
        self.notice_posted.emit(verbs.reopen(self._desk, action))

    def _remove_action(self, action: int) -> None:
        self.notice_posted.emit(verbs.remove_action(self._desk, action))
