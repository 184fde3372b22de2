"""What an exercise's page reads in one go: the exercise in its set, attempts, what is at hand, what it is tied to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.assess.checkpoints import GuideStanding, standing
from ladderdesk.assess.patterns import Filled, Own, fill
from ladderdesk.assess.practice import fed_criteria
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.errors import NotFoundError
from ladderdesk.i18n import _
from ladderdesk.journal import answers, checkpoints, entries, evidence, lists, runs
from ladderdesk.journal.answers import Answer
from ladderdesk.journal.lists import Filter
from ladderdesk.journal.rows import Entry, EntryId

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Exercise, Guide, Practice
    from ladderdesk.catalogue.model import Ladder, Level
    from ladderdesk.catalogue.read import Library
    from ladderdesk.desk import Desk
    from ladderdesk.vault.session import Session

MOST_READY, MOST_OTHERS = 400, 60
"""How many of the newest entries are looked at for patterns: those that are packet-ready, and others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSeen:
    """One reading of an exercise: `place` of `count` among those of its kind, attempts newest first.

    `fed` are the criteria it feeds; `target`, the level that the user aims at, is absent where none is chosen, and
    `guide` where no guide comes back to the exercise.
    """

    exercise: "Exercise"
    practice: "Practice"
    place: int
    count: int
    attempts: tuple[runs.Attempt, ...]
    at_hand: Answer
    filled: Filled
    fed: tuple[Standing, ...]
    target: "Level | None"
    guide: GuideStanding | None
    today: date


def read_exercise(desk: "Desk", name: str) -> ExerciseSeen:
    """Read an exercise by its id with all that the page shows; raises NotFoundError where there is none."""
    library, today = desk.library, desk.today()
    practice, exercise = _find(library, name)
    alike = [each.id for each in library.exercises() if each.kind == exercise.kind]
    with desk.vault.reading() as session:
        target = _measure_target(session, desk)
        return ExerciseSeen(
            exercise=exercise,
            practice=practice,
            place=alike.index(name) + 1,
            count=len(alike),
            attempts=runs.attempts(session, name),
            at_hand=answers.at_hand(session, name),
            filled=fill(exercise, _read_own(session, desk, exercise, target)),
            fed=fed_criteria(exercise, target, _measure_named(session, desk, exercise)),
            target=target.level if target else None,
            guide=_read_guide(session, desk, practice, exercise, today),
            today=today,
        )


def _find(library: "Library", name: str) -> "tuple[Practice, Exercise]":
    for practice in library.practice():
        for exercise in practice.exercises:
            if exercise.id == name:
                return practice, exercise
    raise NotFoundError(_("There is no exercise '{name}'").format(name=name))


def _measure_target(session: "Session", desk: "Desk") -> Readiness | None:
    aim = insight.find_aim(session, desk.library)
    return insight.measure(session, aim.ladder, aim.target, desk.today()) if aim else None


def _measure_named(session: "Session", desk: "Desk", exercise: "Exercise") -> tuple[Standing, ...]:
    """Say how the criteria stand that the exercise names, whichever ladder they are of."""
    found = [desk.library.find_criterion(name) for name in exercise.criteria]
    levels: dict[tuple[str, str], tuple[Ladder, Level]] = {}
    for ladder, level, _criterion in filter(None, found):
        levels[ladder.id, level.id] = (ladder, level)
    measured = [insight.measure(session, ladder, level, desk.today()) for ladder, level in levels.values()]
    return tuple(one for each in measured for one in each.standings if one.criterion.id in exercise.criteria)


def _read_own(session: "Session", desk: "Desk", exercise: "Exercise", target: Readiness | None) -> Own:
    aim = insight.find_aim(session, desk.library)
    ready, found = _read_entries(session, desk, target) if "packet-ready-entries" in exercise.fills else (set(), [])
    return Own(
        as_of=desk.today(),
        current=aim.current if aim else None,
        readiness=target,
        entries=found,
        ready=ready,
        evidence=evidence.evidence_by_entry(session, [entry.id for entry in found]),
        competency_names=_names(desk),
    )


def _read_entries(session: "Session", desk: "Desk", target: Readiness | None) -> "tuple[set[EntryId], Sequence[Entry]]":
    """Read the entries that a pattern may tell of: those that the coach or an agreed verdict made ready, and others."""
    until = desk.today()
    ready = set(lists.line_ids(session, Filter(ready=True, until=until), most=MOST_READY))
    for one in target.standings if target else ():
        ready |= {each.evidence.entry for each in one.evidence if each.is_packet_ready}
    others = lists.line_ids(session, Filter(until=until), most=MOST_OTHERS)
    return ready, entries.entries(session, sorted(ready | set(others)))


def _names(desk: "Desk") -> Mapping[str, str]:
    return {each.id: each.name for each in desk.library.competencies}


def _read_guide(
    session: "Session", desk: "Desk", practice: "Practice", exercise: "Exercise", today: date
) -> GuideStanding | None:
    """Find the guide that comes back to the exercise, else the one made from the same document."""
    guides = [each for each in desk.library.guides() if each.checkpoints]
    guide: Guide | None = next((each for each in guides if _comes_back(each, exercise)), None)
    guide = guide or next((each for each in guides if each.id == practice.id), None)
    return standing(guide, checkpoints.checkpoints(session, guide.id), today) if guide else None


def _comes_back(guide: "Guide", exercise: "Exercise") -> bool:
    return any(each.exercise == exercise.id for each in guide.checkpoints)
