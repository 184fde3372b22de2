"""What a measurement gives: two series of figures, taken in turns, ours beside the floor."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table: what was measured, our values and the floor's, in turns; `aim` is the ratio to reach.

    Where there is no floor, `aim` is the most that our median should be.
    """

    name: str
    unit: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    aim: float | None = None

    @property
    def ratio(self) -> float | None:
        """Give our median as a multiple of the floor's."""
        return statistics.median(self.ours) / statistics.median(self.floor) if self.floor else None

    @property
    def is_reached(self) -> bool | None:
        """Say whether the aim is reached, where there is one."""
        if self.aim is None:
            return None
        return (self.ratio if self.ratio is not None else statistics.median(self.ours)) <= self.aim

    def plain(self) -> dict[str, object]:
        """Give the figure for a file."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": _plain(self.ours),
            "floor": _plain(self.floor) if self.floor else None,
            "ratio": None if self.ratio is None else round(self.ratio, 2),
            "aim": self.aim,
            "reached": self.is_reached,
        }


def table(figures: Sequence[Figure]) -> str:
    """Write figures as a table: medians, the spread of the middle half of the runs, the ratio and the aim."""
    head = ("", "ours", "floor", "ratio", "aim", "runs")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    ratio, aim = figure.ratio, figure.aim
    wanted = "" if aim is None else f"{aim:g}x" if figure.floor else f"{aim:g} {figure.unit}"
    return (
        figure.name,
        _cell(figure.ours, figure.unit),
        _cell(figure.floor, figure.unit) if figure.floor else "",
        "" if ratio is None else f"{ratio:.2f}x",
        wanted + ("" if figure.is_reached is None else " ok" if figure.is_reached else " NO"),
        str(len(figure.ours)),
    )


def _cell(values: Sequence[float], unit: str) -> str:
    middle = statistics.median(values)
    places = 3 if middle < 1 else 2 if middle < 10 else 1
    return f"{middle:.{places}f} {unit} ±{_spread(values):.{places}f}"


def _spread(values: Sequence[float]) -> float:
    """Give half the width of the middle half of the values."""
    if len(values) < 2:
        return 0.0
    low, _middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return (high - low) / 2


def _plain(values: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 4),
        "least": round(min(values), 4),
        "most": round(max(values), 4),
        "runs": len(values),
    }
