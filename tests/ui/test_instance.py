"""One window a vault: a second start on it finds the first one, however the last one ended."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher
from pytestqt.qtbot import QtBot

from ladderdesk.ui import instance
from ladderdesk.ui.instance import Doorbell

FIRST_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher
from ladderdesk.ui.instance import Doorbell
app = QCoreApplication([])
doorbell = Doorbell(Path(sys.argv[1]))
assert doorbell.take_seat()
doorbell.listen()
print("listening", flush=True)
app.exec()
"""
SECOND_START = """
import sys
from pathlib import Path
from ladderdesk.ui.instance import Doorbell
doorbell = Doorbell(Path(sys.argv[1]))
print("found taken" if not doorbell.take_seat() else "took", flush=True)
print("heard" if doorbell.raise_other() else "not heard", flush=True)
sys.stdin.read()
"""

Seat = Callable[[Path], Doorbell]


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def doorbell(qapp: QCoreApplication) -> Iterator[Seat]:
    made: list[Doorbell] = []

    def make(vault: Path) -> Doorbell:
        made.append(Doorbell(vault))
        return made[-1]

    yield make
    for each in made:
        each.leave()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "journal.ladderdesk"


class OtherStart:
    """Another process on the same vault."""

    def __init__(self, script: str, vault: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(vault)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def has_more_to_say(self) -> bool:
        assert self.process.stdout is not None
        return bool(select.select([self.process.stdout], [], [], 0)[0])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def other_start(vault: Path) -> Iterator[Callable[[str], OtherStart]]:
    made: list[OtherStart] = []

    def make(script: str) -> OtherStart:
        made.append(OtherStart(script, vault))
        return made[-1]

    yield make
    for each in made:
        each.kill()


def test_a_second_start_rings_at_the_first_one(
    qtbot: QtBot, doorbell: Seat, vault: Path, other_start: Callable[[str], OtherStart]
) -> None:
    first = doorbell(vault)
    assert first.take_seat()
    first.listen()
    with qtbot.waitSignal(first.rang):
        second = other_start(SECOND_START)
    assert second.says() == "found taken"
    assert second.says() == "heard"


def test_a_start_while_another_one_is_still_starting_waits_for_it(
    qtbot: QtBot, doorbell: Seat, vault: Path, other_start: Callable[[str], OtherStart]
) -> None:
    first = doorbell(vault)
    assert first.take_seat()
    second = other_start(SECOND_START)
    assert second.says() == "found taken"
    qtbot.wait(200)
    assert not second.has_more_to_say()
    with qtbot.waitSignal(first.rang):
        first.listen()
    assert second.says() == "heard"


def test_a_start_takes_the_seat_of_one_that_ends_meanwhile(
    doorbell: Seat, vault: Path, other_start: Callable[[str], OtherStart]
) -> None:
    first = doorbell(vault)
    assert first.take_seat()
    second = other_start(SECOND_START)
    assert second.says() == "found taken"
    first.leave()
    assert second.says() == "not heard"
    assert not doorbell(vault).take_seat()


def test_nobody_is_waited_for_longer_than_patience_lasts(
    qtbot: QtBot, doorbell: Seat, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "PATIENCE_S", 0.3)
    first, second = doorbell(vault), doorbell(vault)
    assert first.take_seat()
    assert not second.take_seat()
    assert not second.raise_other()


def test_each_vault_has_its_own_seat(doorbell: Seat, tmp_path: Path) -> None:
    first, second = doorbell(tmp_path / "mine.ladderdesk"), doorbell(tmp_path / "sample.ladderdesk")
    assert first.take_seat()
    assert second.take_seat()


def test_every_way_to_spell_a_path_names_the_same_seat(doorbell: Seat, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert doorbell(vault).take_seat()
    assert not doorbell(tmp_path / "link" / vault.name).take_seat()
    assert not doorbell(tmp_path / "folder" / ".." / vault.name).take_seat()


def test_a_seat_that_was_left_is_free(doorbell: Seat, vault: Path) -> None:
    first, second = doorbell(vault), doorbell(vault)
    assert first.take_seat()
    first.listen()
    first.leave()
    assert second.take_seat()


def test_the_seat_of_a_killed_program_is_taken_over(
    qtbot: QtBot, doorbell: Seat, vault: Path, runtime: Path, other_start: Callable[[str], OtherStart]
) -> None:
    killed = other_start(FIRST_START)
    assert killed.says() == "listening"
    first = doorbell(vault)
    assert not first.take_seat()
    killed.kill()
    (folder,) = runtime.iterdir()
    assert len(list(folder.iterdir())) == 1, "the lock is still there"
    assert first.take_seat()
    first.listen()
    with qtbot.waitSignal(first.rang):
        second = other_start(SECOND_START)
    assert (second.says(), second.says()) == ("found taken", "heard")


def test_a_ring_leaves_nothing_behind(
    qtbot: QtBot, doorbell: Seat, vault: Path, runtime: Path, other_start: Callable[[str], OtherStart]
) -> None:
    first = doorbell(vault)
    assert first.take_seat()
    first.listen()
    (folder,) = runtime.iterdir()
    before = set(folder.iterdir())
    with qtbot.waitSignal(first.rang):
        other_start(SECOND_START)
    assert set(folder.iterdir()) == before


def test_nobody_who_rings_in_vain_leaves_a_ring_for_the_next_start(
    qtbot: QtBot, doorbell: Seat, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "PATIENCE_S", 0.1)
    monkeypatch.setattr(instance, "ANSWER_S", 0.1)
    first, second = doorbell(vault), doorbell(vault)
    assert first.take_seat()
    assert not second.raise_other()
    heard: list[bool] = []
    first.rang.connect(lambda: heard.append(True))
    first.listen()
    assert not heard


def test_where_the_system_watches_no_more_folders_a_ring_is_heard_too(
    qtbot: QtBot, doorbell: Seat, vault: Path, other_start: Callable[[str], OtherStart], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileSystemWatcher, "addPath", lambda _watcher, _path: False)
    first = doorbell(vault)
    assert first.take_seat()
    first.listen()
    with qtbot.waitSignal(first.rang):
        second = other_start(SECOND_START)
    assert (second.says(), second.says()) == ("found taken", "heard")


def test_only_the_user_can_look_into_the_folder_where_programs_meet(doorbell: Seat, vault: Path, runtime: Path) -> None:
    first = doorbell(vault)
    first.take_seat()
    first.listen()
    (folder,) = runtime.iterdir()
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_keeps_no_window_from_opening(
    doorbell: Seat, vault: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (runtime / "file").touch()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "file"))
    first, second = doorbell(vault), doorbell(vault)
    assert first.take_seat()
    assert second.take_seat()
    first.listen()


def test_a_folder_that_somebody_else_made_is_not_trusted(
    doorbell: Seat, vault: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    first, second = doorbell(vault), doorbell(vault)
    assert first.take_seat()
    assert second.take_seat()
    (folder,) = runtime.iterdir()
    assert list(folder.iterdir()) == []
