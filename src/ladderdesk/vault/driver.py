"""Connect to a SQLite file through the one driver, and wrap such connections for SQLAlchemy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import sqlalchemy
from sqlalchemy import Connection, Engine, ExceptionContext, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

PATIENCE = 5.0
"""How many seconds a writer waits for another one."""


Mode = Literal["rw", "ro", "immutable"]


def connect(path: Path, *, mode: Mode = "rw", patience: float = PATIENCE) -> Any:
    """Open a driver's connection to the database at `path` in autocommit; it never creates the file.

    `immutable` also leaves nothing beside the file, but does not see a write-ahead log.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return dbapi2.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=patience,
    )


@contextmanager
def connected(path: Path, *, mode: Mode = "rw", patience: float = PATIENCE) -> Iterator[Any]:
    """Give a driver's connection and close it when the block ends; what is not committed by then is undone."""
    connection = connect(path, mode=mode, patience=patience)
    try:
        with readable_words():
            yield connection
    finally:
        connection.close()


def engine_over(open_connection: Callable[[], Any]) -> Engine:
    """Make an engine whose transactions begin with BEGIN, or with what its execution option `begin` says.

    SQLAlchemy's own handling would begin only at the first statement that writes, so reads would not see one moment.
    """
    engine = sqlalchemy.create_engine(
        "sqlite://", module=dbapi2, creator=open_connection, poolclass=QueuePool, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _tell_unreadable_words)
    return engine


def settle(path: Path) -> None:
    """Bring the write-ahead log of the vault at `path` into the file, so that the file alone is the whole vault.

    It succeeds only when nobody has the vault open; else the driver's busy error is raised and nothing has changed.
    """
    with connected(path, patience=0) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def readable_words() -> Iterator[None]:
    """Tell as damage what the driver tells as a decoding error: a name or message of the database is no longer text."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise _malformed() from error


def _malformed() -> Exception:
    malformed: Exception = dbapi2.DatabaseError("database disk image is malformed")
    return malformed


def _tell_unreadable_words(context: ExceptionContext) -> Exception | None:
    return _malformed() if isinstance(context.original_exception, UnicodeDecodeError) else None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
