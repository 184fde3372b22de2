"""The rows of a chart as a table, to be read cell by cell and copied as CSV."""

import csv
import re
from io import StringIO
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ladderdesk.charts.chart import ChartTable
from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, offer
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_focus, draw_words, fill_of, state_of

Index = QModelIndex | QPersistentModelIndex
_ROW, _TALL_ROW = 28, 42
_HEAD = 38
_PADDING, _LEAST_PADDING = 8, 5
_WIDEST = 220
_BREAK = re.compile(r"\s+|(?<=\w)-(?=\w)")


class ChartRows(QAbstractTableModel):
    """A snapshot of a chart's rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ChartTable(title="", columns=(), rows=())

    def show_table(self, table: ChartTable) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.shown = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the rows."""
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self.shown.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell, and speak them with their column."""
        words = self.shown.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.shown.columns[index.column()]}: {words}"
        return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words over a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        return self.shown.columns[section] if role == Qt.ItemDataRole.DisplayRole else None


class Fit(NamedTuple):
    """How wide the columns are, how far their words stand from the edge, and whether the names take two lines."""

    widths: tuple[int, ...]
    padding: int
    has_tall_rows: bool


def fit_columns(table: ChartTable, room: int, metrics: QFontMetrics, *, widest: int) -> Fit:
    """Give every column what its words need and the first what is left.

    Where that is more than the room, the words stand closer together, then the names of the rows take two lines; only
    where that is still too much the table scrolls.
    """
    heads = [_width_in_two(name, metrics) for name in table.columns]
    cells = [max(map(metrics.horizontalAdvance, column)) for column in zip(*table.rows, strict=True)]
    words = [min(widest, max(pair)) for pair in zip(heads, cells, strict=True)]
    names = max(heads[0], *(_width_in_two(row[0], metrics) for row in table.rows))
    for padding, first, has_tall_rows in (
        (_PADDING, words[0], False),
        (_LEAST_PADDING, words[0], False),
        (_LEAST_PADDING, names, True),
    ):
        widths = [width + 2 * padding + 2 for width in (first, *words[1:])]
        if sum(widths) <= room:
            return Fit((widths[0] + room - sum(widths), *widths[1:]), padding, has_tall_rows)
    return Fit(tuple(width + 2 * _PADDING + 2 for width in words), _PADDING, False)


class ChartTableView(QTableView):
    """Show the rows of a chart; Ctrl+C copies the selected cells, or all where there is only one, as CSV."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ChartRows(self)
        name_widget(self, name, spoken)
        self.padding = _PADDING
        self._build()
        offer(
            self,
            Command(f"{name}-copy", _("Copy the table as CSV"), ("Ctrl+C",)),
            self.copy,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    def show_table(self, table: ChartTable) -> None:
        """Show other rows; where nothing changed the cursor stays."""
        if table == self._rows.shown:
            return
        here = self.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        self._rows.show_table(table)
        self.setCurrentIndex(self._rows.index(min(row, len(table.rows) - 1), min(column, len(table.columns) - 1)))
        self._share_width()

    def copy(self) -> None:
        """Copy the selected cells, or the whole table where a single one is selected."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if len(chosen) < 2:
            self.copy_all()
            return
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(self._rows.shown.rows[row][column])
        sheet = StringIO()
        csv.writer(sheet, lineterminator="\n").writerows(rows.values())
        QGuiApplication.clipboard().setText(sheet.getvalue())

    def copy_all(self) -> None:
        """Copy the whole table with its columns."""
        QGuiApplication.clipboard().setText(self._rows.shown.as_csv())

    def resizeEvent(self, event: Any) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _build(self) -> None:
        self.setModel(self._rows)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Columns(self))
        self.verticalHeader().hide()

    def _share_width(self) -> None:
        """Give every column what its words need, and the first what is left."""
        theme, shown = current_theme(), self._rows.shown
        if not shown.rows:
            return
        metrics = QFontMetrics(theme.font("small"))
        fit = fit_columns(shown, self.viewport().width(), metrics, widest=theme.dp(_WIDEST))
        self.padding = fit.padding
        self.setWordWrap(fit.has_tall_rows)
        self.verticalHeader().setDefaultSectionSize(theme.dp(_TALL_ROW if fit.has_tall_rows else _ROW))
        for place, width in enumerate(fit.widths):
            self.horizontalHeader().resizeSection(place, width)


def _width_in_two(words: str, metrics: QFontMetrics) -> int:
    """Give the least width at which words fit on two lines; they also break behind a hyphen."""
    breaks = [found.end() for found in _BREAK.finditer(words)]
    lines = [(words[:place].rstrip(), words[place:]) for place in (*breaks, len(words))]
    return min(max(map(metrics.horizontalAdvance, pair)) for pair in lines)


class _Columns(QHeaderView):
    """Paint the names of the columns, on two lines where they need them."""

    def __init__(self, view: ChartTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().dp(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = current_theme()
        painter.save()
        painter.setPen(theme.colours.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colours.text.secondary)
        painter.setFont(theme.font("small"))
        side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        padding = self._view.padding
        painter.drawText(rect.adjusted(padding, 0, -padding, -5), int(flags), words)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Paint a cell of the table: names at the left, figures at the right."""

    def __init__(self, view: ChartTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, current_theme().dp(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, state, rect = current_theme(), state_of(option), option.rect
        painter.save()
        fill = fill_of(state._replace(is_hovered=False), theme)
        if fill is not None and state.list_has_focus:
            painter.fillRect(rect, fill)
        painter.setPen(theme.colours.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_first = index.column() == 0
        align = Qt.AlignmentFlag.AlignLeft if is_first else Qt.AlignmentFlag.AlignRight
        ink = theme.colours.text.primary if is_first else theme.colours.text.secondary
        inner = rect.adjusted(self._view.padding, 0, -self._view.padding, 0)
        words, font = str(index.data() or ""), theme.font("small")
        if is_first and self._view.wordWrap():
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(inner, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), words)
        else:
            draw_words(painter, inner, words, font, ink, align=align)
        if state.is_current and state.list_has_focus:
            draw_focus(painter, rect.toRectF(), theme, 0)
        painter.restore()
