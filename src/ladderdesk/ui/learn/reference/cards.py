"""The cards of a reference page, in the rows that suit its kind, and in sections where the user's level sorts them."""

from collections.abc import Collection, Hashable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Reference
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.learn.reference.facts import FactRow
from ladderdesk.ui.learn.reference.misreadings import MisreadingRow, WeekRow
from ladderdesk.ui.learn.reference.questions import QuestionRow
from ladderdesk.ui.learn.reference.reading import CardSeen, Fit, PageSeen
from ladderdesk.ui.learn.reference.roadblocks import RoadblockRow, roadblock_cells
from ladderdesk.ui.learn.reference.rows import Cell, ColumnsRow, HeadingsLine, HeadingsRow
from ladderdesk.ui.learn.reference.sections import Section
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import UNLIMITED
from ladderdesk.ui.widgets.rowbox import Row

SORTED = frozenset({"roadblocks", "resources"})
MOST_COLUMNS = 2
WEEKS = 300
AT_ONCE = 2


class Sorted(NamedTuple):
    """Cards under one title; `folded` is the line that unfolds them where they are behind."""

    fit: Fit
    title: str
    folded: str
    cards: tuple[CardSeen, ...]


class CardsPart(QWidget):
    """Show cards, leverage weeks and figures.

    The rows of another page come a few at a time, so that the window answers in between; whoever looks for one or asks
    for all gets them at once.

    Signals: `plan_requested(str)` and `copy_requested(str)` with the id of a card, `week_copy_requested(str)` with a
    Monday, `link_requested(Link)`, `links_requested(LinkedRow)` for those of a row, `row_attended(Row)` when one takes
    the focus.
    """

    plan_requested = Signal(str)
    copy_requested = Signal(str)
    week_copy_requested = Signal(str)
    link_requested = Signal(object)
    links_requested = Signal(object)
    row_attended = Signal(object)

    def __init__(self, seen: PageSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = seen.page
        self._cells = cells_of(seen.page)
        self._is_narrow, self._has_room = False, True
        self._sections: dict[str, Section] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(24)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(24)
        self._beside.addLayout(self._column, 1)
        self._fits: tuple[tuple[Fit, str], ...] = ()
        self._values: dict[str, list[tuple[str, Any]]] = {}
        self._shown: dict[str, int] = {}
        self._left: tuple[Collection[str] | None, bool] = (None, False)
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._show_more)
        self.show_page(seen)

    @property
    def rows(self) -> list[Row]:
        """List all rows that are shown."""
        self._show_rest()
        return self._rows_so_far()

    @property
    def first_row(self) -> Row | None:
        """Give the first row, as soon as there is one."""
        return next(iter(self._rows_so_far()), None)

    @property
    def current(self) -> Row | None:
        """Give the row that has the keyboard."""
        return next((row for row in self._rows_so_far() if row.hasFocus()), None)

    def show_page(self, seen: PageSeen) -> None:
        """Show the cards of a page as they stand now; rows stay, and the focus with them."""
        groups = sort_cards(seen)
        fits = tuple((group.fit, group.title) for group in groups)
        if fits != self._fits or (not seen.weeks) is ("weeks" in self._sections):
            self._fits, self._shown = fits, {}
            self._rebuild(groups, seen)
        self._values = {group.fit: [(each.card.id, each) for each in group.cards] for group in groups}
        self._values["facts"] = [(fact.id, fact) for fact in seen.page.facts]
        self._values["weeks"] = [(each.week.monday.isoformat(), each) for each in seen.weeks]
        for name, count in self._shown.items():
            self._sections[name].show_values(self._values[name][:count])
        self._show_more()

    def show_only(self, keys: Collection[str], *, is_searched: bool) -> None:
        """Show the cards and figures of these ids alone; the user's weeks stay while nothing is searched for."""
        self._left = (keys, is_searched)
        for name, section in self._sections.items():
            if name == "weeks":
                section.setVisible(not is_searched)
            else:
                section.show_only(keys, is_searched=is_searched)
        first = next((section for section in self._sections.values() if not section.isHidden()), None)
        for section in self._sections.values():
            section.show_headings(section is first)

    def find_row(self, key: str) -> Row | None:
        """Find the row of a card or figure, unfolded."""
        self._show_rest()
        for section in self._sections.values():
            row = section.find_row(key)
            if row is not None:
                return row
        return None

    def arrange(self, *, is_narrow: bool, has_room: bool) -> None:
        """Stand in columns, or under one another, and the weeks beside the cards where there is room."""
        self._is_narrow, self._has_room = is_narrow, has_room
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if has_room else direction.TopToBottom)
        if "weeks" in self._sections:
            self._sections["weeks"].setMaximumWidth(current_theme().dp(WEEKS) if has_room else UNLIMITED)
        for section in self._sections.values():
            section.arrange(is_narrow)

    def _rows_so_far(self) -> list[Row]:
        return [row for section in self._sections.values() if not section.isHidden() for row in section.rows]

    def _show_more(self) -> None:
        """Show the next rows, and go on when the window has nothing else to do."""
        name = next((each for each in self._sections if self._shown.get(each, 0) < len(self._values[each])), None)
        if name is None:
            return
        self._shown[name] = self._shown.get(name, 0) + AT_ONCE
        self._sections[name].show_values(self._values[name][: self._shown[name]])
        keys, is_searched = self._left
        if keys is not None:
            self.show_only(keys, is_searched=is_searched)
        self._next.start()

    def _show_rest(self) -> None:
        while self._next.isActive():
            self._next.stop()
            self._show_more()

    def _rebuild(self, groups: list[Sorted], seen: PageSeen) -> None:
        for name, old in self._sections.items():
            (self._beside if name == "weeks" else self._column).removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sections = {}
        for group in groups:
            self._add(group.fit, self._card_section(group))
        if seen.page.facts:
            self._add("facts", Section(_("Figures"), self._make_fact, name="reference-facts"))
        if seen.weeks:
            self._add("weeks", Section(_("Your leverage weeks"), self._make_week, name="reference-weeks"))
        self.arrange(is_narrow=self._is_narrow, has_room=self._has_room)

    def _card_section(self, group: Sorted) -> Section:
        has_trailing = self._page.kind == "roadblocks"
        return Section(
            group.title,
            self._make_card,
            name=f"reference-cards-{group.fit}",
            headings=HeadingsLine(self._cells, has_trailing=has_trailing) if self._cells else None,
            folded=group.folded,
        )

    def _add(self, name: str, section: Section) -> None:
        self._sections[name] = section
        if name == "weeks":
            self._beside.addWidget(section, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.addWidget(section)
        section.attended.connect(self._tell_row)

    def _make_card(self, key: Hashable) -> Row:
        row = self._card_row(key)
        row.link_requested.connect(self.link_requested)
        row.links_requested.connect(self.links_requested)
        return row

    def _card_row(self, key: Hashable) -> ColumnsRow | HeadingsRow | QuestionRow | MisreadingRow:
        if self._page.kind == "roadblocks":
            roadblock = RoadblockRow(key)
            roadblock.plan_requested.connect(self.plan_requested)
            return roadblock
        if self._page.kind == "misreadings":
            misreading = MisreadingRow(key)
            misreading.copy_requested.connect(self.copy_requested)
            return misreading
        if self._page.kind == "questions":
            return QuestionRow(key)
        return ColumnsRow(key, self._cells) if self._cells else HeadingsRow(key)

    def _make_week(self, key: Hashable) -> Row:
        row = WeekRow(key)
        row.link_requested.connect(self.link_requested)
        row.links_requested.connect(self.links_requested)
        row.copy_requested.connect(self.week_copy_requested)
        return row

    def _make_fact(self, key: Hashable) -> Row:
        return FactRow(key)

    def _tell_row(self) -> None:
        if self.current is not None:
            self.row_attended.emit(self.current)


def sort_cards(seen: PageSeen) -> list[Sorted]:
    """Put the cards for the user's level first, then those for the level they want; the rest of resources is behind."""
    everything = [Sorted(Fit.OTHER, "", "", seen.cards)] if seen.cards else []
    if seen.page.kind not in SORTED or all(each.fit is Fit.OTHER for each in seen.cards):
        return everything
    titles = {
        Fit.OWN: _("For your level, {level}").format(level=seen.own_level),
        Fit.NEXT: _("For the level you want, {level}").format(level=seen.next_level),
        Fit.OTHER: _("For other levels"),
    }
    by_fit = {fit: tuple(each for each in seen.cards if each.fit is fit) for fit in Fit}
    behind = len(by_fit[Fit.OTHER])
    folded = ngettext("Show the {n} for another level", "Show the {n} for other levels", behind).format(n=behind)
    is_behind = seen.page.kind == "resources"
    return [
        Sorted(fit, title, folded if is_behind and fit is Fit.OTHER else "", by_fit[fit])
        for fit, title in titles.items()
        if by_fit[fit]
    ]


def cells_of(page: Reference) -> tuple[Cell, ...]:
    """Name the columns that the cards of a page share; none where their parts do not agree."""
    if page.kind == "roadblocks":
        return roadblock_cells()
    headings = [part.title for card in page.cards for part in card.parts]
    shared = [each for each in dict.fromkeys(headings) if 2 * headings.count(each) > len(page.cards)]
    if page.kind in ("questions", "misreadings") or not 0 < len(shared) <= MOST_COLUMNS:
        return ()
    return (Cell("", 28), *(Cell(heading, 72 // len(shared)) for heading in shared))
