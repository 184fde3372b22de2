"""A reading column with a side pane, which is a drawer in a narrow window."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.panes import first_stop
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.frames import Pane, ScrollColumn

EDGE = 32
"""How far words stand from the edges of the reading column, at the left and right."""

READING = 608
SIDE = 300
BLEED = 8
"""How far the fill of rows may reach beyond the words of the reading column, at either side."""

LEAST = 300
"""The least width of the reading column beside an open drawer."""

NARROW = 872
"""Below this width of the chapter (a window of 1180) the side pane is a drawer."""


class Columns(QWidget):
    """Two panes: fill `main` with what is read and worked on, `side` with what stands beside it.

    Nothing in `main` grows wider than `width`; 0 lets it grow. What is written in stands on the `raised` surface, which
    leaves the other one to the side. In a narrow window `toggle_button`, which the owner puts where it fits, shows and
    hides the side; so does `toggle_side`. Where both would be too narrow to read, the side stands alone.
    """

    def __init__(
        self,
        spoken: str,
        side_spoken: str,
        *,
        name: str,
        width: int = READING,
        surface: Literal["window", "raised"] = "window",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._is_narrow: bool | None = None
        self._has_side = True
        self._width = width
        self._edge = EDGE - BLEED if width else EDGE
        self._holder: QWidget | None = None
        self.toggle_button = Button(_("Details"), name=f"{name}-details", extent="small")
        self.toggle_button.setToolTip(_("Show or hide the side pane (Ctrl+\\)"))
        self.toggle_button.clicked.connect(self.toggle_side)
        self._pane = Pane(spoken, name=f"{name}-main", surface=surface)
        self._scroll = ScrollColumn(spoken, name=f"{name}-column", gap=0)
        self._pane.column.addWidget(self._scroll)
        self.main = self._narrowed() if width else self._scroll.column
        beside: Literal["window", "raised"] = "raised" if surface == "window" else "window"
        self._side_pane = Pane(side_spoken, name=f"{name}-side", surface=beside, edge="left")
        self._close = IconButton("x", _("Hide the side pane"), name=f"{name}-close", keys="Ctrl+\\", edge=24)
        self._close.clicked.connect(self.toggle_side)
        top = QHBoxLayout()
        top.setContentsMargins(0, 6, 8, 0)
        top.addStretch(1)
        top.addWidget(self._close)
        self._side_pane.column.addLayout(top)
        side = ScrollColumn(side_spoken, name=f"{name}-side-column", padding=(24, 18, 24, 24), gap=0)
        self._side_pane.column.addWidget(side)
        self.side = side.column
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane, 1)
        row.addWidget(self._side_pane)
        self._scale()
        self._make_room(0, 0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)

    def toggle_side(self) -> None:
        """Show the side pane, or hide it."""
        self._show_side(not self._side_pane.isVisible())

    def show_side(self) -> None:
        """Show the side pane, also where it is a drawer."""
        self._show_side(True)

    def show_main(self) -> None:
        """Show the reading column where the side stands instead of it."""
        if self._pane.isHidden():
            self._show_side(False)

    def allow_side(self, is_allowed: bool) -> None:
        """Say whether there is anything to show beside what is read; the pane and its button are gone where not."""
        if is_allowed != self._has_side:
            self._has_side = is_allowed
            self._show_side(not self._is_narrow)
            self._weigh_toggle()

    def go_to_top(self) -> None:
        """Scroll to the beginning, for another topic."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to where a part of the reading column is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, current_theme().dp(24))

    def show_from_top(self, widget: QWidget) -> None:
        """Scroll so that a part of the reading column begins at the top, as far as there is enough below it."""
        top = widget.mapTo(self._content, QPoint()).y()
        self._scroll.verticalScrollBar().setValue(top - current_theme().dp(16))

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """Scroll to where a place in a part of the reading column is seen, such as the line of the caret."""
        corner = widget.mapTo(self._content, place.bottomLeft())
        self._scroll.ensureVisible(corner.x(), corner.y(), 0, current_theme().dp(48))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the measure in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side pane for where there is room; below that it is shown when asked for."""
        super().resizeEvent(event)
        was_narrow, self._is_narrow = self._is_narrow, self.width() < current_theme().dp(NARROW)
        self._weigh_toggle()
        if was_narrow != self._is_narrow:
            self._close.setVisible(self._is_narrow)
            self._show_side(not self._is_narrow)
        else:
            self._scale()

    def _show_side(self, is_shown: bool) -> None:
        """Show the side or not, and let the keyboard go on where the part that had it is gone."""
        held = self.focusWidget()
        had_focus = held is not None and held.hasFocus()
        self._side_pane.setVisible(self._has_side and is_shown)
        self._scale()
        if had_focus and held is not None and not held.isVisible():
            stop = first_stop(self)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _weigh_toggle(self) -> None:
        """Show the button where it is of use; nobody having placed it, it would be a window of its own."""
        is_placed = self.toggle_button.parentWidget() is not None
        self.toggle_button.setVisible(is_placed and bool(self._is_narrow) and self._has_side)

    @property
    def _content(self) -> QWidget:
        content = self._scroll.widget()
        assert content is not None
        return content

    def _scale(self) -> None:
        theme = current_theme()
        side = theme.dp(SIDE)
        is_alone = not self._side_pane.isHidden() and self.width() - side < theme.dp(LEAST)
        self._pane.setVisible(not (is_alone and self._is_narrow))
        self._side_pane.setFixedWidth(self.width() if self._pane.isHidden() else side)
        if self._holder is not None:
            self._holder.setMaximumWidth(theme.dp(self._width) + 2 * BLEED)

    def _make_room(self, _least: int, most: int) -> None:
        """Keep the words where they are when the scroll bar comes or goes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        self._scroll.column.setContentsMargins(self._edge, 16, max(0, self._edge - bar), EDGE)

    def _narrowed(self) -> QVBoxLayout:
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(BLEED, 0, BLEED, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._holder, 1)
        row.addStretch(0)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.column.addLayout(row, 1)
        return column
