"""List the exercises with what the newest scored attempt came to."""

from typing import TYPE_CHECKING

from ladderdesk.assess.practice import score_of
from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.locales import percent_text
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Exercise
    from ladderdesk.desk import Desk

KINDS = ("problem", "writing", "pattern")
"""The kinds of exercises in the order in which they are listed."""


def list_exercises(desk: "Desk") -> tuple[Topic, ...]:
    """List every exercise, problems first.

    Behind it stands a check where every row was clear, else the share that the newest scored attempt reached.
    """
    with desk.vault.reading() as session:
        newest = {attempt.exercise: attempt for attempt in reversed(runs.attempts(session)) if attempt.scores}
    exercises = sorted(desk.library.exercises(), key=lambda each: KINDS.index(each.kind))
    return tuple(_topic(each, newest.get(each.id)) for each in exercises)


def _topic(exercise: "Exercise", attempt: runs.Attempt | None) -> Topic:
    if attempt is None:
        return Topic(Chapter.PRACTICE, exercise.id, exercise.title)
    score = score_of(exercise, attempt.scores)
    if score.total == score.most:
        return Topic(Chapter.PRACTICE, exercise.id, exercise.title, _("every row clear"), "done")
    return Topic(Chapter.PRACTICE, exercise.id, exercise.title, percent_text(float(score.share)))
