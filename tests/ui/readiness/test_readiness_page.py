"""The Readiness screen: the figure, its period, its empty states, plateaus."""

import re
from collections.abc import Callable

import pytest
from pages import TODAY, Opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QPushButton, QWidget
from readiness_drive import CARDS, aim_at_staff, card, find, focus_on, measured, press, sheet, sheet_texts

from ladderdesk import insight
from ladderdesk.assess.readiness import biggest_moves, gates_count
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.journal import entries, evidence, history, plan
from ladderdesk.ui.readiness.bar import ReadinessBar
from ladderdesk.ui.readiness.bar_layout import Layout
from ladderdesk.ui.readiness.page import ReadinessPage
from ladderdesk.ui.readiness.sheets import weights_words
from ladderdesk.ui.theme import Theme


def bar_words(opened: Opened) -> list[str]:
    return [cell.words for cell in find(opened, ReadinessBar, "readiness-bar").cells]


def figure(opened: Opened) -> str:
    return bar_words(opened)[0]


def chosen_period(opened: Opened) -> str:
    segments = find(opened, QWidget, "readiness-period").findChildren(QAbstractButton)
    return next(each.text() for each in segments if each.isChecked())


def insight_title(opened: Opened) -> str:
    return find(opened, QLabel, "readiness-insight-title").text()


def test_the_figure_is_the_range_that_the_command_line_measures(readiness: Opened) -> None:
    share = measured(readiness.desk).share
    assert share.claimed is not None
    assert share.packet_ready is not None
    claimed, ready = round(float(share.claimed) * 100), round(float(share.packet_ready) * 100)
    assert figure(readiness) == f"Readiness: {claimed}% claimed, {ready}% packet-ready"


@pytest.mark.parametrize("width", [1204, 948])
def test_the_weights_are_named_where_the_figure_is_explained(
    sample_desk: Desk, open_page: Callable[..., Opened], width: int
) -> None:
    opened = open_page(sample_desk, ReadinessPage, (width, 700))
    assert "A sign weighs 3, an expectation 1; gates count apart." in bar_words(opened)


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("width", [948, 1204, 1500])
def test_no_word_of_the_bar_is_cut(readiness: Opened, theme: Theme, width: int, percent: int) -> None:
    theme.apply("light", percent)
    figures = find(readiness, ReadinessBar, "readiness-bar")._figures
    assert figures is not None
    placed = Layout(figures, width - 2 * 32, theme)
    cut = [
        words.text
        for words in placed.words
        if QFontMetrics(theme.font(words.type)).horizontalAdvance(words.text) > words.box.width() + 2
    ]
    assert cut == []
    assert all(words.box.right() <= width - 2 * 32 for words in placed.words)


def test_a_level_without_signs_says_that_its_gates_weigh(desk: Desk, library: Library) -> None:
    ladder = library.ladder("generative-ai-engineer")
    level = next(each for each in ladder.levels if each.criteria and gates_count(each))
    with desk.vault.reading() as session:
        found = insight.measure(session, ladder, level, TODAY)
    assert weights_words(found) == "A gate weighs 3, an expectation 1."


def test_there_is_a_block_for_each_criterion_of_the_mean_and_none_for_others(readiness: Opened) -> None:
    counted = [one.criterion.short for one in measured(readiness.desk).standings if one.weight]
    blocks = [words.split("\n")[0] for words in bar_words(readiness) if "\n" in words]
    assert blocks == counted


def test_the_points_of_the_groups_add_up_to_the_claimed_share(readiness: Opened) -> None:
    found = [re.search(r": ([\d.]+) of (\d+) weighted", words) for words in bar_words(readiness)]
    groups = [(float(match[1]), int(match[2])) for match in found if match]
    share = measured(readiness.desk).share.claimed
    assert share is not None
    points, of = sum(points for points, _of in groups), sum(of for _points, of in groups)
    assert points / of == pytest.approx(float(share), abs=1e-3)


def test_the_spread_of_the_evidence_stands_with_the_figure(readiness: Opened) -> None:
    spread = measured(readiness.desk).spread
    words = bar_words(readiness)
    assert f"{spread.projects} projects" in words
    assert f"{spread.people} people" in words
    assert f"{spread.with_number} with a number, out of {spread.entries} entries" in words


@pytest.mark.parametrize("steps", [[Qt.Key.Key_BracketLeft], [Qt.Key.Key_BracketRight], [Qt.Key.Key_BracketLeft] * 2])
def test_the_period_moves_the_charts_and_never_readiness(readiness: Opened, steps: list[Qt.Key]) -> None:
    before, course = bar_words(readiness), card(readiness, "course").chart_table
    press(readiness, *steps)
    assert bar_words(readiness) == before
    assert card(readiness, "course").chart_table != course


def test_the_period_stops_at_its_ends(readiness: Opened) -> None:
    press(readiness, *[Qt.Key.Key_BracketLeft] * 5)
    assert chosen_period(readiness) == "90 days"
    press(readiness, *[Qt.Key.Key_BracketRight] * 6)
    assert chosen_period(readiness) == "All"


def test_all_counts_every_entry_and_ninety_days_only_the_recent(readiness: Opened) -> None:
    with readiness.desk.vault.reading() as session:
        everything = len(entries.all_entries(session))
    press(readiness, Qt.Key.Key_BracketRight)
    assert find(readiness, QLabel, "readiness-heat-aside").text().endswith(f"on {everything} entries")
    press(readiness, *[Qt.Key.Key_BracketLeft] * 3)
    with readiness.desk.vault.reading() as session:
        recent = [one for one in entries.all_entries(session) if (TODAY - one.content.last_day).days < 90]
    assert find(readiness, QLabel, "readiness-heat-aside").text().endswith(f"on {len(recent)} entries")


def test_a_new_link_moves_the_figure_and_keeps_the_cursor(readiness: Opened) -> None:
    bar = find(readiness, ReadinessBar, "readiness-bar")
    press(readiness, Qt.Key.Key_Right, Qt.Key.Key_Right)
    before, cursor = figure(readiness), bar.cursor_words.split(":")[0]
    missing = next(one for one in measured(readiness.desk).standings if one.weight and not one.evidence)
    with readiness.desk.vault.writing() as session:
        entry = entries.all_entries(session)[-1]
        insight.link(session, readiness.desk.library, entry.id, missing.criterion.id)
    readiness.settle()
    assert figure(readiness) != before
    assert bar.cursor_words.split(":")[0] == cursor
    assert bar.hasFocus()


def test_what_would_move_it_most_is_listed_with_its_step_and_opens_the_criterion(readiness: Opened) -> None:
    moves = biggest_moves(measured(readiness.desk))
    shown = find(readiness, QListView, "readiness-moves-list")
    rows = [shown.model().index(place, 0) for place in range(shown.model().rowCount())]
    assert [row.data() for row in rows] == [one.criterion.short for one in moves]
    assert moves[0].next is not None
    assert moves[0].next.text in rows[0].data(Qt.ItemDataRole.ToolTipRole)
    focus_on(readiness, "readiness-moves-list")
    press(readiness, Qt.Key.Key_Return)
    assert moves[0].criterion.statement in sheet_texts(readiness)


def test_a_plateau_shows_what_unlocks_it_and_becomes_an_action_once(readiness: Opened) -> None:
    assert insight_title(readiness).startswith("Plateau: ")
    find(readiness, QPushButton, "readiness-insight-more").click()
    unlock = next(text for text in sheet_texts(readiness) if text.startswith("What unlocks it: "))
    find(readiness, QPushButton, "readiness-sheet-action").click()
    readiness.settle()
    with readiness.desk.vault.reading() as session:
        assert unlock.removeprefix("What unlocks it: ") in [action.title for action in plan.open_actions(session)]
    assert readiness.notices[-1].command == "undo"
    find(readiness, QPushButton, "readiness-insight-more").click()
    assert not find(readiness, QPushButton, "readiness-sheet-action").isVisible()
    assert "It is among your actions." in sheet_texts(readiness)


def test_a_plateau_is_dismissed_with_a_reason_only_and_undo_brings_it_back(readiness: Opened) -> None:
    title = insight_title(readiness)
    find(readiness, QPushButton, "readiness-insight-dismiss").click()
    field, verb = (
        find(readiness, QLineEdit, "readiness-dismissal-field"),
        find(readiness, QPushButton, "readiness-dismissal-accept"),
    )
    assert not verb.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    QTest.keyClicks(field, "On leave since June")
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    readiness.settle()
    with readiness.desk.vault.reading() as session:
        reasons = [one.reason for one in plan.dismissals(session, day=TODAY).values()]
    assert "On leave since June" in reasons
    assert insight_title(readiness) != title
    with readiness.desk.vault.writing() as session:
        history.undo(session)
    readiness.settle()
    assert insight_title(readiness) == title


def test_a_reason_that_was_typed_and_left_with_esc_comes_back(readiness: Opened) -> None:
    for words in ("", "On leave"):
        find(readiness, QPushButton, "readiness-insight-dismiss").click()
        fields = readiness.page.findChildren(QLineEdit, "readiness-dismissal-field")
        field = next(each for each in fields if each.isVisible())
        assert field.text() == words
        field.setText("")
        QTest.keyClicks(field, "On leave")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        readiness.settle()


def test_after_the_plateaus_come_the_leverage_weeks_whose_words_can_be_copied(readiness: Opened) -> None:
    find(readiness, QAbstractButton, "readiness-insight-next").click()
    assert insight_title(readiness) == "Leverage weeks"
    find(readiness, QPushButton, "readiness-insight-copy").click()
    words = find(readiness, QLabel, "readiness-insight-words").text()
    assert words.startswith("Week of ")
    assert QGuiApplication.clipboard().text() == words
    assert readiness.notices[-1].words == "Copied."


def test_without_a_target_the_way_to_choose_one_is_offered(desk: Desk, open_page: Callable[..., Opened]) -> None:
    opened = open_page(desk, ReadinessPage)
    asked: list[str] = []
    opened.page.page_requested.connect(asked.append)
    assert not find(opened, QWidget, "readiness-export").isVisible()
    find(opened, QPushButton, "readiness-without-target-action").click()
    assert asked == ["gaps"]


def test_without_evidence_the_screen_says_when_readiness_appears(desk: Desk, open_page: Callable[..., Opened]) -> None:
    aim_at_staff(desk)
    opened = open_page(desk, ReadinessPage)
    sentence = find(opened, QLabel, "readiness-without-evidence-sentence")
    assert sentence.isVisible()
    assert sentence.text() == "Readiness appears after you link one entry to a criterion."
    assert opened.page.key_hints == ()


def test_the_first_link_brings_the_figure(desk: Desk, open_page: Callable[..., Opened]) -> None:
    aim_at_staff(desk)
    opened = open_page(desk, ReadinessPage)
    number = insight.log_line(desk, "Cut eval run from 3 h to 20 min #evals !org")
    with desk.vault.writing() as session:
        aim = insight.aim(session, desk.library)
        sign = next(one for one in aim.target.criteria if one.kind.value == "sign")
        evidence.link(session, number, sign.id, wording=sign.statement)
    opened.settle()
    assert find(opened, ReadinessBar, "readiness-bar").isVisible()
    assert figure(opened).startswith("Readiness: ")
    assert find(opened, QLabel, "readiness-insight-words").text().endswith("You have 1.")


@pytest.mark.parametrize("size", [(1204, 772), (948, 652), (1800, 1200)])
def test_no_card_is_cut_or_covers_another(
    sample_desk: Desk, open_page: Callable[..., Opened], size: tuple[int, int]
) -> None:
    opened = open_page(sample_desk, ReadinessPage, size)
    cards = [find(opened, QWidget, name) for name in (*CARDS, "readiness-bar", "readiness-moves", "readiness-insight")]
    board = find(opened, QWidget, "readiness-board")
    for place, one in enumerate(cards):
        assert board.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(other.geometry()) for other in cards[place + 1 :])


def test_every_control_that_takes_the_keyboard_has_a_name(readiness: Opened) -> None:
    inside = [each for each in readiness.page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [each for each in inside if each.isVisible()]
    spoken = {each: QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in shown}
    assert len(shown) > 10
    assert [each.objectName() for each, words in spoken.items() if not words] == []
    assert [type(each).__name__ for each in shown if not each.objectName()] == []


def test_the_page_closes_what_is_open_over_it_when_it_is_left(readiness: Opened) -> None:
    press(readiness, Qt.Key.Key_Return)
    open_sheet = sheet(readiness)
    readiness.page.settle()
    assert not open_sheet.isVisible()
