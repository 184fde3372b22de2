"""The strip of the week: every line it shows is shown whole, at every size of type."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.week import WeekDay, WeekItem, WeekStrip

MONDAY = date(2026, 11, 30)
TITLES = (
    "3 new evals shipped",
    "Donaudampfschifffahrtsgesellschaft reworked with care",
    "Kept after a third of rest again",
)


@pytest.mark.parametrize("percent", [90, 100, 125, 150])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_no_line_of_a_day_is_cut_by_its_edge(qtbot: QtBot, theme: Theme, percent: int, count: int) -> None:
    theme.apply("light", percent)
    strip = WeekStrip(name="week")
    qtbot.addWidget(strip)
    items = [WeekItem(number, TITLES[number % 3]) for number in range(count)]
    strip.show_week([WeekDay(MONDAY + timedelta(days=day), items if day == 1 else []) for day in range(7)], MONDAY)
    strip.resize(847, strip.sizeHint().height())
    laid = strip.lines_of(1)
    assert laid
    assert all(place.bottom() < strip.height() for _words, place in laid)
