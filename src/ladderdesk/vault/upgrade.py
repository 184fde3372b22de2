"""Bring an older vault to today's schema: a verified backup first, then every step in one transaction.

Imported only when a vault is behind, because Alembic is slow to load. `PRAGMA user_version` is the only mark of the
version, so there is no second one that could disagree.
"""

from collections.abc import Mapping
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ladderdesk import paths
from ladderdesk.errors import VaultError
from ladderdesk.i18n import _
from ladderdesk.vault import faults
from ladderdesk.vault.backup import BackupReport, back_up
from ladderdesk.vault.driver import connect, engine_over, settle
from ladderdesk.vault.migrations import STEPS, Step
from ladderdesk.vault.schema import shape, todays_shape
from ladderdesk.vault.session import Clock
from ladderdesk.vault.tables import SCHEMA_VERSION, SEARCH_INDEX


def upgrade(path: Path, *, clock: Clock, steps: Mapping[int, Step] = STEPS) -> BackupReport:
    """Bring the vault at `path`, which nobody has open, to today's schema, and report the backup taken before.

    Raises VaultBusyError where another program has it open, and VaultError where a step fails or does not lead to
    today's schema; the vault is then as it was.
    """
    with faults.file_faults(path):
        _require_alone(path)
        report = back_up(path, paths.backup_folder(path), clock=clock)
        engine = engine_over(lambda: connect(path))
        try:
            with engine.execution_options(begin="BEGIN EXCLUSIVE").begin() as connection:
                migrate(connection, steps=steps)
                _require_todays_schema(connection, path, report)
        finally:
            engine.dispose()
    return report


def _require_alone(path: Path) -> None:
    try:
        settle(path)
    except dbapi2.OperationalError as error:
        if faults.sqlite_code(error) == dbapi2.SQLITE_BUSY:
            raise faults.in_use(path) from error
        raise


def migrate(connection: Connection, *, steps: Mapping[int, Step] = STEPS) -> None:
    """Take every step from the version of the database to today's, inside the transaction of `connection`.

    Foreign keys must be off, as they are on a plain connection: a table that is made anew is dropped in between.
    """
    operations = Operations(MigrationContext.configure(connection))
    current = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    for version in range(current + 1, SCHEMA_VERSION + 1):
        steps[version](operations)
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    _restore_search_triggers(connection)


def _restore_search_triggers(connection: Connection) -> None:
    """Make the search triggers again where a step has lost them: remaking a table drops them in silence."""
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars())
    for statement in SEARCH_INDEX:
        words = statement.split()
        if words[1] == "TRIGGER" and words[2] not in present:
            connection.exec_driver_sql(statement)


def _require_todays_schema(connection: Connection, path: Path, report: BackupReport) -> None:
    is_sound = not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if not is_sound or shape(connection) != todays_shape():
        raise VaultError(
            _(
                "The vault {path} could not be brought to the format of this LadderDesk, so it was left as it was. "
                "A backup is at {backup}. Use the LadderDesk that wrote it, and report this."
            ).format(path=path, backup=report.path)
        )
