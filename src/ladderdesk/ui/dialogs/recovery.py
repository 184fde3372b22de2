"""What the window shows when the vault cannot be opened: why, what is safe, and the ways on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from ladderdesk.vault.shelf import Backup


class Recovery(QWidget):
    """Say why the vault at a path cannot be opened and offer what helps.

    Signals: `retry_requested()`, `vault_chosen(Path)` for another vault, `restore_requested(Path)` with a backup, and
    `quit_requested()`.
    """

    retry_requested = Signal()
    vault_chosen = Signal(object)
    restore_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, why: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self._path = path
        self._backup = _newest_backup(path)
        self._retry = Button(_("Try again"), name="recovery-retry", kind="primary")
        self._choose = Button(_("Open another journal…"), name="recovery-choose")
        self._restore = Button(_("Restore from backup"), name="recovery-restore")
        self._quit = Button(_("Quit"), name="recovery-quit", kind="ghost")
        self._build(why)
        self._connect()
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, why: str) -> None:
        card = Card(name="recovery-card", padding=28, gap=10)
        card.setMaximumWidth(600)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Mark("warn", "danger.base"))
        head.addWidget(Label(_("The journal could not be opened"), type="title"), 1)
        card.column.addLayout(head)
        card.column.addWidget(Paragraph(why, type="reading", name="recovery-why"))
        card.column.addWidget(Paragraph(str(self._path), type="small", tone="secondary", name="recovery-path"))
        card.column.addWidget(Paragraph(self._backup_words(), type="body", tone="secondary", name="recovery-backup"))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 12, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._quit)
        buttons.addStretch(1)
        self._restore.setVisible(self._backup is not None)
        for button in (self._restore, self._choose, self._retry):
            buttons.addWidget(button)
        card.column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _connect(self) -> None:
        self._retry.clicked.connect(self.retry_requested)
        self._choose.clicked.connect(self._choose_vault)
        self._restore.clicked.connect(self._ask_to_restore)
        self._quit.clicked.connect(self.quit_requested)

    def _backup_words(self) -> str:
        if self._backup is None:
            return _("There is no backup beside it.")
        taken = day_text(self._backup.taken_at.astimezone().date())
        return _("There is a backup of {day}. Restoring it keeps the file that is there now.").format(day=taken)

    def _choose_vault(self) -> None:
        title, kinds = _("Open another journal"), _("LadderDesk journals (*.ladderdesk);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(self._path.parent), kinds)
        if chosen:
            self.vault_chosen.emit(Path(chosen))

    def _ask_to_restore(self) -> None:
        if self._backup is not None:
            self.restore_requested.emit(self._backup.path)


def _newest_backup(path: Path) -> "Backup | None":
    from ladderdesk.vault.shelf import find_newest_backup

    return find_newest_backup(path)
