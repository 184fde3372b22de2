"""Charts in the window: the finished image with a cursor over its cells, or the same rows as a table.

A chart is drawn in the worker that has matplotlib to itself; until its image arrives the one before stays.
"""

import dataclasses
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from ladderdesk.charts.chart import Area, Chart, ChartTable
from ladderdesk.charts.image import ChartImage, draw
from ladderdesk.charts.palette import FAMILIES, ChartPalette, shipped_palette
from ladderdesk.i18n import _
from ladderdesk.ui.tasks import Lane, Tasks
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.cell_pad import CellPad, PadCell
from ladderdesk.ui.widgets.chart_table import ChartTableView
from ladderdesk.ui.widgets.frames import Card
from ladderdesk.ui.widgets.text import ElidedLabel, Label

_PAUSE_MS = 120
_TOP = 40
_LEFT = 17
_HEADER = 20


class ChartMaker(Protocol):
    """Make a chart in these colours and of this size, in device-independent pixels."""

    def __call__(self, palette: ChartPalette, /, *, size: tuple[int, int]) -> Chart:
        """Draw."""


class ChartCanvas(CellPad):
    """Show the image of a chart.

    Signals: `resized()` when it has another size than the image was drawn for.
    """

    resized = Signal()

    def __init__(self, spoken: str, *, name: str, opens: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(spoken, name=name, opens=opens, parent=parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def image(self) -> QImage:
        """Give the image that is shown, a null one before the first."""
        return self._image

    def show_image(self, image: ChartImage, scale: float, ratio: float) -> None:
        """Show an image drawn at `scale` for a screen with `ratio` pixels to one of ours."""
        form = QImage.Format.Format_RGBA8888_Premultiplied
        self._image = QImage(image.pixels, image.width, image.height, image.width * 4, form).copy()
        self._image.setDevicePixelRatio(ratio)
        self.show_cells(
            [
                PadCell(
                    _scaled(cell.area, scale),
                    cell.label,
                    f"{cell.label}: {cell.value}",
                    tuple(_scaled(area, scale) for area in cell.touch),
                )
                for cell in image.cells
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for an image of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image as it is, then the cursor."""
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        self.paint_cursor(painter)


class _Order(NamedTuple):
    """What an image is drawn for."""

    palette: ChartPalette
    size: QSize
    scale: float
    ratio: float


class _Drawn(NamedTuple):
    order: _Order
    image: ChartImage
    table: ChartTable
    summary: str


class ChartCard(Card):
    """A card with a chart under its title; a button swaps in the table of the same rows.

    Signals: `cell_opened(int)` with the place of a cell, where `opens` is set; `table_shown(bool)`.
    """

    cell_opened = Signal(int)
    table_shown = Signal(bool)

    def __init__(
        self, title: str, tasks: Tasks, *, name: str, opens: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name=name, padding=0, gap=0, parent=parent)
        self.setProperty("pane", "true")
        self._tasks = tasks
        self._maker: ChartMaker | None = None
        self._drawn: _Drawn | None = None
        self._title = Label(title, type="section", name=f"{name}-title", parent=self)
        self._aside = ElidedLabel(tone="tertiary", name=f"{name}-aside", parent=self)
        self.canvas = ChartCanvas(title, name=f"{name}-chart", opens=opens)
        self.table = ChartTableView(title, name=f"{name}-table")
        self._swap = IconButton("table", _("As table"), name=f"{name}-swap", keys="D", edge=24)
        self._copy = Button(_("Copy"), name=f"{name}-copy", kind="ghost", extent="small")
        self._pause = QTimer(self)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """Give the words of the title."""
        return self._title.text()

    @property
    def maker(self) -> ChartMaker | None:
        """Give what makes the chart, for an export."""
        return self._maker

    @property
    def chart_table(self) -> ChartTable | None:
        """Give the rows of the chart that is shown."""
        return self._drawn.table if self._drawn else None

    @property
    def is_table(self) -> bool:
        """Say whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def show_chart(self, maker: ChartMaker, title: str = "", aside: str = "") -> None:
        """Show another chart as soon as it is drawn."""
        self._maker = maker
        self._title.show_words(title or self.title)
        self._aside.show_words(aside)
        self.table.setAccessibleName(self.title)
        self.canvas.say_as(self.title)
        self._arrange()
        self._order()

    def show_table(self, wanted: bool) -> None:
        """Show the table, or the chart again; the keyboard stays with what is shown."""
        if wanted == self.is_table:
            return
        had_focus = self.canvas.hasFocus() or self.table.hasFocus()
        shown = self.table if wanted else self.canvas
        self._stack.setCurrentWidget(shown)
        self._copy.setVisible(wanted)
        self._swap.show_icon("readiness" if wanted else "table")
        self._swap.show_words(_("As chart") if wanted else _("As table"))
        self._arrange()
        if had_focus:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table_shown.emit(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._maker is not None:
            self._arrange()
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep title and buttons in their places."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._stack = QStackedLayout()
        self.column.setContentsMargins(16, _TOP, 16, 14)
        self.column.addLayout(self._stack, 1)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        self._copy.setToolTip(_("Copy the table as CSV (Ctrl+C)"))
        self._copy.hide()
        self._copy.setParent(self)
        self._swap.setParent(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _connect(self) -> None:
        self.canvas.resized.connect(self._await_size)
        self.canvas.cell_opened.connect(self.cell_opened)
        self._pause.timeout.connect(self._order)
        self._swap.clicked.connect(self._toggle)
        self._copy.clicked.connect(self.table.copy_all)

    def _toggle(self) -> None:
        self.show_table(not self.is_table)

    def _arrange(self) -> None:
        """Place what stands above the chart."""
        theme = current_theme()
        self.column.setContentsMargins(16, theme.dp(_TOP), 16, 14)
        edge, middle = theme.dp(24), theme.dp(23)
        right = self.width() - 12 - edge
        self._swap.setGeometry(right, middle - edge // 2, edge, edge)
        wide = self._copy.sizeHint().width()
        self._copy.setGeometry(right - wide - 4, middle - theme.dp(26) // 2, wide, theme.dp(26))
        height = theme.dp(_HEADER)
        end = right - (wide + 4 if self.is_table else 0) - 8
        wanted = self._title.sizeHint().width()
        self._title.setGeometry(_LEFT, middle - height // 2, min(wanted, end - _LEFT), height)
        left = _LEFT + wanted + 8
        self._aside.setVisible(end - left > 40)
        self._aside.setGeometry(left, middle - height // 2, max(0, end - left), height)

    def _await_size(self) -> None:
        if self._drawn is None:
            self._order()
        elif self._drawn.order.size != self.canvas.size():
            self._pause.start()

    def _order(self) -> None:
        """Have the chart drawn for the place it has now."""
        size = self.canvas.size()
        if self._maker is None or size.width() < 40 or size.height() < 40:
            return
        theme = current_theme()
        order = _Order(chart_palette(), size, theme.scale, self.devicePixelRatioF())
        self._tasks.run(_Drawing(self._maker, order), self._show, key=(id(self), "chart"), lane=Lane.DRAW)

    def _show(self, drawn: _Drawn) -> None:
        self._drawn = drawn
        self.canvas.show_image(drawn.image, drawn.order.scale, drawn.order.ratio)
        self.canvas.setAccessibleDescription(drawn.summary)
        self.table.show_table(drawn.table)
        if drawn.order.size != self.canvas.size() or drawn.order.ratio != self.devicePixelRatioF():
            self._pause.start()


class _Drawing:
    """Draw one chart in the worker; matplotlib is loaded there with the first."""

    def __init__(self, maker: ChartMaker, order: _Order) -> None:
        self._maker = maker
        self._order = order

    def __call__(self) -> _Drawn:
        order = self._order
        size = (round(order.size.width() / order.scale), round(order.size.height() / order.scale))
        with _undisturbed():
            chart = self._maker(order.palette, size=size)
            image = draw(chart, dpr=order.ratio * order.scale)
        return _Drawn(order, image, chart.table, chart.summary)


_drawn_before = False


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let the first drawing, which loads the library, cause no collection, and keep what it loaded out of later ones.

    A full collection with everything that is loaded then would hold up the window for a tenth of a second.
    """
    global _drawn_before
    if _drawn_before:
        yield
        return
    _drawn_before, was_enabled = True, gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def chart_palette() -> ChartPalette:
    """Give the colours of charts in the theme that is worn, with the interface's own font first."""
    theme = current_theme()
    palette = shipped_palette("dark" if theme.is_dark else "light")
    return dataclasses.replace(palette, families=(theme.fonts.family, *FAMILIES))


def _scaled(area: Area, scale: float) -> QRectF:
    return QRectF(area.x * scale, area.y * scale, area.width * scale, area.height * scale)
