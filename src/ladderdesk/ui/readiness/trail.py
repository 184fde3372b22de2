"""The way from a figure down to a sentence in an entry: each step opens a sheet, each row of it the next step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple, overload

from PySide6.QtCore import QDate, QLocale

from ladderdesk.i18n import _
from ladderdesk.journal.rows import EntryId, EvidenceId, Status


class Fact(StrEnum):
    """What is counted over all evidence."""

    ENTRIES = "entries"
    PROJECTS = "projects"
    PEOPLE = "people"
    NUMBER = "number"
    OUTCOME = "outcome"
    PROOF = "proof"
    VERDICT = "verdict"


class FigureStep(NamedTuple):
    """Readiness itself."""


class GainStep(NamedTuple):
    """What changed in 90 days."""


class GatesStep(NamedTuple):
    """The gates."""


class StatusStep(NamedTuple):
    """The criteria in the mean at one status."""

    status: Status


class GroupStep(NamedTuple):
    """One group of the ladder."""

    group: str


class CriterionStep(NamedTuple):
    """One criterion."""

    criterion: str


class EvidenceStep(NamedTuple):
    """One piece of evidence for a criterion."""

    criterion: str
    evidence: EvidenceId


class FactStep(NamedTuple):
    """One of the facts on how wide and how well backed the evidence is."""

    fact: Fact


class NameStep(NamedTuple):
    """The evidence that names one project or person."""

    fact: Fact
    name: str


class EntryStep(NamedTuple):
    """One entry."""

    entry: EntryId


class EntriesStep(NamedTuple):
    """Some entries under a heading, such as those of a cell of a chart."""

    title: str
    entries: tuple[EntryId, ...]


class DayStep(NamedTuple):
    """How the criteria stood on a day of the trend."""

    day: date


class PlateauStep(NamedTuple):
    """A plateau: what was seen, and what unlocks it."""

    plateau: str


class WeeksStep(NamedTuple):
    """The leverage weeks."""


class WeekStep(NamedTuple):
    """One leverage week."""

    monday: date


Step = (
    FigureStep
    | GainStep
    | GatesStep
    | StatusStep
    | GroupStep
    | CriterionStep
    | EvidenceStep
    | FactStep
    | NameStep
    | EntryStep
    | EntriesStep
    | DayStep
    | PlateauStep
    | WeeksStep
    | WeekStep
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a sheet; without a `step` it is there to be read, as a `heading` it stands over others."""

    title: str
    detail: str = ""
    figure: str = ""
    status: Status | None = None
    icon: str = ""
    step: Step | None = None
    is_heading: bool = False


class ManyRows(Sequence[Row]):
    """Rows of entries, each made when it is first looked at: thousands of them are listed and few are seen.

    Each has two lines, but for headings, which `make` gives for None.
    """

    def __init__(self, values: Sequence[Any], make: Callable[[Any], Row]) -> None:
        self._values = values
        self._make = make
        self._made: dict[int, Row] = {}
        self.are_alike = None not in values

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Give a row, made now where this is the first time."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not 0 <= place < len(self._values):
            raise IndexError(place)
        if place not in self._made:
            self._made[place] = self._make(self._values[place])
        return self._made[place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one step shows: a title with its figure, words, rows, and where it can go from here.

    `crumb` is the title in short. `words` are paragraphs; `reading` is text to be read at length, such as an entry's.
    """

    crumb: str
    title: str
    figure: str = ""
    status: Status | None = None
    words: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    rows: Sequence[Row] = ()
    criterion: str | None = None
    entry: EntryId | None = None
    plateau: str | None = None
    copied: str = ""


def points_text(points: Fraction) -> str:
    """Write points with two decimals."""
    return QLocale().toString(float(points), "f", 2)


def points_of(points: Fraction, of: int) -> str:
    """Say how many of the possible points there are."""
    return _("{points} of {of}").format(points=points_text(points), of=of)


def percent(share: Fraction | None) -> str:
    """Write a share as a whole percentage."""
    return "–" if share is None else f"{whole(share)}{QLocale().percent()}"


def whole(share: Fraction) -> int:
    """Round a share to a whole percentage, halves up."""
    return int(share * 100 + Fraction(1, 2))


def gain_text(gain: Fraction) -> str:
    """Write how many percentage points something would add."""
    return f"+{QLocale().toString(float(gain * 100), 'f', 1)}"


def range_text(claimed: Fraction | None, ready: Fraction | None) -> str:
    """Write the two figures of readiness as a range, as one where they are the same, without the percent sign."""
    if claimed is None:
        return "–"
    low = whole(ready) if ready is not None else whole(claimed)
    return str(whole(claimed)) if low == whole(claimed) else f"{low}–{whole(claimed)}"


def day_words(day: date) -> str:
    """Write a day in the user's way."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
