"""The composer: it reads as one types, loses nothing, and files what was accepted."""

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from home_drive import LINE, Key, chip, chips, completions, count, field, find, newest, press, type_line
from pages import Opened
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import scratch
from ladderdesk.journal.rows import Impact, Kind
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.home.page import HomePage
from ladderdesk.ui.notices import NoticeKind
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.menu import Menu

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def kept(desk: Desk) -> str:
    with desk.vault.reading() as session:
        return scratch.kept(session, "composer")


def choose(home: Opened, menu: str, words: str) -> None:
    """Choose a row of a chip's menu."""
    opened = find(home, menu)
    assert isinstance(opened, Menu)
    action = next(each for each in opened.actions() if each.text() == words)
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.actionGeometry(action).center())


def test_enter_logs_the_line_and_empties_the_composer(home: Opened) -> None:
    typed = type_line(home, LINE)
    press(typed, Key.Key_Return)
    content = newest(home.desk).content
    assert content.title == "Golden set covers refunds; caught 3 regressions"
    assert (content.competencies, content.projects) == (("eval-design",), ("eval-harness",))
    assert content.line == LINE
    assert typed.words == ""
    assert home.notices[-1].words == "Logged."
    assert (home.notices[-1].action, home.notices[-1].command) == ("Undo", "undo")


@pytest.mark.parametrize("modifiers", [CONTROL, Qt.KeyboardModifier.KeypadModifier])
def test_ctrl_enter_and_the_other_enter_log_too(home: Opened, modifiers: Qt.KeyboardModifier) -> None:
    typed = type_line(home, "Cut the eval run")
    press(typed, Key.Key_Return if modifiers == CONTROL else Key.Key_Enter, modifiers)
    assert newest(home.desk).content.title == "Cut the eval run"


def test_shift_enter_begins_the_body(home: Opened) -> None:
    typed = type_line(home, "Cut the eval run")
    press(typed, Key.Key_Return, SHIFT)
    QTest.keyClicks(typed, "I cached the embeddings.")
    press(typed, Key.Key_Return)
    assert newest(home.desk).content.body == "I cached the embeddings."


def test_enter_on_nothing_logs_nothing(home: Opened) -> None:
    before = count(home.desk)
    press(type_line(home, "   "), Key.Key_Return)
    assert count(home.desk) == before
    assert home.notices == []


def test_the_chips_say_what_the_line_says(home: Opened) -> None:
    type_line(home, "Cut run from 3 h to 20 min #evals +eval-harness @Jun !org ^decision yesterday")
    assert chips(home) == [
        "Yesterday",
        "Org",
        "Decision",
        "Eval design",
        "+eval-harness",
        "@Jun",
        "3 h → 20 min",
    ]


def test_nothing_typed_leaves_the_composer_one_line_high(home: Opened) -> None:
    composer = find(home, "home-composer")
    assert composer.height() == 44
    type_line(home, "Cut the eval run")
    home.settle()
    assert composer.height() > 44
    assert find(home, "home-composer-log").isVisible()


def test_a_measure_is_filed_only_when_it_was_accepted(home: Opened) -> None:
    typed = type_line(home, "Cut eval run from 3 h to 20 min, saved 40%")
    QTest.mouseClick(chip(home, "3 h → 20 min"), Qt.MouseButton.LeftButton)
    press(typed, Key.Key_Return)
    assert newest(home.desk).content.impacts == (Impact(measure="eval run", before="3 h", after="20 min"),)


def test_a_measure_can_be_let_go_again_by_key(home: Opened) -> None:
    typed = type_line(home, "Saved 40%")
    for _time in range(2):
        taken = chip(home, "40%")
        taken.setFocus()
        press(taken, Key.Key_Return)
        assert chip(home, "40%").hasFocus()
    press(typed, Key.Key_Return)
    assert newest(home.desk).content.impacts == ()


def test_tab_accepts_the_word_that_is_offered(home: Opened) -> None:
    typed = type_line(home, "Helped #eval-desgin ")
    assert "eval-design?" in chips(home)
    press(typed, Key.Key_Tab)
    assert typed.words == "Helped #eval-design "
    assert typed.hasFocus()
    assert "Eval design" in chips(home)


def test_tab_leaves_the_composer_where_nothing_is_offered(home: Opened) -> None:
    home.page.activateWindow()
    press(type_line(home, "Cut the eval run"), Key.Key_Tab)
    assert not field(home).hasFocus()


def tab_through(home: Opened, stops: int) -> list[str]:
    """Press Tab some times and say where the keyboard is each time, chips by their words."""
    seen = []
    for _stop in range(stops):
        focused = home.page.focusWidget()
        assert focused is not None
        press(focused, Key.Key_Tab)
        now = home.page.focusWidget()
        seen.append(now.text() if isinstance(now, Chip) else now.objectName() if now else "")
    return seen


def test_tab_goes_from_the_field_over_its_chips_to_its_buttons(home: Opened) -> None:
    home.page.activateWindow()
    type_line(home, "Cut run from 3 h to 20 min #evals !org")
    behind = ["Today", "Org", "Eval design", "3 h → 20 min", "home-composer-editor", "home-composer-log"]
    assert tab_through(home, len(behind)) == behind


def test_tab_goes_on_over_what_the_new_entry_counts_for(home: Opened) -> None:
    home.page.activateWindow()
    press(type_line(home, LINE), Key.Key_Return)
    home.settle()
    likely = [each.text() for each in find(home, "home-counts-for").findChildren(Chip)]
    assert likely
    stops = tab_through(home, len(likely) + 2)
    assert stops == [*likely, "home-counts-for-close", "home-week-strip"]


@pytest.mark.parametrize(
    ("typed", "first", "becomes"),
    [
        ("Helped #me", "Mentoring", "Helped #mentoring "),
        ("Golden set +eval", "eval-harness", "Golden set +eval-harness "),
        ("Asked @Wen", "Wen Abara", 'Asked @"Wen Abara" '),
        ("Set !or", "Org", "Set !org "),
        ("Chose ^dec", "Decision", "Chose ^decision "),
    ],
)
def test_a_name_is_completed(home: Opened, typed: str, first: str, becomes: str) -> None:
    line = type_line(home, typed)
    shown = completions(home)
    assert shown is not None
    assert shown.current is not None
    assert shown.current.label == first
    press(line, Key.Key_Tab)
    assert line.words == becomes
    assert completions(home) is None


def test_the_arrows_choose_another_completion_and_enter_takes_it(home: Opened) -> None:
    line = type_line(home, "Asked @")
    shown = completions(home)
    assert shown is not None
    assert shown.current is not None
    first = shown.current.label
    press(line, Key.Key_Down)
    assert shown.current is not None
    second = shown.current.insert
    assert shown.current.label != first
    press(line, Key.Key_Return)
    assert line.words == f"Asked {second} "


def test_escape_closes_the_completions_and_keeps_the_words(home: Opened) -> None:
    line = type_line(home, "Helped #me")
    press(line, Key.Key_Escape)
    assert completions(home) is None
    QTest.keyClicks(line, "n")
    assert completions(home) is None
    assert line.words == "Helped #men"
    press(line, Key.Key_Return)
    assert newest(home.desk).content.line == "Helped #men"


def test_enter_logs_where_the_name_is_whole_already(home: Opened) -> None:
    press(type_line(home, "Cut the eval run #evals"), Key.Key_Return)
    assert newest(home.desk).content.competencies == ("eval-design",)


def test_a_click_takes_a_completion(home: Opened) -> None:
    line = type_line(home, "Helped #me")
    shown = completions(home)
    assert shown is not None
    QTest.mouseClick(
        shown.childAt(shown.panel_rect().center().toPoint()), Qt.MouseButton.LeftButton, pos=QPoint(40, 15)
    )
    assert line.words == "Helped #mentoring "


def test_places_are_right_behind_an_emoji(home: Opened) -> None:
    line = field(home)
    line.setFocus()
    line.show_words("🎉🎉 shipped #m")
    QTest.keyClicks(line, "e")
    press(line, Key.Key_Tab)
    assert line.words == "🎉🎉 shipped #mentoring "


def test_the_scope_chip_writes_the_scope_into_the_line(home: Opened) -> None:
    line = type_line(home, "Cut the eval run")
    press(chip(home, "Scope"), Key.Key_Return)
    choose(home, "home-composer-chips-scope-menu", "System")
    assert line.words == "Cut the eval run !system"
    assert line.hasFocus()


def test_the_day_chip_writes_the_day_into_the_line(home: Opened) -> None:
    line = type_line(home, "Cut the eval run")
    press(chip(home, "Today"), Key.Key_Return)
    choose(home, "home-composer-chips-day-menu", "Yesterday")
    assert line.words == "Cut the eval run 2026-11-20"
    press(line, Key.Key_Return)
    assert newest(home.desk).content.day == date(2026, 11, 20)


def test_the_kind_chip_changes_the_kind(home: Opened) -> None:
    line = type_line(home, "Chose rules ^decision")
    press(chip(home, "Decision"), Key.Key_Return)
    choose(home, "home-composer-chips-kind-menu", "Prevented")
    press(line, Key.Key_Return)
    assert newest(home.desk).content.kind is Kind.PREVENTED


def test_delete_on_a_name_takes_it_out_of_the_line(home: Opened) -> None:
    line = type_line(home, "Cut run #evals fast")
    press(chip(home, "Eval design"), Key.Key_Delete)
    assert line.words == "Cut run fast"


def test_a_name_leads_to_its_place_in_the_line(home: Opened) -> None:
    line = type_line(home, "Cut run #evals fast")
    QTest.mouseClick(chip(home, "Eval design"), Qt.MouseButton.LeftButton)
    assert line.textCursor().selectedText() == "#evals"


def test_the_coach_asks_for_one_thing(home: Opened) -> None:
    type_line(home, "Made the run faster")
    hint = find(home, "home-composer-hint")
    assert isinstance(hint, QLabel)
    assert hint.text() == "Coach: What was it before, and what is it now? A rough number is fine."
    QTest.keyClicks(field(home), ", 3 h to 20 min, saved $40K")
    assert hint.text().startswith("Coach: Reads like")


def test_open_in_editor_saves_a_draft_and_asks_for_it(qtbot: QtBot, home: Opened) -> None:
    line = type_line(home, LINE)
    with qtbot.waitSignal(home.page.entry_requested) as asked:
        press(line, Key.Key_E, CONTROL)
    entry = newest(home.desk)
    assert asked.args == [entry.id]
    assert entry.content.is_draft
    assert line.words == ""


def test_what_is_typed_is_on_disk_a_moment_later_also_while_typing_goes_on(qtbot: QtBot, home: Opened) -> None:
    line = type_line(home, "Cut")
    first_key = time.monotonic()

    def type_on() -> bool:
        QTest.keyClicks(line, ".")
        return kept(home.desk).startswith("Cut")

    qtbot.waitUntil(type_on, timeout=2000)
    assert time.monotonic() - first_key < 1.0


def test_what_was_typed_is_there_again(
    qtbot: QtBot, home: Opened, sample_desk: Desk, open_page: Callable[..., Opened]
) -> None:
    type_line(home, LINE)
    qtbot.waitUntil(lambda: kept(home.desk) == LINE, timeout=2000)
    again = open_page(sample_desk, HomePage)
    assert field(again).words == LINE
    assert "Eval design" in chips(again)


def test_leaving_the_page_keeps_what_is_typed_at_once(home: Opened) -> None:
    type_line(home, LINE)
    home.page.settle()
    assert kept(home.desk) == LINE


def test_escape_never_discards(home: Opened) -> None:
    line = type_line(home, "Cut the eval run")
    press(line, Key.Key_Escape)
    press(line, Key.Key_Escape)
    assert line.words == "Cut the eval run"


def test_a_logged_line_does_not_come_back(qtbot: QtBot, home: Opened) -> None:
    line = type_line(home, LINE)
    qtbot.waitUntil(lambda: kept(home.desk) == LINE, timeout=2000)
    QTest.keyClicks(line, "!")
    press(line, Key.Key_Return)
    assert kept(home.desk) == ""
    home.settle()
    home.page.settle()
    assert kept(home.desk) == ""


def test_text_that_waits_to_be_kept_while_it_is_logged_does_not_come_back(qtbot: QtBot, home: Opened) -> None:
    is_held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with home.desk.vault.writing():
            is_held.set()
            let_go.wait(4)

    holder = threading.Thread(target=hold)
    holder.start()
    is_held.wait(4)
    line = type_line(home, LINE)
    qtbot.waitUntil(lambda: home.tasks.is_busy, timeout=2000)
    threading.Timer(0.2, let_go.set).start()
    press(line, Key.Key_Return)
    holder.join()
    home.settle()
    assert kept(home.desk) == ""
    assert newest(home.desk).content.line == LINE


def test_an_entry_logged_elsewhere_leaves_the_words_alone(home: Opened) -> None:
    from ladderdesk import insight

    line = type_line(home, "Half a thou")
    insight.log_line(home.desk, "Another win from a terminal +brand-new")
    home.settle()
    assert line.words == "Half a thou"
    assert line.place == len("Half a thou")
    assert line.hasFocus() or QApplication.focusWidget() is None


def test_where_saving_fails_the_words_stay_and_trying_again_saves_them(
    qtbot: QtBot, home: Opened, tmp_path: Path
) -> None:
    before = count(home.desk)
    line = type_line(home, LINE)
    vault = home.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    press(line, Key.Key_Return)
    told = home.notices[-1]
    assert told.kind is NoticeKind.ERROR
    assert (told.detail, told.action) == ("Your text is still here.", "Try again")
    assert line.words == LINE
    (tmp_path / "elsewhere").rename(vault)
    with qtbot.waitSignal(home.page.notice_withdrawn) as withdrawn:
        next(each for each in home.page.findChildren(Offer) if each.command.id == told.command).trigger()
    assert withdrawn.args == [told.key]
    assert count(home.desk) == before + 1
    assert line.words == ""


def try_again(home: Opened) -> None:
    """Do what the newest notice offers."""
    told = home.notices[-1]
    next(each for each in home.page.findChildren(Offer) if each.command.id == told.command).trigger()


def test_trying_again_logs_also_after_keeping_the_words_failed_too(qtbot: QtBot, home: Opened, tmp_path: Path) -> None:
    before = count(home.desk)
    line = type_line(home, LINE)
    vault = home.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    press(line, Key.Key_Return)
    home.page.settle()
    (tmp_path / "elsewhere").rename(vault)
    try_again(home)
    assert (count(home.desk), line.words) == (before + 1, "")


def test_words_that_could_only_be_kept_still_wait_to_be_logged(qtbot: QtBot, home: Opened, tmp_path: Path) -> None:
    before = count(home.desk)
    line = type_line(home, LINE)
    vault = home.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    press(line, Key.Key_Return)
    (tmp_path / "elsewhere").rename(vault)
    with qtbot.assertNotEmitted(home.page.notice_withdrawn):
        home.page.settle()
    assert kept(home.desk) == LINE
    try_again(home)
    assert (count(home.desk), line.words) == (before + 1, "")


def test_words_that_were_changed_meanwhile_are_kept_and_not_logged(home: Opened, tmp_path: Path) -> None:
    before = count(home.desk)
    line = type_line(home, LINE)
    vault = home.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    press(line, Key.Key_Return)
    QTest.keyClicks(line, " and mo")
    home.page.settle()
    (tmp_path / "elsewhere").rename(vault)
    try_again(home)
    home.settle()
    assert (count(home.desk), kept(home.desk)) == (before, f"{LINE} and mo")


def test_a_fault_that_lasts_is_told_once(home: Opened, tmp_path: Path) -> None:
    home.desk.vault.path.rename(tmp_path / "elsewhere")
    for letter in "abc":
        type_line(home, letter)
        home.page.settle()
    assert len(home.notices) == 1
    (tmp_path / "elsewhere").rename(home.desk.vault.path)


def test_where_keeping_fails_it_is_said_and_typing_on_keeps_it(qtbot: QtBot, home: Opened, tmp_path: Path) -> None:
    vault = home.desk.vault.path
    vault.rename(tmp_path / "elsewhere")
    line = type_line(home, "Cut the eval run")
    qtbot.waitUntil(lambda: bool(home.notices), timeout=3000)
    assert home.notices[-1].detail == "Your text is still here."
    (tmp_path / "elsewhere").rename(vault)
    with qtbot.waitSignal(home.page.notice_withdrawn, timeout=3000):
        QTest.keyClicks(line, " again")
    assert kept(home.desk) == "Cut the eval run again"


def test_undo_in_an_empty_composer_is_left_to_the_window(home: Opened) -> None:
    asked: list[str] = []
    home.page.offer(Command("undo", "Undo", ("Ctrl+Z",)), lambda: asked.append("undo"))
    home.page.activateWindow()
    line = type_line(home, "Cut the eval run")
    press(line, Key.Key_Z, CONTROL)
    assert asked == []
    assert line.words != "Cut the eval run"
    QTest.keyClicks(line, " and more")
    press(line, Key.Key_Return)
    press(line, Key.Key_Z, CONTROL)
    assert asked == ["undo"]


def test_enter_logs_a_name_the_journal_does_not_have_yet(home: Opened) -> None:
    press(type_line(home, "Asked @Zora, shipped +brand-new!"), Key.Key_Return)
    content = newest(home.desk).content
    assert (content.projects, [person.name for person in content.people]) == (("brand-new",), ["Zora"])
