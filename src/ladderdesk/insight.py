"""What the record in a vault means: read the rows, hand them to the rules, give back what they say.

The window and the command line both ask here, so that one question has one answer.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ladderdesk import paths
from ladderdesk.assess import coach, readiness
from ladderdesk.assess.suggest import Index
from ladderdesk.assess.values import Readiness, Record, Suggestion
from ladderdesk.capture.draft import EntryDraft, Measure
from ladderdesk.capture.grammar import read_line
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.catalogue.model import Criterion, Ladder, Level
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import entries, evidence, marks, people, plan, settings, targets, verdicts
from ladderdesk.journal.rows import Audience, EntryContent, EntryId, Impact, Judgement, Kind, Person, Strength, Target
from ladderdesk.locales import percent_text
from ladderdesk.vault.session import Session

if TYPE_CHECKING:
    from ladderdesk.catalogue.templates import EntryTemplate
    from ladderdesk.packet.material import PacketMaterial


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """The target in force with the ladder it is on, its levels looked up; `current` is absent where none is chosen."""

    choice: Target
    ladder: Ladder
    current: Level | None
    target: Level


def find_aim(session: Session, library: Library) -> Aim | None:
    """Give the target in force; nothing where none was chosen or its ladder is no longer there."""
    chosen = targets.target_in_force(session)
    if chosen is None:
        return None
    try:
        ladder = library.ladder(chosen.ladder)
        return Aim(
            choice=chosen,
            ladder=ladder,
            current=ladder.level(chosen.current) if chosen.current else None,
            target=ladder.level(chosen.target),
        )
    except (NotFoundError, KeyError):
        return None


def aim(session: Session, library: Library) -> Aim:
    """Give the target in force; raises NotFoundError with the way to choose one."""
    found = find_aim(session, library)
    if found is None:
        raise NotFoundError(
            _(
                "No target level is chosen yet. See the ladders with: ladderdesk ladders, "
                "then choose with: ladderdesk target LADDER LEVEL"
            )
        )
    return found


def criterion_ids(level: Level) -> tuple[str, ...]:
    """List the ids of a level's criteria."""
    return tuple(criterion.id for criterion in level.criteria)


def record_of(session: Session, criteria: Collection[str] | None = None) -> Record:
    """Read all that was said of some criteria, of every criterion where none are named."""
    return Record(
        evidence=evidence.evidence_of(session, criteria),
        verdicts=verdicts.verdicts(session, criteria),
        marks=marks.marks(session, criteria),
        window_months=settings.window_months(session),
    )


def measure(session: Session, ladder: Ladder, level: Level, as_of: date) -> Readiness:
    """Measure readiness for a level from what the vault holds."""
    return readiness.measure(ladder, level.id, record_of(session, criterion_ids(level)), as_of)


def vocabulary(session: Session, library: Library) -> Vocabulary:
    """Gather every name a line of capture may mean, with how often each is used."""
    return Vocabulary.of(
        library.competencies,
        uses=people.competencies_used(session),
        projects={known.name: known.uses for known in people.projects(session)},
        people={known.name: known.uses for known in people.people(session)},
        tags={known.name: known.uses for known in people.tags(session)},
    )


def draft_content(draft: EntryDraft, accepted: Iterable[Measure] = ()) -> EntryContent:
    """Give what a draft says in the shape of an entry, with the measures that were accepted as its impacts."""
    return EntryContent(
        day=draft.day,
        until=draft.until,
        title=draft.title,
        body=draft.body,
        kind=Kind(draft.kind),
        scope=draft.scope,
        line=draft.line,
        competencies=draft.competencies,
        tags=draft.tags,
        projects=draft.projects,
        people=tuple(Person(name=name) for name in draft.people),
        impacts=tuple(
            Impact(measure=each.measure, before=each.before, after=each.after, unit=each.unit) for each in accepted
        ),
    )


def judged(content: EntryContent) -> Judgement:
    """Say what the coach finds in an entry, to be stored beside it."""
    return coach.judge(content)


def log_line(desk: Desk, line: str, *, audience: Audience = Audience.PRIVATE) -> EntryId:
    """Read a line and capture it; it is durable when this returns. Raises InputError on an empty line."""
    with desk.vault.writing() as session:
        draft = read_line(line, today=desk.today(), vocabulary=vocabulary(session, desk.library))
        return log_draft(session, draft, audience=audience)


def log_answers(
    desk: Desk, line: str, body: str, template: "EntryTemplate", *, audience: Audience | None = None
) -> EntryId:
    """Capture a line with a body, of the template's kind and for its audience, unless another was named."""
    with desk.vault.writing() as session:
        draft = read_line(line, today=desk.today(), vocabulary=vocabulary(session, desk.library))
        content = draft_content(draft)
        names_kind = any(token.kind == "kind" and token.state == "taken" for token in draft.tokens)
        content = replace(
            content,
            kind=content.kind if names_kind else Kind(template.kind),
            audience=audience or Audience(template.audience),
            body="\n\n".join(filter(None, (content.body, body))),
        )
        return entries.add(session, content, judgement=judged(content))


def log_draft(
    session: Session,
    draft: EntryDraft,
    accepted: Iterable[Measure] = (),
    *,
    is_draft: bool = False,
    audience: Audience = Audience.PRIVATE,
) -> EntryId:
    """Capture what a line says, with the measures that were accepted; raises InputError where it says nothing."""
    content = draft_content(draft, accepted)
    return entries.capture(
        session,
        draft,
        impacts=content.impacts,
        is_draft=is_draft,
        judgement=judged(content),
        audience=audience,
    )


def write_sample(session: Session, library: Library, *, today: date) -> int:
    """Fill an empty vault with the sample journal that ships, and give the number of its entries."""
    from ladderdesk.assess.assessments import score
    from ladderdesk.exchange.sample import Rules, load_sample

    file = paths.shipped("content") / "sample" / "journal.yaml"
    rules = Rules(judge=judged, score=lambda assessment, answers: score(assessment, answers).record())
    return load_sample(session, file, today=today, library=library, rules=rules)


def link(
    session: Session,
    library: Library,
    entry: EntryId,
    criterion_id: str,
    *,
    strength: Strength = Strength.SOLID,
    note: str = "",
    quantity: Decimal | None = None,
) -> Criterion:
    """Link an entry to a criterion in today's wording; raises NotFoundError where there is none of that id."""
    found = criterion(library, criterion_id)
    evidence.link(session, entry, found.id, wording=found.statement, strength=strength, note=note, quantity=quantity)
    return found


def criterion(library: Library, criterion_id: str) -> Criterion:
    """Give a criterion of any ladder by its id; raises NotFoundError where there is none."""
    found = library.find_criterion(criterion_id)
    if found is None:
        raise NotFoundError(_("No ladder has a criterion “{id}”.").format(id=criterion_id))
    return found[2]


def likely_criteria(index: Index, content: EntryContent, level: Level, *, limit: int = 3) -> Sequence[Suggestion]:
    """Name the criteria of a level that an entry most likely counts for."""
    return index.suggest_criteria(content, criterion_ids(level), limit=limit)


def packet_material(session: Session, library: Library, as_of: date, *, since: date | None = None) -> "PacketMaterial":
    """Gather everything a packet for the target level may say; raises NotFoundError where no target is chosen.

    Entries are those linked to the level's criteria, and all of them from `since` on.
    """
    from ladderdesk.packet.material import PacketMaterial

    held = aim(session, library)
    measured = measure(session, held.ladder, held.target, as_of)
    linked = {one.evidence.entry for standing in measured.standings for one in standing.evidence}
    gathered = {entry.id: entry for entry in entries.entries(session, sorted(linked))}
    gathered |= {entry.id: entry for entry in entries.all_entries(session, since=since, until=as_of)}
    return PacketMaterial(
        name=settings.name(session),
        readiness=measured,
        entries=gathered,
        current=held.current,
        current_since=held.choice.current_since,
        actions=plan.open_actions(session),
        people=tuple(Person(name=known.name, relation=known.relation) for known in people.people(session)),
        competency_names={competency.id: competency.name for competency in library.competencies},
    )


def range_text(measured: Readiness) -> str:
    """Say readiness as a range from packet-ready to claimed; in words where there is no figure."""
    low, high = measured.share.packet_ready, measured.share.claimed
    if low is None or high is None:
        return _("no figure yet, nothing is in the sum")
    return _("{low} packet-ready, {high} claimed").format(low=percent_text(float(low)), high=percent_text(float(high)))
