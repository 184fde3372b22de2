"""What the palette finds: items, how well words match them, and which letters matched."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

LEAST_SCORE = 72.0
FOUND_SCORE = 130.0
"""What an entry is worth that a search found by more than its title."""

LEARN_SCORE = 120.0
"""What a topic of Learn is worth that was found so: the user's own entries come before it."""

NEAR_MISS = 100.0
"""What a near miss is worth at most."""

MOST_OF_A_GROUP = 6


class Group(StrEnum):
    """What kind of thing an item is, in the order in which the palette shows them where no match is better."""

    COMMAND = "command"
    CRITERION = "criterion"
    ENTRY = "entry"
    LEARN = "learn"
    PAGE = "page"
    WORDS = "words"


class PaletteItem(NamedTuple):
    """One thing to choose: `id` is a command, a criterion, an entry's number, a screen, or what to do with the words.

    `is_found` says that a search found it by more than its words. `hint` stands behind the words in a quiet tone,
    `aside` at the right. `color` names the icon's colour in the tokens.
    """

    group: Group
    id: str
    words: str
    hint: str = ""
    aside: str = ""
    icon: str = ""
    keys: str = ""
    color: str = "text.secondary"
    is_found: bool = False


Provider = Callable[[str], Sequence[PaletteItem]]
"""Finds criteria or entries for what was typed, best first; called in a worker thread."""


def rank(items: Sequence[PaletteItem], typed: str) -> list[PaletteItem]:
    """Keep the items that match what was typed, best first; all of them, in their order, where nothing was typed."""
    if not typed.strip():
        return list(items)
    scored = [(score(item.words, typed), place, item) for place, item in enumerate(items)]
    kept = [each for each in scored if each[0] >= LEAST_SCORE]
    return [item for _score, _place, item in sorted(kept, key=lambda each: (-each[0], each[1]))]


def arranged(items: Sequence[PaletteItem], typed: str) -> list[PaletteItem]:
    """Put what was found in its groups: the best match first, its group before the others, near misses only alone."""
    worth = {item: _worth(item, typed) for item in items}
    if any(value > NEAR_MISS for value in worth.values()):
        worth = {item: value for item, value in worth.items() if value > NEAR_MISS}
    groups = [sorted((item for item in worth if item.group == group), key=lambda item: -worth[item]) for group in Group]
    groups = sorted(filter(None, groups), key=lambda found: -worth[found[0]])
    return [item for found in groups for item in found[:MOST_OF_A_GROUP]]


def _worth(item: PaletteItem, typed: str) -> float:
    if not typed:
        return LEAST_SCORE
    own = score(item.words, typed)
    if item.is_found:
        return max(own, LEARN_SCORE)
    return max(own, FOUND_SCORE) if item.group == Group.ENTRY else own


def score(words: str, typed: str) -> float:
    """Say from 0 to 220 how well words match: the whole, beginnings, beginnings of words, then near misses."""
    said, asked = words.casefold(), typed.casefold().strip()
    if said == asked:
        return 220.0
    if said.startswith(asked):
        return 200.0
    if f" {asked}" in said:
        return 180.0
    if all(f" {part}" in f" {said}" for part in asked.split()):
        return 170.0 if said.startswith(asked.split()[0]) else 160.0
    if asked in said:
        return 140.0
    return _nearness(asked, said) if len(asked) > 2 else 0.0


def _nearness(asked: str, said: str) -> float:
    # Loaded with the first near miss, not with the window.
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(asked, said)


def matched(words: str, typed: str) -> list[tuple[str, bool]]:
    """Cut words into pieces and say of each whether it is what was typed."""
    marks = [False] * len(words)
    folded = words.casefold()
    if len(folded) == len(words):
        for part in typed.casefold().split():
            start = folded.find(part)
            while start >= 0:
                marks[start : start + len(part)] = [True] * len(part)
                start = folded.find(part, start + len(part))
    pieces: list[tuple[str, bool]] = []
    for letter, mark in zip(words, marks, strict=True):
        if pieces and pieces[-1][1] == mark:
            pieces[-1] = (pieces[-1][0] + letter, mark)
        else:
            pieces.append((letter, mark))
    return pieces
