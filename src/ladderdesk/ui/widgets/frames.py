"""What things stand on: cards, panes, hairlines, the headers of sections and panes, and columns that scroll."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.text import ElidedLabel, Label

SurfaceName = Literal["window", "raised", "sunken", "overlay", "hover", "selected", "clear"]
Edge = Literal["left", "right", "top", "bottom", "none"]

DROP = 4
"""How much lower words stand beside a title, so that both share a base line."""


class Card(QFrame):
    """A raised box with a hairline around it; fill its `column`."""

    def __init__(self, *, name: str, padding: int = 16, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(gap)


class Pane(QFrame):
    """A part of the window on one surface, with a hairline at one edge; fill its `column`. F6 goes to the next pane."""

    def __init__(
        self,
        spoken: str,
        *,
        name: str,
        surface: SurfaceName = "window",
        edge: Edge = "none",
        padding: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("surface", surface)
        self.setProperty("edge", edge)
        self.setProperty("pane", "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*padding)
        self.column.setSpacing(gap)


class Line(QFrame):
    """A hairline."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("line", "true")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


class SectionHeader(QWidget):
    """The words over a section, a quiet count behind them, and what is added to its `row` at the right."""

    def __init__(self, words: str, *, name: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = Label(words, type="section")
        self._aside = Label(aside, tone="tertiary")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self._words)
        self.row.addWidget(self._aside)
        self.row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, aside: str = "") -> None:
        """Show other words, and others in the quiet tone behind them."""
        self._words.show_words(words)
        self._aside.show_words(aside)


class PaneHeader(QWidget):
    """The head of a screen or pane: its title, a quiet line behind it, and what is added to its `row` at the right.

    64 high for a screen, 56 for a pane.
    """

    def __init__(
        self,
        title: str,
        *,
        name: str,
        of_screen: bool = False,
        margins: tuple[int, int] = (24, 24),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._of_screen = of_screen
        self.setObjectName(name)
        self._title = Label(title, type="title")
        self._aside = ElidedLabel(type="body", tone="tertiary")
        self._aside.setContentsMargins(0, DROP, 0, 0)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(margins[0], 0, margins[1], 0)
        self.row.setSpacing(8)
        self.row.addWidget(self._title)
        self.row.addSpacing(4)
        self.row.addWidget(self._aside, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as high as the tokens say."""
        size = current_theme().size
        return QSize(super().sizeHint().width(), size.header if self._of_screen else size.pane_header)

    def show_title(self, title: str, aside: str = "") -> None:
        """Show another title, and other words in the quiet tone behind it."""
        self._title.show_words(title)
        self._aside.show_words(aside)


class ScrollColumn(QScrollArea):
    """A column that scrolls when it is higher than its place; fill its `column`."""

    def __init__(
        self,
        spoken: str,
        *,
        name: str,
        padding: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName(f"{name}-content")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(*padding)
        self.column.setSpacing(gap)
        self.setWidget(content)
