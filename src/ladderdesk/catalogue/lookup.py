"""Look words up in all learning content and in the ladders.

Every word asked for must be found: at the beginning of a word, else inside one, else in a word that is nearly the same.
A title counts more than a name and a name more than the text, a whole word more than a beginning, and what is nearly
the same least.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ladderdesk.catalogue.passages import Chapter, Passage
from ladderdesk.catalogue.problems import nearest
from ladderdesk.catalogue.words import asked_words, fold, words_of

WHOLE, BEGINNING, INSIDE, NEAR = 1.0, 0.85, 0.5, 0.4
WEIGHTS = (3.0, 1.6, 1.0, 0.7)
"""What a word is worth in a title, among the names, in the text, and in the name of where a passage stands."""
AT_THE_BEGINNING, IN_THE_TITLE = 3.0, 1.5
OF_A_LADDER = 0.75
"""Ladders are long, so that their many passages step back behind the pages that were written to be read."""
LEAST_INSIDE = 3
LIKENESS = 78
SNIPPET = 110


class Hit(NamedTuple):
    """A passage that was found, the part of its text that says so, and the words to mark; `is_near` for a near miss."""

    passage: Passage
    snippet: str
    words: tuple[str, ...]
    is_near: bool


class _Known(NamedTuple):
    """A word of the content that answers to one asked for."""

    word: str
    worth: float


class Lookup:
    """An index over passages, built once; every look-up is a few milliseconds."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = tuple(passages)
        places: dict[str, dict[int, float]] = defaultdict(dict)
        for number, passage in enumerate(self._passages):
            for text, weight in zip((passage.title, passage.names, passage.text, passage.where), WEIGHTS, strict=True):
                for word in words_of(text):
                    places[word][number] = max(weight, places[word].get(number, 0.0))
        self._places = dict(places)
        self._words = sorted(self._places)

    def find(self, typed: str, *, limit: int = 20, chapters: Collection[Chapter] = ()) -> list[Hit]:
        """Find what matches all words, best first; in these chapters alone where some are named."""
        asked = asked_words(typed)
        known = [self._known(word) for word in asked]
        if not asked or not all(known):
            return []
        scored = {
            number: score + self._bonus(number, typed)
            for number, score in self._score(known).items()
            if not chapters or self._passages[number].chapter in chapters
        }
        best = sorted(scored, key=lambda number: (-scored[number], number))[:limit]
        words = tuple(dict.fromkeys(each.word for found in known for each in found))
        is_near = any(found[0].worth <= NEAR for found in known)
        return [self._hit(number, words, is_near=is_near) for number in best]

    def nearest_word(self, typed: str) -> str:
        """Give the word most like the first one asked for that is nowhere, empty where none is close."""
        missing = next((word for word in asked_words(typed) if not self._known(word)), None)
        return nearest(missing, self._words) if missing is not None else ""

    def _known(self, asked: str) -> list[_Known]:
        begins = list(self._beginning_with(asked))
        if begins:
            return [_Known(word, WHOLE if word == asked else BEGINNING) for word in begins]
        inside = [word for word in self._words if asked in word] if len(asked) >= LEAST_INSIDE else []
        return [_Known(word, INSIDE) for word in inside] or [_Known(word, NEAR) for word in self._like(asked)]

    def _beginning_with(self, asked: str) -> Iterable[str]:
        place = bisect_left(self._words, asked)
        while place < len(self._words) and self._words[place].startswith(asked):
            yield self._words[place]
            place += 1

    def _like(self, asked: str) -> list[str]:
        if len(asked) < LEAST_INSIDE:
            return []
        # Loaded with the first near miss, as in the palette.
        from rapidfuzz import fuzz, process

        found = process.extract(asked, self._words, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=3)
        return [str(word) for word, _score, _place in found]

    def _score(self, known: list[list[_Known]]) -> dict[int, float]:
        """Sum what each word asked for is worth in each passage that has all of them."""
        totals: dict[int, float] | None = None
        for found in known:
            best: dict[int, float] = {}
            for each in found:
                for number, weight in self._places[each.word].items():
                    best[number] = max(each.worth * weight, best.get(number, 0.0))
            if totals is None:
                totals = best
            else:
                totals = {number: totals[number] + worth for number, worth in best.items() if number in totals}
        return totals or {}

    def _bonus(self, number: int, typed: str) -> float:
        """Lift a title that has what was typed as it was typed, and let the ladders step back."""
        passage = self._passages[number]
        title, asked = fold(passage.title), fold(typed.strip())
        bonus = AT_THE_BEGINNING if title.startswith(asked) else IN_THE_TITLE if f" {asked}" in title else 0.0
        return bonus - (OF_A_LADDER if passage.chapter == "ladder" else 0.0)

    def _hit(self, number: int, words: tuple[str, ...], *, is_near: bool) -> Hit:
        passage = self._passages[number]
        return Hit(passage, snippet_of(passage.text, words), words, is_near)


def snippet_of(text: str, words: Iterable[str], length: int = SNIPPET) -> str:
    """Cut a text to the part around the first of some folded words, at whole words, with dots where it was cut."""
    folded = fold(text)
    if len(text) <= length or len(folded) != len(text):
        return text[:length].rstrip() + ("…" if len(text) > length else "")
    starts = [match.start() for word in words if (match := re.search(rf"(?<!\w){re.escape(word)}", folded))]
    first = _word_after(text, min(starts, default=0) - length // 9)
    last = min(len(text), first + length)
    end = text.rfind(" ", first, last) if last < len(text) else last
    return f"{'…' if first else ''}{text[first:end].strip()}{'…' if end < len(text) else ''}"


def _word_after(text: str, place: int) -> int:
    """Give where the next whole word begins; the beginning for a place before it."""
    return text.find(" ", place) + 1 if place > 0 else 0
