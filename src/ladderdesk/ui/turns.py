"""Work that would hold up the window in one go, done a piece a turn, so that keys and paint come between."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

Piece = Callable[[], None]


class Turns(QObject):
    """Do pieces of work one a turn of the event loop, in the order they were asked for.

    What waits for an owner that is gone is dropped.

    Signals: `emptied()` when nothing waits any more.
    """

    emptied = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[QObject, deque[Piece]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_waiting(self) -> bool:
        """Say whether anything is still to be done."""
        return bool(self._waiting)

    def take(self, owner: QObject, pieces: Sequence[Piece]) -> None:
        """Do these for an owner from the next turn on, instead of what still waits for it."""
        self._waiting[owner] = deque(pieces)
        self._timer.start()

    def finish(self, owner: QObject) -> None:
        """Do at once all that waits for an owner, because it is needed now."""
        for piece in self._waiting.pop(owner, ()):
            piece()
        self._rest()

    def drop(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
        self._rest()

    def _go_on(self) -> None:
        owner, pieces = next(iter(self._waiting.items()), (None, deque[Piece]()))
        piece = pieces.popleft() if pieces and isValid(owner) else None
        if owner is not None and (piece is None or not pieces):
            del self._waiting[owner]
        try:
            if piece is not None:
                piece()
        finally:
            self._rest()

    def _rest(self) -> None:
        if not self._waiting and self._timer.isActive():
            self._timer.stop()
            self.emptied.emit()
