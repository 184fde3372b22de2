"""Table and detail side by side: filter, headings, and the side pane that is a drawer in a narrow window."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QStackedWidget, QWidget

from ladderdesk.assess.gaps import GapFilter
from ladderdesk.assess.values import Standing
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.i18n import _
from ladderdesk.ui.gaps.detail import CriterionDetail, CriterionSeen
from ladderdesk.ui.gaps.model import Grouping, filter_counts
from ladderdesk.ui.gaps.reading import Likely, Seen
from ladderdesk.ui.gaps.table import ColumnHeads, GapsTable
from ladderdesk.ui.gaps.words import level_words
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.splitter import Splitter

_NARROW = 1104
"""Below this width of the screen (a window of 1180) the side pane is a drawer."""
DETAIL_WIDTH = 351


class GapsView(QWidget):
    """Show the criteria of the target level and the one that is chosen.

    Signals: `criterion_shown(str)` when the detail shows another criterion.
    """

    criterion_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Seen | None = None
        self._likely: Mapping[str, tuple[Likely, ...]] = {}
        self._filter = GapFilter.ALL
        self._grouping = Grouping.GROUPS
        self._shown = ""
        self._is_narrow: bool | None = None
        self._header = PaneHeader(_("Gaps"), name="gaps-header", of_screen=True)
        self._filters = SegmentedControl(_("Which criteria"), name="gaps-filter")
        self._group = Button(_("Group"), name="gaps-group-by", kind="ghost", icon="filter")
        self._group_icon = IconButton("filter", _("Group"), name="gaps-group-icon", keys="G")
        self._details = Button(_("Details"), name="gaps-details")
        self._menu = Menu(_("Group"), name="gaps-group-menu", parent=self)
        self.table = GapsTable()
        self._none = EmptyState("search", "", "", name="gaps-none", action=_("Show all"))
        self._lists = QStackedWidget()
        self.detail = CriterionDetail()
        self._side = Pane(_("Criterion"), name="gaps-side", surface="window")
        self.split = Splitter(name="gaps-split")
        self._build()
        self._connect()

    @property
    def standing(self) -> Standing | None:
        """Give the standing of the criterion that is shown, None where there is none."""
        return self.table.chosen

    @property
    def likely(self) -> tuple[Likely, ...]:
        """List the entries likely to count for the criterion that is shown."""
        return self._likely.get(self._shown, ())

    @property
    def pane_sizes(self) -> bytes | None:
        """Give how wide table and detail are, to be kept; None while the detail is a drawer."""
        return None if self._is_narrow is not False else bytes(self.split.saveState().data())

    def show_pane_sizes(self, sizes: bytes) -> None:
        """Make table and detail as wide as they were."""
        if sizes:
            self.split.restoreState(sizes)

    def show_seen(self, seen: Seen) -> None:
        """Show what was read anew; the chosen criterion and the scroll position stay."""
        self._seen = seen
        readiness = seen.readiness
        assert readiness is not None
        self._show_title()
        choices = filter_counts(readiness)
        if self._filters.chosen is None:
            self._filters.show_choices(choices, self._filter)
            self._order_stops()
        self._filters.show_words([text for _which, text in choices])
        self._show_rows()

    def show_likely(self, likely: Mapping[str, tuple[Likely, ...]]) -> None:
        """Show which entries are likely to count."""
        self._likely = likely
        if self._seen is not None:
            self._show_rows()

    def show_criterion(self, criterion: str) -> bool:
        """Choose a criterion, whatever the filter; says whether the level has it."""
        if not self.table.choose(criterion):
            self._show_filter(GapFilter.ALL)
        return self.table.choose(criterion)

    def show_side(self) -> None:
        """Show the side pane."""
        self._side.setVisible(True)

    def open_side(self) -> None:
        """Show the side pane and put the keyboard there."""
        self.show_side()
        self.detail.take_focus()

    def toggle_side(self) -> None:
        """Show or hide the side pane."""
        if self._side.isVisible() and self._side.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._side.setVisible(not self._side.isVisible())

    def open_group_menu(self) -> None:
        """Let the user choose the headings."""
        button = self._group_icon if self._is_narrow else self._group
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def next_filter(self) -> None:
        """Go to the next filter, and around at the end."""
        filters = list(GapFilter)
        self._show_filter(filters[(filters.index(self._filter) + 1) % len(filters)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side pane for where there is room; below that it is shown when asked for."""
        super().resizeEvent(event)
        was_narrow, self._is_narrow = self._is_narrow, self.width() < current_theme().dp(_NARROW)
        if was_narrow != self._is_narrow:
            self._details.setVisible(self._is_narrow)
            self._group_icon.setVisible(self._is_narrow)
            self._group.setVisible(not self._is_narrow)
            self._side.setVisible(not self._is_narrow)
            self._show_title()

    def _build(self) -> None:
        for control in (self._filters, self._group, self._group_icon, self._details):
            self._header.row.addWidget(control)
        self._group.setToolTip(_("Group (G)"))
        self._details.setToolTip(_("Show or hide the side pane (Ctrl+\\)"))
        self._fill_menu()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._none)
        left = Pane(_("Criteria"), name="gaps-main", surface="raised")
        for widget in (self._header, ColumnHeads(), self._lists):
            left.column.addWidget(widget)
        self._side.column.addWidget(self.detail)
        self._side.setMinimumWidth(current_theme().dp(DETAIL_WIDTH))
        self.split.add_pane(left, width=852, stretches=True)
        self.split.add_pane(self._side, width=DETAIL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)

    def _order_stops(self) -> None:
        """Let Tab go along the header and into the table: the filters were made last."""
        filters = self._filters.findChildren(QRadioButton)
        stops = [*filters, self._group, self._group_icon, self._details, self.table, self.detail.first_stop]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _fill_menu(self) -> None:
        group = QActionGroup(self)
        for grouping, words in (
            (Grouping.GROUPS, _("By group, gates first in each")),
            (Grouping.GATES_FIRST, _("Gates first, then by group")),
            (Grouping.KINDS, _("By kind: gates, signs, expectations")),
        ):
            action = QAction(words, self)
            action.setData(grouping.value)
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(self._take_grouping)

    def _connect(self) -> None:
        self._filters.value_chosen.connect(self._show_filter)
        self._group.clicked.connect(self.open_group_menu)
        self._group_icon.clicked.connect(self.open_group_menu)
        self._details.clicked.connect(self.toggle_side)
        self._none.action_requested.connect(self._show_all)
        self.table.criterion_chosen.connect(self._show_detail)
        self.table.criterion_opened.connect(self.open_side)

    def _show_title(self) -> None:
        if self._seen is None or self._seen.readiness is None:
            return
        readiness = self._seen.readiness
        count = len(readiness.standings)
        gates = sum(one.criterion.kind is CriterionKind.GATE for one in readiness.standings)
        whole = level_words(readiness.level.name, count, gates)
        self._header.show_title(_("Gaps"), readiness.level.name if self._is_narrow else whole)

    def _take_grouping(self, action: QAction) -> None:
        self._grouping = Grouping(action.data())
        self._show_rows()

    def _show_all(self) -> None:
        self._show_filter(GapFilter.ALL)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_filter(self, which: GapFilter) -> None:
        self._filter = which
        self._filters.show_chosen(which)
        self._show_rows(kept="")

    def _show_rows(self, *, kept: str | None = None) -> None:
        """Show the rows again; a row that the filter no longer lets through stays while it is the chosen one."""
        if self._seen is None or self._seen.readiness is None:
            return
        scrolled = self.table.verticalScrollBar().value()
        likely = {criterion: len(found) for criterion, found in self._likely.items()}
        kept = self._shown if kept is None else kept
        self.table.gaps.show_gaps(self._seen.readiness, self._filter, self._grouping, likely, kept=kept)
        has_rows = self.table.gaps.rowCount() > 0
        self._lists.setCurrentWidget(self.table if has_rows else self._none)
        self.detail.setVisible(has_rows)
        if not has_rows:
            self._none.show_words(*_nothing_words(self._filter))
            return
        self.table.verticalScrollBar().setValue(scrolled)
        if not self.table.choose(self._shown):
            self.table.choose_first()

    def _show_detail(self, criterion: str) -> None:
        seen, standing = self._seen, self.table.chosen
        if seen is None or standing is None:
            return
        is_another, self._shown = criterion != self._shown, criterion
        self.detail.show_criterion(
            CriterionSeen(
                standing=standing,
                actions=seen.actions.get(criterion, ()),
                bridges=seen.bridges(criterion),
                likely=self.likely,
                today=seen.today,
            )
        )
        if is_another:
            self.criterion_shown.emit(criterion)


def _nothing_words(which: GapFilter) -> tuple[str, str]:
    return {
        GapFilter.ALL: (_("Nothing asked"), _("This level has no criteria.")),
        GapFilter.OPEN: (_("No gaps"), _("Every criterion of this level is demonstrated or set aside.")),
        GapFilter.NO_EVIDENCE: (_("Nothing without evidence"), _("Every criterion has at least one entry linked.")),
        GapFilter.STALE: (_("Nothing stale"), _("Every criterion has evidence from the last 180 days.")),
    }[which]
