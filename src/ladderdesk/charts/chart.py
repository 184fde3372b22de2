"""A drawn chart as a value: the figure, the table of the same rows, and the places that answer to pointer and keys."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ladderdesk.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle in figure pixels, from the left and from the top."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartCell:
    """One thing in a chart that can be pointed at: where a cursor frames it, where else it is found, what it says."""

    area: Area
    label: str
    value: str
    touch: tuple[Area, ...] = ()

    def holds(self, x: float, y: float) -> bool:
        """Say whether a pointer at this place means it."""
        return self.area.holds(x, y) or any(area.holds(x, y) for area in self.touch)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """The rows of a chart as text, for reading and copying; every row has as many texts as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_csv(self) -> str:
        """Write the table as CSV, with its columns as the first row."""
        import csv
        from io import StringIO

        sheet = StringIO()
        csv.writer(sheet, lineterminator="\n").writerows((self.columns, *self.rows))
        return sheet.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of `width` by `height` device-independent pixels; `summary` says in words what it shows."""

    figure: "Figure"
    palette: ChartPalette
    width: int
    height: int
    table: ChartTable
    cells: tuple[ChartCell, ...]
    summary: str
    is_empty: bool = False

    def cell_at(self, x: float, y: float) -> ChartCell | None:
        """Find what a pointer means; the later of two that overlap lies on top."""
        return next((cell for cell in reversed(self.cells) if cell.holds(x, y)), None)
