"""Read one line of capture: what it names is taken out, what it could mean is offered, the rest is the title."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ladderdesk.capture.dates import FoundDay, find_day
from ladderdesk.capture.draft import EntryDraft, Token, TokenKind
from ladderdesk.capture.measures import READ_ALREADY, FoundMeasure, find_measures
from ladderdesk.capture.names import INVISIBLE, SigilWord, meaning, sigil_words
from ladderdesk.capture.vocabulary import Vocabulary, fold

LONGEST_LINE = 8_000
"""A longer first line is something pasted: it is kept whole as the title and not read."""

_UNSTORABLE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_ENDS = "\n\r\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_VISIBLE = re.compile(rf"[^\s\x00-\x1f\x7f-\x9f{INVISIBLE}]")
_CLOSING = frozenset(",.;:!?)]}'’\"”»…、。，！？：；）」』】》")
_LOOSE_AT_END = ",;:-–—" + INVISIBLE
_LOOSE_AT_START = _LOOSE_AT_END + ".!?…、。，！？：；"
_AFTER_A_DAY = f" \t,;.!{READ_ALREADY}{INVISIBLE}"


def read_line(line: str, *, today: date, vocabulary: Vocabulary) -> EntryDraft:
    """Read a capture line into a draft; it never raises, and what is not understood stays in the title.

    The first line with something to see in it is the capture line, what follows is the body. A scope or kind named
    twice counts as named last. Where only names were typed the title is the line itself: no entry is without one.
    """
    line = _UNSTORABLE.sub("\ufffd", line)
    start, end = capture_span(line)
    title, body = _tidy(line[start:end]), _body(line[end:])
    if not title or end - start > LONGEST_LINE:
        return EntryDraft(line=line, title=title, body=body, day=today)
    return _understood(line, start, end, today, vocabulary)


def capture_span(line: str) -> tuple[int, int]:
    """Find where the capture line stands in what was typed: the first line with something to see in it."""
    seen = _VISIBLE.search(line)
    if seen is None:
        return 0, len(line)
    following = _LINE_END.search(line, seen.start())
    start = max(line.rfind(mark, 0, seen.start()) for mark in _LINE_ENDS) + 1
    return start, following.start() if following else len(line)


def _understood(line: str, start: int, end: int, today: date, vocabulary: Vocabulary) -> EntryDraft:
    text = _CONTROL.sub(" ", line[:end])
    names = [_name_token(line, word, vocabulary) for word in sigil_words(text, start, end)]
    text_without_names = _blanked(text, names)
    day = find_day(text_without_names.rstrip(_AFTER_A_DAY), today=today)
    days = [_day_token(line, day)] if day else []
    figures = find_measures(_blanked(text_without_names, days))
    taken = [token for token in (*names, *days) if token.state == "taken"]
    return EntryDraft(
        line=line,
        title=_title(text, start, taken),
        body=_body(line[end:]),
        day=day.day if day else today,
        until=day.until if day else None,
        kind=_last(taken, "kind") or "win",
        scope=_last(taken, "scope"),
        competencies=_all(taken, "competency"),
        tags=_all(taken, "tag"),
        projects=_all(taken, "project"),
        people=_all(taken, "person"),
        measures=tuple(each.measure for each in figures),
        tokens=_in_order([*names, *days, *(_measure_token(line, each) for each in figures)]),
    )


def _name_token(line: str, word: SigilWord, vocabulary: Vocabulary) -> Token:
    found = meaning(word, vocabulary)
    return Token(
        kind=found.kind,
        state=found.state,
        start=word.start,
        end=word.end,
        text=line[word.start : word.end],
        value=found.value,
        choices=found.choices,
    )


def _day_token(line: str, day: FoundDay) -> Token:
    value = f"{day.day}/{day.until}" if day.until else str(day.day)
    return Token(kind="date", state="taken", start=day.start, end=day.end, text=line[day.start : day.end], value=value)


def _measure_token(line: str, figure: FoundMeasure) -> Token:
    return Token(
        kind="measure",
        state="offered",
        start=figure.start,
        end=figure.end,
        text=line[figure.start : figure.end],
        choices=(figure.measure.text,),
    )


def _in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(sorted(tokens, key=lambda token: token.start))


def _blanked(text: str, tokens: Iterable[Token]) -> str:
    pieces, place = [], 0
    for token in tokens:
        pieces += [text[place : token.start], READ_ALREADY * (token.end - token.start)]
        place = token.end
    return "".join((*pieces, text[place:]))


def _title(text: str, start: int, taken: Iterable[Token]) -> str:
    title, place = "", start
    for token in _in_order(taken):
        title += text[place : token.start]
        if text[token.end : token.end + 1] in _CLOSING:
            title = title.rstrip(" \t,;:")
        place = token.end
    whole = _tidy(text[start:])
    return whole if place == start else _without_loose_ends(_tidy(title + text[place:])) or whole


def _tidy(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split()).strip(" " + INVISIBLE)


def _without_loose_ends(title: str) -> str:
    words = title.split(" ")
    while words and not words[-1].strip(_LOOSE_AT_END):
        words.pop()
    first = next((place for place, word in enumerate(words) if word.strip(_LOOSE_AT_START)), len(words))
    return " ".join(words[first:]).strip(",;: " + INVISIBLE)


def _body(text: str) -> str:
    return _CONTROL.sub(" ", _LINE_END.sub("\n", text)).strip("\n").rstrip()


def _last(taken: Sequence[Token], kind: TokenKind) -> str | None:
    values = [token.value for token in taken if token.kind == kind]
    return values[-1] if values else None


def _all(taken: Sequence[Token], kind: TokenKind) -> tuple[str, ...]:
    return tuple({fold(token.value): token.value for token in reversed(taken) if token.kind == kind}.values())[::-1]
