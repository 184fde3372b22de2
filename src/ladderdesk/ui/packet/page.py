"""The Packet screen: outline, preview of the real file, options, export."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ladderdesk import insight
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import packets
from ladderdesk.journal.rows import Kept, PacketId
from ladderdesk.packet.choice import PacketChoice, read_choice, write_choice
from ladderdesk.packet.choosing import change_template, include, leave_out, move, start_choice
from ladderdesk.packet.prepare import Prepared, prepare
from ladderdesk.packet.render import render
from ladderdesk.packet.render.pdf import Typeset, missing_text, typeset
from ladderdesk.packet.save import write_file
from ladderdesk.packet.tree import Node
from ladderdesk.ui.actions import Command
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.packet.drafts import DraftMenu
from ladderdesk.ui.packet.options import PARTS, Options
from ladderdesk.ui.packet.outline_pane import OutlinePane
from ladderdesk.ui.packet.preview_pane import PreviewPane
from ladderdesk.ui.packet.review import ReviewSheet
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

KEEP_MS = 600
FILTERS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)", "md": "Markdown (*.md)", "html": "HTML (*.html)"}


class _Made(NamedTuple):
    """One packet as it was made in the worker: what it says, and its pages."""

    prepared: Prepared
    typeset: Typeset
    choice: PacketChoice


class PacketPage(Page):
    """Let the user choose what a packet says, see it as it will be, and write it to a file."""

    concerns = frozenset(
        {Kept.ENTRIES, Kept.EVIDENCE, Kept.VERDICTS, Kept.MARKS, Kept.ACTIONS, Kept.TARGETS, Kept.PEOPLE, Kept.SETTINGS}
    )
    title = "Packet"
    icon_name = "packet"
    key_hints = (
        KeyHint(("Space",), _("Include")),
        KeyHint(("←", "→"), _("Fold")),
        KeyHint(("Alt+Up", "Alt+Down"), _("Reorder")),
        KeyHint(("Ctrl++", "Ctrl+-"), _("Zoom")),
        KeyHint(("Ctrl+P",), _("Print")),
    )

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._choice = start_choice("promo", desk.today())
        self._packet: PacketId | None = None
        self._made: _Made | None = None
        self._form = "pdf"
        self._written = b""
        self._drafts = DraftMenu()
        self._outline = OutlinePane(self._drafts)
        self._preview = PreviewPane()
        self._options = Options()
        self._empty = EmptyState(
            "packet",
            _("Choose the level you want next"),
            _("A packet sets your evidence against what that level asks."),
            name="packet-empty",
            action=_("Choose a level"),
        )
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._build()
        self._connect()
        self._open_newest()

    def refresh(self) -> None:
        """Make the packet again from what the journal holds now, beside the window's thread."""
        self._options.show_choice(self._choice, self.desk.today())
        self.tasks.run(self._make, self._show, key="packet", otherwise=self._complain, lane=Lane.EXPORT)

    def enter(self) -> None:
        """Put the keyboard on the outline."""
        self._outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Keep the choice and the words that are being typed."""
        self._outline.wording.settle()
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()

    def _build(self) -> None:
        self._blank = Pane(_("Packet"), name="packet-blank")
        self._blank.column.addWidget(PaneHeader(_("Packet"), name="packet-blank-header", of_screen=True))
        self._blank.column.addWidget(self._empty, 1)
        self._split = Splitter(name="packet-split")
        self._split.add_pane(self._outline, width=292)
        self._split.add_pane(self._preview, width=640, stretches=True)
        self._split.add_pane(self._options, width=272)
        self._split.setSizes([292, 640, 272])
        self._outline.setMinimumWidth(240)
        self._options.setMinimumWidth(232)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        row.addWidget(self._blank)
        self._blank.hide()

    def _connect(self) -> None:
        self._outline.tree.check_requested.connect(self._check)
        self._outline.tree.move_requested.connect(self._move)
        self._outline.tree.row_chosen.connect(self._follow_row)
        self._outline.wording.words_changed.connect(self._take_words)
        self._options.choice_changed.connect(self._take)
        self._options.template_chosen.connect(self._take_template)
        self._options.part_checked.connect(self._check)
        self._options.format_chosen.connect(self._take_format)
        self._options.review_requested.connect(self._review)
        self._options.export_requested.connect(self._export)
        self._drafts.draft_chosen.connect(self._open_draft)
        self._drafts.new_requested.connect(self._begin_draft)
        self._drafts.removal_requested.connect(self._remove_draft)
        self._keeping.timeout.connect(self._keep)
        self._empty.action_requested.connect(self._ask_for_level)
        self.offer(Command("export", _("Export the packet"), ("Ctrl+Shift+E",), "download"), self._export)
        self.offer(Command("print", _("Print packet…"), ("Ctrl+P",), "packet"), self._print)

    def _make(self) -> _Made:
        choice = self._choice
        with self.desk.vault.reading() as session:
            material = insight.packet_material(session, self.desk.library, self.desk.today(), since=choice.since)
        pages = self._made.typeset.pages if self._made is not None else None
        prepared = prepare(material, choice, pages=pages)
        return _Made(prepared, typeset(prepared.document), choice)

    def _show(self, made: _Made) -> None:
        self._blank.hide()
        self._split.show()
        self._made = made
        outline = made.prepared.outline
        self._outline.show_outline(outline, made.typeset.pages, made.prepared.findings)
        self._preview.show_typeset(made.typeset, missing_text(made.typeset.missing))
        parts = {node.key: node.is_in for node in outline.nodes if node.key in PARTS}
        parts |= {node.section: node.is_in for node in outline.nodes if node.section in PARTS}
        self._options.show_counts(made.prepared.counts, len(made.prepared.places), parts)
        self._follow_row(self._outline.tree.current_key, scroll=False)

    def _complain(self, fault: Exception) -> None:
        if not isinstance(fault, NotFoundError):
            raise fault
        self._split.hide()
        self._blank.show()

    def _take(self, choice: PacketChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._keeping.start()
            self.refresh()

    def _take_template(self, name: str) -> None:
        if name != self._choice.template:
            self._take(change_template(self._choice, name, self.desk.today()))

    def _take_format(self, form: str) -> None:
        self._form = form
        self._options.show_format(form)

    def _check(self, key: str, is_in: bool) -> None:
        made = self._made
        if made is None:
            return
        keys = [node.key for node in made.prepared.outline.nodes if key in (node.key, node.section)] or [key]
        choice = self._choice
        for one in keys:
            change = include if is_in else leave_out
            choice = change(choice, made.prepared.outline, one)
        self._take(choice)

    def _move(self, key: str, steps: int) -> None:
        if self._made is not None:
            self._take(move(self._choice, self._made.prepared.outline, key, steps))

    def _follow_row(self, key: str, *, scroll: bool = True) -> None:
        node = self._outline.tree.current_node
        if node is None or self._made is None:
            return
        self._preview.mark(list(_anchors(node)), scroll=scroll)
        self._show_wording(node)

    def _show_wording(self, node: Node) -> None:
        made = self._made
        assert made is not None
        choice = self._choice
        if node.section == "case" and node.key == "case":
            words = choice.case if choice.case is not None else made.prepared.draft
            self._outline.show_wording(node.key, node.title, words, is_own=choice.case is not None)
        elif node.key.startswith("evidence/") and node.entry is not None:
            words = choice.wordings.get(node.key, insight.packet_statement(node))
            self._outline.show_wording(node.key, node.title, words, is_own=node.key in choice.wordings)
        elif node.key.startswith("concerns/"):
            answer = getattr(node.subject, "answer", "")
            words = choice.answers.get(node.key, answer)
            self._outline.show_wording(node.key, node.title, words, is_own=node.key in choice.answers)
        else:
            self._outline.hide_wording()

    def _take_words(self, key: str, words: str | None) -> None:
        if key == "case":
            self._take(msgspec.structs.replace(self._choice, case=words))
            return
        field = "answers" if key.startswith("concerns/") else "wordings"
        kept = dict(getattr(self._choice, field))
        kept.pop(key, None)
        if words is not None:
            kept[key] = words
        self._take(msgspec.structs.replace(self._choice, **{field: kept}))

    def _review(self) -> None:
        if self._made is None:
            return
        sheet = ReviewSheet(self._made.prepared.places, self._choice.hide.keep, parent=self.window())
        sheet.kept_changed.connect(self._take_kept)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def _take_kept(self, kept: tuple[str, ...]) -> None:
        self._take(msgspec.structs.replace(self._choice, hide=msgspec.structs.replace(self._choice.hide, keep=kept)))

    def _export(self) -> None:
        if self._made is None:
            return
        name = f"{self._made.prepared.document.title}.{self._form}".replace("/", "-").replace(":", "")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Export the packet"), name, FILTERS[self._form])
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the packet as it is shown to a file, in the chosen format, and note it in the journal."""
        if self._made is not None:
            self._options.show_exporting(True)
            job = _Job(self._made, self._form, path)
            self.tasks.run(job.write, self._tell_exported, otherwise=self._tell_failed, lane=Lane.EXPORT)

    def _tell_exported(self, done: "_Written") -> None:
        self._options.show_exporting(False)
        with self.desk.vault.writing() as session:
            packets.log_export(
                session,
                packet=self._packet,
                format=done.form,
                name=done.path.name,
                redactions=done.redactions,
                digest=done.digest,
            )
        self.notice_posted.emit(Notice(_("Exported to {path}.").format(path=done.path)))

    def _tell_failed(self, fault: Exception) -> None:
        self._options.show_exporting(False)
        raise fault

    def _print(self) -> None:
        from ladderdesk.ui.packet.printing import print_pdf

        if self._made is not None:
            print_pdf(self._made.typeset.data, self)

    def _open_newest(self) -> None:
        with self.desk.vault.reading() as session:
            kept = packets.packets(session)
        if kept:
            self._packet, self._choice = kept[0].id, read_choice(msgspec.json.encode(kept[0].content).decode())
        self._show_drafts()

    def _show_drafts(self) -> None:
        with self.desk.vault.reading() as session:
            kept = packets.packets(session)
        self._drafts.show_drafts([(one.id, one.name) for one in kept], self._packet)

    def _open_draft(self, packet: int) -> None:
        self.settle()
        with self.desk.vault.reading() as session:
            kept = packets.packet(session, PacketId(packet))
        self._packet, self._choice = kept.id, read_choice(msgspec.json.encode(kept.content).decode())
        self._show_drafts()
        self.refresh()

    def _begin_draft(self) -> None:
        self.settle()
        self._packet, self._choice = None, start_choice("promo", self.desk.today())
        self._keep()
        self.refresh()

    def _remove_draft(self) -> None:
        if self._packet is None:
            return
        with self.desk.vault.writing() as session:
            packets.remove_packet(session, self._packet)
        self._packet, self._choice = None, start_choice("promo", self.desk.today())
        self._open_newest()
        self.refresh()
        self.notice_posted.emit(Notice(_("Draft deleted."), action=_("Undo"), command="undo"))

    def _keep(self) -> None:
        with self.desk.vault.writing() as session:
            kept = packets.packets(session)
            count = len(kept) + 1
            known = {one.id: one.name for one in kept}
            name = known.get(self._packet) if self._packet is not None else None
            self._packet = packets.save_packet(
                session,
                name=name or ngettext("Draft {n}", "Draft {n}", count).format(n=count),
                template=self._choice.template,
                content=msgspec.json.decode(write_choice(self._choice)),
                id=self._packet if name else None,
                sitting=f"packet-{id(self)}",
            )
        self._show_drafts()

    def _ask_for_level(self) -> None:
        self.page_requested.emit("gaps")


class _Written(NamedTuple):
    path: Path
    form: str
    digest: str
    redactions: int


class _Job(NamedTuple):
    """One export, for the worker: it writes the file and says what was written."""

    made: _Made
    form: str
    path: Path

    def write(self) -> _Written:
        data = self.made.typeset.data if self.form == "pdf" else render(self.made.prepared.document, self.form)  # type: ignore[arg-type]
        write_file(self.path, data)
        return _Written(self.path, self.form, hashlib.sha256(data).hexdigest(), len(self.made.prepared.places))


def _anchors(node: Node) -> list[str]:
    return [node.key, *(anchor for child in node.children for anchor in _anchors(child))]
