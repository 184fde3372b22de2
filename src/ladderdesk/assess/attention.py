"""Say what needs the user on a day: steps and checkpoints that are due, drafts, criteria that nothing speaks for."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.journal.rows import Action, ActionId, EntryId, EntryLine, MarkWord, Status, VerdictWord

if TYPE_CHECKING:
    from ladderdesk.assess.checkpoints import GuideStanding
    from ladderdesk.journal.rows import Checkpoint

DUE_DAYS = 3


class Need(StrEnum):
    """Why something needs the user, the most pressing first."""

    OVERDUE = "overdue"
    CHECKPOINT = "checkpoint"
    DUE = "due"
    UNMEASURED_DRAFT = "unmeasured_draft"
    NEW_SINCE_NOT_YET = "new_since_not_yet"
    VERDICT_DIFFERS = "verdict_differs"
    NO_EVIDENCE = "no_evidence"
    DRAFT = "draft"
    UNDATED = "undated"
    TARGET_PASSED = "target_passed"


MOST = {Need.CHECKPOINT: 2, Need.UNMEASURED_DRAFT: 3, Need.DRAFT: 2, Need.NO_EVIDENCE: 2, Need.UNDATED: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """One thing that needs the user; `subject` is the name to set it aside by.

    `words` are the user's or the content's own: the title of a draft, a step or a checkpoint, a criterion's statement,
    a level. `group` is the heading of a criterion or the guide of a checkpoint, `day` when something is or was due, or
    happened. `guide` and `day_number` name the checkpoint.
    """

    need: Need
    subject: str
    words: str
    day: date | None = None
    group: str = ""
    entry: EntryId | None = None
    criterion: str | None = None
    action: ActionId | None = None
    guide: str | None = None
    day_number: int = 0


def needs_attention(
    *,
    drafts: Sequence[EntryLine],
    actions: Sequence[Action],
    readiness: Readiness | None,
    target_by: date | None,
    as_of: date,
    set_aside: Collection[str] = (),
    guides: Sequence["GuideStanding"] = (),
) -> tuple[Attention, ...]:
    """List what needs the user on a day, the most pressing first, without what is set aside by its name.

    `drafts` come newest first, `actions` are the open ones by due day, `readiness` is of the target where there is one.
    """
    found = [
        *_of_actions(actions, as_of),
        *_of_guides(guides),
        *_of_drafts(drafts),
        *(_of_target(readiness, target_by) if readiness else ()),
    ]
    wanted = [one for one in found if one.subject not in set_aside]
    order = list(Need)
    return tuple(_at_most(sorted(wanted, key=lambda one: order.index(one.need))))


def _of_actions(actions: Iterable[Action], as_of: date) -> Iterator[Attention]:
    for action in actions:
        need = _need_of(action, as_of)
        if need is not None:
            yield Attention(
                need=need,
                subject=f"action:{action.uuid}",
                words=action.title,
                day=action.due,
                criterion=action.criterion,
                action=action.id,
            )


def _need_of(action: Action, as_of: date) -> Need | None:
    if action.snoozed_until is not None and action.snoozed_until >= as_of:
        return None
    if action.due is None:
        return Need.UNDATED
    if action.due < as_of:
        return Need.OVERDUE
    return Need.DUE if action.due <= as_of + timedelta(days=DUE_DAYS) else None


def _of_guides(guides: Iterable["GuideStanding"]) -> Iterator[Attention]:
    """Name the checkpoints that are due, the first to have been so first."""
    due = [(one, guide) for guide in guides for one in guide.due_ones]
    for one, guide in sorted(due, key=_by_due):
        asked = guide.asked(one.day_number)
        yield Attention(
            need=Need.CHECKPOINT,
            subject=f"checkpoint:{one.uuid}",
            words=asked.title if asked is not None else "",
            day=one.due,
            group=guide.guide.title,
            guide=one.guide,
            day_number=one.day_number,
        )


def _by_due(due: tuple["Checkpoint", "GuideStanding"]) -> tuple[date, int]:
    return due[0].due, due[0].id


def _of_drafts(drafts: Iterable[EntryLine]) -> Iterator[Attention]:
    for draft in drafts:
        need = Need.DRAFT if draft.has_number else Need.UNMEASURED_DRAFT
        yield Attention(need=need, subject=f"draft:{draft.id}", words=draft.title, day=draft.day, entry=draft.id)


def _of_target(readiness: Readiness, target_by: date | None) -> Iterator[Attention]:
    if target_by is not None and target_by < readiness.as_of:
        level = readiness.level
        yield Attention(need=Need.TARGET_PASSED, subject=f"target:{level.id}", words=level.name, day=target_by)
    for standing in sorted(readiness.standings, key=_weight):
        need = _need_for(standing)
        if need is not None:
            criterion = standing.criterion
            yield Attention(
                need=need,
                subject=f"criterion:{criterion.id}",
                words=criterion.statement,
                day=standing.verdict.day if standing.verdict else None,
                group=standing.group.name,
                criterion=criterion.id,
            )


def _weight(standing: Standing) -> tuple[bool, Fraction]:
    """Put gates first, then what would lift readiness most."""
    is_gate = standing.criterion.kind is CriterionKind.GATE
    return not is_gate, -standing.next.gain if standing.next else Fraction(0)


def _need_for(standing: Standing) -> Need | None:
    said = standing.verdict
    if said is not None and said.word is VerdictWord.NOT_YET and standing.evidence:
        return Need.NEW_SINCE_NOT_YET if standing.to_show_next_time else Need.VERDICT_DIFFERS
    waits = standing.mark is not None and standing.mark.word is MarkWord.NO_OPPORTUNITY
    if standing.status is Status.NO_EVIDENCE and not standing.is_set_aside and not waits:
        return Need.NO_EVIDENCE
    return None


def _at_most(found: Iterable[Attention]) -> Iterator[Attention]:
    """Leave out what would only repeat itself: the rest of the drafts, empty criteria and undated steps can wait."""
    seen: Counter[Need] = Counter()
    for one in found:
        seen[one.need] += 1
        if seen[one.need] <= MOST.get(one.need, seen[one.need]):
            yield one
