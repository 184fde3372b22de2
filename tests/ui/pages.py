"""A page on a real vault, for the tests of every screen: import the fixtures you need into your folder's conftest."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ladderdesk import insight, paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.notices import Notice
from ladderdesk.ui.page import Page
from ladderdesk.ui.tasks import Tasks
from ladderdesk.vault.vault import Vault

TODAY = date(2026, 11, 21)
CLIENT_AREA = (1204, 772)


def today() -> date:
    return TODAY


class Opened:
    """A page that is shown and told of every commit, with what it posted."""

    def __init__(self, qtbot: QtBot, desk: Desk, page: Callable[[Desk, Tasks], Page], size: tuple[int, int]) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.tasks = Tasks()
        self.bus = ChangeBus()
        self.notices: list[Notice] = []
        self.page = page(desk, self.tasks)
        desk.vault.listen(self.bus.announce)
        self.bus.changed.connect(self.page.note_changes)
        self.page.notice_posted.connect(self.notices.append)
        self.page.resize(*size)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read any more."""
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=15_000)
        self.qtbot.wait(1)

    def close(self) -> None:
        """Drop the page, with everything it still waits for."""
        self.desk.vault.unlisten(self.bus.announce)
        self.page.hide()
        self.tasks.abandon()
        # While the tasks are there, no collection begins in the middle of this and meets what is half deleted.
        delete(self.page)
        self.tasks.wait()


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(paths.shipped("content"))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.ladderdesk"
    vault = Vault.create(path)
    with vault.writing() as session:
        insight.write_sample(session, library, today=TODAY)
    vault.close()
    return path


@pytest.fixture
def desk(tmp_path: Path, library: Library) -> Iterator[Desk]:
    """Give a desk on an empty vault."""
    opened = Desk(
        Vault.create(tmp_path / "own.ladderdesk"), library, SettingsFile(tmp_path / "settings.json"), today=today
    )
    yield opened
    _put_away(opened)


@pytest.fixture
def sample_desk(tmp_path: Path, sample_file: Path, library: Library) -> Iterator[Desk]:
    """Give a desk on a fresh copy of the sample."""
    path = Path(shutil.copy(sample_file, tmp_path / "sample.ladderdesk"))
    opened = Desk(Vault.open(path), library, SettingsFile(tmp_path / "settings.json"), today=today)
    yield opened
    _put_away(opened)


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[..., Opened]:
    """Give a function that shows a page of a desk and waits until it has read what it shows."""

    def show(desk: Desk, page: Callable[[Desk, Tasks], Page], size: tuple[int, int] = CLIENT_AREA) -> Opened:
        _shown.append(Opened(qtbot, desk, page, size))
        return _shown[-1]

    return show


_shown: list[Opened] = []


def _put_away(desk: Desk) -> None:
    """Drop the pages of a desk before its vault is closed."""
    for opened in [each for each in _shown if each.desk is desk]:
        _shown.remove(opened)
        opened.close()
    desk.close()
