"""The list of what was found in Learn: where it stands, and the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ladderdesk.catalogue.lookup import Hit
from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words

HIT = Qt.ItemDataRole.UserRole
ROW = 64


class HitList(QListView):
    """Show what was found, best first.

    Signals: `hit_chosen(str)` with a topic on Enter or a click; `left()` on Esc.
    """

    hit_chosen = Signal(str)
    left = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, _("What was found"))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_HitRows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    @property
    def current(self) -> Hit | None:
        """Give the hit that Enter opens."""
        found = self.currentIndex().data(HIT)
        return found if isinstance(found, Hit) else None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these, the first of them chosen."""
        self._items.clear()
        for hit in hits:
            item = QStandardItem(hit.passage.title)
            item.setData(hit, HIT)
            spoken = ", ".join(filter(None, (hit.passage.title, hit.passage.where, hit.snippet)))
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setData(spoken, Qt.ItemDataRole.ToolTipRole)
            self._items.appendRow(item)
        if hits:
            self.setCurrentIndex(self._items.index(0, 0))

    def step(self, by: int) -> None:
        """Go to a neighbour of the current hit."""
        place = self.currentIndex().row() + by
        if 0 <= place < self._items.rowCount():
            self.setCurrentIndex(self._items.index(place, 0))

    def open_current(self) -> None:
        """Open the current hit."""
        if self.current is not None:
            self.hit_chosen.emit(self.current.passage.topic)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.hit_chosen.emit(hit.passage.topic)


class _HitRows(RowDelegate):
    row_height = ROW
    inset = (12, 1, 12, 1)
    always_active = True

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        hit: Hit = index.data(HIT)
        text = theme.colours.text
        line = QRect(rect.left() + 10, rect.top() + theme.dp(4), rect.width() - 20, theme.line("body"))
        draw_words(painter, line, hit.passage.title, theme.font("body_strong"), text.primary)
        below = line.translated(0, theme.dp(19))
        draw_words(painter, below, hit.passage.where, theme.font("small"), text.secondary)
        draw_words(painter, below.translated(0, theme.dp(16)), hit.snippet, theme.font("small"), text.tertiary)
