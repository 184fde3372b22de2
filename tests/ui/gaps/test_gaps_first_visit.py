"""Where the keyboard is when Gaps comes up in the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ladderdesk.desk import Desk
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.gaps.table import GapsTable
from ladderdesk.ui.page import Page
from ladderdesk.ui.screens import Screens
from ladderdesk.ui.tasks import Tasks


class Shelf(Page):
    """Another screen, with a field that has the keyboard."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks)
        QVBoxLayout(self).addWidget(QLineEdit())


class Window:
    """The screens of a desk, as the window holds them."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.tasks = Tasks()
        self.screens = Screens({"shelf": Shelf, "gaps": GapsPage}, self.tasks)
        self.screens.attach(desk, "shelf")
        self.screens.resize(1204, 772)
        self.screens.show()
        self.screens.activateWindow()
        qtbot.waitUntil(self.screens.isActiveWindow)

    def go_to(self, page: str) -> None:
        self.screens.go_to(page)
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=15_000)
        self.qtbot.wait(1)

    def close(self) -> None:
        self.screens.hide()
        self.tasks.abandon()
        delete(self.screens)
        self.tasks.wait()


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk) -> Iterator[Window]:
    shown = Window(qtbot, sample_desk)
    yield shown
    shown.close()


@pytest.mark.parametrize("before", [[], ["shelf"]])
def test_on_the_first_visit_the_keys_of_the_table_work_at_once(window: Window, before: list[str]) -> None:
    for page in (*before, "gaps"):
        window.go_to(page)
    table = window.screens.findChild(GapsTable)
    assert table is not None
    assert table.hasFocus()
    first = table.currentIndex().row()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert table.currentIndex().row() == first + 1


def test_a_later_visit_finds_the_keyboard_where_it_was(window: Window) -> None:
    window.go_to("gaps")
    status = window.screens.findChild(QWidget, "gaps-status")
    assert status is not None
    status.setFocus(Qt.FocusReason.TabFocusReason)
    window.go_to("shelf")
    window.go_to("gaps")
    assert QApplication.focusWidget() is status


def test_where_the_keyboard_went_during_the_first_reading_it_stays(window: Window) -> None:
    window.screens.go_to("gaps")
    window.go_to("shelf")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    window.go_to("gaps")
    assert not isinstance(QApplication.focusWidget(), QRadioButton)
