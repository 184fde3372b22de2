"""Break text into terms that can be compared: folded words without their endings, pairs of words, CJK in pairs."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"(?P<cjk>[{_CJK}]+)|[^\W_{_CJK}]+")
_FIRST_CJK = "\u3040"
_ENDINGS = (("ation", 4, "at"), ("ion", 4, ""), ("ing", 3, ""), ("ed", 3, ""), ("al", 5, ""), ("er", 4, ""))
_STOP_TEXT = """
    a about after again all also an and any are as at be been before both but by can could did do does down each even
    every few first for from get got had has have her his how i if in into is it its just last less like made make many
    may more most much my new next no not now of off on one only or other our out over own per same she should so some
    such than that the their them then there these they this those through time to too two under until up us use used
    very was way we week went were what when where which while who why will with without work worked would year you your
    der die das und mit von für ist ein eine le la les des et une pour el los las un una por para con que de du en di
"""
_STOP_WORDS = frozenset(_STOP_TEXT.split())


class Term(NamedTuple):
    """A comparable form and the words as they were written."""

    form: str
    written: str


def terms(text: str) -> Iterator[Term]:
    """Give the terms of a text in order, each word and each pair of neighbouring words, stop words passed over."""
    before: Term | None = None
    for written in _written_words(text):
        form = stem(written)
        if not form:
            continue
        yield Term(form, written)
        if before is not None and max(before.form[0], form[0]) < _FIRST_CJK:
            yield Term(f"{before.form} {form}", f"{before.written} {written}")
        before = Term(form, written)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Fold a word and take off its commonest English endings; empty for words and numbers that say nothing."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
    if folded in _STOP_WORDS or folded.isdigit() or (len(folded) < 2 and folded.isascii()):
        return ""
    return _without_ending(folded) if folded.isascii() else folded


def _written_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if match.lastgroup == "cjk" and len(word) > 1:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        else:
            yield word


def _without_ending(word: str) -> str:
    word = _singular(word)
    for ending, shortest, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)] + instead
            break
    is_doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl"
    return word[:-1] if is_doubled or (len(word) > 3 and word[-1] == "e") else word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "suia" else word
