"""Work that would block the window, done beside it: work takes values, returns values and touches no widget."""

import sys
from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from types import MethodType
from typing import Any, NamedTuple, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from ladderdesk.ui.garbage import Collector
from ladderdesk.ui.turns import Piece, Turns

T = TypeVar("T")


SWITCH_S = 0.0005
"""How long a worker may keep the interpreter from the window's thread. That asks for it after nearly every call of Qt,
and with Python's own 5 ms a screen that opens beside a drawing chart took 100 ms where it needs 30.
"""


class Lane(StrEnum):
    """Where work queues: one piece at a time in each lane, so that a chart never holds up a search."""

    READ = "read"
    WRITE = "write"
    DRAW = "draw"
    EXPORT = "export"


class _Outcome(NamedTuple):
    ticket: int
    value: Any
    failure: BaseException | None


class _Asked(NamedTuple):
    key: Hashable
    then: "WeakMethod[Callable[[Any], None]]"
    otherwise: "WeakMethod[Callable[[Exception], None]] | None"


class Tasks(QObject):
    """Run work in a worker thread and hand its result to a bound method in the window's thread.

    A result is dropped where newer work was asked for under the same `key`, or where its receiver is gone. A failure
    goes to `otherwise` where one is given, else to `sys.excepthook` like any other error in a slot.

    Signals: `busy_changed(bool)` when the first work starts and the last one ends.
    """

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, QThreadPool] = {}
        self._asked: dict[int, _Asked] = {}
        self._latest: dict[Hashable, int] = {}
        self._tickets = 0
        self._is_known_busy = False
        self._turns = Turns(self)
        self._turns.emptied.connect(self._tell_busy)
        self._collector = Collector(self)
        sys.setswitchinterval(SWITCH_S)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Say whether any work is waiting or running."""
        return bool(self._asked) or self._turns.is_waiting

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        key: Hashable = None,
        otherwise: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        """Do `work` in a lane and give its value to `then`, a bound method; newer work under its `key` replaces it."""
        self._tickets += 1
        ticket = self._tickets
        self._asked[ticket] = _Asked(key, _weak(then), _weak(otherwise) if otherwise is not None else None)
        if key is not None:
            self._latest[key] = ticket
        self._tell_busy()
        self._lane(lane).start(_Work(ticket, work, self._finished.emit, self._is_wanted))

    def show_in_turns(self, owner: QObject, pieces: Sequence[Piece]) -> None:
        """Do these in the window's thread, one a turn of its loop, instead of what still waits for the same owner."""
        self._turns.take(owner, pieces)
        self._tell_busy()

    def show_now(self, owner: QObject) -> None:
        """Do at once what waits for its turn, because its owner is about to be used."""
        self._turns.finish(owner)

    def forget(self, key: Hashable) -> None:
        """Drop the result of what was last asked for under a key."""
        self._latest.pop(key, None)

    def abandon(self) -> None:
        """Wait for the work at hand and drop all results, before what it reads from is closed."""
        self._turns.drop()
        self._asked.clear()
        self._latest.clear()
        for pool in self._lanes.values():
            pool.waitForDone()
        self._tell_busy()

    def wait(self) -> None:
        """Wait until every lane is empty, for the end of the program; results still on their way are not delivered."""
        for pool in self._lanes.values():
            pool.waitForDone()
        self._collector.stop()

    def _lane(self, lane: Lane) -> QThreadPool:
        if lane not in self._lanes:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(1)
            self._lanes[lane] = pool
        return self._lanes[lane]

    def _is_wanted(self, ticket: int) -> bool:
        asked = self._asked.get(ticket)
        return asked is not None and (asked.key is None or self._latest.get(asked.key) == ticket)

    def _deliver(self, outcome: _Outcome) -> None:
        if outcome.ticket not in self._asked:
            return
        is_wanted = self._is_wanted(outcome.ticket)
        asked = self._asked.pop(outcome.ticket)
        try:
            if is_wanted:
                self._latest.pop(asked.key, None)
                _hand_over(asked, outcome)
        finally:
            self._tell_busy()

    def _tell_busy(self) -> None:
        if self.is_busy != self._is_known_busy:
            self._is_known_busy = self.is_busy
            self.busy_changed.emit(self.is_busy)


class _Work(QRunnable):
    def __init__(
        self,
        ticket: int,
        work: Callable[[], Any],
        finished: Callable[[_Outcome], None],
        is_wanted: Callable[[int], bool],
    ) -> None:
        super().__init__()
        self._ticket = ticket
        self._work = work
        self._finished = finished
        self._is_wanted = is_wanted

    def run(self) -> None:
        if not self._is_wanted(self._ticket):
            self._finished(_Outcome(self._ticket, None, None))
            return
        try:
            outcome = _Outcome(self._ticket, self._work(), None)
        except Exception as failure:
            outcome = _Outcome(self._ticket, None, failure)
        self._finished(outcome)


def _weak(method: Callable[[T], None]) -> "WeakMethod[Callable[[T], None]]":
    if not isinstance(method, MethodType):
        raise TypeError("a result is handed to a bound method, so that it is dropped when its owner is gone")
    return WeakMethod(method)


def _hand_over(asked: _Asked, outcome: _Outcome) -> None:
    if outcome.failure is None:
        receiver = _alive(asked.then)
        if receiver is not None:
            receiver(outcome.value)
    elif isinstance(outcome.failure, Exception) and asked.otherwise is not None:
        complain = _alive(asked.otherwise)
        if complain is not None:
            complain(outcome.failure)
    else:
        sys.excepthook(type(outcome.failure), outcome.failure, outcome.failure.__traceback__)


def _alive(reference: "WeakMethod[Callable[[Any], None]]") -> Callable[[Any], None] | None:
    method = reference()
    owner = getattr(method, "__self__", None)
    if method is None or (isinstance(owner, QObject) and not isValid(owner)):
        return None
    return method
