"""Heat grids: how much happened where, one cell each, with a cursor that the arrow keys move."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import plain

WEEKS = 53
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatCell(NamedTuple):
    """One cell: its step on the ramp (0 to 4), the words of its tooltip, and a figure to print in it."""

    step: int
    words: str
    figure: str = ""


class Grid(NamedTuple):
    """What a heat grid shows: rows of cells (None for no cell), words beside rows and over columns, the cell marked."""

    rows: Sequence[Sequence[HeatCell | None]]
    row_words: Sequence[str] = ()
    column_words: Mapping[int, str] = {}
    marked: tuple[int, int] | None = None


class HeatGrid(QWidget):
    """Show cells on the heat ramp; arrow keys move the cursor, Enter or a click chooses the cell.

    The spoken name says the cell under the cursor.

    Signals: `cell_chosen(int, int)` with row and column; `cursor_moved(int, int)`.
    """

    cell_chosen = Signal(int, int)
    cursor_moved = Signal(int, int)

    def __init__(
        self,
        spoken: str,
        *,
        name: str,
        gutter: int = 26,
        gap: int = 3,
        cell_height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._gutter_width = gutter
        self._gap = gap
        self._cell_height = cell_height
        self._grid = Grid(())
        self._cursor = (0, 0)
        self._picture = QPixmap()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_grid(self, grid: Grid) -> None:
        """Show other cells; the cursor begins at the marked one."""
        self._grid = grid
        self._picture = QPixmap()
        self._cursor = grid.marked or self._first()
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def cursor_words(self) -> str:
        """Give the words of the cell under the cursor."""
        cell = self._cell(*self._cursor)
        return cell.words if cell else ""

    def hasHeightForWidth(self) -> bool:
        """Let the height follow the width, because cells are square unless told otherwise."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the grid is at a width."""
        rows = len(self._grid.rows)
        return round(self._head() + rows * (self._height_at(width) + self._gap) - (self._gap if rows else 0))

    def sizeHint(self) -> QSize:
        """Ask for a comfortable width."""
        return QSize(736, self.heightForWidth(736))

    def minimumSizeHint(self) -> QSize:
        """Stay readable when narrow."""
        return QSize(self._gutter() + self._columns() * 7, self.heightForWidth(self._gutter() + self._columns() * 7))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor or choose its cell."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cell_chosen.emit(*self._cursor)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(event.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        place = self._place_at(event.position())
        if place is not None:
            self._go(place)
            self.cell_chosen.emit(*place)

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what a cell holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            cell = self._cell(*place) if place else None
            QToolTip.showText(event.globalPos(), plain(cell.words) if cell else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._picture = QPixmap()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words at the edges and the cells, drawn once per size, then the rings of today and of the cursor."""
        ratio = self.devicePixelRatioF()
        if self._picture.size() != self.size() * ratio:
            self._picture = self._draw(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        if self._grid.marked is not None:
            self._ring(painter, self._grid.marked, 1.5, current_theme().colours.text.primary)
        if self.hasFocus() and self._cell(*self._cursor) is not None:
            self._ring(painter, self._cursor, 2, current_theme().colours.focus.ring)

    def _draw(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        for row, cells in enumerate(self._grid.rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    self._paint_cell(painter, self._box(row, column), cell)
        painter.end()
        return picture

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: HeatCell) -> None:
        colours = current_theme().colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.heat[cell.step])
        painter.drawRoundedRect(box, 2.5, 2.5)
        if cell.figure:
            painter.setPen(colours.heat_text[cell.step])
            painter.setFont(current_theme().font("small_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.figure)

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colours.text.secondary)
        for row, words in enumerate(self._grid.row_words):
            box = self._box(row, 0)
            place = QRect(0, round(box.center().y()) - 10, self._gutter() - 4, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        for column, words in self._grid.column_words.items():
            place = QRect(round(self._box(0, column).left()), 0, 60, self._head() - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _ring(self, painter: QPainter, place: tuple[int, int], width: float, color: QColor) -> None:
        painter.setPen(QPen(color, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(self._box(*place).adjusted(inset, inset, -inset, -inset), 2.5, 2.5)

    def _move(self, rows: int, columns: int) -> None:
        row, column = self._cursor[0] + rows, self._cursor[1] + columns
        while 0 <= row < len(self._grid.rows) and 0 <= column < self._columns():
            if self._cell(row, column) is not None:
                self._go((row, column))
                return
            row, column = row + rows, column + columns

    def _go_to_end(self, key: int) -> None:
        row = self._cursor[0]
        there = [column for column in range(self._columns()) if self._cell(row, column) is not None]
        if there:
            self._go((row, there[0] if key == Qt.Key.Key_Home else there[-1]))

    def _go(self, place: tuple[int, int]) -> None:
        if place != self._cursor:
            self._cursor = place
            self._say()
            self.cursor_moved.emit(*place)
            self.update()

    def _say(self) -> None:
        words = self.cursor_words
        self.setAccessibleName(f"{self._spoken}: {words}" if words else self._spoken)

    def _first(self) -> tuple[int, int]:
        for row, cells in enumerate(self._grid.rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    return row, column
        return 0, 0

    def _cell(self, row: int, column: int) -> HeatCell | None:
        if 0 <= row < len(self._grid.rows) and 0 <= column < len(self._grid.rows[row]):
            return self._grid.rows[row][column]
        return None

    def _place_at(self, at: QPointF) -> tuple[int, int] | None:
        for row, cells in enumerate(self._grid.rows):
            for column, cell in enumerate(cells):
                if cell is not None and self._box(row, column).contains(at):
                    return row, column
        return None

    def _columns(self) -> int:
        return max((len(cells) for cells in self._grid.rows), default=0)

    def _gutter(self) -> int:
        return current_theme().dp(self._gutter_width)

    def _head(self) -> int:
        return current_theme().dp(19) if self._grid.column_words else 0

    def _width_at(self, width: float) -> float:
        columns = self._columns()
        return max(3.0, (width - self._gutter() + self._gap) / columns - self._gap) if columns else 0.0

    def _height_at(self, width: float) -> float:
        return float(current_theme().dp(self._cell_height)) if self._cell_height else self._width_at(width)

    def _box(self, row: int, column: int) -> QRectF:
        width, height = self._width_at(self.width()), self._height_at(self.width())
        left = self._gutter() + column * (width + self._gap)
        return QRectF(left, self._head() + row * (height + self._gap), width, height)


class YearHeat(HeatGrid):
    """Show the entries of 52 weeks, one cell a day, weeks as columns, today marked.

    Signals: `day_chosen(date)` beside those of the grid.
    """

    day_chosen = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Last 52 weeks"), name=name, parent=parent)
        self._first_day = date.min
        self.cell_chosen.connect(self._choose)

    def show_days(self, counts: Mapping[date, int], today: date) -> None:
        """Show how many entries each day has, up to and including today."""
        monday = today - timedelta(days=today.weekday())
        self._first_day = monday - timedelta(weeks=WEEKS - 1)
        rows = [[self._day_cell(counts, week, weekday, today) for week in range(WEEKS)] for weekday in range(7)]
        names = [QLocale().dayName(weekday + 1, QLocale.FormatType.ShortFormat) for weekday in range(7)]
        shown = [name if weekday in (0, 2, 4) else "" for weekday, name in enumerate(names)]
        self.show_grid(Grid(rows, shown, self._months(), (today.weekday(), WEEKS - 1)))

    def day_at(self, row: int, column: int) -> date:
        """Tell which day a cell stands for."""
        return self._first_day + timedelta(weeks=column, days=row)

    def _day_cell(self, counts: Mapping[date, int], week: int, weekday: int, today: date) -> HeatCell | None:
        day = self.day_at(weekday, week)
        if day > today:
            return None
        count = counts.get(day, 0)
        told = ngettext("{day}, {count} entry", "{day}, {count} entries", count)
        return HeatCell(min(4, count), told.format(day=day_words(day), count=count))

    def _months(self) -> dict[int, str]:
        begun = {
            week: self.day_at(0, week).month
            for week in range(2, WEEKS - 1)
            if self.day_at(0, week).month != self.day_at(0, week - 1).month
        }
        return {week: QLocale().monthName(month, QLocale.FormatType.ShortFormat) for week, month in begun.items()}

    def _choose(self, row: int, column: int) -> None:
        self.day_chosen.emit(self.day_at(row, column))


def day_words(day: date) -> str:
    """Write a day short, with its weekday: "Tue 17 Nov"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")
