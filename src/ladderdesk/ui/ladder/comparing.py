"""Comparing levels on the Ladder screen: what is compared is read beside the window's thread, and shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ladderdesk.assess.difference import Change, sentence
from ladderdesk.assess.difference_text import difference_text
from ladderdesk.catalogue.model import Ladder
from ladderdesk.i18n import _
from ladderdesk.ui.ladder.compare_detail import CompareDetail
from ladderdesk.ui.ladder.compare_reading import (
    Abroad,
    Compared,
    Crossed,
    crosswalk_rows,
    difference_rows,
    read_crosswalk,
    read_difference,
)
from ladderdesk.ui.ladder.compare_view import LADDERS, LEVELS, CompareView
from ladderdesk.ui.levels import take_ladder
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.ui.page import Page


class Comparing(QObject):
    """Compare two levels of the shown ladder, or one of them with the other ladders.

    Signals: `ladder_requested(str)` to look at another ladder, `closed()`.
    """

    ladder_requested = Signal(str)
    closed = Signal()

    def __init__(self, page: "Page", view: CompareView, detail: CompareDetail) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._detail = detail
        self._ladder: Ladder | None = None
        self._from = self._to = self._single = ""
        self._way = LEVELS
        self._compared: Compared | None = None
        self._crossed: Crossed | None = None
        self._connect()

    def show(self, way: str) -> None:
        """Compare two levels, or one with the other ladders."""
        self._way = way
        self.refresh()
        self._view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_ladder(self, ladder: Ladder, current: str | None, target: str | None) -> None:
        """Compare levels of a ladder: at first the current with the target one, later those chosen before."""
        if self._ladder is not None and self._ladder.id == ladder.id:
            return
        self._ladder = ladder
        ids = [level.id for level in ladder.levels]
        self._to = target or ids[min(1, len(ids) - 1)]
        before = [level.id for level in ladder.levels if self._to in level.next]
        self._from = current or (before[0] if before else ids[0])
        self._single = current or self._to

    def refresh(self) -> None:
        """Read again what is compared."""
        if self._ladder is None:
            return
        first = self._from if self._way == LEVELS else self._single
        self._view.show_levels(self._ladder, first, self._to, self._way)
        desk, ladder = self._page.desk, self._ladder.id
        if self._way == LEVELS:
            work = partial(read_difference, desk, ladder, self._from, self._to)
            self._page.tasks.run(work, self._show_difference, key="ladder-compare")
        else:
            crossing = partial(read_crosswalk, desk, ladder, self._single)
            self._page.tasks.run(crossing, self._show_crosswalk, key="ladder-compare")

    def swap(self) -> None:
        """Look at the way in the other direction."""
        if self._way == LEVELS:
            self._from, self._to = self._to, self._from
            self.refresh()

    def copy(self) -> None:
        """Put the difference on the clipboard as text."""
        if self._way == LEVELS and self._compared is not None:
            QGuiApplication.clipboard().setText(difference_text(self._compared.found))
            self._page.notice_posted.emit(Notice(_("Comparison copied.")))

    def log_evidence(self) -> None:
        """Begin a line for the criterion that is chosen."""
        self._detail.ask_for_line()

    def _connect(self) -> None:
        view, detail, page = self._view, self._detail, self._page
        view.way_chosen.connect(self.show)
        view.levels_chosen.connect(self._choose_levels)
        view.swap_requested.connect(self.swap)
        view.copy_requested.connect(self.copy)
        view.close_requested.connect(self.closed)
        view.list.row_chosen.connect(self._show_row)
        view.list.row_opened.connect(self._open_row)
        detail.criterion_requested.connect(page.criterion_requested)
        detail.entry_requested.connect(page.entry_requested)
        detail.line_requested.connect(page.line_requested)
        detail.ladder_requested.connect(self.ladder_requested)
        detail.ladder_taken.connect(self._take)

    def _choose_levels(self, from_level: str, to_level: str) -> None:
        if self._way == LEVELS:
            self._from, self._to = from_level, to_level
        else:
            self._single = from_level
        self.refresh()

    def _show_difference(self, compared: Compared) -> None:
        if self._way != LEVELS:
            return
        self._compared = compared
        self._view.show_found(sentence(compared.found), difference_rows(compared.found))

    def _show_crosswalk(self, crossed: Crossed) -> None:
        if self._way != LADDERS:
            return
        self._crossed = crossed
        text = _("Where {level} of {ladder} stands elsewhere, and where your evidence would. All of it is indirect.")
        words = text.format(level=crossed.level.name, ladder=crossed.ladder.title)
        self._view.show_found(words, crosswalk_rows(crossed))

    def _show_row(self, value: object) -> None:
        if isinstance(value, Change) and self._compared is not None:
            self._detail.show_change(value, self._compared.target)
        elif isinstance(value, Abroad) and self._crossed is not None:
            self._detail.show_abroad(value, self._crossed)

    def _open_row(self, value: object) -> None:
        if isinstance(value, Abroad):
            self.ladder_requested.emit(value.neighbour.ladder.id)
        elif isinstance(value, Change) and self._compared is not None:
            self._open_change(value, self._compared.target)

    def _open_change(self, change: Change, target: str | None) -> None:
        """Open a criterion of the target in Gaps, another one at its newest entry."""
        if change.after is not None and change.after.level.id == target:
            self._page.criterion_requested.emit(change.after.criterion.id)
        elif change.standing.evidence:
            newest = max(change.standing.evidence, key=lambda one: (one.evidence.last_day, one.evidence.id))
            self._page.entry_requested.emit(newest.evidence.entry)
        else:
            self._page.notice_posted.emit(
                Notice(_("Nothing is linked to this criterion, and it is not of your target."))
            )

    def _take(self, abroad: Abroad) -> None:
        neighbour = abroad.neighbour
        self._page.notice_posted.emit(take_ladder(self._page.desk, neighbour.ladder, neighbour.level))
