"""One transaction on a vault: the connection, the clock, and what changed in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable

from ladderdesk.journal.rows import Kept

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in UTC."""


def system_clock() -> datetime:
    """Tell the present instant."""
    return datetime.now(UTC)


class Session:
    """What a verb works on: it runs statements and notes which kinds of record it changed.

    A session lives inside `Vault.reading()` or `Vault.writing()`; a verb never commits.
    """

    def __init__(self, connection: Connection, *, clock: Clock) -> None:
        self.connection = connection
        self.clock = clock
        self.changes: set[Kept] = set()

    def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run one statement and give its result."""
        return self.connection.execute(statement, parameters)

    def note_change(self, *kinds: Kept) -> None:
        """Say that records of these kinds changed; they are announced once, after the commit."""
        self.changes.update(kinds)
