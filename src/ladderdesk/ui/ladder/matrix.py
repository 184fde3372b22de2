"""The matrix of a ladder: groups down, levels across, each cell with its few words and its status."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ladderdesk.assess.matrix import tally
from ladderdesk.assess.values import Cell
from ladderdesk.catalogue.model import Group, Level
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.ladder.headers import Corner, GroupHeader, LevelHeader
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_words, state_of
from ladderdesk.ui.widgets.status import paint_status_mark, status_words

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
ROLE = Qt.ItemDataRole.UserRole + 1
"""Which level a column is: "current", "target" or nothing."""

_COLUMN_MIN, _GROUP_WIDTH, _HEADER_HEIGHT, _ROW_MIN, ROW_HEIGHT = 132, 128, 62, 72, 80
_ROOT = QModelIndex()
_WORDS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class MatrixModel(QAbstractTableModel):
    """Hold the cells of a ladder as they were measured; a new measurement replaces them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: Sequence[Level] = ()
        self._rows: Sequence[Sequence[Cell]] = ()
        self._roles: dict[str, str] = {}

    def show_cells(
        self, levels: Sequence[Level], rows: Sequence[Sequence[Cell]], current: str | None, target: str | None
    ) -> None:
        """Show rows of cells, one for each group, and which levels are the current and the target one."""
        self.beginResetModel()
        self._levels, self._rows = levels, rows
        self._roles = {level: role for level, role in ((current, "current"), (target, "target")) if level}
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """Give the cell at an index."""
        return self._rows[index.row()][index.column()]

    def level(self, column: int) -> Level:
        """Give the level of a column."""
        return self._levels[column]

    def group(self, row: int) -> Group:
        """Give the group of a row."""
        return self._rows[row][0].group

    def role_of(self, column: int) -> str:
        """Say which level a column is: "current", "target" or nothing."""
        return self._roles.get(self._levels[column].id, "")

    def find(self, level: str, group: str) -> QModelIndex:
        """Find the cell of a level and a group; an invalid index where there is none."""
        for column, one in enumerate(self._levels):
            for row, cells in enumerate(self._rows):
                if one.id == level and cells[0].group.id == group:
                    return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the groups."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the levels."""
        return 0 if parent.isValid() else len(self._levels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's words, its sentence for a screen reader, or the cell itself."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(cell)
        if role == CELL:
            return cell
        if role == ROLE:
            return self.role_of(index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _sentence(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the name of a level or a group."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._levels[section].name
        return self.group(section).name


class MatrixView(QTableView):
    """Show the matrix with its heads in place; arrow keys move by cell.

    Signals: `cell_chosen(Cell)` when another cell becomes the current one, `cell_opened(Cell)` on Enter, double click.
    """

    cell_chosen = Signal(object)
    cell_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, "ladder-matrix", _("Levels by groups"))
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(LevelHeader(self.cells, self))
        self.setVerticalHeader(GroupHeader(self.cells, self))
        self._corner = Corner(self)
        self._build()
        self._connect()

    def show_cells(
        self, levels: Sequence[Level], rows: Sequence[Sequence[Cell]], current: str | None, target: str | None
    ) -> None:
        """Show a ladder's cells and keep the chosen one where it is still there, else take the target's first."""
        kept = self.chosen_cell
        self.cells.show_cells(levels, rows, current, target)
        self._share_height()
        self._share_width()
        wanted = self.cells.find(kept.level.id, kept.group.id) if kept else QModelIndex()
        if not wanted.isValid() and rows:
            column = next((place for place, level in enumerate(levels) if level.id == target), 0)
            wanted = self.cells.index(0, column)
        self.setCurrentIndex(wanted)

    @property
    def chosen_cell(self) -> Cell | None:
        """Give the current cell, None while there is none."""
        index = self.currentIndex()
        return self.cells.cell(index) if index.isValid() and index.row() < self.cells.rowCount() else None

    def choose_level(self, level: str) -> None:
        """Move to a level's column, in the row where the cursor is."""
        self.choose_cell(level, self.cells.group(max(0, self.currentIndex().row())).id)

    def choose_cell(self, level: str, group: str) -> None:
        """Move to the cell of a level and a group."""
        self.setCurrentIndex(self.cells.find(level, group))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell on Enter, move by cell otherwise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the levels."""
        super().resizeEvent(event)
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), self.horizontalHeader().height())
        self._share_height()
        self._share_width()

    def _build(self) -> None:
        theme = current_theme()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setFixedHeight(theme.dp(_HEADER_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(theme.dp(_GROUP_WIDTH))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.dp(ROW_HEIGHT))

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def _share_height(self) -> None:
        """Let rows give way a little where that saves the scroll bar."""
        rows = self.cells.rowCount()
        if not rows:
            return
        theme = current_theme()
        room = (self.height() - self.horizontalHeader().height()) // rows
        height = max(theme.dp(_ROW_MIN), min(theme.dp(ROW_HEIGHT), room))
        self.verticalHeader().setDefaultSectionSize(height)

    def _share_width(self) -> None:
        count = self.cells.columnCount()
        if not count:
            return
        width = self.viewport().width()
        each = max(current_theme().dp(_COLUMN_MIN), width // count)
        header = self.horizontalHeader()
        for column in range(count):
            rest = width - each * count if column == count - 1 and each * count < width else 0
            header.resizeSection(column, each + rest)

    def _tell(self) -> None:
        cell = self.chosen_cell
        if cell is not None:
            self.cell_chosen.emit(cell)

    def _open(self) -> None:
        cell = self.chosen_cell
        if cell is not None:
            self.cell_opened.emit(cell)


class _CellDelegate(QStyledItemDelegate):
    """Paint a cell: the level's tint, its few words, and where it stands in the levels that matter now."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        cell, role, state = index.data(CELL), index.data(ROLE), state_of(option)
        surface, rect = theme.colours.surface, option.rect
        fill = {"target": surface.target_tint, "current": surface.window}.get(role, surface.raised)
        painter.save()
        painter.fillRect(rect, surface.hover if state.is_hovered and not state.is_selected else fill)
        self._paint_lines(painter, rect, index, theme)
        self._paint_words(painter, rect, cell, role, theme)
        if state.is_selected:
            ink = theme.colours.accent.base if state.list_has_focus else theme.colours.border.strong
            painter.setPen(QPen(ink, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        painter.setPen(theme.colours.border.subtle)
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() < index.model().columnCount() - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_words(self, painter: QPainter, rect: QRect, cell: Cell, role: str, theme: Theme) -> None:
        text = theme.colours.text
        inner = rect.adjusted(theme.dp(12), theme.dp(9), -theme.dp(10), -theme.dp(8))
        has_status = bool(role) and cell.status is not None
        words = inner.adjusted(0, 0, 0, -theme.dp(22)) if has_status else inner
        painter.setFont(theme.font("small"))
        painter.setPen(text.primary if role else text.secondary)
        if not cell.of and not cell.standings:
            painter.setPen(text.tertiary)
        painter.setClipRect(words)
        painter.drawText(words, _WORDS, cell_words(cell))
        painter.setClipping(False)
        if has_status:
            self._paint_status(painter, inner, cell, theme)

    def _paint_status(self, painter: QPainter, inner: QRect, cell: Cell, theme: Theme) -> None:
        status = cell.status
        assert status is not None
        line = QRect(inner.left(), inner.bottom() - theme.dp(15), inner.width(), theme.dp(16))
        size = theme.icon_size.xs
        paint_status_mark(painter, QPoint(line.left(), line.center().y() + 1), status, theme, size)
        font = theme.font("caption")
        count = tally(cell) if _has_room(line, cell, theme) else ""
        right = draw_words(painter, line, count, font, theme.colours.text.tertiary, align=Qt.AlignmentFlag.AlignRight)
        words = line.adjusted(size + theme.dp(6), 0, -right - 4, 0)
        draw_words(painter, words, status_words(status), font, theme.colours.text.secondary)


def _has_room(line: QRect, cell: Cell, theme: Theme) -> bool:
    metrics = QFontMetrics(theme.font("caption"))
    assert cell.status is not None
    words = metrics.horizontalAdvance(status_words(cell.status)) + metrics.horizontalAdvance(tally(cell))
    return words + theme.icon_size.xs + theme.dp(16) <= line.width()


def cell_words(cell: Cell) -> str:
    """Say in a few words what a level asks of a group: its first sign, else its first criterion."""
    if not cell.standings:
        return _("Nothing asked")
    return min(cell.standings, key=lambda one: one.criterion.kind.value != "sign").criterion.short


def _sentence(cell: Cell) -> str:
    place = _("{group}, {level}").format(group=cell.group.name, level=cell.level.name)
    if cell.status is None:
        return _("{place}: nothing asked").format(place=place)
    count = ngettext("{n} criterion", "{n} criteria", cell.of).format(n=cell.of)
    return _("{place}: {words}. {status}, {count}, {met} demonstrated or better").format(
        place=place, words=cell_words(cell), status=status_words(cell.status), count=count, met=cell.met
    )
