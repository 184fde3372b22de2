"""Lay a ladder out as levels by groups, each cell with what the record says of it."""

from datetime import date

from ladderdesk.assess.readiness import measure
from ladderdesk.assess.values import Cell, Readiness, Record
from ladderdesk.catalogue.model import Group, Ladder, Level
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status


def matrix(ladder: Ladder, record: Record, as_of: date) -> tuple[tuple[Cell, ...], ...]:
    """Give a row of cells for each group of the ladder, in each row a cell for each level, both in file order."""
    measured = [measure(ladder, level.id, record, as_of) for level in ladder.levels]
    return tuple(tuple(_cell(readiness, group) for readiness in measured) for group in ladder.groups)


def cell(ladder: Ladder, level: Level, group: Group, record: Record, as_of: date) -> Cell:
    """Give one cell of the matrix; for many of them, `matrix` is cheaper."""
    return _cell(measure(ladder, level.id, record, as_of), group)


def tally(cell: Cell) -> str:
    """Say how many of a cell's criteria are demonstrated: "1 of 3", nothing where none is asked."""
    return _("{met} of {of}").format(met=cell.met, of=cell.of) if cell.of else ""


def _cell(readiness: Readiness, group: Group) -> Cell:
    standings = tuple(one for one in readiness.standings if one.group.id == group.id)
    statuses = [one.status for one in standings if not one.is_set_aside]
    return Cell(
        level=readiness.level,
        group=group,
        status=min(statuses, key=lambda status: status.height, default=None),
        met=sum(status.height >= Status.DEMONSTRATED.height for status in statuses),
        of=len(statuses),
        standings=standings,
    )
