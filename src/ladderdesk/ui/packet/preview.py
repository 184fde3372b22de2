"""The preview: the pages of the real PDF, one under the other, with what is chosen in the outline marked on them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.render.pdf import Spot, Typeset
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget

POINTS_TO_PIXELS = 96 / 72
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
MARGIN, GAP = 24, 20
NEXT_POINTS = 12.0
SIDE_POINTS = 62.0
"""How far from the edge of the page a mark begins, in points: a little outside the text."""


class _Page(NamedTuple):
    top: int
    size: QSize


class Preview(QAbstractScrollArea):
    """Show a typeset packet; zoom with Ctrl and the wheel.

    Signals: `page_shown(int, int)` with the page in view, from 1, and how many there are; `zoom_changed(float)`.
    """

    page_shown = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        # Loaded with the first packet and not ahead of it: 1.7 MB that a day without a packet does without.
        from PySide6.QtPdf import QPdfDocument

        super().__init__(parent)
        name_widget(self, "packet-preview", _("Preview of the pages"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._pdf = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._pages: list[_Page] = []
        self._images: dict[int, QPixmap] = {}
        self._spots: Sequence[Spot] = ()
        self._marked: Sequence[Spot] = ()
        self._zoom = 0.8
        self._fits = True
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def zoom(self) -> float:
        """Give the scale in use, 1 for the size on paper at 96 dots an inch."""
        return self._zoom

    def show_typeset(self, typeset: Typeset) -> None:
        """Show other pages, scrolled to where the old ones were."""
        place = self.verticalScrollBar().value()
        self._pdf.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(typeset.data))
        self._bytes.open(QBuffer.OpenModeFlag.ReadOnly)
        self._pdf.load(self._bytes)
        self._spots, self._marked = typeset.spots, ()
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self.setAccessibleDescription(_("{n} pages").format(n=len(self._pages)))

    def mark(self, anchors: Sequence[str], *, scroll: bool) -> None:
        """Mark the blocks with these anchors, and bring the first of them into view where `scroll` says so."""
        wanted = set(anchors)
        self._marked = [spot for spot in self._spots if spot.anchor in wanted]
        if scroll and self._marked:
            self._bring_into_view(self._marked[0])
        self.viewport().update()

    def step_zoom(self, steps: int) -> None:
        """Go to the next larger or smaller scale."""
        larger = [zoom for zoom in ZOOMS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self._zoom - 0.01]
        if steps > 0 and larger:
            self._set_zoom(larger[0])
        elif steps < 0 and smaller:
            self._set_zoom(smaller[-1])

    def fit(self) -> None:
        """Make a page as wide as there is room, and keep it so."""
        self._fits = True
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out in the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Ctrl is held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that scroll."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view, their edges, and the marks."""
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colours.surface.sunken)
        top = self.verticalScrollBar().value()
        for number, page in enumerate(self._pages):
            box = self._box_of(page, top)
            if box.bottom() < 0 or box.top() > self.viewport().height():
                continue
            painter.drawPixmap(box, self._image(number, page.size))
            painter.setPen(theme.colours.border.default)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            self._paint_marks(painter, number, box)

    def _paint_marks(self, painter: QPainter, number: int, box: QRect) -> None:
        scale = self._zoom * POINTS_TO_PIXELS
        fill = QColor(current_theme().tokens.light.accent.base)
        fill.setAlphaF(0.10)
        for top, bottom in _stretches(self._marked, number + 1):
            left = box.left() + SIDE_POINTS * scale
            width = box.width() - 2 * SIDE_POINTS * scale
            area = QRectF(left, box.top() + top * scale - 2, width, (bottom - top) * scale + 4)
            painter.fillRect(area, fill)

    def _image(self, number: int, size: QSize) -> QPixmap:
        if number not in self._images:
            ratio = self.devicePixelRatioF()
            image = self._pdf.render(number, size * ratio)
            picture = QPixmap(image.size())
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.drawImage(0, 0, image)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._images[number] = picture
        return self._images[number]

    def _lay_out(self) -> None:
        if self._fits and self._pdf.pageCount():
            wide = self._pdf.pagePointSize(0).width() * POINTS_TO_PIXELS
            self._zoom = max(0.3, min(2.0, (self.viewport().width() - 2 * MARGIN) / wide))
        self._images.clear()
        self._pages = []
        top = 0
        for number in range(self._pdf.pageCount()):
            size = (self._pdf.pagePointSize(number) * POINTS_TO_PIXELS * self._zoom).toSize()
            self._pages.append(_Page(top, size))
            top += size.height() + GAP
        widest = max((page.size.width() for page in self._pages), default=0) + 2 * MARGIN
        _set_range(self.verticalScrollBar(), top + MARGIN - GAP, self.viewport().height())
        _set_range(self.horizontalScrollBar(), widest, self.viewport().width())
        self.zoom_changed.emit(self._zoom)
        self._tell_page()
        self.viewport().update()

    def _set_zoom(self, zoom: float) -> None:
        self._fits = False
        self._zoom = zoom
        self._lay_out()

    def _box_of(self, page: _Page, top: int) -> QRect:
        room = max(self.viewport().width(), page.size.width() + 2 * MARGIN)
        left = (room - page.size.width()) // 2 - self.horizontalScrollBar().value()
        return QRect(left, page.top - top, page.size.width(), page.size.height())

    def _bring_into_view(self, spot: Spot) -> None:
        page = self._pages[spot.page - 1]
        scale = self._zoom * POINTS_TO_PIXELS
        top, bottom = page.top + spot.top * scale, page.top + spot.bottom * scale
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(int(top - height / 4))

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        reached = [number for number, page in enumerate(self._pages, 1) if page.top <= middle]
        self.page_shown.emit(reached[-1] if reached else 0, len(self._pages))
        self.viewport().update()


def _stretches(spots: Iterable[Spot], page: int) -> list[tuple[float, float]]:
    """Give the stretches of a page that the spots cover, those that all but touch as one."""
    found: list[tuple[float, float]] = []
    for top, bottom in sorted((spot.top, spot.bottom) for spot in spots if spot.page == page):
        if found and top - found[-1][1] < NEXT_POINTS:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found


def _set_range(bar: QScrollBar, length: int, room: int) -> None:
    bar.setPageStep(room)
    bar.setSingleStep(40)
    bar.setRange(0, max(0, length - room))
