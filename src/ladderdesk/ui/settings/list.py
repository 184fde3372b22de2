"""The list of sections, each with its icon."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words


class SectionDelegate(RowDelegate):
    """Paint an icon and words; the section that is shown is tinted whether or not the list has the keyboard."""

    row_height = 32
    inset = (12, 0, 12, 0)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint one section."""
        if state.is_selected and not state.list_has_focus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours.surface.selected)
            painter.drawRoundedRect(rect, theme.radius.control, theme.radius.control)
        ink = theme.colours.accent.on_subtle if state.is_selected else theme.colours.text.primary
        icon = str(index.data(Qt.ItemDataRole.UserRole))
        end = draw_icon_in_row(painter, rect.left() + theme.dp(10), rect, icon, ink, theme)
        words = QRect(end + theme.dp(10), rect.top(), rect.right() - end - theme.dp(14), rect.height())
        font = theme.font("section" if state.is_selected else "body")
        draw_words(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), font, ink)
