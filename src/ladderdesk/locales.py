"""Dates and numbers as the user's locale writes them, for the parts that have no Qt.

Babel is imported when the first value is formatted, never at start-up.
"""

import os
import sys
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

DayStyle = Literal["short", "medium", "long"]


@cache
def system_locale_name() -> str:
    """Name the locale that the system says dates in, such as `de_DE`; `en_GB` where it names none of a country."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if os.environ.get(name)), "")
    if not asked and sys.platform in ("darwin", "win32"):
        import locale as system_locale

        asked = system_locale.getlocale(system_locale.LC_TIME)[0] or ""
    name = asked.partition(".")[0].partition("@")[0]
    return "en_GB" if name in ("", "C", "POSIX") else name


@cache
def locale_name() -> str:
    """Name the locale of this process in Babel's form, `en_GB` where Babel does not know the system's."""
    import babel

    try:
        return str(babel.Locale.parse(system_locale_name()))
    except (ValueError, babel.UnknownLocaleError):
        return "en_GB"


def day_text(day: date, style: DayStyle = "medium") -> str:
    """Write a day: short "18 Nov", medium "18 Nov 2026", long "18 November 2026", in the locale's own order."""
    from babel.dates import format_date, format_skeleton

    if style == "short":
        return str(format_skeleton("MMMd", day, locale=locale_name()))
    return str(format_date(day, format=style, locale=locale_name()))


def number_text(value: "int | Decimal") -> str:
    """Write a number with the locale's grouping and decimal mark."""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # There is nothing to group, and Babel's tables take 4 MB.
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale_name()))


def percent_text(share: "Decimal | float") -> str:
    """Write a share from 0 to 1 as a whole percentage."""
    from babel.numbers import format_percent

    return str(format_percent(share, locale=locale_name()))
