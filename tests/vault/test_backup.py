"""Backups that are proved before they count, and putting one back."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ladderdesk.errors import InputError, VaultBusyError, VaultError
from ladderdesk.vault import tables
from ladderdesk.vault.backup import back_up, prove, prune, restore
from ladderdesk.vault.census import take_census
from ladderdesk.vault.driver import connected
from ladderdesk.vault.shelf import list_backups, name_backup
from ladderdesk.vault.tables import SCHEMA_VERSION
from ladderdesk.vault.vault import Vault

from .builders import NOON, fingerprint, found, log, mode_of, noon, titles


@pytest.fixture
def shelf(vault_path: Path) -> Path:
    return vault_path.parent / "backups"


def test_a_backup_is_one_private_file_that_opens_as_a_vault_with_everything_in_it(
    vault: Vault, shelf: Path, loose_umask: None
) -> None:
    log(vault, "Cut the eval run", "Wrote the rollback plan")

    report = back_up(vault, shelf)

    assert [path.name for path in shelf.iterdir()] == ["journal-20260304T120000Z.ladderdesk"]
    assert report.path == shelf / "journal-20260304T120000Z.ladderdesk"
    assert (report.taken_at, report.schema_version) == (NOON, SCHEMA_VERSION)
    assert report.rows["entry"] == 2
    assert report.size == report.path.stat().st_size
    assert (mode_of(report.path), mode_of(shelf)) == (0o600, 0o700)
    copy = Vault.open(report.path)
    assert titles(copy) == ["Cut the eval run", "Wrote the rollback plan"]
    assert found(copy, "rollback") == [2]
    copy.close()


def test_looking_into_a_backup_leaves_nothing_beside_it(vault: Vault, shelf: Path) -> None:
    log(vault, "One")
    backup = back_up(vault, shelf).path
    before = fingerprint(shelf)

    with connected(backup, mode="ro") as connection:
        assert connection.execute("SELECT title FROM entry").fetchall() == [("One",)]
        assert fingerprint(shelf) == before


def lose_a_row(connection: Any) -> None:
    connection.execute("DELETE FROM entry_text WHERE id = 2")


def change_a_letter(connection: Any) -> None:
    connection.execute("UPDATE entry SET title = 'Twa' WHERE id = 2")


def call_it_older(connection: Any) -> None:
    connection.execute("PRAGMA user_version=0")


def take_its_mark(connection: Any) -> None:
    connection.execute("PRAGMA application_id=0")


def lose_a_table(connection: Any) -> None:
    connection.execute("DROP TABLE scratch")


@pytest.mark.parametrize("change", [lose_a_row, change_a_letter, call_it_older, take_its_mark, lose_a_table])
def test_a_copy_that_differs_in_anything_is_no_backup(vault: Vault, shelf: Path, change: Callable[[Any], None]) -> None:
    log(vault, "One", "Two")
    copy = back_up(vault, shelf).path
    with connected(vault.path) as connection:
        census = take_census(connection)
    prove(copy, census, name=copy)

    with connected(copy) as connection:
        change(connection)

    with pytest.raises(VaultError, match="did not turn out equal"):
        prove(copy, census, name=copy)


def test_a_copy_with_something_behind_its_last_page_is_no_backup(vault: Vault, shelf: Path) -> None:
    copy = back_up(vault, shelf).path
    with connected(copy) as connection:
        census = take_census(connection)
    with copy.open("ab") as file:
        file.write(bytes(100))

    with pytest.raises(VaultError, match="did not turn out equal"):
        prove(copy, census, name=copy)


def test_a_damaged_vault_makes_no_backup_and_says_so(vault: Vault, shelf: Path) -> None:
    log(vault, "One")
    vault.close()
    put_index_out_of_step(vault.path)

    with pytest.raises(VaultError, match="Run the check of the vault"):
        back_up(vault.path, shelf)

    assert list(shelf.iterdir()) == []


def test_a_backup_of_an_open_vault_holds_what_is_still_in_its_log_alone(vault: Vault, shelf: Path) -> None:
    log(vault, "Only in the log")

    report = back_up(vault.path, shelf, clock=noon)

    assert report.rows["entry"] == 1
    assert titles(vault) == ["Only in the log"]


def test_a_backup_is_of_one_moment_while_others_go_on_writing(vault: Vault, shelf: Path) -> None:
    log(vault, *(f"Entry {number}" for number in range(50)))
    other = Vault.open(vault.path)
    with vault.reading() as session:
        session.execute(tables.entry.select()).all()
        log(other, "Too late for the moment")
        report = back_up(vault.path, shelf, clock=noon)
    later = back_up(other, shelf)

    assert report.rows["entry"] == later.rows["entry"] == 51
    other.close()


def test_a_backup_never_takes_the_name_of_another_and_names_sort_by_time(vault: Vault, shelf: Path) -> None:
    first = back_up(vault, shelf)
    log(vault, "In between")
    before = fingerprint(shelf)

    second = back_up(vault, shelf)
    third = back_up(vault.path, shelf, clock=lambda: NOON + timedelta(seconds=1))

    assert fingerprint(shelf).items() >= before.items()
    assert sorted(path.name for path in shelf.iterdir()) == [first.path.name, second.path.name, third.path.name]
    assert [backup.path for backup in list_backups(shelf)] == [third.path, second.path, first.path]


def test_backups_of_one_second_sort_in_the_order_they_were_taken() -> None:
    names = [name_backup("journal", NOON, number=number) for number in range(1, 15)]

    assert sorted(names) == names


def test_a_backup_is_named_by_the_instant_wherever_the_clock_is() -> None:
    east = datetime(2026, 3, 5, 1, 0, tzinfo=UTC).astimezone()

    assert name_backup("journal", east) == "journal-20260305T010000Z.ladderdesk"


def test_the_list_names_only_backups_and_only_those_of_the_vault_asked_for(shelf: Path) -> None:
    shelf.mkdir(parents=True)
    (shelf / "journal-20260101T000000Z.ladderdesk").write_bytes(b"12345")
    (shelf / "sample-20260102T000000Z.ladderdesk").touch()
    (shelf / ".journal-20260103T000000Z.ladderdesk.ab12.part").touch()
    (shelf / "journal.ladderdesk").touch()
    (shelf / "notes.txt").touch()
    (shelf / "journal-20260104T000000Z.ladderdesk").mkdir()

    mine = list_backups(shelf, stem="journal")

    assert [(backup.path.name, backup.size) for backup in mine] == [("journal-20260101T000000Z.ladderdesk", 5)]
    assert mine[0].taken_at == datetime(2026, 1, 1, tzinfo=UTC)
    assert {backup.stem for backup in list_backups(shelf)} == {"journal", "sample"}


def test_a_shelf_that_was_never_made_is_empty(shelf: Path) -> None:
    assert list_backups(shelf) == ()


def test_keeping_some_removes_the_oldest_of_that_vault_and_nothing_else(vault: Vault, shelf: Path) -> None:
    shelf.mkdir()
    (shelf / "sample-20200101T000000Z.ladderdesk").touch()
    (shelf / "notes.txt").touch()
    for day in range(1, 5):
        (shelf / f"journal-2026010{day}T000000Z.ladderdesk").touch()

    back_up(vault, shelf, keep=2)

    assert sorted(path.name for path in shelf.iterdir()) == [
        "journal-20260104T000000Z.ladderdesk",
        "journal-20260304T120000Z.ladderdesk",
        "notes.txt",
        "sample-20200101T000000Z.ladderdesk",
    ]


def test_keeping_none_is_refused(vault: Vault, shelf: Path) -> None:
    back_up(vault, shelf)

    with pytest.raises(InputError, match="At least one"):
        prune(shelf, stem="journal", keep=0)

    assert len(list_backups(shelf)) == 1


def test_what_is_no_vault_is_not_backed_up(tmp_path: Path, shelf: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary", encoding="utf-8")

    with pytest.raises(VaultError, match="not a LadderDesk vault"):
        back_up(diary, shelf)

    assert list_backups(shelf) == ()


def test_a_backup_into_a_folder_that_cannot_be_written_says_so(
    vault: Vault, ordinary_user: Callable[[Path], Path]
) -> None:
    vault.close()
    copy = ordinary_user(vault.path)
    shelf = copy.parent / "shelf"
    shelf.mkdir(mode=0o500)

    with pytest.raises(VaultError, match="is read-only") as caught:
        back_up(copy, shelf)

    assert str(shelf) in caught.value.message


def test_a_backup_can_be_taken_from_a_folder_that_cannot_be_written(
    vault: Vault, ordinary_user: Callable[[Path], Path]
) -> None:
    log(vault, "On a read-only disk")
    vault.close()
    copy = ordinary_user(vault.path)
    shelf = copy.parent / "shelf"
    shelf.mkdir()
    copy.chmod(0o400)
    copy.parent.chmod(0o500)
    before = fingerprint(copy.parent)

    report = back_up(copy, shelf)

    assert report.rows["entry"] == 1
    assert fingerprint(copy.parent).items() >= before.items()
    assert len(fingerprint(copy.parent)) == len(before) + 1


SHORT_OF_ROOM = """
import resource, sys
from pathlib import Path
from ladderdesk.errors import VaultError
from ladderdesk.vault.backup import back_up

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]))
except VaultError as error:
    print(error.message)
"""


@pytest.mark.parametrize("room", [40_000, 100_000, 300_000])
def test_a_backup_that_finds_no_room_leaves_nothing_behind_and_says_so(vault: Vault, shelf: Path, room: int) -> None:
    log(vault, *(f"Entry {number}" for number in range(30)))
    vault.close()
    before = fingerprint(vault.path.parent)

    command = [sys.executable, "-c", SHORT_OF_ROOM, str(vault.path), str(shelf), str(room)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "backups/journal-" in ended.stdout
    assert "no room left" in ended.stdout or "reported an error" in ended.stdout
    assert fingerprint(vault.path.parent) == before
    assert list(shelf.iterdir()) == []


def test_a_vault_that_lost_its_file_can_still_be_saved_from_the_open_window(vault: Vault, tmp_path: Path) -> None:
    log(vault, "Would be gone")
    assert titles(vault) == ["Would be gone"]
    for path in list(vault.path.parent.iterdir()):
        path.unlink()

    report = back_up(vault, tmp_path / "rescued")

    rescued = Vault.open(report.path)
    assert titles(rescued) == ["Would be gone"]
    rescued.close()


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(vault: Vault, shelf: Path) -> None:
    log(vault, "Old")
    backup = back_up(vault, shelf).path
    log(vault, "New")
    vault.close()
    before = fingerprint(shelf)

    report = restore(backup, vault.path, clock=noon)

    assert report.kept == vault.path.with_name("journal-replaced-20260304T120000Z.ladderdesk")
    assert report.rows["entry"] == 1
    for path, expected in ((vault.path, ["Old"]), (report.kept, ["Old", "New"])):
        opened = Vault.open(path)
        assert titles(opened) == expected
        opened.close()
        assert mode_of(path) == 0o600
    assert fingerprint(shelf) == before


def test_restoring_keeps_the_changes_in_the_log_of_the_file_it_replaces(vault: Vault, shelf: Path) -> None:
    backup = back_up(vault, shelf).path
    log(vault, "Only in the log")
    crashed = vault.path.parent / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        (crashed / f"journal.ladderdesk{ending}").write_bytes(Path(f"{vault.path}{ending}").read_bytes())

    kept = restore(backup, crashed / "journal.ladderdesk", clock=noon).kept

    assert kept is not None
    old = Vault.open(kept)
    assert titles(old) == ["Only in the log"]
    old.close()


def test_restoring_twice_in_one_second_keeps_both_files(vault: Vault, shelf: Path) -> None:
    backup = back_up(vault, shelf).path
    vault.close()

    kept = [restore(backup, vault.path, clock=noon).kept for _ in range(2)]

    assert len({path for path in kept if path and path.exists()}) == 2


@pytest.mark.parametrize("content", [b"", b"no longer a database" * 1000], ids=["empty", "overwritten"])
def test_restoring_replaces_a_ruined_file_and_keeps_its_bytes(vault: Vault, shelf: Path, content: bytes) -> None:
    log(vault, "Saved in time")
    backup = back_up(vault, shelf).path
    vault.close()
    vault.path.write_bytes(content)

    kept = restore(backup, vault.path).kept

    assert kept is not None
    assert kept.read_bytes() == content
    again = Vault.open(vault.path)
    assert titles(again) == ["Saved in time"]
    again.close()


def test_restoring_through_a_link_replaces_the_file_and_not_the_link(vault: Vault, shelf: Path, tmp_path: Path) -> None:
    log(vault, "Old")
    backup = back_up(vault, shelf).path
    vault.close()
    link = tmp_path / "link.ladderdesk"
    link.symlink_to(vault.path)

    report = restore(backup, link, clock=noon)

    assert link.is_symlink()
    assert (report.path, report.kept) == (
        vault.path,
        vault.path.with_name("journal-replaced-20260304T120000Z.ladderdesk"),
    )


def test_restoring_where_no_vault_is_makes_one(vault: Vault, shelf: Path, tmp_path: Path) -> None:
    log(vault, "Carried over")
    backup = back_up(vault, shelf).path

    report = restore(backup, tmp_path / "new" / "journal.ladderdesk")

    assert report.kept is None
    moved = Vault.open(report.path)
    assert titles(moved) == ["Carried over"]
    moved.close()


def test_restoring_over_a_vault_that_is_open_is_refused_untouched(vault: Vault, shelf: Path) -> None:
    log(vault, "In use")
    backup = back_up(vault, shelf).path
    before = fingerprint(vault.path.parent)

    with pytest.raises(VaultBusyError, match="open in another window"):
        restore(backup, vault.path)

    assert fingerprint(vault.path.parent) == before


def ruin_header(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


def ruin_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def break_index(path: Path) -> None:
    with connected(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        root = "(SELECT rootpage FROM sqlite_schema WHERE name = 'entry_drafts')"
        connection.execute(f"UPDATE sqlite_schema SET rootpage = {root} WHERE name = 'entry_ready'")


def put_index_out_of_step(path: Path) -> None:
    rewrite = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = 'entry_newest'"
    for before, after in (("trashed_at IS NULL", "trashed_at = 9"), ("trashed_at = 9", "trashed_at IS NULL")):
        with connected(path) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute(rewrite.format(before, after))
        with connected(path) as connection:
            connection.execute("REINDEX entry_newest" if after.endswith("9") else "PRAGMA user_version")


@pytest.mark.parametrize("ruin", [ruin_header, ruin_pages, cut_short, break_index, put_index_out_of_step])
def test_a_backup_that_is_not_whole_is_refused_and_the_vault_stays(
    vault: Vault, shelf: Path, ruin: Callable[[Path], None]
) -> None:
    log(vault, "Mine")
    backup = back_up(vault, shelf).path
    vault.close()
    ruin(backup)
    before = fingerprint(vault.path.parent)

    with pytest.raises(VaultError, match=r"^The backup .* is damaged|not a LadderDesk vault") as caught:
        restore(backup, vault.path)

    assert str(backup) in caught.value.message

    assert fingerprint(vault.path.parent) == before


def test_a_file_that_appears_in_the_vaults_place_while_restoring_leaves_the_vault_there(
    vault: Vault, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(vault, "Mine")
    backup = back_up(vault, shelf).path
    vault.close()

    def refuse(_source: object, target: object) -> None:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(VaultError):
        restore(backup, vault.path)

    again = Vault.open(vault.path)
    assert titles(again) == ["Mine"]
    again.close()
    assert sorted(path.name for path in vault.path.parent.iterdir()) == ["backups", vault.path.name]


def test_a_disk_without_hard_links_holds_vaults_and_backups_too(
    vault_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: object, target: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), target)

    monkeypatch.setattr(os, "link", refuse)
    vault = Vault.create(vault_path, clock=noon)
    log(vault, "Mine")
    back_up(vault, shelf)
    with pytest.raises(VaultError, match="already a file"):
        Vault.create(vault_path)

    assert sorted(fingerprint(shelf)) == ["journal-20260304T120000Z.ladderdesk"]
    assert titles(vault) == ["Mine"]
    vault.close()


def test_restoring_without_room_leaves_the_vault_where_it_was(vault: Vault, shelf: Path) -> None:
    log(vault, "Mine")
    backup = back_up(vault, shelf).path
    vault.close()
    before = fingerprint(vault.path.parent)
    program = SHORT_OF_ROOM.replace("back_up", "restore")

    command = [sys.executable, "-c", program, str(backup), str(vault.path), "100000"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert str(vault.path) in ended.stdout
    assert fingerprint(vault.path.parent) == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
