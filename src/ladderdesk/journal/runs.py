"""What the user took from the learning pages: runs of assessments, checkpoints of guides, attempts at exercises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NewType

import msgspec
from sqlalchemy import select

from ladderdesk.journal import times
from ladderdesk.journal.images import Change
from ladderdesk.journal.log import carry_out, new_uuid
from ladderdesk.journal.records import add_record, change_record, require_record
from ladderdesk.journal.rows import CheckpointId, RunId
from ladderdesk.vault import tables as t
from ladderdesk.vault.hashing import canonical_json
from ladderdesk.vault.session import Session

AttemptId = NewType("AttemptId", int)

CHECKPOINT_DAYS = (0, 3, 7, 14, 21)


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
class Checkpoint:
    """A dated return to a guide, done once `done_on` is set."""

    id: CheckpointId
    uuid: str
    guide: str
    day_number: int
    due: date
    done_on: date | None
    reflection: str
    run: RunId | None


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
    session: Session, assessment: str, *, version: int, answers: Mapping[str, Any], result: Mapping[str, Any]
) -> RunId:
    """Keep a run of an assessment and give its number."""
    image = {
        "assessment": assessment,
        "version": version,
        "answers": canonical_json(answers),
        "result": canonical_json(result),
        "taken_at": times.now(session),
    }
    return RunId(add_record(session, "assessment_run", image, verb="run.record"))


def runs(session: Session, assessment: str | None = None) -> tuple[Run, ...]:
    """Read the runs of one assessment, or of all, newest first."""
    query = select(t.assessment_run).order_by(t.assessment_run.c.id.desc())
    if assessment is not None:
        query = query.where(t.assessment_run.c.assessment == assessment)
    return tuple(_run(row) for row in session.execute(query))


def plan_checkpoints(session: Session, guide: str, *, start: date, days: Sequence[int] = CHECKPOINT_DAYS) -> None:
    """Plan the returns to a guide, counted in days from `start`."""
    images = [
        {
            "uuid": new_uuid(),
            "guide": guide,
            "day_number": number,
            "due": (start + timedelta(days=number)).isoformat(),
            "done_on": None,
            "reflection": "",
            "run": None,
        }
        for number in days
    ]
    carry_out(session, "checkpoint.plan", guide, [Change("checkpoint", None, image) for image in images])


def finish_checkpoint(
    session: Session, checkpoint_id: CheckpointId, *, day: date, reflection: str = "", run: RunId | None = None
) -> None:
    """Call a checkpoint done on a day, with what the user thought and the run taken then."""
    change_record(
        session,
        "checkpoint",
        checkpoint_id,
        verb="checkpoint.finish",
        done_on=day.isoformat(),
        reflection=reflection,
        run=None if run is None else require_record(session, "assessment_run", run)["uuid"],
    )


def checkpoints(session: Session, guide: str | None = None) -> tuple[Checkpoint, ...]:
    """Read the checkpoints of one guide, or of all, by due day."""
    query = select(t.checkpoint).order_by(t.checkpoint.c.due, t.checkpoint.c.id)
    if guide is not None:
        query = query.where(t.checkpoint.c.guide == guide)
    return tuple(_checkpoint(row) for row in session.execute(query))


def record_attempt(session: Session, exercise: str, *, answer: str, scores: Mapping[str, Any]) -> AttemptId:
    """Keep a try at an exercise and give its number."""
    image = {
        "exercise": exercise,
        "answer": answer,
        "scores": canonical_json(scores),
        "taken_at": times.now(session),
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


def _checkpoint(row: Any) -> Checkpoint:
    return Checkpoint(
        id=row.id,
        uuid=row.uuid,
        guide=row.guide,
        day_number=row.day_number,
        due=date.fromisoformat(row.due),
        done_on=times.day(row.done_on),
        reflection=row.reflection,
        run=row.run_id,
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
