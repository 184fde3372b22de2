"""Choose the backup to put in the journal's place."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words

if TYPE_CHECKING:
    from ladderdesk.vault.shelf import Backup

ROW = 32
MOST_ROWS = 7
SIZE = Qt.ItemDataRole.UserRole + 1


class RestoreSheet(Sheet):
    """List the backups of a journal, newest first; Enter or a double click restores one.

    Signals: `backup_chosen(Path)`, `file_requested()` for one that is not in the list.
    """

    backup_chosen = Signal(object)
    file_requested = Signal()

    def __init__(self, backups: Sequence["Backup"], *, parent: QWidget) -> None:
        sentence = _("The journal as it is now is kept beside it under another name.")
        super().__init__(_("Restore from backup"), sentence, _("Restore"), name="restore-sheet", parent=parent)
        self._list = QListWidget()
        name_widget(self._list, "restore-list", _("Backups"))
        self._list.setItemDelegate(_BackupRows(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(current_theme().dp(ROW) * min(len(backups), MOST_ROWS) + 2)
        self._other = LinkButton(_("Another file…"), name="restore-other")
        self._fill(backups)
        self.add_field(self._list)
        self.add_field(self._other)
        self._list.itemActivated.connect(self.accept)
        self._other.clicked.connect(self._ask_for_file)

    def open_over(self) -> None:
        """Open with the keyboard on the newest backup."""
        super().open_over()
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Give the backup that is chosen."""
        item = self._list.currentItem()
        super().accept()
        if item is not None:
            self.backup_chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _fill(self, backups: Sequence["Backup"]) -> None:
        for backup in backups:
            item = QListWidgetItem(_when(backup), self._list)
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            item.setData(
                SIZE, QLocale().formattedDataSize(backup.size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
            )
            item.setToolTip(backup.path.name)
        self._list.setCurrentRow(0)

    def _ask_for_file(self) -> None:
        self.reject()
        self.file_requested.emit()


class _BackupRows(RowDelegate):
    row_height = ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        inner = rect.adjusted(10, 0, -10, 0)
        text = theme.colours.text
        size = str(index.data(SIZE))
        width = draw_words(painter, inner, size, theme.font("small"), text.tertiary, align=Qt.AlignmentFlag.AlignRight)
        words = inner.adjusted(0, 0, -width - 12, 0)
        draw_words(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), theme.font("body"), text.primary)


def _when(backup: "Backup") -> str:
    taken = QDateTime.fromSecsSinceEpoch(int(backup.taken_at.timestamp()))
    day = QLocale().toString(taken.date(), QLocale.FormatType.LongFormat)
    return _("{day}, {time}").format(day=day, time=QLocale().toString(taken.time(), QLocale.FormatType.ShortFormat))
