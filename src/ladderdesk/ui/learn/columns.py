"""A reading column with a side pane, which is a drawer in a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Pane, ScrollColumn

READING = 608
SIDE = 300
NARROW = 872
"""Below this width of the chapter (a window of 1180) the side pane is a drawer."""


class Columns(QWidget):
    """Two panes: fill `main` with what is read and worked on, `side` with what stands beside it.

    Nothing in `main` grows wider than `width`; 0 lets it grow. In a narrow window `toggle_button`, which the owner puts
    where it fits, shows and hides the side; so does `toggle_side`.
    """

    def __init__(
        self, spoken: str, side_spoken: str, *, name: str, width: int = READING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._is_narrow: bool | None = None
        theme = current_theme()
        self.toggle_button = Button(_("Details"), name=f"{name}-details")
        self.toggle_button.setToolTip(_("Show or hide the side pane (Ctrl+\\)"))
        self.toggle_button.clicked.connect(self.toggle_side)
        self._pane = Pane(spoken, name=f"{name}-main")
        self._scroll = ScrollColumn(spoken, name=f"{name}-column", padding=(32, 16, 32, 32), gap=0)
        self._pane.column.addWidget(self._scroll)
        self.main = self._narrowed(theme.dp(width)) if width else self._scroll.column
        self._side_pane = Pane(side_spoken, name=f"{name}-side", surface="raised", edge="left")
        self._side_pane.setFixedWidth(theme.dp(SIDE))
        side = ScrollColumn(side_spoken, name=f"{name}-side-column", padding=(24, 20, 24, 24), gap=0)
        self._side_pane.column.addWidget(side)
        self.side = side.column
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane, 1)
        row.addWidget(self._side_pane)

    def toggle_side(self) -> None:
        """Show the side pane, or hide it."""
        self._side_pane.setVisible(not self._side_pane.isVisible())

    def go_to_top(self) -> None:
        """Scroll to the beginning, for another topic."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to where a part of the reading column is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, current_theme().dp(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side pane for where there is room; below that it is shown when asked for."""
        super().resizeEvent(event)
        was_narrow, self._is_narrow = self._is_narrow, self.width() < current_theme().dp(NARROW)
        self.toggle_button.setVisible(self._is_narrow)
        if was_narrow != self._is_narrow:
            self._side_pane.setVisible(not self._is_narrow)

    def _narrowed(self, width: int) -> QVBoxLayout:
        holder = QWidget()
        holder.setMaximumWidth(width)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder, 1)
        row.addStretch(0)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.column.addLayout(row, 1)
        return column
