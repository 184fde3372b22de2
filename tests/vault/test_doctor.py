"""Examining a vault, and mending what can be mended."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from ladderdesk.errors import VaultBusyError, VaultError
from ladderdesk.vault import checks, tables
from ladderdesk.vault.backup import back_up
from ladderdesk.vault.doctor import examine, mend
from ladderdesk.vault.driver import connected
from ladderdesk.vault.findings import Trouble
from ladderdesk.vault.hashing import RECORDS, record_values, seal
from ladderdesk.vault.vault import Vault

from .builders import NOON, add_entry, found, log, mode_of, noon, titles


@pytest.fixture
def kept(vault: Vault) -> Vault:
    """Give a vault with two entries, an attachment and a backup: nothing is wrong with it."""
    with vault.writing() as session:
        add_entry(session, "Cut the eval run to 20 minutes", body="Three hours before", competencies=("eval-design",))
        add_entry(session, "Wrote the rollback plan")
        digest = "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9"
        session.execute(tables.blob.insert().values(digest=digest, size=3, content=b"bar"))
        row = {"uuid": "a", "entry_id": 2, "position": 0, "name": "plan.pdf", "media_type": "application/pdf"}
        session.execute(tables.attachment.insert().values(**row, size=3, digest=digest))
        seal(session.connection, tables.entry, 2)
    back_up(vault, vault.path.parent / "backups")
    return vault


def run(vault: Vault, *statements: str) -> None:
    with connected(vault.path) as connection:
        for statement in statements:
            connection.execute(statement)


def troubles(vault: Vault) -> list[Trouble]:
    return [finding.trouble for finding in examine(vault).findings]


def test_nothing_is_wrong_with_a_vault_that_is_well_kept(kept: Vault) -> None:
    report = examine(kept)

    assert report.findings == ()
    assert report.is_sound
    assert (report.records, report.attachments) == (2, 1)


def test_an_examination_changes_and_announces_nothing(kept: Vault) -> None:
    announced: list[object] = []
    kept.listen(announced.append)
    other = Vault.open(kept.path)
    other.changed_outside()

    examine(kept)

    assert announced == []
    assert not other.changed_outside()
    other.close()


def test_a_changed_letter_that_sqlite_does_not_see_is_found_and_named(kept: Vault) -> None:
    kept.close()
    content = kept.path.read_bytes()
    assert content.count(b"Three hours before") == 2, "once in the entry, once in its text for search"
    place = content.index(b"Three hours before") + 1
    other = content.index(b"Three hours before", place) + 1
    for each in (place, other):
        kept.path.write_bytes(content[:each] + b"i" + content[each + 1 :])
        vault = Vault.open(kept.path, clock=noon)
        with vault.reading() as session:
            assert session.connection.exec_driver_sql("PRAGMA quick_check").scalars().all() == ["ok"]
        assert not examine(vault).is_sound
        vault.close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE entry SET title = title || '!' WHERE id = 2", "entry 2"),
        ("UPDATE entry_competency SET competency = 'eval-desigm'", "entry 1"),
        ("DELETE FROM attachment", "entry 2"),
    ],
)
def test_a_record_that_is_not_as_it_was_saved_is_named_and_left_alone(kept: Vault, statement: str, named: str) -> None:
    run(kept, statement)

    findings = [finding for finding in examine(kept).findings if finding.trouble == Trouble.RECORD]

    assert [finding.message.split(" is not")[0] for finding in findings] == [named]
    assert not findings[0].can_be_mended
    left = mend(kept).left.findings
    assert findings[0] in left


def test_an_attachment_whose_bytes_changed_is_named(kept: Vault) -> None:
    run(kept, "UPDATE blob SET content = x'626173'")

    (finding,) = examine(kept).findings

    assert (finding.trouble, "“plan.pdf”" in finding.message) == (Trouble.ATTACHMENT, True)


def test_text_that_is_no_longer_text_is_named_by_its_record_and_not_shown(kept: Vault) -> None:
    run(kept, "UPDATE entry SET title = CAST(x'57ff6f7465' AS TEXT) WHERE id = 2")

    (finding,) = examine(kept).findings

    assert (finding.trouble, finding.message.split(" is not")[0]) == (Trouble.RECORD, "entry 2")
    with pytest.raises(VaultError, match="is damaged") as caught:
        titles(kept)
    assert "\ufffdote" not in caught.value.message


def test_a_row_without_its_record_is_found(kept: Vault) -> None:
    run(kept, "PRAGMA foreign_keys=OFF", "DELETE FROM blob")

    (finding,) = examine(kept).findings

    assert finding.trouble == Trouble.REFERENCES
    assert "1 row of attachment" in finding.message


BROKEN_SEARCH = {
    "a word too many": "INSERT INTO entry_fts(rowid, title) VALUES (77, 'ghost')",
    "a text changed behind its back": (
        "DROP TRIGGER entry_text_changed; UPDATE entry_text SET title = 'Another title' WHERE id = 1"
    ),
    "a trigger gone": "DROP TRIGGER entry_text_added",
    "the index gone": "DROP TABLE entry_fts",
    "its data gone": "DELETE FROM entry_fts_data",
}


@pytest.mark.parametrize("broken", BROKEN_SEARCH.values(), ids=BROKEN_SEARCH)
def test_a_search_index_that_went_astray_is_found_and_mended(kept: Vault, broken: str) -> None:
    kept.close()
    run(kept, *broken.split("; "))
    vault = Vault.open(kept.path, clock=noon)
    assert troubles(vault) == [Trouble.SEARCH]

    mending = mend(vault)

    assert [finding.trouble for finding in mending.mended] == [Trouble.SEARCH]
    assert mending.left.findings == ()
    assert found(vault, "rollback") == [2]
    log(vault, "Found after mending")
    assert found(vault, "mending") == [3]
    vault.close()


def test_a_remedy_that_the_damage_prevents_leaves_its_finding_and_the_rest_is_mended(kept: Vault) -> None:
    broken = "UPDATE sqlite_schema SET sql = replace(sql, 'content_rowid', 'conten4_rowid') WHERE name = 'entry_fts'"
    run(kept, "PRAGMA writable_schema=ON", broken)
    kept.close()
    kept.path.chmod(0o644)
    vault = Vault.open(kept.path, clock=noon)

    mending = mend(vault)

    assert [finding.trouble for finding in mending.mended] == [Trouble.PERMISSIONS]
    assert {finding.trouble for finding in mending.left.findings} == {Trouble.STRUCTURE, Trouble.SEARCH}
    assert titles(vault) == ["Cut the eval run to 20 minutes", "Wrote the rollback plan"]
    vault.close()


def test_a_busy_vault_is_told_as_busy_and_not_as_damaged(kept: Vault) -> None:
    other = Vault.open(kept.path)
    with other.writing(), pytest.raises(VaultBusyError, match="Try again"):
        examine(kept)
    other.close()


def test_a_backup_that_the_damage_prevents_stays_advice(vault: Vault) -> None:
    log(vault, "One")
    ruin_a_page(vault)
    broken = Vault.open(vault.path, clock=noon)

    left = mend(broken).left

    assert {finding.trouble for finding in left.findings} >= {Trouble.STRUCTURE, Trouble.BACKUP}
    broken.close()


def test_a_backup_that_finds_no_folder_is_told_and_not_only_left(vault: Vault) -> None:
    log(vault, "One")
    (vault.path.parent / "backups").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(VaultError, match="backups"):
        mend(vault)


def test_a_vault_that_does_not_let_itself_be_written_is_told_as_that_and_not_as_damaged(kept: Vault) -> None:
    def check_without_being_allowed_to_write() -> None:
        with kept.writing() as session:
            session.connection.exec_driver_sql("PRAGMA query_only=ON")
            assert not list(checks.check_search(session))

    with pytest.raises(VaultError, match="read-only"):
        check_without_being_allowed_to_write()


def test_an_entry_that_search_cannot_know_is_counted(kept: Vault) -> None:
    run(kept, "DELETE FROM entry_text WHERE id = 2")

    (finding,) = examine(kept).findings

    assert finding.trouble == Trouble.SEARCH
    assert "1 entry" in finding.message
    assert not finding.can_be_mended


def test_a_lookup_index_that_misses_a_row_is_found_and_mended(kept: Vault) -> None:
    rewrite = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = 'entry_newest'"
    run(kept, "PRAGMA writable_schema=ON", rewrite.format("trashed_at IS NULL", "trashed_at = 9"))
    run(kept, "REINDEX entry_newest")
    run(kept, "PRAGMA writable_schema=ON", rewrite.format("trashed_at = 9", "trashed_at IS NULL"))
    kept.close()
    vault = Vault.open(kept.path, clock=noon)
    assert troubles(vault) == [Trouble.LOOKUP]

    mending = mend(vault)

    assert [finding.trouble for finding in mending.mended] == [Trouble.LOOKUP]
    assert mending.left.is_sound
    vault.close()


def test_tables_that_are_not_todays_are_told(kept: Vault) -> None:
    run(kept, "ALTER TABLE verdict ADD COLUMN mood TEXT")

    (finding,) = examine(kept).findings

    assert (finding.trouble, finding.can_be_mended) == (Trouble.STRUCTURE, False)
    assert "verdict" in finding.message


def ruin_a_page(vault: Vault) -> None:
    with vault.reading() as session:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'entry_competency'"
        page = session.connection.exec_driver_sql(query).scalar_one()
    vault.close()
    content = bytearray(vault.path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    vault.path.write_bytes(content)


def test_pages_that_cannot_be_read_are_a_finding_and_not_the_end_of_the_examination(kept: Vault) -> None:
    ruin_a_page(kept)
    vault = Vault.open(kept.path, clock=noon)

    report = examine(vault)

    assert Trouble.STRUCTURE in {finding.trouble for finding in report.findings}
    assert "restore a backup" in report.findings[0].message
    assert not any(finding.can_be_mended for finding in report.findings if finding.trouble == Trouble.STRUCTURE)
    vault.close()


def user_rows(vault: Vault) -> list[object]:
    with vault.reading() as session:
        records = [dict(record_values(session.connection, table)) for table in RECORDS]
        return [*records, session.execute(select(tables.blob)).all()]


@pytest.mark.parametrize("seed", range(6))
def test_no_flipped_bit_changes_what_the_user_wrote_without_being_found(kept: Vault, seed: int) -> None:
    with kept.writing() as session:
        for number in range(40):
            add_entry(session, f"Entry {number}", body="Words the user wrote. " * 20, competencies=("a", "b"))
    before = user_rows(kept)
    kept.close()
    content = kept.path.read_bytes()
    places = [place for place in range(100, len(content)) if content[place]]
    chance = random.Random(seed)
    for place in chance.sample(places, 10):
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        kept.path.write_bytes(flipped)
        assert is_noticed(kept.path) or rows_at(kept.path) == before


def is_noticed(path: Path) -> bool:
    try:
        vault = Vault.open(path, clock=noon)
        is_sound = examine(vault).is_sound
        vault.close()
    except VaultError:
        return True
    return not is_sound


def rows_at(path: Path) -> list[object]:
    vault = Vault.open(path, clock=noon)
    rows = user_rows(vault)
    vault.close()
    return rows


def test_a_file_that_others_may_read_is_found_and_made_private(kept: Vault) -> None:
    kept.path.chmod(0o644)
    assert troubles(kept) == [Trouble.PERMISSIONS]

    mending = mend(kept)

    assert mending.left.findings == ()
    assert mode_of(kept.path) == 0o600


def test_a_folder_where_others_may_replace_files_is_told_and_left_alone(kept: Vault) -> None:
    kept.path.parent.chmod(0o777)

    mending = mend(kept)

    (finding,) = mending.left.findings
    assert (finding.trouble, finding.is_damage) == (Trouble.PERMISSIONS, False)
    assert mode_of(kept.path.parent) == 0o777


def test_a_vault_without_a_backup_is_told_so_and_gets_one(vault: Vault) -> None:
    log(vault, "Never backed up")
    assert troubles(vault) == [Trouble.BACKUP]

    assert mend(vault).left.findings == ()
    assert examine(vault).is_sound


@pytest.mark.parametrize(("age", "expected"), [(30, []), (31, [Trouble.BACKUP])])
def test_a_backup_counts_as_old_after_thirty_days(kept: Vault, age: int, expected: list[Trouble]) -> None:
    kept.close()
    later = Vault.open(kept.path, clock=lambda: NOON + timedelta(days=age))

    assert troubles(later) == expected
    later.close()


def test_little_room_and_a_long_log_are_advice(kept: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LITTLE_SPACE", 1 << 62)
    monkeypatch.setattr(checks, "LARGE_LOG", 100)
    log(kept, "Into the log")

    report = examine(kept)

    assert {finding.trouble for finding in report.findings} == {Trouble.SPACE, Trouble.LOG}
    assert report.is_sound
    mend(kept)
    assert Path(f"{kept.path}-wal").stat().st_size == 0
    assert titles(kept)[-1] == "Into the log"


def test_damage_is_listed_before_advice(kept: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LITTLE_SPACE", 1 << 62)
    run(kept, "UPDATE entry SET title = 'x'", "INSERT INTO entry_fts(rowid, title) VALUES (77, 'ghost')")

    assert troubles(kept) == [Trouble.RECORD, Trouble.RECORD, Trouble.SEARCH, Trouble.SPACE]
