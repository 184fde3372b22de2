"""The commands of the Journal, answered: for the marked entries, else for the one that is current or open."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from ladderdesk import insight
from ladderdesk.i18n import _
from ladderdesk.journal import evidence, history
from ladderdesk.journal.rows import EntryId, EvidenceId, Strength
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal import words
from ladderdesk.ui.journal.acts import Attached, EntryActs
from ladderdesk.ui.journal.competency_sheet import CompetencySheet
from ladderdesk.ui.journal.link_dialog import LinkDialog
from ladderdesk.ui.journal.template_sheet import TemplateSheet
from ladderdesk.ui.journal.versions import VersionsDialog
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.widgets.floating import Overlay

if TYPE_CHECKING:
    from ladderdesk.ui.journal.at_editor import AtEditor
    from ladderdesk.ui.journal.commands import JournalCommands
    from ladderdesk.ui.journal.editor import EditorPane
    from ladderdesk.ui.journal.list_pane import ListPane
    from ladderdesk.ui.journal.page import JournalPage
    from ladderdesk.ui.journal.reading import CriterionChoice

ALONE = Qt.ShortcutContext.WidgetShortcut
INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Acting(QObject):
    """Answer the commands of the page.

    Signals: `entry_wanted(int)` to show an entry, `neighbour_wanted(list)` before entries leave the list,
    `notice_posted(Notice)`.
    """

    entry_wanted = Signal(int)
    neighbour_wanted = Signal(list)
    notice_posted = Signal(Notice)

    def __init__(
        self,
        page: "JournalPage",
        commands: "JournalCommands",
        at: "AtEditor",
        acts: EntryActs,
        list_pane: "ListPane",
        editor: "EditorPane",
    ) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._acts = acts
        self._list = list_pane
        self._editor = editor
        self._dialog: LinkDialog | None = None
        self._notes: dict[EntryId | None, dict[str, str]] = {}
        self._offer(commands)
        self._connect()

    def _offer(self, commands: "JournalCommands") -> None:
        self._offer_in_list(commands)
        self._offer_in_editor(commands)
        for command, slot in (
            (commands.new, self._page.begin_new),
            (commands.template, self._choose_template),
            (commands.find, self._list.begin_search),
            (commands.side, self._page.toggle_coach),
            (commands.export, self._export),
        ):
            self._page.offer(command, slot)
        self._retry = self._page.offer(commands.retry, self._at.autosave.retry)
        self._retry.setEnabled(False)

    def _offer_in_list(self, commands: "JournalCommands") -> None:
        view, offer = self._list.view, self._page.offer
        for command, slot in (
            (commands.next, self._go_on),
            (commands.previous, self._go_back),
            (commands.edit, self._edit),
            (commands.mark, view.toggle_mark),
            (commands.mark_all, view.mark_all),
            (commands.filters, self._page.open_filters),
        ):
            offer(command, slot, on=view, context=ALONE)
        link = offer(commands.link, self._link, on=view, context=ALONE)
        competency = offer(commands.competency, self._add_competency, on=view, context=ALONE)
        packet = offer(commands.packet, self._add_to_packet, on=view, context=ALONE)
        trash = offer(commands.trash, self._delete, on=view, context=ALONE)
        scopes = [offer(commands.scope(scope, name), self._set_scope, on=view) for scope, name in words.scopes()]
        self._list.offer_for_marked([competency, packet, None, *scopes, None, trash])
        self._list.offer_for_one([link, competency, packet, None, trash])

    def _offer_in_editor(self, commands: "JournalCommands") -> None:
        editor, body, offer = self._editor, self._editor.form.body, self._page.offer
        offer(commands.link_open, self._link, on=editor, context=INSIDE)
        offer(commands.finish, self._finish, on=editor, context=INSIDE)
        offer(commands.bold, body.embolden, on=body, context=ALONE)
        offer(commands.italic, body.italicise, on=body, context=ALONE)
        self._draft = offer(commands.draft, self._toggle_draft, on=editor)
        self._draft.setCheckable(True)
        self._inbox = offer(commands.sort, self._leave_inbox, on=editor)
        versions = offer(commands.versions, self._open_versions, on=editor)
        duplicate = offer(commands.duplicate, self._duplicate, on=editor)
        copy = offer(commands.copy, self._copy, on=editor, context=INSIDE)
        delete = offer(commands.delete_open, self._delete_open, on=editor)
        editor.offer_more([versions, duplicate, copy, None, self._draft, self._inbox, None, delete])

    def _connect(self) -> None:
        editor, form = self._editor, self._editor.form
        editor.evidence_requested.connect(self._link_open)
        editor.restore_requested.connect(self._restore)
        editor.deletion_requested.connect(self._delete_open)
        editor.files_dropped.connect(self._attach)
        editor.picture_pasted.connect(self._attach_picture)
        editor.more_asked.connect(self._weigh)
        form.file_wanted.connect(self._choose_files)
        form.file_saving_requested.connect(self._acts.save_file)
        self._acts.attached.connect(self._take_files)
        self._at.fault_changed.connect(self._retry.setEnabled)
        self._page.linking_asked.connect(self._link_open)

    @property
    def _targets(self) -> tuple[EntryId, ...]:
        """Give the marked entries, else the current one, else the one at the editor."""
        marked = self._list.marked
        if marked:
            return marked
        current = self._list.view.current_entry or self._at.number
        return (EntryId(current),) if current else ()

    def _go_on(self) -> None:
        self._list.view.go(1)

    def _go_back(self) -> None:
        self._list.view.go(-1)

    def _edit(self) -> None:
        if self._list.view.current_entry:
            self._list.view.entry_opened.emit(self._list.view.current_entry)

    def _finish(self) -> None:
        self._at.autosave.flush()
        self._list.enter_list()

    def _choose_template(self) -> None:
        if any(each.isVisible() for each in self._page.window().findChildren(Overlay)):
            return
        sheet = TemplateSheet(self._page.desk.library.entry_templates(), parent=self._page.window())
        sheet.answered.connect(self._begin_from)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _begin_from(self, template: str) -> None:
        self._page.begin_from(self._page.desk.library.entry_template(template))

    def _add_competency(self) -> None:
        if len(self._targets) < 2:
            self._editor.form.competencies.begin_adding()
            return
        sheet = CompetencySheet(self._page.desk.library.competencies, len(self._targets), parent=self._page.window())
        sheet.answered.connect(self._give_competency)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _give_competency(self, competency: str) -> None:
        self._acts.add_competencies(self._targets, [competency])

    def _add_to_packet(self) -> None:
        self._at.autosave.flush()
        self._acts.add_to_packet(self._targets)

    def _set_scope(self) -> None:
        asked = self.sender()
        if isinstance(asked, Offer) and self._targets:
            self._at.autosave.flush()
            self._acts.set_scope(self._targets, asked.command.id.removeprefix("scope_"))

    def _delete(self) -> None:
        self._remove(self._targets)

    def _delete_open(self) -> None:
        if self._at.number is not None:
            self._remove((self._at.number,))

    def _remove(self, ids: Sequence[EntryId]) -> None:
        if not ids:
            return
        if self._at.is_trashed:
            self._acts.ask_to_delete(ids)
            return
        self._at.autosave.flush()
        self.neighbour_wanted.emit(list(ids))
        self._acts.trash(ids)
        self._list.view.clear_marks()

    def _restore(self) -> None:
        if self._at.number is not None:
            self._acts.restore([self._at.number])

    def _duplicate(self) -> None:
        self._at.autosave.flush()
        if self._at.number is not None:
            self.entry_wanted.emit(self._acts.duplicate(self._at.number))

    def _copy(self) -> None:
        if self._editor.shows_entry:
            self._acts.copy_text(self._at.content)

    def _toggle_draft(self) -> None:
        self._editor.form.change(is_draft=not self._at.content.is_draft)

    def _leave_inbox(self) -> None:
        self._editor.form.change(in_inbox=False)

    def _weigh(self) -> None:
        self._draft.setChecked(self._at.content.is_draft)
        self._inbox.setEnabled(self._at.content.in_inbox)

    def _export(self) -> None:
        self._page.command_requested.emit("export_journal")

    def _choose_files(self) -> None:
        self._acts.choose_files(self._at.number)

    def _attach(self, paths: list[str]) -> None:
        self._acts.attach(self._at.number, paths)

    def _attach_picture(self, picture: QImage) -> None:
        self._acts.attach_picture(self._at.number, picture)

    def _take_files(self, attached: Attached) -> None:
        """Put files into the entry they were meant for, also where another is at the editor by now."""
        if attached.entry in (self._at.number, None):
            for file in attached.files:
                self._editor.form.attach(file)
        else:
            self._acts.add_files(attached)

    def _open_versions(self) -> None:
        self._at.autosave.flush()
        if self._at.number is None:
            return
        with self._page.desk.vault.reading() as session:
            held = history.versions(session, self._at.number)
        dialog = VersionsDialog(self._at.content.title, held, parent=self._page.window())
        dialog.restore_requested.connect(self._restore_version)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_over()

    def _restore_version(self, operation: int) -> None:
        if self._at.number is not None:
            self._acts.restore_version(self._at.number, operation)

    def _link(self) -> None:
        current = self._list.view.current_entry
        if current and current != self._at.number:
            self._at.open(EntryId(current))
        self._link_open()

    def _link_open(self) -> None:
        self._at.autosave.flush()
        if self._at.number is None:
            self.notice_posted.emit(Notice(_("Write something first; then it can count for a criterion.")))
            return
        self._page.tasks.run(
            partial(self._at.advisor.choices, self._at.number), self._show_choices, key="journal-choices"
        )

    def _show_choices(self, choices: "tuple[CriterionChoice, ...]") -> None:
        if not choices:
            told = _("Choose the level you want next, so that there are criteria to link to.")
            self.notice_posted.emit(Notice(told, action=_("Choose"), command="ladder"))
            return
        if self._dialog is None:
            notes = self._notes.setdefault(self._at.number, {})
            self._dialog = LinkDialog(self._at.content.title, notes=notes, parent=self._page.window())
            self._dialog.link_requested.connect(self._make_link)
            self._dialog.unlink_requested.connect(self._take_link_back)
            self._dialog.finished.connect(self._drop_dialog)
            self._dialog.open_over()
        self._dialog.show_choices(choices)

    def _drop_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _make_link(self, criterion: str, strength: Strength, note: str, quantity: Decimal | None) -> None:
        desk, number = self._page.desk, self._at.number
        assert number is not None
        with desk.vault.writing() as session:
            insight.link(session, desk.library, number, criterion, strength=strength, note=note, quantity=quantity)
        self._link_open()

    def _take_link_back(self, link: int) -> None:
        with self._page.desk.vault.writing() as session:
            evidence.unlink(session, EvidenceId(link))
        self._link_open()
