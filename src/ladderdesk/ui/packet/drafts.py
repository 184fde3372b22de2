"""The drafts of packets: which one is at hand, and the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.menu import Menu


class DraftMenu(QWidget):
    """Show the draft at hand and offer the others, a new one, and to delete it.

    Signals: `draft_chosen(int)`, `new_requested()`, `rename_requested()`, `removal_requested()`.
    """

    draft_chosen = Signal(int)
    new_requested = Signal()
    rename_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: Sequence[tuple[int, str]] = ()
        self._unreadable: Sequence[str] = ()
        self._current: int | None = None
        self._button = Button(_("New draft"), name="packet-drafts", extent="small", opens_menu=True)
        self._button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)

    def show_drafts(
        self, drafts: Sequence[tuple[int, str]], current: int | None, unreadable: Sequence[str] = ()
    ) -> None:
        """Show which drafts there are, which is at hand, and the names of those that cannot be read."""
        self._drafts, self._current, self._unreadable = drafts, current, unreadable
        names = dict(drafts)
        self._button.show_words(names.get(current, _("New draft")) if current is not None else _("New draft"))

    def _open(self) -> None:
        menu = Menu(_("Drafts"), name="packet-draft-menu", parent=self)
        for number, name in self._drafts:
            action = menu.addAction(name)
            action.setData(number)
            action.setCheckable(True)
            action.setChecked(number == self._current)
            action.triggered.connect(self._choose)
        for name in self._unreadable:
            menu.addAction(_("{draft} (cannot be read)").format(draft=name)).setEnabled(False)
        if self._drafts or self._unreadable:
            menu.addSeparator()
        menu.addAction(_("New draft")).triggered.connect(self.new_requested)
        if self._current is not None:
            menu.addAction(_("Rename this draft…")).triggered.connect(self.rename_requested)
            menu.addAction(_("Delete this draft")).triggered.connect(self.removal_requested)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _choose(self) -> None:
        action = self.sender()
        number = action.data() if action is not None else None  # type: ignore[attr-defined]
        if isinstance(number, int):
            self.draft_chosen.emit(number)
