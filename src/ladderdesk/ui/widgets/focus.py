"""The ring around the control that has the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget

from ladderdesk.ui.theme import current_theme

REACH = 3


class FocusRing(QFocusFrame):
    """One ring that follows the keyboard's focus over buttons, chips and switches, 1 px outside their edge.

    It does not show where the focus came by a click. Fields, lists and grids show their focus themselves.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.setObjectName("focus-ring")
        app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        theme = current_theme()
        target = self.widget()
        if target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours.focus.ring, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = target.property("ring_radius") or theme.radius.control
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, float(radius) + 2, float(radius) + 2)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self.setWidget(now if isinstance(now, QAbstractButton) and not by_mouse else None)  # type: ignore[arg-type]
