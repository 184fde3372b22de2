"""The settings that belong to the journal rather than to this machine: the user's name and the evidence window."""

from sqlalchemy import select

from ladderdesk.errors import InputError
from ladderdesk.i18n import _
from ladderdesk.journal.records import add_record, change_record
from ladderdesk.vault import tables as t
from ladderdesk.vault.session import Session

USUAL_WINDOW = 18
LONGEST_WINDOW = 120


def name(session: Session) -> str:
    """Give the user's name as packets show it; empty until it is set."""
    return _find(session, "name") or ""


def window_months(session: Session) -> int:
    """Give how many months back evidence counts."""
    return int(_find(session, "window_months") or USUAL_WINDOW)


def set_name(session: Session, name: str) -> None:
    """Set the user's name as packets show it."""
    _set(session, "name", name.strip())


def set_window_months(session: Session, months: int) -> None:
    """Set how many months back evidence counts."""
    if not 1 <= months <= LONGEST_WINDOW:
        raise InputError(_("The evidence window is 1 to {longest} months.").format(longest=LONGEST_WINDOW))
    _set(session, "window_months", str(months))


def _find(session: Session, key: str) -> str | None:
    return session.execute(select(t.setting.c.value).where(t.setting.c.key == key)).scalar_one_or_none()


def _set(session: Session, key: str, value: str) -> None:
    number = session.execute(select(t.setting.c.id).where(t.setting.c.key == key)).scalar_one_or_none()
    if number is None:
        add_record(session, "setting", {"key": key, "value": value}, verb="setting.change", subject=key)
    else:
        change_record(session, "setting", number, verb="setting.change", subject=key, value=value)
