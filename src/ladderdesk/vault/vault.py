"""The vault: one SQLite file, opened, read and written in transactions, and the announcements of what changed."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine

from ladderdesk import paths
from ladderdesk.errors import VaultError
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Kept
from ladderdesk.vault import faults, files
from ladderdesk.vault.admission import admit, missing, require_known
from ladderdesk.vault.driver import PATIENCE, connect, connected, engine_over, readable_words
from ladderdesk.vault.schema import lay_down
from ladderdesk.vault.session import Clock, Session, system_clock
from ladderdesk.vault.tables import SCHEMA_VERSION

Listener = Callable[[frozenset[Kept]], None]

_ON_CONNECT = (
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
)


class Vault:
    """An open vault.

    Blocks of `reading()` and `writing()` may be opened in any thread, each thread its own. Writers take turns, in this
    process as between processes. Listeners are called in the thread that wrote, after the commit, with no lock held.
    """

    def __init__(self, path: Path, *, clock: Clock, patience: float) -> None:
        self.path = path
        self.clock = clock
        self._patience = patience
        self._engine = _engine(path, patience=patience)
        self._turn = threading.Lock()
        self._turn_owner: int | None = None
        self._listeners: list[Listener] = []
        self._is_open = True
        with faults.file_faults(path):
            self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE").connect()
            self._identity = _identity(path)
            self._seen = self._data_version()

    @classmethod
    def create(cls, path: Path, *, clock: Clock = system_clock, patience: float = PATIENCE) -> Self:
        """Make a new vault at `path`, private to its owner, and open it; refuse where something is there already."""
        path = path.expanduser().resolve()
        with faults.file_faults(path):
            _refuse_leftovers(path)
            paths.private_folder(path.parent)
            try:
                with files.made_whole(path) as unnamed:
                    _lay_down(unnamed)
            except FileExistsError as error:
                raise _taken(path) from error
        return cls.open(path, clock=clock, patience=patience)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = system_clock, patience: float = PATIENCE) -> Self:
        """Open the vault at `path`, brought to today's schema after a verified backup; create nothing.

        What is not a vault, or is one of a newer LadderDesk, is refused untouched with a sentence that says so.
        """
        path = path.expanduser().resolve()
        version = admit(path)
        with faults.file_faults(path):
            _require_writable(path)
            version = _version_with_log(path, version)
            require_known(version, path)
            if version < SCHEMA_VERSION:
                from ladderdesk.vault.upgrade import upgrade

                upgrade(path, clock=clock)
        return cls(path, clock=clock, patience=patience)

    @classmethod
    def open_or_create(cls, path: Path, *, clock: Clock = system_clock, patience: float = PATIENCE) -> Self:
        """Open the vault at `path`, or make it where nothing is there yet."""
        if os.path.lexists(path.expanduser()):
            return cls.open(path, clock=clock, patience=patience)
        try:
            return cls.create(path, clock=clock, patience=patience)
        except VaultError as error:
            # Another process may have made it between the look and the attempt.
            if isinstance(error.__cause__, FileExistsError):
                return cls.open(path, clock=clock, patience=patience)
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees the vault as it is now and for as long as the block lasts."""
        self._require_open()
        with faults.database_faults(self.path), self._engine.connect() as connection, connection.begin() as transaction:
            session = Session(connection, clock=self.clock)
            yield session
            transaction.rollback()
        if session.changes:
            raise RuntimeError("a session for reading was used to change records; nothing was saved")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are committed and announced when the block ends, and undone when it fails.

        Raises VaultBusyError where another writer does not finish in time, DiskFullError where there is no room.
        """
        with self._my_turn(), faults.database_faults(self.path):
            self._require_open()
            with self._writer.begin():
                session = Session(self._writer, clock=self.clock)
                yield session
                self._require_in_place()
        self._announce(frozenset(session.changes))

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit with the kinds of record that changed."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    def changed_outside(self) -> bool:
        """Tell whether another process, or another Vault on this file, has committed since this was last asked.

        Cheap enough for a timer and never waits: while a writer of this process is at work the answer is no, and what
        happened meanwhile is told the next time. What this vault writes itself is never told.
        """
        self._require_open()
        if not self._turn.acquire(blocking=False):
            return False
        try:
            with faults.database_faults(self.path):
                before, self._seen = self._seen, self._data_version()
                return self._seen != before
        finally:
            self._turn.release()

    def close(self) -> None:
        """Wait for a writer at work, then close; a second time does nothing."""
        with self._my_turn(), faults.database_faults(self.path):
            if self._is_open:
                self._is_open = False
                self._writer.close()
                self._engine.dispose()

    def _announce(self, changes: frozenset[Kept]) -> None:
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)

    def _data_version(self) -> int:
        """Read SQLite's count of changes by others; it stands still for what its own connection writes.

        The writer's connection is asked because all that this vault writes goes through it.
        """
        connection: Any = self._writer.connection.driver_connection
        return int(connection.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._turn_owner == threading.get_ident():
            raise RuntimeError("a block of writing() was opened inside another one")
        if not self._turn.acquire(timeout=self._patience):
            raise faults.busy(self.path)
        self._turn_owner = threading.get_ident()
        try:
            yield
        finally:
            self._turn_owner = None
            self._turn.release()

    def _require_open(self) -> None:
        if not self._is_open:
            raise VaultError(_("The vault {path} is closed.").format(path=self.path))

    def _require_in_place(self) -> None:
        """Refuse to write into a file that has lost its name: SQLite would go on, and all of it would be lost."""
        try:
            is_same = _identity(self.path) == self._identity
        except FileNotFoundError as error:
            raise missing(self.path) from error
        if not is_same:
            raise VaultError(
                _(
                    "The vault {path} was replaced by another file while it was open, so nothing more is written "
                    "to it. Close LadderDesk and open the vault again."
                ).format(path=self.path)
            )


def _engine(path: Path, *, patience: float) -> Engine:
    def open_connection() -> Any:
        connection = connect(path, patience=patience)
        with readable_words():
            # A restored backup is not in WAL mode; for any other vault this changes nothing.
            connection.execute("PRAGMA journal_mode=WAL")
            for pragma in _ON_CONNECT:
                connection.execute(pragma)
        return connection

    return engine_over(open_connection)


def _lay_down(path: Path) -> None:
    engine = engine_over(lambda: connect(path))
    try:
        with engine.begin() as connection:
            lay_down(connection)
    finally:
        engine.dispose()


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _require_writable(path: Path) -> None:
    if not (files.is_writable(path) and files.is_writable(path.parent)):
        raise faults.read_only(path)


def _version_with_log(path: Path, version: int) -> int:
    """Read the schema version as the write-ahead log has it, which may be newer than the header; change neither."""
    if not files.has_log(path):
        return version
    with connected(path, mode="ro") as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_leftovers(path: Path) -> None:
    """Refuse to make a vault where the log of a vanished one lies: SQLite would write that log into the new file."""
    if not path.exists() and files.has_log(path):
        raise VaultError(
            _(
                "There is no vault at {path}, but its companion {log} with its last changes is still there. "
                "Put the vault back beside it, or move the companion away to start anew."
            ).format(path=path, log=files.companions(path)[0])
        )


def _taken(path: Path) -> VaultError:
    return VaultError(
        _("There is already a file at {path}, so no new vault was made. Open it, or choose another name.").format(
            path=path
        )
    )
