"""List the exercises with what the newest attempt scored."""

from typing import TYPE_CHECKING

from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.locales import percent_text
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Exercise
    from ladderdesk.desk import Desk


def list_exercises(desk: "Desk") -> tuple[Topic, ...]:
    """List every exercise; behind it a check where every row was clear, else the share of the newest attempt."""
    with desk.vault.reading() as session:
        newest = {attempt.exercise: attempt for attempt in reversed(runs.attempts(session))}
    return tuple(_topic(exercise, newest.get(exercise.id)) for exercise in desk.library.exercises())


def _topic(exercise: "Exercise", attempt: runs.Attempt | None) -> Topic:
    if attempt is None or not attempt.scores:
        return Topic(Chapter.PRACTICE, exercise.id, exercise.title)
    total = sum(attempt.scores.values())
    if total >= exercise.most:
        return Topic(Chapter.PRACTICE, exercise.id, exercise.title, _("every row clear"), "done")
    return Topic(Chapter.PRACTICE, exercise.id, exercise.title, percent_text(total / exercise.most))
