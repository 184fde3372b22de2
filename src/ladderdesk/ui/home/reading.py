"""What Home reads from a vault: each piece in one go, in a worker thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.assess import readiness
from ladderdesk.assess.attention import Attention, needs_attention
from ladderdesk.assess.days import monday_of, months_before
from ladderdesk.assess.plateaus import MONTHS, find_plateaus
from ladderdesk.assess.values import PlateauFinding, Readiness, Standing, TrendPoint
from ladderdesk.journal import checkpoints, entries, evidence, lists, plan
from ladderdesk.journal.rows import Action, ActionId, EntryId, EntryLine
from ladderdesk.vault.session import Session

if TYPE_CHECKING:
    from ladderdesk.assess.checkpoints import GuideStanding
    from ladderdesk.assess.suggest import Index
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Checkpoint, EntryContent

TREND_DAYS = 90
TREND_STEP = 6
MOST_MOVES = 3
MOST_DRAFTS = 20
YEAR_WEEKS = 53


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """The current week's entries, oldest first, and how many entries each day of the last 52 weeks has."""

    today: date
    monday: date
    lines: tuple[EntryLine, ...]
    per_day: dict[date, int]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class StandingSeen:
    """How the user stands: the aim and its readiness where one is chosen, and what needs attention.

    `course` is claimed readiness on days up to today, oldest first, the first of them 90 days ago.
    """

    today: date
    aim: insight.Aim | None
    readiness: Readiness | None
    course: tuple[float | None, ...]
    moves: tuple[Standing, ...]
    attention: tuple[Attention, ...]
    actions: dict[ActionId, Action]


@dataclass(frozen=True, slots=True)
class LikelyCriterion:
    """A criterion that a new entry may count for: its few words, its statement, and the words that spoke for it."""

    id: str
    short: str
    statement: str
    because: tuple[str, ...]


def read_week(desk: "Desk") -> WeekSeen:
    """Read the current week and the year up to it."""
    today = desk.today()
    monday = monday_of(today)
    first = monday - timedelta(weeks=YEAR_WEEKS - 1)
    with desk.vault.reading() as session:
        per_day = lists.per_day(session, date.min, date.max)
        ids = lists.line_ids(session, lists.Filter(since=monday, until=monday + timedelta(days=6)))
        found = lists.lines(session, ids)
    year = {day: count for day, count in per_day.items() if first <= day <= today}
    return WeekSeen(today, monday, tuple(reversed(found)), year, is_empty=not per_day)


def read_standing(desk: "Desk") -> StandingSeen:
    """Measure readiness for the target, now and over 90 days, and list what needs attention."""
    today = desk.today()
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        record = insight.record_of(session, insight.criterion_ids(aim.target)) if aim else None
        drafts = _drafts(session)
        actions = plan.open_actions(session)
        planned = checkpoints.checkpoints(session)
        put_aside = plan.dismissals(session, day=today)
    measured = readiness.measure(aim.ladder, aim.target.id, record, today) if aim and record else None
    course: Sequence[TrendPoint] = ()
    if aim and record:
        course = readiness.trend(aim.ladder, aim.target.id, record, _course_days(today))
    return StandingSeen(
        today=today,
        aim=aim,
        readiness=measured,
        course=tuple(None if point.share.claimed is None else float(point.share.claimed) for point in course),
        moves=readiness.biggest_moves(measured, MOST_MOVES) if measured else (),
        attention=needs_attention(
            drafts=drafts,
            actions=actions,
            readiness=measured,
            target_by=aim.choice.target_by if aim else None,
            as_of=today,
            set_aside=put_aside,
            guides=_guides(desk, planned, today),
        ),
        actions={action.id: action for action in actions},
    )


def read_plateau(desk: "Desk") -> PlateauFinding | None:
    """Find the first plateau the journal shows that was not set aside."""
    today = desk.today()
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        if aim is None:
            return None
        recent = entries.all_entries(session, since=months_before(today, MONTHS), until=today)
        put_aside = plan.dismissals(session, day=today)
    found = find_plateaus(recent, aim.ladder, aim.choice.current, aim.choice.target, today)
    return next((one for one in found if plateau_subject(one) not in put_aside), None)


def plateau_subject(plateau: PlateauFinding) -> str:
    """Give the name to set a plateau aside by."""
    return f"plateau:{plateau.id}"


def read_likely(desk: "Desk", content: "EntryContent", index: "Index") -> tuple[LikelyCriterion, ...]:
    """Name the criteria of the target that an entry most likely counts for; none where no target is chosen."""
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
    if aim is None:
        return ()
    criteria = {criterion.id: criterion for criterion in aim.target.criteria}
    return tuple(
        LikelyCriterion(one.id, criteria[one.id].short, criteria[one.id].statement, one.because)
        for one in insight.likely_criteria(index, content, aim.target)
    )


def read_index(desk: "Desk") -> "Index | None":
    """Read the words of the catalogue and the target's ladder, to suggest by; none where no target is chosen."""
    from ladderdesk.assess.suggest import Index

    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
    return Index(desk.library.competencies, aim.ladder) if aim else None


def read_links(desk: "Desk", entry: EntryId) -> frozenset[str] | None:
    """Name the criteria an entry counts for now; nothing where the entry is gone."""
    with desk.vault.reading() as session:
        if not lists.lines(session, [entry]) or entries.entry(session, entry).trashed_at is not None:
            return None
        return frozenset(one.criterion for one in evidence.evidence_for_entry(session, entry))


def first_entry_of(desk: "Desk", day: date) -> EntryId | None:
    """Find the entry that was logged first for a day."""
    with desk.vault.reading() as session:
        return next(reversed(lists.line_ids(session, lists.Filter(since=day, until=day))), None)


def _guides(desk: "Desk", planned: Sequence["Checkpoint"], today: date) -> "Sequence[GuideStanding]":
    """Say how the guides stand; their files are only read where one was started."""
    if not planned:
        return ()
    from ladderdesk.assess.checkpoints import standings

    return standings(desk.library.guides(), planned, today)


def _drafts(session: Session) -> list[EntryLine]:
    return lists.lines(session, lists.line_ids(session, lists.Filter(drafts=True), most=MOST_DRAFTS))


def _course_days(today: date) -> list[date]:
    return [today - timedelta(days=back) for back in range(TREND_DAYS, -1, -TREND_STEP)]
