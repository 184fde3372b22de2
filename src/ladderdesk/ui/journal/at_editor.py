"""The entry at the editor: opened, typed into, saved, coached, and kept in step with the vault."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ladderdesk import insight
from ladderdesk.i18n import _
from ladderdesk.journal import entries
from ladderdesk.journal.rows import Audience, Entry, EntryContent, EntryId, Kind
from ladderdesk.ui.journal import reading
from ladderdesk.ui.journal.autosave import Autosave
from ladderdesk.ui.notices import SAVING, Notice, NoticeKind

if TYPE_CHECKING:
    from ladderdesk.catalogue.templates import EntryTemplate
    from ladderdesk.desk import Desk
    from ladderdesk.ui.journal.coach_pane import CoachPane, Linked
    from ladderdesk.ui.journal.editor import EditorPane
    from ladderdesk.ui.journal.reading import Advice, OpenSeen
    from ladderdesk.ui.tasks import Tasks

ADVICE_MS = 250
FAULT = "journal-save"


class AtEditor(QObject):
    """Hold the entry that is read and written in the editor.

    Signals: `written(int)` when a new entry came into being, `notice_posted(Notice)`, `notice_withdrawn(str)`,
    `fault_changed(bool)` when saving begins to fail and when it works again.
    """

    written = Signal(int)
    notice_posted = Signal(Notice)
    notice_withdrawn = Signal(str)
    fault_changed = Signal(bool)

    def __init__(
        self, desk: "Desk", tasks: "Tasks", editor: "EditorPane", coach: "CoachPane", parent: QObject, *, retry: str
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._editor = editor
        self._coach = coach
        self._retry = retry
        self._entry: Entry | None = None
        self._is_new = False
        self.gone: EntryId | None = None
        self.advisor = reading.Advisor(desk)
        self.autosave = Autosave(desk.vault, tasks, insight.judged, self)
        self._rest = QTimer(self, interval=ADVICE_MS, singleShot=True)
        self._connect()

    @property
    def number(self) -> EntryId | None:
        """Give the number of the entry, None where it is new and unwritten, or there is none."""
        return self.autosave.entry

    @property
    def is_trashed(self) -> bool:
        """Say whether the entry is in the trash."""
        return self._entry is not None and self._entry.trashed_at is not None

    @property
    def content(self) -> EntryContent:
        """Give the content as typed."""
        return self._editor.form.content

    def open(self, number: EntryId) -> None:
        """Show an entry; raises NotFoundError where there is none."""
        if number == self.number and self._editor.shows_entry:
            return
        with self._desk.vault.reading() as session:
            entry = entries.entry(session, number)
        self._show(self.autosave.begin(entry), entry)

    def open_new(self, template: "EntryTemplate | None" = None) -> None:
        """Show an empty entry, or one with the questions of a template; it comes into being with the first word."""
        blank = EntryContent(day=self._desk.today(), title="")
        if template is not None:
            blank = replace(blank, kind=Kind(template.kind), audience=Audience(template.audience))
        content = self.autosave.begin_new(blank)
        self._show(content, None, template if content is blank else None)
        self._editor.form.title.begin_at_end()

    def close(self) -> None:
        """Show no entry."""
        self.autosave.leave()
        self._entry, self._is_new = None, False
        self._editor.show_nothing()
        self._coach.show_nothing()

    def outlive(self) -> None:
        """Keep the words of an entry that is gone, as those of a new one that comes into being with the next word."""
        gone = self.number
        self.autosave.begin_new(self.content)
        self._entry, self._is_new, self.gone = None, True, gone
        self._show_state()
        self._show_linked(())
        words = _("This entry was undone. Its words are still here; type to write it again, or redo.")
        self.notice_posted.emit(Notice(words))

    def take_read(self, seen: "OpenSeen | None", *, asked: EntryId | None, revision: int) -> bool:
        """Take over what was read of the entry; say false where it is gone and nothing typed would be lost.

        What was read of the entry that was `asked` for says nothing of one that was written anew meanwhile.
        """
        if seen is None:
            is_current = revision == self.autosave.revision and not self.autosave.has_unsaved
            return self.number is None or self.number != asked or not is_current
        if seen.entry.id == self.number:
            self._entry = seen.entry
            self.autosave.take_from_outside(seen.entry, revision)
            self._editor.show_trashed(self.is_trashed)
            self._show_linked(seen.linked)
        return True

    def _connect(self) -> None:
        self._editor.form.edited.connect(self._note)
        self._coach.point_requested.connect(self._editor.form.begin)
        self._rest.timeout.connect(self._ask_advice)
        self.autosave.saved.connect(self._tell_saved)
        self.autosave.adopted.connect(self._adopt)
        self.autosave.failed.connect(self._tell_failed)
        self.autosave.recovered.connect(self._tell_recovered)

    def _show(self, content: EntryContent, entry: Entry | None, template: "EntryTemplate | None" = None) -> None:
        self._entry, self._is_new, self.gone = entry, entry is None, None
        self._editor.show_entry(is_trashed=self.is_trashed)
        self._editor.form.show_suggestions(())
        self._editor.form.show_template(template)
        self._editor.form.show_content(content)
        self._show_state()
        self._editor.show_evidence(entry.evidence_count if entry else 0)
        self._ask_advice()
        self._ask_linked()

    def _show_state(self) -> None:
        if self.autosave.has_failed:
            self._editor.show_unsaved()
        else:
            self._editor.show_saved(self._entry.changed_at if self._entry else None)

    def _note(self) -> None:
        self.autosave.note(self.content)
        self._rest.start()

    def _ask_advice(self) -> None:
        self._rest.stop()
        work = partial(self.advisor.advise, self.content)
        self._tasks.run(work, self._show_advice, key="journal-advice")

    def _show_advice(self, advice: "Advice") -> None:
        if not self._editor.shows_entry:
            return
        self._coach.show_hints(advice.hints)
        self._editor.show_coach(sum(hint.is_met for hint in advice.hints), len(advice.hints))
        self._editor.form.show_suggestions(advice.competencies)

    def _ask_linked(self) -> None:
        if self.number is None:
            self._show_linked(())
            return
        self._tasks.run(partial(reading.linked, self._desk, self.number), self._show_linked, key="journal-linked")

    def _show_linked(self, linked: "tuple[Linked, ...]") -> None:
        self._coach.show_linked(linked)
        self._editor.show_evidence(len(linked))

    def _adopt(self, content: EntryContent, is_overruled: bool) -> None:
        self._editor.form.show_content(content)
        self._ask_advice()
        if is_overruled:
            words = _("This entry was also changed elsewhere. Your words were kept; the others are under Versions.")
            self.notice_posted.emit(Notice(words))

    def _tell_saved(self, entry: Entry) -> None:
        is_another = self._entry is None or self._entry.id != entry.id
        self._entry, self.gone = entry, None
        if not self.autosave.has_failed:
            self._editor.show_saved(entry.changed_at)
        if self._is_new or is_another:
            self._is_new = False
            self.written.emit(entry.id)

    def _tell_failed(self, message: str) -> None:
        self._editor.show_unsaved()
        self.fault_changed.emit(True)
        detail = _("Your text is still here, and is saved as soon as that is possible.")
        self.notice_posted.emit(Notice(message, NoticeKind.ERROR, detail, _("Try again"), self._retry, FAULT, SAVING))

    def _tell_recovered(self) -> None:
        self._show_state()
        self.fault_changed.emit(False)
        self.notice_withdrawn.emit(FAULT)
