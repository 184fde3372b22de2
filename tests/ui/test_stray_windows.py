"""Nothing opens a window of its own, not for a moment: what is shown before it has its place flashes on the screen."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pages import desk, library, sample_desk, sample_file
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.settings import SettingsFile
from ladderdesk.ui.learn.topics import Chapter, list_topics
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

__all__ = ["desk", "library", "sample_desk", "sample_file"]


class Watch(QObject):
    """Note each window that opens, and where in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, MainWindow):
            frames = [each for each in traceback.extract_stack() if "ladderdesk" in each.filename]
            self.opened.append(f"{type(watched).__name__} at {frames[-1] if frames else 'an unknown place'}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, sample_desk: "Desk") -> Iterator[MainWindow]:
    made = MainWindow(SettingsFile(tmp_path / "window.json"), factories())
    made.show()
    made.attach(sample_desk)
    yield made
    made.detach()
    made.tasks.wait()
    made.close()
    made.deleteLater()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)


def test_no_screen_and_no_chapter_of_learn_opens_a_window(
    qtbot: QtBot, watch: Watch, window: MainWindow, sample_desk: "Desk"
) -> None:
    for page in factories():
        window.go_to(page)
        rest(qtbot, window)
    first = {topic.chapter: topic.id for topic in reversed(list_topics(sample_desk))}
    assert set(first) == set(Chapter)
    for topic in first.values():
        window.open_topic(topic)
        rest(qtbot, window)
    assert watch.opened == []
