"""Keep answers while they are written, without being asked, and hold on to them where that fails."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ladderdesk.errors import LadderDeskError
from ladderdesk.journal import answers
from ladderdesk.journal.answers import Answer
from ladderdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from ladderdesk.ui.tasks import Tasks
    from ladderdesk.vault.session import Session
    from ladderdesk.vault.vault import Vault

PAUSE_MS = 600
"""How long typing waits to be kept, counted from the first key that is not, so that a fast typist is safe too."""

RETRY_MS = 3000


@dataclass(frozen=True, slots=True)
class _Typed:
    exercise: str
    answer: Answer
    serial: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one attempt to keep: the answer as it is kept, or why not."""

    typed: _Typed
    kept: Answer | None = None
    fault: LadderDeskError | None = None


class AnswerKeeper(QObject):
    """Hold what is written until it is on disk, whichever exercise is shown meanwhile.

    Keeping happens beside the window's thread; `flush` does it at once.

    Signals: `kept(str, Answer)` with the exercise and its answer as it is on disk, `failed(str)` with a sentence when
    keeping begins to fail, `recovered()` when nothing is unsaved any more after that.
    """

    kept = Signal(str, object)
    failed = Signal(str)
    recovered = Signal()

    def __init__(self, vault: "Vault", tasks: "Tasks", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._tasks = tasks
        self._gate = threading.Lock()
        self._typed: dict[str, _Typed] = {}
        self._written: dict[str, int] = {}
        self._outcomes: deque[_Outcome] = deque()
        self._serials = 0
        self._fault = ""
        self._is_told = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._patience = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._pause.timeout.connect(self._keep_beside)
        self._patience.timeout.connect(self._keep_beside)

    @property
    def has_failed(self) -> bool:
        """Say whether the last attempt to keep something failed."""
        return bool(self._fault)

    def find_unsaved(self, exercise: str) -> Answer | None:
        """Give what was written to an exercise and is not on disk yet; nothing where all of it is."""
        typed = self._typed.get(exercise)
        return typed.answer if typed else None

    def note(self, exercise: str, answer: Answer) -> None:
        """Take what is at hand of an exercise now; it is on disk within a second."""
        self._serials += 1
        self._typed[exercise] = _Typed(exercise, answer, self._serials)
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> bool:
        """Keep all that is written before this returns; say whether nothing is left unsaved."""
        self._pause.stop()
        if self._typed:
            self._keep_all()
            self._take()
        return not self._typed

    def keep_by(self, exercise: str, write: "Callable[[Session], Answer]") -> Answer:
        """Let `write` keep the answer together with something else, in place of what is not on disk yet."""
        with self._gate, self._vault.writing() as session:
            kept = write(session)
        self._written[exercise] = self._serials
        self._typed.pop(exercise, None)
        self._weigh([])
        return kept

    def retry(self) -> None:
        """Try again at once to keep what could not be kept, and say anew where it fails again."""
        self._is_told = False
        self._keep_beside()

    def _keep_beside(self) -> None:
        self._pause.stop()
        self._patience.stop()
        if self._typed:
            self._tasks.run(self._keep_all, self._take, lane=Lane.WRITE)

    def _keep_all(self) -> None:
        """Keep everything written, in this thread; several may ask at once and the gate lets in one at a time."""
        with self._gate:
            for typed in self._typed.copy().values():
                if typed.serial > self._written.get(typed.exercise, 0):
                    self._outcomes.append(self._keep(typed))

    def _keep(self, typed: _Typed) -> _Outcome:
        try:
            with self._vault.writing() as session:
                kept = answers.keep(session, typed.exercise, typed.answer)
        except LadderDeskError as fault:
            return _Outcome(typed, fault=fault)
        self._written[typed.exercise] = typed.serial
        return _Outcome(typed, kept=kept)

    def _take(self, _done: None = None) -> None:
        """Let go of what was kept in any thread, and say what became of it."""
        faults: list[str] = []
        while self._outcomes:
            outcome = self._outcomes.popleft()
            if outcome.fault is not None:
                faults.append(outcome.fault.message)
            elif self._typed.get(outcome.typed.exercise) is outcome.typed:
                del self._typed[outcome.typed.exercise]
                self.kept.emit(outcome.typed.exercise, outcome.kept)
        self._weigh(faults)

    def _weigh(self, faults: list[str]) -> None:
        """Say once that keeping fails, and once that it works again."""
        if faults:
            is_told = self._is_told and self._fault == faults[0]
            self._fault, self._is_told = faults[0], True
            self._patience.start()
            if not is_told:
                self.failed.emit(self._fault)
        elif self._fault and not self._typed:
            self._fault, self._is_told = "", False
            self.recovered.emit()
