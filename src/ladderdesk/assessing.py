"""What assessments say of this journal: read runs and rows, ask the rules, keep a run. Window and terminal ask here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.assess.answering import due_on, fitting
from ladderdesk.assess.assessments import Change, Result, compare, score
from ladderdesk.assess.suggested_answers import SuggestedAnswer, suggest_answers
from ladderdesk.errors import InputError
from ladderdesk.journal import plan, runs, targets
from ladderdesk.journal.rows import Action, Target
from ladderdesk.journal.runs import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladderdesk.assess.assessments import Answers
    from ladderdesk.catalogue.learning import Assessment
    from ladderdesk.desk import Desk
    from ladderdesk.vault.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An assessment with its runs, newest first, and what the journal suggests for it, by question.

    `target` are the levels in force, `actions` all that is planned, by which steps are known again.
    """

    assessment: "Assessment"
    runs: tuple[Run, ...]
    suggestions: "Mapping[str, SuggestedAnswer]"
    target: Target | None
    actions: tuple[Action, ...]
    today: date


def read(desk: "Desk", assessment_id: str) -> Seen:
    """Read all that is shown of an assessment; raises NotFoundError where there is none of that id."""
    assessment = desk.library.assessment(assessment_id)
    with desk.vault.reading() as session:
        return Seen(
            assessment=assessment,
            runs=runs.runs(session, assessment.id),
            suggestions=suggestions(desk, session, assessment),
            target=targets.target_in_force(session),
            actions=plan.actions(session),
            today=desk.today(),
        )


def suggestions(desk: "Desk", session: "Session", assessment: "Assessment") -> "Mapping[str, SuggestedAnswer]":
    """Say to which questions the journal suggests a yes, and with which evidence."""
    return suggest_answers(assessment, insight.record_of(session), desk.library.ladders(), desk.today())


def keep_run(session: "Session", assessment: "Assessment", answers: "Answers") -> Run:
    """Score a complete run and keep it; raises InputError where an answer is missing or unknown."""
    result = score(assessment, answers)
    number = runs.record_run(
        session, assessment.id, version=assessment.version, answers=dict(answers), result=result.record()
    )
    return next(run for run in runs.runs(session, assessment.id) if run.id == number)


def day_of(run: Run) -> date:
    """Give the day on which a run was taken, where the user is."""
    return run.taken_at.astimezone().date()


def find_result(assessment: "Assessment", answers: "Mapping[str, str]") -> Result | None:
    """Score answers by today's questions; nothing where they leave one open or no longer fit."""
    try:
        return score(assessment, answers)
    except InputError:
        return None


def kept_answers(assessment: "Assessment", run: Run) -> dict[str, str]:
    """Give of the answers of a run those that today's questions still take."""
    return fitting(assessment, run.answers)


def changes(assessment: "Assessment", before: Run, answers: "Mapping[str, str]") -> tuple[Change, ...]:
    """List what is answered otherwise than in an earlier run, by today's questions."""
    return compare(assessment, kept_answers(assessment, before), answers)


def run_before(taken: Sequence[Run], run: Run | None) -> Run | None:
    """Find the run to compare with: the one before a run, the newest for answers not kept yet; `taken` newest first."""
    if run is None:
        return taken[0] if taken else None
    return next((one for one in taken if one.id < run.id), None)


def is_due_again(assessment: "Assessment", newest: Run | None, today: date) -> bool:
    """Say whether so long ago was the newest run that the assessment should be taken again."""
    due = due_on(assessment, day_of(newest)) if newest else None
    return due is not None and due <= today
