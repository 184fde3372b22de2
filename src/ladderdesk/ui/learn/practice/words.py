"""The words of an exercise's page: what kind it is, what an answer is like, how an attempt went."""

from datetime import date, datetime

from ladderdesk.assess.days import near_day_text
from ladderdesk.assess.practice import Score, count_words
from ladderdesk.catalogue.learning import Exercise
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Status
from ladderdesk.locales import number_text
from ladderdesk.ui.journal.dates import time_of

MISSING, PARTLY, CLEAR = 0, 1, 2


def kind_line(exercise: Exercise, place: int, count: int) -> str:
    """Say what kind of exercise this is, and its place among those of the kind."""
    text = {
        "problem": _("Practice problem {place} of {count}"),
        "pattern": _("Interview pattern {place} of {count}"),
        "writing": _("Writing exercise {place} of {count}"),
    }[exercise.kind]
    return text.format(place=place, count=count)


def score_words() -> tuple[tuple[int, str], ...]:
    """Name the scores of a rubric row."""
    return ((MISSING, _("Missing")), (PARTLY, _("Partly")), (CLEAR, _("Clear")))


def score_text(score: Score) -> str:
    """Say a sum of scores: "6 of 10"."""
    return _("{total} of {most}").format(total=score.total, most=score.most)


def grade_status(score: Score) -> Status:
    """Choose the shape and colour that a grade is shown with: the lowest, one between, the highest."""
    if score.height == 1:
        return Status.SUSTAINED
    return Status.EMERGING if score.height else Status.NO_EVIDENCE


def count_text(text: str) -> str:
    """Say how many words a text has."""
    count = count_words(text)
    return ngettext("{count} word", "{count} words", count).format(count=number_text(count))


def saved_text(instant: datetime, today: date) -> str:
    """Say when an answer was saved: the time of today, else the day."""
    day = instant.astimezone().date()
    when = time_of(instant) if day == today else near_day_text(day, today)
    return _("saved {when}").format(when=when)


def attempt_title(taken_at: datetime, today: date) -> str:
    """Name an attempt by when it was made."""
    day = instant_day(taken_at, today)
    return _("Attempt of {day}, {time}").format(day=day, time=time_of(taken_at))


def instant_day(instant: datetime, today: date) -> str:
    """Say the day of an instant where the user is, the year only where it is another one."""
    return near_day_text(instant.astimezone().date(), today)
