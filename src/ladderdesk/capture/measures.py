"""Numbers in a line that could be an impact: `40%`, `$200K`, `from 3 h to 20 min`, `0.62 → 0.81`, `34 of 50`.

What they measure is guessed from the words before them and left empty where those say nothing plausible. Names and
numbers that only look like a result (`recall@10`, `#2087`, `GPT-4`, a date, a time, a version) are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ladderdesk.capture.draft import Measure

READ_ALREADY = "\uffff"
"""Stands in a text for each character that was read as something else, so that no figure reaches across it."""

_NUMBER = (
    r"(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:[.,][0-9]{1,9})?|\.[0-9]{1,9})"
)
_UNIT = (
    r"pp|bps|points?|pts|ns|[uµμ]s|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|quarters?|years?"
    r"|[KMGT]i?B|kWh|USD|EUR|GBP|CHF|JPY|INR|[QRT]PS|qps|rps|tps|req/s|tok(?:ens?)?/s|tokens?|users?|people"
)
_RATE = r"/[a-z]{1,8}|\s(?:per|an?)\s(?:second|minute|hour|day|week|month|quarter|year|user|request|query|call)"
_QUANTITY = re.compile(
    rf"""(?<![\w.,\#@/:$€£¥₹+\-−^'’])
    (?P<value>
        [+\-−±]?(?P<currency>[$€£¥₹]|(?:USD|EUR|GBP|CHF)\s)?{_NUMBER}(?:[-–]{_NUMBER})?
        (?P<size>\s?(?:bn|mn|million|billion)|[kKmM]|(?(currency)B|(?!)))?
        (?P<sign>\s?[%€£]|[x×])?
    )
    (?:\s?(?P<unit>{_UNIT}))?
    (?P<rate>{_RATE})?
    (?![\w@%]|[.,:/–-][0-9])""",
    re.VERBOSE,
)
_NOUN = re.compile(r"\s(?P<noun>[a-z][a-z-]{1,24}[a-rt-z]s|people|staff)(?![\w-])")
_COMPARISON = re.compile(
    r"\s(?:fewer|less|lower|higher|more|faster|slower|cheaper)\s(?P<noun>[a-z][\w-]*(?:\s[a-z][\w-]*s)?)"
)
_ARROW = re.compile(r"\s*(?:→|⟶|➜|-?->|=>)\s*")
_TO = re.compile(r"\s(?:down\s|up\s)?to\s")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s)?")
_FROM = re.compile(r"(?<!\w)from\s\Z", re.IGNORECASE)

_LOOK_BACK = 120
_NOT_NOUNS = frozenset(
    {"this", "across", "versus", "always", "perhaps", "towards", "besides", "plus", "was", "has", "its"}
)
_CLAUSE = re.compile(r"[,;:.!?()](?:\s|\Z)|[—\n]|\s[–-]\s")
_ARTICLES = frozenset({"the", "our", "my", "a", "an", "its", "their", "his", "her"})
_LEADING_TO_A_FIGURE = frozenset(
    {
        "about", "almost", "another", "are", "around", "at", "by", "climbed", "decreased", "down",
        "dropped", "fell", "from", "goes", "grew", "improved", "in", "increased", "is", "jumped",
        "just", "nearly", "now", "of", "only", "over", "rose", "roughly", "some", "than", "to",
        "under", "up", "was", "went", "were", "with"
    }
)  # fmt: skip
_VERBS = frozenset(
    {
        "and", "brought", "built", "cut", "cuts", "cutting", "drop", "drove", "got", "grew", "held",
        "hit", "improve", "improves", "increase", "kept", "led", "lift", "lower", "lowers", "made",
        "makes", "put", "raise", "raises", "ran", "reduce", "reduces", "save", "saved", "saves",
        "saving", "set", "shrank", "shrink", "so", "takes", "that", "then", "took", "which", "won",
        "wrote"
    }
)  # fmt: skip
_LONGEST_MEASURE = 5
_WHOLE = re.compile(r"[0-9]+(?:[,\u00a0\u2009\u202f][0-9]{3})*(?:[-–][0-9]+)?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMeasure:
    """A measure and where it stands; `start` and `end` count characters of the text."""

    start: int
    end: int
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quantity:
    """One number with what is written right at it; `is_plain` where at most a noun says what it counts."""

    start: int
    end: int
    value: str
    unit: str
    is_plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    start: int
    end: int
    before: str = ""
    after: str
    unit: str = ""
    is_count: bool = False

    @property
    def text(self) -> str:
        values = f"{self.before} → {self.after}" if self.before else self.after
        return f"{values} {self.unit}".rstrip()


def find_measures(text: str) -> tuple[FoundMeasure, ...]:
    """Find the figures of a text in its order, each with the measure it seems to be of."""
    found: list[FoundMeasure] = []
    for figure in _figures(text):
        since = max(figure.start - _LOOK_BACK, found[-1].end if found else 0)
        name = "" if figure.is_count else _words_before(text[since : figure.start]) or _compared(text, figure.end)
        measure = Measure(text=figure.text, measure=name, before=figure.before, after=figure.after, unit=figure.unit)
        found.append(FoundMeasure(start=figure.start, end=figure.end, measure=measure))
    return tuple(found)


def _figures(text: str) -> Iterator[_Figure]:
    quantities = [_quantity(text, match) for match in _QUANTITY.finditer(text)]
    place = 0
    while place < len(quantities):
        first = quantities[place]
        second = quantities[place + 1] if place + 1 < len(quantities) else None
        figure = _together(text, first, second) if second else None
        place += 2 if figure else 1
        if figure is None and not (first.is_plain and not _counts(text, first)):
            figure = _Figure(
                start=first.start, end=first.end, after=first.value, unit=first.unit, is_count=first.is_plain
            )
        if figure is not None:
            yield figure


def _quantity(text: str, match: re.Match[str]) -> _Quantity:
    value, unit, rate = match["value"], match["unit"] or "", match["rate"] or ""
    noun = None if unit or rate else _NOUN.match(text, match.end())
    if noun is not None and noun["noun"] in _NOT_NOUNS:
        noun = None
    return _Quantity(
        start=match.start(),
        end=noun.end() if noun else match.end(),
        value=value if unit else value + rate,
        unit=noun["noun"] if noun else unit + (rate if unit else ""),
        is_plain=not (match["currency"] or match["size"] or match["sign"] or unit or rate or value[0] in "+±"),
    )


def _together(text: str, first: _Quantity, second: _Quantity) -> _Figure | None:
    gap = text[first.end : min(second.start, first.end + 16)]
    starts_at = _FROM.search(text, max(0, first.start - 6), first.start)
    if first.end + len(gap) < second.start:
        return None
    if _ARROW.fullmatch(gap) or (_TO.fullmatch(gap) and (starts_at or not (first.is_plain or second.is_plain))):
        return _change(first, second, start=starts_at.start() if starts_at else first.start)
    if _OF.fullmatch(gap) and first.is_plain:
        after = f"{first.value} of {second.value}"
    elif _TO.fullmatch(gap) and second.unit:
        after = f"{first.value} to {second.value}"
    else:
        return None
    return _Figure(start=first.start, end=second.end, after=after, unit=second.unit)


def _change(first: _Quantity, second: _Quantity, *, start: int) -> _Figure:
    if first.unit in ("", second.unit):
        before, after, unit = first.value, second.value, second.unit
    else:
        before, after, unit = f"{first.value} {first.unit}", f"{second.value} {second.unit}".rstrip(), ""
    return _Figure(start=start, end=second.end, before=before, after=after, unit=unit)


def _counts(text: str, quantity: _Quantity) -> bool:
    """Say whether a bare number counts things ("3 regressions"), not names one ("on Llama 3 models", "2024 goals")."""
    if not quantity.unit or not _WHOLE.fullmatch(quantity.value) or _YEAR.fullmatch(quantity.value):
        return False
    words = text[max(0, quantity.start - _LOOK_BACK) : quantity.start].split()
    return len(words) < 2 or not words[-1][0].isupper()


def _words_before(text: str) -> str:
    words = _CLAUSE.split(text.replace(READ_ALREADY, " "))[-1].split()
    while words and words[-1].casefold() in _LEADING_TO_A_FIGURE:
        words.pop()
    for place in range(len(words) - 1, -1, -1):
        if _is_verb(words[place]):
            words = words[place + 1 :]
            break
    while words and words[0].casefold() in _ARTICLES:
        words.pop(0)
    return " ".join(words) if len(words) <= _LONGEST_MEASURE else ""


def _is_verb(word: str) -> bool:
    folded = word.casefold()
    return folded in _VERBS or (len(folded) > 4 and folded.endswith("ed"))


def _compared(text: str, end: int) -> str:
    match = _COMPARISON.match(text, end)
    return match["noun"] if match else ""
