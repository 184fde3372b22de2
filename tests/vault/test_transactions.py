"""Reading and writing in transactions, and what is announced of them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from ladderdesk.errors import DiskFullError, VaultBusyError, VaultError
from ladderdesk.journal.rows import Kept
from ladderdesk.vault import tables
from ladderdesk.vault.vault import Vault

from .builders import NOON, add_entry, log, titles

Announced = list[frozenset[Kept]]


class MishapError(Exception):
    """Something that goes wrong in the middle of a block."""


@contextmanager
def another_writer(vault: Vault) -> Iterator[None]:
    """Hold the turn to write from another vault on the same file, as another process would."""
    other = Vault.open(vault.path)
    with other.writing():
        yield
    other.close()


def test_leaving_a_block_saves_and_an_exception_undoes_all_of_it(vault: Vault) -> None:
    def fail_midway() -> None:
        with vault.writing() as session:
            add_entry(session, "Undone")
            raise MishapError

    log(vault, "Saved")
    with pytest.raises(MishapError):
        fail_midway()

    assert titles(vault) == ["Saved"]


def test_the_session_tells_the_time_of_the_clock_that_was_handed_in(vault: Vault) -> None:
    with vault.writing() as session:
        assert session.clock() == NOON


def write_block(vault: Vault, notes: list[set[Kept]], *, writes: bool, fails: bool) -> None:
    with vault.writing() as session:
        for kinds in notes:
            session.note_change(*kinds)
        if writes:
            add_entry(session, "Something")
        if fails:
            raise MishapError


@given(
    blocks=st.lists(
        st.tuples(st.lists(st.sets(st.sampled_from(list(Kept))), max_size=4), st.booleans(), st.booleans()), max_size=6
    )
)
@settings(deadline=None, max_examples=40)
def test_each_commit_that_changed_something_is_announced_exactly_once_and_a_rollback_never(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[tuple[list[set[Kept]], bool, bool]]
) -> None:
    vault = Vault.create(tmp_path_factory.mktemp("law") / "v.ladderdesk")
    announced: Announced = []
    vault.listen(announced.append)
    expected: Announced = []
    for notes, writes, fails in blocks:
        with suppress(MishapError):
            write_block(vault, notes, writes=writes, fails=fails)
        changed = frozenset[Kept]().union(*notes, {Kept.ENTRIES} if writes else ())
        expected += [changed] if changed and not fails else []

    assert announced == expected
    vault.close()


def test_what_is_announced_can_be_read_and_answered_with_another_write(vault: Vault) -> None:
    seen: list[list[str]] = []

    def listener(changes: frozenset[Kept]) -> None:
        seen.append(titles(vault))
        if Kept.SETTINGS not in changes:
            with vault.writing() as session:
                session.note_change(Kept.SETTINGS)

    vault.listen(listener)
    log(vault, "First")

    assert seen == [["First"], ["First"]]


def test_a_listener_that_was_taken_away_hears_nothing_more(vault: Vault) -> None:
    announced: Announced = []
    vault.listen(announced.append)
    log(vault, "Heard")
    vault.unlisten(announced.append)
    log(vault, "Not heard")

    assert announced == [frozenset({Kept.ENTRIES})]


def test_a_reader_sees_one_moment_for_as_long_as_its_block_lasts(vault: Vault) -> None:
    log(vault, "Before")
    with vault.reading() as session:
        count = "SELECT count(*) FROM entry"
        before = session.connection.exec_driver_sql(count).scalar_one()
        log(vault, "Meanwhile")
        assert session.connection.exec_driver_sql(count).scalar_one() == before == 1

    assert titles(vault) == ["Before", "Meanwhile"]


def test_changing_records_while_reading_is_an_error_and_saves_nothing(vault: Vault) -> None:
    announced: Announced = []
    vault.listen(announced.append)
    with pytest.raises(RuntimeError, match="for reading"), vault.reading() as session:
        add_entry(session, "Sneaked in")

    assert titles(vault) == []
    assert announced == []


def test_a_block_for_writing_inside_another_one_is_an_error_rather_than_a_standstill(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="inside another"), vault.writing(), vault.writing():
        pytest.fail("the inner block was entered")

    log(vault, "The vault goes on")
    assert titles(vault) == ["The vault goes on"]


def test_threads_take_turns_and_lose_nothing(vault: Vault) -> None:
    vault.close()
    patient = Vault.open(vault.path)
    announced: Announced = []
    patient.listen(announced.append)

    def work(worker: int) -> None:
        for number in range(10):
            log(patient, f"{worker}-{number}")
            titles(patient)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    assert sorted(titles(patient)) == sorted(f"{worker}-{number}" for worker in range(4) for number in range(10))
    assert len(announced) == 40
    patient.close()


def test_a_writer_that_waits_too_long_is_told_so_and_can_try_again(vault: Vault) -> None:
    with another_writer(vault), pytest.raises(VaultBusyError, match="Try again"):
        log(vault, "Too early")
    log(vault, "Now")

    assert titles(vault) == ["Now"]


def test_a_thread_that_waits_too_long_for_another_thread_is_told_so(vault: Vault) -> None:
    refused: list[str] = []

    def write() -> None:
        try:
            log(vault, "Second")
        except VaultBusyError as error:
            refused.append(error.message)

    with vault.writing() as session:
        add_entry(session, "First")
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    assert len(refused) == 1
    assert titles(vault) == ["First"]


def test_a_reader_never_waits_for_a_writer(vault: Vault) -> None:
    log(vault, "Before")
    with another_writer(vault):
        assert titles(vault) == ["Before"]


def test_no_room_is_told_in_words_and_what_was_saved_before_stays(vault: Vault) -> None:
    log(vault, "Before")
    announced: Announced = []
    vault.listen(announced.append)

    def write_too_much() -> None:
        with vault.writing() as session:
            pages = session.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            session.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
            add_entry(session, "Too much", body="x" * 100_000)

    with pytest.raises(DiskFullError, match="Free some space") as caught:
        write_too_much()

    assert str(vault.path) in caught.value.message
    assert announced == []
    assert titles(vault) == ["Before"]


def test_a_broken_rule_of_the_tables_is_a_bug_and_passes_through(vault: Vault) -> None:
    with pytest.raises(IntegrityError), vault.writing() as session:
        session.execute(tables.blob.insert().values(digest="d", size=1))


def test_a_file_error_inside_a_block_is_not_taken_for_one_of_the_vault(vault: Vault, tmp_path: Path) -> None:
    def attach_what_is_not_there() -> None:
        with vault.writing() as session:
            add_entry(session, "With an attachment")
            (tmp_path / "missing.pdf").read_bytes()

    with pytest.raises(FileNotFoundError):
        attach_what_is_not_there()

    assert titles(vault) == []


def test_nothing_is_written_into_a_vault_whose_file_has_vanished(vault: Vault) -> None:
    log(vault, "Before")
    away = vault.path.with_name("away.ladderdesk")
    vault.path.rename(away)

    with pytest.raises(VaultError, match="There is no vault at"):
        log(vault, "Into nowhere")
    away.rename(vault.path)
    log(vault, "Back again")

    assert titles(vault) == ["Before", "Back again"]


def test_a_file_that_vanishes_while_a_block_is_open_is_noticed_before_the_commit(vault: Vault) -> None:
    away = vault.path.with_name("away.ladderdesk")

    def lose_the_file_midway() -> None:
        with vault.writing() as session:
            add_entry(session, "Into nowhere")
            vault.path.rename(away)

    with pytest.raises(VaultError, match="There is no vault at"):
        lose_the_file_midway()
    away.rename(vault.path)

    assert titles(vault) == []


def test_nothing_is_written_when_another_file_took_the_vaults_place(vault: Vault) -> None:
    vault.path.rename(vault.path.with_name("away.ladderdesk"))
    Vault.create(vault.path.with_name("other.ladderdesk")).close()
    vault.path.with_name("other.ladderdesk").rename(vault.path)

    with pytest.raises(VaultError, match="was replaced by another file"):
        log(vault, "Into the wrong one")


def test_what_was_deleted_leaves_no_trace_in_the_closed_file(vault: Vault) -> None:
    with vault.writing() as session:
        session.execute(tables.scratch.insert().values(key="kept", text="a word that stays"))
        session.execute(tables.scratch.insert().values(key="gone", text="a word in confidence"))
        session.execute(tables.scratch.insert().values(key="long gone", text="a confession " * 2000))
    with vault.writing() as session:
        session.execute(tables.scratch.delete().where(tables.scratch.c.key != "kept"))
    vault.close()

    content = vault.path.read_bytes()
    assert b"a word that stays" in content
    assert b"in confidence" not in content
    assert b"a confession" not in content


def test_a_closed_vault_says_so(vault: Vault) -> None:
    vault.close()
    vault.close()

    with pytest.raises(VaultError, match="is closed"):
        log(vault, "Late")
    with pytest.raises(VaultError, match="is closed"):
        titles(vault)
    with pytest.raises(VaultError, match="is closed"):
        vault.changed_outside()
