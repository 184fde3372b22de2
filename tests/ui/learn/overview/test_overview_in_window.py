"""The overview in the whole window: answered, planned and opened from there, with a journal and with none."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import plan
from ladderdesk.ui.changes import ChangeBus
from ladderdesk.ui.learn.assess.questions import QuestionCard
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.learn.reference.roadblocks import RoadblockRow
from ladderdesk.ui.screens_made import factories
from ladderdesk.ui.window import MainWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
PATIENCE = 15_000


class Driven:
    """The window on a desk, driven by keys and clicks."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.bus = ChangeBus()
        self.window = MainWindow(desk.settings, factories())
        qtbot.addWidget(self.window)
        desk.vault.listen(self.bus.announce)
        self.bus.changed.connect(self.window.note_changes)
        self.window.resize(1280, 800)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.window.attach(desk, "home")
        self.settle()

    @property
    def learn(self) -> LearnPage:
        assert isinstance(self.window.page, LearnPage)
        return self.window.page

    def settle(self) -> None:
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.window.tasks.is_busy, timeout=PATIENCE)
        self.qtbot.wait(1)

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, modifiers)
        self.settle()

    def find(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def answers(self, name: str) -> list[str]:
        card = self.find(name)
        assert isinstance(card, QuestionCard)
        rows = [
            [each.text() for each in row.findChildren(QAbstractButton) if each.isChecked()] for row in card.box.rows
        ]
        return [chosen[0] if chosen else "" for chosen in rows]

    def close(self) -> None:
        self.window.close()
        self.window.detach()
        self.window.tasks.wait()
        self.desk.vault.unlisten(self.bus.announce)


@pytest.fixture
def drive(qtbot: QtBot) -> Iterator[Callable[[Desk], Driven]]:
    """Give a function that opens the window on a desk."""
    opened: list[Driven] = []

    def begin(desk: Desk) -> Driven:
        opened.append(Driven(qtbot, desk))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


def test_from_ctrl_7_to_answers_an_action_and_the_day_that_is_due(
    sample_desk: Desk, drive: Callable[[Desk], Driven]
) -> None:
    driven = drive(sample_desk)
    driven.press(Key.Key_7, modifiers=CONTROL)
    driven.press(Key.Key_Return)
    driven.press(Key.Key_R)
    driven.press(Key.Key_Y, Key.Key_N)
    driven.click("learn-overview-eval-ownership-title")
    assert driven.answers("learn-assess-card")[:3] == ["Yes", "Not yet", ""]
    driven.press(Key.Key_S)
    driven.learn.show_topic("overview")
    driven.settle()
    assert driven.answers("learn-overview-eval-ownership-card")[:3] == ["Yes", "Not yet", "Standard"]

    row = driven.find("learn-overview-roadblocks").findChildren(RoadblockRow)[1]
    row.setFocus(Qt.FocusReason.OtherFocusReason)
    driven.press(Key.Key_A)
    driven.press(Key.Key_Return)
    with sample_desk.vault.reading() as session:
        titles = [action.title for action in plan.open_actions(session)]
    assert "Review the evals of two juniors and publish one standard" in titles

    due = driven.find("learn-overview-due-row-guides/career-ladders#7")
    due.setFocus(Qt.FocusReason.OtherFocusReason)
    driven.press(Key.Key_Return)
    assert driven.learn.chapter is not None
    assert driven.learn.chapter.item == "career-ladders"

    driven.press(Key.Key_1, modifiers=CONTROL)
    driven.press(Key.Key_7, modifiers=CONTROL)
    assert driven.learn.chapter.item == "career-ladders"


def test_with_nothing_written_and_no_ladder_there_is_still_all_to_begin_with(
    desk: Desk, drive: Callable[[Desk], Driven]
) -> None:
    driven = drive(desk)
    driven.press(Key.Key_7, modifiers=CONTROL)
    assert not driven.find("learn-overview-due").isVisible()
    overview = driven.find("learn-overview-scroll")
    dead = [each.objectName() for each in overview.findChildren(QAbstractButton) if not each.isEnabled()]
    assert [name for name in dead if not name.startswith("qt_") and driven.find(name).isVisible()] == []
    assert not driven.find("learn-overview-eval-ownership-foot-save").isVisible()
    assert not driven.find("learn-overview-eval-ownership-foot-again").isVisible()
    assert not driven.find("learn-overview-eval-ownership-foot-put-off").isVisible()
    assert [row.isVisible() for row in overview.findChildren(RoadblockRow)] == [True] * 3
    driven.press(Key.Key_Return)
    driven.press(*[Key.Key_Y] * 6)
    driven.press(Key.Key_Return, modifiers=CONTROL)
    assert driven.find("learn-overview-eval-ownership-foot-again").isVisible()
