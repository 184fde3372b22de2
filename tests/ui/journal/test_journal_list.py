"""The list of entries: headings of weeks, rows read only where they are seen, each at the place its number says."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ladderdesk.journal.rows import EntryId, EntryLine, Kind
from ladderdesk.journal.snippets import HIT_END, HIT_START
from ladderdesk.ui.journal.entry_model import EntryModel, draft_words
from ladderdesk.ui.journal.entry_rows import marked_title
from ladderdesk.ui.journal.entry_view import EntryView
from ladderdesk.ui.journal.week_rows import Rows

TODAY = date(2026, 11, 21)
WEEK, ENTRY = 28, 59


class Reader:
    """A reader of lines that remembers what it was asked."""

    def __init__(self, count: int) -> None:
        self.dated = [(EntryId(count - place), TODAY - timedelta(days=place // 3)) for place in range(count)]
        self.days = dict(self.dated)
        self.asked: list[int] = []

    def __call__(self, _words: str, ids: Sequence[EntryId]) -> list[EntryLine]:
        self.asked += ids
        return [line(number, self.days[number]) for number in ids]


def line(number: int, day: date, *, is_draft: bool = False, has_number: bool = True) -> EntryLine:
    return EntryLine(
        id=EntryId(number),
        day=day,
        until=None,
        title=f"Entry {number}",
        kind=Kind.WIN,
        scope=None,
        is_draft=is_draft,
        has_number=has_number,
        is_ready=False,
        competencies=("eval-design",),
        projects=(),
        figure="3 → 1",
    )


@pytest.fixture
def make(qtbot: QtBot) -> Callable[[int], tuple[EntryView, Reader]]:
    def show(count: int) -> tuple[EntryView, Reader]:
        reader = Reader(count)
        model = EntryModel(reader, {"eval-design": "Eval design"})
        model.today = TODAY
        view = EntryView(model, "Entries", name="entries")
        qtbot.addWidget(view)
        view.resize(328, 600)
        view.show_rows_of(Rows.of(reader.dated), words="", current=count)
        view.show()
        qtbot.wait(10)
        return view, reader

    return show


days = st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=60).map(sorted)


@given(days)
def test_each_week_has_one_heading_before_its_newest_entry(ages: list[int]) -> None:
    dated = [(EntryId(place + 1), TODAY - timedelta(days=age)) for place, age in enumerate(ages)]
    rows = Rows.of(dated)
    assert [number for number in rows.numbers if number] == [number for number, _day in dated]
    mondays = [day - timedelta(days=day.weekday()) for _number, day in dated]
    assert list(rows.weeks.values()) == sorted(set(mondays), reverse=True)
    for row, monday in rows.weeks.items():
        following = rows.numbers[row + 1]
        assert following
        assert mondays[following - 1] == monday


@given(days, st.integers(min_value=-50, max_value=6000))
def test_every_height_belongs_to_the_row_that_covers_it(ages: list[int], y: int) -> None:
    rows = Rows.of([(EntryId(place + 1), TODAY - timedelta(days=age)) for place, age in enumerate(ages)])
    tops = [rows.top(row, WEEK, ENTRY) for row in range(len(rows) + 1)]
    assert tops[-1] == len(rows.weeks) * WEEK + len(ages) * ENTRY
    row = rows.row_at(y, WEEK, ENTRY)
    if 0 <= y < tops[-1]:
        assert tops[row] <= y < tops[row + 1]
    else:
        assert row == (-1 if y < 0 else len(rows))


@given(days, st.integers(min_value=-3, max_value=90), st.sampled_from([1, -1]))
def test_walking_always_ends_on_an_entry(ages: list[int], row: int, step: int) -> None:
    rows = Rows.of([(EntryId(place + 1), TODAY - timedelta(days=age)) for place, age in enumerate(ages)])
    assert rows.numbers[rows.nearest_entry(row, step)]
    assert Rows().nearest_entry(row, step) == -1


def test_ten_thousand_entries_are_read_only_around_what_is_seen(
    make: Callable[[int], tuple[EntryView, Reader]], qtbot: QtBot
) -> None:
    view, reader = make(10_000)
    assert 0 < len(reader.asked) <= 128
    reader.asked.clear()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.wait(10)
    assert 0 < len(reader.asked) <= 128
    assert 1 in reader.asked


def test_a_line_is_read_once_however_often_it_is_painted(
    make: Callable[[int], tuple[EntryView, Reader]], qtbot: QtBot
) -> None:
    view, reader = make(300)
    for _time in range(3):
        view.viewport().repaint()
    assert len(reader.asked) == len(set(reader.asked))


def test_a_click_chooses_the_entry_under_the_pointer(
    make: Callable[[int], tuple[EntryView, Reader]], qtbot: QtBot
) -> None:
    view, _reader = make(300)
    chosen: list[int] = []
    view.entry_chosen.connect(chosen.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=QPoint(100, WEEK + ENTRY + 10))
    assert chosen == [299] == [view.current_entry]
    QTest.mouseClick(view.viewport(), left, pos=QPoint(100, 10))
    assert chosen == [299], "a heading is not chosen"


def test_shift_and_a_click_mark_all_in_between(make: Callable[[int], tuple[EntryView, Reader]]) -> None:
    view, _reader = make(300)
    model = view.model()
    assert isinstance(model, EntryModel)
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), left, shift, QPoint(100, WEEK + 2 * ENTRY + 10))
    assert model.marked == (300, 299, 298)
    QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.ControlModifier, QPoint(100, WEEK + ENTRY + 10))
    assert model.marked == (300, 298)


def test_other_rows_keep_what_is_seen_in_its_place(
    make: Callable[[int], tuple[EntryView, Reader]], qtbot: QtBot
) -> None:
    view, reader = make(1000)
    view.verticalScrollBar().setValue(20_000)
    seen = view.indexAt(QPoint(50, 100)).data()
    reader.days[EntryId(5000)] = TODAY
    view.show_rows_of(Rows.of([(EntryId(5000), TODAY), *reader.dated]), words="", current=1000)
    assert view.indexAt(QPoint(50, 100)).data() == seen
    assert view.current_entry == 1000


def test_the_current_entry_and_its_week_come_into_sight(make: Callable[[int], tuple[EntryView, Reader]]) -> None:
    view, _reader = make(1000)
    view.show_current(500)
    row = view.currentIndex().row()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    view.verticalScrollBar().setValue(40_000)
    view.show_current(1000)
    assert view.verticalScrollBar().value() == 0, "the heading over the first entry is seen too"
    assert row > 500


@pytest.mark.parametrize(
    ("is_draft", "has_number", "words"),
    [(False, False, ""), (False, True, ""), (True, True, "Draft"), (True, False, "Draft, no number")],
)
def test_a_draft_says_what_it_lacks(is_draft: bool, has_number: bool, words: str) -> None:
    assert draft_words(line(1, TODAY, is_draft=is_draft, has_number=has_number)) == words


@pytest.mark.parametrize(
    ("title", "words", "marked"),
    [
        ("Golden set now covers refunds", "golden", "<Golden> set now covers refunds"),
        ("Prüfung der Größe", "grosse", "Prüfung der Größe"),
        ("Café run", "cafe", "<Café> run"),
        ("Nothing here", "golden", "Nothing here"),
        ("a b", "", "a b"),
    ],
)
def test_hits_in_a_title_are_marked_where_they_stand(title: str, words: str, marked: str) -> None:
    assert marked_title(title, words).replace(HIT_START, "<").replace(HIT_END, ">") == marked
