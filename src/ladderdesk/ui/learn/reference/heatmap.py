"""A heatmap of a reference page: how strong each cell is, as a colour with its word in it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.catalogue.learning import Column, Row, Table, Tone
from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.table import Shown
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.cell_pad import CellPad, PadCell
from ladderdesk.ui.widgets.rows import draw_words

HEAD, ROW, GAP, ROW_HEAD, LEAST, INNER = 30, 36, 3, 128, 84, 4
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class HeatGrid(CellPad):
    """Paint a heatmap; arrow keys move by cell, Enter or a click opens the ladder of its role.

    Signals: `ladder_requested(str)`; `attended()` when the focus comes.
    """

    ladder_requested = Signal(str)
    attended = Signal()

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(spoken, name=name, opens=True, parent=parent)
        self._shown = Shown(Table(corner="", columns=(), rows=()), (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cell_opened.connect(self._open)

    def show_table(self, shown: Shown) -> None:
        """Show other cells."""
        self._shown = shown
        self._place()
        self.updateGeometry()

    def go_to_row(self, row: str) -> None:
        """Put the cursor on the first cell of a row."""
        self._go(next((place for place, (each, _column) in enumerate(self._pairs()) if each.id == row), 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.attended.emit()

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        theme = current_theme()
        rows = len(self._rows())
        return QSize(theme.dp(ROW_HEAD + LEAST * 5), theme.dp(HEAD) + rows * (theme.dp(ROW) + GAP))

    def minimumSizeHint(self) -> QSize:
        """Never cut a row; where the width cuts words, `fits` says so."""
        return QSize(0, self.sizeHint().height())

    def fits(self, width: int) -> bool:
        """Say whether every word has room at a width."""
        theme = current_theme()
        tones = [
            QFontMetrics(theme.font("small_strong")).horizontalAdvance(tone.label) for tone in self._shown.table.scale
        ]
        heads = [QFontMetrics(theme.font("small")).horizontalAdvance(column.name) for column in self._columns()]
        needed = max((*tones, *heads), default=0) + 2 * INNER
        count = len(self._columns())
        return width >= theme.dp(ROW_HEAD) + count * needed + max(0, count - 1) * GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cells anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads, then the cells with their words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter, theme)
        for cell, (row, column) in zip(self.cells, self._pairs(), strict=True):
            self._paint_cell(painter, cell.area, self._tone(row, column), theme)
        self.paint_cursor(painter)

    def _paint_heads(self, painter: QPainter, theme: Theme) -> None:
        columns = self._columns()
        text = theme.colours.text
        for place, column in enumerate(columns):
            area = self._area(0, place, theme)
            head = QRect(round(area.left()), 0, round(area.width()), theme.dp(HEAD))
            draw_words(painter, head, column.name, theme.font("small"), text.secondary, align=_CENTRE)
        for place, row in enumerate(self._rows()):
            area = self._area(place, 0, theme)
            is_own = row.id == self._shown.own
            head = QRect(0, round(area.top()), theme.dp(ROW_HEAD) - 10, round(area.height()))
            font, ink = theme.font("small_bold" if is_own else "small"), text.primary if is_own else text.secondary
            draw_words(painter, head, row.name, font, ink)

    def _paint_cell(self, painter: QPainter, area: QRectF, tone: Tone, theme: Theme) -> None:
        colours = theme.colours
        strength = min(tone.weight, len(colours.heat) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.heat[strength])
        painter.drawRoundedRect(area, 4, 4)
        inner = area.toRect().adjusted(INNER, 0, -INNER, 0)
        draw_words(painter, inner, tone.label, theme.font("small_strong"), colours.heat_text[strength], align=_CENTRE)

    def _place(self) -> None:
        theme = current_theme()
        rows, columns = self._rows(), self._columns()
        self.show_cells(
            [
                PadCell(self._area(down, across, theme), f"{row.id}/{column.id}", self._words(row, column))
                for down, row in enumerate(rows)
                for across, column in enumerate(columns)
            ]
        )

    def _area(self, down: int, across: int, theme: Theme) -> QRectF:
        count = max(1, len(self._columns()))
        each = (self.width() - theme.dp(ROW_HEAD) - (count - 1) * GAP) / count
        left = theme.dp(ROW_HEAD) + across * (each + GAP)
        return QRectF(left, theme.dp(HEAD) + down * (theme.dp(ROW) + GAP), each, theme.dp(ROW))

    def _words(self, row: Row, column: Column) -> str:
        words = _("{row}, {column}: {words}").format(
            row=row.name, column=column.name, words=self._tone(row, column).label
        )
        return _("{words} (your role)").format(words=words) if row.id == self._shown.own else words

    def _tone(self, row: Row, column: Column) -> Tone:
        table = self._shown.table
        cell = row.cells[table.columns.index(column)]
        return next(tone for tone in table.scale if tone.id == cell)

    def _pairs(self) -> list[tuple[Row, Column]]:
        return [(row, column) for row in self._rows() for column in self._columns()]

    def _rows(self) -> list[Row]:
        return [row for row in self._shown.table.rows if row.id in self._shown.rows]

    def _columns(self) -> list[Column]:
        return [column for column in self._shown.table.columns if column.id in self._shown.columns]

    def _open(self, place: int) -> None:
        row, column = self._pairs()[place]
        ladder = row.ladder or column.ladder
        if ladder:
            self.ladder_requested.emit(ladder)


class Legend(QWidget):
    """Say what the colours of a heatmap mean, weakest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: tuple[Tone, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: tuple[Tone, ...]) -> None:
        """Show another scale."""
        self._scale = tuple(sorted(scale, key=lambda tone: tone.weight))
        self.setAccessibleName(_("Weakest to strongest: {words}").format(words=", ".join(t.label for t in self._scale)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        theme = current_theme()
        return QSize(sum(self._width(tone, theme) for tone in self._scale), theme.dp(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a swatch before each word."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, edge = 0, theme.dp(12)
        for tone in self._scale:
            painter.setPen(theme.colours.border.default)
            painter.setBrush(theme.colours.heat[min(tone.weight, len(theme.colours.heat) - 1)])
            painter.drawRoundedRect(QRectF(left + 0.5, (self.height() - edge) / 2 + 0.5, edge - 1, edge - 1), 3, 3)
            words = QRect(left + edge + 6, 0, self._width(tone, theme) - edge - 6, self.height())
            draw_words(painter, words, tone.label, theme.font("small"), theme.colours.text.secondary)
            left += self._width(tone, theme)

    def _width(self, tone: Tone, theme: Theme) -> int:
        return QFontMetrics(theme.font("small")).horizontalAdvance(tone.label) + theme.dp(12) + 6 + 16
