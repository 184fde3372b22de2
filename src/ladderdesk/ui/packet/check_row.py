"""Boxes to check: one with a count at the right, and one whose words are cut with dots where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.text import Label


class CheckRow(QWidget):
    """Show one thing that is in or out, and how many places it concerns."""

    def __init__(self, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words)
        name_widget(self.box, name, words)
        self._count = Label("", tone="tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self._count)

    def show_checked(self, is_checked: bool) -> None:
        """Show whether it is in."""
        self.box.setChecked(is_checked)

    def show_count(self, count: int, words: str) -> None:
        """Show how many places there are, in words for those who hear the screen; nothing where there are none."""
        self._count.show_words(str(count) if count else "")
        self._count.setToolTip(words)
        self.box.setAccessibleDescription(words)


class ElidedCheck(QCheckBox):
    """A box to check with one line of the user's words; the whole is in the tooltip."""

    def __init__(self, words: str, *, name: str, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        name_widget(self, name, spoken or words)
        self.setToolTip(plain(words))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and as much of the words as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        option.text = cut.replace("&", "&&")
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
