"""Statements that run while someone types: written in SQLAlchemy Core, compiled once, then run by the driver.

Going through a Core connection takes several times what SQLite itself takes for a row.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from ladderdesk.vault.session import Session

_DIALECT = sqlite.dialect()


class Prepared:
    """One statement, run with values by name; values that it does not ask for are left aside.

    `columns` are those that an insert or update sets. Rows are named tuples. Errors are the driver's own.
    """

    def __init__(self, statement: ClauseElement, *, columns: Iterable[str] | None = None) -> None:
        self.statement = statement
        self._columns = None if columns is None else list(columns)

    def write(self, session: Session, values: Mapping[str, Any]) -> int:
        """Run the statement and give the number of the row that was added last."""
        return int(self._run(session, values).lastrowid)

    def write_each(self, session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each row of values."""
        for values in rows:
            self._run(session, values)

    def rows(self, session: Session, values: Mapping[str, Any]) -> list[Any]:
        """Run the statement and give its rows."""
        return list(map(self._as_row, self._run(session, values)))

    def find(self, session: Session, values: Mapping[str, Any]) -> Any:
        """Run the statement and give its first row, None where it has none."""
        row = self._run(session, values).fetchone()
        return None if row is None else self._as_row(row)

    def value(self, session: Session, values: Mapping[str, Any]) -> Any:
        """Run the statement and give the first value of its first row, which is always there."""
        return self._run(session, values).fetchone()[0]

    def _run(self, session: Session, values: Mapping[str, Any]) -> Any:
        sql, names, fixed = self._compiled
        places = [values[name] if name in values else fixed[name] for name in names]
        driver: Any = session.connection.connection.driver_connection
        return driver.execute(sql, places)

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        compiled: Any = self.statement.compile(dialect=_DIALECT, column_keys=self._columns)
        fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        return compiled.string, tuple(compiled.positiontup), fixed

    @cached_property
    def _as_row(self) -> Callable[[Any], Any]:
        assert isinstance(self.statement, Select)
        names = [column.name for column in self.statement.selected_columns]
        make_type: Any = namedtuple
        as_row: Callable[[Any], Any] = make_type("Row", names)._make
        return as_row
