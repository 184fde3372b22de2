"""The recovery screen: the whole reason can be read at every size of window and type, and every way on is at hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.ui.dialogs.recovery import Recovery
from ladderdesk.ui.theme import Theme
from ladderdesk.vault import faults

PATH = Path("/home/someone/Documents/Work and private/2026/LadderDesk/a-rather-long-folder-name/journal.ladderdesk")


def show(qtbot: QtBot, why: str, size: tuple[int, int]) -> Recovery:
    recovery = Recovery(why, PATH)
    qtbot.addWidget(recovery)
    recovery.resize(*size)
    recovery.show()
    qtbot.wait(1)
    return recovery


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 680)])
def test_the_whole_reason_is_shown(qtbot: QtBot, theme: Theme, size: tuple[int, int], percent: int) -> None:
    theme.apply("light", percent)
    recovery = show(qtbot, faults.damaged(PATH).message, size)
    why = recovery.findChild(QLabel, "recovery-why")
    assert why.height() >= why.heightForWidth(why.width())
    card = recovery.findChild(QWidget, "recovery-card")
    assert card.height() >= card.layout().totalHeightForWidth(card.width())


def test_a_reason_longer_than_the_window_scrolls(qtbot: QtBot, theme: Theme) -> None:
    theme.apply("light", 150)
    recovery = show(qtbot, "A reason that goes on and on. " * 60, (1024, 680))
    quit_button = recovery.findChild(QAbstractButton, "recovery-quit")
    scroll = recovery.findChild(QScrollArea)
    scroll.ensureWidgetVisible(quit_button)
    place = quit_button.mapTo(recovery, QPoint(0, quit_button.height()))
    assert 0 < place.y() <= recovery.height()


def test_a_path_that_the_reason_names_is_not_said_twice(qtbot: QtBot) -> None:
    named = show(qtbot, f"The file {PATH} is empty.", (1280, 800))
    assert not named.findChild(QLabel, "recovery-path").isVisible()
    nameless = show(qtbot, "It could not be read.", (1280, 800))
    assert nameless.findChild(QLabel, "recovery-path").isVisible()
