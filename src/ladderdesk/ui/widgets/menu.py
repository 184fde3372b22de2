"""A menu that shows keys as keycaps."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QActionEvent, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ladderdesk.ui.actions import Offer
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.keycap import keycaps_width, paint_keycaps

ICON_LEFT = 10
WORDS_LEFT = 36
GAP = 28


class Menu(QMenu):
    """A menu of commands or plain actions; what was offered with keys shows them as keycaps."""

    def __init__(self, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setToolTipsVisible(False)

    def actionEvent(self, event: QActionEvent) -> None:
        """Leave room for the keycaps."""
        super().actionEvent(event)
        self.setMinimumWidth(max((self._width_of(action) for action in self.actions()), default=0) + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners of the window."""
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 8, 8)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel and its rows."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours.border.default)
        painter.setBrush(theme.colours.surface.overlay)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for action in self.actions():
            self._paint_row(painter, action, self.actionGeometry(action), theme)

    def _paint_row(self, painter: QPainter, action: QAction, row: QRect, theme: Theme) -> None:
        colours = theme.colours
        if action.isSeparator():
            painter.fillRect(QRect(6, row.center().y(), self.width() - 12, 1), colours.border.subtle)
            return
        row = QRect(5, row.top(), self.width() - 10, row.height())
        if action is self.activeAction() and action.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.surface.selected)
            painter.drawRoundedRect(row, 5, 5)
        ink = colours.text.primary if action.isEnabled() else colours.text.disabled
        icon = "check" if action.isChecked() else action.command.icon if isinstance(action, Offer) else ""
        top = row.center().y() - theme.icon_size.s // 2 + 1
        if icon:
            theme.draw_icon(painter, icon, ink, QPoint(row.left() + ICON_LEFT, top))
        elif not action.icon().isNull():
            painter.drawPixmap(QPoint(row.left() + ICON_LEFT, top), action.icon().pixmap(theme.icon_size.s))
        self._paint_words(painter, action, row, theme)

    def _paint_words(self, painter: QPainter, action: QAction, row: QRect, theme: Theme) -> None:
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colours.text.primary if action.isEnabled() else theme.colours.text.disabled)
        words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        painter.drawText(row.adjusted(self._words_left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        if isinstance(action.menu(), QMenu):
            at = QPoint(row.right() - theme.icon_size.s - 2, row.center().y() - theme.icon_size.s // 2 + 1)
            theme.draw_icon(painter, "chev", theme.colours.text.tertiary, at)
        keys = _keys_of(action)
        if keys:
            left = row.right() - keycaps_width(theme, keys) - 7
            paint_keycaps(painter, left, row.center().y() + 1, keys, theme)

    def _width_of(self, action: QAction) -> int:
        theme = current_theme()
        words = self.fontMetrics().horizontalAdvance(action.text())
        keys = _keys_of(action)
        return self._words_left() + words + (GAP + keycaps_width(theme, keys) if keys else GAP) + 12

    def _words_left(self) -> int:
        has_icons = any(
            action.isCheckable() or not action.icon().isNull() or (isinstance(action, Offer) and action.command.icon)
            for action in self.actions()
        )
        return WORDS_LEFT if has_icons else 12


def _keys_of(action: QAction) -> tuple[str, ...]:
    if isinstance(action, Offer):
        return action.keys[:1]
    shortcut = action.shortcut().toString()
    return (shortcut,) if shortcut else ()
