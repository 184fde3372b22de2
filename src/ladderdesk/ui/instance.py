"""One window a vault: the first start listens, and a second start asks it to come forward."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


def channel_name(vault: Path) -> str:
    """Name the local channel of a vault: the same for every way to spell its path, and different for each user."""
    identity = f"{getpass.getuser()}\n{vault.expanduser().resolve()}"
    return f"ladderdesk-{hashlib.sha256(identity.encode()).hexdigest()[:24]}"


def raise_running_window(vault: Path) -> bool:
    """Ask the window that has `vault` open to come forward; tell whether there is one and it heard."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(vault))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(b"raise\n")
    heard = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS)
    socket.disconnectFromServer()
    return heard


class Doorbell(QObject):
    """Listen for second starts on a vault.

    `rang` fires when another start asks for the window. Only this user's programs can reach it.
    """

    rang = Signal()

    def __init__(self, vault: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._listen(channel_name(vault))

    def _listen(self, name: str) -> None:
        # A program that was killed leaves its channel behind; nobody answered on it, so it may be taken away.
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is None:
            return
        caller.readyRead.connect(self._greet)
        caller.disconnected.connect(caller.deleteLater)

    def _greet(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller.readAll().startsWith(b"raise"):
            caller.write(b"coming\n")
            caller.flush()
            self.rang.emit()
