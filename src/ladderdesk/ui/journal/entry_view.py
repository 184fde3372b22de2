"""The view of the journal's list: it knows where every row stands without asking each, and how to walk through them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal.entry_model import EntryModel
from ladderdesk.ui.journal.entry_rows import EntryRows
from ladderdesk.ui.journal.week_rows import ENTRY_HEIGHT, WEEK_HEIGHT, Rows
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.naming import name_widget

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
_STEPS = {Action.MoveDown: 1, Action.MoveNext: 1, Action.MoveRight: 1}


class EntryView(QListView):
    """Show the rows of an `EntryModel`. QListView asks every row for its height at each change; this view counts.

    Signals: `entry_chosen(int)` when another entry becomes the current one, `entry_opened(int)` on Enter or a double
    click, `marks_changed()`, `left_upwards()` when Up is pressed on the first entry.
    """

    entry_chosen = Signal(int)
    entry_opened = Signal(int)
    marks_changed = Signal()
    left_upwards = Signal()

    def __init__(self, model: EntryModel, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._entries = model
        self._last_marked = 0
        self.offers: list[Offer | None] = []
        self._delegate = EntryRows(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setModel(model)

    @property
    def current_entry(self) -> int:
        """Give the number of the current entry, 0 where there is none."""
        index = self.currentIndex()
        return self._rows.numbers[index.row()] if index.isValid() and index.row() < len(self._rows) else 0

    def show_rows_of(self, rows: Rows, *, words: str, current: int) -> None:
        """Show other rows in the same place, with `current` as the current entry where it is among them."""
        anchor, offset = self._anchor()
        self._entries.show_rows(rows, words, self._entries.today)
        self.show_current(current, scroll=False)
        place = rows.places.get(anchor)
        if place is not None:
            self.verticalScrollBar().setValue(self._top(place) + offset)

    def show_current(self, number: int, *, scroll: bool = True) -> None:
        """Make an entry the current one without saying so; none where it is not among the rows."""
        place = self._rows.places.get(number)
        index = self._entries.index(place) if place is not None else QModelIndex()
        if index != self.currentIndex():
            self._make_current(index)
        if scroll and place is not None:
            self._bring_into_view(place)

    def _make_current(self, index: QModelIndex) -> None:
        selection = self.selectionModel()
        if not index.isValid():
            selection.clear()
            return
        self._is_quiet = True
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_quiet = False

    def _bring_into_view(self, place: int) -> None:
        """Scroll to a row, and to the week it is the first of."""
        if place and not self._rows.numbers[place - 1]:
            self.scrollTo(self._entries.index(place - 1))
        self.scrollTo(self._entries.index(place))

    def go(self, step: int) -> None:
        """Go to the next or previous entry."""
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        self._go_to(self._rows.nearest_entry(row + step, step))

    def toggle_mark(self) -> None:
        """Mark the current entry, or take its mark off."""
        if self.current_entry:
            self._toggle(self.current_entry)

    def mark_all(self) -> None:
        """Mark every entry of the list."""
        self._entries.mark_all()
        self.marks_changed.emit()

    def clear_marks(self) -> None:
        """Take off all marks."""
        self._entries.clear_marks()
        self.marks_changed.emit()

    _is_quiet = False

    @property
    def _rows(self) -> Rows:
        return self._entries.rows

    def _heights(self) -> tuple[int, int]:
        theme = current_theme()
        return theme.dp(WEEK_HEIGHT), theme.dp(ENTRY_HEIGHT)

    def _top(self, row: int) -> int:
        return self._rows.top(row, *self._heights())

    def _row_at(self, y: int) -> int:
        return self._rows.row_at(y + self.verticalOffset(), *self._heights())

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._entries.index(row))

    def _toggle(self, number: int) -> None:
        self._entries.mark(number, on=not self._entries.is_marked(number))
        self._last_marked = number
        self.marks_changed.emit()

    def _mark_up_to(self, number: int) -> None:
        places = self._rows.places
        first = places.get(self._last_marked or self.current_entry, places[number])
        for row in range(min(first, places[number]), max(first, places[number]) + 1):
            if self._rows.numbers[row]:
                self._entries.mark(self._rows.numbers[row], on=True)
        self.marks_changed.emit()

    def _anchor(self) -> tuple[int, int]:
        """Find the first entry that is seen, and how far its top is above the top of the view."""
        row = self._rows.nearest_entry(self._row_at(0))
        if row < 0 or row >= len(self._rows):
            return 0, 0
        return self._rows.numbers[row], self.verticalOffset() - self._top(row)

    def _option(self, row: int, option: QStyleOptionViewItem, hovered: int) -> None:
        number = self._rows.numbers[row]
        flag = QStyle.StateFlag
        is_current = row == self.currentIndex().row()
        is_selected = self._entries.is_marked(number) if self._entries.has_marks else is_current
        option.rect = self._rect(row)
        option.state = flag.State_Enabled
        for holds, state in (
            (is_selected and number, flag.State_Selected),
            (is_current and self.hasFocus(), flag.State_HasFocus),
            (row == hovered, flag.State_MouseOver),
        ):
            if holds:
                option.state |= state

    def _rect(self, row: int) -> QRect:
        top = self._top(row)
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), self._top(row + 1) - top)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which entry is the current one, where the user chose it."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_quiet and self.current_entry:
            self.entry_chosen.emit(self.current_entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; go to what is above where Up finds nothing more."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_entry:
            self.entry_opened.emit(self.current_entry)
        elif event.key() == Qt.Key.Key_Escape and self._entries.has_marks:
            self.clear_marks()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self._rows.nearest_entry(0):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the commands of the list."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark with Ctrl and Shift, choose without."""
        index = self.indexAt(event.position().toPoint())
        number = self._rows.numbers[index.row()] if index.isValid() else 0
        modifiers = event.modifiers()
        if number and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._toggle(number)
        elif number and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._mark_up_to(number)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the current entry."""
        if not self.current_entry:
            return
        menu = Menu(_("Entry"), name="journal-entry-menu", parent=self)
        for offer in self.offers:
            if offer is None:
                menu.addSeparator()
            else:
                menu.addAction(offer)
        menu.aboutToHide.connect(menu.deleteLater)
        below = self.visualRect(self.currentIndex()).bottomLeft()
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.viewport().mapToGlobal(below) if is_by_key else event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.current_entry:
            self.entry_opened.emit(self.current_entry)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk from entry to entry, past the headings."""
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        page = max(1, self.viewport().height() // self._heights()[1])
        wanted, step = {
            Action.MoveHome: (0, 1),
            Action.MoveEnd: (len(self._rows) - 1, -1),
            Action.MovePageUp: (row - page, -1),
            Action.MovePageDown: (row + page, 1),
        }.get(action, (row + _STEPS.get(action, -1), _STEPS.get(action, -1)))
        found = self._rows.nearest_entry(wanted, step)
        return self._entries.index(found) if found >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:
        """Tell where a row is seen."""
        return self._rect(index.row()) if index.isValid() and index.row() < len(self._rows) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the row under a point."""
        row = self._row_at(point.y())
        return self._entries.index(row) if 0 <= row < len(self._rows) else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a row into sight, with the heading over it where it is the first of its week."""
        if not index.isValid():
            return
        row = index.row()
        first = row - 1 if row - 1 in self._rows.weeks else row
        top, bottom, bar = self._top(first), self._top(row + 1), self.verticalScrollBar()
        height = self.viewport().height()
        if hint == Hint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def verticalOffset(self) -> int:
        """Tell how far the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never scroll sideways."""
        return 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the entry that was pressed."""
        index = self.indexAt(rect.topLeft())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Tell where the selected rows are seen."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def doItemsLayout(self) -> None:
        """Lay nothing out: where a row stands follows from its number."""
        QAbstractItemView.doItemsLayout(self)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint changed rows again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def updateGeometries(self) -> None:
        """Give the scroll bar the length of the list."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._heights()[1] // 2)
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._top(len(self._rows)) - height))
        self._delegate.make_room(is_beside_bar=bar.maximum() > 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted."""
        self.viewport().scroll(0, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar its length anew."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        over = self.viewport().mapFromGlobal(QCursor.pos()) if self.viewport().underMouse() else QPoint(0, -1)
        hovered = self._row_at(over.y()) if over.y() >= 0 else -1
        first, last = self._row_at(event.rect().top()), self._row_at(event.rect().bottom())
        for row in range(max(0, first), min(last + 1, len(self._rows))):
            self._option(row, option, hovered)
            self._delegate.paint(painter, option, self._entries.index(row))
