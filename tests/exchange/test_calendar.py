"""A calendar file holds to RFC 5545 whatever is written into it: lines, folding, escaping, whole days."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderdesk.exchange.calendar import Event, calendar

DAY = date(2026, 11, 30)
STAMP = datetime(2026, 11, 19, 8, 5, 9, tzinfo=UTC)
UID = "0b0f0a5e-6d6e-4f5e-9d7e-3a1f6f0d6c11"


def event(summary: str = "Career ladders, day 7", **values: str) -> Event:
    return Event(uid=UID, day=DAY, summary=summary, **values)


def written(*events: Event) -> bytes:
    return calendar(events or (event(),), written_at=STAMP)


def content_lines(data: bytes) -> list[str]:
    """Read the lines as RFC 5545, 3.1 says: CRLF ends one, CRLF and a space go on with it."""
    text = data.decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value_of(data: bytes, name: str) -> str:
    """Give the value of a property as a reader understands it (3.3.11)."""
    (line,) = [line for line in content_lines(data) if line.startswith(f"{name}:")]
    escaped = line.removeprefix(f"{name}:")
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], escaped, flags=re.DOTALL)


def test_it_is_a_calendar_of_whole_days() -> None:
    lines = content_lines(written(event(description="Draft one paragraph.")))
    assert re.fullmatch(r"PRODID:-//LadderDesk//LadderDesk [0-9a-z.]+//EN", lines[2])
    del lines[2]
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{UID}",
        "DTSTAMP:20261119T080509Z",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "SUMMARY:Career ladders\\, day 7",
        "DESCRIPTION:Draft one paragraph.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_stamp_is_in_utc_wherever_it_was_written() -> None:
    there = STAMP.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert "DTSTAMP:20261119T080509Z" in content_lines(calendar([event()], written_at=there))


def test_every_event_stands_in_the_order_given() -> None:
    data = written(event("One"), event("Two"))
    assert [line for line in content_lines(data) if line.startswith("SUMMARY")] == ["SUMMARY:One", "SUMMARY:Two"]
    assert content_lines(data).count("BEGIN:VEVENT") == content_lines(data).count("END:VEVENT") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a;b,c\\d", "a;b,c\\d"),
        ("One\nTwo\r\nThree", "One\nTwo\nThree"),
        ("Bell\x07, tab\t and delete\x7f", "Bell, tab and delete"),
        ("BEGIN:VEVENT\r\nUID:forged", "BEGIN:VEVENT\nUID:forged"),
    ],
)
def test_a_reader_gets_the_words_and_nothing_that_would_end_a_line(words: str, told: str) -> None:
    data = written(event("x", description=words))
    assert value_of(data, "DESCRIPTION") == told
    assert content_lines(data).count("BEGIN:VEVENT") == 1


def test_a_long_line_is_folded_at_75_octets_and_not_inside_a_letter() -> None:
    data = written(event("Übergangsplan für 検索品質 😀 " * 9))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert any(len(line) == 75 for line in data.split(b"\r\n"))
    assert value_of(data, "SUMMARY") == "Übergangsplan für 検索品質 😀 " * 9


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_any_words_come_back_as_they_were(words: str) -> None:
    data = written(event(words))
    assert value_of(data, "SUMMARY") == words
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_there_is_no_calendar_without_an_event() -> None:
    with pytest.raises(ValueError, match="at least one"):
        calendar([], written_at=STAMP)
