"""The cards of a reference page as rows: in columns where their parts agree, under headings where not."""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.foot import Foot
from ladderdesk.ui.learn.reference.reading import CardSeen, Link
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.rowbox import PADDING, Row
from ladderdesk.ui.widgets.text import Label, Paragraph

GAP = 20
TRAILING = 104
MEASURE = 640
"""The widest that running text gets."""
HEADINGS = 132
LIFT = 3
"""How much higher a button begins than the words beside it, so that both share a middle line."""


class Cell(NamedTuple):
    """A column of rows: the heading over it and its share of the width."""

    heading: str
    share: int


class LinkedRow(Row):
    """A row with words in its `body` and links at its foot.

    Signals: `link_requested(Link)` when one of the links is clicked, `links_requested(LinkedRow)` on Enter.
    """

    link_requested = Signal(object)
    links_requested = Signal(object)

    def __init__(self, key: Hashable, *, name: str) -> None:
        super().__init__(key, name=name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.links: tuple[Link, ...] = ()
        self.foot = Foot()
        self.foot.link_requested.connect(self.link_requested)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 6, 0, 9)
        self.body.setSpacing(6)
        self.line.addLayout(self.body, 1)
        self.opened.connect(self.follow)

    def follow(self) -> None:
        """Ask for the links, or for what else a row opens with Enter."""
        self.links_requested.emit(self)

    def arrange(self, is_narrow: bool) -> None:
        """Stand in columns, or in a narrow window under one another."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the focus with a click and open nothing: a row is read more often than followed."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline under the row too."""
        super().paintEvent(event)
        draw_hairline(self)


class CardRow(LinkedRow):
    """A card as a row. Subclasses fill `body` and override `show_card`."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="reference-card")
        self.seen: CardSeen | None = None

    def show_value(self, value: Any) -> None:
        """Show a card with what the journal says of it."""
        assert isinstance(value, CardSeen)
        self.seen = value
        self.links = value.links
        self.foot.show_links(value.links)
        self.show_card(value)
        self.setAccessibleName(spoken(value))

    def show_card(self, seen: CardSeen) -> None:
        """Show what is the card's own."""
        raise NotImplementedError


class ColumnsRow(CardRow):
    """Title and parts side by side, each in its share of the width, and what `trailing` says at the right."""

    def __init__(self, key: Hashable, cells: Sequence[Cell]) -> None:
        super().__init__(key)
        self._cells = cells
        self._trailing: QWidget | None = None
        self.title = Paragraph(type="body_strong")
        self.under_title = Paragraph(type="small", tone="tertiary")
        self.under_title.hide()
        self.parts = [PartCell(cell.heading) for cell in cells[1:]]
        self.head = QHBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def add_trailing(self, widget: QWidget) -> None:
        """Put something at the right, or under the words where there are no columns."""
        self._trailing = widget
        self._columns.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_card(self, seen: CardSeen) -> None:
        """Show the title and the parts under the headings they share."""
        self.title.show_words(seen.card.title)
        known = {part.heading for part in self.parts}
        texts = {part.title: part.text for part in seen.card.parts}
        rest = [f"{title}: {text}" for title, text in texts.items() if title not in known]
        for part in self.parts:
            own = [texts[part.heading]] if part.heading in texts else []
            part.words.show_words("\n".join([*own, *(rest if part is self.parts[-1] else ())]))

    def arrange(self, is_narrow: bool) -> None:
        """Stand in columns, or under one another with the headings repeated."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._columns.setSpacing(6 if is_narrow else GAP)
        for part in self.parts:
            part.arrange(is_narrow)
        if self._trailing is not None:
            side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
            self._columns.setAlignment(self._trailing, Qt.AlignmentFlag.AlignTop | side)

    def _build(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, LIFT, 0, 0)
        column.setSpacing(2)
        self.head.setSpacing(6)
        self.head.addWidget(self.title, 1)
        column.addLayout(self.head)
        column.addWidget(self.under_title)
        column.addStretch(1)
        self.parts[-1].words.show_tone("primary")
        for cell, widget in zip(self._cells, (first, *self.parts), strict=True):
            widget.setSizePolicy(SHARED)
            self._columns.addWidget(widget, cell.share)
        self._columns.setSpacing(GAP)
        self.body.addLayout(self._columns)
        self.body.addWidget(self.foot)


class HeadingsRow(CardRow):
    """Title, then each part behind its own heading."""

    def __init__(self, key: Hashable) -> None:
        super().__init__(key)
        self._title = Paragraph(type="section")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addSpacing(LIFT)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.foot)

    def arrange(self, is_narrow: bool) -> None:
        """Give the headings one width."""
        self._grid.setColumnMinimumWidth(0, current_theme().dp(HEADINGS))

    def show_card(self, seen: CardSeen) -> None:
        """Show the parts; the words of a card never change, so they are made once."""
        self._title.show_words(seen.card.title)
        if self._grid.count():
            return
        for place, part in enumerate(seen.card.parts):
            heading = Label(part.title, tone="tertiary")
            self._grid.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Paragraph(part.text), place, 1)


class HeadingsLine(QWidget):
    """The headings over rows in columns."""

    def __init__(self, cells: Sequence[Cell], *, has_trailing: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 0, PADDING, 4)
        row.setSpacing(GAP)
        for cell in cells:
            label = Label(cell.heading, type="small", tone="tertiary")
            label.setSizePolicy(SHARED)
            row.addWidget(label, cell.share)
        self._trailing = QWidget()
        row.addWidget(self._trailing)
        self._trailing.setVisible(has_trailing)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room of what stands at the right at another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._trailing.setFixedWidth(current_theme().dp(TRAILING))


class PartCell(QWidget):
    """The words under one heading, which is repeated where the rows have no columns."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self.words = Paragraph(tone="secondary")
        self._label = Label(heading, type="small", tone="tertiary")
        self._label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, LIFT, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._label)
        column.addWidget(self.words)
        column.addStretch(1)

    def arrange(self, is_narrow: bool) -> None:
        """Repeat the heading where there are no columns."""
        self._label.setVisible(is_narrow and bool(self.heading))
        self.setVisible(not is_narrow or bool(self.words.text()))


def draw_hairline(row: QWidget) -> None:
    """Draw the line under a row, as long as its words may be."""
    box = row.rect().adjusted(PADDING, 0, -PADDING, 0)
    QPainter(row).fillRect(box.left(), box.bottom(), box.width(), 1, current_theme().colours.border.subtle)


def at_most(widget: QWidget) -> QHBoxLayout:
    """Lay out a widget at the left, no wider than it may be, so that its height follows from the width it gets."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(widget, 1)
    row.addStretch(0)
    return row


SHARED = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
SHARED.setHeightForWidth(True)


def spoken(seen: CardSeen) -> str:
    """Say a card whole, for those who hear it."""
    parts = [f"{part.title}: {part.text}" for part in seen.card.parts]
    told = [seen.card.title, *_standing(seen), *parts]
    return " ".join(each if each[-1] in ".?!" else f"{each}." for each in told)


def _standing(seen: CardSeen) -> list[str]:
    cleared = [_("Cleared")] if seen.is_cleared else []
    planned = [_("Planned")] if seen.planned is not None and not seen.is_cleared else []
    return [*cleared, *planned, *(finding.sentence for finding in seen.findings)]
