"""List the assessments with what their newest run came to, or that they are due again."""

from datetime import date
from typing import TYPE_CHECKING

from ladderdesk import assessing
from ladderdesk.assess.answering import score_text
from ladderdesk.i18n import _
from ladderdesk.journal import runs
from ladderdesk.ui.learn.topics import Chapter, Topic

if TYPE_CHECKING:
    from ladderdesk.catalogue.learning import Assessment
    from ladderdesk.desk import Desk


def list_assessments(desk: "Desk") -> tuple[Topic, ...]:
    """List every assessment; behind it the score of the newest run, or where none is counted its result."""
    with desk.vault.reading() as session:
        newest = {run.assessment: run for run in reversed(runs.runs(session))}
    today = desk.today()
    return tuple(_topic(each, newest.get(each.id), today) for each in desk.library.assessments())


def _topic(assessment: "Assessment", run: runs.Run | None, today: date) -> Topic:
    if assessing.is_due_again(assessment, run, today):
        return Topic(Chapter.ASSESS, assessment.id, assessment.title, _("due again"), "due")
    return Topic(Chapter.ASSESS, assessment.id, assessment.title, _aside(assessment, run))


def _aside(assessment: "Assessment", run: runs.Run | None) -> str:
    if run is None:
        return ""
    if assessment.undecided is not None and run.result.get("band") == assessment.undecided.id:
        return _("undecided")
    if assessment.counting == "points":
        return score_text(run.result)
    return str(run.result.get("title", ""))
