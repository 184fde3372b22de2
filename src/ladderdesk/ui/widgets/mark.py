"""An icon beside words."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.ui.theme import current_theme


class Mark(QWidget):
    """Show an icon in a colour of the tokens ("text.secondary"); it is spoken only where `spoken` says something."""

    def __init__(
        self,
        icon: str,
        color: str = "text.secondary",
        *,
        spoken: str = "",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._icon = icon
        self._color = color
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, color: str, *, spoken: str = "") -> None:
        """Show another icon or colour."""
        self._icon, self._color = icon, color
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as big as an icon in a row."""
        edge = current_theme().dp(self._size)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        theme = current_theme()
        edge = theme.dp(self._size)
        at = QPoint((self.width() - edge) // 2, (self.height() - edge) // 2)
        theme.draw_icon(QPainter(self), self._icon, theme.color(self._color), at, edge)
