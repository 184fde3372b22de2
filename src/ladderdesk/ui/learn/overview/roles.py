"""The roles side by side, in brief, the user's own role tinted."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.actions import Command, offer
from ladderdesk.ui.learn.overview.heading import HeadingLink
from ladderdesk.ui.learn.overview.reading import RolesSeen
from ladderdesk.ui.learn.reference.table import ReferenceTable
from ladderdesk.ui.learn.reference.tablepart import TableFrame
from ladderdesk.ui.learn.sources import SourceLine
from ladderdesk.ui.learn.topics import Chapter, topic_id


class RolesPart(QWidget):
    """Show what tells the roles apart; the heading opens the whole page.

    Signals: `topic_requested(str)`, `ladder_requested(str)`, `copied()`, `place_attended(QWidget, QRect)` where the
    current cell is.
    """

    topic_requested = Signal(str)
    ladder_requested = Signal(str)
    copied = Signal()
    place_attended = Signal(QWidget, QRect)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._page = ""
        self._title = HeadingLink("", "", name=f"{name}-title")
        self._source = SourceLine(name=f"{name}-source")
        self.grid = ReferenceTable(_("Roles"), name=f"{name}-table")
        self._build()
        self._title.clicked.connect(self._open)
        self.grid.ladder_requested.connect(self.ladder_requested)
        self.grid.cell_attended.connect(self._tell_cell)
        offer(self.grid, Command("copy_table", _("Copy the table"), ("Ctrl+C",), "clip"), self._copy)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab may come to, from the top."""
        return [self._title, self.grid]

    def show_roles(self, seen: RolesSeen) -> None:
        """Show the roles and whose of them is the user's."""
        page = seen.page
        self._page = page.id
        self._title.show_words(page.title)
        self._title.show_spoken(_("Open the whole page: {title}").format(title=page.title))
        before = _("Your role is highlighted.") if seen.shown.own is not None else ""
        self._source.show_sources(page.sources, read_in=page.year, before=before)
        self.grid.setAccessibleName(page.title)
        self.grid.show_table(seen.shown)

    def _build(self) -> None:
        self._source.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(16)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._source, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(TableFrame(self.grid))

    def _open(self) -> None:
        self.topic_requested.emit(topic_id(Chapter.REFERENCE, self._page))

    def _copy(self) -> None:
        self.grid.copy()
        self.copied.emit()

    def _tell_cell(self, area: QRect) -> None:
        self.place_attended.emit(self.grid.viewport(), area)
