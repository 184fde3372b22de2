"""Days and instants between their values and the text the vault keeps."""

from datetime import UTC, date, datetime

from ladderdesk.vault.session import Session


def now(session: Session) -> str:
    """Write the present instant as the vault keeps it: UTC, to the millisecond, so that texts sort by time."""
    return instant_text(session.clock())


def instant_text(instant: datetime) -> str:
    """Write an aware instant as the vault keeps it."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")


def instant(text: str) -> datetime:
    """Read an instant that the vault keeps."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Read a day that the vault keeps; absent stays absent."""
    return None if text is None else date.fromisoformat(text)


def day_text(value: date | None) -> str | None:
    """Write a day as the vault keeps it; absent stays absent."""
    return None if value is None else value.isoformat()
