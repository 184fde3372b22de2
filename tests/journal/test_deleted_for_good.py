"""What is deleted for good is not in the file any more, once the vault is closed."""

from datetime import date
from pathlib import Path

import pytest

from ladderdesk.journal import entries
from ladderdesk.journal.rows import EntryContent
from ladderdesk.vault.vault import Vault

WORDS = [f"vexillology{letter}" for letter in "abcdefghij"]


@pytest.mark.parametrize("others", [0, 40])
def test_no_word_of_it_is_left_in_the_file(tmp_path: Path, others: int) -> None:
    path = tmp_path / "journal.ladderdesk"
    vault = Vault.create(path)
    made = []
    for number, word in enumerate(WORDS):
        with vault.writing() as session:
            made.append(entries.add(session, EntryContent(day=date(2026, 1, 1), title=f"On {word}", body=word * 2)))
        for other in range(others // len(WORDS)):
            with vault.writing() as session:
                entries.add(session, EntryContent(day=date(2026, 1, 1), title=f"Something else {number} {other}"))
    with vault.writing() as session:
        entries.trash(session, made)
    with vault.writing() as session:
        assert entries.delete_for_good(session, made) == len(WORDS)
    vault.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert [word for word in WORDS if word.encode() in left] == []
