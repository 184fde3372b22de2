"""A sentence with a lead in heavier type, over as many lines as it needs."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import plain


class Remark(QWidget):
    """Show "Lead. Words" in small type, the lead in the colour of words and heavier; `more` goes to the tooltip."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = ""
        self._words = ""
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, lead: str, words: str, more: str = "") -> None:
        """Show another sentence."""
        self._lead, self._words = lead, words
        self.setAccessibleName(" ".join(filter(None, (self._whole(), more))))
        self.setToolTip(plain(more))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Let the height follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are at a width."""
        return self._lay(width).lineCount() * current_theme().line("small")

    def sizeHint(self) -> QSize:
        """Ask for a comfortable width."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """Stay readable when narrow."""
        return QSize(160, current_theme().line("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, the lead heavier."""
        painter = QPainter(self)
        painter.setPen(current_theme().colours.text.secondary)
        self._lay(self.width()).draw(painter, QPointF(0, 0))

    def _whole(self) -> str:
        return f"{self._lead}. {self._words}" if self._words else self._lead

    def _lay(self, width: int) -> QTextLayout:
        theme = current_theme()
        layout = QTextLayout(self._whole(), theme.font("small"))
        layout.setTextOption(_WRAPPED)
        layout.setFormats([self._lead_format()])
        line_height = theme.line("small")
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
            top += line_height
        layout.endLayout()
        return layout

    def _lead_format(self) -> QTextLayout.FormatRange:
        theme = current_theme()
        shown = QTextCharFormat()
        shown.setFont(theme.font("small_strong"))
        shown.setForeground(theme.colours.text.primary)
        lead = QTextLayout.FormatRange()
        lead.start, lead.length = 0, len(self._lead)
        lead.format = shown
        return lead


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_WRAPPED.setAlignment(Qt.AlignmentFlag.AlignLeft)
