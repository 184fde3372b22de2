"""The cards, weeks and figures of a page in sections, each a list of rows."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.facts import FactRow
from ladderdesk.ui.learn.reference.rows import HeadingsLine, LinkedRow
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.rowbox import PADDING, Row, RowBox

MakeRow = Callable[[Hashable], Row]


class Section(QWidget):
    """Rows under a title and, where they stand in columns, their headings.

    A folded one shows a line that unfolds it instead; whatever is searched for unfolds it too. `show_only` hides the
    rows that do not match, and the whole section where none does.

    Signals: `attended()` when the focus comes to one of the rows.
    """

    attended = Signal()

    def __init__(
        self,
        title: str,
        make: MakeRow,
        *,
        name: str,
        aside: str = "",
        headings: HeadingsLine | None = None,
        folded: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._make = make
        self._is_folded = bool(folded)
        self._is_searched = False
        self._is_narrow = False
        self._has_headings = True
        self._header = SectionHeader(title, name=f"{name}-header", aside=aside)
        self._headings = headings
        self._unfold = LinkButton(folded or _("Show all"), name=f"{name}-unfold")
        self.box = RowBox(title, name=f"{name}-rows")
        self._build(has_title=bool(title))
        self._unfold.clicked.connect(self.unfold)
        self.box.attended.connect(self.attended)

    @property
    def rows(self) -> list[Row]:
        """List the rows that are shown."""
        return [row for row in self.box.rows if not row.isHidden()]

    def add_aside(self, widget: QWidget) -> None:
        """Put something at the right of the title."""
        self._header.row.addWidget(widget)

    def show_title(self, title: str, aside: str = "") -> None:
        """Show another title, and other words in the quiet tone behind it."""
        self._header.show_words(title, aside)
        self.box.setAccessibleName(title)

    def show_values(self, values: Sequence[tuple[str, Any]]) -> None:
        """Show a row for each of these."""
        self.box.show_rows(values, self._make)
        self.arrange(self._is_narrow)
        self._settle()

    def show_headings(self, shown: bool) -> None:
        """Show the headings over the rows, or not where a section above shows them."""
        self._has_headings = shown
        self._settle()

    def show_only(self, keys: Collection[str], *, is_searched: bool) -> None:
        """Show the rows of these keys alone."""
        self._is_searched = is_searched
        for row in self.box.rows:
            row.setVisible(row.key in keys)
        self._settle()

    def find_row(self, key: str) -> Row | None:
        """Find a row, unfolding the section where it is in there."""
        found = next((row for row in self.box.rows if row.key == key), None)
        if found is not None:
            self.unfold()
        return found

    def unfold(self) -> None:
        """Show the rows, and put the keyboard on the first of them where it was on what unfolds them."""
        had_focus = self._unfold.hasFocus()
        self._is_folded = False
        self._settle()
        if had_focus:
            self.box.take_focus()

    def arrange(self, is_narrow: bool) -> None:
        """Stand in columns, or under one another."""
        self._is_narrow = is_narrow
        for row in self.box.rows:
            if isinstance(row, LinkedRow | FactRow):
                row.arrange(is_narrow)
        self._settle()

    def _build(self, *, has_title: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._header.row.setContentsMargins(PADDING, 0, PADDING, 0)
        column.addWidget(self._header)
        if self._headings is not None:
            column.addWidget(self._headings)
        column.addWidget(self.box)
        fold = QHBoxLayout()
        fold.setContentsMargins(PADDING, 0, PADDING, 0)
        fold.addWidget(self._unfold)
        fold.addStretch(1)
        column.addLayout(fold)
        self._header.setVisible(has_title)

    def _settle(self) -> None:
        is_open = not self._is_folded or self._is_searched
        self.box.setVisible(is_open)
        self._unfold.setVisible(not is_open)
        if self._headings is not None:
            self._headings.setVisible(is_open and self._has_headings and not self._is_narrow)
        self.setVisible(any(not row.isHidden() for row in self.box.rows))
