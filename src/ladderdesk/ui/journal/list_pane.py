"""The list's pane: search, the button for a new entry, the rows, and what is done to several at once."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import EntryId
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.journal.entry_model import EntryModel
from ladderdesk.ui.journal.entry_view import EntryView
from ladderdesk.ui.widgets.button import Button, IconButton, LinkButton
from ladderdesk.ui.widgets.frames import Line, Pane
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.search import SearchField
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

SIDE = 12


class EntrySearch(SearchField):
    """Search entries; Down goes on to the list.

    Signals: `passed_down()`.
    """

    passed_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list with Down."""
        if event.key() == Qt.Key.Key_Down:
            self.passed_down.emit()
        else:
            super().keyPressEvent(event)


class ListPane(Pane):
    """Search and list entries.

    Signals: `words_changed(str)`, `new_requested()`, `everything_requested()` to lift what hides entries,
    `period_lifted()` to show all periods, `filters_requested()` where the filters do not stand beside the list.
    """

    words_changed = Signal(str)
    new_requested = Signal()
    everything_requested = Signal()
    period_lifted = Signal()
    filters_requested = Signal()

    def __init__(self, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(_("Entries"), name="journal-list", surface="window", parent=parent)
        self._model = model
        self.search = EntrySearch(_("Search entries"), name="journal-search", keys="Ctrl+F")
        self._filters = IconButton("filter", _("Filters"), name="journal-show-filters", keys="F")
        self._new = IconButton("plus", _("New entry"), name="journal-new", primary=True)
        self.view = EntryView(model, _("Entries"), name="journal-entries")
        self._nothing = Paragraph("", tone="secondary", name="journal-nothing")
        self._lift = LinkButton("", name="journal-lift")
        self._layers = QStackedLayout()
        self._outside = _OutsideBar()
        self._marked = _MarkedBar()
        self._lifts_period = False
        self._build()
        self._connect()

    def show_found(self, count: int, *, words: str, outside: int, is_narrowed: bool, is_trash: bool) -> None:
        """Say what was found: `count` entries, and `outside` more in other periods."""
        self._layers.setCurrentIndex(0 if count else 1)
        self._outside.show_count(outside if count else 0)
        if count:
            return
        self._lifts_period = outside > 0
        self._nothing.show_words(_nothing_words(words, outside, is_narrowed=is_narrowed, is_trash=is_trash))
        self._lift.show_words(_("Show all periods") if outside else _("Show all entries"))
        self._lift.setVisible(bool(outside) or is_narrowed)

    def offer_filters(self, are_apart: bool) -> None:
        """Show a way to the filters, or none because they stand beside the list."""
        self._filters.setVisible(are_apart)

    def show_narrowed(self, is_narrowed: bool) -> None:
        """Show on the way to the filters whether one of them holds."""
        self._filters.setChecked(is_narrowed)
        self._filters.show_words(_("Filters, the list is narrowed") if is_narrowed else _("Filters"))

    def offer_for_marked(self, offers: list[Offer | None]) -> None:
        """Put these commands into the menu for several entries."""
        self._marked.offers = offers

    def offer_for_one(self, offers: list[Offer | None]) -> None:
        """Put these commands into the menu of an entry."""
        self.view.offers = offers

    @property
    def marked(self) -> tuple[EntryId, ...]:
        """Give the marked entries, in the order of the list."""
        return self._model.marked

    def show_marks(self) -> None:
        """Show how many entries are marked."""
        self._marked.show_count(len(self._model.marked))

    def begin_search(self) -> None:
        """Take the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def enter_list(self) -> None:
        """Take the keyboard into the list, at its first entry where none is current."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.current_entry:
            self.view.go(1)

    def _build(self) -> None:
        self._filters.setCheckable(True)
        self._filters.hide()
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        top.setSpacing(8)
        top.addWidget(self._filters)
        top.addWidget(self.search, 1)
        top.addWidget(self._new)
        self.column.addLayout(top)
        self.column.addLayout(self._layers, 1)
        self._layers.addWidget(self.view)
        self._layers.addWidget(self._empty())
        self.column.addWidget(self._outside)
        self.column.addWidget(self._marked)

    def _empty(self) -> QWidget:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(24, 48, 24, 24)
        column.setSpacing(4)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._nothing)
        column.addWidget(self._lift, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return ground

    def _connect(self) -> None:
        self.search.words_changed.connect(self.words_changed)
        self.search.left.connect(self.enter_list)
        self.search.passed_down.connect(self.enter_list)
        self.search.returnPressed.connect(self.enter_list)
        self._new.clicked.connect(self.new_requested)
        self._filters.clicked.connect(self._ask_for_filters)
        self.view.left_upwards.connect(self.begin_search)
        self.view.marks_changed.connect(self.show_marks)
        self._lift.clicked.connect(self._ask_to_lift)
        self._outside.lift.clicked.connect(self.period_lifted)
        self._marked.clear.clicked.connect(self.view.clear_marks)

    def _ask_for_filters(self) -> None:
        self._filters.setChecked(not self._filters.isChecked())
        self.filters_requested.emit()

    def _ask_to_lift(self) -> None:
        (self.period_lifted if self._lifts_period else self.everything_requested).emit()


class _OutsideBar(QWidget):
    """Say how many entries the period hides."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ElidedLabel(type="small", tone="tertiary", name="journal-outside")
        self.lift = LinkButton(_("Show all"), name="journal-outside-lift")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(18, 4, 18, 4)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(self.lift)
        row.addStretch(1)
        column.addLayout(row)

    def show_count(self, count: int) -> None:
        """Show the number, or nothing where it is none."""
        self._words.show_words(_("{count} more in other periods.").format(count=count))
        self.setVisible(count > 0)


class _MarkedBar(QWidget):
    """Say how many entries are selected, and what can be done to all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: list[Offer | None] = []
        self._words = Label(type="body_strong", name="journal-marked")
        self._actions = Button(_("Actions"), name="journal-marked-actions", extent="small", opens_menu=True)
        self.clear = IconButton("x", _("Clear the selection"), name="journal-marked-clear", keys="Esc", edge=26)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(18, 8, SIDE, 8)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self._actions)
        row.addWidget(self.clear)
        column.addLayout(row)
        self._actions.clicked.connect(self._open)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the number, or nothing where it is none."""
        self._words.show_words(_("{count} selected").format(count=count))
        self.setVisible(count > 0)

    def _open(self) -> None:
        menu = Menu(_("Actions"), name="journal-marked-menu", parent=self)
        for offer in self.offers:
            if offer is None:
                menu.addSeparator()
            elif offer.isEnabled():
                menu.addAction(offer)
        menu.aboutToHide.connect(menu.deleteLater)
        height = menu.sizeHint().height()
        menu.popup(self._actions.mapToGlobal(QPoint(0, -height - 4)))


def _nothing_words(words: str, outside: int, *, is_narrowed: bool, is_trash: bool) -> str:
    if words.strip():
        said = _("No entries match “{words}”. Try fewer words, or search all periods.")
        alone = _("No entries match “{words}”. Try fewer words.")
        return (said if outside else alone).format(words=words.strip())
    if outside:
        return _("Nothing in this period. In other periods: {count}.").format(count=outside)
    if is_trash:
        return _("The trash is empty.")
    return _("No entry is like this.") if is_narrowed else _("No entries yet.")
