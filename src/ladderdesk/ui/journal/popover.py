"""A small panel that opens at a control and closes when the user is done with it."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ladderdesk.ui.widgets.floating import Floating

GAP = 4
MARGIN = 8


class Popover(Floating):
    """Float under its opener inside the window; Esc, a click beside it or the focus going elsewhere closes it.

    Signals: `closed()`.
    """

    closed = Signal()

    def __init__(self, spoken: str, *, name: str, padding: int, opener: QWidget) -> None:
        super().__init__("menu", name=name, padding=padding, parent=opener.window())
        self.setAccessibleName(spoken)
        self._opener = opener
        self.hide()

    def panel_size(self) -> QSize:
        """Tell how big the panel should be."""
        margins = self.frame_margins()
        return self.column.totalSizeHint() - QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def open_here(self, first: QWidget) -> None:
        """Open under the opener, or over it where there is no room, with the focus on `first`."""
        window = self._opener.window()
        self.setParent(window)
        size = self.panel_size()
        corner = self._opener.mapTo(window, QPoint(0, self._opener.height() + GAP))
        if corner.y() + size.height() > window.height() - MARGIN:
            corner.setY(max(MARGIN, corner.y() - self._opener.height() - 2 * GAP - size.height()))
        corner.setX(max(MARGIN, min(corner.x(), window.width() - size.width() - MARGIN)))
        self.show_at(corner, size)
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        application = cast(QApplication, QApplication.instance())
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow_focus)

    def close_here(self) -> None:
        """Close; the focus returns to the opener where it was inside."""
        if not self.isVisible():
            return
        application = cast(QApplication, QApplication.instance())
        application.removeEventFilter(self)
        application.focusChanged.disconnect(self._follow_focus)
        had_focus = self._holds(application.focusWidget())
        self.hide()
        if had_focus:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click beside the panel."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            is_inside = watched is self or self.isAncestorOf(watched) or watched.window() is not self.window()
            if not is_inside and isinstance(event, QMouseEvent):
                self.close_here()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_here()
        else:
            super().keyPressEvent(event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self.window() and not self._holds(now):
            self.close_here()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))
