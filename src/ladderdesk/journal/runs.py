"""What the user took from the learning pages: runs of assessments, and attempts at exercises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

import msgspec
from sqlalchemy import select

from ladderdesk.journal import times
from ladderdesk.journal.records import add_record
from ladderdesk.journal.rows import RunId
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import canonical_json
from ladderdesk.vault.session import Session

AttemptId = NewType("AttemptId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of an assessment: answers by question, and the result as it was shown."""

    id: RunId
    uuid: str
    assessment: str
    version: int
    answers: dict[str, Any]
    result: dict[str, Any]
    taken_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at an exercise, with the scores the user gave themselves."""

    id: AttemptId
    uuid: str
    exercise: str
    answer: str
    scores: dict[str, Any]
    taken_at: datetime


def record_run(
    session: Session,
    assessment: str,
    *,
    version: int,
    answers: Mapping[str, Any],
    result: Mapping[str, Any],
    taken_at: datetime | None = None,
) -> RunId:
    """Keep a run of an assessment, taken now unless said otherwise, and give its number."""
    image = {
        "assessment": assessment,
        "version": version,
        "answers": canonical_json(answers),
        "result": canonical_json(result),
        "taken_at": times.instant_text(taken_at or session.clock()),
    }
    return RunId(add_record(session, "assessment_run", image, verb="run.record"))


def runs(session: Session, assessment: str | None = None) -> tuple[Run, ...]:
    """Read the runs of one assessment, or of all, newest first."""
    query = select(t.assessment_run).order_by(t.assessment_run.c.id.desc())
    if assessment is not None:
        query = query.where(t.assessment_run.c.assessment == assessment)
    return tuple(_run(row) for row in session.execute(query))


def record_attempt(
    session: Session, exercise: str, *, answer: str, scores: Mapping[str, Any], taken_at: datetime | None = None
) -> AttemptId:
    """Keep a try at an exercise, made now unless said otherwise, and give its number."""
    image = {
        "exercise": exercise,
        "answer": answer,
        "scores": canonical_json(scores),
        "taken_at": times.instant_text(taken_at or session.clock()),
    }
    return AttemptId(add_record(session, "attempt", image, verb="attempt.record"))


def attempts(session: Session, exercise: str | None = None) -> tuple[Attempt, ...]:
    """Read the tries at one exercise, or at all, newest first."""
    query = select(t.attempt).order_by(t.attempt.c.id.desc())
    if exercise is not None:
        query = query.where(t.attempt.c.exercise == exercise)
    return tuple(_attempt(row) for row in session.execute(query))


def _run(row: Any) -> Run:
    return Run(
        id=row.id,
        uuid=row.uuid,
        assessment=row.assessment,
        version=row.version,
        answers=msgspec.json.decode(row.answers),
        result=msgspec.json.decode(row.result),
        taken_at=times.instant(row.taken_at),
    )


def _attempt(row: Any) -> Attempt:
    return Attempt(
        id=row.id,
        uuid=row.uuid,
        exercise=row.exercise,
        answer=row.answer,
        scores=msgspec.json.decode(row.scores),
        taken_at=times.instant(row.taken_at),
    )
