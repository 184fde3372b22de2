"""Making and opening a vault, and refusing what is none without touching it."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ladderdesk.errors import VaultError
from ladderdesk.vault.driver import connected
from ladderdesk.vault.tables import APPLICATION_ID, SCHEMA_VERSION
from ladderdesk.vault.vault import Vault

from .builders import fingerprint, log, mode_of, noon, titles


def test_a_new_vault_is_a_file_only_its_owner_can_read_in_a_folder_only_its_owner_can_enter(
    vault_path: Path, loose_umask: None
) -> None:
    vault = Vault.create(vault_path)
    log(vault, "Cut the eval run to 20 minutes")

    assert mode_of(vault_path.parent) == 0o700
    files = {path.name: mode_of(path) for path in vault_path.parent.iterdir()}
    assert files == {vault_path.name + ending: 0o600 for ending in ("", "-wal", "-shm")}
    vault.close()


def test_a_vault_keeps_what_was_written_when_it_is_opened_again(vault_path: Path) -> None:
    first = Vault.create(vault_path)
    log(first, "Chose BM25 over a vector store")
    first.close()

    again = Vault.open(vault_path)

    assert titles(again) == ["Chose BM25 over a vector store"]
    again.close()


def test_a_closed_vault_is_a_single_file_that_says_what_it_is(vault_path: Path) -> None:
    vault = Vault.create(vault_path)
    log(vault, "One")
    vault.close()

    assert [path.name for path in vault_path.parent.iterdir()] == [vault_path.name]
    header = vault_path.read_bytes()[:100]
    assert header[68:72] == b"LDJ1"
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("mmap_size", 0),
        ("trusted_schema", 0),
        ("secure_delete", 1),
    ],
)
def test_every_connection_reads_and_writes_with_care(vault: Vault, pragma: str, value: object) -> None:
    for block in (vault.reading, vault.writing):
        with block() as session:
            assert session.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_opening_creates_nothing_and_names_what_is_missing(vault_path: Path) -> None:
    with pytest.raises(VaultError, match="There is no vault at") as caught:
        Vault.open(vault_path)

    assert str(vault_path) in caught.value.message
    assert not vault_path.parent.exists()


def test_open_or_create_makes_a_vault_once_and_then_opens_it(vault_path: Path) -> None:
    first = Vault.open_or_create(vault_path)
    log(first, "Kept")
    first.close()

    again = Vault.open_or_create(vault_path)

    assert titles(again) == ["Kept"]
    again.close()


def test_create_refuses_a_name_that_is_taken_and_leaves_the_file(vault: Vault) -> None:
    log(vault, "Mine")

    with pytest.raises(VaultError, match="already a file"):
        Vault.create(vault.path)

    assert titles(vault) == ["Mine"]


def test_create_leaves_nothing_half_made_where_it_fails(tmp_path: Path, ordinary_user: Callable[[Path], Path]) -> None:
    folder = ordinary_user(Path(__file__)).parent
    folder.chmod(0o500)
    before = fingerprint(folder)

    with pytest.raises(VaultError, match="read-only"):
        Vault.create(folder / "new.ladderdesk")

    folder.chmod(0o700)
    assert fingerprint(folder) == before


def test_create_refuses_to_build_on_the_log_of_a_vanished_vault(vault_path: Path) -> None:
    killed = Vault.create(vault_path)
    log(killed, "Only in the log")
    crashed = vault_path.parent / "crashed"
    crashed.mkdir()
    shutil.copy(f"{vault_path}-wal", crashed / "journal.ladderdesk-wal")
    killed.close()
    before = fingerprint(crashed)

    with pytest.raises(VaultError, match="its companion"):
        Vault.open_or_create(crashed / "journal.ladderdesk")

    assert fingerprint(crashed) == before


def as_newer(path: Path) -> None:
    Vault.create(path).close()
    with connected(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def as_foreign(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()


def as_foreign_in_wal_mode(path: Path) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()


def as_text(path: Path) -> None:
    path.write_text("Dear diary\n" * 2000, encoding="utf-8")


def as_short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def as_whole_pages_of_text(path: Path) -> None:
    path.write_bytes(b"0123456789abcdef" * 512)


def as_empty(path: Path) -> None:
    path.touch()


def as_encrypted(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(3 * 4096))


def as_noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(3 * 4096 + 5))


def as_really_encrypted(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA key='correct horse'")
    connection.execute("CREATE TABLE secret (word TEXT)")
    connection.close()


def as_folder(path: Path) -> None:
    path.mkdir()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


REFUSED = [
    (as_newer, "written by a newer LadderDesk", "Update LadderDesk"),
    (as_foreign, "a database of another program", "Choose a vault"),
    (as_foreign_in_wal_mode, "a database of another program", "Choose a vault"),
    (as_text, "not a LadderDesk vault", "Choose a vault"),
    (as_short, "not a LadderDesk vault", "Choose a vault"),
    (as_whole_pages_of_text, "not a LadderDesk vault", "Choose a vault"),
    (as_noise, "not a LadderDesk vault", "Choose a vault"),
    (as_empty, "is empty (0 bytes)", "No backup of it was found"),
    (as_encrypted, "needs a passphrase, which this version cannot ask for", "the program that encrypted it"),
    (as_really_encrypted, "needs a passphrase, which this version cannot ask for", "the program that encrypted it"),
    (as_folder, "is a folder, not a vault", "Name the vault file"),
    (as_pipe, "not a LadderDesk vault", "Choose a vault"),
]


@pytest.mark.parametrize("opening", [Vault.open, Vault.open_or_create], ids=["open", "open_or_create"])
@pytest.mark.parametrize(("make", "what", "help_"), REFUSED, ids=[make.__name__ for make, _, _ in REFUSED])
def test_what_is_no_vault_is_refused_untouched_with_what_it_is_and_what_helps(
    tmp_path: Path,
    make: Callable[[Path], None],
    what: str,
    help_: str,
    opening: Callable[[Path], Vault],
) -> None:
    path = tmp_path / "some.file"
    make(path)
    before = fingerprint(tmp_path)

    with pytest.raises(VaultError) as caught:
        opening(path)

    assert what in caught.value.message
    assert help_ in caught.value.message
    assert str(path) in caught.value.message
    assert fingerprint(tmp_path) == before


def test_a_newer_version_that_is_only_in_the_log_is_refused_and_the_log_is_kept(vault_path: Path) -> None:
    newer = Vault.create(vault_path)
    with newer.writing() as session:
        session.connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    crashed = vault_path.parent / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{vault_path}{ending}", crashed)
    newer.close()
    before = fingerprint(crashed)

    with pytest.raises(VaultError, match="written by a newer LadderDesk"):
        Vault.open(crashed / vault_path.name)

    after = fingerprint(crashed)
    assert {name: after[name] for name in before} == before


def test_a_vault_in_a_read_only_folder_is_refused_untouched(
    vault: Vault, ordinary_user: Callable[[Path], Path]
) -> None:
    vault.close()
    copy = ordinary_user(vault.path)
    copy.parent.chmod(0o500)
    before = fingerprint(copy.parent)

    with pytest.raises(VaultError, match="the file or its folder is read-only") as caught:
        Vault.open(copy)

    assert str(copy) in caught.value.message
    assert fingerprint(copy.parent) == before


def test_a_read_only_vault_is_refused_untouched(vault: Vault, ordinary_user: Callable[[Path], Path]) -> None:
    vault.close()
    copy = ordinary_user(vault.path)
    copy.chmod(0o400)
    before = fingerprint(copy.parent)

    with pytest.raises(VaultError, match="the file or its folder is read-only"):
        Vault.open(copy)

    assert fingerprint(copy.parent) == before


def test_a_vault_that_may_not_be_read_is_refused(vault: Vault, ordinary_user: Callable[[Path], Path]) -> None:
    vault.close()
    copy = ordinary_user(vault.path)
    copy.chmod(0o000)

    with pytest.raises(VaultError, match="you may not read it"):
        Vault.open(copy)


def test_an_empty_file_points_at_the_newest_backup_of_this_vault(vault_path: Path) -> None:
    shelf = vault_path.parent / "backups"
    shelf.mkdir(parents=True)
    vault_path.touch()
    for name in (
        "journal-20260101T000000Z.ladderdesk",
        "journal-20260301T000000Z.ladderdesk",
        "sample-20260401T000000Z.ladderdesk",
    ):
        (shelf / name).touch()

    with pytest.raises(VaultError, match="The newest backup is") as caught:
        Vault.open(vault_path)

    assert "journal-20260301T000000Z.ladderdesk" in caught.value.message


def test_a_damaged_vault_is_told_from_other_troubles(vault: Vault) -> None:
    log(vault, "Somewhere in here")
    vault.close()
    content = bytearray(vault.path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    vault.path.write_bytes(content)

    with pytest.raises(VaultError, match="is damaged"):
        titles(Vault.open(vault.path))


def test_a_path_with_signs_that_mean_something_in_an_address_opens(tmp_path: Path) -> None:
    path = tmp_path / "50% of #1? ü 日" / "a?mode=ro&b#c%20.ladderdesk"
    vault = Vault.create(path)
    log(vault, "Here")
    vault.close()

    again = Vault.open(path)

    assert titles(again) == ["Here"]
    assert path.is_file()
    again.close()


def test_a_vault_reached_by_a_link_is_the_file_it_points_at_with_its_log_beside_it(
    vault: Vault, tmp_path: Path
) -> None:
    link = tmp_path / "link.ladderdesk"
    link.symlink_to(vault.path)

    linked = Vault.open(link)
    log(linked, "Through the link")

    assert linked.path == vault.path
    assert titles(vault) == ["Through the link"]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["link.ladderdesk"]
    linked.close()


def test_a_path_with_bytes_that_are_no_text_opens(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.ladderdesk")

    vault = Vault.create(path)

    log(vault, "Here")
    assert path.exists()
    vault.close()


def test_a_restored_file_without_a_log_becomes_a_vault_with_one(vault: Vault) -> None:
    log(vault, "Kept")
    vault.close()
    with connected(vault.path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")

    again = Vault.open(vault.path, clock=noon)

    with again.reading() as session:
        assert session.connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    again.close()


def test_the_application_id_spells_the_mark_of_the_format() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"LDJ1"
