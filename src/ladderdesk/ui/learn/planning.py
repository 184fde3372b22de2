"""What is known of a step before it is planned: the criteria it may serve, and what was planned of it before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ladderdesk import insight
from ladderdesk.catalogue.learning import Step
from ladderdesk.catalogue.model import Criterion, Level
from ladderdesk.catalogue.read import Library
from ladderdesk.desk import Desk
from ladderdesk.insight import Aim
from ladderdesk.journal import plan
from ladderdesk.journal.rows import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A criterion that a step may serve; one of the target level is listed in Gaps."""

    criterion: Criterion
    level: Level
    is_of_target: bool
    is_of_ladder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plannable:
    """A step with the criteria it may serve, the likeliest of them, and the action it became before, if any."""

    step: Step
    today: date
    served: tuple[Served, ...]
    likeliest: str | None
    before: Action | None


def read_plannable(desk: Desk, step: Step) -> Plannable:
    """Read what a step may serve, and whether it was planned before; for a worker."""
    with desk.vault.reading() as session:
        aim = insight.find_aim(session, desk.library)
        actions = plan.actions(session)
    named = _named(desk.library, step.criteria, aim)
    is_at_home = any(one.is_of_ladder for one in named) or aim is None
    return Plannable(
        step=step,
        today=desk.today(),
        served=named if is_at_home else (*named, *_of_target(aim, named)),
        likeliest=_likeliest(named) if is_at_home else None,
        before=find_planned(actions, step),
    )


def find_planned(actions: Iterable[Action], step: Step) -> Action | None:
    """Find the action that a step became, one that is open before one that is done; also where it was worded anew."""
    same = [action for action in actions if _is_of_step(action, step)]
    return min(same, key=lambda action: (action.done_on is not None, -action.id), default=None)


def origin_note(step: Step, title: str, note: str = "") -> str:
    """Give the note of an action, from which the step it came of is known again after it was worded anew."""
    is_worded_anew = _plain(title) != _plain(step.title)
    return "\n".join(filter(None, (note, step.title if is_worded_anew else "")))


def _is_of_step(action: Action, step: Step) -> bool:
    return _plain(action.title) == _plain(step.title) or step.title in action.note.splitlines()


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _named(library: Library, criteria: Sequence[str], aim: Aim | None) -> tuple[Served, ...]:
    found = [one for criterion in criteria if (one := library.find_criterion(criterion)) is not None]
    of_target = insight.criterion_ids(aim.target) if aim else ()
    of_ladder = [one for level in aim.ladder.levels for one in insight.criterion_ids(level)] if aim else ()
    return tuple(
        Served(
            criterion=criterion,
            level=level,
            is_of_target=criterion.id in of_target,
            is_of_ladder=criterion.id in of_ladder,
        )
        for _ladder, level, criterion in found
    )


def _of_target(aim: Aim | None, named: Sequence[Served]) -> list[Served]:
    if aim is None:
        return []
    known = {one.criterion.id for one in named}
    return [
        Served(criterion=criterion, level=aim.target, is_of_target=True, is_of_ladder=True)
        for criterion in aim.target.criteria
        if criterion.id not in known
    ]


def _likeliest(named: Sequence[Served]) -> str | None:
    """Prefer a criterion of the target level, then one of the ladder."""
    best = max(named, key=lambda one: (one.is_of_target, one.is_of_ladder), default=None)
    return best.criterion.id if best is not None else None
