"""One window a vault: the first start takes the vault's seat and listens, a second one asks it to come forward.

A seat is a file lock, so it is free again when its holder was killed. To ring, a second start puts a file into the
folder where programs meet; the first one, which watches the folder, takes it away as its answer. Sockets would do the
same for 2.5 MB more.
"""

import os
import tempfile
import time
import zlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from ladderdesk.paths import private_folder

ANSWER_S = 0.5
"""How long a running window may take to answer."""

PATIENCE_S = 8.0
"""How long a seat may be taken by a start that does not listen yet."""

PAUSE_S = 0.05
LOOK_S = 0.01
"""How often a caller looks whether its ring was answered."""


class Doorbell(QObject):
    """Hold the seat of a vault for this process, and listen for second starts on it.

    Signals: `rang()` when another start asks for the window. Only this user's programs can reach it.
    """

    rang = Signal()

    def __init__(self, vault: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vault = vault
        self._folder = _meeting_place()
        self._name = f"{zlib.crc32(os.fsencode(vault.expanduser().resolve())):08x}"
        self._seat = QLockFile(str(self._folder / f"{self._name}.lock"))
        self._seat.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def take_seat(self) -> bool:
        """Take the seat; tell false only where another process of this user has it."""
        if not _is_own(self._folder):
            return True
        return self._seat.tryLock(0) or self._seat.error() != QLockFile.LockError.LockFailedError

    def raise_other(self) -> bool:
        """Ask the process that has the seat to come forward; tell whether it heard, which it does not once it ended.

        It may be starting itself, so it is asked again until it listens, its seat is free, or patience ends.
        """
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self._ring():
                return True
            time.sleep(PAUSE_S)
            if self.take_seat():
                return False
        return False

    def listen(self) -> None:
        """Listen from now on, where this process has the seat."""
        if self._watcher is not None or not self._seat.isLocked():
            return
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._answer)
        if not self._watcher.addPath(str(self._folder)):
            # The system watches no more folders; looking now and then hears a ring too.
            looking = QTimer(self._watcher, interval=round(ANSWER_S * 1000 / 3))
            looking.timeout.connect(self._answer)
            looking.start()
        self._answer()

    def leave(self) -> None:
        """Leave the seat to others and listen no more."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._seat.unlock()

    @property
    def _bell(self) -> Path:
        """Name the file by which a second start rings; it stands there from the call to the answer."""
        return self._folder / f"{self._name}.ring"

    def _ring(self) -> bool:
        try:
            self._bell.touch(mode=0o600)
        except OSError:
            return False
        until = time.monotonic() + ANSWER_S
        while time.monotonic() < until:
            if not self._bell.exists():
                return True
            time.sleep(LOOK_S)
        return not _take_away(self._bell)

    def _answer(self, _folder: str = "") -> None:
        if _take_away(self._bell):
            self.rang.emit()


def _take_away(bell: Path) -> bool:
    """Take a ring away and tell whether it was there: only one of caller and answerer finds it."""
    try:
        bell.unlink()
    except OSError:
        return False
    return True


def _meeting_place() -> Path:
    """Name this user's own folder where seats are taken and bells rung."""
    parent = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    return Path(parent) / f"ladderdesk-{user}"


def _is_own(folder: Path) -> bool:
    """Make sure of the folder; tell false where it cannot be made or somebody else made it."""
    try:
        owner = private_folder(folder).stat().st_uid
    except OSError:
        return False
    return os.name == "nt" or owner == os.getuid()
