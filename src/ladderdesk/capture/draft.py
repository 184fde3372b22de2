"""What one line of capture says, as a frozen value: what was understood, what is offered, where each token is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TokenKind = Literal["competency", "tag", "project", "person", "scope", "kind", "date", "measure"]
TokenState = Literal["taken", "offered", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of the line that means something.

    `start` and `end` count characters of the line. A token that is `taken` leaves the title and goes into the entry as
    `value`, and its `choices` are longer known names it could be short for. One that is `offered` lists what it could
    mean in `choices`, likeliest first, and stays in the title until one is chosen; an `unknown` one stays as typed.
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
    """A number found in the line, offered as an impact and never filed by itself.

    Values stay as typed ("18%", "$40K", "3 h"); `unit` names what is counted where it stands once after the values, as
    "cases" in "20 → 75 cases". `text` is the same figure in one normal form, for a chip.
    """

    text: str
    measure: str = ""
    before: str = ""
    after: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """What a line says, ready to be captured. `day` is today's where the line names none.

    `line` is the whole input as typed, and the tokens count in it. `tags` are words after `#` that no competency knows.
    """

    line: str
    title: str
    body: str
    day: date
    until: date | None = None
    kind: str = "win"
    scope: str | None = None
    competencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    tokens: tuple[Token, ...] = ()
