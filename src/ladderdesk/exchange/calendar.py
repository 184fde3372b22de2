"""Days with something to do as a calendar file, which any calendar reads: iCalendar, RFC 5545.

What is written is whole days and nothing else, which takes fewer lines here than a library that would have to be pinned
and followed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ladderdesk import __version__

LONGEST = 75
"""The most octets of a line, without its end; what is longer goes on in a line that begins with a space."""

_ESCAPED = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n"}
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something on one day; `uid` is the same each time it is written, so that a calendar moves it and adds none."""

    uid: str
    day: date
    summary: str
    description: str = ""


def calendar(events: Sequence[Event], *, written_at: datetime) -> bytes:
    """Write events as a calendar; `written_at` is an aware instant. Raises ValueError where there is none to write."""
    if not events:
        raise ValueError("a calendar holds at least one event")
    stamp = written_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//LadderDesk//LadderDesk {__version__}//EN",
        "CALSCALE:GREGORIAN",
        *(line for event in events for line in _event_lines(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event_lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Escape words as a value of the type TEXT; characters that no value may hold are left out."""
    return "\n".join(line.translate(_CONTROL) for line in words.splitlines()).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character."""
    pieces, room = [""], LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = LONGEST - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)
