"""The periods a packet may speak of, counted back from its day."""

from collections.abc import Callable
from datetime import date

from ladderdesk.assess.days import months_before
from ladderdesk.i18n import _
from ladderdesk.packet.choice import PacketChoice

PERIODS: tuple[tuple[int | None, Callable[[], str]], ...] = (
    (3, lambda: _("Last 3 months")),
    (6, lambda: _("Last 6 months")),
    (12, lambda: _("Last 12 months")),
    (18, lambda: _("Last 18 months")),
    (None, lambda: _("Everything")),
)


def start_of(months: int | None, today: date) -> date | None:
    """Give the first day of a period of whole months before `today`; nothing where the period has no beginning."""
    if months is None:
        return None
    start: date = months_before(today, months)
    return start


def period_of(choice: PacketChoice, today: date) -> int | None:
    """Give the months a choice goes back, by the nearest of the periods that are offered."""
    if choice.since is None:
        return None
    months = round((today - choice.since).days / 30.44)
    offered = [value for value, _words in PERIODS if value is not None]
    return min(offered, key=lambda value: abs(value - months))
