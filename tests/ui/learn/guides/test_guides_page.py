"""A guide in Learn: started, come back to, written on, moved, stopped, begun anew, compared and exported."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from guides_drive import (
    Key,
    click,
    day,
    days,
    find,
    is_shown,
    planned,
    press,
    rate,
    show,
    spoken,
    start,
    undo,
    words,
)
from pages import Opened
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import checkpoints
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.guides.sheets import CalendarSheet, MoveSheet, StartSheet
from ladderdesk.ui.learn.page import LearnPage
from ladderdesk.ui.notices import NoticeKind

OpenPage = Callable[..., Opened]
LADDERS, LANDSCAPE = "career-ladders", "role-landscape"


@pytest.fixture
def opened(desk: Desk, open_page: OpenPage) -> Opened:
    return open_page(desk, LearnPage)


def reflection(opened: Opened) -> QTextEdit:
    return find(opened.page, QTextEdit, "guide-reflection")


def write(opened: Opened, text: str) -> None:
    field = reflection(opened)
    field.setFocus()
    QTest.keyClicks(field, text)


def offsets(desk: Desk, guide: str) -> list[int]:
    return [(one.due - desk.today()).days for one in planned(desk, guide)]


def test_a_guide_shows_its_text_and_where_its_days_would_fall(opened: Opened) -> None:
    show(opened, f"guides/{LADDERS}")
    assert words(opened, "guide-title") == "Career ladders"
    assert words(opened, "guide-caption") == "Guide with checkpoints on days 0, 3, 7, 14 and 21"
    assert "The fork at senior" in [each.text() for each in opened.page.findChildren(QLabel)]
    assert words(opened, "guide-sources").startswith("Source: Career Ladders in AI")
    assert spoken(opened)[0] == "Day 0, Find your two levels"
    assert not is_shown(opened, "guide-panel")


def test_a_guide_without_checkpoints_is_only_read_with_both_sides_of_its_contrasts(opened: Opened) -> None:
    show(opened, "guides/ai-product-work")
    told = [each.accessibleName() for each in opened.page.findChildren(QLabel)]
    assert "Traditional: Met or not met" in told
    assert "With AI: A confidence interval, watched for drift" in told
    assert not is_shown(opened, "learn-guides-side")
    assert not is_shown(opened, "guide-start-button")


def test_the_button_starts_a_guide_today_and_undo_takes_all_of_it_back(opened: Opened) -> None:
    show(opened, f"guides/{LADDERS}")
    click(opened, "guide-start-button")
    assert offsets(opened.desk, LADDERS) == [0, 3, 7, 14, 21]
    assert opened.notices[-1].words == "Started. Day 0 is today."
    assert opened.notices[-1].command == "undo"
    assert spoken(opened)[0] == "Day 0, due today, 21 Nov 2026, Find your two levels"
    assert words(opened, "guide-panel-title") == "Find your two levels"
    assert days(opened).rows[0].hasFocus()
    undo(opened)
    assert planned(opened.desk, LADDERS) == []
    assert is_shown(opened, "guide-start-button")


def test_s_starts_the_guide_from_its_days(opened: Opened) -> None:
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 0), Key.Key_S)
    assert offsets(opened.desk, LADDERS) == [0, 3, 7, 14, 21]


def test_a_guide_starts_on_another_day_when_asked(opened: Opened) -> None:
    show(opened, f"guides/{LADDERS}")
    click(opened, "guide-start-other")
    sheet = find(opened.page.window(), StartSheet, "guide-start")
    field = find(sheet, QWidget, "guide-start-day")
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up)
    assert find(sheet, QLabel, "guide-start-days").text().startswith("Checkpoints on ")
    sheet.accept()
    opened.settle()
    chosen = offsets(opened.desk, LADDERS)
    assert [each - chosen[0] for each in chosen] == [0, 3, 7, 14, 21]
    assert chosen[0] != 0


def test_a_guide_left_and_opened_on_day_3_has_day_3_due_in_the_list_and_on_its_page(
    desk: Desk, open_page: OpenPage
) -> None:
    first = open_page(desk, LearnPage)
    show(first, f"guides/{LADDERS}")
    click(first, "guide-start-button")
    press(first, day(first, 0), Key.Key_Space)
    later = desk.today() + timedelta(days=3)
    desk.today = lambda: later
    again = open_page(desk, LearnPage)
    show(again, f"guides/{LADDERS}#3")
    assert spoken(again)[1] == "Day 3, due today, 24 Nov 2026, Three differences"
    assert day(again, 3).accessibleName() == spoken(again)[1]
    assert words(again, "guide-panel-title") == "Three differences"


def test_space_calls_a_day_done_and_open_again(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 0), Key.Key_Space)
    assert planned(opened.desk, LADDERS)[0].done_on == opened.desk.today()
    assert (opened.notices[-1].words, opened.notices[-1].command) == ("Done: day 0.", "undo")
    press(opened, day(opened, 0), Key.Key_Space)
    assert planned(opened.desk, LADDERS)[0].done_on is None
    click(opened, "guide-panel-done")
    assert planned(opened.desk, LADDERS)[0].done_on == opened.desk.today()
    undo(opened)
    assert planned(opened.desk, LADDERS)[0].done_on is None


@pytest.mark.parametrize(
    ("guide", "number", "topic"),
    [
        (LADDERS, 0, "assess/ic-or-management"),
        (LADDERS, 7, "practice/five-year-vision"),
        (LADDERS, 14, "reference/company-ladders"),
        (LANDSCAPE, 0, "assess/career-clarity"),
    ],
)
def test_enter_opens_what_a_day_needs(opened: Opened, qtbot: QtBot, guide: str, number: int, topic: str) -> None:
    start(opened.desk, guide)
    show(opened, f"guides/{guide}")
    assert isinstance(opened.page, LearnPage)
    assert opened.page.chapter is not None
    with qtbot.waitSignal(opened.page.chapter.topic_requested) as asked:
        press(opened, day(opened, number), Key.Key_Return)
    assert asked.args == [topic]


def test_enter_on_a_day_that_needs_nothing_is_for_writing(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 3), Key.Key_Return)
    assert reflection(opened).hasFocus()


def test_a_day_with_two_things_to_open_has_a_button_for_each(opened: Opened, qtbot: QtBot) -> None:
    start(opened.desk, LANDSCAPE)
    show(opened, f"guides/{LANDSCAPE}")
    assert isinstance(opened.page, LearnPage)
    assert opened.page.chapter is not None
    with qtbot.waitSignal(opened.page.chapter.topic_requested) as asked:
        click(opened, "guide-panel-open-1")
    assert asked.args == ["reference/roles"]


def test_what_is_written_is_kept_by_itself_and_stays_with_the_day(opened: Opened, qtbot: QtBot) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 3), Key.Key_R)
    QTest.keyClicks(reflection(opened), "Scope, influence, outcome.")
    qtbot.waitUntil(lambda: planned(opened.desk, LADDERS)[1].reflection == "Scope, influence, outcome.")
    opened.settle()
    assert reflection(opened).hasFocus()
    assert words(opened, "guide-reflection-state").startswith("saved ")
    press(opened, day(opened, 7), Key.Key_Home)
    assert reflection(opened).toPlainText() == ""
    day(opened, 3)
    assert reflection(opened).toPlainText() == "Scope, influence, outcome."


def test_what_was_just_written_is_kept_when_another_day_or_guide_is_shown(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    day(opened, 3)
    write(opened, "Half a thought")
    show(opened, f"guides/{LANDSCAPE}")
    assert planned(opened.desk, LADDERS)[1].reflection == "Half a thought"
    show(opened, f"guides/{LADDERS}#3")
    assert reflection(opened).toPlainText() == "Half a thought"


def test_a_sitting_of_writing_is_one_step_to_undo_and_the_field_follows(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    day(opened, 3)
    write(opened, "One")
    opened.page.settle()
    day(opened, 3)
    write(opened, "Two")
    opened.page.settle()
    opened.settle()
    undo(opened)
    assert planned(opened.desk, LADDERS)[1].reflection == reflection(opened).toPlainText()
    assert len(reflection(opened).toPlainText()) == 3
    undo(opened)
    assert reflection(opened).toPlainText() == ""


def test_letters_are_letters_in_the_reflection(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    day(opened, 3)
    write(opened, "Smart RMS jk ")
    opened.page.settle()
    assert planned(opened.desk, LADDERS)[1].reflection == "Smart RMS jk "
    assert offsets(opened.desk, LADDERS) == [0, 3, 7, 14, 21]


def test_esc_goes_back_from_writing_to_the_day(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 3), Key.Key_R)
    press(opened, reflection(opened), Key.Key_Escape)
    assert days(opened).rows[1].hasFocus()


def test_m_moves_a_day_and_those_after_it(opened: Opened) -> None:
    start(opened.desk, LADDERS, days_ago=5)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 7), Key.Key_M)
    sheet = find(opened.page.window(), MoveSheet, "guide-move")
    field = find(sheet, QWidget, "guide-move-day")
    for _step in range(4):
        QTest.keyClick(field, Key.Key_Up)
    moved = sheet.value()
    assert [one.day_number for one in moved.checkpoints] == [7, 14, 21]
    sheet.accept()
    opened.settle()
    by = moved.by.days
    assert by
    assert offsets(opened.desk, LADDERS) == [-5, -2, 2 + by, 9 + by, 16 + by]
    undo(opened)
    assert offsets(opened.desk, LADDERS) == [-5, -2, 2, 9, 16]


def test_one_day_can_be_moved_alone(opened: Opened) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 7), Key.Key_M)
    sheet = find(opened.page.window(), MoveSheet, "guide-move")
    find(sheet, QCheckBox, "guide-move-rest").click()
    QTest.keyClick(find(sheet, QWidget, "guide-move-day"), Key.Key_Up)
    by = sheet.value().by.days
    sheet.accept()
    opened.settle()
    assert offsets(opened.desk, LADDERS) == sorted([0, 3, 7 + by, 14, 21])


def test_who_is_late_moves_the_rest_with_one_click(opened: Opened) -> None:
    start(opened.desk, LADDERS, days_ago=9)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 0), Key.Key_Space)
    assert words(opened, "guide-late") == "6 days behind."
    click(opened, "guide-catch-up")
    assert offsets(opened.desk, LADDERS) == [-9, 0, 4, 11, 18]
    assert words(opened, "guide-late") == ""
    assert opened.notices[-1].words == "Moved 4 checkpoints."
    undo(opened)
    assert words(opened, "guide-late") == "6 days behind."


def run_command(opened: Opened, command: str) -> None:
    found = next(each for each in opened.page.findChildren(Offer) if each.command.id == command)
    assert found.isEnabled(), command
    found.trigger()
    opened.settle()


def test_a_stopped_guide_keeps_what_was_written_below_its_text(opened: Opened) -> None:
    start(opened.desk, LADDERS, days_ago=4)
    show(opened, f"guides/{LADDERS}")
    day(opened, 0)
    write(opened, "Senior, aiming at staff")
    press(opened, day(opened, 0), Key.Key_Space)
    run_command(opened, "stop_guide")
    assert [one.reflection for one in planned(opened.desk, LADDERS)] == ["Senior, aiming at staff"]
    assert is_shown(opened, "guide-start-button")
    assert is_shown(opened, "guide-earlier")
    told = [each.text() for each in find(opened.page, QWidget, "guide-earlier").findChildren(QLabel)]
    assert "Senior, aiming at staff" in told
    undo(opened)
    assert len(planned(opened.desk, LADDERS)) == 5


def test_starting_over_plans_a_new_round_and_keeps_the_old_one(opened: Opened) -> None:
    start(opened.desk, LADDERS, days_ago=30)
    show(opened, f"guides/{LADDERS}")
    day(opened, 0)
    write(opened, "First time")
    run_command(opened, "start_guide_over")
    find(opened.page.window(), StartSheet, "guide-start").accept()
    opened.settle()
    assert words(opened, "guide-caption") == "Guide, 0 of 5 done"
    assert offsets(opened.desk, LADDERS)[1:] == [0, 3, 7, 14, 21]
    told = [each.text() for each in find(opened.page, QWidget, "guide-earlier").findChildren(QLabel)]
    assert "First time" in told


def test_todays_result_is_offered_and_kept_with_the_day(opened: Opened) -> None:
    start(opened.desk, LANDSCAPE)
    rate(opened.desk, 5, 5, 5, 5, 5, on=opened.desk.today() - timedelta(days=1))
    number = rate(opened.desk, 2, 3, 2, 3, 2)
    show(opened, f"guides/{LANDSCAPE}")
    assert words(opened, "guide-panel-result").startswith("Result of today: 12 of 25")
    press(opened, day(opened, 0), Key.Key_Space)
    assert planned(opened.desk, LANDSCAPE)[0].run == number
    assert words(opened, "guide-panel-result").startswith("Result kept with this day: 12 of 25")


def test_a_result_that_is_not_wanted_is_left_out_and_can_be_kept_afterwards(opened: Opened) -> None:
    start(opened.desk, LANDSCAPE)
    number = rate(opened.desk, 2, 3, 2, 3, 2)
    show(opened, f"guides/{LANDSCAPE}")
    day(opened, 0)
    find(opened.page, QCheckBox, "guide-panel-run").click()
    press(opened, day(opened, 0), Key.Key_Space)
    assert planned(opened.desk, LANDSCAPE)[0].run is None
    click(opened, "guide-panel-keep-run")
    assert planned(opened.desk, LANDSCAPE)[0].run == number


def test_day_21_is_compared_with_day_0_dimension_by_dimension(opened: Opened) -> None:
    desk = opened.desk
    start(desk, LANDSCAPE, days_ago=21)
    first, *_rest = planned(desk, LANDSCAPE)
    before = rate(desk, 2, 3, 2, 3, 4, on=first.due)
    with desk.vault.writing() as session:
        checkpoints.finish_checkpoint(session, first.id, day=first.due, run=before)
    rate(desk, 4, 3, 3, 4, 3)
    show(opened, f"guides/{LANDSCAPE}#21")
    assert not is_shown(opened, "guide-ratings")
    press(opened, day(opened, 21), Key.Key_Space)
    told = [
        each.accessibleName()
        for each in find(opened.page, QWidget, "guide-ratings").findChildren(QWidget)
        if "→" in each.accessibleName()
    ]
    assert told == [
        "Role clarity: 2 → 4, +2",
        "Interview knowledge: 3 → 3, same",
        "Salary awareness: 2 → 3, +1",
        "Career planning: 3 → 4, +1",
        "Industry awareness: 4 → 3, −1",
    ]
    shown = [each.text() for each in find(opened.page, QWidget, "guide-ratings").findChildren(QLabel)]
    assert {"14 of 25", "17 of 25", "+3"} <= set(shown)


def test_the_calendar_file_is_written_where_the_user_says(opened: Opened, tmp_path: Path) -> None:
    start(opened.desk, LADDERS)
    start(opened.desk, LANDSCAPE)
    show(opened, f"guides/{LADDERS}")
    click(opened, "guide-export")
    find(opened.page.window(), CalendarSheet, "guide-calendar").accept()
    opened.settle()
    dialog = find(opened.page.window(), QFileDialog, "guide-calendar-file")
    file = tmp_path / "days.ics"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    opened.settle()
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 5
    assert opened.notices[-1].words == "Exported days.ics. Open it with your calendar."


@pytest.mark.parametrize("width", [1204 - 76 - 120, 1204])
def test_a_day_that_is_asked_for_shows_the_days_also_in_a_narrow_window(
    desk: Desk, open_page: OpenPage, width: int
) -> None:
    start(desk, LADDERS)
    opened = open_page(desk, LearnPage, size=(width, 652))
    show(opened, f"guides/{LADDERS}#0")
    assert days(opened).isVisible()
    assert days(opened).rows[0].hasFocus()


def test_single_letters_can_be_turned_off(desk: Desk, open_page: OpenPage) -> None:
    desk.settings.change(single_keys=False)
    opened = open_page(desk, LearnPage)
    show(opened, f"guides/{LADDERS}")
    press(opened, day(opened, 0), Key.Key_S)
    assert planned(desk, LADDERS) == []


def test_what_cannot_be_saved_is_said_and_kept_and_saved_once_it_can(opened: Opened, tmp_path: Path) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    day(opened, 3)
    vault = opened.desk.vault.path
    away = vault.rename(tmp_path / "away.ladderdesk")
    write(opened, "Kept")
    opened.page.settle()
    opened.settle()
    assert opened.notices[-1].kind is NoticeKind.ERROR
    assert opened.notices[-1].action == "Try again"
    assert reflection(opened).toPlainText() == "Kept"
    assert words(opened, "guide-reflection-state") == "not saved"
    away.rename(vault)
    run_command(opened, opened.notices[-1].command)
    assert planned(opened.desk, LADDERS)[1].reflection == "Kept"


def test_the_window_stays_open_while_a_reflection_would_be_lost(opened: Opened, tmp_path: Path) -> None:
    start(opened.desk, LADDERS)
    show(opened, f"guides/{LADDERS}")
    day(opened, 3)
    vault = opened.desk.vault.path
    away = vault.rename(tmp_path / "away.ladderdesk")
    write(opened, "Kept")
    assert not opened.page.window().close()
    away.rename(vault)
    assert opened.page.window().close()
    assert planned(opened.desk, LADDERS)[1].reflection == "Kept"


def test_an_assessment_leads_back_to_the_day_that_asked_for_it(opened: Opened) -> None:
    start(opened.desk, LANDSCAPE)
    show(opened, "assess/career-clarity")
    click(opened, "learn-assess-ties-back-0")
    opened.settle()
    assert isinstance(opened.page, LearnPage)
    assert opened.page.chapter is not None
    assert opened.page.chapter.item == LANDSCAPE
    assert words(opened, "guide-panel-title") == "Rate yourself"


def test_the_result_of_day_21_stands_beside_day_0_also_in_the_assessment(opened: Opened) -> None:
    desk = opened.desk
    start(desk, LANDSCAPE, days_ago=21)
    first, *_rest = planned(desk, LANDSCAPE)
    before = rate(desk, 2, 3, 2, 3, 4, on=first.due)
    with desk.vault.writing() as session:
        checkpoints.finish_checkpoint(session, first.id, day=first.due, run=before)
    show(opened, "assess/career-clarity")
    assert not is_shown(opened, "learn-assess-ties-ratings")
    rate(desk, 4, 3, 3, 4, 3)
    opened.settle()
    told = [each.accessibleName() for each in find(opened.page, QWidget, "learn-assess-ties").findChildren(QWidget)]
    assert "Role clarity: 2 → 4, +2" in told


def test_what_a_day_opens_has_the_keyboard(opened: Opened) -> None:
    start(opened.desk, LANDSCAPE)
    show(opened, f"guides/{LANDSCAPE}")
    press(opened, day(opened, 0), Key.Key_Return)
    opened.settle()
    assert isinstance(opened.page, LearnPage)
    chapter = opened.page.chapter
    assert chapter is not None
    assert chapter.item == "career-clarity"
    assert chapter.isAncestorOf(opened.page.window().focusWidget())
