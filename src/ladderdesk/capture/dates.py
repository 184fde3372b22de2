"""The small grammar of days at the end of a line: today, a weekday, "2 weeks ago", 3 Nov, ISO, q3.

A day without a year is the most recent one that is not after today, and today counts: on a Monday, "Monday" is today
and "last Monday" a week ago. A quarter, week or month is a span that ends today at the latest. Only a year that is
written out can lead into the future. A day that another word claims ("planned for Monday", "since 3 Nov") is left
alone, and "sat" and "sun" are words unless they have a capital.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST = 60
"""No day is written with more characters than this, so no more of the line's end is looked at."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLAIMING_WORDS = frozenset(
    {"for", "since", "from", "until", "till", "by", "before", "after", "to", "of", "than", "between", "and", "or", "vs"}
)
_CLAIMING = _CLAIMING_WORDS | {"versus", "through", "not", "every", "-", "–", "—", "&", "/", "→"}
_EARLIEST_YEAR = 1900

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|(?-i:Sat|SAT|Sun|SUN))"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_ON = rf"(?:on\s+)?(?:{_WEEKDAY},?\s+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A day or span read from the end of a text; `start` and `end` count its characters."""

    start: int
    end: int
    day: date
    until: date | None = None


_Span = tuple[date, date]
_Reading = Callable[[re.Match[str], date], _Span]


def find_day(text: str, *, today: date) -> FoundDay | None:
    """Find the day or span that a text ends with, full stop aside; None where it ends with anything else."""
    end = len(text.rstrip().rstrip(".!").rstrip())
    for pattern, read in _GRAMMAR:
        match = pattern.search(text, max(0, end - _LONGEST), end)
        if match is None or _is_claimed(text[max(0, match.start() - _LONGEST) : match.start()]):
            continue
        try:
            first, last = read(match, today)
        except (ValueError, OverflowError):
            continue
        if first.year < _EARLIEST_YEAR:
            continue
        return FoundDay(start=match.start(), end=end, day=first, until=last if last > first else None)
    return None


def _is_claimed(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].casefold() in _CLAIMING


def _today(_match: re.Match[str], today: date) -> _Span:
    return today, today


def _yesterday(_match: re.Match[str], today: date) -> _Span:
    day = today - timedelta(days=1)
    return day, day


def _weekday(match: re.Match[str], today: date) -> _Span:
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"][:3].lower())) % 7
    if (match["which"] or "").lower() == "last" and back == 0:
        back = 7
    day = today - timedelta(days=back)
    return day, day


def _ago(match: re.Match[str], today: date) -> _Span:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1
    unit = match["unit"].lower()
    if unit in ("month", "year"):
        day = _months_before(today, count * (12 if unit == "year" else 1))
    else:
        day = today - timedelta(days=count * (7 if unit == "week" else 1))
    return day, day


def _months_before(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _written(match: re.Match[str], today: date) -> _Span:
    month, day = _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
    found = date(int(match["year"]), month, day) if match["year"] else _latest(month, day, today)
    return found, found


def _latest(month: int, day: int, today: date) -> date:
    for year in range(today.year, max(today.year - 9, 0), -1):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    raise ValueError(day)


def _iso(match: re.Match[str], _today: date) -> _Span:
    day = date.fromisoformat(match["iso"])
    return day, day


def _quarter(match: re.Match[str], today: date) -> _Span:
    month = 3 * int(match["quarter"]) - 2
    year = int(match["year"]) if match["year"] else today.year - (date(today.year, month, 1) > today)
    return _months_from(date(year, month, 1), 3, today)


def _last_span(match: re.Match[str], today: date) -> _Span:
    unit = match["unit"].lower()
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    length = 3 if unit == "quarter" else 1
    this = today.replace(day=1, month=(today.month - 1) // length * length + 1)
    return _months_from(_months_before(this, length), length, today)


def _months_from(first: date, count: int, today: date) -> _Span:
    year, month = divmod(first.year * 12 + first.month - 1 + count - 1, 12)
    last = date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return first, min(last, today) if first <= today else last


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{words})\Z", re.IGNORECASE | re.ASCII)


_GRAMMAR: tuple[tuple[re.Pattern[str], _Reading], ...] = (
    (_phrase("today"), _today),
    (_phrase("yesterday"), _yesterday),
    (_phrase(rf"(?:on\s+)?(?:(?P<which>last|this)\s+)?(?P<weekday>{_WEEKDAY})"), _weekday),
    (
        _phrase(
            rf"(?:about\s+)?(?P<count>an?|{'|'.join(_NUMBERS)}|[0-9]{{1,3}})\s+(?P<unit>day|week|month|year)s?\s+ago",
        ),
        _ago,
    ),
    (_phrase(rf"{_ON}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"), _written),
    (_phrase(rf"{_ON}{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?"), _written),
    (_phrase(rf"{_ON}(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"), _iso),
    (_phrase(rf"(?:(?:in|during)\s+)?q(?P<quarter>[1-4])(?:[\s/-]{_YEAR})?"), _quarter),
    (_phrase(rf"(?:(?:in|during)\s+)?{_YEAR}[\s-]?q(?P<quarter>[1-4])"), _quarter),
    (_phrase(r"(?:during\s+)?last\s+(?P<unit>week|month|quarter)"), _last_span),
)
