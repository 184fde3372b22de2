"""The dated returns to guides: planned together, moved, written on, done one by one.

What the user wrote on a checkpoint is never taken out with it: a guide that is stopped or begun anew drops only open
checkpoints on which nothing stands, and calls the others done on that day.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from ladderdesk.journal import times
from ladderdesk.journal.images import Change, Image
from ladderdesk.journal.log import carry_out, new_uuid
from ladderdesk.journal.records import change_record, require_record
from ladderdesk.journal.rows import Checkpoint, CheckpointId, RunId
from ladderdesk.journal.stores import store_of
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

CHECKPOINT_DAYS = (0, 3, 7, 14, 21)
_RECORD = "checkpoint"


def start_guide(
    session: Session,
    guide: str,
    *,
    start: date,
    days: Sequence[int] = CHECKPOINT_DAYS,
    closed_on: date | None = None,
) -> None:
    """Plan the returns to a guide, counted in days from `start`.

    What was open of it is closed as `stop_guide` does it, as of `closed_on` or else of `start`.
    """
    closing = _closing(session, guide, day=closed_on or start)
    planned = [Change(_RECORD, None, _image(guide, number, start)) for number in days]
    carry_out(session, "checkpoint.start_over" if closing else "checkpoint.plan", guide, [*closing, *planned])


def stop_guide(session: Session, guide: str, *, day: date) -> None:
    """Take out the open checkpoints of a guide; one that was written on stays and counts as done on `day`."""
    closing = _closing(session, guide, day=day)
    if closing:
        carry_out(session, "checkpoint.stop", guide, closing)


def finish_checkpoint(
    session: Session,
    checkpoint_id: CheckpointId,
    *,
    day: date,
    reflection: str | None = None,
    run: RunId | None = None,
) -> None:
    """Call a checkpoint done on a day, with the run taken then; a `reflection` takes the place of the one kept."""
    words = {} if reflection is None else {"reflection": reflection}
    change_record(
        session,
        _RECORD,
        checkpoint_id,
        verb="checkpoint.finish",
        done_on=day.isoformat(),
        run=None if run is None else require_record(session, "assessment_run", run)["uuid"],
        **words,
    )


def reopen_checkpoint(session: Session, checkpoint_id: CheckpointId) -> None:
    """Call a checkpoint not done after all; what was written on it stays."""
    change_record(session, _RECORD, checkpoint_id, verb="checkpoint.reopen", done_on=None, run=None)


def reflect(session: Session, checkpoint_id: CheckpointId, words: str, *, sitting: str | None = None) -> None:
    """Keep what the user thought at a checkpoint; saves of one sitting are one step to undo."""
    change_record(session, _RECORD, checkpoint_id, verb="checkpoint.reflect", sitting=sitting, reflection=words)


def move_checkpoints(session: Session, checkpoint_ids: Iterable[CheckpointId], *, by: timedelta) -> None:
    """Let some checkpoints be due so much later, or earlier where `by` is negative."""
    changes = []
    for number, before in store_of(_RECORD).read(session, list(checkpoint_ids)).items():
        due = date.fromisoformat(before["due"]) + by
        changes.append(Change(_RECORD, before, {**before, "due": due.isoformat()}, number))
    if changes and by:
        carry_out(session, "checkpoint.move", "", changes)


def checkpoints(session: Session, guide: str | None = None) -> tuple[Checkpoint, ...]:
    """Read the checkpoints of one guide, or of all, by due day."""
    query = select(t.checkpoint).order_by(t.checkpoint.c.due, t.checkpoint.c.id)
    if guide is not None:
        query = query.where(t.checkpoint.c.guide == guide)
    return tuple(_checkpoint(row) for row in session.execute(query))


def _closing(session: Session, guide: str, *, day: date) -> list[Change]:
    """Give the changes that leave nothing open of a guide, and nothing of what was written lost."""
    open_ones = [one.id for one in checkpoints(session, guide) if one.done_on is None]
    images = store_of(_RECORD).read(session, open_ones)
    return [
        Change(_RECORD, image, {**image, "done_on": day.isoformat()} if image["reflection"].strip() else None, number)
        for number, image in images.items()
    ]


def _image(guide: str, number: int, start: date) -> Image:
    return {
        "uuid": new_uuid(),
        "guide": guide,
        "day_number": number,
        "due": (start + timedelta(days=number)).isoformat(),
        "done_on": None,
        "reflection": "",
        "run": None,
    }


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
