"""The running program: one window, one vault, and the wiring from what the user asks to what the vault keeps."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ladderdesk import paths
from ladderdesk.errors import LadderDeskError, VaultError
from ladderdesk.i18n import _
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.actions import NEW_FROM_TEMPLATE
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.instance import Doorbell
from ladderdesk.ui.notices import SAVING, Notice, NoticeKind
from ladderdesk.ui.tasks import Lane
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.desk import Desk
    from ladderdesk.ui.onboarding.levels import LevelChoice
    from ladderdesk.ui.upkeep import Upkeep

LISTEN_MS = 600
"""How often the vault is asked whether another program wrote to it."""

QUIET_MS = 300
"""How long after the start the screens that were not visited yet are loaded."""


class Program(QObject):
    """Hold the window and the desk, and switch between the user's vault and the sample.

    `doorbell` is that of the vault, its seat already taken where there was a choice. `is_fusion` says that the
    application was made in that style.
    """

    def __init__(
        self,
        app: QApplication,
        settings: SettingsFile,
        vault: Path,
        *,
        doorbell: Doorbell | None = None,
        is_fusion: bool = False,
    ) -> None:
        super().__init__(app)
        from ladderdesk.ui.screens_made import factories

        self._app = app
        self._settings = settings
        self._path = vault
        self._own_path = vault
        self._is_gone = False
        self._desk: Desk | None = None
        self._doorbell = doorbell or Doorbell(vault)
        self._upkeep: Upkeep | None = None
        self.theme = Theme(app, is_fusion=is_fusion)
        chosen = settings.current
        self.theme.apply(chosen.theme, chosen.interface_size, reduced_motion=chosen.reduced_motion)
        self.window = MainWindow(settings, factories())
        self.bus = ChangeBus(self)
        self._listening = QTimer(self)
        self._listening.setInterval(LISTEN_MS)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._connect()

    def start(self) -> None:
        """Show the window, and open the vault once it has been painted."""
        self.window.installEventFilter(self)
        self.window.show()

    @property
    def desk(self) -> "Desk | None":
        """Give the desk at work, None before the vault is open."""
        return self._desk

    def close(self) -> None:
        """Save what is typed, let the workers finish and close the vault; for the end of the program."""
        self._quiet.stop()
        self._drop()
        self.window.tasks.wait()
        self._doorbell.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the vault after the first paint of the window."""
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._begin_work)
        return super().eventFilter(watched, event)

    def open_vault(self) -> None:
        """Open the vault and show its first screen; where that fails, say why and what can be done."""
        from ladderdesk.ui.opening import open_desk

        try:
            desk = open_desk(self._path, self._settings, is_sample=self._path != self._own_path)
        except LadderDeskError as fault:
            self._show_recovery(fault)
            return
        self._take(desk)

    def _begin_work(self) -> None:
        from ladderdesk.ui.faults import FaultHook
        from ladderdesk.ui.screens_made import load_first

        self._faults = FaultHook(self.window)
        # Most of an opening is loading libraries; beside the window's thread it holds up neither paint nor key.
        self.window.tasks.run(partial(load_first, self._settings.current.last_page), self._open_first)

    def _open_first(self, _loaded: None) -> None:
        self.open_vault()
        self._doorbell.listen()
        self._keep_loaded()
        self._quiet.start()

    def _load_ahead(self) -> None:
        from ladderdesk.ui.screens_made import load_ahead

        self.window.tasks.run(load_ahead, self._keep_loaded, lane=Lane.EXPORT)

    def _keep_loaded(self, _loaded: None = None) -> None:
        """Spare collections from looking through what was loaded by now, for it stays to the end."""
        gc.freeze()

    def _connect(self) -> None:
        window = self.window
        self.bus.changed.connect(window.note_changes)
        self._app.aboutToQuit.connect(self.close)
        self._listening.timeout.connect(self._look_outside)
        self._quiet.timeout.connect(self._load_ahead)
        self._doorbell.rang.connect(self._come_forward)
        window.line_requested.connect(self._log_line)
        for command, slot in (
            ("undo", self._undo),
            ("redo", self._redo),
            ("log_win", self._log_win),
            (NEW_FROM_TEMPLATE, self._begin_from_template),
            ("listen_again", self._listen_again),
            ("first_questions", self._ask_first_questions),
        ):
            window.answer(command, slot)

    def _take(self, desk: "Desk") -> None:
        from ladderdesk.ui.found import DeskFinder
        from ladderdesk.ui.opening import is_new

        self._desk = desk
        self._app.setWindowIcon(QIcon(str(paths.shipped("resources") / "desktop" / "ladderdesk.svg")))
        self._look_after(desk)
        desk.vault.listen(self.bus.announce)
        finder = DeskFinder(desk)
        self.window.provide_only(finder.criteria, finder.entries, finder.topics)
        self._offer_other_vault()
        self.window.show_sample(desk.is_sample)
        if is_new(desk):
            self._ask_first_questions()
        else:
            self.window.show_shell()
            self.window.attach(desk, self._settings.current.last_page)
        if self._settings.fault:
            self.window.post(Notice(self._settings.fault))
        self._listening.start()

    def _look_after(self, desk: "Desk") -> None:
        from ladderdesk.ui.upkeep import Upkeep

        if self._upkeep is None:
            self._upkeep = Upkeep(self.window, self)
            self._upkeep.vault_chosen.connect(self._open_other)
            self._upkeep.reopen_requested.connect(self._reopen)
        self._upkeep.hold(desk)

    def _leave_vault(self) -> None:
        """Let go of the vault for another one; what is typed and cannot be saved keeps it."""
        if not self.window.keep_typed():
            raise VaultError(_("What you typed could not be saved, so this journal stays open. Save it first."))
        self._drop()

    def _drop(self) -> None:
        self._is_gone = False
        self.window.withdraw("vault-gone")
        self._listening.stop()
        self.window.detach()
        self.window.tasks.abandon()
        if self._upkeep is not None:
            self._upkeep.release()
        if self._desk is not None:
            self._desk.vault.unlisten(self.bus.announce)
            self._desk.close()
            self._desk = None

    def _offer_other_vault(self) -> None:
        own = self._path == self._own_path
        self.window.answer("open_sample" if own else "open_own", self._open_sample if own else self._open_own)
        self.window.stop_answering("open_own" if own else "open_sample")

    def _ask_first_questions(self) -> None:
        from ladderdesk.ui.onboarding.view import Onboarding

        questions = Onboarding()
        questions.show_ladders(self._require_desk().library.ladders())
        questions.finished.connect(self._begin)
        questions.sample_requested.connect(self._open_sample)
        self.window.show_alone(questions)

    def _begin(self, choice: "LevelChoice") -> None:
        from ladderdesk.ui.opening import choose_first_target

        desk = self._require_desk()
        choose_first_target(desk, choice)
        self.window.show_shell()
        self.window.attach(desk)

    def _open_sample(self) -> None:
        from ladderdesk.ui.opening import make_sample

        self._leave_vault()
        sample = paths.sample_file()
        try:
            make_sample(sample, self._settings)
        except LadderDeskError as fault:
            self._path = self._own_path
            self.open_vault()
            self.window.post(Notice(fault.message, NoticeKind.ERROR))
            return
        self._path = sample
        self.open_vault()

    def _open_own(self) -> None:
        self._leave_vault()
        self._path = self._own_path
        self.open_vault()

    def _show_recovery(self, fault: LadderDeskError) -> None:
        from ladderdesk.ui.dialogs.recovery import Recovery

        recovery = Recovery(fault.message, self._path)
        recovery.retry_requested.connect(self.open_vault)
        recovery.vault_chosen.connect(self._open_other)
        recovery.restore_requested.connect(self._restore)
        recovery.quit_requested.connect(self.window.close)
        self.window.show_alone(recovery)

    def _sit_at(self, vault: Path) -> None:
        """Change seats to another vault; where another window has that one, both go on and write in turn."""
        self._doorbell.leave()
        self._doorbell = Doorbell(vault)
        self._doorbell.rang.connect(self._come_forward)
        if self._doorbell.take_seat():
            self._doorbell.listen()

    def _open_other(self, path: Path) -> None:
        self._leave_vault()
        self._path = self._own_path = path
        self._sit_at(path)
        self._settings.change(vault=str(path))
        self.open_vault()

    def _reopen(self, work: "Callable[[], str]") -> None:
        """Close the vault, do what needs it closed, and open it again whatever came of it."""
        self._leave_vault()
        try:
            words = work()
        except LadderDeskError as fault:
            self.open_vault()
            self.window.post(Notice(fault.message, NoticeKind.ERROR))
            return
        self.open_vault()
        self.window.post(Notice(words))

    def _restore(self, backup: Path) -> None:
        from ladderdesk.vault.backup import restore

        try:
            restore(backup, self._path)
        except LadderDeskError as fault:
            self._show_recovery(fault)
            return
        self.open_vault()

    def _look_outside(self) -> None:
        """Read again what another program wrote; say once that the vault is gone, and go on when it is back."""
        vault = self._require_desk().vault
        try:
            if not vault.path.exists():
                raise VaultError(_("The journal {path} is no longer there.").format(path=vault.path))
            has_changed = vault.changed_outside()
        except LadderDeskError as fault:
            self._tell_gone(fault.message)
            return
        if self._is_gone:
            self._go_on()
        if has_changed:
            from ladderdesk.journal.rows import Kept

            self.bus.announce(frozenset(Kept))

    def _tell_gone(self, words: str) -> None:
        if self._is_gone:
            return
        self._is_gone = True
        detail = _("Put the file back, and LadderDesk goes on. What is typed stays in the window.")
        self.window.post(Notice(words, NoticeKind.ERROR, detail, _("Try again"), "listen_again", "vault-gone", SAVING))

    def _go_on(self) -> None:
        self._is_gone = False
        self.window.withdraw("vault-gone")
        self.window.try_again(SAVING)

    def _listen_again(self) -> None:
        self._is_gone = False
        self.window.withdraw("vault-gone")
        self._look_outside()

    def _come_forward(self) -> None:
        window = self.window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def _begin_from_template(self) -> None:
        """Let the journal, which knows the templates, answer for the other screens too."""
        self.window.go_to("journal")
        if self.window.page_id == "journal":
            self.window.run(NEW_FROM_TEMPLATE)

    def _log_win(self) -> None:
        self._log_line("")

    def _log_line(self, words: str) -> None:
        self.window.go_to("home")
        page = self.window.page
        if page is not None:
            page.begin_line(words)

    def _undo(self) -> None:
        self._replay(is_undo=True)

    def _redo(self) -> None:
        self._replay(is_undo=False)

    def _replay(self, *, is_undo: bool) -> None:
        from ladderdesk.journal import history

        desk = self._desk
        if desk is None:
            return
        self.window.settle()
        with desk.vault.writing() as session:
            done = history.undo(session) if is_undo else history.redo(session)
            words = history.say(done) if done else ""
        if not words:
            self.window.post(Notice(_("Nothing to undo.") if is_undo else _("Nothing to redo.")))
        elif is_undo:
            self.window.post(Notice(_("Undone: {what}").format(what=words), action=_("Redo"), command="redo"))
        else:
            self.window.post(Notice(_("Done again: {what}").format(what=words), action=_("Undo"), command="undo"))

    def _require_desk(self) -> "Desk":
        if self._desk is None:
            raise LadderDeskError(_("No journal is open."))
        return self._desk
