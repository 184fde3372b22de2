"""A mistake in a content file: where it is and what is wrong, in words its author can act on."""

from collections.abc import Iterable
from dataclasses import dataclass

from ladderdesk.i18n import _

Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: names of keys, places in lists."""

_NEAR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake: file, line and column from 1, the path of keys, a finished sentence, the nearest known name."""

    file: str
    line: int
    column: int
    keys: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.keys}: {self.message}" if self.keys else f"{place}: {self.message}"


def key_path(keys: Keys) -> str:
    """Write a path of keys as `levels[2].criteria[0].statement`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    return text.removeprefix(".")


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name most like `name`, empty where none is close."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(found[0]) if found else ""


def did_you_mean(sentence: str, suggestion: str) -> str:
    """Finish a sentence without its full stop by asking after the nearest known name, where there is one."""
    if not suggestion:
        return f"{sentence}."
    return _("{sentence}; did you mean '{name}'?").format(sentence=sentence, name=suggestion)
