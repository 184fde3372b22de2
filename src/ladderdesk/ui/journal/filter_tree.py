"""The tree of filters: shelves, competencies and projects with how many entries each would show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTreeView, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.lists import FilterCounts
from ladderdesk.ui.journal.choosing import Chosen, Shelf, shelf_words
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words

ROW_ROLE = Qt.ItemDataRole.UserRole
ROW = 28
HEADING = 32
MOST_COMPETENCIES = 7
MOST_PROJECTS = 3
RIGHT = Qt.AlignmentFlag.AlignRight


class FilterRow(NamedTuple):
    """One row: a shelf with its words and count, a heading (no shelf), or the way to the rest of a section."""

    words: str
    shelf: Shelf | None = None
    value: str = ""
    uses: int = 0
    icon: str = ""
    more: str = ""

    @property
    def is_heading(self) -> bool:
        """Say whether the row is a heading or a quiet remark."""
        return self.shelf is None and not self.more


def filter_rows(
    counts: FilterCounts,
    *,
    names: Mapping[str, str],
    usual: Sequence[str],
    opened: frozenset[str],
    chosen: Chosen,
) -> Iterator[FilterRow]:
    """List the rows for these counts.

    `usual` are competencies that are shown while few are used, `opened` the sections that are shown whole.
    """
    yield from _shelves(counts, chosen)
    yield FilterRow(_("Competencies"))
    yield from _section(_competencies(counts, names, usual, chosen), MOST_COMPETENCIES, "competencies", opened, chosen)
    yield FilterRow(_("Projects"))
    projects = _projects(counts, chosen)
    yield from _section(projects, MOST_PROJECTS, "projects", opened, chosen)
    if not projects:
        yield FilterRow("", more="none")
    yield from _other_name(counts, chosen)


def _competencies(
    counts: FilterCounts, names: Mapping[str, str], usual: Sequence[str], chosen: Chosen
) -> list[FilterRow]:
    used = dict(counts.competencies)
    for name in usual:
        if len(used) < MOST_COMPETENCIES:
            used.setdefault(name, 0)
    if chosen.shelf == Shelf.COMPETENCY:
        used.setdefault(chosen.value, 0)
    return [FilterRow(names.get(one, one), Shelf.COMPETENCY, one, count) for one, count in used.items()]


def _projects(counts: FilterCounts, chosen: Chosen) -> list[FilterRow]:
    used = dict(counts.projects)
    if chosen.shelf == Shelf.PROJECT:
        used.setdefault(chosen.value, 0)
    return [FilterRow(f"+{one}", Shelf.PROJECT, one, count) for one, count in used.items()]


def _other_name(counts: FilterCounts, chosen: Chosen) -> Iterator[FilterRow]:
    """Give the person or tag that is chosen a place, though they have no section of their own."""
    if chosen.shelf in (Shelf.PERSON, Shelf.TAG):
        is_person = chosen.shelf == Shelf.PERSON
        yield FilterRow(_("People") if is_person else _("Tags"))
        found = (counts.people if is_person else counts.tags).get(chosen.value, 0)
        yield FilterRow(f"{'@' if is_person else '#'}{chosen.value}", chosen.shelf, chosen.value, found)


def _shelves(counts: FilterCounts, chosen: Chosen) -> Iterator[FilterRow]:
    found = {
        Shelf.ALL: counts.all,
        Shelf.DRAFTS: counts.drafts,
        Shelf.UNMEASURED: counts.unmeasured,
        Shelf.READY: counts.ready,
        Shelf.INBOX: counts.inbox,
        Shelf.TRASH: counts.trashed,
    }
    for shelf, (words, icon) in shelf_words().items():
        if found[shelf] or shelf not in (Shelf.INBOX, Shelf.TRASH) or chosen.shelf == shelf:
            yield FilterRow(words, shelf, uses=found[shelf], icon=icon)


def _section(
    rows: list[FilterRow], most: int, name: str, opened: frozenset[str], chosen: Chosen
) -> Iterator[FilterRow]:
    shown = rows if name in opened or len(rows) <= most + 1 else rows[:most]
    yield from shown
    hidden = rows[len(shown) :]
    yield from (row for row in hidden if (row.shelf, row.value) == (chosen.shelf, chosen.value))
    if hidden:
        yield FilterRow(_("{count} more").format(count=len(hidden)), more=name)
    elif len(rows) > most + 1:
        yield FilterRow(_("Fewer"), more=name)


class FilterTree(QTreeView):
    """Show the filters, as high as they are; one is chosen at a time.

    Signals: `row_chosen(FilterRow)` when the user chose another filter, `section_toggled(str)` for the rest of one.
    """

    row_chosen = Signal(object)
    section_toggled = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, _("Filters"))
        self._rows: tuple[FilterRow, ...] = ()
        self._is_quiet = False
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_FilterDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._toggle)
        self.activated.connect(self._toggle)

    def show_rows(self, rows: Sequence[FilterRow], chosen: Chosen) -> None:
        """Show these rows, the chosen one selected; the focus stays."""
        self._is_quiet = True
        if len(rows) != len(self._rows):
            self._items.setRowCount(0)
            for row in rows:
                self._items.appendRow(_item(row))
        else:
            for place, row in enumerate(rows):
                if row != self._rows[place]:
                    self._items.setItem(place, _item(row))
        self._rows = tuple(rows)
        self._select(chosen)
        self._is_quiet = False
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        theme = current_theme()
        headings = sum(row.is_heading for row in self._rows)
        return QSize(160, headings * theme.dp(HEADING) + (len(self._rows) - headings) * theme.dp(ROW))

    def minimumSizeHint(self) -> QSize:
        """Never scroll."""
        return QSize(80, self.sizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which filter is chosen now."""
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE) if current.isValid() else None
        if isinstance(row, FilterRow) and row.shelf is not None and not self._is_quiet:
            self.row_chosen.emit(row)

    def keyboardSearch(self, search: str) -> None:
        """Find a filter by its first letters."""
        super().keyboardSearch(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close sections with Enter and Space."""
        row = self.currentIndex().data(ROW_ROLE)
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(row, FilterRow):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, FilterRow) and row.more and row.more != "none":
            self.section_toggled.emit(row.more)

    def _select(self, chosen: Chosen) -> None:
        wanted = (chosen.shelf, chosen.value)
        place = next((at for at, row in enumerate(self._rows) if (row.shelf, row.value) == wanted), 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._items.index(place, 0), flag.ClearAndSelect)


class _FilterDelegate(RowDelegate):
    row_height = ROW
    always_active = True

    def height_of(self, index: Index) -> int:
        row = index.data(ROW_ROLE)
        return HEADING if isinstance(row, FilterRow) and row.is_heading else ROW

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        row = index.data(ROW_ROLE)
        inner = rect.adjusted(8, 0, -8, 0)
        text = theme.colours.text
        if row.is_heading:
            draw_words(painter, inner.adjusted(0, 8, 0, 0), row.words, theme.font("caption"), text.secondary)
        elif row.more == "none":
            draw_words(painter, inner, _("Type +name in an entry"), theme.font("small"), text.tertiary)
        elif row.more:
            draw_words(painter, inner, row.words, theme.font("small_strong"), text.link)
        else:
            self._paint_filter(painter, inner, row, state, theme)

    def _paint_filter(self, painter: QPainter, inner: QRect, row: FilterRow, state: RowState, theme: Theme) -> None:
        text = theme.colours.text
        ink = theme.colours.accent.on_subtle if state.is_selected else text.primary
        count = str(row.uses)
        taken = draw_words(painter, inner, count, theme.font("note"), text.tertiary, align=RIGHT)
        left = inner.left()
        if row.icon:
            left = draw_icon_in_row(painter, left, inner, row.icon, ink, theme) + 7
        room = QRect(left, inner.top(), inner.right() - taken - 8 - left, inner.height())
        draw_words(painter, room, row.words, theme.font("small_bold" if state.is_selected else "small"), ink)


def _item(row: FilterRow) -> QStandardItem:
    item = QStandardItem(row.words)
    item.setData(row, ROW_ROLE)
    item.setEditable(False)
    if row.is_heading or row.more == "none":
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setText(row.words or _("Type +name in an entry"))
    elif row.shelf is not None:
        entries = ngettext("{count} entry", "{count} entries", row.uses).format(count=row.uses)
        item.setData(f"{row.words}, {entries}", Qt.ItemDataRole.AccessibleTextRole)
        item.setData(row.words, Qt.ItemDataRole.ToolTipRole)
    return item
