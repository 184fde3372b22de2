"""Say what answers to an assessment come to, what changed since an earlier run, and what an exercise's scores mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ladderdesk.catalogue.learning import Assessment, Band, Choice, Exercise, Grade, Question
from ladderdesk.errors import InputError
from ladderdesk.i18n import _

MOST_PER_ROW = 2
"""Clear scores 2, partly 1, missing 0."""

Answers = Mapping[str, str]
"""The id of the chosen answer by the id of the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to.

    `bands` holds every band that leads, best first, and more than one only where `band` is the undecided one. `points`
    counts by band where answers lean. `short` lists the questions with a better answer to give, in their order.
    """

    assessment: str
    version: int
    score: int
    most: int
    strongest: int
    band: Band
    bands: tuple[Band, ...]
    points: Mapping[str, int]
    short: tuple[Question, ...]

    def record(self) -> dict[str, Any]:
        """Give what a kept run stores of the result: plain values as they were shown."""
        return {
            "band": self.band.id,
            "title": self.band.title,
            "score": self.score,
            "most": self.most,
            "strongest": self.strongest,
            "points": dict(self.points),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One question answered otherwise than before; `gain` is in points."""

    question: Question
    before: Choice
    now: Choice

    @property
    def gain(self) -> int:
        """Give by how many points the answer is better now."""
        return self.now.points - self.before.points


def score(assessment: Assessment, answers: Answers) -> Result:
    """Score a complete run; raises InputError where an answer is missing or unknown."""
    given = _given(assessment, answers)
    points = _points_by_band(assessment, given)
    band, bands = _reached(assessment, given, points)
    return Result(
        assessment=assessment.id,
        version=assessment.version,
        score=sum(choice.points for _question, choice in given),
        most=sum(_best(assessment, question) for question in assessment.questions),
        strongest=_strongest(given),
        band=band,
        bands=bands,
        points=points,
        short=tuple(question for question, choice in given if choice.points < _best(assessment, question)),
    )


def compare(assessment: Assessment, before: Answers, now: Answers) -> tuple[Change, ...]:
    """List the questions that both runs answer, and answer differently; those of another version are left out."""
    changes = []
    for question in assessment.questions:
        choices = {choice.id: choice for choice in assessment.choices_of(question)}
        first, second = choices.get(before.get(question.id, "")), choices.get(now.get(question.id, ""))
        if first is not None and second is not None and first is not second:
            changes.append(Change(question=question, before=first, now=second))
    return tuple(changes)


def grade(exercise: Exercise, scores: Mapping[str, int]) -> Grade:
    """Say what the scores of a rubric come to; a row without a score is missing. Raises InputError for unknown ones."""
    rows = {row.id for row in exercise.rubric}
    for name, value in scores.items():
        if name not in rows or not 0 <= value <= MOST_PER_ROW:
            raise InputError(_("'{name}' cannot be scored {value} here.").format(name=name, value=value))
    total = sum(scores.values())
    return max((each for each in exercise.grades if each.at_least <= total), key=lambda each: each.at_least)


def _given(assessment: Assessment, answers: Answers) -> list[tuple[Question, Choice]]:
    unknown = set(answers) - {question.id for question in assessment.questions}
    if unknown:
        raise InputError(_("There is no question '{name}' here.").format(name=min(unknown)))
    return [(question, _choice(assessment, question, answers)) for question in assessment.questions]


def _choice(assessment: Assessment, question: Question, answers: Answers) -> Choice:
    if question.id not in answers:
        raise InputError(_("'{question}' has no answer yet.").format(question=question.short))
    for choice in assessment.choices_of(question):
        if choice.id == answers[question.id]:
            return choice
    message = _("'{answer}' is no answer to '{question}'.")
    raise InputError(message.format(answer=answers[question.id], question=question.short))


def _best(assessment: Assessment, question: Question) -> int:
    return max(choice.points for choice in assessment.choices_of(question))


def _strongest(given: list[tuple[Question, Choice]]) -> int:
    return sum(choice.strongest for _question, choice in given)


def _points_by_band(assessment: Assessment, given: list[tuple[Question, Choice]]) -> dict[str, int]:
    if assessment.counting != "leaning":
        return {}
    points = {band.id: 0 for band in assessment.bands}
    for _question, choice in given:
        for leaning in choice.leans:
            points[leaning.band] += leaning.points
    return points


def _reached(
    assessment: Assessment, given: list[tuple[Question, Choice]], points: Mapping[str, int]
) -> tuple[Band, tuple[Band, ...]]:
    match assessment.counting:
        case "points":
            band = _by_points(assessment, sum(choice.points for _question, choice in given), _strongest(given))
        case "steps":
            band = _by_steps(assessment, given)
        case "leaning":
            return _by_leaning(assessment, points)
    return band, (band,)


def _by_points(assessment: Assessment, total: int, strongest: int) -> Band:
    reached = [
        band
        for band in assessment.bands
        if (band.at_least or 0) <= total <= (band.at_most or 0) and band.strongest <= strongest
    ]
    return max(reached, key=lambda band: band.strongest)


def _by_steps(assessment: Assessment, given: list[tuple[Question, Choice]]) -> Band:
    """Climb the bands until one has a question whose best answer was not given."""
    open_bands = {question.band for question, choice in given if choice.points < _best(assessment, question)}
    reached = assessment.bands[0]
    for band in assessment.bands:
        if band.id in open_bands:
            break
        reached = band
    return reached


def _by_leaning(assessment: Assessment, points: Mapping[str, int]) -> tuple[Band, tuple[Band, ...]]:
    ranked = sorted(assessment.bands, key=lambda band: -points[band.id])
    leading = tuple(band for band in ranked if points[ranked[0].id] - points[band.id] < assessment.clear_lead)
    if len(leading) > 1 and assessment.undecided is not None:
        return assessment.undecided, leading
    return ranked[0], (ranked[0],)
