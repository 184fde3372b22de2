"""A reading column with a side pane: side by side, a drawer where it is narrow, one of them where it is very narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from ladderdesk.ui.learn.columns import Columns


class Two:
    """Columns with a field in each."""

    def __init__(self, qtbot: QtBot) -> None:
        self.columns = Columns("Read", "Beside", name="two")
        self.main, self.side = QLineEdit(), QLineEdit()
        self.columns.main.addWidget(self.columns.toggle_button)
        self.columns.main.addWidget(self.main)
        self.columns.side.addWidget(self.side)
        qtbot.addWidget(self.columns)

    def show(self, width: int) -> None:
        self.columns.resize(width, 600)
        self.columns.show()
        QTest.qWait(1)

    @property
    def seen(self) -> tuple[bool, bool]:
        return self.main.isVisible(), self.side.isVisible()


@pytest.fixture
def two(qtbot: QtBot) -> Two:
    return Two(qtbot)


def test_both_stand_side_by_side_where_there_is_room(two: Two) -> None:
    two.show(972)
    assert two.seen == (True, True)
    assert not two.columns.toggle_button.isVisible()
    two.columns.toggle_side()
    assert two.seen == (True, False)


def test_the_side_is_a_drawer_in_a_narrow_window(two: Two) -> None:
    two.show(716)
    assert two.seen == (True, False)
    QTest.mouseClick(two.columns.toggle_button, Qt.MouseButton.LeftButton)
    assert two.seen == (True, True)
    close = two.columns.findChild(QToolButton, "two-close")
    assert isinstance(close, QToolButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert two.seen == (True, False)
    two.show(972)
    assert two.seen == (True, True)


def test_where_both_would_be_too_narrow_the_side_stands_alone_and_has_the_keyboard(two: Two, qtbot: QtBot) -> None:
    two.show(500)
    two.columns.activateWindow()
    qtbot.waitUntil(two.columns.isActiveWindow)
    two.main.setFocus()
    two.columns.toggle_side()
    assert two.seen == (False, True)
    assert two.side.hasFocus()
    assert two.side.width() > 400
    two.columns.toggle_side()
    assert two.seen == (True, False)
    assert two.main.hasFocus()
    two.columns.toggle_side()
    two.columns.show_main()
    assert two.seen == (True, False)
