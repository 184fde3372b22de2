"""The heads of the matrix: levels with their experience and what they are to the user, groups down the side."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ladderdesk.catalogue.wording import experience_short
from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_words

if TYPE_CHECKING:
    from ladderdesk.ui.ladder.matrix import MatrixModel

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class LevelHeader(QHeaderView):
    """Paint each level's name and experience, a cap and a pill on the current and the target one."""

    def __init__(self, cells: "MatrixModel", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self.setSectionsClickable(True)
        name_widget(self, "ladder-levels", _("Levels"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one level's head."""
        theme = current_theme()
        role, level = self._cells.role_of(section), self._cells.level(section)
        colours = theme.colours
        painter.fillRect(rect, colours.surface.selected if role == "target" else colours.surface.sunken)
        if role:
            cap = colours.accent.base if role == "target" else colours.border.strong
            painter.fillRect(rect.left(), rect.top(), rect.width(), 3, cap)
        painter.setPen(colours.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(theme.dp(12), theme.dp(10), -theme.dp(10), -theme.dp(8))
        first, second = _lines(inner, theme)
        draw_words(painter, first, level.name, theme.font("section"), colours.text.primary)
        taken = self._paint_pill(painter, second, role, theme)
        words = experience_short(level.experience)
        draw_words(painter, second.adjusted(0, 0, -taken, 0), words, theme.font("small"), colours.text.secondary)

    def _paint_pill(self, painter: QPainter, line: QRect, role: str, theme: Theme) -> int:
        if not role:
            return 0
        words = _("Target") if role == "target" else _("Current")
        font, colours = theme.font("caption"), theme.colours
        width = QFontMetrics(font).horizontalAdvance(words) + theme.dp(14)
        box = QRectF(line.right() - width + 1, line.top(), width, line.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent.base if role == "target" else colours.surface.hover)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font)
        painter.setPen(colours.text.on_accent if role == "target" else colours.text.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
        return width + 6


class GroupHeader(QHeaderView):
    """Paint each group's name, wrapped, on the raised surface."""

    def __init__(self, cells: "MatrixModel", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._cells = cells
        name_widget(self, "ladder-groups", _("Groups"))

    def sizeHint(self) -> QSize:
        """Keep the width it was given."""
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one group's name."""
        theme = current_theme()
        colours = theme.colours
        painter.fillRect(rect, colours.surface.raised)
        painter.setPen(colours.border.subtle)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if section < self._cells.rowCount() - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("small_strong"))
        painter.setPen(colours.text.primary)
        words = rect.adjusted(theme.dp(12), theme.dp(9), -theme.dp(8), -theme.dp(8))
        painter.drawText(words, _WRAPPED, self._cells.group(section).name)


class Corner(QWidget):
    """Say what the two heads of the matrix hold, where they meet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words on the surface of the heads."""
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface.sunken)
        painter.setPen(colours.border.subtle)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.setFont(theme.font("small"))
        painter.setPen(colours.text.secondary)
        words = self.rect().adjusted(theme.dp(12), theme.dp(10), -theme.dp(8), 0)
        painter.drawText(words, _WRAPPED, _("Group\nby level"))


def _lines(inner: QRect, theme: Theme) -> tuple[QRect, QRect]:
    height = theme.line("body")
    first = QRect(inner.left(), inner.top(), inner.width(), height)
    return first, QRect(inner.left(), inner.top() + height + 2, inner.width(), theme.dp(18))
