"""The rows of the Gaps table: the criteria that a filter lets through, under headings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ladderdesk.assess.gaps import GapFilter, pick
from ladderdesk.assess.values import Readiness, Standing
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.i18n import _
from ladderdesk.ui.gaps.words import kind_sentence, likely_words, mark_sentence, mark_words, row_sentence
from ladderdesk.ui.widgets.rows import Index


class Grouping(StrEnum):
    """How the criteria are put under headings."""

    GROUPS = "groups"
    GATES_FIRST = "gates_first"
    KINDS = "kinds"


class GapRow(NamedTuple):
    """A criterion as the table shows it, with how many entries are likely to count for it."""

    standing: Standing
    likely: int
    today: date


class GapsModel(QAbstractListModel):
    """Hold the rows as they were measured; a new measurement replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GapRow | str] = []

    def show_gaps(
        self,
        readiness: Readiness,
        which: GapFilter,
        grouping: Grouping,
        likely: Mapping[str, int],
        *,
        kept: str = "",
    ) -> None:
        """Show what a filter lets through, and the criterion `kept` whether or not it does, under headings."""
        self.beginResetModel()
        let_through = {each.criterion.id for each in pick(readiness, which)} | {kept}
        shown = [each for each in readiness.standings if each.criterion.id in let_through]
        rows = [GapRow(each, likely.get(each.criterion.id, 0), readiness.as_of) for each in shown]
        self._rows = list(_headed(rows, grouping))
        self.endResetModel()

    def row_at(self, index: Index) -> GapRow | None:
        """Give the criterion of a row; None for a heading or no row at all."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return None if row is None or isinstance(row, str) else row

    def find(self, criterion: str) -> QModelIndex:
        """Find the row of a criterion; an invalid index where it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, GapRow) and row.standing.criterion.id == criterion:
                return self.index(place)
        return QModelIndex()

    def next_from(self, place: int, step: int) -> QModelIndex:
        """Find the next criterion from a place on, going up or down; an invalid index where there is none."""
        place += step
        while 0 <= place < len(self._rows):
            if isinstance(self._rows[place], GapRow):
                return self.index(place)
            place += step
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count rows, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only criteria be chosen."""
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row, its sentence for a screen reader, or its tooltip."""
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.standing.criterion.statement
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_sentence(row.standing, row.today, row.likely)
        return _tooltip(row) if role == Qt.ItemDataRole.ToolTipRole else None


def _headed(rows: Sequence[GapRow], grouping: Grouping) -> Iterator[GapRow | str]:
    if grouping is Grouping.KINDS:
        for kind, heading in _kinds():
            yield from _under(heading, [row for row in rows if row.standing.criterion.kind is kind])
        return
    rest = rows
    if grouping is Grouping.GATES_FIRST:
        yield from _under(_("Gates"), [row for row in rows if _is_gate(row)])
        rest = [row for row in rows if not _is_gate(row)]
    for group in dict.fromkeys(row.standing.group.name for row in rest):
        yield from _under(group, [row for row in rest if row.standing.group.name == group])


def _under(heading: str, rows: Sequence[GapRow]) -> Iterator[GapRow | str]:
    if rows:
        yield heading
        yield from rows


def _kinds() -> tuple[tuple[CriterionKind, str], ...]:
    return (
        (CriterionKind.GATE, _("Gates")),
        (CriterionKind.SIGN, _("Signs")),
        (CriterionKind.EXPECTATION, _("Expectations")),
    )


def _is_gate(row: GapRow) -> bool:
    return row.standing.criterion.kind is CriterionKind.GATE


def _tooltip(row: GapRow) -> str:
    standing = row.standing
    lines = [standing.criterion.statement, kind_sentence(standing.criterion.kind, standing.level)]
    if standing.mark is not None:
        lines.append(f"{mark_words(standing.mark)}. {mark_sentence(standing.mark)}")
    if not standing.evidence and row.likely:
        lines.append(f"{likely_words(row.likely)}.")
    if standing.next is not None:
        lines.append(_("Next: {step}").format(step=standing.next.text))
    return "\n".join(lines)


def filter_counts(readiness: Readiness) -> list[tuple[GapFilter, str]]:
    """Word the filters, each with how many criteria it lets through."""
    words = {
        GapFilter.OPEN: _("Open {n}"),
        GapFilter.NO_EVIDENCE: _("No evidence {n}"),
        GapFilter.STALE: _("Stale {n}"),
    }
    counted = [(which, text.format(n=len(pick(readiness, which)))) for which, text in words.items()]
    return [(GapFilter.ALL, _("All")), *counted]
