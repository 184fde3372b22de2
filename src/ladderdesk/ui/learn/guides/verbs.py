"""What a guide does to the record: each deed is one transaction and gives what to tell the user."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal import checkpoints
from ladderdesk.locales import day_text
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladderdesk.catalogue.learning import Guide
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Checkpoint
    from ladderdesk.journal.runs import Run


def start(desk: "Desk", guide: "Guide", day: date) -> Notice:
    """Plan the returns to a guide from a day on; what was open of it is closed."""
    with desk.vault.writing() as session:
        days = [one.day for one in guide.checkpoints]
        checkpoints.start_guide(session, guide.id, start=day, days=days, closed_on=desk.today())
    if day == desk.today():
        return _undoable(_("Started. Day 0 is today."))
    return _undoable(_("Started. Day 0 is {day}.").format(day=day_text(day)))


def stop(desk: "Desk", guide: "Guide") -> Notice:
    """Take the open checkpoints of a guide out; what was written stays."""
    with desk.vault.writing() as session:
        checkpoints.stop_guide(session, guide.id, day=desk.today())
    return _undoable(_("Stopped. What you wrote is kept."))


def finish(desk: "Desk", checkpoint: "Checkpoint", run: "Run | None") -> Notice:
    """Call a checkpoint done today, with a run of its assessment where one is to be kept with it."""
    with desk.vault.writing() as session:
        number = run.id if run is not None else None
        checkpoints.finish_checkpoint(session, checkpoint.id, day=desk.today(), run=number)
    return _undoable(_("Done: day {n}.").format(n=checkpoint.day_number))


def reopen(desk: "Desk", checkpoint: "Checkpoint") -> Notice:
    """Call a checkpoint not done after all."""
    with desk.vault.writing() as session:
        checkpoints.reopen_checkpoint(session, checkpoint.id)
    return _undoable(_("Day {n} is open again.").format(n=checkpoint.day_number))


def move(desk: "Desk", moved: "Iterable[Checkpoint]", by: timedelta) -> Notice:
    """Let checkpoints be due so much later, or earlier."""
    ids = [one.id for one in moved]
    with desk.vault.writing() as session:
        checkpoints.move_checkpoints(session, ids, by=by)
    words = ngettext("Moved {n} checkpoint.", "Moved {n} checkpoints.", len(ids))
    return _undoable(words.format(n=len(ids)))


def _undoable(words: str) -> Notice:
    return Notice(words, action=_("Undo"), command="undo")
