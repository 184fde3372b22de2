"""A reference table: roles across, dimensions down, the user's own role tinted, the first column in place."""

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ladderdesk.catalogue.learning import Table
from ladderdesk.catalogue.transcript import tab_separated
from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.heads import HEAD_END, Corner, RoleHeader, RowHeader
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, draw_focus, state_of

ROW, HEAD, ROW_HEAD = 32, 34, 120
COLUMN_MIN, PADDING, BESIDE = 116, 10, 7
OWN = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class Shown(NamedTuple):
    """What is shown of a table: its ids of columns and rows, and which of either is the user's own role."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    own: str | None = None


class TableCells(QAbstractTableModel):
    """The cells of a table as words; a heatmap's as the labels of its scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown(Table(corner="", columns=(), rows=()), (), ())
        self._columns: tuple[int, ...] = ()
        self._rows: tuple[int, ...] = ()
        self._labels: dict[str, str] = {}

    @property
    def corner(self) -> str:
        """Say what the rows are."""
        return self.shown.table.corner

    def show_table(self, shown: Shown) -> None:
        """Show other cells."""
        self.beginResetModel()
        self.shown, table = shown, shown.table
        self._columns = tuple(at for at, column in enumerate(table.columns) if column.id in shown.columns)
        self._rows = tuple(at for at, row in enumerate(table.rows) if row.id in shown.rows)
        self._labels = {tone.id: tone.label for tone in table.scale}
        self.endResetModel()

    def words(self, row: int, column: int) -> str:
        """Give the words of a cell."""
        cell = self.shown.table.rows[self._rows[row]].cells[self._columns[column]]
        return self._labels.get(cell, cell)

    def column_name(self, column: int) -> str:
        """Name a column."""
        return self.shown.table.columns[self._columns[column]].name

    def row_name(self, row: int) -> str:
        """Name a row."""
        return self.shown.table.rows[self._rows[row]].name

    def is_own_column(self, column: int) -> bool:
        """Say whether a column is the user's own role."""
        return self.shown.table.columns[self._columns[column]].id == self.shown.own

    def is_own_row(self, row: int) -> bool:
        """Say whether a row is the user's own role."""
        return self.shown.table.rows[self._rows[row]].id == self.shown.own

    def ladder(self, row: int, column: int) -> str:
        """Give the ladder that a cell's column or row is about, empty where there is none."""
        table = self.shown.table
        return table.columns[self._columns[column]].ladder or table.rows[self._rows[row]].ladder or ""

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell, and with its column and row for those who hear it."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == OWN:
            return self.is_own_column(column) or self.is_own_row(row)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("{column}, {row}: {words}").format(
                column=self.column_name(column), row=self.row_name(row), words=self.words(row, column)
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name a column or a row."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self.column_name(section) if orientation == Qt.Orientation.Horizontal else self.row_name(section)


class ReferenceTable(QTableView):
    """Show a table as high as it needs; arrow keys move by cell, Ctrl+C copies for a spreadsheet.

    Signals: `ladder_requested(str)` on Enter, a double click or a click on the name of a role that has a ladder;
    `cell_attended(QRect)` with the place of the current cell; `attended()` when the focus comes; `fitted()` when it
    needs another height.
    """

    ladder_requested = Signal(str)
    cell_attended = Signal(QRect)
    attended = Signal()
    fitted = Signal()

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.cells = TableCells(self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalHeader(RoleHeader(self.cells, self))
        self.setVerticalHeader(RowHeader(self.cells, self))
        self._corner = Corner(self)
        self._build()
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._open_column)
        self.verticalHeader().sectionClicked.connect(self._open_row)

    def show_table(self, shown: Shown) -> None:
        """Show other cells; the cursor stays where it was as far as there are cells."""
        if shown == self.cells.shown:
            return
        here = self.currentIndex()
        self.cells.show_table(shown)
        self._corner.show_words(self.cells.corner)
        self._fit()
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        if rows and columns:
            self.setCurrentIndex(
                self.cells.index(min(max(0, here.row()), rows - 1), min(max(0, here.column()), columns - 1))
            )

    def copy(self) -> None:
        """Copy the chosen cells, or the whole table where a single one is chosen, as cells of a spreadsheet."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if len(chosen) < 2:
            self.copy_all()
            return
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(self.cells.words(row, column))
        QGuiApplication.clipboard().setText(tab_separated(rows.values()))

    def copy_all(self) -> None:
        """Copy the whole table with its heads."""
        columns = range(self.cells.columnCount())
        head = [self.cells.corner, *map(self.cells.column_name, columns)]
        body = [
            [self.cells.row_name(row), *(self.cells.words(row, column) for column in columns)]
            for row in range(self.cells.rowCount())
        ]
        QGuiApplication.clipboard().setText(tab_separated([head, *body]))

    def sizeHint(self) -> QSize:
        """Be as high as the rows need."""
        bar = self.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0
        return QSize(400, self.horizontalHeader().height() + self.verticalHeader().length() + bar)

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is less room."""
        return QSize(200, current_theme().dp(HEAD + 2 * ROW))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the current cell is."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.cell_attended.emit(self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.attended.emit()
        self.cell_attended.emit(self.visualRect(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the ladder of the cell's role with Enter, move by cell otherwise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns, and let long words wrap in it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), self.horizontalHeader().height())

    def _build(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _fit(self) -> None:
        """Share the width among the columns, then give each row the height its words need."""
        theme = current_theme()
        self.horizontalHeader().setFixedHeight(theme.dp(HEAD))
        self.verticalHeader().setFixedWidth(theme.dp(ROW_HEAD))
        count = self.cells.columnCount()
        if count:
            room = self.width() - theme.dp(ROW_HEAD)
            each = max(theme.dp(COLUMN_MIN), room // count)
            for column in range(count):
                rest = max(0, room - each * count) if column == count - 1 else 0
                self.horizontalHeader().resizeSection(column, each + rest)
        for row in range(self.cells.rowCount()):
            self.verticalHeader().resizeSection(row, self._height_of(row, theme))
        self.updateGeometry()
        self.fitted.emit()

    def _height_of(self, row: int, theme: Theme) -> int:
        columns = range(self.cells.columnCount())
        fonts = [theme.font("small_bold" if self._is_own(row, column) else "small") for column in columns]
        cells = [
            _words_height(self.cells.words(row, column), self.columnWidth(column), font)
            for column, font in zip(columns, fonts, strict=True)
        ]
        head_font = theme.font("small_bold" if self.cells.is_own_row(row) else "small")
        head = _words_height(self.cells.row_name(row), theme.dp(ROW_HEAD) + PADDING - HEAD_END, head_font)
        return max(theme.dp(ROW), head, *cells)

    def _is_own(self, row: int, column: int) -> bool:
        return self.cells.is_own_column(column) or self.cells.is_own_row(row)

    def _scrolls(self) -> bool:
        return self.horizontalHeader().length() > self.width() - self.verticalHeader().width()

    def _open(self) -> None:
        here = self.currentIndex()
        if here.isValid():
            self._ask(self.cells.ladder(here.row(), here.column()))

    def _open_column(self, column: int) -> None:
        if self.cells.rowCount():
            self._ask(self.cells.ladder(0, column))

    def _open_row(self, row: int) -> None:
        if self.cells.columnCount():
            self._ask(self.cells.ladder(row, 0))

    def _ask(self, ladder: str) -> None:
        if ladder:
            self.ladder_requested.emit(ladder)


class _CellPainter(QStyledItemDelegate):
    """Paint a cell: its words wrapped, the user's own role tinted and heavier."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, state, rect = current_theme(), state_of(option), option.rect
        surface, is_own = theme.colours.surface, bool(index.data(OWN))
        is_marked = state.is_selected and state.list_has_focus
        painter.save()
        painter.fillRect(rect, surface.selected if is_marked else surface.target_tint if is_own else surface.raised)
        painter.setPen(theme.colours.border.subtle)
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() < index.model().columnCount() - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(theme.font("small_bold" if is_own else "small"))
        painter.setPen(theme.colours.text.primary)
        painter.drawText(rect.adjusted(PADDING, 0, -PADDING, 0), _WRAPPED, str(index.data()))
        if state.is_current and state.list_has_focus:
            draw_focus(painter, rect.toRectF().adjusted(0, 0, -1, -1), theme, 0)
        painter.restore()


def _words_height(words: str, width: int, font: QFont) -> int:
    room = QRect(0, 0, width - 2 * PADDING, 10_000)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, words).height() + 2 * BESIDE
