"""Say what an attempt at an exercise scored, how scores went over time, and how long an answer is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ladderdesk.assess.assessments import grade
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.catalogue.learning import Exercise, Grade

MOST_FED = 4
"""How many criteria of the target level stand for those that an exercise names of another one."""

_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the scores of a rubric come to; `unscored` counts the rows without one, which count as missing.

    `height` is where the grade stands among the grades, from 0 (lowest) to 1.
    """

    total: int
    most: int
    unscored: int
    grade: Grade
    height: Fraction

    @property
    def share(self) -> Fraction:
        """Give the total as a part of what can be reached."""
        return Fraction(self.total, self.most)


def score_of(exercise: Exercise, scores: Mapping[str, int]) -> Score:
    """Add up the scores of an attempt; rows that the exercise no longer has are left out."""
    known = {row.id: scores[row.id] for row in exercise.rubric if row.id in scores}
    reached = grade(exercise, known)
    steps = sorted(exercise.grades, key=lambda each: each.at_least)
    return Score(
        total=sum(known.values()),
        most=exercise.most,
        unscored=len(exercise.rubric) - len(known),
        grade=reached,
        height=Fraction(steps.index(reached), max(1, len(steps) - 1)),
    )


def count_words(text: str) -> int:
    """Count the words of a text; where a script has no spaces between them each of its characters is one."""
    rest, spaceless = _SPACELESS.subn(" ", text)
    return spaceless + sum(any(map(str.isalnum, token)) for token in rest.split())


def fed_criteria(exercise: Exercise, target: Readiness | None, named: Sequence[Standing]) -> tuple[Standing, ...]:
    """Give the criteria an exercise feeds: those it names that the target level has, else its own of the same kind.

    Where the target level has none of them, its criteria of the same competencies stand for them, those still open
    first; without a target, or where it has none of these either, the criteria as `named`.
    """
    if target is None:
        return tuple(named)
    own = tuple(one for one in target.standings if one.criterion.id in exercise.criteria)
    if own:
        return own
    competencies = {one.criterion.competency for one in named}
    related = [one for one in target.standings if one.criterion.competency in competencies and not one.is_set_aside]
    related.sort(key=lambda one: (one.status.height, -one.weight))
    return tuple(related[:MOST_FED]) or tuple(named)
