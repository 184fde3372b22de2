"""What the rows of the attention list do: each writes one operation and says in a sentence what was done."""

from datetime import timedelta
from typing import TYPE_CHECKING

from ladderdesk.assess.attention import Attention, Need
from ladderdesk.i18n import _
from ladderdesk.journal import plan
from ladderdesk.ui.home.reading import plateau_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladderdesk.assess.values import PlateauFinding
    from ladderdesk.desk import Desk
    from ladderdesk.journal.rows import Action, ActionId


def act_on_step(desk: "Desk", one: Attention, steps: "Mapping[ActionId, Action]") -> str:
    """Finish a step that is due; give one without a day a week."""
    assert one.action is not None
    if one.need is Need.UNDATED:
        return _date(desk, steps[one.action])
    with desk.vault.writing() as session:
        plan.finish(session, one.action, day=desk.today())
    return _("Done: {title}").format(title=one.words)


def checkpoint_topic(one: Attention) -> str:
    """Name the topic of Learn at which a checkpoint is taken up."""
    return f"guides/{one.guide}#{one.day_number}"


def snooze(desk: "Desk", one: Attention) -> str:
    """Put something off until tomorrow."""
    today = desk.today()
    with desk.vault.writing() as session:
        plan.dismiss(session, one.subject, day=today, until=today)
    return _("Snoozed until tomorrow.")


def set_plateau_aside(desk: "Desk", plateau: "PlateauFinding", reason: str) -> str:
    """Set a plateau aside for a reason."""
    with desk.vault.writing() as session:
        plan.dismiss(session, plateau_subject(plateau), day=desk.today(), reason=reason)
    return _("Plateau set aside.")


def _date(desk: "Desk", step: "Action") -> str:
    due = desk.today() + timedelta(weeks=1)
    with desk.vault.writing() as session:
        plan.change_action(session, step.id, title=step.title, criterion=step.criterion, due=due, note=step.note)
    return _("Due in a week: {title}").format(title=step.title)
