"""Bringing an older vault to today's schema."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from ladderdesk.errors import VaultBusyError, VaultError
from ladderdesk.vault import tables
from ladderdesk.vault.census import Census, take_census
from ladderdesk.vault.driver import connected, engine_over
from ladderdesk.vault.migrations import STEPS, Step
from ladderdesk.vault.schema import lay_down, shape, todays_shape
from ladderdesk.vault.shelf import list_backups
from ladderdesk.vault.tables import APPLICATION_ID, SCHEMA_VERSION
from ladderdesk.vault.upgrade import migrate, upgrade
from ladderdesk.vault.vault import Vault

from .builders import fingerprint, found, log, noon, titles


@pytest.fixture
def empty() -> Iterator[Engine]:
    engine = engine_over(lambda: dbapi2.connect(":memory:", isolation_level=None))
    yield engine
    engine.dispose()


@pytest.fixture
def old(vault_path: Path) -> Path:
    """Give a vault of version 0: marked as one, and without a table."""
    vault_path.parent.mkdir(mode=0o700)
    vault_path.touch(0o600)
    with connected(vault_path) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=0")
    return vault_path


def schema_text(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema").all()
    return {(row.type, row.name): re.sub(r"\s+", " ", row.sql or "") for row in rows}


def census_of(path: Path) -> Census:
    with connected(path, mode="immutable") as connection:
        return take_census(connection)


def set_back(path: Path) -> None:
    """Call a vault of today one of the version before."""
    with connected(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")


def test_migrating_from_nothing_gives_the_same_schema_as_making_a_vault(empty: Engine) -> None:
    other = engine_over(lambda: dbapi2.connect(":memory:", isolation_level=None))
    with empty.begin() as migrated, other.begin() as made:
        migrate(migrated)
        lay_down(made)

        assert schema_text(migrated) == schema_text(made), "run tests/vault/write_first_migration.py"
        version = migrated.exec_driver_sql("PRAGMA user_version").scalar_one()
    other.dispose()

    assert version == SCHEMA_VERSION == max(STEPS)


def test_a_vault_that_is_behind_is_upgraded_when_it_is_opened_after_a_backup(old: Path) -> None:
    vault = Vault.open(old, clock=noon)
    log(vault, "Works like any other")

    assert found(vault, "works") == [1]
    backups = list_backups(old.parent / "backups")
    assert [backup.path.name for backup in backups] == ["journal-20260304T120000Z.ladderdesk"]
    with connected(backups[0].path, mode="ro") as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    vault.close()


def test_a_vault_of_today_is_opened_without_a_backup(vault: Vault) -> None:
    vault.close()
    Vault.open(vault.path).close()

    assert list_backups(vault.path.parent / "backups") == ()


def test_a_table_that_a_step_makes_anew_keeps_its_search_triggers_and_its_rows(vault: Vault) -> None:
    def remake(op: Operations) -> None:
        with op.batch_alter_table("entry_text", recreate="always") as batch:
            batch.alter_column("title", existing_type=sa.Text(), nullable=False)
        left = op.get_bind().exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").scalar_one()
        assert left == 0, "this is what the test is about"

    log(vault, "Evaluation in CI")
    vault.close()
    set_back(vault.path)

    upgrade(vault.path, clock=noon, steps={SCHEMA_VERSION: remake})

    again = Vault.open(vault.path)
    log(again, "Added after the upgrade")
    assert (found(again, "evaluation"), found(again, "upgrade")) == ([1], [2])
    again.close()


def test_rows_that_point_at_a_table_made_anew_stay(vault: Vault) -> None:
    def remake(op: Operations) -> None:
        with op.batch_alter_table("person", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
            batch.alter_column("name", existing_type=sa.Text(), nullable=False)

    log(vault, "With Maya")
    with vault.writing() as session:
        session.execute(tables.person.insert().values(id=1, uuid="p", hash="", name="Maya", name_key="maya"))
        session.execute(tables.entry_person.insert().values(entry_id=1, person_id=1, position=0))
    vault.close()
    set_back(vault.path)

    upgrade(vault.path, clock=noon, steps={SCHEMA_VERSION: remake})

    with connected(vault.path) as connection:
        assert connection.execute("SELECT name FROM entry_person JOIN person ON id = person_id").fetchall() == [
            ("Maya",)
        ]


def fail_midway(op: Operations) -> None:
    op.drop_table("scratch")
    op.get_bind().exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def leave_something_out(op: Operations) -> None:
    op.drop_table("scratch")


def break_references(op: Operations) -> None:
    op.get_bind().exec_driver_sql("DELETE FROM entry")


@pytest.mark.parametrize("step", [fail_midway, leave_something_out, break_references])
def test_a_step_that_fails_leaves_the_vault_as_it_was_with_a_backup_beside_it(vault: Vault, step: Step) -> None:
    log(vault, "Still here")
    vault.close()
    set_back(vault.path)
    before = census_of(vault.path)

    with pytest.raises((VaultError, sa.exc.OperationalError)):
        upgrade(vault.path, clock=noon, steps={SCHEMA_VERSION: step})

    assert census_of(vault.path) == before
    assert len(list_backups(vault.path.parent / "backups")) == 1


def test_a_schema_that_is_not_todays_is_told_with_the_place_of_the_backup(vault: Vault) -> None:
    vault.close()
    set_back(vault.path)

    with pytest.raises(VaultError, match="was left as it was") as caught:
        upgrade(vault.path, clock=noon, steps={SCHEMA_VERSION: leave_something_out})

    assert str(list_backups(vault.path.parent / "backups")[0].path) in caught.value.message


def test_a_vault_that_is_open_elsewhere_is_not_upgraded(vault: Vault) -> None:
    log(vault, "In use")
    with connected(vault.path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")

    with pytest.raises(VaultBusyError, match="open in another window"):
        Vault.open(vault.path)

    assert list_backups(vault.path.parent / "backups") == ()
    assert titles(vault) == ["In use"]


def test_without_room_for_the_backup_nothing_is_upgraded(old: Path) -> None:
    (old.parent / "backups").write_text("a file where the folder should be", encoding="utf-8")
    before = fingerprint(old.parent)

    with pytest.raises(VaultError):
        Vault.open(old)

    assert fingerprint(old.parent) == before


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER entry_text_removed",
        "DROP INDEX entry_newest",
        "ALTER TABLE entry ADD COLUMN mood TEXT",
        "ALTER TABLE entry RENAME COLUMN figure TO number",
        "CREATE TABLE guest (id INTEGER)",
    ],
)
def test_the_shape_of_a_schema_tells_every_kind_of_difference(empty: Engine, change: str) -> None:
    with empty.begin() as connection:
        lay_down(connection)
        assert shape(connection) == todays_shape()
        connection.exec_driver_sql(change)
        assert shape(connection) != todays_shape()
