"""Tie leverage weeks to the misreadings they speak against, with words for a review."""

from collections.abc import Mapping, Sequence

from ladderdesk.assess.values import Leverage
from ladderdesk.catalogue.learning import Card
from ladderdesk.journal.rows import Audience, Entry, EntryId

Entries = Mapping[EntryId, Entry]


def weeks_against(card: Card, weeks: Sequence[Leverage], entries: Entries) -> tuple[Leverage, ...]:
    """Give the weeks that speak against a misreading: their entries carry one of its competencies."""
    return tuple(week for week in weeks if any(_carries(card, entries[each]) for each in week.entries))


def week_words(week: Leverage, entries: Entries) -> str:
    """Give a week's words for a review, with the titles of its entries; a private entry is not named."""
    titles = [
        entry.content.title
        for each in week.entries
        if (entry := entries[each]).content.audience is not Audience.PRIVATE
    ]
    return "\n".join((week.words, *(f"- {title}" for title in titles)))


def review_words(card: Card, weeks: Sequence[Leverage], entries: Entries) -> str:
    """Give what to say against a misreading, followed by the user's own weeks that show it."""
    return "\n\n".join((words_to_say(card), *(week_words(week, entries) for week in weeks)))


def words_to_say(card: Card) -> str:
    """Give the part of a misreading that is meant to be said: the last."""
    return card.parts[-1].text


def _carries(card: Card, entry: Entry) -> bool:
    return not set(card.competencies).isdisjoint(entry.content.competencies)
