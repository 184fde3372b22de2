"""Panes side by side with a hairline between them that is easy to take hold of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ladderdesk.ui.theme import current_theme


class Splitter(QSplitter):
    """Panes with a 1 px line between them; 8 px around the line take hold of it."""

    def __init__(
        self,
        *,
        name: str,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self._widths: list[int] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def add_pane(self, pane: QWidget, *, width: int, stretches: bool = False) -> None:
        """Add a pane with its first width; what is left over goes to those that stretch."""
        self.addWidget(pane)
        place = self.indexOf(pane)
        self.setStretchFactor(place, int(stretches))
        self._widths.append(width)
        self.setSizes(self._widths)

    def createHandle(self) -> QSplitterHandle:
        """Make the line between two panes."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt's own way would set other margins here, and each change of margins comes back as another resize.
        if self.orientation() == Qt.Orientation.Horizontal:
            self.setContentsMargins(4, 0, 3, 0)
        else:
            self.setContentsMargins(0, 4, 0, 3)
        self.setMask(self.contentsRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.contentsRect(), current_theme().colours.border.subtle)
