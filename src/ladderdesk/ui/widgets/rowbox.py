"""A few rows of a detail as widgets that stay while what they show changes, one tab stop for all of them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ladderdesk.ui.single_keys import single_keys
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_focus

PADDING = 8
LETTERS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason}
)


class Row(QWidget):
    """One row: it lights up under the pointer, takes the focus whole, and Enter or a click opens what it is about.

    Subclasses fill `line` and override `show_value`; what they add takes no focus of its own, so each of its doings has
    a key. `least_height` is the least height in tokens' pixels.

    Signals: `opened()` on Enter or a click, `acted()` on Space, `attended(key)` when the focus comes.
    """

    opened = Signal()
    acted = Signal()
    attended = Signal(object)
    least_height = 32

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shows_ring = False
        self.take_key(key)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(current_theme().dp(self.least_height))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(PADDING, 0, PADDING, 0)
        self.line.setSpacing(8)

    def take_key(self, key: Hashable) -> None:
        """Stand for something else from now on."""
        self.key = key
        self.setObjectName(f"{self._name}-{key}")

    def show_value(self, value: Any) -> None:
        """Show what the row is about now."""
        raise NotImplementedError

    def show_attention(self, is_attended: bool) -> None:
        """Show what can be done while the pointer or the keyboard is here."""

    def changeEvent(self, event: QEvent) -> None:
        """Stand at least as high as a row at another interface size too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(current_theme().dp(self.least_height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, act with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keys."""
        super().focusInEvent(event)
        self.attended.emit(self.key)
        self._shows_ring = event.reason() in _KEYBOARD
        self.show_attention(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._shows_ring = False
        self.show_attention(self.underMouse())
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self.show_attention(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back."""
        super().leaveEvent(event)
        self.show_attention(self.hasFocus())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fill of the state, and the ring of the keyboard."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours.surface.hover)
            painter.drawRoundedRect(box, theme.radius.control, theme.radius.control)
        if self._shows_ring:
            draw_focus(painter, box, theme, theme.radius.control)


class Trailing(QWidget):
    """What stands at the end of a row, and in its place the buttons of the row while it is attended to."""

    def __init__(self, resting: QWidget, buttons: Sequence[IconButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_at_the_right(resting))
        self._stack.addWidget(_at_the_right(*buttons))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_buttons(self, shown: bool) -> None:
        """Show the buttons, or what stands there else."""
        self._stack.setCurrentIndex(int(shown))


class Inset(QWidget):
    """Hold a widget in line with the words of rows; it is gone while it is hidden, margins and all."""

    def __init__(self, inner: QWidget, *, top: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(PADDING, top, PADDING, 0)
        line.addWidget(inner)


class RowBox(QWidget):
    """Rows under one another, known by key: Tab stops once, the arrows, J and K move among them.

    A row stays the same widget while its key does, so the focus stays too; where the focused one goes, its neighbour
    takes the focus. Rows whose keys are gone serve for keys that are new, because making one is slow.

    Signals: `attended()` when the focus comes to one of the rows.
    """

    attended = Signal()

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self._rows: dict[Hashable, Row] = {}
        self._current: Hashable = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    @property
    def rows(self) -> list[Row]:
        """List the rows from the top."""
        return list(self._rows.values())

    @property
    def current(self) -> Row | None:
        """Give the row that has the focus, or had it last."""
        return self._rows.get(self._current)

    def show_rows(self, values: Sequence[tuple[Hashable, Any]], make: Callable[[Hashable], Row]) -> None:
        """Show a value for each key in this order; `make` makes a row where none is free."""
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        keys = [key for key, _value in values]
        is_gone = focused is not None and self.rows[focused].key not in keys
        free = [row for key, row in self._rows.items() if key not in keys]
        old, self._rows = self._rows, {}
        for place, (key, value) in enumerate(values):
            row = old.get(key) or self._take_free(free, key) or self._made(key, make)
            self._rows[key] = row
            if self.column.indexOf(row) != place:
                self.column.insertWidget(place, row)
            row.show_value(value)
        self._appoint()
        if focused is not None and is_gone and self.rows:
            self._go_to(min(focused, len(self._rows) - 1))
        self._drop(free)
        self.setVisible(bool(values))

    def take_focus(self) -> bool:
        """Put the keyboard on the current row; says whether there is one."""
        row = self.current
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1} | (LETTERS if single_keys().are_on else {})
        step = steps.get(Qt.Key(event.key()))
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or here is None or not 0 <= here + step < len(self._rows):
            super().keyPressEvent(event)
        else:
            self._go_to(here + step)

    def _take_free(self, free: list[Row], key: Hashable) -> Row | None:
        if not free:
            return None
        row = free.pop(0)
        row.take_key(key)
        return row

    def _drop(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _made(self, key: Hashable, make: Callable[[Hashable], Row]) -> Row:
        row = make(key)
        row.attended.connect(self._note_focus)
        return row

    def _note_focus(self, key: Hashable) -> None:
        """Let the row that was focused last be the tab stop."""
        self._current = key
        self._appoint()
        self.attended.emit()

    def _appoint(self) -> None:
        if self._current not in self._rows:
            self._current = next(iter(self._rows), None)
        for key, row in self._rows.items():
            is_stop = key == self._current
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _go_to(self, place: int) -> None:
        self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


def _at_the_right(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    return holder
