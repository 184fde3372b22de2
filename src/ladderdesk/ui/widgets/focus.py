"""The ring around the control that has the keyboard."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ladderdesk.ui.theme import current_theme

REACH = 3
MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest})
ENDS = frozenset({QEvent.Type.Hide, QEvent.Type.Close})


class FocusRing(QWidget):
    """One ring that follows the keyboard's focus over the buttons, chips and switches of a window.

    It lies 1 px outside their edge, or inside where they say `ring="inner"`, and has the radius they say with
    `ring_radius`. It does not show where the focus came by a click. Fields, lists and grids show their own focus.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def show_around(self, target: QWidget | None) -> None:
        """Draw the ring around a control, or nowhere."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target, self._watched = target, []
        # What scrolls may be deleted with everything in it, so the ring stays there only while it shows.
        host = self.window() if target is None else _host_of(target, self.window())
        if self.parentWidget() is not host:
            self.setParent(host)
        if target is None:
            self.hide()
            return
        step: QWidget | None = target
        while step is not None and step is not host:
            self._watched.append(step)
            step.installEventFilter(self)
            step = step.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control where it goes, and go when it goes."""
        if event.type() in ENDS:
            self.show_around(None)
        elif event.type() in MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._target is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours.focus.ring, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = float(self._target.property("ring_radius") or theme.radius.control) + (0 if self._is_inner() else 2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # The focus also changes while the window is being taken down around its ring.
        if not isValid(self) or (now is not None and now.window() is not self.window()):
            return
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self.show_around(now if isinstance(now, QAbstractButton) and not by_mouse else None)

    def _place(self) -> None:
        if self._target is None:
            return
        reach = 0 if self._is_inner() else REACH
        corner = self._target.mapTo(cast(QWidget, self.parentWidget()), QPoint(0, 0))
        box = _shape_of(self._target)
        self.setGeometry(box.translated(corner).adjusted(-reach, -reach, reach, reach))

    def _is_inner(self) -> bool:
        return self._target is not None and self._target.property("ring") == "inner"


def _shape_of(target: QWidget) -> QRect:
    """Give the box a control draws in, which may be smaller than the target it offers to the pointer."""
    height = target.property("ring_height")
    if not height:
        return target.rect()
    return QRect(0, (target.height() - int(height)) // 2, target.width(), int(height))


def _host_of(target: QWidget, window: QWidget) -> QWidget:
    """Find what the ring has to scroll with: the content of the innermost scroll area, else the window."""
    step = target
    while step is not window and (viewport := step.parentWidget()) is not None:
        area = viewport.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
            return step
        step = viewport
    return window
