"""How a questionnaire is answered and read, the same in the window and the terminal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ladderdesk.assess.assessments import Answers, Result
from ladderdesk.catalogue.learning import Assessment, Band, Choice, Question, Step
from ladderdesk.i18n import _

COUNTED_KINDS = ("rating", "choice")
"""Kinds whose answers go by numbers; the others go by the first letters of yes, in part, no, and set the standard."""
YES, PARTLY, NO, STANDARD = "Y", "P", "N", "S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """An answer that leans towards a band, and how far."""

    question: Question
    choice: Choice
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BandLeaning:
    """How far the answers lean towards a band in all, and which of them do."""

    band: Band
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Something to do after a run; `question` is the one it would answer better, absent for what the band advises."""

    step: Step
    question: Question | None


def shown_choices(assessment: Assessment, question: Question) -> tuple[Choice, ...]:
    """Give the answers in the order they are offered: from yes to no, and what is above a yes last."""
    choices = assessment.choices_of(question)
    if assessment.kind in COUNTED_KINDS:
        return choices
    return tuple(sorted(choices, key=lambda choice: (choice.strongest, -choice.points)))


def answer_keys(assessment: Assessment, question: Question) -> dict[str, Choice]:
    """Say which key gives which answer."""
    choices = shown_choices(assessment, question)
    if assessment.kind in COUNTED_KINDS:
        return {str(number): choice for number, choice in enumerate(choices, start=1)}
    points = [choice.points for choice in choices]
    return {_letter(choice, least=min(points), most=max(points)): choice for choice in choices}


def find_choice(assessment: Assessment, question: Question, answer: str | None) -> Choice | None:
    """Find the answer of an id, among those that the question has today."""
    return next((choice for choice in assessment.choices_of(question) if choice.id == answer), None)


def fitting(assessment: Assessment, answers: Mapping[str, Any]) -> dict[str, str]:
    """Keep of some answers those that the questions still take today."""
    return {
        question.id: choice.id
        for question in assessment.questions
        if (choice := find_choice(assessment, question, answers.get(question.id))) is not None
    }


def due_on(assessment: Assessment, taken_on: date) -> date | None:
    """Say when an assessment is due again that was taken on a day; nothing where it never is."""
    if assessment.again_after_days is None:
        return None
    return taken_on + timedelta(days=assessment.again_after_days)


def leanings(assessment: Assessment, answers: Answers) -> tuple[BandLeaning, ...]:
    """Say of each band how far the answers lean towards it and why, the strongest first; none where none lean."""
    if assessment.counting != "leaning":
        return ()
    found = [_leaning(assessment, band, answers) for band in assessment.bands]
    return tuple(sorted(found, key=lambda one: -one.points))


def advice(result: Result) -> tuple[Advice, ...]:
    """List what to do next: the step of each answer that fell short, then what the band advises, each step once."""
    found = [Advice(step=each.step, question=each) for each in result.short if each.step is not None]
    found += [Advice(step=step, question=None) for step in result.band.steps]
    known: dict[str, Advice] = {}
    for one in found:
        known.setdefault(one.step.title, one)
    return tuple(known.values())


def score_text(result: Mapping[str, Any]) -> str:
    """Say the score of a kept result, "4 of 6"; nothing where answers are weighed against each other."""
    if not result.get("most"):
        return ""
    return _("{score} of {most}").format(score=result["score"], most=result["most"])


def outcome_text(result: Mapping[str, Any]) -> str:
    """Say what a kept result came to: "4 of 6, Phase 2, mid-level"."""
    return ", ".join(part for part in (score_text(result), str(result.get("title", ""))) if part)


def lead_text(assessment: Assessment, result: Result) -> str:
    """Say why a result is undecided; nothing where it is decided."""
    if len(result.bands) < 2:
        return ""
    best, other = sorted(result.points.values(), reverse=True)[:2]
    lead = best - other
    if not lead:
        return _("The first are level; a lead of {asked} or more decides.").format(asked=assessment.clear_lead)
    return _("The lead is {lead}; {asked} or more decides.").format(lead=lead, asked=assessment.clear_lead)


def gain_text(gain: int) -> str:
    """Say a change in points with its sign."""
    return f"+{gain}" if gain > 0 else f"−{-gain}" if gain < 0 else "0"


def _letter(choice: Choice, *, least: int, most: int) -> str:
    if choice.strongest:
        return STANDARD
    if choice.points == most:
        return YES
    return NO if choice.points == least else PARTLY


def _leaning(assessment: Assessment, band: Band, answers: Answers) -> BandLeaning:
    reasons = []
    for question in assessment.questions:
        choice = find_choice(assessment, question, answers.get(question.id))
        points = sum(lean.points for lean in choice.leans if lean.band == band.id) if choice else 0
        if choice is not None and points:
            reasons.append(Reason(question=question, choice=choice, points=points))
    return BandLeaning(band=band, points=sum(one.points for one in reasons), reasons=tuple(reasons))
