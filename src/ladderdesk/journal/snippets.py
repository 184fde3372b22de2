"""Show where in a text a search was met: a stretch around the first hit, with each hit marked."""

import re

from ladderdesk.journal.query import plain

HIT_START = "\x02"
HIT_END = "\x03"
"""What stands around a hit. Split on these; they are not text and must not be shown."""

_LENGTH = 140
_LEAD = 40


def snippet(text: str, hits: re.Pattern[str]) -> str:
    """Give one line of `text` around its first hit, or its beginning where it has none; "…" where it was cut."""
    flat = text.replace(HIT_START, " ").replace(HIT_END, " ")
    searched = plain(flat)
    first = hits.search(searched)
    start = _start(flat, first.start()) if first else 0
    end = _end(flat, start + _LENGTH)
    shown = _marked(flat, searched, hits, start, end)
    return f"{'…' if start else ''}{' '.join(shown.split())}{'…' if end < len(flat) else ''}"


def _start(text: str, hit: int) -> int:
    if hit <= _LEAD:
        return 0
    space = text.find(" ", hit - _LEAD, hit)
    return hit - _LEAD if space < 0 else space + 1


def _end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - _LEAD, end)
    return end if space < 0 else space


def _marked(text: str, searched: str, hits: re.Pattern[str], start: int, end: int) -> str:
    parts: list[str] = []
    at = start
    for hit in hits.finditer(searched, start, end):
        parts += [text[at : hit.start()], HIT_START, text[hit.start() : hit.end()], HIT_END]
        at = hit.end()
    return "".join([*parts, text[at:end]])
