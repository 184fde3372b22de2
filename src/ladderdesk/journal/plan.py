"""The plan: actions that close a gap, and what the user has set aside or put off."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NewType

from sqlalchemy import or_, select

from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal import times
from ladderdesk.journal.images import Change
from ladderdesk.journal.log import carry_out
from ladderdesk.journal.records import add_record, change_record, remove_record, require_record
from ladderdesk.journal.rows import Action, ActionId
from ladderdesk.journal.stores import store_of
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

DismissalId = NewType("DismissalId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """Something set aside from a day on: for good where `until` is absent, else up to and including that day."""

    id: DismissalId
    uuid: str
    subject: str
    reason: str
    day: date
    until: date | None


def add_action(
    session: Session, title: str, *, criterion: str | None = None, due: date | None = None, note: str = ""
) -> ActionId:
    """Plan a step, towards a criterion where one is named, and give its number."""
    image = {
        "criterion": criterion,
        "title": _require_title(title),
        "due": times.day_text(due),
        "done_on": None,
        "snoozed_until": None,
        "note": note,
        "created_at": times.now(session),
    }
    return ActionId(add_record(session, "action", image, verb="action.add", subject=title))


def change_action(
    session: Session, action_id: ActionId, *, title: str, criterion: str | None, due: date | None, note: str
) -> None:
    """Say anew what a step is, what it is for and when it is due."""
    change_record(
        session,
        "action",
        action_id,
        verb="action.change",
        subject=title,
        title=_require_title(title),
        criterion=criterion,
        due=times.day_text(due),
        note=note,
    )


def finish(session: Session, action_id: ActionId, *, day: date) -> None:
    """Call a step done on a day."""
    _set(session, action_id, "action.finish", done_on=day.isoformat(), snoozed_until=None)


def reopen(session: Session, action_id: ActionId) -> None:
    """Call a step not done after all."""
    _set(session, action_id, "action.reopen", done_on=None)


def snooze(session: Session, action_id: ActionId, *, until: date | None) -> None:
    """Keep a step out of the attention list up to and including a day; None brings it back."""
    _set(session, action_id, "action.snooze", snoozed_until=times.day_text(until))


def remove(session: Session, action_id: ActionId) -> None:
    """Take a step out of the plan."""
    title = require_record(session, "action", action_id)["title"]
    remove_record(session, "action", action_id, verb="action.remove", subject=title)


def actions(session: Session, *, criteria: Collection[str] | None = None) -> tuple[Action, ...]:
    """Read the steps towards these criteria, or all: open ones by due day, undated last, then done ones."""
    query = select(t.action)
    if criteria is not None:
        query = query.where(t.action.c.criterion.in_(criteria))
    found = [_action(row) for row in session.execute(query.order_by(t.action.c.id))]
    open_ones = sorted((each for each in found if each.done_on is None), key=_by_due)
    done = sorted((each for each in found if each.done_on is not None), key=_by_done, reverse=True)
    return (*open_ones, *done)


def open_actions(session: Session) -> tuple[Action, ...]:
    """Read the steps that are not done, by due day, undated last."""
    query = select(t.action).where(t.action.c.done_on.is_(None)).order_by(t.action.c.id)
    return tuple(sorted(map(_action, session.execute(query)), key=_by_due))


def dismiss(session: Session, subject: str, *, day: date, reason: str = "", until: date | None = None) -> DismissalId:
    """Set something aside by its name: a plateau with a reason, an item of the attention list until a day."""
    image = {"subject": subject, "reason": reason, "day": day.isoformat(), "until_day": times.day_text(until)}
    return DismissalId(add_record(session, "dismissal", image, verb="dismissal.add"))


def take_back_dismissal(session: Session, subject: str) -> None:
    """Let something that was set aside be shown again."""
    numbers = session.execute(select(t.dismissal.c.id).where(t.dismissal.c.subject == subject)).scalars().all()
    images = store_of("dismissal").read(session, numbers)
    if images:
        changes = [Change("dismissal", image, None, number) for number, image in images.items()]
        carry_out(session, "dismissal.take_back", "", changes)


def dismissals(session: Session, *, day: date) -> dict[str, Dismissal]:
    """Give what is set aside on a day, by name."""
    own, on = t.dismissal.c, day.isoformat()
    query = select(t.dismissal).where(own.day <= on, or_(own.until_day.is_(None), own.until_day >= on))
    return {row.subject: _dismissal(row) for row in session.execute(query.order_by(own.id))}


def _require_title(title: str) -> str:
    if not title.strip():
        raise InputError(_("An action needs a few words that say what to do."))
    return title.strip()


def _set(session: Session, action_id: ActionId, verb: str, **values: str | None) -> None:
    title = require_record(session, "action", action_id)["title"]
    change_record(session, "action", action_id, verb=verb, subject=title, **values)


def _by_due(action: Action) -> tuple[date, int]:
    return action.due or date.max, action.id


def _by_done(action: Action) -> tuple[date, int]:
    return action.done_on or date.min, action.id


def _action(row: Any) -> Action:
    return Action(
        id=row.id,
        uuid=row.uuid,
        criterion=row.criterion,
        title=row.title,
        due=times.day(row.due),
        done_on=times.day(row.done_on),
        note=row.note,
        snoozed_until=times.day(row.snoozed_until),
    )


def _dismissal(row: Any) -> Dismissal:
    return Dismissal(
        id=row.id,
        uuid=row.uuid,
        subject=row.subject,
        reason=row.reason,
        day=date.fromisoformat(row.day),
        until=times.day(row.until_day),
    )
