"""Home: the week, what needs the user, what a new entry counts for, and how ready they are."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from home_drive import (
    LINE,
    Key,
    aim_at_staff,
    attention,
    field,
    find,
    log,
    newest,
    press,
    rows,
    type_line,
)
from pages import Opened
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk import insight
from ladderdesk.desk import Desk
from ladderdesk.journal import entries, marks, plan
from ladderdesk.journal.rows import MarkWord
from ladderdesk.ui import screens_made
from ladderdesk.ui.actions import window_commands
from ladderdesk.ui.home.page import HomePage
from ladderdesk.ui.widgets.confirm import PromptSheet
from ladderdesk.ui.widgets.keycap import KeyHint
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.week import WeekStrip
from ladderdesk.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def words(home: Opened, name: str) -> str:
    label = find(home, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_the_week_and_the_year_are_counted(home: Opened) -> None:
    assert words(home, "home-week-count") == "7 entries"
    assert words(home, "home-year-count").endswith("entries")
    log(home)
    assert words(home, "home-week-count") == "8 entries"


def test_an_entry_logged_in_a_terminal_appears(home: Opened) -> None:
    insight.log_line(home.desk, "From a terminal")
    home.settle()
    assert words(home, "home-week-count") == "8 entries"


def test_a_click_in_the_week_opens_the_entry(qtbot: QtBot, home: Opened) -> None:
    strip = find(home, "home-week-strip")
    with qtbot.waitSignal(home.page.entry_requested) as asked:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    with home.desk.vault.reading() as session:
        assert entries.entry(session, asked.args[0]).content.day.isoweekday() == 1


def test_enter_in_the_week_opens_the_days_first_entry(qtbot: QtBot, home: Opened) -> None:
    strip = find(home, "home-week-strip")
    assert isinstance(strip, WeekStrip)
    strip.setFocus()
    for _step in range(4):
        press(strip, Key.Key_Left)
    with qtbot.waitSignal(home.page.entry_requested) as asked:
        press(strip, Key.Key_Return)
    with home.desk.vault.reading() as session:
        assert entries.entry(session, asked.args[0]).content.day.isoweekday() == 2


def test_a_day_without_an_entry_begins_a_line_of_that_day(new_home: Opened) -> None:
    strip = find(new_home, "home-week-strip")
    strip.setFocus()
    press(strip, Key.Key_Left)
    press(strip, Key.Key_Return)
    QTest.keyClicks(field(new_home), "Cut the eval run")
    press(field(new_home), Key.Key_Return)
    content = newest(new_home.desk).content
    assert (content.title, content.day) == ("Cut the eval run", new_home.desk.today() - timedelta(days=1))


def test_readiness_is_a_range_with_what_it_is_made_of(qtbot: QtBot, home: Opened) -> None:
    assert find(home, "home-readiness-range").accessibleName() == "Readiness 45–54 per cent, self-reported"
    assert words(home, "home-readiness-made-of") == "Self-reported"
    assert words(home, "home-readiness-counted") == "13 criteria; gates counted apart, 3 of 4 met"
    assert "2 criteria: Sustained" in find(home, "home-readiness-bar").accessibleName()
    assert words(home, "home-readiness-change") == "+9"
    assert find(home, "home-readiness-course").accessibleName().startswith("Readiness over 90 days: from 45 to 54")
    explain = find(home, "home-readiness-explain")
    with qtbot.waitSignal(home.page.page_requested) as asked:
        press(explain, Key.Key_Space)
    assert asked.args == ["readiness"]


def test_the_ladder_card_says_where_one_stands_and_leads_to_the_ladder(qtbot: QtBot, home: Opened) -> None:
    assert find(home, "home-ladder-current").accessibleName() == "Current, Senior, since Mar 2024"
    assert find(home, "home-ladder-target").accessibleName() == "Target, Staff, by Jun 2027"
    with qtbot.waitSignal(home.page.page_requested) as asked:
        press(find(home, "home-ladder-change"), Key.Key_Space)
    assert asked.args == ["ladder"]


def test_a_plateau_is_set_aside_with_a_reason(home: Opened) -> None:
    remark = find(home, "home-plateau")
    assert remark.accessibleName().startswith("Not multiplying. Your journal shows")
    press(find(home, "home-plateau-aside"), Key.Key_Space)
    sheet = home.page.window().findChild(PromptSheet)
    assert isinstance(sheet, PromptSheet)
    QTest.keyClicks(sheet.field, "On parental leave")
    press(sheet.field, Key.Key_Return)
    home.settle()
    assert "Not multiplying" not in remark.accessibleName() or not remark.isVisible()
    with home.desk.vault.reading() as session:
        aside = plan.dismissals(session, day=home.desk.today())
    assert aside["plateau:not-multiplying"].reason == "On parental leave"


def test_what_would_move_readiness_most_leads_to_its_criterion(qtbot: QtBot, home: Opened) -> None:
    moves = find(home, "home-moves-list")
    assert rows(moves)[1] == "Two engineers grown, Emerging, Name 1 more person (engineers: 1 of 2), +6"
    moves.setFocus()
    press(moves, Key.Key_Down)
    with qtbot.waitSignal(home.page.criterion_requested) as asked:
        press(moves, Key.Key_Return)
    assert asked.args == ["genai.staff.two-mentored"]


def test_both_keys_of_searching_lead_into_the_field_and_it_names_that_of_the_menu(qtbot: QtBot, home: Opened) -> None:
    with qtbot.waitActive(home.page):
        home.page.activateWindow()
    search = find(home, "home-search")
    for modifiers in (CONTROL, CONTROL | Qt.KeyboardModifier.ShiftModifier):
        field(home).setFocus()
        press(field(home), Key.Key_F, modifiers)
        assert search.hasFocus()
    (everything,) = (command for command in window_commands() if command.id == "search")
    assert isinstance(search, SearchField)
    assert (search.keys, search.accessibleName()) == (everything.keys[:1], everything.words)


def test_enter_in_the_search_field_asks_for_the_words_everywhere(qtbot: QtBot, home: Opened) -> None:
    home.page.activateWindow()
    field(home).setFocus()
    press(field(home), Key.Key_F, CONTROL)
    search = find(home, "home-search")
    QTest.keyClicks(search, "drift alarm")
    with qtbot.waitSignal(home.page.search_requested) as asked:
        press(search, Key.Key_Return)
    assert asked.args == ["drift alarm"]


@pytest.mark.parametrize(
    ("typed", "begun", "shown"),
    [("", "#evals ", "#evals "), ("Half a thought", "#evals ", "Half a thought"), ("", "", "")],
)
def test_a_line_begins_with_the_words_only_where_nothing_is_typed(
    home: Opened, typed: str, begun: str, shown: str
) -> None:
    line = type_line(home, typed)
    home.page.begin_line(begun)
    assert line.words == shown
    assert line.place == len(shown)


def test_log_a_win_leads_to_the_composer(home: Opened) -> None:
    home.page.activateWindow()
    find(home, "home-search").setFocus()
    QTest.mouseClick(find(home, "home-log"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(home.page.focusWidget(), "Cut it")
    assert field(home).words == "Cut it"


def test_an_empty_journal_offers_a_beginning(desk: Desk, qtbot: QtBot, open_page: Callable[..., Opened]) -> None:
    home = open_page(desk, HomePage)
    assert words(home, "home-attention-nothing") == "Nothing needs you today."
    assert not find(home, "home-readiness").isVisible()
    assert not find(home, "home-moves").isVisible()
    assert not find(home, "home-year-heat").isVisible()
    with qtbot.waitSignal(home.page.page_requested) as asked:
        press(find(home, "home-choose-level"), Key.Key_Space)
    assert asked.args == ["ladder"]
    press(find(home, "home-nudges-use-2"), Key.Key_Space)
    assert field(home).accessibleName() == "Who did you help, and what can they do now?"
    log(home, "Helped Jun")
    assert field(home).accessibleName() == "What changed, and by how much?"
    assert find(home, "home-year-heat").isVisible()
    assert not find(home, "home-nudges").isVisible()


def test_a_target_without_evidence_says_when_readiness_appears(new_home: Opened) -> None:
    assert words(new_home, "home-readiness-empty") == "Readiness appears after you link one entry to a criterion."
    assert find(new_home, "home-readiness-empty").isVisible()
    assert not find(new_home, "home-readiness-range").isVisible()
    assert [row.split(",")[0] for row in rows(attention(new_home))] == ["No evidence for a target criterion"] * 2


def test_a_target_that_is_chosen_later_fills_the_cards(desk: Desk, open_page: Callable[..., Opened]) -> None:
    home = open_page(desk, HomePage)
    aim_at_staff(desk)
    home.settle()
    assert find(home, "home-ladder-target").accessibleName() == "Target, Staff"
    assert find(home, "home-readiness").isVisible()


def test_the_sample_says_that_it_is_the_sample(sample_desk: Desk, open_page: Callable[..., Opened]) -> None:
    sample_desk.is_sample = True
    home = open_page(sample_desk, HomePage)
    header = find(home, "home-header")
    assert any("sample journal" in label.text() for label in header.findChildren(QLabel))


@pytest.mark.parametrize(("width", "is_below"), [(1204, False), (1004, False), (948, True)])
def test_a_narrow_page_stands_in_one_column(
    sample_desk: Desk, open_page: Callable[..., Opened], width: int, is_below: bool
) -> None:
    home = open_page(sample_desk, HomePage, (width, 652))
    card, composer = find(home, "home-readiness"), find(home, "home-composer")
    corner = card.mapTo(home.page, QPoint())
    assert (corner.x() == composer.mapTo(home.page, QPoint()).x()) is is_below
    assert home.page.rect().right() >= corner.x() + card.width() - 1
    scroll = find(home, "home-scroll")
    assert isinstance(scroll, QAbstractScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0


def test_the_sample_needs_no_scroll_bar_at_the_usual_size(home: Opened) -> None:
    scroll = find(home, "home-scroll")
    assert isinstance(scroll, QAbstractScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0
    type_line(home, LINE)
    home.settle()
    assert scroll.verticalScrollBar().maximum() == 0


def test_the_next_day_is_noticed_while_the_window_stays_open(home: Opened) -> None:
    today = home.desk.today()
    home.desk.today = lambda: today + timedelta(days=2)
    for timer in home.page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly):
        timer.timeout.emit()
    home.settle()
    header = find(home, "home-header")
    assert any("23" in label.text() for label in header.findChildren(QLabel))
    assert words(home, "home-week-count") == "Nothing logged yet"


def test_the_footer_shows_the_keys_of_what_has_the_focus(home: Opened) -> None:
    home.page.activateWindow()
    field(home).setFocus()
    assert KeyHint(("Ctrl+Return",), "Save entry") in home.page.key_hints
    attention(home).setFocus()
    assert KeyHint(("E",), "snooze") in home.page.key_hints


def test_the_window_opens_with_the_keyboard_in_the_composer_and_comes_back_to_where_it_was(
    qtbot: QtBot, sample_desk: Desk
) -> None:
    factories = screens_made.factories()
    window = MainWindow(sample_desk.settings, {name: factories[name] for name in ("home", "ladder")})
    qtbot.addWidget(window)
    window.show()
    window.attach(sample_desk, "home")
    assert window.focusWidget().objectName() == "home-composer-field"
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)
    shown = window.findChild(QListView, "home-attention-list")
    assert isinstance(shown, QListView)
    shown.setFocus()
    window.go_to("ladder")
    window.go_to("home")
    assert window.focusWidget() is shown
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=15_000)


def test_every_control_has_a_name(home: Opened) -> None:
    log(home)
    type_line(home, LINE)
    home.settle()
    nameless = [
        stop.objectName() or type(stop).__name__
        for stop in home.page.findChildren(QWidget)
        if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not _spoken(stop)
    ]
    assert nameless == []


def test_every_control_has_an_object_name(home: Opened) -> None:
    log(home)
    type_line(home, LINE)
    unnamed = [
        type(stop).__name__
        for stop in home.page.findChildren(QWidget)
        if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not stop.objectName()
    ]
    assert unnamed == []


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_what_the_figures_leave_out_is_said(qtbot: QtBot, home: Opened) -> None:
    with home.desk.vault.writing() as session:
        aside = "genai.staff.governed-change"
        marks.set_mark(session, aside, MarkWord.NOT_APPLICABLE, reason="No such work here", day=home.desk.today())
    home.settle()
    assert words(home, "home-readiness-counted") == "12 criteria, 1 not applicable; gates counted apart, 3 of 4 met"
