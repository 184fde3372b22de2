"""Which ladder the user climbs, where they stand and where they want to be, now and before."""

from datetime import date
from typing import Any

from sqlalchemy import select

from ladderdesk.journal import times
from ladderdesk.journal.records import add_record
from ladderdesk.journal.rows import Target
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session


def choose(
    session: Session,
    *,
    ladder: str,
    current: str | None,
    target: str,
    day: date,
    current_since: date | None = None,
    target_by: date | None = None,
) -> None:
    """Choose ladder, current and target level as of a day; what is chosen already is left as it is."""
    image = {
        "ladder": ladder,
        "current": current,
        "target": target,
        "current_since": times.day_text(current_since),
        "target_by": times.day_text(target_by),
    }
    row = session.execute(_NEWEST_FIRST.limit(1)).first()
    if row is None or any(row._mapping[name] != value for name, value in image.items()):
        add_record(session, "target", {**image, "chosen_on": day.isoformat()}, verb="target.choose")


def take_target(session: Session, *, ladder: str, level: str, day: date) -> None:
    """Aim at a level. Where the user stands on that ladder is kept, and each date whose level stays the same."""
    held = _held_on(session, ladder)
    choose(
        session,
        ladder=ladder,
        current=held.current if held else None,
        target=level,
        current_since=held.current_since if held else None,
        target_by=held.target_by if held and held.target == level else None,
        day=day,
    )


def take_current(session: Session, *, ladder: str, level: str, following: str, day: date) -> None:
    """Stand on a level. The target on that ladder is kept, and each date whose level stays the same.

    Where there is no target on that ladder, or it is the level now reached, `following` becomes the target.
    """
    held = _held_on(session, ladder)
    target = held.target if held and held.target != level else following
    choose(
        session,
        ladder=ladder,
        current=level,
        target=target,
        current_since=held.current_since if held and held.current == level else None,
        target_by=held.target_by if held and held.target == target else None,
        day=day,
    )


def target_in_force(session: Session) -> Target | None:
    """Read what was chosen last, by day and then by order; nothing where nothing was."""
    row = session.execute(_NEWEST_FIRST.limit(1)).first()
    return None if row is None else _target(row)


def target_history(session: Session) -> tuple[Target, ...]:
    """Read every choice, newest first."""
    return tuple(_target(row) for row in session.execute(_NEWEST_FIRST))


def _held_on(session: Session, ladder: str) -> Target | None:
    held = target_in_force(session)
    return held if held is not None and held.ladder == ladder else None


def _target(row: Any) -> Target:
    return Target(
        ladder=row.ladder,
        current=row.current,
        target=row.target,
        current_since=times.day(row.current_since),
        target_by=times.day(row.target_by),
        chosen_on=date.fromisoformat(row.chosen_on),
    )


_NEWEST_FIRST = select(t.target).order_by(t.target.c.chosen_on.desc(), t.target.c.id.desc())
