"""How the terminal shows rows: plain columns that survive a pipe, and JSON that does not change."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

_CONTROL = {ord(character): None for character in map(chr, range(32)) if character not in "\n\t"} | {0x7F: None}

GAP = "  "


def say(text: str) -> None:
    """Print a line of the user's text without the control characters a terminal would obey."""
    print(text.translate(_CONTROL | dict.fromkeys(range(128, 160))))


def say_aside(text: str) -> None:
    """Print a line to standard error, for what is not the answer of a command."""
    print(text.translate(_CONTROL | dict.fromkeys(range(128, 160))), file=sys.stderr)


def say_json(value: Any) -> None:
    """Print a value as JSON, indented, non-ASCII letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest cell, the last one ragged."""
    widths = _widths(rows)
    for row in rows:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=True)]
        say(GAP.join([*padded, row[-1]]).rstrip())


def fitted(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Cut the last column so that each row is one line of the terminal; into a pipe or a file it goes whole."""
    if not sys.stdout.isatty():
        return rows
    room = shutil.get_terminal_size().columns - sum(width + len(GAP) for width in _widths(rows))
    return [[*row[:-1], cut_to(row[-1], room)] for row in rows]


def cut_to(cell: str, room: int) -> str:
    """Cut words to a width, wide characters counted twice, with dots for what is left out."""
    if _width(cell) <= room:
        return cell
    kept = cell
    while kept and _width(kept) >= room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = len(rows[0]) - 1 if rows else 0
    return [max(_width(row[column]) for row in rows) for column in range(columns)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
