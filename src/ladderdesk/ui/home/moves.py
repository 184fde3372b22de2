"""The list of criteria that would lift readiness most, each with its next step and what that brings."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from ladderdesk.assess.values import Standing
from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.status import paint_status_mark, status_words

ROW = 40
SIDE = 8
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MoveList(QListView):
    """Show criteria as high as they need; a click or Enter opens one.

    Signals: `criterion_requested(str)`.
    """

    criterion_requested = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Moves(self)
        self.setObjectName(name)
        self.setAccessibleName(_("Would move readiness most"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_MoveRows(self))
        self.setModel(self._rows)
        self.clicked.connect(self._open)

    def show_moves(self, moves: Sequence[Standing]) -> None:
        """Show these; the current row keeps its place."""
        place = max(0, self.currentIndex().row())
        self._rows.show_moves(moves)
        if moves:
            self.setCurrentIndex(self._rows.index(min(place, len(moves) - 1)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        return QSize(300, current_theme().dp(ROW) * self._rows.rowCount())

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current criterion with Enter."""
        if Qt.Key(event.key()) in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.criterion_requested.emit(self._rows.move(index).criterion.id)


class _Moves(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._moves: Sequence[Standing] = ()

    def show_moves(self, moves: Sequence[Standing]) -> None:
        self.beginResetModel()
        self._moves = moves
        self.endResetModel()

    def move(self, index: Index) -> Standing:
        return self._moves[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._moves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        move = self._moves[index.row()]
        step = move.next.text if move.next else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return move.criterion.short
        if role == Qt.ItemDataRole.UserRole:
            return move
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{move.criterion.statement}\n{step}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((move.criterion.short, status_words(move.status), step, gain_words(move)))
        return None


class _MoveRows(RowDelegate):
    row_height = ROW

    def _paint_state(self, painter: QPainter, rect: QRect, state: RowState, theme: Theme) -> None:
        """Show the current row only to the keyboard: a card at rest has no row that stands out."""
        super()._paint_state(
            painter, rect, state._replace(is_selected=state.is_selected and state.list_has_focus), theme
        )

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        move: Standing = index.data(Qt.ItemDataRole.UserRole)
        rect = rect.adjusted(SIDE, 0, -SIDE, 0)
        text = theme.colours.text
        gain = gain_words(move)
        right = QFontMetrics(theme.font("body_strong")).horizontalAdvance(gain) + 12
        top = QRect(rect.left(), rect.top() + theme.dp(2), rect.width(), theme.dp(19))
        paint_status_mark(painter, QPoint(rect.left(), top.center().y() + 1), move.status, theme)
        draw_words(painter, top, gain, theme.font("body_strong"), text.link, align=Qt.AlignmentFlag.AlignRight)
        words = top.adjusted(theme.icon_size.s + 8, 0, -right, 0)
        draw_words(painter, words, move.criterion.short, theme.font("body"), text.primary)
        step = words.translated(0, theme.dp(18))
        draw_words(painter, step, move.next.text if move.next else "", theme.font("small"), text.tertiary)


def gain_words(move: Standing) -> str:
    """Say in whole points of readiness what the next step brings: "+3", and "<1" for less than half a point."""
    gain = float(move.next.gain) * 100 if move.next else 0
    return f"+{round(gain)}" if gain >= 0.5 else "<1"
