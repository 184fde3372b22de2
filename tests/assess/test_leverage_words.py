"""Leverage weeks stand beside the misreadings they speak against, in words for a review that name nothing private."""

from ladderdesk.assess.leverage_words import review_words, weeks_against
from ladderdesk.assess.plateaus import leverage_weeks
from ladderdesk.assess.values import Leverage
from ladderdesk.catalogue.learning import Card, Part
from ladderdesk.journal.rows import Audience, Entry, EntryId

from .builders import TODAY, days_ago, entry

VELOCITY = Card(
    id="velocity",
    title="Velocity taken for output",
    leverage=True,
    competencies=("eval-design",),
    parts=(Part(title="Misread", text="Quiet weeks."), Part(title="Say", text="I built what keeps a failure out.")),
)
EVALS = entry("Golden set for refunds", day=days_ago(30), competencies=("eval-design",), audience=Audience.PACKET)
TUTORING = entry("Taught Ines about retries", day=days_ago(60), competencies=("mentoring",))


def weeks_of(*entries: Entry) -> tuple[Leverage, ...]:
    return leverage_weeks(entries, TODAY)


def by_id(*entries: Entry) -> dict[EntryId, Entry]:
    return {each.id: each for each in entries}


def test_a_week_speaks_against_a_misreading_of_its_competencies() -> None:
    weeks = weeks_of(EVALS, TUTORING)
    assert len(weeks) == 2
    assert [week.entries for week in weeks_against(VELOCITY, weeks, by_id(EVALS, TUTORING))] == [(EVALS.id,)]


def test_the_words_hold_what_to_say_and_the_week_that_shows_it() -> None:
    words = review_words(VELOCITY, weeks_of(EVALS), by_id(EVALS))
    assert words.startswith("I built what keeps a failure out.\n\nWeek of ")
    assert words.endswith("\n- Golden set for refunds")


def test_a_private_entry_is_not_named() -> None:
    secret = entry("Secret client", day=days_ago(30), competencies=("eval-design",), audience=Audience.PRIVATE)
    words = review_words(VELOCITY, weeks_of(secret), by_id(secret))
    assert "Week of" in words
    assert "Secret" not in words


def test_without_weeks_there_is_still_something_to_say() -> None:
    assert review_words(VELOCITY, (), {}) == "I built what keeps a failure out."
