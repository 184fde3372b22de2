"""Words after a sigil: where they stand in a line, and which known name each one means.

`#` competency or free tag, `+` project, `@` person, `!` scope, `^` kind. A sigil counts at the start of a word and
before a letter or a quote, and its word must end where words end: `C++`, `recall@10`, `#2087`, addresses stay text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ladderdesk.capture.draft import TokenKind, TokenState
from ladderdesk.capture.vocabulary import (
    KINDS,
    SCOPES,
    CompetencyKey,
    Known,
    KnownCompetency,
    Vocabulary,
    begins_a_word,
    fold,
)

LONGEST_NAME = 80
INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and the like, which nobody sees."""

QUOTES = '"“”„'

_FILLS = rf"[^\s{INVISIBLE}\x00-\x1f\x7f-\x9f!-/:-@\[-^`{{-~“”„«»…、。，！？：；（）「」『』【】《》–—]"
_NAME = rf"(?>{_FILLS}+(?:[./&'’+-]+{_FILLS}+)*\+*)"
_CLOSING = r"[,.;:!?)\]}'’\"”»…、。，！？：；）」』】》]"
_STARTS = rf"(?<![^\s{INVISIBLE}])(?P<sigil>[#+@!^])"
_WORD = re.compile(
    rf"""{_STARTS}(?:
        ["“„](?:(?P<quoted>[^{QUOTES}]+)["”“]|(?P<open>))
        |(?P<name>{_NAME})
    )(?:(?P<whole>(?={_CLOSING}*(?:[\s{INVISIBLE}]|\Z)))|)""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’]s\Z")
_NEVER_IN_A_PERSON = re.compile(r"[/&+]")

_NEAR = 80
_SHORTEST_NEAR = 4
_MOST_CHOICES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SigilWord:
    """A word after a sigil, without quotes and possessive s; `start` and `end` count characters of the line."""

    start: int
    end: int
    sigil: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a word after a sigil means: a value that is taken, or choices that are offered."""

    kind: TokenKind
    state: TokenState
    value: str = ""
    choices: tuple[str, ...] = ()


def sigil_words(line: str, start: int, end: int) -> Iterator[SigilWord]:
    """Find the words after sigils between two places of a line; a quote left open claims the rest of it."""
    for match in _WORD.finditer(line, start, end):
        if match["open"] is not None:
            return
        name = _plain_name(match)
        if name and match["whole"] is not None:
            yield SigilWord(start=match.start(), end=match.end(), sigil=match["sigil"], name=name)


def written(sigil: str, name: str) -> str:
    """Write a name so that reading the line finds exactly it: bare where that is enough, else in quotes."""
    bare = sigil + name
    match = _WORD.fullmatch(bare)
    return bare if match and match["name"] == name and _plain_name(match) == name else f'{sigil}"{name}"'


def meaning(word: SigilWord, vocabulary: Vocabulary) -> Meaning:
    """Match a word after a sigil with what the vocabulary knows."""
    match word.sigil:
        case "#":
            return _competency(word.name, vocabulary)
        case "+":
            return _new_or_known("project", word.name, vocabulary.folded_projects)
        case "@":
            return _new_or_known("person", word.name, vocabulary.folded_people)
        case "!":
            return _one_of("scope", word.name, SCOPES)
        case _:
            return _one_of("kind", word.name, KINDS)


def matching_keys(typed: str, vocabulary: Vocabulary) -> list[CompetencyKey]:
    """List the names of competencies that have a word beginning with what was typed, itself folded."""
    return [key for key in vocabulary.competency_keys if begins_a_word(key.folded, typed)]


def near_competencies(typed: str, vocabulary: Vocabulary) -> tuple[KnownCompetency, ...]:
    """List the competencies with a name close to what was typed, itself folded; nearest first."""
    keys = vocabulary.spellings
    return _unique(keys[place][1] for place in _near(typed, [spelling for spelling, _each in keys]))


def _plain_name(match: re.Match[str]) -> str:
    name = match["name"]
    if name is None:
        name = " ".join((match["quoted"] or "").split())
    elif not name[0].isalpha() or (match["sigil"] == "@" and _NEVER_IN_A_PERSON.search(name)):
        return ""
    else:
        name = _POSSESSIVE.sub("", name)
    return name if len(name) <= LONGEST_NAME else ""


def _competency(name: str, vocabulary: Vocabulary) -> Meaning:
    typed = fold(name)
    keys = matching_keys(typed, vocabulary)
    whole = _unique(key.competency for key in keys if key.folded == typed)
    found = whole if len(whole) == 1 else _unique(key.competency for key in keys)
    if len(found) == 1:
        return Meaning(kind="competency", state="taken", value=found[0].id)
    if tag := vocabulary.folded_tags.get(typed):
        return Meaning(kind="tag", state="taken", value=tag.name)
    found = tuple(sorted(found, key=lambda each: -each.uses)) or near_competencies(typed, vocabulary)
    if found:
        return Meaning(kind="competency", state="offered", choices=tuple(each.id for each in found[:_MOST_CHOICES]))
    return Meaning(kind="tag", state="taken", value=name)


def _new_or_known(kind: TokenKind, name: str, known: Mapping[str, Known]) -> Meaning:
    typed = fold(name)
    if same := known.get(typed):
        return Meaning(kind=kind, state="taken", value=same.name)
    longer = sorted((each for key, each in known.items() if begins_a_word(key, typed)), key=lambda each: -each.uses)
    return Meaning(kind=kind, state="taken", value=name, choices=tuple(each.name for each in longer[:_MOST_CHOICES]))


def _one_of(kind: TokenKind, name: str, words: tuple[str, ...]) -> Meaning:
    typed = fold(name)
    begun = tuple(word for word in words if word.startswith(typed))
    if len(begun) == 1:
        return Meaning(kind=kind, state="taken", value=begun[0])
    choices = begun or tuple(words[place] for place in _near(typed, words))
    return Meaning(kind=kind, state="offered" if choices else "unknown", choices=choices)


def _near(typed: str, spellings: Iterable[str]) -> list[int]:
    if len(typed) < _SHORTEST_NEAR:
        return []
    from rapidfuzz import fuzz, process

    found = process.extract(typed, spellings, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST_CHOICES * 2)
    return [place for _spelling, _score, place in found]


def _unique(competencies: Iterable[KnownCompetency]) -> tuple[KnownCompetency, ...]:
    return tuple({each.id: each for each in competencies}.values())
