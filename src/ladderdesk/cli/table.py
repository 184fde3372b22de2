"""How the terminal shows rows: plain columns that survive a pipe, and JSON that does not change."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

_CONTROL = {ord(character): None for character in map(chr, range(32)) if character not in "\n\t"} | {0x7F: None}


def say(text: str) -> None:
    """Print a line of the user's text without the control characters a terminal would obey."""
    print(text.translate(_CONTROL | dict.fromkeys(range(128, 160))))


def say_json(value: Any) -> None:
    """Print a value as JSON, indented, non-ASCII letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest cell, the last one ragged."""
    if not rows:
        return
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=True)]
        say("  ".join([*padded, row[-1]]).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
