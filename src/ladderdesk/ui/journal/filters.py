"""The filters' pane: title, tree, kinds and period."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.lists import FilterCounts
from ladderdesk.journal.rows import Kind
from ladderdesk.ui.journal import words
from ladderdesk.ui.journal.choosing import Chosen, Period, Shelf, period_words
from ladderdesk.ui.journal.filter_tree import FilterRow, FilterTree, filter_rows
from ladderdesk.ui.journal.steady_scroll import SteadyScroll
from ladderdesk.ui.theme import repolish
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.frames import Pane
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.text import Label

SIDE = 18
USUAL_KINDS = (Kind.WIN, Kind.DECISION, Kind.MENTORING, Kind.INCIDENT, Kind.STANDARD)
MOST_IN_MENU = 12


class FilterPane(Pane):
    """Choose what the list shows.

    Signals: `chosen(Chosen)` when the user chose something else; it keeps the words that are searched for; `left()` on
    Esc.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(_("Filters"), name="journal-filters", surface="window", parent=parent)
        self._names = names
        self._usual: tuple[str, ...] = ()
        self._counts: FilterCounts | None = None
        self._opened: frozenset[str] = frozenset()
        self.held = Chosen()
        self.tree = FilterTree(name="journal-filter-tree")
        self._more = IconButton("filter", _("More filters"), name="journal-more-filters", edge=26)
        self._kind_chips: dict[Kind, Chip] = {}
        self._kinds = FlowLayout(gap=5, line_gap=0)
        self._period = Choice(_("Period"), name="journal-period", extent="medium")
        self._period.show_choices(period_words(), self.held.period)
        self._build()
        self._connect()

    def show_counts(self, counts: FilterCounts, *, usual: Sequence[str]) -> None:
        """Show how many entries each filter has; `usual` are the competencies of the user's ladder."""
        self._counts, self._usual = counts, tuple(usual)
        self._show_tree()
        self._show_kinds()

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what narrows the list now."""
        self.held = chosen
        self._period.show_chosen(chosen.period)
        self._show_tree()
        self._show_kinds()

    def show_edge(self, *, is_drawer: bool) -> None:
        """Draw a line at the right where no splitter does."""
        self.setProperty("edge", "right" if is_drawer else "none")
        repolish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(SIDE, 18, 13, 6)
        header.addWidget(Label(_("Journal"), type="title", name="journal-title"), 1)
        header.addWidget(self._more)
        self.column.addLayout(header)
        scroll = SteadyScroll(_("Filters"), name="journal-filter-scroll", padding=(10, 0, 10, 0))
        scroll.column.addWidget(self.tree)
        rest = QVBoxLayout()
        rest.setContentsMargins(SIDE - 10, 6, SIDE - 10, 8)
        rest.setSpacing(4)
        rest.addWidget(Label(_("Kind"), type="caption", tone="secondary"))
        rest.addLayout(self._kinds)
        rest.addSpacing(8)
        rest.addWidget(Label(_("Period"), type="caption", tone="secondary"))
        rest.addSpacing(1)
        rest.addWidget(self._period)
        scroll.column.addLayout(rest)
        scroll.column.addStretch(1)
        self.column.addWidget(scroll, 1)

    def _connect(self) -> None:
        self.tree.row_chosen.connect(self._take_row)
        self.tree.section_toggled.connect(self._toggle_section)
        self._period.value_chosen.connect(self._take_period)
        self._more.clicked.connect(self._open_more)

    def _show_tree(self) -> None:
        if self._counts is not None:
            rows = filter_rows(
                self._counts, names=self._names, usual=self._usual, opened=self._opened, chosen=self.held
            )
            self.tree.show_rows(list(rows), self.held)

    def _show_kinds(self) -> None:
        shown = self._kinds_shown()
        if shown != list(self._kind_chips):
            self._kind_chips = {kind: self._kind_chip(kind) for kind in shown}
            self._kinds.show_widgets(list(self._kind_chips.values()))
        for kind, chip in self._kind_chips.items():
            chip.setChecked(kind == self.held.kind)

    def _kinds_shown(self) -> list[Kind]:
        """Choose the kinds that are used most, in the order of kinds, and the chosen one."""
        used = self._counts.kinds if self._counts else {}
        most = list(dict.fromkeys((*used, *USUAL_KINDS)))[: len(USUAL_KINDS)]
        return [kind for kind in Kind if kind in most or kind == self.held.kind]

    def _kind_chip(self, kind: Kind) -> Chip:
        chip = Chip(words.kinds()[kind], name=f"journal-kind-{kind}", look="outline")
        chip.setCheckable(True)
        chip.clicked.connect(self._take_kind)
        return chip

    def _take_row(self, row: FilterRow) -> None:
        assert row.shelf is not None
        self._say(replace(self.held, shelf=row.shelf, value=row.value))

    def _take_kind(self) -> None:
        kind = next(kind for kind, chip in self._kind_chips.items() if chip is self.sender())
        self._say(replace(self.held, kind=None if kind == self.held.kind else kind))

    def _take_period(self, period: Period) -> None:
        if period != self.held.period:
            self._say(replace(self.held, period=period))

    def _toggle_section(self, name: str) -> None:
        self._opened ^= {name}
        self._show_tree()

    def _open_more(self) -> None:
        menu = Menu(_("More filters"), name="journal-more-filters-menu", parent=self)
        clear = QAction(_("Clear filters"), menu)
        clear.setEnabled(self.held.shelf != Shelf.ALL or self.held.kind is not None)
        clear.triggered.connect(self._clear)
        menu.addAction(clear)
        self._add_kinds(menu)
        if self._counts is not None:
            self._add_names(menu, _("People"), Shelf.PERSON, list(self._counts.people))
            self._add_names(menu, _("Tags"), Shelf.TAG, list(self._counts.tags))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _add_kinds(self, menu: Menu) -> None:
        inner = Menu(_("Kind"), name=f"{menu.objectName()}-kind", parent=menu)
        inner.setTitle(_("Kind"))
        for kind, shown in words.kinds().items():
            action = QAction(shown, inner)
            action.setData(kind)
            action.setCheckable(True)
            action.setChecked(kind == self.held.kind)
            inner.addAction(action)
        inner.triggered.connect(self._take_kind_of_menu)
        menu.addMenu(inner)

    def _take_kind_of_menu(self, action: QAction) -> None:
        kind = Kind(action.data())
        self._say(replace(self.held, kind=None if kind == self.held.kind else kind))

    def _add_names(self, menu: Menu, title: str, shelf: Shelf, names: Sequence[str]) -> None:
        if not names:
            return
        inner = Menu(title, name=f"{menu.objectName()}-{shelf}", parent=menu)
        inner.setTitle(title)
        for name in names[:MOST_IN_MENU]:
            action = QAction(name.replace("&", "&&"), inner)
            action.setData((shelf, name))
            action.setCheckable(True)
            action.setChecked((shelf, name) == (self.held.shelf, self.held.value))
            inner.addAction(action)
        inner.triggered.connect(self._take_name)
        menu.addMenu(inner)

    def _take_name(self, action: QAction) -> None:
        shelf, value = action.data()
        self._say(replace(self.held, shelf=Shelf(shelf), value=value))

    def _clear(self) -> None:
        self._say(replace(self.held, shelf=Shelf.ALL, value="", kind=None))

    def _say(self, chosen: Chosen) -> None:
        self.show_chosen(chosen)
        self.chosen.emit(chosen)
