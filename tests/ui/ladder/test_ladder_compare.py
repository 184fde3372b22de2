"""Comparing on the Ladder screen: two levels, and one level with the other ladders."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.assess.difference import Change, ChangeKind
from ladderdesk.desk import Desk
from ladderdesk.journal import history, targets
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.ladder.compare_list import CompareList, CompareRow
from ladderdesk.ui.ladder.compare_reading import Abroad
from ladderdesk.ui.ladder.matrix import MatrixView
from ladderdesk.ui.ladder.page import LadderPage
from ladderdesk.ui.widgets.choice import Choice

OpenPage = Callable[..., Opened]
Key = Qt.Key


@pytest.fixture
def opened(sample_desk: Desk, open_page: OpenPage) -> Opened:
    return open_page(sample_desk, LadderPage)


def find(opened: Opened, name: str) -> QWidget:
    found = opened.page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def matrix(opened: Opened) -> MatrixView:
    found = find(opened, "ladder-matrix")
    assert isinstance(found, MatrixView)
    return found


def listed(opened: Opened) -> CompareList:
    found = find(opened, "ladder-compare-list")
    assert isinstance(found, CompareList)
    return found


def rows(opened: Opened) -> list[CompareRow]:
    model = listed(opened).rows
    found = [model.row_at(model.index(place, 0)) for place in range(model.rowCount())]
    return [row for row in found if row is not None]


def words(opened: Opened, name: str) -> str:
    label = find(opened, name)
    assert isinstance(label, QLabel)
    return label.text()


def compare(opened: Opened, key: Qt.Key = Key.Key_C) -> CompareList:
    view = matrix(opened)
    view.setFocus()
    QTest.keyClick(view, key)
    opened.settle()
    return listed(opened)


def go_to(opened: Opened, kind: ChangeKind) -> Change:
    """Go by keys to the first change of a kind."""
    view = listed(opened)
    for _step in rows(opened):
        if isinstance(view.chosen, Change) and view.chosen.kind is kind:
            return view.chosen
        QTest.keyClick(view, Key.Key_J)
    raise AssertionError(kind)


def click(opened: Opened, name: str) -> None:
    button = find(opened, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()


def test_c_compares_the_current_with_the_target_level_in_counted_sections(opened: Opened) -> None:
    compare(opened)
    assert words(opened, "ladder-compare-summary").startswith("Up from Senior to Staff: ")
    headings = [row for row in rows(opened) if row.value is None]
    assert [row.words for row in headings if row.words != "Kept"] == ["Added", "Raised", "Left behind"]
    shown = [row.value.kind for row in rows(opened) if isinstance(row.value, Change)]
    assert [row.tail for row in headings] == [
        str(shown.count(ChangeKind(row.words.lower().replace(" ", "_")))) for row in headings
    ]
    added = next(row for row in rows(opened) if row.value is not None)
    assert "Added" in added.spoken
    assert "Emerging" in added.spoken
    assert "2 entries" in added.spoken


def test_the_button_opens_and_closes_the_comparison_and_esc_closes_it(opened: Opened) -> None:
    click(opened, "ladder-compare")
    assert listed(opened).isVisible()
    click(opened, "ladder-compare")
    assert matrix(opened).isVisible()
    view = compare(opened)
    QTest.keyClick(view, Key.Key_Escape)
    assert matrix(opened).isVisible()
    assert not view.isVisible()


def test_enter_on_a_criterion_of_the_target_opens_it_in_gaps(opened: Opened, qtbot: QtBot) -> None:
    view = compare(opened)
    change = go_to(opened, ChangeKind.RAISED)
    assert change.after is not None
    with qtbot.waitSignal(opened.page.criterion_requested) as asked:
        QTest.keyClick(view, Key.Key_Return)
    assert asked.args == [change.after.criterion.id]


def test_enter_on_what_is_left_behind_opens_its_newest_entry(opened: Opened, qtbot: QtBot) -> None:
    view = compare(opened)
    change = go_to(opened, ChangeKind.LEFT_BEHIND)
    newest = max(one.evidence.last_day for one in change.standing.evidence)
    with qtbot.waitSignal(opened.page.entry_requested) as asked:
        QTest.keyClick(view, Key.Key_Return)
    opened_one = next(one.evidence for one in change.standing.evidence if one.evidence.entry == asked.args[0])
    assert opened_one.last_day == newest


def test_an_entry_of_the_chosen_criterion_opens_by_enter_beside_it(opened: Opened, qtbot: QtBot) -> None:
    compare(opened)
    change = go_to(opened, ChangeKind.ADDED)
    first = change.standing.evidence[0].evidence.entry
    row = find(opened, f"ladder-compare-entry-{int(first)}")
    qtbot.waitUntil(row.isVisible)
    row.setFocus()
    with qtbot.waitSignal(opened.page.entry_requested) as asked:
        QTest.keyClick(row, Key.Key_Return)
    assert asked.args == [first]


def test_s_swaps_the_levels_and_another_level_can_be_chosen(opened: Opened) -> None:
    view = compare(opened)
    QTest.keyClick(view, Key.Key_S)
    opened.settle()
    assert words(opened, "ladder-compare-summary").startswith("Down from Staff to Senior: ")
    chosen = find(opened, "ladder-compare-from")
    assert isinstance(chosen, Choice)
    chosen.activated.emit(0)
    chosen.setCurrentIndex(0)
    chosen.value_chosen.emit(chosen.chosen)
    opened.settle()
    assert words(opened, "ladder-compare-summary").startswith("Up from Junior to Senior: ")


def test_l_begins_a_line_for_the_chosen_criterion(opened: Opened, qtbot: QtBot) -> None:
    view = compare(opened)
    change = go_to(opened, ChangeKind.ADDED)
    with qtbot.waitSignal(opened.page.line_requested) as asked:
        QTest.keyClick(view, Key.Key_L)
    assert asked.args is not None
    assert asked.args[0].strip() == f"#{change.standing.criterion.competency}"


def test_the_comparison_is_copied_as_text(opened: Opened) -> None:
    compare(opened)
    next(each for each in opened.page.findChildren(Offer) if each.command.id == "copy_comparison").trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Generative AI engineer. Up from Senior to Staff: ")
    assert "\nAdded:\n- Sets an evaluation standard that more than one team uses (emerging, 2 entries)" in copied
    assert "\nLeft behind:\n" in copied
    assert "  Wider scope: system → org" in copied


def test_o_shows_where_the_level_stands_in_every_other_ladder_and_says_it_is_indirect(opened: Opened) -> None:
    compare(opened, Key.Key_O)
    found = [row.value for row in rows(opened) if isinstance(row.value, Abroad)]
    others = [one.id for one in opened.desk.library.ladders() if one.id != "generative-ai-engineer"]
    assert sorted(one.neighbour.ladder.id for one in found) == sorted(others)
    assert all("ndirect" in row.tail for row in rows(opened) if row.value is not None)
    assert words(opened, "ladder-abroad-explained").startswith("Indirect: ")


def test_enter_looks_at_the_other_ladder_without_taking_it(opened: Opened) -> None:
    view = compare(opened, Key.Key_O)
    chosen = view.chosen
    assert isinstance(chosen, Abroad)
    QTest.keyClick(view, Key.Key_Return)
    opened.settle()
    assert matrix(opened).isVisible()
    assert matrix(opened).cells.level(0) == chosen.neighbour.ladder.levels[0]
    with opened.desk.vault.reading() as session:
        held = targets.target_in_force(session)
    assert held is not None
    assert held.ladder == "generative-ai-engineer"


def test_use_this_ladder_takes_the_nearest_levels_in_one_step(opened: Opened) -> None:
    view = compare(opened, Key.Key_O)
    chosen = view.chosen
    assert isinstance(chosen, Abroad)
    click(opened, "ladder-abroad-use")
    with opened.desk.vault.reading() as session:
        held = targets.target_in_force(session)
    assert held is not None
    assert (held.ladder, held.current) == (chosen.neighbour.ladder.id, chosen.neighbour.level.id)
    assert held.target != held.current
    assert opened.notices[-1].command == "undo"
    with opened.desk.vault.writing() as session:
        history.undo(session)
        back = targets.target_in_force(session)
    assert back is not None
    assert (back.ladder, back.current, back.target) == ("generative-ai-engineer", "senior", "staff")


def test_without_a_journal_the_first_two_levels_are_compared(desk: Desk, open_page: OpenPage) -> None:
    opened = open_page(desk, LadderPage)
    compare(opened)
    assert words(opened, "ladder-compare-summary").startswith("Up from Junior to Mid-level: ")
    assert listed(opened).hasFocus()
