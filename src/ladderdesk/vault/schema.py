"""Lay today's schema into an empty database, and describe the schema a database has."""

from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ladderdesk.vault.driver import engine_over
from ladderdesk.vault.tables import APPLICATION_ID, SCHEMA_VERSION, SEARCH_INDEX, metadata

Shape = frozenset[tuple[Any, ...]]


def lay_down(connection: Connection) -> None:
    """Make every table, index and trigger of today's schema, and stamp the file as a vault of today's version."""
    metadata.create_all(connection, checkfirst=False)
    lay_down_search(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def lay_down_search(connection: Connection) -> None:
    """Make the search index and the triggers that keep it."""
    for statement in SEARCH_INDEX:
        connection.exec_driver_sql(statement)


def drop_search(connection: Connection) -> None:
    """Take the search index and its triggers away, as far as they are there; the text they stand for stays."""
    for statement in SEARCH_INDEX:
        kind, name = ("TABLE", "entry_fts") if "VIRTUAL" in statement else ("TRIGGER", statement.split()[2])
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")


def shape(connection: Connection) -> Shape:
    """Describe the schema by what it holds, whatever words made it: objects, columns, keys, rules, triggers in full."""
    objects = connection.exec_driver_sql(
        """SELECT type, name, tbl_name, CASE WHEN type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%' THEN sql END,
        sql LIKE '%AUTOINCREMENT%', sql LIKE '%WITHOUT ROWID%',
        (length(sql) - length(replace(sql, 'CHECK (', ''))) / 7 FROM sqlite_schema"""
    )
    columns = connection.exec_driver_sql(
        """SELECT 'column', t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
        FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'"""
    )
    keys = connection.exec_driver_sql(
        """SELECT 'key', t.name, k."from", k."table", k."to", k.on_delete
        FROM sqlite_schema t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'"""
    )
    return frozenset(tuple(row) for found in (objects, columns, keys) for row in found)


def todays_shape() -> Shape:
    """Describe the schema that a new vault gets."""
    engine = engine_over(lambda: dbapi2.connect(":memory:", isolation_level=None))
    try:
        with engine.begin() as connection:
            lay_down(connection)
            return shape(connection)
    finally:
        engine.dispose()
