"""Several processes on one vault, and processes that die in the middle of a write."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ladderdesk.vault import files
from ladderdesk.vault.backup import back_up
from ladderdesk.vault.doctor import examine
from ladderdesk.vault.vault import Vault

from .builders import log, titles

TESTS = Path(__file__).parent.parent
WRITER = """
import sys
from pathlib import Path
from ladderdesk.vault.vault import Vault
from vault.builders import add_entry

vault = Vault.open_or_create(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    with vault.writing() as session:
        add_entry(session, f"{sys.argv[2]}-{number}", body="x" * 2000)
    print(f"{sys.argv[2]}-{number}", flush=True)
vault.close()
"""


class Writer:
    """Another process that logs entries and says of each one that it was saved."""

    def __init__(self, path: Path, name: str, *, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name, str(count)],
            env={**os.environ, "PYTHONPATH": str(TESTS)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_open(self) -> None:
        assert self.next_line() == "ready"

    def start(self) -> None:
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def next_line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def kill(self) -> list[str]:
        """End it without warning, and give what it had said but nobody had read."""
        self._process.send_signal(signal.SIGKILL)
        rest = self._process.communicate()[0]
        return rest[: rest.rfind("\n") + 1].split()

    def finish(self) -> list[str]:
        return self._process.communicate()[0].split()


def kill_while_writing(path: Path, *, after: int) -> list[str]:
    writer = Writer(path, "win", count=100_000)
    writer.wait_until_open()
    writer.start()
    saved = [writer.next_line() for _ in range(after)]
    return saved + writer.kill()


@pytest.mark.parametrize("after", [1, 40, 300])
def test_a_killed_process_loses_nothing_it_said_was_saved(vault_path: Path, after: int) -> None:
    saved = kill_while_writing(vault_path, after=after)

    vault = Vault.open(vault_path)

    kept = titles(vault)
    assert kept[: len(saved)] == saved
    assert len(kept) - len(saved) in {0, 1}, "at most the one that was saved but not yet said"
    assert examine(vault).is_sound
    vault.close()


def test_the_log_that_a_killed_process_leaves_holds_what_the_file_lacks(vault_path: Path, tmp_path: Path) -> None:
    saved = kill_while_writing(vault_path, after=5)
    alone = tmp_path / "alone.ladderdesk"
    shutil.copy(vault_path, alone)

    assert files.has_log(vault_path)
    without = Vault.open(alone)
    assert len(titles(without)) < len(saved)
    without.close()
    whole = Vault.open(vault_path)
    assert titles(whole)[: len(saved)] == saved
    whole.close()


def test_two_processes_write_at_once_and_neither_loses_an_entry(vault_path: Path) -> None:
    writers = [Writer(vault_path, "window", count=60), Writer(vault_path, "terminal", count=60)]
    for writer in writers:
        writer.wait_until_open()
    for writer in writers:
        writer.start()
    saved = [title for writer in writers for title in writer.finish()]

    vault = Vault.open(vault_path)

    assert len(saved) == 120
    assert sorted(titles(vault)) == sorted(saved)
    assert examine(vault).is_sound
    vault.close()


def test_processes_that_make_the_same_vault_at_once_share_one(vault_path: Path) -> None:
    writers = [Writer(vault_path, f"p{number}", count=1) for number in range(3)]
    for writer in writers:
        writer.wait_until_open()
        writer.start()
    saved = [title for writer in writers for title in writer.finish()]

    vault = Vault.open(vault_path)

    assert sorted(titles(vault)) == sorted(saved) == ["p0-0", "p1-0", "p2-0"]
    assert [path.name for path in vault_path.parent.iterdir() if "part" in path.name] == []
    vault.close()


def test_backups_taken_while_a_process_writes_are_each_of_one_moment(vault_path: Path, tmp_path: Path) -> None:
    vault = Vault.create(vault_path)
    writer = Writer(vault_path, "win", count=100_000)
    writer.wait_until_open()
    writer.start()
    assert writer.next_line() == "win-0"

    reports = [back_up(source, tmp_path / "shelf") for source in (vault, vault_path) * 4]
    writer.kill()

    counts = [report.rows["entry"] for report in reports]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    assert [report.rows["entry_text"] for report in reports] == counts
    vault.close()


def test_a_vault_notices_what_another_process_saved_and_only_that(vault_path: Path) -> None:
    vault = Vault.create(vault_path)
    writer = Writer(vault_path, "terminal", count=1)
    writer.wait_until_open()
    log(vault, "My own")
    assert not vault.changed_outside(), "what the vault wrote itself is no news"

    writer.start()
    assert writer.next_line() == "terminal-0"

    assert vault.changed_outside()
    assert not vault.changed_outside(), "the same news is told once"
    assert titles(vault) == ["My own", "terminal-0"]
    writer.finish()
    vault.close()


def test_news_from_outside_is_not_lost_between_own_writes(vault: Vault) -> None:
    other = Vault.open(vault.path)
    log(vault, "Own")
    log(other, "Outside")
    log(vault, "Own again")

    assert vault.changed_outside()
    assert not vault.changed_outside()
    other.close()


def test_asking_for_news_while_a_write_is_under_way_waits_for_nobody_and_tells_it_later(vault: Vault) -> None:
    other = Vault.open(vault.path)
    log(other, "Outside")
    with vault.writing():
        assert not vault.changed_outside()

    assert vault.changed_outside()
    other.close()
