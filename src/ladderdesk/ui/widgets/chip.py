"""Chips: a competency, a project, a kind; plain, chosen, removable, suggested or outlined."""

from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.pressing import pressed_by_enter

Look = Literal["plain", "selected", "suggested", "outline"]
PADDING = 9
GAP = 5
REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QToolButton):
    """A chip that can be clicked; a suggestion has a dashed edge and Enter accepts it.

    Signals: Qt's `clicked` and, where checkable, `toggled`; `removal_requested` when the cross or Delete is pressed.
    """

    removal_requested = Signal()

    def __init__(
        self,
        words: str,
        *,
        name: str,
        look: Look = "plain",
        icon: str = "",
        removable: bool = False,
        opens_menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look: Look = look
        self._icon = icon or ("plus" if look == "suggested" else "")
        self._tail = "x" if removable else "down" if opens_menu else ""
        name_widget(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", current_theme().radius.chip)
        self.setProperty("ring_height", current_theme().size.chip)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(_("{words}, suggested").format(words=words) if self._look == "suggested" else words)
        if self._tail == "x":
            self.setToolTip(plain(_("{words} (Delete removes it)").format(words=words)))
        self.updateGeometry()

    def show_look(self, look: Look) -> None:
        """Look like another kind of chip."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the words; the target is a little higher than the chip."""
        theme = current_theme()
        width = QFontMetrics(theme.font("small_strong")).horizontalAdvance(self.text()) + 2 * PADDING + 1
        width += (theme.icon_size.xs + GAP) * bool(self._icon) + (theme.icon_size.xs + 3) * bool(self._tail)
        return QSize(width, max(theme.size.chip, theme.size.min_target))

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks; Delete asks for removal where the chip can be removed."""
        if pressed_by_enter(self, event):
            return
        if self._tail == "x" and event.key() in REMOVE_KEYS:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for removal where the cross was clicked."""
        if self._tail == "x" and self.isDown() and self._is_on_cross(event.position()):
            self.setDown(False)
            self.removal_requested.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip in the middle of its target."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._colours()
        height = theme.size.chip
        box = QRectF(0.5, (self.height() - height) / 2 + 0.5, self.width() - 1, height - 1)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(edge, dashed=self._look == "suggested") if edge is not None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        theme = current_theme()
        size = theme.icon_size.xs
        left, top = PADDING, (self.height() - size) // 2
        if self._icon:
            theme.draw_icon(painter, self._icon, ink, QPoint(left, top), size)
            left += size + GAP
        painter.setPen(ink)
        painter.setFont(theme.font("small_strong"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._tail:
            theme.draw_icon(painter, self._tail, ink, QPoint(self.width() - PADDING - size + 4, top), size)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        colours = current_theme().colours
        is_over = self.underMouse() and self.isEnabled()
        ink = colours.text.secondary if self.isEnabled() else colours.text.disabled
        if self._look == "selected" or self.isChecked():
            return colours.accent.subtle, None, colours.accent.on_subtle
        if self._look == "plain":
            return (colours.surface.hover if is_over else colours.surface.sunken), None, ink
        edge = colours.border.strong if self._look == "suggested" else colours.border.default
        return (colours.surface.hover if is_over else None), edge, ink

    def _is_on_cross(self, at: QPointF) -> bool:
        return at.x() >= self.width() - max(current_theme().size.min_target, PADDING * 2)


def _pen(color: QColor, *, dashed: bool) -> QPen:
    pen = QPen(color)
    if dashed:
        pen.setDashPattern([3.0, 2.5])
    return pen
