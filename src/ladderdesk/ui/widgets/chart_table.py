"""The rows of a chart as a table, to be read cell by cell and copied as CSV."""

import csv
from io import StringIO
from typing import Any

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
_ROW = 28
_HEAD = 38
_PADDING = 8
_WIDEST = 220


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


class ChartTableView(QTableView):
    """Show the rows of a chart; Ctrl+C copies the selected cells, or all where there is only one, as CSV."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ChartRows(self)
        name_widget(self, name, spoken)
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
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(theme.dp(_ROW))
        count = self._rows.columnCount()
        if not count:
            return
        metrics = QFontMetrics(theme.font("small"))
        shown, most = self._rows.shown, theme.dp(_WIDEST)
        needed = [
            min(most, max(_width_in_two(name, metrics), *map(metrics.horizontalAdvance, column)) + 2 * _PADDING + 2)
            for name, *column in zip(shown.columns, *shown.rows, strict=True)
        ]
        spare = self.viewport().width() - sum(needed)
        for place, width in enumerate(needed):
            self.horizontalHeader().resizeSection(place, width + max(0, spare) if place == 0 else width)


def _width_in_two(words: str, metrics: QFontMetrics) -> int:
    """Give the least width at which words fit on two lines."""
    parts = words.split()
    breaks = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts) + 1)]
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in breaks), default=0)


class _Columns(QHeaderView):
    """Paint the names of the columns, on two lines where they need them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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
        painter.drawText(rect.adjusted(_PADDING, 0, -_PADDING, -5), int(flags), words)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Paint a cell of the table: names at the left, figures at the right."""

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
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        draw_words(painter, inner, str(index.data() or ""), theme.font("small"), ink, align=align)
        if state.is_current and state.list_has_focus:
            draw_focus(painter, rect.toRectF(), theme, 0)
        painter.restore()
