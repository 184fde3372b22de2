"""Days as the Journal says them, in the order and words of the user's locale."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime


def row_day(day: date) -> str:
    """Say a day under the heading of its week: "Thu 19"."""
    return _form(day, "ddd d")


def whole_day(day: date) -> str:
    """Say a day as the editor shows it: "Thu 19 Nov 2026"."""
    return _form(day, "ddd d MMM yyyy")


def span(first: date, last: date | None) -> str:
    """Say a day, or a span as short as it can be: "16 – 19 Nov 2026"."""
    if last is None or last == first:
        return whole_day(first)
    if (first.year, first.month) == (last.year, last.month):
        start = _form(first, "d")
    else:
        start = _form(first, "d MMM" if first.year == last.year else "d MMM yyyy")
    return f"{start} – {_form(last, 'd MMM yyyy')}"


def week_span(monday: date, today: date) -> str:
    """Say the days of a week: "16 – 22 Nov", with the year where it is not this one."""
    sunday = monday + timedelta(days=6)
    start = _form(monday, "d" if monday.month == sunday.month else "d MMM")
    return f"{start} – {_form(sunday, 'd MMM' if sunday.year == today.year else 'd MMM yyyy')}"


def time_of(instant: datetime) -> str:
    """Say the time of day of an instant where the user is: "09:41"."""
    local = instant.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def moment(instant: datetime) -> str:
    """Say day and time of an instant where the user is."""
    return f"{whole_day(instant.astimezone().date())}, {time_of(instant)}"


def as_qdate(day: date) -> QDate:
    """Give a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def as_date(day: QDate) -> date:
    """Give a day of Qt as Python has it."""
    return date(day.year(), day.month(), day.day())


def _form(day: date, form: str) -> str:
    return QLocale().toString(as_qdate(day), form)
