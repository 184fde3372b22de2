"""The first days of someone who knows nothing of a role: find it, take its ladder, start a guide, be back on day 3."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import paths
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.journal import targets
from ladderdesk.settings import SettingsFile
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.home.attention import AttentionList
from ladderdesk.ui.ladder.page import LadderPage
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.window import MainWindow
from ladderdesk.vault.vault import Vault

MONDAY = date(2026, 11, 23)
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
PATIENCE = 15_000


@dataclass
class Clock:
    today: date = MONDAY

    def __call__(self) -> date:
        return self.today


class Sitting:
    """One time the program is open: the window on the vault, driven by keys and clicks."""

    def __init__(self, qtbot: QtBot, folder: Path, library: Library, clock: Clock) -> None:
        self.qtbot = qtbot
        settings = SettingsFile(folder / "settings.json")
        self.desk = Desk(Vault.open_or_create(folder / "own.ladderdesk"), library, settings, today=clock)
        self.bus = ChangeBus()
        self.desk.vault.listen(self.bus.announce)
        self.window = MainWindow(settings, factories())
        qtbot.addWidget(self.window)
        self.bus.changed.connect(self.window.note_changes)
        self.window.resize(1280, 800)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.window.attach(self.desk, settings.current.last_page)
        self.settle()

    def settle(self) -> None:
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.window.tasks.is_busy, timeout=PATIENCE)
        self.qtbot.wait(1)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, modifiers)
        self.settle()

    def click(self, name: str) -> None:
        found = self.window.findChildren(QAbstractButton)
        button = next(each for each in found if each.isVisible() and name in (each.objectName(), each.text()))
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def words(self) -> str:
        labels = (label for label in self.window.findChildren(QLabel) if label.isVisible())
        return "\n".join(label.text() for label in labels)

    def close(self) -> None:
        self.window.close()
        self.window.detach()
        self.window.tasks.wait()
        self.desk.vault.unlisten(self.bus.announce)
        self.desk.close()


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Clock], Sitting]]:
    library = Library(paths.shipped("content"))
    sittings: list[Sitting] = []

    def begin(clock: Clock) -> Sitting:
        sittings.append(Sitting(qtbot, tmp_path, library, clock))
        return sittings[-1]

    yield begin
    sittings[-1].close()


def test_from_a_role_nobody_knows_to_its_ladder_a_guide_and_day_3(sit_down: Callable[[Clock], Sitting]) -> None:
    clock = Clock()
    first = sit_down(clock)
    first.press(Qt.Key.Key_7, modifiers=CONTROL)
    assert first.window.page_id == "learn"

    first.window.open_topic("assess/role-finder")
    first.settle()
    assert first.window.page is not None
    first.press(Qt.Key.Key_Return)
    first.press(*[Qt.Key.Key_3] * 5)
    assert "MLOps engineer" in first.words()
    first.press(Qt.Key.Key_Return, modifiers=CONTROL)
    first.click("Look at this ladder")

    assert isinstance(first.window.page, LadderPage)
    assert "MLOps engineer" in first.window.page.findChild(QWidget, "ladder-choice").currentText()  # type: ignore[union-attr]
    first.press(Qt.Key.Key_Home)
    first.press(Qt.Key.Key_U, modifiers=CONTROL_SHIFT)
    with first.desk.vault.reading() as session:
        held = targets.target_in_force(session)
    assert held is not None
    assert held.ladder == "mlops-engineer"
    assert held.current != held.target

    first.window.open_topic("guides/role-landscape")
    first.settle()
    first.click("guide-start-button")
    first.close()

    clock.today = MONDAY + timedelta(days=3)
    second = sit_down(clock)
    assert second.window.page_id == "learn"
    second.press(Qt.Key.Key_1, modifiers=CONTROL)
    waiting = second.window.findChild(AttentionList)
    assert waiting is not None
    found = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in _rows(waiting)]
    assert [text for text in found if "Six roles from memory" in text], found
    assert [text for text in found if "Rate yourself" in text], "day 0 was not done and is still there"


def _rows(view: AttentionList) -> list[object]:
    model = view.model()
    return [model.index(place, 0) for place in range(model.rowCount())]
