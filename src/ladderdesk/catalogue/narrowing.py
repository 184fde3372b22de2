"""Narrow a reference page to what matches words, a level and a competency."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ladderdesk.catalogue.learning import Card, LevelRef, Reference, Row
from ladderdesk.catalogue.model import Ladder
from ladderdesk.catalogue.read import Library
from ladderdesk.catalogue.words import asked_words, has_word, words_of
from ladderdesk.errors import ContentError, NotFoundError


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a page is narrowed by: words in any order, and where chosen a level and a competency that cards name."""

    words: str = ""
    level: LevelRef | None = None
    competency: str | None = None

    @property
    def is_open(self) -> bool:
        """Say whether everything passes."""
        return not self.words.strip() and self.level is None and self.competency is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What is left of a page, by ids in the order of the page."""

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing matched."""
        return not (self.rows or self.cards or self.facts)


class PageWords:
    """The words of a page's rows, cards and facts, read once and narrowed as often as something is typed.

    A card is also found by the names of its levels and by the names and aliases of its competencies.
    """

    def __init__(self, page: Reference, library: Library) -> None:
        self.page = page
        self._library = library

    @cached_property
    def levels(self) -> tuple[tuple[LevelRef, str], ...]:
        """List the levels that the page's cards name, as their ladder orders them, each with its title."""
        named = {(ref.ladder, ref.level) for card in self.page.cards for ref in card.levels}
        ladders = [self._find_ladder(name) for name in dict.fromkeys(ladder for ladder, _level in sorted(named))]
        return tuple(
            (LevelRef(ladder=ladder.id, level=level.id), level.name)
            for ladder in ladders
            if ladder is not None
            for level in ladder.levels
            if (ladder.id, level.id) in named
        )

    @cached_property
    def competencies(self) -> tuple[tuple[str, str], ...]:
        """List the competencies that the page's cards name, each with its name, by name."""
        ids = {each for card in self.page.cards for each in card.competencies}
        found = [(each, known.name) for each in ids if (known := self._library.find_competency(each)) is not None]
        return tuple(sorted(found, key=lambda each: each[1]))

    def narrow(self, sieve: Sieve) -> Narrowed:
        """Give what passes."""
        asked = asked_words(sieve.words)
        table = self.page.table
        columns = tuple(column.id for column in table.columns) if table else ()
        named = tuple(each for each in columns if asked and self._names(each, asked))
        rest = [part for part in asked if not any(has_word(self._columns[each], part) for each in named)]
        passes_cards = sieve.level is not None or sieve.competency is not None
        return Narrowed(
            columns=named or columns,
            rows=() if passes_cards else tuple(each for each, words in self._rows.items() if _has_all(words, rest)),
            cards=tuple(card.id for card in self.page.cards if self._passes(card, sieve, asked)),
            facts=() if passes_cards else tuple(each for each, words in self._facts.items() if _has_all(words, asked)),
        )

    def _names(self, column: str, asked: Iterable[str]) -> bool:
        """Say whether something asked is the name of a column rather than a word in the cells."""
        return any(
            has_word(self._columns[column], part) and not any(has_word(words, part) for words in self._rows.values())
            for part in asked
        )

    def _passes(self, card: Card, sieve: Sieve, asked: list[str]) -> bool:
        is_of_level = sieve.level is None or sieve.level in card.levels
        is_of_competency = sieve.competency is None or sieve.competency in card.competencies
        return is_of_level and is_of_competency and _has_all(self._cards[card.id], asked)

    @cached_property
    def _columns(self) -> dict[str, list[str]]:
        table = self.page.table
        return {column.id: words_of(column.name) for column in table.columns} if table else {}

    @cached_property
    def _rows(self) -> dict[str, list[str]]:
        table = self.page.table
        labels = {tone.id: tone.label for tone in table.scale} if table else {}
        return {row.id: words_of(_row_text(row, labels)) for row in table.rows} if table else {}

    @cached_property
    def _cards(self) -> dict[str, list[str]]:
        return {card.id: words_of(self._card_text(card)) for card in self.page.cards}

    @cached_property
    def _facts(self) -> dict[str, list[str]]:
        return {
            fact.id: words_of(f"{fact.figure} {fact.statement} {fact.year} {fact.source} {fact.note or ''}")
            for fact in self.page.facts
        }

    def _card_text(self, card: Card) -> str:
        parts = [f"{part.title} {part.text}" for part in card.parts]
        levels = [name for ref, name in self.levels if ref in card.levels]
        known = [self._library.find_competency(each) for each in card.competencies]
        competencies = [f"{each.name} {' '.join(each.aliases)}" for each in known if each is not None]
        step = [card.step.title] if card.step else []
        return " ".join((card.title, *parts, *levels, *competencies, *step))

    def _find_ladder(self, ladder: str) -> Ladder | None:
        try:
            return self._library.ladder(ladder)
        except (NotFoundError, ContentError):
            return None


def _row_text(row: Row, labels: dict[str, str]) -> str:
    return " ".join((row.name, *(labels.get(cell, cell) for cell in row.cells)))


def _has_all(words: list[str], asked: Iterable[str]) -> bool:
    return all(has_word(words, part) for part in asked)
