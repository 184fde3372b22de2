"""What looks after the vault from the window: backups, moving it, examining it, journals in and out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from ladderdesk import paths
from ladderdesk.errors import InputError, LadderDeskError
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.window import MainWindow
    from ladderdesk.vault.findings import Report

UNTIL_BACKUP_MS = 20_000
BETWEEN_LOOKS_MS = 3_600_000
KEPT_BACKUPS = 14
DAY = timedelta(days=1)
VAULTS = "LadderDesk (*.ladderdesk)"


class Upkeep(QObject):
    """Answer the window's commands on the vault that is open.

    Signals: `vault_chosen(Path)` to open another vault, `reopen_requested(Callable[[], str])` for work that needs the
    vault closed and gives the words to say afterwards.
    """

    vault_chosen = Signal(object)
    reopen_requested = Signal(object)

    def __init__(self, window: "MainWindow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._desk: Desk | None = None
        self._daily = QTimer(self)
        self._daily.timeout.connect(self._back_up_if_due)
        self._move_to = self._restore_from = self._restore_to = Path()
        for command, slot in (
            ("import", self.import_journal),
            ("export_journal", self.export_journal),
            ("back_up", self.back_up),
            ("restore_backup", self.restore_backup),
            ("move_vault", self.move_vault),
            ("open_vault", self.open_vault),
            ("examine", self.examine),
        ):
            window.answer(command, slot)

    def hold(self, desk: "Desk") -> None:
        """Look after the vault of this desk from now on; a backup is taken once a day, a while after it was opened."""
        self._desk = desk
        if not desk.is_sample:
            self._daily.setInterval(UNTIL_BACKUP_MS)
            self._daily.start()

    def release(self) -> None:
        """Let go of the vault, because it is about to be closed."""
        self._daily.stop()
        self._desk = None

    def back_up(self) -> None:
        """Take a checked backup beside the vault, in a worker."""
        self._own()
        self._window.tasks.run(self._take_backup, self._tell_backed_up, key="back-up")

    def examine(self) -> None:
        """Examine the vault in a worker and say what was found."""
        self._window.tasks.run(self._examine, self._tell_report, key="examine")

    def import_journal(self) -> None:
        """Let the user choose a journal file and import it, all of it or nothing."""
        from ladderdesk.exchange.json_journal import import_journal

        own = self._own()
        title, kinds = _("Import a journal"), _("Journals (*.json);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if not chosen:
            return
        document = _read(Path(chosen))
        with own.vault.writing() as session:
            report = import_journal(session, document)
        words = ngettext("Imported {n} record.", "Imported {n} records.", report.added).format(n=report.added)
        if report.skipped:
            words = _("{imported} {n} were here already.").format(imported=words, n=report.skipped)
        self._window.post(Notice(words, action=_("Undo"), command="undo") if report.added else Notice(words))

    def export_journal(self) -> None:
        """Let the user choose a file and write the whole journal to it."""
        dialog = QFileDialog(self._window, _("Export everything"))
        dialog.setObjectName("export-journal-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Journals (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile("ladderdesk-journal.json")
        dialog.fileSelected.connect(self._export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def restore_backup(self) -> None:
        """Let the user choose a backup and put it in the vault's place; the vault is kept first."""
        from ladderdesk.ui.dialogs.restoring import RestoreSheet
        from ladderdesk.vault.shelf import list_backups

        path = self._own().vault.path
        backups = list_backups(paths.backup_folder(path), stem=path.stem)
        if not backups:
            self._restore_a_file()
            return
        sheet = RestoreSheet(backups, parent=self._window)
        sheet.backup_chosen.connect(self._begin_restore)
        sheet.file_requested.connect(self._restore_a_file)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open_over()

    def move_vault(self) -> None:
        """Let the user choose another place for the vault and move it there; the old file stays until deleted."""
        held = self._own()
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("Move the journal"), str(held.vault.path), VAULTS)
        if not chosen or Path(chosen) == held.vault.path:
            return
        self._move_to = Path(chosen).with_suffix(".ladderdesk")
        if self._move_to.exists():
            message = _("There is already a file at {path}. Choose another name; nothing was moved.")
            raise InputError(message.format(path=self._move_to))
        self._copy_to_new_place(held)
        self.vault_chosen.emit(self._move_to)
        words = _("The journal is at {path} now. The old file is still there; delete it when you are sure.")
        self._tell(words.format(path=self._move_to))

    def open_vault(self) -> None:
        """Let the user choose another vault and open it."""
        folder = str(self._held().vault.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open another journal"), folder, VAULTS)
        if chosen:
            self.vault_chosen.emit(Path(chosen))

    def _export_to(self, chosen: str) -> None:
        from ladderdesk.exchange.json_journal import export_journal
        from ladderdesk.packet.save import write_file

        with self._held().vault.reading() as session:
            document = export_journal(session)
        write_file(Path(chosen), document)
        self._tell(_("Exported everything to {path}.").format(path=chosen))

    def _copy_to_new_place(self, held: "Desk") -> None:
        from ladderdesk.vault.backup import back_up

        report = back_up(held.vault, paths.private_folder(self._move_to.parent))
        report.path.replace(self._move_to)

    def _back_up_if_due(self) -> None:
        self._daily.setInterval(BETWEEN_LOOKS_MS)
        from ladderdesk.vault.shelf import find_newest_backup

        newest = find_newest_backup(self._held().vault.path)
        if newest is None or datetime.now(UTC) - newest.taken_at >= DAY:
            self._window.tasks.run(self._take_backup, self._note_backup, key="back-up", lane=Lane.EXPORT)

    def _note_backup(self, words: str) -> None:
        """Say nothing of a backup that was taken by itself: the settings show when it was."""
        self._window.read_again("settings")

    def _tell_backed_up(self, words: str) -> None:
        self._tell(words)
        self._note_backup(words)

    def _restore_a_file(self) -> None:
        folder = paths.backup_folder(self._held().vault.path)
        start = folder if folder.is_dir() else folder.parent
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Restore from backup"), str(start), VAULTS)
        if chosen:
            self._begin_restore(Path(chosen))

    def _begin_restore(self, backup: Path) -> None:
        self._restore_from, self._restore_to = backup, self._held().vault.path
        self.reopen_requested.emit(self._restore)

    def _take_backup(self) -> str:
        from ladderdesk.vault.backup import back_up

        held = self._held()
        report = back_up(held.vault, paths.backup_folder(held.vault.path), keep=KEPT_BACKUPS)
        return _("Backed up and checked: {name}").format(name=report.path.name)

    def _restore(self) -> str:
        from ladderdesk.vault.backup import restore

        report = restore(self._restore_from, self._restore_to)
        if report.kept is None:
            return _("The backup is restored.")
        return _("The backup is restored. What was there is kept as {name}.").format(name=report.kept.name)

    def _examine(self) -> "Report":
        from ladderdesk.vault.doctor import examine

        return examine(self._held().vault)

    def _tell_report(self, report: "Report") -> None:
        count = report.records
        if not report.findings:
            words = ngettext(
                "The journal is sound: {n} record checked.", "The journal is sound: {n} records checked.", count
            )
            self._tell(words.format(n=count))
            return
        words = _("The journal is sound.") if report.is_sound else _("The journal is damaged.")
        detail = "\n".join(finding.message for finding in report.findings)
        self._window.post(Notice(words, NoticeKind.ERROR, detail, key="examined"))

    def _tell(self, words: str) -> None:
        self._window.post(Notice(words))

    def _own(self) -> "Desk":
        """Give the desk where it is the user's own: what is done to the sample would be lost, or taken for theirs."""
        held = self._held()
        if held.is_sample:
            raise InputError(_("This is the sample journal. Go back to your own journal first."))
        return held

    def _held(self) -> "Desk":
        if self._desk is None:
            raise LadderDeskError(_("No journal is open."))
        return self._desk


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = _("{path} could not be read: {reason}. Nothing was imported.")
        raise InputError(message.format(path=path, reason=fault.strerror or fault)) from fault
