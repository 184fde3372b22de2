"""Change a capture line as if it had been typed so: take a name out, put one in, choose what a word could mean.

Each function gives the new line and where the cursor belongs in it, counted in characters.
"""

from datetime import date
from typing import Literal

from ladderdesk.capture.draft import EntryDraft, Token, TokenKind
from ladderdesk.capture.grammar import capture_span
from ladderdesk.capture.names import written

Rewritten = tuple[str, int]

_SIGILS = {"scope": "!", "kind": "^"}


def without(line: str, token: Token) -> Rewritten:
    """Take what a token stands for out of the line, with the space before it."""
    before, after = line[: token.start], line[token.end :]
    if before.endswith(" "):
        before = before[:-1]
    elif after.startswith(" "):
        after = after[1:]
    return before + after, len(before)


def with_choice(line: str, token: Token, choice: str) -> Rewritten:
    """Let an offered word mean one of its choices."""
    return replaced(line, token.start, token.end, written(token.text[0], choice))


def with_word(line: str, draft: EntryDraft, kind: Literal["scope", "kind"], word: str) -> Rewritten:
    """Let the line name this scope or kind, in place of one it names already."""
    return _put(line, draft, kind, _SIGILS[kind] + word)


def with_day(line: str, draft: EntryDraft, day: date, *, today: date) -> Rewritten:
    """Let the line be of this day; a day that is not said is today."""
    named = [token for token in draft.tokens if token.kind == "date"]
    if day != today:
        return _put(line, draft, "date", day.isoformat())
    return without(line, named[-1]) if named else (line, capture_span(line)[1])


def replaced(line: str, start: int, end: int, words: str) -> Rewritten:
    """Put words in place of a stretch of the line, the cursor behind them and one space."""
    after = line[end:]
    space = "" if after[:1].isspace() else " "
    return line[:start] + words + space + after, start + len(words) + 1


def _put(line: str, draft: EntryDraft, kind: TokenKind, words: str) -> Rewritten:
    named = [token for token in draft.tokens if token.kind == kind]
    if named:
        return line[: named[-1].start] + words + line[named[-1].end :], named[-1].start + len(words)
    end = capture_span(line)[1]
    before = line[:end].rstrip(" ")
    return f"{before} {words}{line[end:]}", len(before) + 1 + len(words)
