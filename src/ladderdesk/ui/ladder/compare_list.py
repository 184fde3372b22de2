"""A list of comparisons under headings, as the compare mode of the Ladder screen shows them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words

ROW, TWO_LINES, HEADING = 36, 54, 40
ROW_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOT = QModelIndex()


class CompareRow(NamedTuple):
    """One row: an icon in a colour, words, under them smaller ones, and at the right what stands beside.

    A heading has no `value`; `key` finds the row again after a refresh.
    """

    key: str
    words: str
    second: str = ""
    aside: str = ""
    tail: str = ""
    icon: str = ""
    color: str = "text.secondary"
    spoken: str = ""
    value: Any = None


class CompareList(QListView):
    """Show rows under headings; J, K and the arrows move, Enter opens.

    Signals: `row_chosen(object)` and `row_opened(object)` with the value of the row, `left()` on Esc, `attended()`.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    left = Signal()
    attended = Signal()

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.rows = CompareModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._open)

    @property
    def chosen(self) -> Any:
        """Give the value of the current row, None where there is none."""
        row = self.rows.row_at(self.currentIndex())
        return row.value if row is not None else None

    def show_rows(self, rows: Sequence[CompareRow]) -> None:
        """Show these rows; the current one stays so where it is still there, else the first is."""
        held = self.rows.row_at(self.currentIndex())
        self.rows.show_rows(rows)
        places = [place for place, row in enumerate(rows) if row.value is not None]
        kept = [place for place in places if held is not None and rows[place].key == held.key]
        if places:
            self.setCurrentIndex(self.rows.index(kept[0] if kept else places[0], 0))

    def step(self, by: int) -> None:
        """Go to a neighbour over the headings."""
        place = self.currentIndex().row() + by
        while 0 <= place < self.rows.rowCount():
            if self.rows.flags(self.rows.index(place, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(self.rows.index(place, 0))
                return
            place += by

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is the current one."""
        super().currentChanged(current, previous)
        row = self.rows.row_at(current)
        if row is not None and row.value is not None:
            self.row_chosen.emit(row.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over headings, open on Enter, leave on Esc."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        if event.key() in _ENTER:
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif Qt.Key(event.key()) in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came."""
        super().focusInEvent(event)
        self.attended.emit()

    def _open(self) -> None:
        if self.chosen is not None:
            self.row_opened.emit(self.chosen)


class CompareModel(QAbstractListModel):
    """Hold the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[CompareRow] = ()

    def show_rows(self, rows: Sequence[CompareRow]) -> None:
        """Show these in place of others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> CompareRow | None:
        """Give the row of an index, nothing for an invalid one."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count rows and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        row = self.row_at(index)
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if row is not None and row.value is not None else enabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row, its words, or all of it in one sentence."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken or ", ".join(filter(None, (row.words, row.tail)))
        return None


class _Rows(RowDelegate):
    inset = (16, 0, 16, 1)

    def height_of(self, index: Index) -> int:
        row: CompareRow = index.data(ROW_ROLE)
        if row.value is None:
            return HEADING
        return TWO_LINES if row.second else ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        row: CompareRow = index.data(ROW_ROLE)
        inner = rect.adjusted(theme.dp(8), 0, -theme.dp(8), 0)
        if row.value is None:
            self._paint_heading(painter, inner.adjusted(0, theme.dp(10), 0, 0), row, theme)
        else:
            self._paint_row(painter, inner, row, theme)
            if not state.is_selected:
                painter.fillRect(inner.left(), rect.bottom() + 1, inner.width(), 1, theme.colours.border.subtle)

    def _paint_heading(self, painter: QPainter, inner: QRect, row: CompareRow, theme: Theme) -> None:
        text = theme.colours.text
        width = draw_words(painter, inner, row.words, theme.font("section"), text.primary)
        rest = inner.adjusted(width + theme.dp(8), 0, 0, 0)
        draw_words(painter, rest, row.tail, theme.font("body"), text.tertiary)
        draw_words(
            painter, rest.adjusted(theme.dp(40), 0, 0, 0), row.aside, theme.font("small"), text.tertiary, align=_RIGHT
        )

    def _paint_row(self, painter: QPainter, inner: QRect, row: CompareRow, theme: Theme) -> None:
        text, size = theme.colours.text, theme.icon_size.s
        line = QRect(inner.left(), inner.top(), inner.width(), theme.dp(ROW if not row.second else 34))
        top = line.center().y() - size // 2 + 1
        theme.draw_icon(painter, row.icon, theme.color(row.color), QPoint(inner.left(), top), size)
        left = inner.left() + size + theme.dp(10)
        tail = draw_words(painter, line, row.tail, theme.font("small"), text.secondary, align=_RIGHT)
        taken = max(tail, theme.dp(64))
        beside = line.adjusted(0, 0, -taken - theme.dp(12), 0)
        room = beside.adjusted(beside.width() * 2 // 3, 0, 0, 0)
        aside = draw_words(painter, room, row.aside, theme.font("small"), text.tertiary, align=_RIGHT)
        words = QRect(left, line.top(), beside.right() - aside - theme.dp(12) - left, line.height())
        draw_words(painter, words, row.words, theme.font("body"), text.primary)
        if row.second:
            under = QRect(left, inner.top() + theme.dp(27), inner.right() - left, theme.dp(20))
            draw_words(painter, under, row.second, theme.font("small"), text.secondary)
