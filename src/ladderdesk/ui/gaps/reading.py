"""What the Gaps screen reads: the standings of the target level, its plan, and the entries likely to count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ladderdesk import insight
from ladderdesk.assess.days import months_before
from ladderdesk.assess.suggest import Index
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.catalogue.model import Bridge, Ladder
from ladderdesk.desk import Desk
from ladderdesk.insight import Aim
from ladderdesk.journal import entries, lists, plan, settings, targets, verdicts
from ladderdesk.journal.rows import Action, Entry, EntryId, Target, Verdict

MOST_LIKELY = 3
MOST_READ = 2000


class Likely(NamedTuple):
    """An entry that probably counts for a criterion, and the words and tags that spoke for it."""

    entry: EntryId
    day: date
    title: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a refresh read; without an aim, only what helps to choose one.

    `spoken` are the verdicts on every criterion, newest first: those who said them are offered again.
    """

    today: date
    aim: Aim | None
    readiness: Readiness | None
    actions: Mapping[str, tuple[Action, ...]]
    spoken: tuple[Verdict, ...]
    chosen: Target | None
    entry_count: int

    def bridges(self, criterion: str) -> tuple[Bridge, ...]:
        """List the steps the ladder recommends for a criterion that are not among its actions yet."""
        if self.aim is None:
            return ()
        planned = {action.title for action in self.actions.get(criterion, ())}
        return tuple(
            each for each in self.aim.ladder.bridges if criterion in each.criteria and each.title not in planned
        )


def read_gaps(desk: Desk) -> Seen:
    """Read and measure all that the screen shows, likely entries apart."""
    today = desk.today()
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        measured = insight.measure(session, aim.ladder, aim.target, today) if aim else None
        ids = insight.criterion_ids(aim.target) if aim else ()
        planned = plan.actions(session, criteria=ids)
        return Seen(
            today=today,
            aim=aim,
            readiness=measured,
            actions={each: tuple(one for one in planned if one.criterion == each) for each in ids},
            spoken=verdicts.verdicts(session)[::-1],
            chosen=targets.target_in_force(session),
            entry_count=lists.counts(session).all,
        )


class LikelyEntries:
    """Find the entries likely to count for the criteria of a ladder; called in one worker thread at a time.

    The words of the ladder are read once, the entries once for each `version` that is asked about.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index: tuple[str, int, Index] | None = None
        self._entries: tuple[int, list[Entry]] | None = None

    def find(self, readiness: Readiness, version: int) -> dict[str, tuple[Likely, ...]]:
        """Name the likeliest entries not yet linked, by criterion; criteria without any are left out."""
        index = self._index_of(readiness.ladder)
        recent = self._recent_entries(readiness.as_of, version)
        found = {each.criterion.id: _likely(index, each, recent) for each in readiness.standings}
        return {criterion: likely for criterion, likely in found.items() if likely}

    def _index_of(self, ladder: Ladder) -> Index:
        if self._index is None or self._index[:2] != (ladder.id, ladder.version):
            self._index = (ladder.id, ladder.version, Index(self._desk.library.competencies, ladder))
        return self._index[2]

    def _recent_entries(self, today: date, version: int) -> list[Entry]:
        if self._entries is None or self._entries[0] != version:
            with self._desk.vault.reading() as session:
                first = months_before(today, settings.window_months(session))
                newest = lists.line_ids(session, lists.Filter(since=first, until=today), most=MOST_READ)
                self._entries = (version, entries.entries(session, newest))
        return self._entries[1]


def _likely(index: Index, standing: Standing, recent: list[Entry]) -> tuple[Likely, ...]:
    linked = {one.evidence.entry for one in standing.evidence}
    known = {entry.id: entry for entry in recent}
    found = index.suggest_entries(standing.criterion, recent, limit=MOST_LIKELY, linked=linked)
    return tuple(
        Likely(entry.id, entry.content.last_day, entry.content.title, one.because)
        for one in found
        for entry in (known[EntryId(int(one.id))],)
    )
