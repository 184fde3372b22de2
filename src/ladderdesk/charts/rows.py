"""What each chart draws, as frozen rows, and how they are counted out of the journal and an assessment."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from ladderdesk.assess.days import months_before
from ladderdesk.assess.values import Readiness
from ladderdesk.catalogue.model import Ladder, Scope
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status
from ladderdesk.locales import locale_name

MOST_MONTHS = 18
MOST_QUARTERS = 8
KNOWN_SCOPES = {scope.value: scope for scope in Scope}


class Dated(Protocol):
    """What a chart needs to know of an entry: rows of a list and whole contents both have it."""

    @property
    def day(self) -> date:
        """Give the first day."""

    @property
    def until(self) -> date | None:
        """Give the last day of a span."""

    @property
    def scope(self) -> str | None:
        """Give how far the work reached."""

    @property
    def competencies(self) -> tuple[str, ...]:
        """Give the competencies it is tagged with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One group of the radar: its two shares of the target from 0 to 1, absent where nothing counts."""

    label: str
    claimed: float | None
    packet_ready: float | None
    demonstrated: int
    criteria: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A month, a quarter or a year: one column of a chart over time. `label` is short, `name` is whole."""

    first: date
    last: date
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One group and how many entries touch it in each stretch."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRows:
    """Entries by group and time. `tags` counts an entry once for each group it touches."""

    stretches: tuple[Stretch, ...]
    rows: tuple[HeatRow, ...]
    tags: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeBar:
    """How many entries of one stretch reached how far; `None` where the entry does not say."""

    stretch: Stretch
    counts: dict[Scope | None, int]

    @property
    def total(self) -> int:
        """Count the entries of the stretch."""
        return sum(self.counts.values())


def coverage(readiness: Readiness) -> tuple[Axis, ...]:
    """Give the axes of the radar: every group that has a share of the target."""
    return tuple(
        Axis(
            label=group.group.name,
            claimed=float(group.share.claimed),
            packet_ready=None if group.share.packet_ready is None else float(group.share.packet_ready),
            demonstrated=sum(one.status.height >= Status.DEMONSTRATED.height for one in group.standings),
            criteria=sum(not one.is_set_aside for one in group.standings),
        )
        for group in readiness.groups
        if group.share.claimed is not None
    )


def entries_by_group(ladder: Ladder, entries: Iterable[Dated], since: date, until: date) -> HeatRows:
    """Count the entries of a period by group and by month, or by quarter or year where the period is long."""
    stretches = stretches_of(since, until, most_months=MOST_MONTHS, most_quarters=MOST_MONTHS)
    group_of = {competency: group.id for group in ladder.groups for competency in group.competencies}
    counted: Counter[tuple[str, int]] = Counter()
    seen = 0
    for place, entry in _placed(entries, stretches):
        touched = {group_of[competency] for competency in entry.competencies if competency in group_of}
        counted.update((group, place) for group in touched)
        seen += bool(touched)
    rows = tuple(
        HeatRow(label=group.name, counts=tuple(counted[group.id, place] for place in range(len(stretches))))
        for group in ladder.groups
    )
    return HeatRows(stretches=stretches, rows=rows, tags=counted.total(), entries=seen)


def scope_mix(entries: Iterable[Dated], since: date, until: date) -> tuple[ScopeBar, ...]:
    """Count the entries of a period by scope and by quarter, or by year where the period is long."""
    stretches = stretches_of(since, until, most_months=0, most_quarters=MOST_QUARTERS)
    counted: list[Counter[Scope | None]] = [Counter() for _stretch in stretches]
    for place, entry in _placed(entries, stretches):
        counted[place][KNOWN_SCOPES.get(entry.scope or "")] += 1
    return tuple(
        ScopeBar(stretch=stretch, counts=dict(counts)) for stretch, counts in zip(stretches, counted, strict=True)
    )


def stretches_of(since: date, until: date, *, most_months: int, most_quarters: int) -> tuple[Stretch, ...]:
    """Cut a period into months, quarters or years, whichever is the finest that does not make too many."""
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    longer = 3 if _quarters(since, until) <= most_quarters else 12
    return tuple(_stretches(since, until, 1 if months <= most_months else longer))


def _quarters(since: date, until: date) -> int:
    return (until.year - since.year) * 4 + (until.month - 1) // 3 - (since.month - 1) // 3 + 1


def _stretches(since: date, until: date, step: int) -> Iterator[Stretch]:
    first = date(since.year, (since.month - 1) // step * step + 1, 1)
    place = 0
    while first <= until:
        following: date = months_before(first, -step)
        label, name = _names(first, step, is_first=place == 0)
        yield Stretch(first=first, last=following - timedelta(days=1), label=label, name=name)
        first, place = following, place + 1


def _names(first: date, step: int, *, is_first: bool) -> tuple[str, str]:
    """Name a stretch; the year is said with the first of a chart and tells the others apart."""
    if step == 12:
        return str(first.year), str(first.year)
    if step == 1:
        return month_label(first), month_name(first)
    quarter = (first.month + 2) // 3
    name = _("Q{quarter} {year}").format(quarter=quarter, year=first.year)
    if is_first:
        return _("Q{quarter} {year}").format(quarter=quarter, year=f"{first.year % 100:02}"), name
    return _("Q{quarter}").format(quarter=quarter), name


def month_label(day: date) -> str:
    """Write a month in short, "Nov"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMM", day, locale=locale_name())).rstrip(".")


def month_name(day: date) -> str:
    """Write a month whole with its year, "November 2026"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", day, locale=locale_name()))


def _placed(entries: Iterable[Dated], stretches: tuple[Stretch, ...]) -> Iterator[tuple[int, Dated]]:
    """Pair every entry with the stretch its last day lies in; those outside are left away."""
    starts = {stretch.first: place for place, stretch in enumerate(stretches)}
    if not stretches:
        return
    months = stretches[0].last.month - stretches[0].first.month + 1
    for entry in entries:
        last = entry.until or entry.day
        first = date(last.year, (last.month - 1) // months * months + 1, 1)
        if first in starts:
            yield starts[first], entry
