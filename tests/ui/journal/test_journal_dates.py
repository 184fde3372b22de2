"""Days and spans as the Journal says and reads them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.ui.journal import dates
from ladderdesk.ui.journal.choosing import Chosen, Period, Shelf
from ladderdesk.ui.journal.date_field import read_span

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 19), None, "Thu 19 Nov 2026"),
        (date(2026, 11, 16), date(2026, 11, 19), "16 – 19 Nov 2026"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 Oct – 3 Nov 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 – 2 Jan 2026"),
    ],
)
def test_a_span_is_said_as_short_as_it_can_be(first: date, last: date | None, words: str) -> None:
    assert dates.span(first, last) == words


@given(st.dates(min_value=date(2000, 1, 1), max_value=TODAY), st.dates(min_value=date(2000, 1, 1), max_value=TODAY))
def test_what_is_said_of_a_day_or_span_is_read_back_as_the_same(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    span = (first, last if last != first else None)
    assert read_span(dates.span(*span), today=TODAY) == span
    assert read_span(dates.whole_day(one), today=TODAY) == (one, None)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    span = read_span(text, today=TODAY)
    assert span is None or span[1] is None or span[0] < span[1]


@pytest.mark.parametrize("words", ["", "soon", "31 Nov", "the 3 Nov", "19 to", "99-19 Nov"])
def test_what_is_no_day_is_refused(words: str) -> None:
    assert read_span(words, today=TODAY) is None


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        (date(2026, 11, 16), "16 – 22 Nov"),
        (date(2026, 10, 26), "26 Oct – 1 Nov"),
        (date(2025, 11, 17), "17 – 23 Nov 2025"),
        (date(2025, 12, 29), "29 Dec – 4 Jan"),
    ],
)
def test_a_week_names_the_year_where_it_is_another(monday: date, words: str) -> None:
    assert dates.week_span(monday, TODAY) == words


def test_an_instant_is_said_in_local_time() -> None:
    instant = datetime(2026, 11, 21, 9, 41, tzinfo=UTC)
    local = instant.astimezone()
    assert dates.time_of(instant) == f"{local.hour:02}:{local.minute:02}"


@pytest.mark.parametrize(
    ("period", "since"),
    [
        (Period.DAYS_90, date(2026, 8, 23)),
        (Period.MONTHS_6, date(2026, 5, 21)),
        (Period.MONTHS_12, date(2025, 11, 21)),
        (Period.ALL, None),
    ],
)
def test_a_period_begins_so_long_ago(period: Period, since: date | None) -> None:
    assert Chosen(period=period).filter(TODAY).since == since


def test_the_trash_has_no_period() -> None:
    assert Chosen(shelf=Shelf.TRASH).filter(TODAY).since is None
