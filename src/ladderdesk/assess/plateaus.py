"""Recognise known ways of getting stuck in the journal's own figures, and the weeks a count of features misreads.

Judged are the entries of the last two quarters, that is the six months up to the day asked about, and only where they
are twelve or more. The level someone is at decides for "current …", "mid and up" and "senior and up"; where it is not
known these are not judged. An entry counts from its last day; what is in the trash does not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ladderdesk.assess.days import monday_of, months_before, near_day_text
from ladderdesk.assess.plateau_rules import RULES, View, is_tagged, reaches
from ladderdesk.assess.values import Leverage, PlateauFinding
from ladderdesk.assess.words import listed
from ladderdesk.catalogue.model import Ladder, Scope
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry, Kind

LEAST_ENTRIES = 12
MONTHS = 6


def find_plateaus(
    entries: Sequence[Entry], ladder: Ladder, current: str | None, target: str, as_of: date
) -> tuple[PlateauFinding, ...]:
    """Name the plateaus the journal shows on a day, for someone at one level (by id, where known) who wants another."""
    recent = _recent(entries, as_of)
    if len(recent) < LEAST_ENTRIES:
        return ()
    view = View(
        entries=tuple(recent),
        ladder=ladder,
        current=ladder.level(current) if current else None,
        target=ladder.level(target),
        as_of=as_of,
    )
    return tuple(found for rule in RULES if (found := rule(view)) is not None)


def leverage_weeks(entries: Sequence[Entry], as_of: date) -> tuple[Leverage, ...]:
    """Name the weeks of the last two quarters without a shipped feature but with work that lifts others, newest first.

    A week that is not over on the day asked about is not judged.
    """
    weeks: dict[date, list[Entry]] = defaultdict(list)
    for entry in _recent(entries, as_of):
        weeks[monday_of(entry.content.last_day)].append(entry)
    over = [monday for monday in sorted(weeks, reverse=True) if monday + timedelta(days=6) <= as_of]
    found = (_find_leverage(monday, weeks[monday], as_of) for monday in over)
    return tuple(week for week in found if week is not None)


def _recent(entries: Iterable[Entry], as_of: date) -> list[Entry]:
    first_day = months_before(as_of, MONTHS)
    kept = (entry for entry in entries if entry.trashed_at is None)
    recent = [entry for entry in kept if first_day < entry.content.last_day <= as_of]
    return sorted(recent, key=lambda entry: (entry.content.last_day, entry.id))


def _find_leverage(monday: date, week: Sequence[Entry], as_of: date) -> Leverage | None:
    lifting = [entry for entry in week if _areas(entry)]
    if not lifting or any(_is_shipped_feature(entry) for entry in week):
        return None
    areas = list(dict.fromkeys(area for entry in lifting for area in _areas(entry)))
    words = _("Week of {day}: no feature shipped, but work on {areas}, which raises what everyone ships after it.")
    return Leverage(
        monday=monday,
        entries=tuple(entry.id for entry in lifting),
        words=words.format(day=near_day_text(monday, as_of), areas=listed(areas)),
    )


def _areas(entry: Entry) -> list[str]:
    """Name the ways an entry lifts others, empty where it does not."""
    kind = entry.content.kind
    areas = {
        _("evals"): is_tagged(entry, "eval-design"),
        _("platform"): is_tagged(entry, "ml-platform"),
        _("standards"): kind is Kind.STANDARD or is_tagged(entry, "standards-governance"),
        _("mentoring"): kind is Kind.MENTORING or is_tagged(entry, "mentoring"),
    }
    return [area for area, is_one in areas.items() if is_one]


def _is_shipped_feature(entry: Entry) -> bool:
    """Say whether an entry is a shipped feature: a win, not known to be a mere task, that lifts nobody else."""
    is_wide_enough = entry.content.scope is None or reaches(entry, Scope.FEATURE)
    return entry.content.kind is Kind.WIN and is_wide_enough and not _areas(entry)
