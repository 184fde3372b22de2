"""What the Readiness screen shows, read and measured in one go, beside the window's thread."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.assess import plateaus, readiness
from ladderdesk.assess.days import months_before, weekly
from ladderdesk.assess.values import Leverage, PlateauFinding, Readiness, Record, Standing, TrendPoint
from ladderdesk.charts.rows import HeatRows, ScopeBar, entries_by_group, scope_mix
from ladderdesk.i18n import _
from ladderdesk.insight import Aim
from ladderdesk.journal import entries, lists, plan
from ladderdesk.journal.rows import EntryId, EntryLine
from ladderdesk.vault.session import Session

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

GAIN_DAYS = 90
MOST_POINTS = 36
LONGEST_SPAN = timedelta(days=400)
"""How long before a period an entry may have begun that still ends in it."""


class Period(StrEnum):
    """How far back the charts look."""

    DAYS = "90 days"
    HALF_YEAR = "6 months"
    YEAR = "12 months"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The measured target, what stands behind every figure of it, and the rows of the charts.

    `record` is everything said of the target's criteria, `before` the readiness 90 days earlier. `entries` are those of
    the charts' period, newest first; `since` is its first day. `titles` are the entries behind plateaus and weeks,
    `recent` counts the entries that plateaus are judged on, `planned` are the titles of open actions.
    """

    aim: Aim
    record: Record
    readiness: Readiness
    before: Readiness
    moves: tuple[Standing, ...]
    entries: tuple[EntryLine, ...]
    titles: dict[EntryId, EntryLine]
    since: date
    heat: HeatRows
    mix: tuple[ScopeBar, ...]
    points: tuple[TrendPoint, ...]
    findings: tuple[PlateauFinding, ...]
    weeks: tuple[Leverage, ...]
    recent: int
    planned: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing speaks for any criterion yet."""
        return all(not one.evidence and one.mark is None for one in self.readiness.standings)


def period_words(period: Period) -> str:
    """Say a period in short."""
    return {
        Period.DAYS: _("90 days"),
        Period.HALF_YEAR: _("6 months"),
        Period.YEAR: _("12 months"),
        Period.ALL: _("All"),
    }[period]


def first_day(period: Period, today: date, oldest: date | None) -> date:
    """Give the first day of a period: months are whole ones, the present one among them."""
    if period is Period.DAYS:
        return today - timedelta(days=GAIN_DAYS - 1)
    if period is Period.ALL:
        return min(oldest or today, today)
    months = 6 if period is Period.HALF_YEAR else 12
    return months_before(today.replace(day=1), months - 1)


def trend_days(period: Period, since: date, today: date) -> tuple[date, ...]:
    """Give the days at which the burn-up is measured, the last being today."""
    if period is Period.DAYS:
        return weekly(today, 13)
    if period is Period.HALF_YEAR:
        return tuple(day for day in weekly(today, 27) if day >= since)
    months = (today.year - since.year) * 12 + today.month - since.month
    step = max(1, -(-months // MOST_POINTS))
    firsts = [months_before(since.replace(day=1), -step * place) for place in range(months // step + 1)]
    return (*(day for day in firsts if day < today), today)


def read(desk: "Desk", period: Period) -> Seen | None:
    """Read everything the screen shows; nothing where no target is chosen."""
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        return None if aim is None else _read(session, aim, desk.today(), period)


def _read(session: Session, aim: Aim, today: date, period: Period) -> Seen:
    record = insight.record_of(session, insight.criterion_ids(aim.target))
    measured = readiness.measure(aim.ladder, aim.target.id, record, today)
    since = first_day(period, today, _oldest(session, today) if period is Period.ALL else None)
    begun = lists.line_ids(session, lists.Filter(since=since - LONGEST_SPAN, until=today))
    shown = [line for line in lists.lines(session, begun) if (line.until or line.day) >= since]
    half_year = months_before(today, plateaus.MONTHS)
    recent = entries.all_entries(session, since=half_year + timedelta(days=1), until=today)
    current = aim.current.id if aim.current else None
    set_aside = plan.dismissals(session, day=today)
    found = plateaus.find_plateaus(recent, aim.ladder, current, aim.target.id, today)
    weeks = plateaus.leverage_weeks(recent, today)
    behind = {number for one in found for number in one.entries} | {number for one in weeks for number in one.entries}
    return Seen(
        aim=aim,
        record=record,
        readiness=measured,
        before=readiness.measure(aim.ladder, aim.target.id, record, today - timedelta(days=GAIN_DAYS)),
        moves=readiness.biggest_moves(measured),
        entries=tuple(shown),
        titles={line.id: line for line in lists.lines(session, sorted(behind))},
        since=since,
        heat=entries_by_group(aim.ladder, shown, since, today),
        mix=scope_mix(shown, since, today),
        points=readiness.trend(aim.ladder, aim.target.id, record, trend_days(period, since, today)),
        findings=tuple(one for one in found if plateau_subject(one.id) not in set_aside),
        weeks=weeks,
        recent=sum(half_year < each.content.last_day <= today for each in recent),
        planned=frozenset(action.title for action in plan.open_actions(session)),
    )


def _oldest(session: Session, today: date) -> date | None:
    dated = lists.dated_ids(session, lists.Filter(until=today))
    return dated[-1][1] if dated else None


def plateau_subject(plateau: str) -> str:
    """Name a plateau as something that can be set aside."""
    return f"plateau:{plateau}"
