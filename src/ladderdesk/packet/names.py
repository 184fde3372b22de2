"""Names of people and companies as patterns that find them however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.folding import Folded, folded_text

BETWEEN_PARTS = r"(?:%20|[\W_]){0,3}"
BEFORE_FORENAME = r"(?:,\s{0,2}|[\s_.\-])"
LONG_ENOUGH_TO_CONTINUE = 5
LONG_ENOUGH_FOR_A_PLURAL = 4
SHORTEST_PART = 2
FOLLOWERS = re.compile(r"(?:[ \u00a0\-](?:& )?(?=[^\W\d_])[A-ZÀ-ÖØ-Þ][^\WA-Z\d_]{2,}){1,3}")
"""Up to three words that begin with a capital and go on without one, such as "Lighting" but not "LLM"."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _words(
    """
    inc ltd llc llp plc gmbh ag kg se sa sas sarl bv nv oy oyj ab as aps kk pty co corp corporation company limited
    """
)
PARTICLES = _words(
    "van von de der den del della di da dos das du la le el al bin ibn ben abu st mc mac jr sr dr",
)
ORDINARY_WORDS = _words(
    """
    will mark may grace hope art bill rose dawn chase grant frank rich sue pat drew jack faith joy summer april june
    august ray dale lane page case young long short white black brown green gray king price stone wood field park hill
    bush rice cook baker love best day week an li he so do in on me my to go we ha yu you no or max min per dan ken sky
    star target apple shell gap visa orange oracle amazon delta sprint stripe square box slack zoom meta alphabet intel
    unity bank first national global general american united new data digital systems group services solutions
    technologies labs media health energy insurance capital partners holdings international software cloud network
    networks power motors
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way to write a name. `first_part` is a quick test whether a text can hold it at all.

    `is_ordinary` names are words too and only found with a capital; `may_continue` ones also inside a longer word.
    Those that `take_followers` go on over words with a capital behind them, as a company does behind a surname.
    """

    kind: RedactionKind
    placeholder: str
    first_part: str
    source: str
    is_ordinary: bool = False
    may_continue: bool = False
    take_followers: bool = False

    def places(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Go through the places in the original text where the name stands."""
        if self.first_part not in folded.text:
            return
        for found in _pattern(self.source).finditer(folded.text):
            start, end = folded.span(*found.span())
            if self._stands_alone(folded.original, start, end) and self._has_its_capital(folded.original, start):
                yield start, self._end_with_followers(folded.original, end)

    def _end_with_followers(self, text: str, end: int) -> int:
        followers = FOLLOWERS.match(text, end) if self.take_followers else None
        return followers.end() if followers is not None else end

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        return _opens_a_word(text, start) and (self.may_continue or _closes_a_word(text, end))

    def _has_its_capital(self, text: str, start: int) -> bool:
        return not self.is_ordinary or text[start].isupper()


def person_names(name: str, kind: RedactionKind, placeholder: str, own_parts: Iterable[str] = ()) -> Iterator[Name]:
    """Give the ways to write a person: whole, last name first, and each name alone unless it is also the user's own."""
    words = [parts for word in name.split() if (parts := _parts(word))]
    parts = [part for word in words for part in word]
    if not parts:
        return
    yield _whole(parts, kind, placeholder)
    if len(parts) > 1:
        yield _last_name_first(words, kind, placeholder)
        yield from (_whole(word, kind, placeholder) for word in words if len(word) > 1)
        for part in parts:
            if _tells_a_person(part) and part not in own_parts:
                yield _single(part, kind, placeholder, is_ordinary=part in ORDINARY_WORDS)


def client_names(name: str, kind: RedactionKind, placeholder: str) -> Iterator[Name]:
    """Give the ways to write a customer: whole, without its legal form, its first word, a later one with a capital."""
    parts = _parts(name)
    core = [part for part in parts if part not in LEGAL_FORMS] or parts
    if not core:
        return
    yield _whole(parts, kind, placeholder)
    if core != parts:
        yield _whole(core, kind, placeholder)
    yield _of_a_company(_single(core[0], kind, placeholder, is_ordinary=core[0] in ORDINARY_WORDS))
    for part in core[1:]:
        if _tells_a_person(part) and part not in ORDINARY_WORDS:
            yield _of_a_company(_single(part, kind, placeholder, is_ordinary=True))


def _of_a_company(name: Name) -> Name:
    return replace(name, take_followers=True)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern when a text may hold the name; most names of a vault are not in a given packet."""
    return re.compile(source)


def name_parts(name: str) -> frozenset[str]:
    """Give the folded parts of a name."""
    return frozenset(_parts(name))


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded_text(name))


def _tells_a_person(part: str) -> bool:
    return len(part) >= SHORTEST_PART and part not in PARTICLES and not part.isdigit()


def _whole(parts: list[str], kind: RedactionKind, placeholder: str) -> Name:
    return Name(
        kind=kind,
        placeholder=placeholder,
        first_part=parts[0],
        source=BETWEEN_PARTS.join(re.escape(part) for part in parts),
        is_ordinary=len(parts) == 1 and parts[0] in ORDINARY_WORDS,
        may_continue=sum(map(len, parts)) >= LONG_ENOUGH_TO_CONTINUE and not set(parts) <= ORDINARY_WORDS,
    )


def _last_name_first(words: list[list[str]], kind: RedactionKind, placeholder: str) -> Name:
    turned = [words[-1], *words[:-1]]
    return Name(
        kind=kind,
        placeholder=placeholder,
        first_part=turned[0][0],
        source=BEFORE_FORENAME.join(BETWEEN_PARTS.join(re.escape(part) for part in word) for word in turned),
    )


def _single(part: str, kind: RedactionKind, placeholder: str, *, is_ordinary: bool) -> Name:
    plural = "s?" if len(part) >= LONG_ENOUGH_FOR_A_PLURAL else ""
    return Name(
        kind=kind,
        placeholder=placeholder,
        first_part=part,
        source=re.escape(part) + plural,
        is_ordinary=is_ordinary,
    )


def _opens_a_word(text: str, start: int) -> bool:
    return start == 0 or _is_seam(text[start - 1], text[start])


def _closes_a_word(text: str, end: int) -> bool:
    return end == len(text) or _is_seam(text[end - 1], text[end])


def _is_seam(left: str, right: str) -> bool:
    """Say whether a word may end between two characters: also in `camelCase`, and in scripts without case."""
    if not left.isalpha() or not right.isalpha():
        return not unicodedata.combining(right)
    return (left.islower() and right.isupper()) or _has_no_case(left) or _has_no_case(right)


def _has_no_case(letter: str) -> bool:
    return letter.lower() == letter.upper()
