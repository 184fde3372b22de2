"""A painted surface with places that answer to pointer and keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget, plain

_STEPS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PadCell(NamedTuple):
    """A place that answers to pointer and keys: where it is, what it says, where else it is found.

    `key` tells it from the others, so that the cursor stays on it when the cells are shown anew.
    """

    area: QRectF
    key: str
    words: str
    touch: tuple[QRectF, ...] = ()

    def holds(self, at: QPointF) -> bool:
        """Say whether a pointer there means it."""
        return self.area.contains(at) or any(area.contains(at) for area in self.touch)


class CellPad(QWidget):
    """A painted surface with cells: arrow keys move a cursor to the next one in that direction, Enter opens it.

    The spoken name says the cell under the cursor. Subclasses paint, call `paint_cursor` last, and `show_cells`.

    Signals: `cell_opened(int)` with the place of the cell, where `opens` is set.
    """

    cell_opened = Signal(int)

    def __init__(self, spoken: str, *, name: str, opens: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._opens = opens
        self._cells: tuple[PadCell, ...] = ()
        self._cursor = 0
        self._hovered = -1
        self._shows_cursor = False
        name_widget(self, name, spoken)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def cells(self) -> tuple[PadCell, ...]:
        """Give the cells that are shown."""
        return self._cells

    @property
    def cursor_words(self) -> str:
        """Give the words of the cell under the cursor."""
        return self._cells[self._cursor].words if self._cells else ""

    def show_cells(self, cells: Sequence[PadCell]) -> None:
        """Show other cells; the cursor stays on the cell of the same key where there is one."""
        key = self._cells[self._cursor].key if self._cells else None
        self._cells = tuple(cells)
        self._cursor = next((place for place, cell in enumerate(self._cells) if cell.key == key), 0)
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._cells else Qt.FocusPolicy.NoFocus)
        self._say()
        self.update()

    def say_as(self, spoken: str) -> None:
        """Be called something else."""
        self._spoken = spoken
        self._say()

    def cell_at(self, at: QPointF) -> int:
        """Find the cell a pointer means, -1 where there is none; the later of two that overlap lies on top."""
        return next((place for place in reversed(range(len(self._cells))) if self._cells[place].holds(at)), -1)

    def paint_cursor(self, painter: QPainter) -> None:
        """Draw what the pointer is over and the ring of the cursor."""
        colours = current_theme().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if 0 <= self._hovered < len(self._cells):
            veil = QColor(colours.text.primary)
            veil.setAlphaF(0.07)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(self._cells[self._hovered].area, 4, 4)
        if self.hasFocus() and self._shows_cursor and self._cells:
            painter.setPen(QPen(colours.focus.ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cells[self._cursor].area, 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor or open its cell."""
        step = _STEPS.get(Qt.Key(event.key()))
        if not self._cells or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self._go(_next_cell(self._cells, self._cursor, step))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._cells) - 1)
        elif event.key() in _ENTER and self._opens:
            self.cell_opened.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the cell under the pointer."""
        place = self.cell_at(event.position())
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._cursor, self._shows_cursor = place, False
        self._say()
        if self._opens:
            self.cell_opened.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which cell the pointer is over."""
        self._hover(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what a cell holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(self._cells[place].words) if place >= 0 else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor to those who came by keyboard."""
        super().focusInEvent(event)
        self._shows_cursor = event.reason() in _BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor and its tooltip."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def _go(self, place: int) -> None:
        self._cursor, self._shows_cursor = place, True
        self._say()
        cell = self._cells[place]
        corner = self.mapToGlobal(QPointF(cell.area.left(), cell.area.bottom() + 2).toPoint())
        QToolTip.showText(corner, plain(cell.words), self)
        self.update()

    def _hover(self, place: int) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        shape = Qt.CursorShape.PointingHandCursor if self._opens and place >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(QCursor(shape))
        self.update()

    def _say(self) -> None:
        words = self.cursor_words
        self.setAccessibleName(f"{self._spoken}: {words}" if words else self._spoken)


def _next_cell(cells: Sequence[PadCell], here: int, step: QPointF) -> int:
    """Find the nearest cell in a direction, preferring what lies straight ahead; stay where there is none."""
    origin = cells[here].area.center()
    best, least = here, float("inf")
    for place, cell in enumerate(cells):
        away = cell.area.center() - origin
        along = away.x() * step.x() + away.y() * step.y()
        across = abs(away.x() * step.y()) + abs(away.y() * step.x())
        if along > 0.5 and along + 4 * across < least:
            best, least = place, along + 4 * across
    return best
