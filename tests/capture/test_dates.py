from datetime import date

import pytest

from ladderdesk.capture.dates import find_day

from .lines import THURSDAY, read


@pytest.mark.parametrize(
    ("written", "day", "until"),
    [
        ("today", "2026-11-19", None),
        ("Yesterday", "2026-11-18", None),
        ("thursday", "2026-11-19", None),
        ("Friday", "2026-11-13", None),
        ("on Mon", "2026-11-16", None),
        ("last Monday", "2026-11-16", None),
        ("last thursday", "2026-11-12", None),
        ("Sat", "2026-11-14", None),
        ("2 days ago", "2026-11-17", None),
        ("two weeks ago", "2026-11-05", None),
        ("about a month ago", "2026-10-19", None),
        ("3 months ago", "2026-08-19", None),
        ("1 year ago", "2025-11-19", None),
        ("3 Nov", "2026-11-03", None),
        ("19 november", "2026-11-19", None),
        ("20 Nov", "2025-11-20", None),
        ("Nov 3rd", "2026-11-03", None),
        ("on Tue, 3 Nov", "2026-11-03", None),
        ("3 Nov 2024", "2024-11-03", None),
        ("March 4, 2025", "2025-03-04", None),
        ("29 Feb", "2024-02-29", None),
        ("1 Dec 2030", "2030-12-01", None),
        ("2026-11-03", "2026-11-03", None),
        ("on 2025-02-28", "2025-02-28", None),
        ("q3", "2026-07-01", "2026-09-30"),
        ("in Q1", "2026-01-01", "2026-03-31"),
        ("q4", "2026-10-01", "2026-11-19"),
        ("Q4 2025", "2025-10-01", "2025-12-31"),
        ("2025-Q2", "2025-04-01", "2025-06-30"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
    ],
)
def test_a_day_at_the_end_of_the_line_is_when_it_happened(written: str, day: str, until: str | None) -> None:
    draft = read(f"Shipped the thing {written}")

    assert draft.title == "Shipped the thing"
    assert draft.day.isoformat() == day
    assert (draft.until.isoformat() if draft.until else None) == until


@pytest.mark.parametrize(
    ("today", "written", "first", "last"),
    [
        (date(2026, 2, 10), "q3", date(2025, 7, 1), date(2025, 9, 30)),
        (date(2026, 2, 10), "q1", date(2026, 1, 1), date(2026, 2, 10)),
        (date(2026, 1, 1), "q1", date(2026, 1, 1), None),
        (date(2026, 1, 1), "yesterday", date(2025, 12, 31), None),
        (date(2026, 1, 15), "last quarter", date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 3, 31), "1 month ago", date(2026, 2, 28), None),
        (date(2024, 2, 29), "1 year ago", date(2023, 2, 28), None),
        (date(2026, 11, 16), "monday", date(2026, 11, 16), None),
        (date(2104, 2, 28), "29 feb", date(2096, 2, 29), None),
    ],
)
def test_a_day_is_read_as_the_most_recent_past_one(today: date, written: str, first: date, last: date | None) -> None:
    found = find_day(written, today=today)

    assert found is not None
    assert (found.day, found.until) == (first, last)


@pytest.mark.parametrize(
    "line",
    [
        "Planned the roadmap for q3",
        "Fixed what was broken since 3 Nov",
        "Twice as fast as before, faster than yesterday",
        "Moved the launch to Friday",
        "Summed up the week of 3 Nov",
        "Ran it on Monday and again",
        "yesterday was good",
        "Offsite 3 Nov – 5 Nov",
        "Logged 31 Feb",
        "Logged 2026-13-01",
        "Logged 0 Jan",
        "Logged q5",
        "Logged in 1066-10-14",
        "Found the chair we sat",
        "Read 99999 weeks ago",
        "Read 999 years ago",
        "Wrote it in May",
        "Saw the xtoday",
        "Compared versions 3/4",
        "Bought a 1 a",
    ],
)
def test_a_day_that_is_not_the_last_thing_or_is_none_stays_text(line: str) -> None:
    draft = read(line)

    assert draft.title == line
    assert (draft.day, draft.until) == (THURSDAY, None)


@pytest.mark.parametrize(
    "line",
    ["Did it yesterday #evals +Search", "Did it #evals yesterday !org", "Did it yesterday, @Jun.", "Did it yesterday!"],
)
def test_names_after_the_day_do_not_hide_it(line: str) -> None:
    assert read(line).day == date(2026, 11, 18)


@pytest.mark.parametrize("today", [date.min, date.max, date(1, 1, 2)])
@pytest.mark.parametrize(
    "written", ["yesterday", "3 months ago", "last week", "last month", "q4", "3 Nov", "last monday"]
)
def test_the_ends_of_the_calendar_break_nothing(today: date, written: str) -> None:
    found = find_day(written, today=today)

    assert found is None or found.day <= today
