"""The heads of a reference table: roles across, dimensions down, and what they are where both meet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_words

if TYPE_CHECKING:
    from ladderdesk.ui.learn.reference.table import TableCells

PADDING = 10
HEAD_END = 4
"""How little of a head stays free at its end: names are short."""
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class RoleHeader(QHeaderView):
    """Paint the names over the columns, the user's own role on a tint."""

    def __init__(self, cells: "TableCells", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setToolTip(_("A click opens the ladder of a role"))
        name_widget(self, "reference-columns", _("Columns"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        theme = current_theme()
        colours, is_own = theme.colours, self._cells.is_own_column(section)
        painter.fillRect(rect, colours.surface.selected if is_own else colours.surface.sunken)
        painter.setPen(colours.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section < self._cells.columnCount() - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        ink = colours.accent.on_subtle if is_own else colours.text.primary
        words = self._cells.column_name(section)
        draw_words(painter, rect.adjusted(PADDING, 0, -HEAD_END, 0), words, theme.font("small_bold"), ink)


class RowHeader(QHeaderView):
    """Paint the names of the rows, which stay in place while the columns scroll."""

    def __init__(self, cells: "TableCells", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._cells = cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        name_widget(self, "reference-rows", _("Rows"))

    def sizeHint(self) -> QSize:
        """Keep the width it was given."""
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name, wrapped."""
        theme = current_theme()
        colours, is_own = theme.colours, self._cells.is_own_row(section)
        painter.fillRect(rect, colours.surface.target_tint if is_own else colours.surface.raised)
        painter.setPen(colours.border.subtle)
        if section < self._cells.rowCount() - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(theme.font("small_bold" if is_own else "small"))
        painter.setPen(colours.text.primary if is_own else colours.text.secondary)
        painter.drawText(rect.adjusted(PADDING, 0, -HEAD_END, 0), _WRAPPED, self._cells.row_name(section))


class Corner(QWidget):
    """Say what the rows are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words on the surface of the heads."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface.sunken)
        painter.setPen(colours.border.subtle)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        words = self.rect().adjusted(PADDING, 0, -HEAD_END, 0)
        draw_words(painter, words, self._words, theme.font("small"), colours.text.secondary)
