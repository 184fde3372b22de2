"""What the window shows when the vault cannot be opened: why, what is safe, and the ways on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Card, ScrollColumn
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from ladderdesk.vault.shelf import Backup

WIDTH = 600


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

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard to what is likeliest; asked for earlier, it would go to the first button, Quit."""
        super().showEvent(event)
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, why: str) -> None:
        card = Card(name="recovery-card", padding=28, gap=10)
        card.setMaximumWidth(current_theme().dp(WIDTH))
        card.column.addLayout(_head())
        card.column.addWidget(Paragraph(why, type="reading", name="recovery-why"))
        path = Paragraph(str(self._path), type="small", tone="secondary", name="recovery-path")
        path.setVisible(str(self._path) not in why)
        card.column.addWidget(path)
        card.column.addWidget(Paragraph(self._backup_words(), type="body", tone="secondary", name="recovery-backup"))
        card.column.addLayout(self._buttons())
        scroll = ScrollColumn(_("The journal could not be opened"), name="recovery-scroll", padding=(24, 24, 24, 24))
        row = QHBoxLayout()
        row.addStretch(1)
        # With an alignment the card would be as high as its words are at another width.
        row.addWidget(card, 1000)
        row.addStretch(1)
        scroll.column.addStretch(2)
        scroll.column.addLayout(row)
        scroll.column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 12, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._quit)
        buttons.addStretch(1)
        self._restore.setVisible(self._backup is not None)
        for button in (self._restore, self._choose, self._retry):
            buttons.addWidget(button)
        return buttons

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


def _head() -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Mark("warn", "danger.base"))
    head.addWidget(Label(_("The journal could not be opened"), type="title"), 1)
    return head


def _newest_backup(path: Path) -> "Backup | None":
    from ladderdesk.vault.shelf import find_newest_backup

    return find_newest_backup(path)
