"""The Packet screen: what goes into a packet, the pages as they will be, and how it leaves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ladderdesk import insight
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import entries
from ladderdesk.journal.rows import EntryId, Kept, PacketId
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.choosing import change_template, include, leave_out, move
from ladderdesk.packet.file_names import placed
from ladderdesk.packet.prepare import prepare
from ladderdesk.packet.render import Format
from ladderdesk.packet.render.pdf import typeset
from ladderdesk.packet.rewording import with_own_words
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.packet.audience import AudienceSheet
from ladderdesk.ui.packet.commands import PacketCommands
from ladderdesk.ui.packet.draft import DraftAtHand
from ladderdesk.ui.packet.exporting import Exporter, Made
from ladderdesk.ui.packet.findings import FindingsSheet, findings_to_read
from ladderdesk.ui.packet.review import ReviewSheet
from ladderdesk.ui.packet.view import PacketView
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.confirm import PromptSheet

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

ALONE = Qt.ShortcutContext.WidgetShortcut


class PacketPage(Page):
    """Let the user choose what a packet says, see it as it will be, and write it to a file."""

    concerns = frozenset(
        {
            Kept.ENTRIES,
            Kept.EVIDENCE,
            Kept.VERDICTS,
            Kept.MARKS,
            Kept.ACTIONS,
            Kept.TARGETS,
            Kept.PEOPLE,
            Kept.SETTINGS,
            Kept.PACKETS,
            Kept.LADDERS,
        }
    )
    title = "Packet"
    icon_name = "packet"

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._commands = PacketCommands()
        self.key_hints = self._commands.outline_hints()
        self._draft = DraftAtHand(desk)
        self._made: Made | None = None
        self._told_unreadable: set[str] = set()
        self._is_current = False
        self._waiting: Callable[[Made], None] | None = None
        self._form: Format = "pdf"
        self._view = PacketView()
        self._exporter = Exporter(desk, tasks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._view.show_pane_sizes(desk.settings.pane("packet"))
        self._offer_keys()
        self._connect()

    def refresh(self) -> None:
        """Make the packet again from what the journal holds now, beside the window's thread."""
        self._draft.read()
        self._is_current = False
        self._view.show_choice(self._draft.choice)
        self._view.options.show_choice(self._draft.choice, self.desk.today())
        self._show_drafts()
        work = partial(self._make, self._draft.choice, self._draft.number)
        self.tasks.run(work, self._show, key="packet", otherwise=self._complain, lane=Lane.EXPORT)

    def enter(self) -> None:
        """Put the keyboard on the outline."""
        self._view.outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keep what is being typed; what is typed next is a step of its own."""
        self._view.outline.wording.settle()
        self._view.options.settle()
        self._draft.rest()
        sizes = self._view.pane_sizes
        if sizes is not None and sizes != self.desk.settings.pane("packet"):
            self.desk.settings.keep_pane("packet", sizes)

    def export_to(self, path: Path) -> None:
        """Write the packet to a file and note it in the journal; a suffix that names a format decides."""
        path, form = placed(path, self._form)
        self._once_made(partial(self._exporter.write, path=path, form=form))

    def _offer_keys(self) -> None:
        commands, view = self._commands, self._view
        tree, pages = view.outline.tree, view.pages
        for command, slot in (
            (commands.include, tree.toggle_current),
            (commands.next, tree.go_on),
            (commands.previous, tree.go_back),
            (commands.fold, tree.fold),
            (commands.unfold, tree.unfold),
            (commands.move_up, tree.move_up),
            (commands.move_down, tree.move_down),
            (commands.reword, view.outline.enter_wording),
            (commands.review, self._review),
            (commands.show, self._choose_audience),
            (commands.findings, self._read_findings),
        ):
            self.offer(command, slot, on=tree, context=ALONE)
        self.offer(commands.leave_words, self.enter, on=view.outline.wording)
        self._zooms = [
            self.offer(command, slot, on=pages)
            for command, slot in (
                (commands.larger, pages.enlarge),
                (commands.smaller, pages.shrink),
                (commands.fit, pages.fit),
            )
        ]
        for command, slot in (
            (commands.new, self._begin_draft),
            (commands.rename, self._rename_draft),
            (commands.delete, self._remove_draft),
            (commands.side, view.toggle_options),
            (commands.export, self._export),
            (commands.print, self._print),
        ):
            self.offer(command, slot)

    def _connect(self) -> None:
        view = self._view
        view.level_requested.connect(self._ask_for_level)
        view.outline.tree.check_requested.connect(self._check)
        view.outline.tree.move_requested.connect(self._move)
        view.outline.remarks.audience_requested.connect(self._choose_audience)
        view.outline.remarks.findings_requested.connect(self._read_findings)
        view.pages.nothing.audience_requested.connect(self._choose_audience)
        view.pages.nothing.gaps_requested.connect(self._ask_for_level)
        view.pages.nothing.line_requested.connect(self._ask_for_line)
        view.outline.wording.words_changed.connect(self._take_words)
        view.options.choice_changed.connect(self._take)
        view.options.template_chosen.connect(self._take_template)
        view.options.part_checked.connect(self._check)
        view.options.format_chosen.connect(self._take_format)
        view.options.review_requested.connect(self._review)
        view.options.export_requested.connect(self._export)
        view.drafts.draft_chosen.connect(self._open_draft)
        view.drafts.new_requested.connect(self._begin_draft)
        view.drafts.rename_requested.connect(self._rename_draft)
        view.drafts.removal_requested.connect(self._remove_draft)
        self._exporter.exporting_changed.connect(view.options.show_exporting)
        self._exporter.told.connect(self.notice_posted)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _show_drafts(self) -> None:
        draft = self._draft
        unreadable = [each.name for each in draft.unreadable]
        self._view.drafts.show_drafts([(each.id, each.name) for each in draft.drafts], draft.number, unreadable)
        for name in unreadable:
            if name not in self._told_unreadable:
                self._told_unreadable.add(name)
                words = _("The draft “{name}” cannot be read, perhaps because a newer LadderDesk wrote it.")
                detail = _("It stays in the journal as it is; the other drafts can be used.")
                self.notice_posted.emit(Notice(words.format(name=name), NoticeKind.ERROR, detail))

    def _make(self, choice: PacketChoice, number: PacketId | None) -> Made:
        with self.desk.vault.reading() as session:
            material = insight.packet_material(session, self.desk.library, self.desk.today(), since=choice.since)
        pages = self._made.typeset.pages if self._made is not None else None
        prepared = prepare(material, choice, pages=pages)
        return Made(prepared, typeset(prepared.document), number, material.readiness.level.title)

    def _show(self, made: Made) -> None:
        self._made, self._is_current = made, True
        self._view.show_made(made)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting(made)

    def _complain(self, fault: Exception) -> None:
        self._made = self._waiting = None
        if not isinstance(fault, NotFoundError):
            raise fault
        self._view.show_blank()
        self.show_key_hints(())

    def _once_made(self, then: Callable[[Made], None]) -> None:
        """Do something with the packet as it is chosen now, at once where it is made already."""
        self.settle()
        if self._made is not None and self._is_current:
            then(self._made)
        else:
            self._waiting = then

    def _take(self, choice: PacketChoice) -> None:
        self._draft.take(choice)

    def _take_words(self, key: str, words: str | None) -> None:
        self._draft.take(with_own_words(self._draft.choice, key, words), row=key)

    def _take_template(self, name: str) -> None:
        if name != self._draft.choice.template:
            self._take(change_template(self._draft.choice, name, self.desk.today()))

    def _take_format(self, form: Format) -> None:
        self._form = form
        self._view.options.show_format(form)

    def _check(self, key: str, is_in: bool) -> None:
        if self._made is not None:
            change = include if is_in else leave_out
            self._take(change(self._draft.choice, self._made.prepared.outline, key))

    def _move(self, key: str, steps: int) -> None:
        if self._made is not None:
            self._take(move(self._draft.choice, self._made.prepared.outline, key, steps))

    def _review(self) -> None:
        self._once_made(self._open_review)

    def _open_review(self, made: Made) -> None:
        sheet = ReviewSheet(made.prepared.places, self._draft.choice.hide.keep, parent=self.window())
        sheet.kept_changed.connect(self._take_kept)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _choose_audience(self) -> None:
        self._once_made(self._open_audience)

    def _open_audience(self, made: Made) -> None:
        kept_back = made.prepared.outline.kept_back
        if not kept_back:
            self.notice_posted.emit(Notice(_("No entry is kept from the readers of this packet.")))
            return
        sheet = AudienceSheet(kept_back, self._draft.choice.audience, parent=self.window())
        sheet.entries_chosen.connect(self._show_entries)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _show_entries(self, chosen: tuple[EntryId, ...]) -> None:
        with self.desk.vault.writing() as session:
            count = entries.set_audience(session, chosen, self._draft.choice.audience)
        words = ngettext("{n} entry may be shown now.", "{n} entries may be shown now.", count).format(n=count)
        self.notice_posted.emit(Notice(words, action=_("Undo"), command="undo"))

    def _read_findings(self) -> None:
        self._once_made(self._open_findings)

    def _open_findings(self, made: Made) -> None:
        outline, findings = made.prepared.outline, findings_to_read(made.prepared.findings)
        sheet = FindingsSheet(outline.warnings, findings, parent=self.window())
        sheet.entry_requested.connect(self.entry_requested)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _take_kept(self, kept: tuple[str, ...]) -> None:
        hide = msgspec.structs.replace(self._draft.choice.hide, keep=kept)
        self._take(msgspec.structs.replace(self._draft.choice, hide=hide))

    def _export(self) -> None:
        self._once_made(partial(self._exporter.ask, form=self._form))

    def _print(self) -> None:
        self._once_made(self._exporter.print)

    def _open_draft(self, number: int) -> None:
        self.settle()
        self._draft.open(PacketId(number))
        self.refresh()

    def _begin_draft(self) -> None:
        self.settle()
        self._draft.begin()
        self.enter()

    def _rename_draft(self) -> None:
        self.settle()
        sheet = PromptSheet(
            _("Rename this draft"),
            _("The name is yours alone; it stands in no file."),
            _("Rename"),
            name="packet-rename",
            words=self._draft.name,
            parent=self.window(),
        )
        sheet.answered.connect(self._draft.rename)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _remove_draft(self) -> None:
        if self._draft.number is not None:
            self.settle()
            self._draft.remove()
            self.notice_posted.emit(Notice(_("Draft deleted."), action=_("Undo"), command="undo"))

    def _ask_for_level(self) -> None:
        self.page_requested.emit("gaps")

    def _ask_for_line(self) -> None:
        self.line_requested.emit("")

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Show the keys of the pane that has the keyboard; those that zoom mean the pages only there."""
        if new is None or not self.isAncestorOf(new):
            return
        view, commands = self._view, self._commands
        for zoom in self._zooms:
            zoom.setEnabled(view.pages.isAncestorOf(new))
        if view.is_blank:
            self.show_key_hints(())
        elif view.pages.isAncestorOf(new):
            self.show_key_hints(commands.preview_hints())
        elif view.options.isAncestorOf(new):
            self.show_key_hints(commands.options_hints())
        elif view.outline.wording.isAncestorOf(new):
            self.show_key_hints(commands.wording_hints())
        else:
            self.show_key_hints(commands.outline_hints())
