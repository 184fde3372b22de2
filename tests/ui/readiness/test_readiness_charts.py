"""The charts of the Readiness screen: image, cells, table, themes, files."""

import csv
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from pages import Opened
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from readiness_drive import CARDS, card, find, focus_on, press

from ladderdesk.charts.chart import ChartTable
from ladderdesk.desk import Desk
from ladderdesk.errors import ExportError
from ladderdesk.journal import entries
from ladderdesk.ui.readiness.page import ReadinessPage
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.chart_table import ChartTableView
from ladderdesk.ui.widgets.chart_view import ChartCanvas

NAMES = [name.removeprefix("readiness-") for name in CARDS]


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_fills_its_card_sharply_and_says_what_it_shows(readiness: Opened, name: str) -> None:
    canvas = card(readiness, name).canvas
    assert canvas.image.deviceIndependentSize().toSize() == canvas.size()
    assert canvas.cells
    assert canvas.accessibleDescription()


@pytest.mark.parametrize("name", NAMES)
def test_arrow_keys_reach_a_cell_and_speak_it(readiness: Opened, name: str) -> None:
    focus_on(readiness, f"readiness-{name}-chart")
    canvas = card(readiness, name).canvas
    before = canvas.cursor_words
    press(readiness, Qt.Key.Key_Right)
    assert canvas.cursor_words != before
    assert canvas.accessibleName() == f"{card(readiness, name).title}: {canvas.cursor_words}"


def test_arrows_in_the_heat_map_move_by_row_and_column(readiness: Opened) -> None:
    focus_on(readiness, "readiness-heat-chart")
    canvas = card(readiness, "heat").canvas
    first, columns = canvas.cells[0], 12
    press(readiness, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert canvas.cursor_words == canvas.cells[columns + 1].words
    press(readiness, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert canvas.cursor_words == first.words


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_can_be_reached_by_arrows(readiness: Opened, name: str) -> None:
    canvas = card(readiness, name).canvas
    focus_on(readiness, f"readiness-{name}-chart")
    reached, waiting = {0}, [0]
    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    while waiting:
        here = waiting.pop()
        for arrow in arrows:
            canvas._cursor = here
            QTest.keyClick(canvas, arrow)
            there = next(place for place, cell in enumerate(canvas.cells) if cell.words == canvas.cursor_words)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(range(len(canvas.cells)))


def test_d_swaps_the_chart_that_has_the_keyboard_and_brings_it_back(readiness: Opened) -> None:
    focus_on(readiness, "readiness-heat-chart")
    press(readiness, Qt.Key.Key_D)
    assert [name for name in NAMES if card(readiness, name).is_table] == ["heat"]
    assert find(readiness, ChartTableView, "readiness-heat-table").hasFocus()
    press(readiness, Qt.Key.Key_D)
    assert not card(readiness, "heat").is_table
    assert card(readiness, "heat").canvas.hasFocus()


def test_as_table_swaps_all_and_back(readiness: Opened) -> None:
    button = find(readiness, QPushButton, "readiness-as-table")
    button.click()
    assert all(card(readiness, name).is_table for name in NAMES)
    assert button.text() == "As charts"
    button.click()
    assert not any(card(readiness, name).is_table for name in NAMES)
    assert button.text() == "As table"


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_copied_as_csv(readiness: Opened, name: str) -> None:
    find(readiness, QPushButton, "readiness-as-table").click()
    find(readiness, QAbstractButton, f"readiness-{name}-copy").click()
    rows = list(csv.reader(StringIO(QGuiApplication.clipboard().text())))
    table = card(readiness, name).chart_table
    assert table is not None
    assert rows == [list(table.columns), *map(list, table.rows)]


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("window", [(1280, 800), (1024, 680)])
def test_no_column_of_a_table_of_shares_is_cut(
    open_page: Callable[..., Opened], sample_desk: Desk, theme: Theme, window: tuple[int, int], percent: int
) -> None:
    theme.apply("light", percent)
    size = (window[0] - theme.dp(76), window[1] - theme.dp(28))
    opened = open_page(sample_desk, ReadinessPage, size)
    find(opened, QPushButton, "readiness-as-table").click()
    opened.settle()
    for name in ("coverage", "course"):
        view = find(opened, ChartTableView, f"readiness-{name}-table")
        assert view.horizontalScrollBar().maximum() == 0, name


def test_names_that_do_not_fit_beside_the_figures_stand_on_two_lines(qtbot: QtBot) -> None:
    view = ChartTableView("Coverage", name="coverage")
    qtbot.addWidget(view)
    rows = (("Mentoring and influence", "51%", "1 of 3"), ("Governance", "60%", "2 of 3"))
    view.resize(420, 200)
    view.show()
    view.show_table(ChartTable(title="Coverage", columns=("Group", "Packet-ready", "Criteria demonstrated"), rows=rows))
    usual = view.rowHeight(0)
    view.resize(245, 200)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    assert view.rowHeight(0) > usual
    view.resize(420, 200)
    assert view.rowHeight(0) == usual


def test_selected_cells_alone_are_copied(readiness: Opened) -> None:
    find(readiness, QPushButton, "readiness-as-table").click()
    focus_on(readiness, "readiness-coverage-table")
    view = find(readiness, ChartTableView, "readiness-coverage-table")
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    table = card(readiness, "coverage").chart_table
    assert table is not None
    assert QGuiApplication.clipboard().text().splitlines() == [table.rows[0][0], table.rows[1][0]]


def test_the_old_image_stays_until_the_new_one_is_drawn(readiness: Opened) -> None:
    canvas = card(readiness, "heat").canvas
    before = canvas.image
    with readiness.desk.vault.writing() as session:
        entries.trash(session, [one.id for one in entries.all_entries(session)][-9:])
    assert canvas.image == before
    assert not canvas.image.isNull()
    readiness.settle()
    assert canvas.image != before


def test_another_theme_draws_anew_in_its_colours(readiness: Opened, theme: Theme) -> None:
    canvas = card(readiness, "heat").canvas
    place = canvas.cells[0].area.center().toPoint() - QPointF(9, 9).toPoint()
    assert canvas.image.pixelColor(place) in theme.colours.heat
    theme.apply("dark")
    readiness.qtbot.waitUntil(lambda: canvas.image.pixelColor(place) in theme.colours.heat, timeout=5000)


def test_larger_text_makes_the_chart_larger_with_its_cells(readiness: Opened, theme: Theme) -> None:
    canvas = card(readiness, "heat").canvas
    height = canvas.cells[0].area.height()
    theme.apply("light", 150)
    readiness.qtbot.waitUntil(lambda: canvas.cells[0].area.height() > height * 1.2, timeout=5000)
    readiness.qtbot.waitUntil(lambda: _is_filled(canvas), timeout=5000)


def _is_filled(canvas: ChartCanvas) -> bool:
    """Say whether the image is as large as its place, to a pixel."""
    spare = canvas.image.deviceIndependentSize() - canvas.size().toSizeF()
    return abs(spare.width()) <= 1 and abs(spare.height()) <= 1


def test_another_width_is_drawn_once_it_rests(readiness: Opened) -> None:
    canvas = card(readiness, "heat").canvas
    for width in range(1210, 1500, 40):
        readiness.page.resize(width, 772)
    readiness.qtbot.waitUntil(lambda: canvas.image.deviceIndependentSize().toSize() == canvas.size(), timeout=5000)


def dialog(opened: Opened, name: str) -> QFileDialog:
    return find(opened, QFileDialog, name)


def choose(opened: Opened, chart: int, form: str) -> QFileDialog:
    press_export(opened)
    menu = find(opened, QMenu, f"readiness-export-{chart}")
    action = next(action for action in menu.actions() if action.text() == form)
    action.trigger()
    find(opened, QMenu, "readiness-export-menu").close()
    return dialog(opened, "readiness-export-file")


def press_export(opened: Opened) -> None:
    opened.page.activateWindow()
    QTest.keyClick(opened.page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture(autouse=True)
def own_file_dialogs() -> None:
    """Use Qt's own file dialog, which a test can fill in."""
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.mark.parametrize(
    ("form", "suffix", "beginning"),
    [
        ("SVG picture…", "svg", b"<?xml"),
        ("PNG picture…", "png", b"\x89PNG"),
        ("Table as CSV…", "csv", b"\xef\xbb\xbfGroup,"),
    ],
)
def test_a_chart_is_exported_where_the_user_says(
    readiness: Opened, tmp_path: Path, form: str, suffix: str, beginning: bytes
) -> None:
    window = choose(readiness, 0, form)
    window.setDirectory(str(tmp_path))
    window.selectFile(str(tmp_path / f"mine.{suffix}"))
    window.accept()
    readiness.settle()
    assert (tmp_path / f"mine.{suffix}").read_bytes().startswith(beginning)
    assert readiness.notices[-1].words == f"Exported mine.{suffix}."
    assert find(readiness, QPushButton, "readiness-export").isEnabled()


def test_all_charts_go_into_a_folder_beside_what_is_there(readiness: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    folder.mkdir()
    (folder / "criteria-burn-up.svg").write_text("mine")
    press_export(readiness)
    menu = find(readiness, QMenu, "readiness-export-menu")
    next(action for action in menu.actions() if action.objectName() == "readiness-export-all").trigger()
    menu.close()
    window = dialog(readiness, "readiness-export-folder")
    window.setDirectory(str(folder))
    window.selectFile(str(folder))
    window.accept()
    readiness.settle()
    assert (folder / "criteria-burn-up.svg").read_text() == "mine"
    assert len(list(folder.iterdir())) == 13
    assert QImage(str(folder / "evidence-by-group-and-month.png")).width() > 1000


def test_an_export_that_fails_says_so_and_can_be_tried_again(readiness: Opened, tmp_path: Path) -> None:
    window = choose(readiness, 2, "Table as CSV…")
    with readiness.qtbot.captureExceptions() as failures:
        window.fileSelected.emit(str(tmp_path / "gone" / "mix.csv"))
        readiness.settle()
    window.reject()
    assert [type(failure[1]) for failure in failures] == [ExportError]
    assert "does not exist" in str(failures[0][1])
    assert find(readiness, QPushButton, "readiness-export").isEnabled()


def test_the_window_stays_awake_while_everything_is_measured_and_drawn_anew(readiness: Opened) -> None:
    beats = [perf_counter()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(perf_counter()))
    timer.start(10)
    readiness.page.refresh()
    readiness.settle()
    stalls = sorted(later - earlier for earlier, later in pairwise(beats))
    assert len(beats) > 5
    assert stalls[len(stalls) // 2] < 0.03
