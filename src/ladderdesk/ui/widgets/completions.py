"""The list under the cursor: what a name being typed could become."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ladderdesk.capture.completion import Completion
from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.floating import Floating
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words

WIDTH = 300
ROW = 30
MARGIN = 4
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
TAKING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CompletionList(Floating):
    """Float the completions over the window while the field keeps the focus; the field hands its keys to `take_key`.

    Signals: `taken(Completion)` when one is chosen, `closed()` when Esc is pressed.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, *, name: str, parent: QWidget) -> None:
        super().__init__("menu", name=name, padding=MARGIN - 1, parent=parent)
        self._rows = _Rows(self)
        self._list = QListView()
        self._list.setObjectName(f"{name}-rows")
        self._list.setAccessibleName(_("Completions"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setItemDelegate(_CompletionRows(self._list))
        self._list.setModel(self._rows)
        self._list.clicked.connect(self._take)
        self.column.addWidget(self._list)
        self.hide()

    @property
    def current(self) -> Completion | None:
        """Give the completion that Enter would take, None while nothing is shown."""
        index = self._list.currentIndex()
        return self._rows.completion(index) if self.isVisible() and index.isValid() else None

    def show_rows(self, completions: Sequence[Completion], caret: QRect) -> None:
        """Show completions under a caret's box, given in the parent's coordinates, or over it where there is no room.

        The row that was current stays so where it is still there.
        """
        held = self.current
        self._rows.show_completions(completions)
        labels = [each.label for each in completions]
        self._go(labels.index(held.label) if held and held.label in labels else 0)
        self._place(len(completions), caret)
        self.show()
        self.raise_()

    def take_key(self, event: QKeyEvent) -> bool:
        """Move, take or close by a key of the field; say whether the key was for the list."""
        key = Qt.Key(event.key())
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in STEPS:
            self._go((self._list.currentIndex().row() + STEPS[key]) % self._rows.rowCount())
        elif key in TAKING:
            self._take(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            return False
        return True

    def _go(self, row: int) -> None:
        index = self._rows.index(row)
        if index != self._list.currentIndex() or not self.isVisible():
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, spoken))
        self._list.setCurrentIndex(index)

    def _take(self, index: QModelIndex) -> None:
        self.hide()
        self.taken.emit(self._rows.completion(index))

    def _place(self, count: int, caret: QRect) -> None:
        theme, within = current_theme(), self.parentWidget()
        assert within is not None
        size = QSize(theme.dp(WIDTH), count * theme.dp(ROW) + 2 * MARGIN)
        left = min(caret.left() - 13, within.width() - size.width() - 8)
        top = caret.bottom() + 6
        if top + size.height() > within.height() - 8:
            top = caret.top() - 6 - size.height()
        self.show_at(QPoint(max(8, left), max(8, top)), size)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._completions: Sequence[Completion] = ()

    def show_completions(self, completions: Sequence[Completion]) -> None:
        self.beginResetModel()
        self._completions = completions
        self.endResetModel()

    def completion(self, index: Index) -> Completion:
        return self._completions[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._completions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self._completions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.label
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (found.label, found.detail, str(found.uses) if found.uses else "")))
        return None


class _CompletionRows(RowDelegate):
    row_height = ROW

    def _paint_state(self, painter: QPainter, rect: QRect, state: RowState, theme: Theme) -> None:
        """Tint the current row: the keys go to it though the field has the focus."""
        super()._paint_state(painter, rect, state._replace(list_has_focus=True, is_current=False), theme)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        row: Completion = index.data(Qt.ItemDataRole.UserRole)
        text = theme.colours.text
        inner = rect.adjusted(8, 0, -8, 0)
        uses = str(row.uses) if row.uses else ""
        taken = QFontMetrics(theme.font("small")).horizontalAdvance(uses) + 12 if uses else 0
        if uses:
            right = Qt.AlignmentFlag.AlignRight
            draw_words(painter, inner, uses, theme.font("small"), text.tertiary, align=right)
        font = theme.font("body_strong" if state.is_selected else "body")
        ink = text.secondary if row.is_new and not state.is_selected else text.primary
        words = inner.adjusted(0, 0, -taken, 0)
        width = draw_words(painter, words, row.label, font, ink)
        if row.detail:
            rest = words.adjusted(width + 6, 0, 0, 0)
            draw_words(painter, rest, row.detail, theme.font("body"), text.tertiary)
