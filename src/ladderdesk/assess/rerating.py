"""Compare what an assessment came to at a guide's first checkpoint with what it came to at a later one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ladderdesk.assess import answering
from ladderdesk.assess.assessments import Answers, compare
from ladderdesk.catalogue.learning import Assessment, Choice, Question
from ladderdesk.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An assessment as it was taken at a checkpoint: `result` as it was kept then."""

    day_number: int
    day: date
    answers: Answers
    result: Mapping[str, Any]

    @property
    def score(self) -> int:
        """Give the points."""
        return int(self.result.get("score", 0))

    @property
    def title(self) -> str:
        """Name the band that was reached."""
        return str(self.result.get("title", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One question at both times."""

    question: Question
    before: Choice
    now: Choice

    @property
    def gain(self) -> int:
        """Give by how many points the later answer is better."""
        return self.now.points - self.before.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerating:
    """An assessment taken twice; `dimensions` are the questions that both answer, in their order."""

    assessment: Assessment
    before: Taken
    now: Taken
    dimensions: tuple[Dimension, ...]

    @property
    def gain(self) -> int:
        """Give by how many points the later result is better."""
        return self.now.score - self.before.score

    @property
    def has_risen(self) -> bool:
        """Say whether any dimension did."""
        return any(one.gain > 0 for one in self.dimensions)


def rerate(assessment: Assessment, before: Taken, now: Taken) -> Rerating:
    """Put two results side by side, question by question; those that only one of them answers are left out."""
    changed = {one.question.id: one for one in compare(assessment, before.answers, now.answers)}
    dimensions = []
    for question in assessment.questions:
        change = changed.get(question.id)
        if change is not None:
            dimensions.append(Dimension(question=question, before=change.before, now=change.now))
            continue
        same = answering.find_choice(assessment, question, before.answers.get(question.id))
        if same is not None and question.id in now.answers:
            dimensions.append(Dimension(question=question, before=same, now=same))
    return Rerating(assessment=assessment, before=before, now=now, dimensions=tuple(dimensions))


def sentence(found: Rerating) -> str:
    """Say in a sentence how the later result compares."""
    text = _("{assessment}, day {first} to day {last}: {before} to {now} of {most}, {change}.")
    return text.format(
        assessment=found.assessment.title,
        first=found.before.day_number,
        last=found.now.day_number,
        before=found.before.score,
        now=found.now.score,
        most=found.now.result.get("most", 0),
        change=gain_text(found.gain),
    )


def gain_text(gain: int) -> str:
    """Say a change in points: "+2", "−1", "same"."""
    return answering.gain_text(gain) if gain else _("same")
