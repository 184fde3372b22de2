"""Text as a search should see it: without case, accents and invisible characters, each letter knowing its place."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

PLAIN = str.maketrans({**dict.fromkeys("’ʼ′‘`´", "'"), **dict.fromkeys("‐‑‒–—−﹣－", "-")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text beside its original; letter `n` of it came from `starts[n]` and ends before `ends[n]` there."""

    text: str
    original: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original of a stretch of the folded text."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Fold a text for searching."""
    if text.isascii():
        places = range(len(text) + 1)
        return Folded(text=text.casefold().translate(PLAIN), original=text, starts=places, ends=places[1:])
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        folded = fold_char(char)
        if not folded and ends:
            ends[-1] = place + 1
        for letter in folded:
            letters.append(letter)
            starts.append(place)
            ends.append(place + 1)
    return Folded(text="".join(letters), original=text, starts=starts, ends=ends)


def folded_text(text: str) -> str:
    """Fold a text where its places do not matter."""
    return fold(text).text


@cache
def fold_char(char: str) -> str:
    """Fold one character; accents and characters nobody sees become nothing."""
    if unicodedata.category(char) == "Cf":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return plain.casefold().translate(PLAIN)
