"""One window a vault: the first start takes the vault's seat and listens, a second one asks it to come forward.

A seat is a file lock, so it is free again when its holder was killed. The network module costs a start-up more than
the rest of this, so it is loaded only where somebody is there to be asked, and to listen once the window is painted.
"""

import os
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from ladderdesk.paths import private_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 500
"""How long a running window may take to answer."""

PATIENCE_S = 8.0
"""How long a seat may be taken by a start that does not listen yet."""

PAUSE_S = 0.05


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
        self._server: QLocalServer | None = None

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
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None or not self._seat.isLocked():
            return
        self._server = QLocalServer(self)
        # For the user alone; made so, the channel also takes the place of one that a killed program left behind.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # A program that was killed leaves its channel behind; nobody answers on it, for the seat is ours.
        QLocalServer.removeServer(self._channel)
        self._server.listen(self._channel)

    def leave(self) -> None:
        """Leave the seat to others and listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._seat.unlock()

    @property
    def _channel(self) -> str:
        # Windows keeps names of channels for all users together, others have them as files.
        return f"{self._folder.name}-{self._name}" if os.name == "nt" else str(self._folder / self._name)

    def _ring(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._channel)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(b"raise\n")
        heard = socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS)
        socket.disconnectFromServer()
        return heard

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection() if self._server is not None else None
        if caller is None:
            return
        caller.readyRead.connect(self._greet)
        caller.disconnected.connect(caller.deleteLater)

    def _greet(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller.readAll().startsWith(b"raise"):
            caller.write(b"coming\n")
            caller.flush()
            self.rang.emit()


def _meeting_place() -> Path:
    """Name this user's own folder where seats and channels are, as short as a channel's name has to be."""
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
