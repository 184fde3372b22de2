"""The Journal screen: filters, the list of entries by week, the editor that saves by itself, and the coach."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ladderdesk.journal.rows import EntryId, Kept
from ladderdesk.ui.closing import ClosingGuard
from ladderdesk.ui.journal import reading
from ladderdesk.ui.journal.acting import Acting
from ladderdesk.ui.journal.acts import EntryActs
from ladderdesk.ui.journal.arrangement import JournalPanes
from ladderdesk.ui.journal.at_editor import AtEditor
from ladderdesk.ui.journal.choosing import Chosen, Period, Shelf
from ladderdesk.ui.journal.coach_pane import CoachPane
from ladderdesk.ui.journal.commands import JournalCommands
from ladderdesk.ui.journal.editor import EditorPane
from ladderdesk.ui.journal.empty import EmptyJournal
from ladderdesk.ui.journal.entry_model import EntryModel
from ladderdesk.ui.journal.filters import FilterPane
from ladderdesk.ui.journal.list_pane import ListPane
from ladderdesk.ui.journal.merging import is_blank
from ladderdesk.ui.page import Page

if TYPE_CHECKING:
    from ladderdesk.catalogue.templates import EntryTemplate
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

OUTER, INNER = "journal-filters", "journal-panes"


class JournalPage(Page):
    """Read, search, write and tend entries.

    Signals: those of `Page`, and `linking_asked()` when the coach's link to criteria was followed.
    """

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.TARGETS,
            Kept.PEOPLE,
            Kept.PROJECTS,
            Kept.SETTINGS,
            Kept.LADDERS,
        }
    )
    title = "Journal"
    icon_name = "journal"
    linking_asked = Signal()

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        names = {each.id: each.name for each in desk.library.competencies}
        self._chosen = Chosen()
        self._wanted: EntryId | None = None
        self._was_here = False
        self._commands = JournalCommands()
        self.key_hints = self._commands.list_hints()
        self._model = EntryModel(partial(reading.read_lines, desk), names)
        self._filters = FilterPane(names)
        self._list = ListPane(self._model)
        self._editor = EditorPane(today=desk.today, names=names)
        self._coach = CoachPane()
        self._empty: EmptyJournal | None = None
        self._panes = JournalPanes(self._filters, self._list, self._editor, self._coach)
        self._right = self._panes.right
        self._at = AtEditor(desk, tasks, self._editor, self._coach, self, retry=self._commands.retry.id)
        self._acts = EntryActs(desk, tasks, self)
        self._guard = ClosingGuard(self.keep_typed, self)
        self._build()
        self._acting = Acting(self, self._commands, self._at, self._acts, self._list, self._editor)
        self._connect()

    def refresh(self) -> None:
        """Read everything again, beside the window's thread."""
        work = partial(reading.read_journal, self.desk, self._chosen, self._at.number, self._read_revision)
        self.tasks.run(work, self._show, key="journal")

    def show_entry(self, entry: int) -> None:
        """Open an entry with the keyboard in the list, and lift what hides it there."""
        self._open(EntryId(entry))
        self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted = EntryId(entry)
        self.refresh()

    def search(self, words: str) -> None:
        """Search all periods for words."""
        self._list.search.show_words(words)
        self._choose(Chosen(words=words, period=Period.ALL))
        self._list.begin_search()

    def show_competency(self, competency: str) -> None:
        """List the entries of a competency, of all periods."""
        self._list.search.show_words("")
        self._choose(Chosen(shelf=Shelf.COMPETENCY, value=competency, period=Period.ALL))

    def begin_new(self) -> None:
        """Begin an entry in the editor."""
        self.begin_from(None)

    def begin_from(self, template: "EntryTemplate | None") -> None:
        """Begin an entry in the editor with the questions of a template, or with none."""
        if self._chosen.shelf == Shelf.TRASH:
            self._choose(replace(self._chosen, shelf=Shelf.ALL))
        self._list.view.show_current(0)
        self._right.setCurrentIndex(0)
        self._at.open_new(template)

    def enter(self) -> None:
        """Take the keyboard where it was, else into the list, or the first line of an empty journal."""
        held, was_here, self._was_here = self.focusWidget(), self._was_here, True
        if held is not None and was_here:
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._empty is not None and self._right.currentWidget() is self._empty:
            self._empty.composer.begin("")
        else:
            self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save what is typed and how wide the panes are."""
        self._at.autosave.flush()
        if self._empty is not None:
            self._empty.composing.settle()
        settings = self.desk.settings
        for name, state in zip((OUTER, INNER), self._panes.sizes or (), strict=False):
            if state != settings.pane(name):
                settings.keep_pane(name, state)

    def keep_typed(self) -> bool:
        """Save what is typed and say whether nothing is left unsaved."""
        self.settle()
        is_line_kept = self._empty is None or not self._empty.composing.has_unsaved
        return is_line_kept and not self._at.autosave.has_unsaved

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the closing of the window while something may be unsaved."""
        super().showEvent(event)
        self._guard.watch(self.window())

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panes)
        self._panes.show_sizes(self.desk.settings.pane(OUTER), self.desk.settings.pane(INNER))

    def _connect(self) -> None:
        self._filters.chosen.connect(self._choose_filter)
        self._filters.left.connect(self._leave_filters)
        self._list.filters_requested.connect(self.open_filters)
        self._list.words_changed.connect(self._choose_words)
        self._list.new_requested.connect(self.begin_new)
        self._list.everything_requested.connect(self._lift_filters)
        self._list.period_lifted.connect(self._lift_period)
        self._list.view.entry_chosen.connect(self._open)
        self._list.view.entry_opened.connect(self._edit)
        self._editor.new_requested.connect(self.begin_new)
        self._editor.left.connect(self._list.enter_list)
        self._editor.coach_requested.connect(self.toggle_coach)
        self._coach.criterion_requested.connect(self.criterion_requested)
        self._coach.link_requested.connect(self.linking_asked)
        self._coach.point_requested.connect(self._panes.close_coach)
        self._coach.left.connect(self._leave_coach)
        self._at.written.connect(self._want)
        self._acting.entry_wanted.connect(self.show_entry)
        self._acting.neighbour_wanted.connect(self._open_neighbour)
        for source in (self._at, self._acts, self._acting):
            source.notice_posted.connect(self.notice_posted)
        self._at.notice_withdrawn.connect(self.notice_withdrawn)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _read_revision(self) -> int:
        return self._at.autosave.revision

    def _show(self, seen: reading.JournalSeen) -> None:
        self._model.today = self.desk.today()
        self._filters.show_counts(seen.counts, usual=seen.usual)
        self._editor.form.show_vocabulary(seen.vocabulary)
        self._show_rows(seen)
        if seen.is_empty and self._at.number is None and not self._at.autosave.has_unsaved:
            self._show_empty()
            return
        if self._right.currentIndex():
            self._right.setCurrentIndex(0)
            self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_open(seen)
        self._settle_on_entry(seen)

    def _take_open(self, seen: reading.JournalSeen) -> None:
        """Keep the editor in step; where its entry is gone it keeps the words that somebody is writing at."""
        gone = self._at.gone
        if not self._at.take_read(seen.open, asked=seen.asked, revision=seen.revision):
            focused = self.window().focusWidget()
            is_written_at = focused is not None and self._editor.isAncestorOf(focused)
            if is_written_at and not is_blank(self._at.content):
                self._at.outlive()
            else:
                self._at.close()
        elif gone is not None and gone in seen.rows.places and not self._at.autosave.has_unsaved:
            self._at.open(gone)

    def _show_rows(self, seen: reading.JournalSeen) -> None:
        view, words = self._list.view, seen.chosen.words
        if seen.rows.numbers != self._model.rows.numbers or words != self._model.words:
            view.show_rows_of(seen.rows, words=words, current=self._at.number or 0)
        else:
            self._model.read_again()
        self._list.show_marks()
        self._list.show_narrowed(seen.chosen.is_filtered)
        count, is_narrowed = seen.rows.entry_count, seen.chosen.is_narrowed
        is_trash = seen.chosen.shelf == Shelf.TRASH
        self._list.show_found(count, words=words, outside=seen.outside, is_narrowed=is_narrowed, is_trash=is_trash)

    def _settle_on_entry(self, seen: reading.JournalSeen) -> None:
        """Show the wanted entry in the list, lifting what hides it; open the first one where none is open."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted not in seen.rows.places and (seen.chosen.is_narrowed or seen.outside):
            self._wanted = wanted
            self._list.search.show_words("")
            self._choose(Chosen(period=Period.ALL))
        elif wanted is not None and wanted in seen.rows.places:
            self._open(wanted)
        elif not self._editor.shows_entry and seen.rows.places:
            self._open(EntryId(next(iter(seen.rows.places))))
        else:
            self._list.view.show_current(self._at.number or 0, scroll=False)

    def _show_empty(self) -> None:
        if self._empty is None:
            self._empty = EmptyJournal(self.desk, self.tasks)
            self._right.addWidget(self._empty)
            self._empty.logged.connect(self._want)
            self._empty.composing.notice_posted.connect(self.notice_posted)
            self._empty.composing.notice_withdrawn.connect(self.notice_withdrawn)
            self._empty.import_requested.connect(self._import)
            self._empty.sample_requested.connect(self._open_sample)
        self._empty.composing.refresh()
        if self._right.currentWidget() is not self._empty:
            self._right.setCurrentWidget(self._empty)
            self._empty.composer.begin("")

    def _open(self, number: EntryId) -> None:
        self._at.open(number)
        self._list.view.show_current(number)

    def _edit(self, number: EntryId) -> None:
        self._open(number)
        self._editor.form.title.begin_at_end()

    def _want(self, number: EntryId) -> None:
        """Show an entry that came into being just now, once the list has it."""
        self._wanted = number
        self.refresh()

    def _open_neighbour(self, gone: Sequence[EntryId]) -> None:
        """Open the entry that stands where some that are about to go stood."""
        rows = self._model.rows
        places = [rows.places[number] for number in gone if number in rows.places]
        if self._at.number not in gone or not places:
            return
        order = [*range(max(places) + 1, len(rows)), *range(min(places) - 1, -1, -1)]
        kept = (rows.numbers[row] for row in order)
        number = next((number for number in kept if number and number not in gone), 0)
        if number:
            self._open(EntryId(number))
        else:
            self._at.close()

    def _choose(self, chosen: Chosen) -> None:
        self._filters.show_chosen(chosen)
        self._choose_filter(chosen)

    def _choose_filter(self, chosen: Chosen) -> None:
        self._chosen = replace(chosen, words=chosen.words or self._list.search.text())
        self._list.view.clear_marks()
        self.refresh()

    def _choose_words(self, words: str) -> None:
        self._choose(replace(self._chosen, words=words))

    def _lift_filters(self) -> None:
        self._list.search.show_words("")
        self._choose(Chosen(period=self._chosen.period))

    def _lift_period(self) -> None:
        self._choose(replace(self._chosen, period=Period.ALL))

    def _import(self) -> None:
        self.command_requested.emit("import")

    def _open_sample(self) -> None:
        self.command_requested.emit("open_sample")

    def toggle_coach(self) -> None:
        """Show or hide the coach."""
        self._panes.toggle_coach()

    def open_filters(self) -> None:
        """Take the keyboard to the filters."""
        self._panes.open_filters()

    def _leave_filters(self) -> None:
        self._list.enter_list()
        self._panes.close_filters()

    def _leave_coach(self) -> None:
        self._panes.close_coach()
        self._list.enter_list()

    def _follow_focus(self, _before: QObject | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        self._panes.follow_focus(now)
        if self._empty is not None and self._empty.isAncestorOf(now):
            self.show_key_hints(self._commands.writing_hints())
        elif self._editor.isAncestorOf(now) or self._coach.isAncestorOf(now):
            self.show_key_hints(self._commands.editor_hints())
        elif self._filters.isAncestorOf(now):
            self.show_key_hints(self._commands.filter_hints())
        elif now is self._list.search:
            self.show_key_hints(self._commands.search_hints())
        elif self._list.isAncestorOf(now):
            self.show_key_hints(self._commands.list_hints())
