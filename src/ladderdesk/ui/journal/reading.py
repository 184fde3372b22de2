"""What the Journal reads from a vault: each piece in one go, in a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.assess.coach import coach
from ladderdesk.assess.status import Case
from ladderdesk.assess.suggest import Index, learn
from ladderdesk.assess.values import Hint
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.errors import NotFoundError
from ladderdesk.journal import entries, evidence, lists, search
from ladderdesk.journal.lists import FilterCounts
from ladderdesk.journal.rows import Entry, EntryContent, EntryId, EntryLine, Evidence, Status
from ladderdesk.ui.journal.choosing import Chosen, Period
from ladderdesk.ui.journal.coach_pane import Linked
from ladderdesk.ui.journal.week_rows import Rows
from ladderdesk.vault.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ladderdesk.catalogue.model import Criterion, Ladder, Level
    from ladderdesk.desk import Desk

MOST_LEARNED_FROM = 400
MOST_COMPETENCIES, MOST_CRITERIA = 2, 5


@dataclass(frozen=True, slots=True)
class OpenSeen:
    """The entry at the editor as the vault has it, and what it is evidence for."""

    entry: Entry
    linked: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class JournalSeen:
    """One reading of the whole page; `revision` is the count of saves before it began.

    `outside` counts the entries that the period hides. `asked` is the entry that was at the editor then, and `open` is
    absent where that is gone or there was none.
    """

    revision: int
    asked: EntryId | None
    chosen: Chosen
    rows: Rows
    counts: FilterCounts
    is_empty: bool
    outside: int
    usual: tuple[str, ...]
    vocabulary: Vocabulary
    open: OpenSeen | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach says of a content, and the competencies it speaks for."""

    hints: tuple[Hint, ...]
    competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionChoice:
    """A criterion an entry can be linked to: where it stands, how, and the link there is."""

    criterion: "Criterion"
    level: "Level"
    group: str
    status: Status
    linked: Evidence | None
    is_likely: bool


def read_journal(desk: "Desk", chosen: Chosen, entry: EntryId | None, revision: Callable[[], int]) -> JournalSeen:
    """Read counts, rows, names, and the entry at the editor."""
    before = revision()
    today = desk.today()
    with desk.vault.reading() as session:
        found = lists.dated_ids(session, chosen.filter(today))
        whole = chosen.period == Period.ALL
        everywhere = found if whole else lists.dated_ids(session, chosen.filter(today, in_period=False))
        aim = insight.find_aim(session, desk.library)
        ladder = aim.ladder if aim else None
        return JournalSeen(
            revision=before,
            asked=entry,
            chosen=chosen,
            rows=Rows.of(found),
            counts=lists.counts(session, since=chosen.period.since(today)),
            is_empty=not everywhere and _is_empty(session),
            outside=len(everywhere) - len(found),
            usual=_usual(desk, ladder),
            vocabulary=insight.vocabulary(session, desk.library),
            open=_find_open(session, desk, entry),
        )


def read_open(session: Session, desk: "Desk", entry: EntryId) -> OpenSeen:
    """Read one entry with what it is evidence for."""
    return OpenSeen(entries.entry(session, entry), read_linked(session, desk, entry))


def read_linked(session: Session, desk: "Desk", entry: EntryId) -> tuple[Linked, ...]:
    """Read what an entry is evidence for, with how each criterion stands."""
    links = evidence.evidence_for_entry(session, entry)
    standing = _statuses(session, desk, [link.criterion for link in links])
    return tuple(Linked(link, _short(desk, link), standing.get(link.criterion)) for link in links)


def linked(desk: "Desk", entry: EntryId) -> tuple[Linked, ...]:
    """Read what an entry is evidence for."""
    with desk.vault.reading() as session:
        return read_linked(session, desk, entry)


def read_lines(desk: "Desk", words: str, ids: "Sequence[EntryId]") -> list[EntryLine]:
    """Read the lines of some entries, with snippets where words are searched for."""
    with desk.vault.reading() as session:
        return search.lines(session, words, ids) if words.strip() else lists.lines(session, ids)


class Advisor:
    """Coach and suggest; the index of words is made once, in the first thread that asks."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._index: Index | None = None
        self._learned: dict[str, tuple[str, ...]] = {}
        self._names = {each.id: each.name for each in desk.library.competencies}

    def advise(self, content: EntryContent) -> Advice:
        """Say what the coach finds, and which competencies the words speak for."""
        found = self._held_index().suggest_competencies(content, limit=MOST_COMPETENCIES, tagged_before=self._learned)
        return Advice(coach(content, competency_names=self._names), tuple(one.id for one in found))

    def choices(self, entry: EntryId) -> tuple[CriterionChoice, ...]:
        """List the criteria of the target and the current level, those that the entry's words speak for marked."""
        with self._desk.vault.reading() as session:
            aim = insight.find_aim(session, self._desk.library)
            if aim is None:
                return ()
            content = entries.entry(session, entry).content
            links = {link.criterion: link for link in evidence.evidence_for_entry(session, entry)}
            levels = [aim.target, *([aim.current] if aim.current and aim.current.id != aim.target.id else [])]
            measured = [insight.measure(session, aim.ladder, level, self._desk.today()) for level in levels]
        ids = [one.criterion.id for reading in measured for one in reading.standings]
        found = self._held_index().suggest_criteria(content, ids, limit=MOST_CRITERIA, linked=list(links))
        likely = {one.id for one in found}
        return tuple(
            CriterionChoice(
                one.criterion,
                one.level,
                one.group.name,
                one.status,
                links.get(one.criterion.id),
                one.criterion.id in likely,
            )
            for reading in measured
            for one in reading.standings
        )

    def _held_index(self) -> Index:
        if self._index is None:
            with self._desk.vault.reading() as session:
                aim = insight.find_aim(session, self._desk.library)
                newest = lists.line_ids(session, most=MOST_LEARNED_FROM)
                self._learned = learn(entries.entries(session, newest))
            ladders = [aim.ladder] if aim else []
            self._index = Index(self._desk.library.competencies, *ladders)
        return self._index


def _usual(desk: "Desk", ladder: "Ladder | None") -> tuple[str, ...]:
    if ladder is None:
        return tuple(each.id for each in desk.library.competencies)
    return tuple(one for group in ladder.groups for one in group.competencies)


def _is_empty(session: Session) -> bool:
    counted = lists.counts(session)
    return not counted.all and not counted.trashed


def _find_open(session: Session, desk: "Desk", entry: EntryId | None) -> OpenSeen | None:
    if entry is None:
        return None
    try:
        return read_open(session, desk, entry)
    except NotFoundError:
        return None


def _statuses(session: Session, desk: "Desk", criteria: "Sequence[str]") -> dict[str, Status]:
    if not criteria:
        return {}
    record = insight.record_of(session, criteria)
    found = {one: desk.library.find_criterion(one) for one in criteria}
    return {
        one: Case(
            known[2],
            known[1],
            evidence=[each for each in record.evidence if each.criterion == one],
            verdicts=[each for each in record.verdicts if each.criterion == one],
            marks=[each for each in record.marks if each.criterion == one],
            window_months=record.window_months,
        )
        .judge(desk.today())
        .status
        for one, known in found.items()
        if known is not None
    }


def _short(desk: "Desk", link: Evidence) -> str:
    known = desk.library.find_criterion(link.criterion)
    return known[2].short if known else link.wording
