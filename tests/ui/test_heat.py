"""Heat grids and the week: the cursor walks the cells, and every cell says what it holds."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.heat import Grid, HeatCell, HeatGrid, YearHeat
from ladderdesk.ui.widgets.week import WeekDay, WeekItem, WeekStrip

TODAY = date(2026, 11, 19)


@pytest.fixture
def year(qtbot: QtBot) -> YearHeat:
    grid = YearHeat(name="year")
    qtbot.addWidget(grid)
    grid.show_days({TODAY: 2, TODAY - timedelta(days=1): 1}, TODAY)
    grid.resize(736, grid.heightForWidth(736))
    grid.show()
    return grid


def test_the_cursor_begins_today(year: YearHeat) -> None:
    assert year.cursor_words.endswith("2 entries")
    assert year.accessibleName() == f"Last 52 weeks: {year.cursor_words}"


@pytest.mark.parametrize(
    ("key", "days"),
    [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Left, -7), (Qt.Key.Key_Home, -52 * 7)],
)
def test_the_arrows_walk_through_the_days(qtbot: QtBot, year: YearHeat, key: Qt.Key, days: int) -> None:
    chosen: list[date] = []
    year.day_chosen.connect(chosen.append)
    qtbot.keyClick(year, key)
    qtbot.keyClick(year, Qt.Key.Key_Return)
    assert chosen == [TODAY + timedelta(days=days)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End])
def test_there_is_no_day_after_today(qtbot: QtBot, year: YearHeat, key: Qt.Key) -> None:
    before = year.cursor_words
    qtbot.keyClick(year, key)
    assert year.cursor_words == before


def test_a_click_chooses_the_day_under_it(qtbot: QtBot, year: YearHeat) -> None:
    chosen: list[date] = []
    year.day_chosen.connect(chosen.append)
    qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=year._box(0, 0).center().toPoint())
    assert chosen == [date(2025, 11, 17)]


def test_the_first_cell_is_the_monday_52_weeks_ago(year: YearHeat) -> None:
    assert year.day_at(0, 0) == date(2025, 11, 17)
    assert year.day_at(TODAY.weekday(), 52) == TODAY


def test_more_entries_are_a_darker_step_up_to_the_last(qtbot: QtBot) -> None:
    grid = YearHeat(name="year")
    qtbot.addWidget(grid)
    grid.show_days({TODAY - timedelta(days=back): back for back in range(8)}, TODAY)
    steps = [grid._cell(3 - back, 52).step for back in range(4)]  # type: ignore[union-attr]
    assert steps == [0, 1, 2, 3]
    assert grid._cell(3, 51).step == 4  # type: ignore[union-attr]


def test_the_cursor_passes_over_missing_cells(qtbot: QtBot) -> None:
    grid = HeatGrid("Months", name="months")
    qtbot.addWidget(grid)
    grid.show_grid(Grid([[HeatCell(1, "first"), None, HeatCell(2, "third")]]))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.cursor_words == "third"


def test_the_days_are_drawn_anew_with_other_counts_and_in_another_theme(year: YearHeat, theme: Theme) -> None:
    first = year.grab().toImage()
    year.show_days({TODAY - timedelta(days=3): 4}, TODAY)
    other = year.grab().toImage()
    theme.apply("dark")
    assert len({bytes(image.constBits()) for image in (first, other, year.grab().toImage())}) == 3


def test_a_grid_without_cells_is_quiet(qtbot: QtBot) -> None:
    grid = HeatGrid("Months", name="months")
    qtbot.addWidget(grid)
    grid.show_grid(Grid(()))
    grid.show()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert (grid.cursor_words, grid.accessibleName()) == ("", "Months")


def week() -> list[WeekDay]:
    monday = TODAY - timedelta(days=TODAY.weekday())
    items = {1: [WeekItem(7, "Root-caused drift"), WeekItem(8, "Drift alarm in CI", is_draft=True)]}
    return [WeekDay(monday + timedelta(days=place), items.get(place, [])) for place in range(7)]


@pytest.fixture
def strip(qtbot: QtBot) -> WeekStrip:
    strip = WeekStrip(name="week")
    qtbot.addWidget(strip)
    strip.resize(736, 96)
    strip.show_week(week(), TODAY)
    strip.show()
    return strip


def test_the_week_says_the_day_and_what_was_logged(qtbot: QtBot, strip: WeekStrip) -> None:
    assert strip.accessibleName().endswith("0 entries")
    for _ in range(2):
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleName().endswith("2 entries, Root-caused drift, Drift alarm in CI")


def test_enter_chooses_the_day_and_the_ends_hold(qtbot: QtBot, strip: WeekStrip) -> None:
    chosen: list[date] = []
    strip.day_chosen.connect(chosen.append)
    for _ in range(9):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen == [date(2026, 11, 22)]


def test_a_click_on_an_entry_opens_it_and_beside_it_chooses_the_day(qtbot: QtBot, strip: WeekStrip) -> None:
    opened: list[int] = []
    chosen: list[date] = []
    strip.entry_requested.connect(opened.append)
    strip.day_chosen.connect(chosen.append)
    tuesday = strip._boxes()[1]
    _item, _lines, place = strip._lay(week()[1], tuesday)[0]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place.center())
    qtbot.mouseClick(
        strip, Qt.MouseButton.LeftButton, pos=tuesday.bottomRight() - tuesday.topLeft() + tuesday.topLeft()
    )
    assert opened == [7]
    assert chosen == [date(2026, 11, 17)]


def test_what_does_not_fit_into_a_day_is_counted(strip: WeekStrip) -> None:
    busy = WeekDay(TODAY, [WeekItem(place, f"Entry number {place} with many words") for place in range(9)])
    laid = strip._lay(busy, strip._boxes()[3])
    assert laid[-1][1] == [f"{9 - (len(laid) - 1)} more"]
    assert laid[-1][2].bottom() <= 96
