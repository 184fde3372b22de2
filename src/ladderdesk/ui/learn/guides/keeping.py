"""Keep what is written on checkpoints without being asked, and hold on to it where that fails."""

import threading
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ladderdesk.errors import LadderDeskError
from ladderdesk.journal import checkpoints
from ladderdesk.journal.rows import CheckpointId
from ladderdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from ladderdesk.ui.tasks import Tasks
    from ladderdesk.vault.vault import Vault

PAUSE_MS = 600
RETRY_MS = 3000


class ReflectionKeeper(QObject):
    """Hold what is written until it is in the vault, whichever checkpoint is shown meanwhile.

    Keeping happens beside the window's thread; `flush` does it at once and ends the sitting, so that what is written
    afterwards is a step of its own to undo.

    Signals: `kept()` when nothing is unsaved any more, `failed(str)` with a sentence when keeping begins to fail,
    `recovered()` when it works again.
    """

    kept = Signal()
    failed = Signal(str)
    recovered = Signal()

    def __init__(self, vault: "Vault", tasks: "Tasks", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._tasks = tasks
        self._gate = threading.Lock()
        self._waiting: dict[CheckpointId, str] = {}
        self._sitting = str(uuid.uuid4())
        self._fault = ""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._patience = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._pause.timeout.connect(self._keep_beside)
        self._patience.timeout.connect(self._keep_beside)

    def find_unsaved(self, checkpoint: CheckpointId) -> str | None:
        """Give what was written on a checkpoint and is not in the vault yet; nothing where all of it is."""
        return self._waiting.get(checkpoint)

    def note(self, checkpoint: CheckpointId, words: str) -> None:
        """Take what stands on a checkpoint now; it is in the vault within a second."""
        self._waiting[checkpoint] = words
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> bool:
        """Keep all that is written before this returns; say whether nothing is left unsaved."""
        self._pause.stop()
        if self._waiting:
            try:
                self._settle(self._write())
            except LadderDeskError as fault:
                self._fail(fault)
        self._sitting = str(uuid.uuid4())
        return not self._waiting

    def retry(self) -> None:
        """Try again at once to keep what could not be kept, and say anew where it fails again."""
        self._fault = ""
        self._keep_beside()

    def _keep_beside(self) -> None:
        self._pause.stop()
        self._patience.stop()
        if self._waiting:
            self._tasks.run(self._write, self._settle, otherwise=self._fail, lane=Lane.WRITE)

    def _write(self) -> dict[CheckpointId, str]:
        """Write what waits, in this thread; several may ask at once and the gate lets in one at a time."""
        with self._gate:
            written = self._waiting.copy()
            with self._vault.writing() as session:
                there = {one.id for one in checkpoints.checkpoints(session)}
                for checkpoint in written.keys() & there:
                    sitting = f"{self._sitting} {checkpoint}"
                    checkpoints.reflect(session, checkpoint, written[checkpoint], sitting=sitting)
        return written

    def _settle(self, written: dict[CheckpointId, str]) -> None:
        for checkpoint, words in written.items():
            if self._waiting.get(checkpoint) == words:
                del self._waiting[checkpoint]
        if self._fault:
            self._fault = ""
            self.recovered.emit()
        if not self._waiting:
            self.kept.emit()

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, LadderDeskError):
            raise failure
        self._patience.start()
        if self._fault != failure.message:
            self._fault = failure.message
            self.failed.emit(self._fault)
