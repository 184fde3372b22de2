"""Compare words without case, accents and marks, as everything that is searched offline in the content does."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[.@/+#-][^\W_]+)*[+#]*")
_LEAST_INSIDE = 3


def fold(text: str) -> str:
    """Write a text in small letters without accents."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """Give the folded words of a text in order; what a hyphen or a dot holds together comes whole, then in parts."""
    found: list[str] = []
    for match in _WORD.finditer(fold(text)):
        parts = _parts(match.group())
        found += [match.group(), *(parts if len(parts) > 1 else ())]
    return found


def asked_words(typed: str) -> list[str]:
    """Give the folded words of what was typed to search for, each of which must be found."""
    return [
        each
        for match in _WORD.finditer(fold(typed))
        for parts in (_parts(match.group()),)
        for each in (parts if len(parts) > 1 else (match.group(),))
    ]


def has_word(words: list[str], asked: str) -> bool:
    """Say whether one of some folded words begins with a folded one, or holds it where it is long enough."""
    return any(word.startswith(asked) or (len(asked) >= _LEAST_INSIDE and asked in word) for word in words)


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[.@/+#-]+", word) if part]
