"""Rows of lists: their five states and fixed heights, painted alike everywhere."""

from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import plain

Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RowState(NamedTuple):
    """How a row stands: selected, in a list that has the keyboard or not, under the pointer, the current one."""

    is_selected: bool
    is_hovered: bool
    is_current: bool
    is_enabled: bool
    list_has_focus: bool


class RowDelegate(QStyledItemDelegate):
    """Paint a row's state, then let a subclass paint what is in it.

    Subclasses give `row_height` in tokens' pixels (or override `height_of`) and override `paint_row`; `rect` there is
    the row without the fill's margin. `inset` is the fill's margin at left, top, right and bottom, `edge` a 3 px accent
    bar at the left of a selected row, with square corners. `always_active` is for a list that a field beside it steers.
    """

    row_height = 40
    inset = (0, 0, 0, 0)
    edge = False
    padding = 10
    always_active = False

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint the words and marks of one row."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        ink = theme.colours.text.primary if state.is_enabled else theme.colours.text.disabled
        inner = rect.adjusted(self.padding, 0, -self.padding, 0)
        draw_words(painter, inner, words, theme.font("body"), ink)

    def height_of(self, index: Index) -> int:
        """Tell how high a row is, before scaling."""
        return self.row_height

    def is_header(self, index: Index) -> bool:
        """Say whether a row is a heading that cannot be selected."""
        return not index.flags() & Qt.ItemFlag.ItemIsSelectable

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the fill, the focus ring and the content."""
        theme = current_theme()
        state = state_of(option)
        if self.always_active:
            state = state._replace(list_has_focus=True)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.is_header(index):
            self._paint_state(painter, rect, state, theme)
        self.paint_row(painter, rect.adjusted(*self._margins()), index, state, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row of a kind the same height."""
        return QSize(80, current_theme().dp(self.height_of(index)))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the tooltip as it is written."""
        words = index.data(Qt.ItemDataRole.ToolTipRole)
        if event.type() != QEvent.Type.ToolTip or not words:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain(str(words)), view)
        return True

    def _margins(self) -> tuple[int, int, int, int]:
        left, top, right, bottom = self.inset
        return left, top, -right, -bottom

    def _paint_state(self, painter: QPainter, rect: QRect, state: RowState, theme: Theme) -> None:
        box = QRectF(rect.adjusted(*self._margins()))
        radius = 0 if self.edge else theme.radius.control
        fill = fill_of(state, theme)
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, radius, radius)
        if self.edge and state.is_selected:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.colours.accent.base)
        if state.is_current and state.list_has_focus and not state.is_selected:
            draw_focus(painter, box, theme, radius)


def state_of(option: QStyleOptionViewItem) -> RowState:
    """Read a row's state from the option a view paints with."""
    flags, flag = option.state, QStyle.StateFlag
    view = cast("QWidget | None", option.widget)
    return RowState(
        is_selected=bool(flags & flag.State_Selected),
        is_hovered=bool(flags & flag.State_MouseOver),
        is_current=bool(flags & flag.State_HasFocus),
        is_enabled=bool(flags & flag.State_Enabled),
        list_has_focus=view is not None and view.hasFocus(),
    )


def fill_of(state: RowState, theme: Theme) -> QColor | None:
    """Choose the fill of a row: the active list's selection is tinted, another list's is grey."""
    surface = theme.colours.surface
    if state.is_selected:
        return surface.selected if state.list_has_focus else surface.hover
    return surface.hover if state.is_hovered else None


def draw_focus(painter: QPainter, box: QRectF, theme: Theme, radius: float) -> None:
    """Draw the keyboard's ring inside a box."""
    painter.setPen(QPen(theme.colours.focus.ring, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def draw_words(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line of words in the middle of a row, cut with dots where it is too long; gives the width it took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, int(align | MIDDLE), shown)
    return metrics.horizontalAdvance(shown)


def draw_chip(
    painter: QPainter, left: int, middle: int, words: str, theme: Theme, *, fill: QColor | None = None
) -> int:
    """Draw a chip as rows show it, centred on the line `middle`; gives where it ends."""
    font = theme.font("small_strong")
    height = theme.size.chip_small
    box = QRect(left, middle - height // 2, QFontMetrics(font).horizontalAdvance(words) + 16, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill or theme.colours.track)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.colours.text.secondary)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box.right() + 1


def draw_icon_in_row(painter: QPainter, left: int, rect: QRect, icon: str, ink: QColor, theme: Theme) -> int:
    """Draw an icon in the middle of a row's height; gives where it ends."""
    size = theme.icon_size.s
    theme.draw_icon(painter, icon, ink, QPoint(left, rect.center().y() - size // 2 + 1), size)
    return left + size
