"""The Ladder screen: what each level asks, where the user stands, and choosing another level."""

from collections.abc import Callable

import pytest
from pages import Opened
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from ladderdesk.desk import Desk
from ladderdesk.journal import history, targets
from ladderdesk.journal.rows import Status
from ladderdesk.ui.ladder.matrix import CELL, ROLE, MatrixView
from ladderdesk.ui.ladder.page import LadderPage

OpenPage = Callable[..., Opened]


@pytest.fixture
def opened(sample_desk: Desk, open_page: OpenPage) -> Opened:
    return open_page(sample_desk, LadderPage)


def matrix_of(opened: Opened) -> MatrixView:
    found = opened.page.findChild(MatrixView, "ladder-matrix")
    assert isinstance(found, MatrixView)
    return found


def words_of(opened: Opened) -> str:
    return "\n".join(label.text() for label in opened.page.findChildren(QLabel) if label.isVisibleTo(opened.page))


def choose(opened: Opened, level: str, row: int) -> None:
    view = matrix_of(opened)
    column = next(place for place in range(view.cells.columnCount()) if view.cells.level(place).id == level)
    view.setCurrentIndex(view.cells.index(row, column))


def test_it_opens_on_the_target_level_with_levels_across_and_groups_down(opened: Opened) -> None:
    view = matrix_of(opened)
    names = [view.cells.headerData(place, Qt.Orientation.Horizontal) for place in range(view.cells.columnCount())]
    assert names == ["Junior", "Mid-level", "Senior", "Staff", "Principal"]
    assert view.chosen_cell is not None
    assert view.chosen_cell.level.id == "staff"
    roles = [view.cells.index(0, place).data(ROLE) for place in range(5)]
    assert roles == ["", "", "current", "target", ""]


def test_a_cell_says_in_one_sentence_what_it_asks_and_how_it_stands(opened: Opened) -> None:
    index = matrix_of(opened).currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    cell = index.data(CELL)
    assert cell.group.name in spoken
    assert "Staff" in spoken
    assert f"{cell.met} demonstrated" in spoken


def test_arrow_keys_move_by_cell_and_the_detail_follows(opened: Opened, qtbot: QtBot) -> None:
    view = matrix_of(opened)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    opened.settle()
    assert view.chosen_cell is not None
    assert view.chosen_cell.level.id == "senior"
    assert "About Senior" in words_of(opened)
    for standing in view.chosen_cell.standings:
        assert standing.criterion.statement in _said(opened)


def _said(opened: Opened) -> str:
    widgets = opened.page.findChildren(QWidget)
    return "\n".join(widget.accessibleName() for widget in widgets if widget.accessibleName())


def test_enter_on_a_target_cell_opens_its_criterion_in_gaps(opened: Opened, qtbot: QtBot) -> None:
    view = matrix_of(opened)
    view.setFocus()
    assert view.chosen_cell is not None
    with qtbot.waitSignal(opened.page.criterion_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [view.chosen_cell.standings[0].criterion.id]


def test_l_begins_a_line_tagged_with_the_competency_of_the_cell(opened: Opened, qtbot: QtBot) -> None:
    view = matrix_of(opened)
    view.setFocus()
    assert view.chosen_cell is not None
    with qtbot.waitSignal(opened.page.line_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_L)
    assert asked.args is not None
    assert asked.args[0].strip() == f"#{view.chosen_cell.standings[0].criterion.competency}"


def test_another_level_becomes_the_target_and_undo_takes_it_back(opened: Opened, qtbot: QtBot) -> None:
    choose(opened, "principal", 0)
    button = opened.page.findChild(QAbstractButton, "ladder-set-target")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()
    with opened.desk.vault.reading() as session:
        chosen = targets.target_in_force(session)
    assert chosen is not None
    assert (chosen.current, chosen.target) == ("senior", "principal")
    assert opened.notices[-1].command == "undo"
    with opened.desk.vault.writing() as session:
        history.undo(session)
    opened.settle()
    assert matrix_of(opened).cells.index(0, 3).data(ROLE) == "target"


def test_a_ladder_with_two_tracks_shows_one_of_them_when_asked(opened: Opened, qtbot: QtBot) -> None:
    page = opened.page
    assert isinstance(page, LadderPage)
    page.show_ladder("ai-ml-engineer")
    opened.settle()
    view = matrix_of(opened)
    assert view.cells.columnCount() == 12
    segments = page.findChildren(QAbstractButton)
    management = next(one for one in segments if one.text() == "Management")
    qtbot.waitUntil(management.isVisible)
    qtbot.mouseClick(management, Qt.MouseButton.LeftButton)
    titles = [view.cells.level(place).title for place in range(view.cells.columnCount())]
    assert "VP" in titles
    assert "Junior" not in titles


def test_without_a_target_the_first_ladder_is_shown_with_no_evidence(desk: Desk, open_page: OpenPage) -> None:
    opened = open_page(desk, LadderPage)
    view = matrix_of(opened)
    assert view.cells.columnCount() == 5
    cells = [view.cells.index(row, 3).data(CELL) for row in range(view.cells.rowCount())]
    assert {cell.status for cell in cells} <= {Status.NO_EVIDENCE, None}


@pytest.mark.parametrize("width", [950, 1204])
def test_the_side_pane_is_a_drawer_on_narrow_windows(sample_desk: Desk, open_page: OpenPage, width: int) -> None:
    opened = open_page(sample_desk, LadderPage, size=(width, 652))
    side = opened.page.findChild(QWidget, "ladder-side")
    details = opened.page.findChild(QAbstractButton, "ladder-details")
    assert side is not None
    assert details is not None
    assert side.isVisible() is (width > 1104)
    assert details.isVisible() is (width <= 1104)


def test_every_control_has_a_name(opened: Opened) -> None:
    nameless = [
        widget
        for widget in opened.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_detail_tells_both_figures_of_experience_what_changes_and_the_notes(opened: Opened) -> None:
    choose(opened, "senior", 0)
    opened.settle()
    shown = words_of(opened)
    assert "Typically 3–6 years in the field. Elsewhere in the document: after 3 to 5 years." in shown
    assert "Quality of one system → Evaluation of a product area" in shown
    assert "Of staff the document names two failure modes" in shown


def test_a_criterion_that_no_document_words_is_called_derived(opened: Opened) -> None:
    choose(opened, "senior", 0)
    opened.settle()
    said = {row.accessibleName() for row in opened.page.findChildren(QWidget) if "ladder-criterion" in row.objectName()}
    assert any(name.startswith("Owns the evaluation framework") and "derived" not in name for name in said)
    assert any(name.startswith("Decides what counts as correct") and name.endswith("derived") for name in said)


def test_a_ladder_is_shown_at_the_cell_of_a_criterion_and_not_chosen(opened: Opened, desk: Desk) -> None:
    opened.page.show_ladder("ai-engineer", "aie.senior.simple-on-purpose")
    opened.settle()
    view = matrix_of(opened)
    assert view.chosen_cell is not None
    assert view.chosen_cell.level.id == "senior"
    assert "aie.senior.simple-on-purpose" in {one.criterion.id for one in view.chosen_cell.standings}
    with opened.desk.vault.reading() as session:
        held = targets.target_in_force(session)
    assert held is not None
    assert held.ladder == "generative-ai-engineer"


def test_the_frame_of_the_current_cell_stays_inside_it_so_that_none_is_left_behind(opened: Opened) -> None:
    view = matrix_of(opened)
    outside = QColor(255, 0, 255)
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(outside)
    option = QStyleOptionViewItem()
    option.rect = QRect(20, 20, 160, 80)
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, view.currentIndex())
    painter.end()
    edge = [image.pixelColor(x, y) for x in range(200) for y in (19, 100)]
    edge += [image.pixelColor(x, y) for x in (19, 180) for y in range(120)]
    assert set(map(QColor.name, edge)) == {outside.name()}
    assert image.pixelColor(20, 50) == image.pixelColor(179, 50) == image.pixelColor(100, 99)
