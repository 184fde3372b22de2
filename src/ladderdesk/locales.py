"""Dates and numbers as the user's locale writes them, for the parts that have no Qt.

Babel is imported when the first value is formatted, never at start-up.
"""

import locale as system_locale
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

DayStyle = Literal["short", "medium", "long"]


@cache
def locale_name() -> str:
    """Name the locale of this process in Babel's form, `en_GB` where the system names none."""
    import babel

    name = system_locale.getlocale(system_locale.LC_TIME)[0]
    try:
        return str(babel.Locale.parse(name or "en_GB"))
    except (ValueError, babel.UnknownLocaleError):
        return "en_GB"


def day_text(day: date, style: DayStyle = "medium") -> str:
    """Write a day: short "18 Nov", medium "18 Nov 2026", long "18 November 2026", in the locale's own order."""
    from babel.dates import format_date, format_skeleton

    if style == "short":
        return str(format_skeleton("MMMd", day, locale=locale_name()))
    return str(format_date(day, format=style, locale=locale_name()))


def number_text(value: int | Decimal) -> str:
    """Write a number with the locale's grouping and decimal mark."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale_name()))


def percent_text(share: Decimal | float) -> str:
    """Write a share from 0 to 1 as a whole percentage."""
    from babel.numbers import format_percent

    return str(format_percent(share, locale=locale_name()))
