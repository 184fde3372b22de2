"""What the user does to whole entries: each act is one step, says what was done, and offers to undo it."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from ladderdesk import insight
from ladderdesk.errors import InputError
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import entries, files, history
from ladderdesk.journal.rows import Attachment, EntryContent, EntryId
from ladderdesk.packet.save import write_file
from ladderdesk.ui.journal import deeds, words
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.widgets.confirm import ConfirmSheet

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.tasks import Tasks

UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attached:
    """Files that are in the vault now, and which entry they were meant for; None for one that was not written yet."""

    entry: EntryId | None
    files: tuple[Attachment, ...]


class EntryActs(QObject):
    """Carry out acts on entries by their numbers.

    Signals: `notice_posted(Notice)`, `attached(Attached)` once files are in the vault.
    """

    notice_posted = Signal(Notice)
    attached = Signal(object)

    def __init__(self, desk: "Desk", tasks: "Tasks", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._over = parent
        self._doomed: tuple[EntryId, ...] = ()

    def trash(self, ids: Sequence[EntryId]) -> None:
        """Put entries into the trash."""
        with self._desk.vault.writing() as session:
            entries.trash(session, ids)
        count = len(ids)
        self._tell(ngettext("Entry deleted.", "{count} entries deleted.", count).format(count=count))

    def restore(self, ids: Sequence[EntryId]) -> None:
        """Take entries out of the trash."""
        with self._desk.vault.writing() as session:
            entries.restore(session, ids)
        count = len(ids)
        self._tell(ngettext("Entry restored.", "{count} entries restored.", count).format(count=count))

    def ask_to_delete(self, ids: Sequence[EntryId]) -> None:
        """Ask before entries in the trash are deleted for good."""
        self._doomed = tuple(ids)
        count = len(ids)
        sheet = ConfirmSheet(
            ngettext("Delete this entry for good?", "Delete {count} entries for good?", count).format(count=count),
            _("Their versions, files and evidence go with them. Backups stay until you delete them."),
            _("Delete for good"),
            name="delete-sheet",
            kind="danger",
            parent=self._over.window(),
        )
        sheet.accepted.connect(self._delete)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def add_to_packet(self, ids: Sequence[EntryId]) -> None:
        """Let packets show entries."""
        count = deeds.change_all(self._desk.vault, ids, deeds.add_to_packet)
        if not count:
            self.notice_posted.emit(Notice(_("Packets may show this already.")))
            return
        told = ngettext("Packets may show the entry now.", "Packets may show {count} entries now.", count)
        self._tell(told.format(count=count))

    def set_scope(self, ids: Sequence[EntryId], scope: str) -> None:
        """Give entries a scope."""
        self._change(ids, partial(_with_scope, scope=scope))

    def add_competencies(self, ids: Sequence[EntryId], competencies: Sequence[str]) -> None:
        """Add competencies to entries."""
        self._change(ids, partial(deeds.with_competencies, competencies=competencies))

    def duplicate(self, entry: EntryId) -> EntryId:
        """Write an entry once more and give the copy's number."""
        copy = deeds.duplicate(self._desk.vault, entry)
        self._tell(_("Entry duplicated."))
        return copy

    def copy_text(self, content: EntryContent) -> None:
        """Put an entry's text on the clipboard."""
        QGuiApplication.clipboard().setText(words.as_text(content))
        self.notice_posted.emit(Notice(_("Copied as text.")))

    def restore_version(self, entry: EntryId, operation: int) -> None:
        """Give an entry the content of an earlier version, which is a new one."""
        with self._desk.vault.writing() as session:
            held = {version.operation.id: version.content for version in history.versions(session, entry)}
            judgement = insight.judged(held[operation]) if operation in held else None
            history.restore_version(session, entry, operation, judgement=judgement)
        self._tell(_("Version restored."))

    def add_files(self, attached: Attached) -> None:
        """Put files that are in the vault into the entry they were meant for."""
        if attached.entry is not None:
            change = partial(_with_files, files=attached.files)
            deeds.change_all(self._desk.vault, [attached.entry], change)

    def choose_files(self, entry: EntryId | None) -> None:
        """Let the user choose files to attach."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._over, _("Attach files"))
        self.attach(entry, chosen)

    def attach(self, entry: EntryId | None, paths: Sequence[str]) -> None:
        """Read files into the vault, beside the window's thread."""
        if paths:
            work = partial(_read_in, self._desk, entry, tuple(map(Path, paths)))
            self._tasks.run(work, self._tell_attached, lane=Lane.WRITE)

    def attach_picture(self, entry: EntryId | None, picture: QImage) -> None:
        """Keep a picture from the clipboard as a file, named by its moment, beside the window's thread."""
        name = f"{datetime.now().astimezone():picture-%Y%m%d-%H%M%S}.png"
        work = partial(_keep_picture, self._desk, entry, picture, name)
        self._tasks.run(work, self._tell_picture, lane=Lane.WRITE)

    def save_file(self, file: Attachment) -> None:
        """Let the user choose where to save a file of an entry, and write it there."""
        chosen, _kind = QFileDialog.getSaveFileName(self._over, _("Save the attachment"), file.name)
        if chosen:
            self._tasks.run(partial(_write_out, self._desk, file, Path(chosen)), self._tell_saved, lane=Lane.EXPORT)

    def _change(self, ids: Sequence[EntryId], change: "partial[EntryContent]") -> None:
        count = deeds.change_all(self._desk.vault, ids, change)
        if count:
            self._tell(ngettext("Entry changed.", "{count} entries changed.", count).format(count=count))

    def _delete(self) -> None:
        with self._desk.vault.writing() as session:
            count = entries.delete_for_good(session, self._doomed)
        told = ngettext("{count} entry deleted for good.", "{count} entries deleted for good.", count)
        self.notice_posted.emit(Notice(told.format(count=count)))

    def _tell(self, told: str) -> None:
        self.notice_posted.emit(Notice(told, action=_("Undo"), command="undo"))

    def _tell_attached(self, attached: Attached) -> None:
        self.attached.emit(attached)

    def _tell_picture(self, attached: Attached) -> None:
        self.attached.emit(attached)
        self.notice_posted.emit(Notice(_("The picture is attached as {name}.").format(name=attached.files[0].name)))

    def _tell_saved(self, path: Path) -> None:
        self.notice_posted.emit(Notice(_("Saved to {path}.").format(path=path)))


def _with_scope(content: EntryContent, *, scope: str) -> EntryContent:
    return replace(content, scope=scope)


def _with_files(content: EntryContent, *, files: Sequence[Attachment]) -> EntryContent:
    return replace(content, attachments=(*content.attachments, *files))


def _read_in(desk: "Desk", entry: EntryId | None, paths: Sequence[Path]) -> Attached:
    held = [(path.name, _bytes(path)) for path in paths]
    with desk.vault.writing() as session:
        kept = tuple(
            files.attach_file(session, content, name=name, media_type=mimetypes.guess_type(name)[0] or UNKNOWN_TYPE)
            for name, content in held
        )
    return Attached(entry, kept)


def _keep_picture(desk: "Desk", entry: EntryId | None, picture: QImage, name: str) -> Attached:
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(written, QByteArray(b"PNG")).write(picture):
        raise InputError(_("The picture on the clipboard could not be read. Nothing was attached."))
    with desk.vault.writing() as session:
        kept = files.attach_file(session, bytes(written.data().data()), name=name, media_type="image/png")
    return Attached(entry, (kept,))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > files.LARGEST:
            too_large = _("The file {name} is larger than {limit} MB. Link to it instead.")
            raise InputError(too_large.format(name=path.name, limit=files.LARGEST >> 20))
        return path.read_bytes()
    except OSError as fault:
        message = _("{path} could not be read: {reason}. Nothing was attached.")
        raise InputError(message.format(path=path, reason=fault.strerror or fault)) from fault


def _write_out(desk: "Desk", file: Attachment, path: Path) -> Path:
    with desk.vault.reading() as session:
        content = files.read_blob(session, file.digest)
    write_file(path, content)
    return path
