"""Count and fingerprint what a database holds, table by table, so that two copies can be compared."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows a table has, and the SHA-256 of all of them in order of their key."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What a database says it is, and what each of its tables holds."""

    application_id: int
    schema_version: int
    tables: Mapping[str, Tally]


def take_census(connection: Any) -> Census:
    """Read every row of every ordinary table over a driver's connection.

    The search index is left out: it can be made again from what is counted. Run it in a transaction to count one
    moment.
    """
    names = connection.execute(
        """SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"""
    ).fetchall()
    return Census(
        application_id=pragma(connection, "application_id"),
        schema_version=pragma(connection, "user_version"),
        tables={name: _tally(connection, name) for (name,) in names},
    )


def pragma(connection: Any, name: str) -> int:
    """Read a pragma whose value is one number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _tally(connection: Any, table: str) -> Tally:
    keys = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)).fetchall()
    order = ", ".join(f'"{key}"' for (key,) in keys) or "rowid"
    digest, count = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}'):  # noqa: S608
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        count += 1
    return Tally(rows=count, digest=digest.hexdigest())
