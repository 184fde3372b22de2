"""The rows of the Gaps table as they are seen: nothing of a criterion cut, headings from edge to edge."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from gaps_drive import AUTONOMY, GOVERNED, MULTI_SYSTEM, Gaps
from pages import Opened
from PySide6.QtCore import QModelIndex, QPoint

from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.desk import Desk
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.theme import Theme

FRAMEWORK = "genai.staff.area-framework"


def opened_at(
    theme: Theme, open_page: Callable[..., Opened], desk: Desk, percent: int, window: tuple[int, int]
) -> Gaps:
    theme.apply("light", percent)
    return Gaps(open_page(desk, GapsPage, size=(window[0] - theme.dp(76), window[1] - theme.dp(28))))


def row_of(gaps: Gaps, criterion: str) -> QModelIndex:
    return gaps.table.gaps.find(criterion)


@pytest.mark.parametrize("window", [(1280, 800), (1024, 680)])
@pytest.mark.parametrize("percent", [100, 110, 150])
def test_no_criterion_is_cut(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk, percent: int, window: tuple[int, int]
) -> None:
    gaps = opened_at(theme, open_page, sample_desk, percent, window)
    lines = [gaps.table.lines_at(row_of(gaps, one.criterion.id)) for one in gaps.page._view._seen.readiness.standings]  # type: ignore[union-attr]
    assert max(map(len, lines)) <= 2
    assert not any(line.endswith("…") for each in lines for line in each)


def test_a_row_is_as_high_as_its_words_and_becomes_lower_where_there_is_room(gaps: Gaps) -> None:
    long, short = row_of(gaps, FRAMEWORK), row_of(gaps, MULTI_SYSTEM)
    assert gaps.table.visualRect(long).height() > gaps.table.visualRect(short).height()
    gaps.page.resize(1900, 900)
    gaps.settle()
    assert gaps.table.visualRect(long).height() == gaps.table.visualRect(short).height()


def test_the_ground_of_a_heading_goes_on_under_the_scroll_bar(gaps: Gaps, theme: Theme) -> None:
    table = gaps.table
    assert table.verticalScrollBar().maximum() > 0
    gaps.page.show_criterion(FRAMEWORK)
    table.verticalScrollBar().setValue(0)
    heading = table.visualRect(table.gaps.index(0))
    picture = table.grab().toImage()
    middle = heading.center().y()
    ratio = picture.devicePixelRatio()
    for x in (heading.left() + 4, table.width() - 12, table.width() - 1):
        assert picture.pixelColor(QPoint(x, middle) * ratio) == theme.colours.surface.sunken
    assert table.verticalScrollBar().geometry().width() > 0


def test_within_a_heading_gates_come_first_then_signs_then_expectations(gaps: Gaps) -> None:
    model, kinds = gaps.table.gaps, list(CriterionKind)
    rows = [model.row_at(model.index(place)) for place in range(model.rowCount())]
    for before, after in pairwise(rows):
        if before is not None and after is not None:
            one, other = before.standing.criterion.kind, after.standing.criterion.kind
            assert kinds.index(one) <= kinds.index(other)


@pytest.mark.parametrize(("percent", "words"), [(100, "Nothing linked, 3 likely entries"), (150, "3 likely entries")])
def test_that_nothing_is_linked_but_could_be_is_said_in_full_or_in_short_but_never_cut(
    theme: Theme, open_page: Callable[..., Opened], sample_desk: Desk, percent: int, words: str
) -> None:
    gaps = opened_at(theme, open_page, sample_desk, percent, (1024, 680))
    for criterion in (GOVERNED, AUTONOMY):
        assert gaps.table.likely_words_at(row_of(gaps, criterion)) == words
    assert gaps.table.likely_words_at(row_of(gaps, MULTI_SYSTEM)) == ""
