"""The roadblocks of the user's level, each to be made an action."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, offer
from ladderdesk.ui.learn.overview.reading import RoadblocksSeen
from ladderdesk.ui.learn.reference.reading import CardSeen
from ladderdesk.ui.learn.reference.roadblocks import RoadblockRow, roadblock_cells
from ladderdesk.ui.learn.reference.rows import HeadingsLine
from ladderdesk.ui.learn.reference.sections import Section
from ladderdesk.ui.learn.topics import Chapter, topic_id
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.rowbox import Row


class RoadblocksPart(QWidget):
    """List a few roadblocks; A makes the current one an action, Enter opens it on its page.

    Signals: `plan_requested(CardSeen)`, `topic_requested(str)`, `attended()` when the keyboard comes to a row.
    """

    plan_requested = Signal(object)
    topic_requested = Signal(str)
    attended = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._page = ""
        self._all = LinkButton("", name=f"{name}-all")
        headings = HeadingsLine(roadblock_cells(is_brief=True), has_trailing=True)
        self._section = Section(_("Roadblocks"), self._make, name=f"{name}-section", headings=headings)
        self._section.add_aside(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._all.clicked.connect(self._open_all)
        self._section.attended.connect(self.attended)
        make = Command("make_action", _("Make it an action"), ("A",), "plus")
        self._offer = offer(self._section, make, self._plan_current)

    @property
    def box(self) -> QWidget:
        """Give what holds the rows."""
        return self._section.box

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return [self._all, *self._section.box.rows]

    def show_roadblocks(self, seen: RoadblocksSeen) -> None:
        """Show these, and how many there are on their page."""
        self._page = seen.page.id
        self._section.show_title(seen.page.title, _level_words(seen.levels))
        self._all.show_words(_("All {n}").format(n=len(seen.page.cards)))
        self._all.setAccessibleName(_("Open all {n} roadblocks").format(n=len(seen.page.cards)))
        self._section.show_values([(each.card.id, each) for each in seen.cards])
        self._weigh_offer()

    def arrange(self, is_narrow: bool) -> None:
        """Stand in columns, or under one another."""
        self._section.arrange(is_narrow)

    def _make(self, key: Hashable) -> Row:
        row = RoadblockRow(key, is_brief=True)
        row.plan_requested.connect(self._plan)
        row.links_requested.connect(self._open)
        return row

    def _weigh_offer(self) -> None:
        self._offer.setEnabled(any(row.seen.card.step is not None for row in self._rows() if row.seen is not None))

    def _rows(self) -> Sequence[RoadblockRow]:
        return [row for row in self._section.rows if isinstance(row, RoadblockRow)]

    def _plan_current(self) -> None:
        row = self._section.box.current
        if row is not None:
            self._plan(str(row.key))

    def _plan(self, card: str) -> None:
        held = next((row.seen for row in self._rows() if row.key == card), None)
        if isinstance(held, CardSeen):
            self.plan_requested.emit(held)

    def _open_all(self) -> None:
        self.topic_requested.emit(topic_id(Chapter.REFERENCE, self._page))

    def _open(self, row: RoadblockRow) -> None:
        self.topic_requested.emit(f"{topic_id(Chapter.REFERENCE, self._page)}#{row.key}")


def _level_words(levels: Sequence[str]) -> str:
    """Say for which levels they are; nothing where these are not known."""
    if len(levels) > 1:
        return _("for {own} and {next}").format(own=levels[0], next=levels[1])
    return _("for {level}").format(level=levels[0]) if levels else ""
