"""What floats over the window: a panel with a soft shadow, and the overlay that holds a dialog over a scrim."""

from math import erfc, sqrt
from typing import Literal, cast

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ladderdesk.ui.motion import fade_in
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.tokens import Shadow

AROUND = 24
"""How much of the window stays free around a panel."""


class Floating(QFrame):
    """A panel with rounded corners, an edge and a shadow, which lies in the margins; fill its `column`.

    Give it `frame_margins()` more room than the panel itself should have.
    """

    def __init__(
        self, level: Literal["menu", "dialog"], *, name: str, padding: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._level = level
        self._padding = padding + 1
        self._backdrop = QPixmap()
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self._settle()

    def frame_margins(self) -> QMargins:
        """Tell how far the shadow reaches beyond the panel at each side."""
        shadow = self._shadow()
        reach = shadow.blur
        return QMargins(reach, max(0, reach - shadow.dy), reach, reach + shadow.dy)

    def show_at(self, panel: QPoint, size: QSize) -> None:
        """Place the panel itself, without its shadow, at a point of the parent."""
        margins = self.frame_margins()
        self.setGeometry(
            panel.x() - margins.left(),
            panel.y() - margins.top(),
            size.width() + margins.left() + margins.right(),
            size.height() + margins.top() + margins.bottom(),
        )

    def panel_rect(self) -> QRectF:
        """Give the panel's own box."""
        return QRectF(self.rect().marginsRemoved(self.frame_margins()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the backdrop anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow and the panel, drawn once per size."""
        ratio = self.devicePixelRatioF()
        if self._backdrop.size() != self.size() * ratio:
            self._backdrop = self._draw(ratio)
        QPainter(self).drawPixmap(0, 0, self._backdrop)

    def _settle(self) -> None:
        self._backdrop = QPixmap()
        self.column.setContentsMargins(self.frame_margins() + QMargins(*[self._padding] * 4))

    def _draw(self, ratio: float) -> QPixmap:
        theme = current_theme()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.radius.dialog if self._level == "dialog" else theme.radius.row
        paint_shadow(painter, self.panel_rect(), radius, self._shadow())
        painter.setPen(theme.colours.border.default)
        painter.setBrush(theme.colours.surface.overlay)
        painter.drawRoundedRect(self.panel_rect().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
        return pixmap

    def _shadow(self) -> Shadow:
        shadows = current_theme().colours.shadow
        return shadows.dialog if self._level == "dialog" else shadows.menu


class Overlay(QDialog):
    """A dialog inside the window: a scrim over everything, a floating panel on it; Esc or a click beside it closes.

    Subclasses fill `panel.column` and give `panel_size`, and `panel_top` where it does not stand in the middle. Opened
    with `open_over()`; the focus returns to where it was. Tab stays inside.
    """

    def __init__(self, spoken: str, *, name: str, padding: int = 0, parent: QWidget) -> None:
        super().__init__(parent)
        # A dialog's constructor insists on a window of its own; this one lives inside its parent.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("surface", "clear")
        self.panel = Floating("dialog", name=f"{name}-panel", padding=padding, parent=self)
        self._opener: QWidget | None = None
        self.hide()

    def panel_size(self) -> QSize:
        """Tell how big the panel should be."""
        return self.panel.column.totalSizeHint()

    def panel_top(self) -> int | None:
        """Tell how far from the top the panel stands; None for the middle."""
        return None

    def open_over(self) -> None:
        """Cover the parent, take the focus, and remember who had it."""
        self._opener = self.window().focusWidget()
        self._covered().installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()
        fade_in(self, current_theme().base_ms)

    def done(self, result: int) -> None:
        """Close, and give the focus back."""
        self._covered().removeEventFilter(self)
        super().done(result)
        if self._opener is not None and isValid(self._opener) and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._opener = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when its size changes."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the panel."""
        stops = [each for each in self.findChildren(QWidget) if _takes_tab(each)]
        if not stops:
            return False
        current = self.focusWidget()
        place = stops.index(current) if current in stops else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the scrim beside the panel is clicked."""
        panel = self.panel.panel_rect().translated(self.panel.pos())
        if not panel.contains(event.position()):
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim."""
        scrim = current_theme().colours.surface.scrim
        color = QColor(scrim.color)
        color.setAlphaF(scrim.alpha)
        QPainter(self).fillRect(self.rect(), color)

    def _covered(self) -> QWidget:
        return cast(QWidget, self.parentWidget())

    def _cover(self) -> None:
        self.setGeometry(self._covered().rect())
        top = self.panel_top()
        room = QSize(self.width() - 2 * AROUND, self.height() - AROUND - (AROUND if top is None else top))
        size = self.panel_size().boundedTo(room)
        left = (self.width() - size.width()) // 2
        self.panel.show_at(QPoint(left, (self.height() - size.height()) // 2 if top is None else top), size)


def paint_shadow(painter: QPainter, panel: QRectF, radius: float, shadow: Shadow) -> None:
    """Draw a soft shadow under a panel, as a stack of rounded boxes whose darkness adds up to a bell curve."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    below = panel.translated(0, shadow.dy)
    sigma = shadow.blur / 2
    darkness = 0.0
    for distance in range(shadow.blur, -shadow.dy - 1, -1):
        wanted = shadow.alpha * 0.5 * erfc(distance / (sigma * sqrt(2)))
        layer = 1 - (1 - wanted) / (1 - darkness)
        color = QColor(shadow.color)
        color.setAlphaF(max(0.0, layer))
        painter.setBrush(color)
        painter.drawRoundedRect(
            below.adjusted(-distance, -distance, distance, distance),
            max(1.0, radius + distance),
            max(1.0, radius + distance),
        )
        darkness = wanted
    painter.restore()


def _takes_tab(widget: QWidget) -> bool:
    """Say whether Tab stops there; what hands its focus on, as the line inside a day field does, is no stop itself."""
    if widget.focusProxy() is not None:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
