"""The card that says what would move readiness most."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from ladderdesk.assess.values import Standing
from ladderdesk.i18n import _
from ladderdesk.ui.readiness.trail import CriterionStep, gain_text
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.frames import Card, SectionHeader
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.status import paint_status_mark, status_words
from ladderdesk.ui.widgets.text import Label, Paragraph

Index = QModelIndex | QPersistentModelIndex
STANDING = Qt.ItemDataRole.UserRole + 1


class Moves(QAbstractListModel):
    """A snapshot of the criteria that would lift readiness most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Standing, ...] = ()

    def show_moves(self, moves: tuple[Standing, ...]) -> None:
        """Show other criteria."""
        self.beginResetModel()
        self.shown = moves
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the criteria."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a row, and the standing itself."""
        standing = self.shown[index.row()]
        assert standing.next is not None
        if role == STANDING:
            return standing
        if role == Qt.ItemDataRole.DisplayRole:
            return standing.criterion.short
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = _("{criterion}, {status}. {step}: {gain} points")
            return words.format(
                criterion=standing.criterion.statement,
                status=status_words(standing.status),
                step=standing.next.text,
                gain=gain_text(standing.next.gain),
            )
        return None


class _MoveRow(RowDelegate):
    """Paint a criterion with its next step and what that adds."""

    row_height = 49
    inset = (0, 0, 0, 0)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        standing: Standing = index.data(STANDING)
        assert standing.next is not None
        colours, dp = theme.colours, theme.dp
        inner = rect.adjusted(dp(8), 0, -dp(8), 0)
        middle = rect.center().y()
        mark = QPoint(inner.left(), middle - dp(8))
        paint_status_mark(painter, mark, standing.status, theme)
        gain = gain_text(standing.next.gain)
        top = QRect(inner.left(), middle - dp(18), inner.width(), dp(20))
        end = Qt.AlignmentFlag.AlignRight
        taken = draw_words(painter, top, gain, theme.font("body_strong"), colours.text.link, align=end)
        left = inner.left() + theme.icon_size.s + dp(8)
        title = QRect(left, top.top(), inner.right() - left - taken - dp(8), top.height())
        draw_words(painter, title, standing.criterion.short, theme.font("body"), colours.text.primary)
        below = QRect(left, middle + dp(2), inner.right() - left, dp(16))
        draw_words(painter, below, standing.next.text, theme.font("small"), colours.text.tertiary)
        if index.row() < index.model().rowCount() - 1 and not state.is_selected:
            painter.fillRect(QRect(inner.left(), rect.bottom(), inner.width(), 1), colours.border.subtle)


class MovesList(QListView):
    """The list of the criteria; Enter or a click opens one.

    Signals: `standing_opened(object)`.
    """

    standing_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves = Moves(self)
        name_widget(self, "readiness-moves-list", _("What would move it most"))
        self.setModel(self._moves)
        self.setItemDelegate(_MoveRow(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def show_moves(self, moves: tuple[Standing, ...]) -> None:
        """Show other criteria; the selection stays where its criterion stays."""
        here = self.currentIndex()
        chosen = self._moves.shown[here.row()].criterion.id if here.isValid() else None
        self._moves.show_moves(moves)
        for place, standing in enumerate(moves):
            if standing.criterion.id == chosen:
                self.setCurrentIndex(self._moves.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current criterion on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.standing_opened.emit(index.data(STANDING))


class MovesCard(Card):
    """Show what would move readiness most.

    Signals: `step_taken(object)` with the criterion that was opened.
    """

    step_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="readiness-moves", padding=0, gap=0, parent=parent)
        self.setProperty("pane", "true")
        self._list = MovesList()
        self._nothing = Paragraph(
            _("Nothing more would lift it: every criterion in the sum is at full value."),
            tone="tertiary",
            name="readiness-moves-none",
        )
        header = SectionHeader(_("What would move it most"), name="readiness-moves-header")
        header.row.addWidget(Label(_("points"), type="small", tone="tertiary"))
        header.setContentsMargins(8, 0, 8, 0)
        self.column.setContentsMargins(8, 12, 8, 8)
        self.column.setSpacing(4)
        self.column.addWidget(header)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._list, 1)
        self._list.standing_opened.connect(self._open)

    def show_moves(self, moves: tuple[Standing, ...]) -> None:
        """Show other criteria."""
        self._list.show_moves(moves)
        self._list.setVisible(bool(moves))
        self._nothing.setVisible(not moves)

    def _open(self, standing: Standing) -> None:
        self.step_taken.emit(CriterionStep(standing.criterion.id))
