"""Count back in calendar days: windows of months, weeks."""

import calendar
from datetime import date, timedelta

from ladderdesk.locales import day_text


def months_before(day: date, months: int) -> date:
    """Give the same day of the month `months` earlier, or that month's last day where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def monday_of(day: date) -> date:
    """Give the Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def weekly(as_of: date, weeks: int = 52) -> tuple[date, ...]:
    """Give `weeks` days seven apart, oldest first, the last being `as_of`: the points of a trend."""
    return tuple(as_of - timedelta(weeks=back) for back in reversed(range(weeks)))


def near_day_text(day: date, as_of: date) -> str:
    """Write a day without its year where that is the year of `as_of`."""
    return day_text(day, "short" if day.year == as_of.year else "medium")
