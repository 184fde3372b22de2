"""List the assessments with what their newest run came to."""

from typing import TYPE_CHECKING

from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.desk import Desk


def list_assessments(desk: "Desk") -> tuple[Topic, ...]:
    """List every assessment; behind it the score of the newest run where it has one."""
    with desk.vault.reading() as session:
        newest = {run.assessment: run for run in reversed(runs.runs(session))}
    return tuple(
        Topic(Chapter.ASSESS, each.id, each.title, _aside(newest.get(each.id))) for each in desk.library.assessments()
    )


def _aside(run: runs.Run | None) -> str:
    if run is None or not run.result.get("most"):
        return ""
    return _("{score} of {most}").format(score=run.result["score"], most=run.result["most"])
