"""What one line of capture says, as a frozen value: what was understood, what is offered, where each token is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TokenKind = Literal["competency", "project", "person", "scope", "kind", "date", "measure"]
TokenState = Literal["taken", "offered", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of the line that means something.

    `start` and `end` count characters of the line. A token that is `taken` goes into the entry as `value`; one that is
    `offered` lists what it could mean in `choices`, likeliest first; an `unknown` one stays in the title as typed.
    """

    kind: TokenKind
    state: TokenState
    start: int
    end: int
    text: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number found in the line, offered as an impact and never filed by itself."""

    text: str
    measure: str = ""
    before: str = ""
    after: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """What a line says, ready to be captured. `day` is today's where the line names none."""

    line: str
    title: str
    body: str
    day: date
    until: date | None = None
    kind: str = "win"
    scope: str | None = None
    competencies: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    tokens: tuple[Token, ...] = ()
