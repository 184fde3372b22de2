"""Write the first migration anew from the tables of today; only until a release has written vaults with it."""

from pathlib import Path

from sqlcipher3 import dbapi2

from ladderdesk.vault import migrations
from ladderdesk.vault.driver import engine_over
from ladderdesk.vault.schema import lay_down

HEAD = '''"""Version 1: the tables, indexes and triggers of the first release, word for word."""

from alembic.operations import Operations

STATEMENTS = (
'''
FOOT = ''')


def upgrade(op: Operations) -> None:
    """Make everything of version 1 in an empty database."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''


def statements() -> list[str]:
    engine = engine_over(lambda: dbapi2.connect(":memory:", isolation_level=None))
    with engine.begin() as connection:
        lay_down(connection)
        found = connection.exec_driver_sql(
            """SELECT own.sql FROM sqlite_schema own JOIN sqlite_schema home
            ON home.name = own.tbl_name AND home.type = 'table'
            WHERE own.sql IS NOT NULL AND own.name <> 'sqlite_sequence' AND own.name NOT GLOB 'entry_fts_*'
            ORDER BY home.rowid, own.type <> 'table', own.name"""
        )
        return list(found.scalars())


def main() -> None:
    body = "".join(f'    """{statement}""",\n' for statement in statements())
    path = Path(migrations.__file__).with_name("v0001.py")
    path.write_text(HEAD + body.replace(" \n", "\n").replace("\t", " " * 8) + FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()
