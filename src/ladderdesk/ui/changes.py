"""The vault's announcements as a Qt signal, so that pages can re-read what concerns them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from ladderdesk.journal.rows import Kept


class ChangeBus(QObject):
    """Pass announcements on to the window's thread, whichever thread committed.

    Signals: `changed(frozenset[Kept])` once per commit, always in the thread the bus lives in.
    """

    changed = Signal(object)
    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._pass_on, Qt.ConnectionType.AutoConnection)

    def announce(self, kinds: "frozenset[Kept]") -> None:
        """Say which kinds of record changed; may be called from any thread, such as by the vault after a commit."""
        self._announced.emit(kinds)

    def _pass_on(self, kinds: "frozenset[Kept]") -> None:
        self.changed.emit(kinds)
