"""The days of a guide as a list: what each says, and what its keys and its button ask for."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ladderdesk.assess.checkpoints import standing
from ladderdesk.catalogue.read import Library
from ladderdesk.journal.rows import Checkpoint, CheckpointId
from ladderdesk.ui.learn.guides.days import Days, days_of
from ladderdesk.ui.widgets.rowbox import Row

START = date(2026, 11, 12)
TODAY = date(2026, 11, 19)
DAYS = (0, 3, 7, 14, 21)


@pytest.fixture
def days(qtbot: QtBot) -> Days:
    shown = Days(name="days")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def planned(done: int = 2) -> list[Checkpoint]:
    return [
        Checkpoint(
            id=CheckpointId(100 + day),
            uuid=f"checkpoint-{day}",
            guide="career-ladders",
            day_number=day,
            due=START + timedelta(days=day),
            done_on=START + timedelta(days=day) if place < done else None,
            reflection="",
            run=None,
        )
        for place, day in enumerate(DAYS)
    ]


def show(days: Days, library: Library, done: int = 2) -> list[Row]:
    days.show_days(days_of(standing(library.guide("career-ladders"), planned(done), TODAY)))
    QTest.qWait(1)
    return days.rows


def starts(row: Row) -> QPushButton:
    (button,) = row.findChildren(QPushButton)
    return button


def test_each_day_is_spoken_with_when_it_is_due_and_what_to_do(days: Days, library: Library) -> None:
    assert [row.accessibleName() for row in show(days, library)] == [
        "Day 0, done on 12 Nov 2026, Find your two levels",
        "Day 3, done on 15 Nov 2026, Three differences",
        "Day 7, due today, 19 Nov 2026, A vision in one paragraph",
        "Day 14, due on 26 Nov 2026, Three companies",
        "Day 21, due on 3 Dec 2026, Sixty seconds",
    ]


def test_only_what_is_due_has_a_button_to_start(days: Days, library: Library) -> None:
    assert [starts(row).isVisible() for row in show(days, library)] == [False, False, True, False, False]
    assert [starts(row).isVisible() for row in show(days, library, done=1)] == [False, True, True, False, False]


def test_a_guide_that_is_not_started_shows_where_its_days_would_fall(days: Days, library: Library) -> None:
    days.show_days(days_of(standing(library.guide("career-ladders"), [], TODAY)))
    assert [row.key for row in days.rows] == list(DAYS)
    assert not any(starts(row).isVisible() for row in days.rows)


def test_going_to_a_day_chooses_it(days: Days, library: Library, qtbot: QtBot) -> None:
    first, second, *_rest = show(days, library)
    first.setFocus()
    assert first.hasFocus()
    with qtbot.waitSignal(days.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_J)
    assert chosen.args == [second.key]


def test_enter_and_the_button_start_a_day_and_space_calls_it_done(days: Days, library: Library, qtbot: QtBot) -> None:
    row = show(days, library)[2]
    row.setFocus()
    with qtbot.waitSignal(days.start_requested) as asked:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == [107]
    with qtbot.waitSignal(days.start_requested) as asked:
        QTest.mouseClick(starts(row), Qt.MouseButton.LeftButton)
    assert asked.args == [107]
    with qtbot.waitSignal(days.done_requested) as asked:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert asked.args == [107]
