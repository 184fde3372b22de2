"""What a reference page is shown with: where the user stands in it, and what the journal says beside its cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ladderdesk import insight
from ladderdesk.assess import plateaus
from ladderdesk.assess.days import months_before
from ladderdesk.assess.leverage_words import weeks_against
from ladderdesk.assess.own_place import find_own_role, is_meant_for
from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Leverage, PlateauFinding
from ladderdesk.catalogue.learning import Card, LevelRef, Reference
from ladderdesk.catalogue.model import Ladder
from ladderdesk.catalogue.narrowing import PageWords, Sieve
from ladderdesk.catalogue.read import Library
from ladderdesk.insight import Aim
from ladderdesk.journal import entries, plan
from ladderdesk.journal.rows import Action, Entry, EntryId, Status
from ladderdesk.ui.learn.planning import find_planned
from ladderdesk.ui.readiness.reading import plateau_subject
from ladderdesk.vault.session import Session

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


class LinkKind(StrEnum):
    """Where a link of a card leads."""

    CRITERION = "criterion"
    LADDER = "ladder"
    COMPETENCY = "competency"
    ENTRY = "entry"


class Link(NamedTuple):
    """Something a card is tied to. A criterion of the target level opens in Gaps, any other on its ladder.

    `ladder` and `criterion` say where on a ladder; `status` is how a criterion stands.
    """

    kind: LinkKind
    words: str
    ladder: str = ""
    criterion: str = ""
    competency: str = ""
    entry: int = 0
    status: Status | None = None


class Fit(StrEnum):
    """For whom a card is meant: the level the user is at, the one they want, or another."""

    OWN = "own"
    NEXT = "next"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSeen:
    """A card with what the journal says of it: whether it is cleared or planned, and which plateaus it shows.

    It is cleared where the criterion it unlocks is demonstrated and the journal does not show it any more.
    """

    card: Card
    fit: Fit = Fit.OTHER
    is_cleared: bool = False
    planned: Action | None = None
    findings: tuple[PlateauFinding, ...] = ()
    weeks: tuple[Leverage, ...] = ()
    links: tuple[Link, ...] = ()


class WeekSeen(NamedTuple):
    """A leverage week with its entries as links."""

    week: Leverage
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A page as it is shown; `own_role` is the column or row of the user's own ladder, `words` narrow it.

    `own_level` and `next_level` name where the user is and wants to be, empty where that is not known.
    """

    page: Reference
    words: PageWords
    own_role: str | None
    own_level: str
    next_level: str
    cards: tuple[CardSeen, ...]
    weeks: tuple[WeekSeen, ...] = ()
    entries: Mapping[EntryId, Entry] = field(default_factory=dict)

    def card(self, card: str) -> CardSeen:
        """Give a card by its id."""
        return next(each for each in self.cards if each.card.id == card)


class _Journal(NamedTuple):
    """What the cards of one page need of the journal."""

    aim: Aim | None
    statuses: Mapping[str, Status]
    actions: Sequence[Action]
    findings: Sequence[PlateauFinding]
    weeks: Sequence[Leverage]
    entries: Mapping[EntryId, Entry]


def read_page(desk: "Desk", item: str) -> PageSeen:
    """Read a page with what belongs beside it; for a worker."""
    library = desk.library
    page = next(page for page in library.reference() if page.id == item)
    with desk.vault.reading() as session:
        journal = _read_journal(session, desk, page)
    words = PageWords(page, library)
    words.narrow(Sieve())  # Reads the words here rather than with the first letter typed.
    return PageSeen(
        page=page,
        words=words,
        own_role=_own_role(page, journal.aim.ladder) if journal.aim else None,
        own_level=journal.aim.current.name if journal.aim and journal.aim.current else "",
        next_level=journal.aim.target.name if journal.aim else "",
        cards=tuple(_see_card(card, journal, library) for card in page.cards),
        weeks=tuple(WeekSeen(week, _entry_links(week, journal.entries)) for week in journal.weeks),
        entries=journal.entries,
    )


def _read_journal(session: Session, desk: "Desk", page: Reference) -> _Journal:
    today = desk.today()
    aim = insight.find_aim(session, desk.library)
    steps = [card.step for card in page.cards if card.step is not None]
    named = {criterion for card in page.cards for criterion in card.criteria}
    named |= {criterion for step in steps for criterion in step.criteria}
    has_plateaus = any(card.plateaus for card in page.cards)
    has_weeks = any(card.leverage for card in page.cards)
    recent: Sequence[Entry] = ()
    if has_plateaus or has_weeks:
        since = months_before(today, plateaus.MONTHS) + timedelta(days=1)
        recent = entries.all_entries(session, since=since, until=today)
    set_aside = plan.dismissals(session, day=today) if has_plateaus else {}
    found: Sequence[PlateauFinding] = ()
    if aim is not None and has_plateaus:
        found = plateaus.find_plateaus(recent, aim.ladder, aim.choice.current, aim.choice.target, today)
    return _Journal(
        aim=aim,
        statuses=_statuses(session, desk, named),
        actions=plan.actions(session) if steps else (),
        findings=[one for one in found if plateau_subject(one.id) not in set_aside],
        weeks=plateaus.leverage_weeks(recent, today) if has_weeks else (),
        entries={each.id: each for each in recent},
    )


def _statuses(session: Session, desk: "Desk", criteria: Iterable[str]) -> dict[str, Status]:
    """Say how criteria stand, of whichever ladder and level they are."""
    places = [place for each in sorted(criteria) if (place := desk.library.find_criterion(each)) is not None]
    record = insight.record_of(session, [criterion.id for _ladder, _level, criterion in places])
    levels = {(ladder.id, level.id): (ladder, level) for ladder, level, _criterion in places}
    measured = {key: measure(ladder, level.id, record, desk.today()) for key, (ladder, level) in levels.items()}
    return {
        criterion.id: measured[ladder.id, level.id].standing(criterion.id).status for ladder, level, criterion in places
    }


def _see_card(card: Card, journal: _Journal, library: Library) -> CardSeen:
    unlocks = card.step.criteria if card.step else ()
    statuses = [journal.statuses.get(each, Status.NO_EVIDENCE) for each in unlocks]
    findings = tuple(one for one in journal.findings if one.id in card.plateaus)
    fit = _fit(card, journal.aim, library)
    return CardSeen(
        card=card,
        fit=fit,
        is_cleared=bool(statuses) and not findings and all(_is_demonstrated(status) for status in statuses),
        planned=find_planned(journal.actions, card.step) if card.step else None,
        findings=findings,
        weeks=weeks_against(card, journal.weeks, journal.entries) if card.leverage else (),
        links=(*(_level_links(card, library) if fit is Fit.OTHER else ()), *_links(card, journal, library)),
    )


def _fit(card: Card, aim: Aim | None, library: Library) -> Fit:
    if aim is None or not card.levels:
        return Fit.OTHER
    ladders = {ladder.id: ladder for ladder in library.ladders()}
    if aim.current is not None and is_meant_for(card.levels, aim.ladder, aim.current, ladders):
        return Fit.OWN
    return Fit.NEXT if is_meant_for(card.levels, aim.ladder, aim.target, ladders) else Fit.OTHER


def _is_demonstrated(status: Status) -> bool:
    return status.height >= Status.DEMONSTRATED.height


def _level_links(card: Card, library: Library) -> Iterable[Link]:
    return (link for ref in card.levels if (link := _level_link(ref, library)) is not None)


def _links(card: Card, journal: _Journal, library: Library) -> Iterable[Link]:
    of_target = insight.criterion_ids(journal.aim.target) if journal.aim else ()
    for criterion in card.criteria:
        found = library.find_criterion(criterion)
        if found is not None:
            yield Link(
                LinkKind.CRITERION if criterion in of_target else LinkKind.LADDER,
                found[2].short,
                ladder=found[0].id,
                criterion=criterion,
                status=journal.statuses.get(criterion, Status.NO_EVIDENCE),
            )
    for competency in card.competencies:
        known = library.find_competency(competency)
        if known is not None:
            yield Link(LinkKind.COMPETENCY, known.name, competency=competency)


def _level_link(ref: LevelRef, library: Library) -> Link | None:
    ladder = next((ladder for ladder in library.ladders() if ladder.id == ref.ladder), None)
    level = next((level for level in ladder.levels if level.id == ref.level), None) if ladder is not None else None
    if ladder is None or level is None:
        return None
    first = level.criteria[0].id if level.criteria else ""
    return Link(LinkKind.LADDER, level.name, ladder=ladder.id, criterion=first)


def _own_role(page: Reference, ladder: Ladder) -> str | None:
    """Find the user's own role among the columns, or among the rows where these are the roles."""
    if page.table is None:
        return None
    found = find_own_role(page.table.columns, ladder) or find_own_role(page.table.rows, ladder)
    return found.id if found is not None else None


def _entry_links(week: Leverage, known: Mapping[EntryId, Entry]) -> tuple[Link, ...]:
    return tuple(Link(LinkKind.ENTRY, known[each].content.title, entry=int(each)) for each in week.entries)
