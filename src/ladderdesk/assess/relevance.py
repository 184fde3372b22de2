"""Say how relevant short documents are to a text, by BM25: a word counts more the fewer documents have it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log
from typing import NamedTuple

from ladderdesk.assess.terms import terms

SATURATION, LENGTH_SHARE = 1.4, 0.5
FULL_RARITY = 4.0

WeightedTexts = Iterable[tuple[str, float]]


class Word(NamedTuple):
    """A term of a text: how much it weighs there, and how it was written first."""

    weight: float
    written: str


class Part(NamedTuple):
    """What one term or tag adds to relevance; `because` is empty for a pair of words, which speak for themselves."""

    score: float
    because: str


class Shelf:
    """Documents, each made of weighted texts, ready to be compared with what someone wrote.

    `vocabulary` holds the forms that any document has: no other can add to relevance.
    """

    def __init__(self, documents: Mapping[str, WeightedTexts]) -> None:
        weights = {name: _weights(texts) for name, texts in documents.items()}
        holders = Counter(form for document in weights.values() for form in document)
        lengths = {name: sum(document.values()) for name, document in weights.items()}
        self.vocabulary = frozenset(holders)
        mean = sum(lengths.values()) / len(lengths) if lengths else 1.0
        rarity = {count: _rarity(count, len(weights)) for count in set(holders.values())}
        self._relevance: dict[str, dict[str, float]] = {}
        for name, document in weights.items():
            slack = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths[name] / (mean or 1.0))
            self._relevance[name] = {
                form: rarity[holders[form]] * weight * (SATURATION + 1) / (weight + slack)
                for form, weight in document.items()
            }

    def compare(self, name: str, text: Mapping[str, Word]) -> list[Part]:
        """Give what each word of a text adds to the relevance of one document."""
        relevance = self._relevance[name]
        return [
            Part(relevance[form] * word.weight, "" if " " in form else word.written)
            for form, word in text.items()
            if form in relevance
        ]


def read_words(*parts: tuple[str, float]) -> dict[str, Word]:
    """Read the terms of some texts with the weight of each text; a term in several has the highest."""
    words: dict[str, Word] = {}
    for text, weight in parts:
        for form, written in terms(text):
            if form not in words or words[form].weight < weight:
                words[form] = Word(weight, written)
    return words


def _weights(texts: WeightedTexts) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for text, weight in texts:
        for term in terms(text):
            weights[term.form] += weight
    return weights


def _rarity(holders: int, documents: int) -> float:
    """Weigh a word by how few documents have it; one that a single document has is worth the same on every shelf."""
    return FULL_RARITY * _surprise(holders, documents) / _surprise(1, documents)


def _surprise(holders: int, documents: int) -> float:
    return log(1 + (documents - holders + 0.5) / (holders + 0.5))
