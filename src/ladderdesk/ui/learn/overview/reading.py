"""What the overview reads: two assessments, the roles in brief, the roadblocks of the user's level, what is due."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ladderdesk import assessing, guiding
from ladderdesk.assess.checkpoints import GuideStanding, when_sentence
from ladderdesk.assessing import Seen
from ladderdesk.catalogue.learning import Reference
from ladderdesk.i18n import _
from ladderdesk.journal import targets
from ladderdesk.locales import day_text
from ladderdesk.ui.learn.reference.reading import CardSeen, Fit, PageSeen, read_page
from ladderdesk.ui.learn.reference.table import Shown
from ladderdesk.ui.learn.topics import Chapter, topic_id

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Table
    from ladderdesk.desk import Desk

OF_A_ROLE = {"ai-product-manager": "product-manager-audit"}
"""The assessment of what somebody does, by their ladder, where it is not that of engineers."""

OF_ENGINEERS, OF_EVERYONE = "eval-ownership", "career-clarity"
ROLES, ROADBLOCKS = "roles", "roadblocks"
ROWS = ("focus", "skill", "coding", "reading", "market")
"""The rows of the roles that are shown, in this order."""
MOST_ROADBLOCKS = 3


class DueSeen(NamedTuple):
    """A day of a guide that is due: the topic that takes it up, and what a row says of it."""

    topic: str
    words: str
    task: str
    when: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesSeen:
    """The page of the roles, and of its table what is shown in brief."""

    page: Reference
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadblocksSeen:
    """The page of roadblocks, those that are shown of it, and the names of the levels they are for."""

    page: Reference
    cards: tuple[CardSeen, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSeen:
    """All that the overview shows of the library and the journal."""

    due: tuple[DueSeen, ...]
    assessments: tuple[Seen, ...]
    roles: RolesSeen
    roadblocks: RoadblocksSeen


def read_overview(desk: "Desk") -> OverviewSeen:
    """Read the overview; for a worker."""
    with desk.vault.reading() as session:
        standings = guiding.read_standings(desk, session)
        target = targets.target_in_force(session)
    own = OF_A_ROLE.get(target.ladder, OF_ENGINEERS) if target is not None else OF_ENGINEERS
    return OverviewSeen(
        due=tuple(_due(one) for one in standings if one.due_ones),
        assessments=tuple(assessing.read(desk, each) for each in (own, OF_EVERYONE)),
        roles=_roles(read_page(desk, ROLES)),
        roadblocks=_roadblocks(read_page(desk, ROADBLOCKS)),
    )


def _due(guide: GuideStanding) -> DueSeen:
    first = guide.due_ones[0]
    asked = guide.asked(first.day_number)
    words = _("{guide}, day {n}").format(guide=guide.guide.title, n=first.day_number)
    task = asked.title if asked is not None else ""
    spoken = (words, when_sentence(first, guide.as_of), task)
    is_late = first.due < guide.as_of
    return DueSeen(
        topic=f"{topic_id(Chapter.GUIDES, guide.guide.id)}#{first.day_number}",
        words=words,
        task=task,
        when=_("due since {day}").format(day=day_text(first.due, "short")) if is_late else _("due today"),
        spoken=", ".join(filter(None, spoken)),
    )


def _roles(seen: PageSeen) -> RolesSeen:
    assert seen.page.table is not None
    table = in_brief(seen.page.table)
    columns = tuple(column.id for column in table.columns)
    return RolesSeen(page=seen.page, shown=Shown(table, columns, tuple(row.id for row in table.rows), seen.own_role))


def in_brief(table: "Table") -> "Table":
    """Keep of a table the rows that tell its columns apart at a glance."""
    known = {row.id: row for row in table.rows}
    return type(table)(
        corner=table.corner, columns=table.columns, rows=tuple(known[each] for each in ROWS if each in known)
    )


def _roadblocks(seen: PageSeen) -> RoadblocksSeen:
    """Choose those of the user's level, then those of the level they want; where none is of either, the first."""
    fitting = [card for fit in (Fit.OWN, Fit.NEXT) for card in seen.cards if card.fit is fit]
    cards = tuple((fitting or seen.cards)[:MOST_ROADBLOCKS])
    fits = {card.fit for card in cards}
    named = ((Fit.OWN, seen.own_level), (Fit.NEXT, seen.next_level))
    return RoadblocksSeen(page=seen.page, cards=cards, levels=tuple(name for fit, name in named if fit in fits))
