"""What needs the user: each row does what it says, by key and by click."""

from collections.abc import Callable
from datetime import timedelta

from home_drive import (
    Key,
    attention,
    click_row_action,
    find,
    go_to_row,
    press,
    rows,
    undo,
)
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import checkpoints, entries, plan
from ladderdesk.journal.rows import Action
from ladderdesk.ui.home.page import HomePage
from ladderdesk.ui.single_keys import single_keys


def open_actions(desk: Desk) -> list[Action]:
    with desk.vault.reading() as session:
        return list(plan.open_actions(session))


def test_a_due_step_is_done_by_enter_and_can_be_undone(home: Opened) -> None:
    before = open_actions(home.desk)
    shown = go_to_row(home, "Action overdue")
    press(shown, Key.Key_Return)
    home.settle()
    assert len(open_actions(home.desk)) == len(before) - 1
    assert home.notices[-1].words == f"Done: {before[0].title}"
    assert not any(row.startswith("Action overdue") for row in rows(shown))
    undo(home)
    assert any(row.startswith("Action overdue") for row in rows(shown))


def test_a_click_on_the_action_of_a_row_does_it(home: Opened) -> None:
    before = open_actions(home.desk)
    click_row_action(attention(home), 0)
    home.settle()
    assert len(open_actions(home.desk)) == len(before) - 1


def test_a_click_beside_the_action_only_chooses_the_row(home: Opened) -> None:
    before = open_actions(home.desk)
    shown = attention(home)
    box = shown.visualRect(shown.model().index(1, 0))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    home.settle()
    assert shown.currentIndex().row() == 1
    assert open_actions(home.desk) == before


def test_a_draft_row_opens_the_draft(qtbot: QtBot, home: Opened) -> None:
    shown = go_to_row(home, "Draft has no impact number")
    with qtbot.waitSignal(home.page.entry_requested) as asked:
        press(shown, Key.Key_Return)
    with home.desk.vault.reading() as session:
        assert entries.entry(session, asked.args[0]).content.is_draft


def test_a_criterion_row_opens_the_gap(qtbot: QtBot, home: Opened) -> None:
    shown = go_to_row(home, "New evidence since")
    with qtbot.waitSignal(home.page.criterion_requested) as asked:
        press(shown, Key.Key_Return)
    assert asked.args == ["genai.staff.multi-system"]


def test_a_step_without_a_day_gets_one(new_home: Opened) -> None:
    with new_home.desk.vault.writing() as session:
        plan.add_action(session, "Ask Rafael", note="Half an hour")
    new_home.settle()
    press(go_to_row(new_home, "Action has no due date"), Key.Key_Return)
    new_home.settle()
    (action,) = open_actions(new_home.desk)
    assert (action.due, action.note) == (new_home.desk.today() + timedelta(weeks=1), "Half an hour")


def test_a_snoozed_row_is_gone_until_tomorrow(sample_desk: Desk, open_page: Callable[..., Opened]) -> None:
    home = open_page(sample_desk, HomePage)
    shown = go_to_row(home, "Action overdue")
    snoozed = rows(shown)[0]
    press(shown, Key.Key_E)
    home.settle()
    assert snoozed not in rows(shown)
    assert home.notices[-1].words == "Snoozed until tomorrow."
    today = sample_desk.today()
    sample_desk.today = lambda: today + timedelta(days=1)
    tomorrow = open_page(sample_desk, HomePage)
    assert rows(attention(tomorrow))[0] == snoozed


def test_a_checkpoint_comes_back_on_its_day_and_starts_in_learn(
    qtbot: QtBot, desk: Desk, open_page: Callable[..., Opened]
) -> None:
    started = desk.today()
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=started)
        (first, *_rest) = checkpoints.checkpoints(session)
        checkpoints.finish_checkpoint(session, first.id, day=started)
    assert not [row for row in rows(attention(open_page(desk, HomePage))) if row.startswith("Checkpoint")]
    desk.today = lambda: started + timedelta(days=3)
    home = open_page(desk, HomePage)
    (row,) = [row for row in rows(attention(home)) if row.startswith("Checkpoint")]
    assert row == "Checkpoint due today, Career ladders, day 3: Three differences, Tue 24 Nov, Start"
    with qtbot.waitSignal(home.page.topic_requested) as asked:
        press(go_to_row(home, "Checkpoint"), Key.Key_Return)
    assert asked.args == ["guides/career-ladders#3"]


def test_a_snoozed_checkpoint_is_gone_until_tomorrow(desk: Desk, open_page: Callable[..., Opened]) -> None:
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=desk.today())
    home = open_page(desk, HomePage)
    press(go_to_row(home, "Checkpoint"), Key.Key_E)
    home.settle()
    assert not any(row.startswith("Checkpoint") for row in rows(attention(home)))
    undo(home)
    assert any(row.startswith("Checkpoint") for row in rows(attention(home)))
    press(go_to_row(home, "Checkpoint"), Key.Key_E)
    today = desk.today()
    desk.today = lambda: today + timedelta(days=1)
    tomorrow = open_page(desk, HomePage)
    assert rows(attention(tomorrow))[0].startswith("Checkpoint waiting, Career ladders, day 0")


def test_a_finished_checkpoint_leaves_home_at_once(desk: Desk, open_page: Callable[..., Opened]) -> None:
    with desk.vault.writing() as session:
        checkpoints.start_guide(session, "career-ladders", start=desk.today())
    home = open_page(desk, HomePage)
    with desk.vault.writing() as session:
        checkpoints.finish_checkpoint(session, checkpoints.checkpoints(session)[0].id, day=desk.today())
    home.settle()
    assert not any(row.startswith("Checkpoint") for row in rows(attention(home)))


def test_j_and_k_move_and_the_neighbour_of_a_done_row_becomes_current(home: Opened) -> None:
    shown = attention(home)
    shown.setFocus()
    press(shown, Key.Key_J)
    press(shown, Key.Key_J)
    press(shown, Key.Key_K)
    assert shown.currentIndex().row() == 1
    press(shown, Key.Key_Return)
    home.settle()
    assert shown.currentIndex().row() == 1
    assert shown.hasFocus() or QApplication.focusWidget() is None


def test_the_current_row_stays_current_when_one_comes_before_it(home: Opened) -> None:
    shown = go_to_row(home, "Draft has no impact number")
    current = rows(shown)[shown.currentIndex().row()]
    with home.desk.vault.writing() as session:
        plan.add_action(session, "Answer the reviewers", due=home.desk.today() - timedelta(days=9))
    home.settle()
    assert rows(shown)[0].startswith("Action overdue, Answer the reviewers")
    assert rows(shown)[shown.currentIndex().row()] == current


def test_single_letters_can_be_turned_off(sample_desk: Desk, open_page: Callable[..., Opened]) -> None:
    single_keys().switch(False)
    home = open_page(sample_desk, HomePage)
    shown = attention(home)
    shown.setFocus()
    before = rows(shown)
    press(shown, Key.Key_E)
    home.settle()
    assert rows(shown) == before


def test_the_rest_of_a_long_list_is_shown_on_demand(qtbot: QtBot, home: Opened) -> None:
    shown, more = attention(home), find(home, "home-attention-more")
    assert len(rows(shown)) == 5
    assert isinstance(more, QAbstractButton)
    more.click()
    assert len(rows(shown)) > 5
    assert not more.isVisible()
    qtbot.waitUntil(lambda: shown.height() >= shown.sizeHint().height())
