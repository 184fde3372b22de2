"""The rows of the journal's list: entries under the weeks they fall into, and where each stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ladderdesk.journal.rows import EntryId

WEEK_HEIGHT = 28
ENTRY_HEIGHT = 59
"""58 for the entry and 1 between it and the next."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Entries newest first, with a heading before the first one of each ISO week.

    `numbers` has a row's entry, 0 for a heading; `weeks` the Monday of each heading by row; `headings` how many
    headings stand above a row.
    """

    numbers: tuple[int, ...] = ()
    weeks: dict[int, date] = field(default_factory=dict)
    headings: tuple[int, ...] = ()
    places: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, dated: Iterable[tuple[EntryId, date]]) -> "Rows":
        """Group entries, which come newest first, by week."""
        numbers: list[int] = []
        headings: list[int] = []
        weeks: dict[int, date] = {}
        places: dict[int, int] = {}
        after = None
        for number, day in dated:
            if after is None or day < after:
                after = day - timedelta(days=day.weekday())
                headings.append(len(weeks))
                weeks[len(numbers)] = after
                numbers.append(0)
            places[number] = len(numbers)
            headings.append(len(weeks))
            numbers.append(number)
        return cls(tuple(numbers), weeks, tuple(headings), places)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def entry_count(self) -> int:
        """Count the entries."""
        return len(self.places)

    def top(self, row: int, week_height: int, entry_height: int) -> int:
        """Tell where a row begins; the row after the last one begins where the list ends."""
        above = self.headings[row] if row < len(self.headings) else len(self.weeks)
        return above * week_height + (row - above) * entry_height

    def row_at(self, y: int, week_height: int, entry_height: int) -> int:
        """Find the row that covers a height; -1 above the first, the number of rows below the last."""
        if y >= self.top(len(self), week_height, entry_height):
            return len(self)
        return bisect_right(range(len(self)), y, key=lambda row: self.top(row, week_height, entry_height)) - 1

    def nearest_entry(self, row: int, step: int = 1) -> int:
        """Find the entry's row at or beyond a row in a direction, else the nearest in the other; -1 without any."""
        if not self.places:
            return -1
        at = min(max(row, 0), len(self) - 1)
        if self.numbers[at]:
            return at
        return at + step if 0 <= at + step < len(self) else at - step
