"""The dialog that links an entry to a criterion: type to find it, say how strongly it counts, press Enter."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple, cast

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ladderdesk.catalogue.model import Criterion
from ladderdesk.i18n import _
from ladderdesk.journal import lists, search
from ladderdesk.journal.rows import EntryId, EntryLine
from ladderdesk.ui.gaps.weight import WeightFields
from ladderdesk.ui.gaps.words import near_day, scope_words
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.pressing import ENTER
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_chip, draw_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph
from ladderdesk.vault.vault import Vault

WIDTH, TOP = 640, 64
FIELD_HEIGHT, ROW_HEIGHT, HEADING_HEIGHT, ROWS_SHOWN = 48, 34, 26, 7
MOST_FOUND, MOST_NEWEST = 50, 30
_EDGE = 18
PASSED_ON = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

Found = Sequence[tuple[str, Sequence[EntryLine]]]
"""Entries under headings; a heading may be empty."""


class EntryFinder:
    """Find entries by their words, before anything is typed the likeliest and the newest; called in worker threads."""

    def __init__(self, vault: Vault, likely: Sequence[EntryId]) -> None:
        self._vault = vault
        self._likely = likely

    def find(self, typed: str) -> Found:
        """Find entries for what was typed."""
        with self._vault.reading() as session:
            if typed.strip():
                return [("", search.search(session, typed, limit=MOST_FOUND))]
            known = lists.line_ids(session, most=MOST_NEWEST + len(self._likely))
            newest = [each for each in known if each not in self._likely][:MOST_NEWEST]
            found = [
                (_("Suggested"), lists.lines(session, self._likely)),
                (_("Newest"), lists.lines(session, newest)),
            ]
        return [(heading, entries) for heading, entries in found if entries]


class LinkEntrySheet(Overlay):
    """Choose an entry for a criterion, by keys alone if wanted; it closes only when told that the link is saved.

    Signals: `link_requested(int, object)` with the number of the entry and its `Weight`, `line_requested(str)` when the
    user would rather log what was typed.
    """

    link_requested = Signal(int, object)
    line_requested = Signal(str)

    def __init__(
        self,
        criterion: Criterion,
        find: Callable[[str], Found],
        tasks: Tasks,
        *,
        today: date,
        linked: Collection[EntryId] = (),
        draft: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(_("Link entry"), name="link-entry", parent=parent)
        self._find = find
        self._tasks = tasks
        self._is_first = True
        self._field = QLineEdit()
        self._rows = FoundEntries(today, linked, self)
        self._list = QListView()
        self._none = Paragraph("", tone="secondary", name="link-entry-none")
        self._log = LinkButton(_("Log it as a new entry"), name="link-entry-log")
        self._fault = Paragraph("", type="small", tone="danger", name="link-entry-fault")
        self._weight = WeightFields(criterion.thresholds, name="link-entry")
        self._weight.show_draft(draft)
        self._cancel = Button(_("Cancel"), name="link-entry-cancel")
        self._link = Button(_("Link"), name="link-entry-accept", kind="primary", keys="Return")
        self._build(criterion)
        self._connect()
        self._search("")

    @property
    def unsaved(self) -> str:
        """Give the note that would be lost if the dialog closed."""
        return self._weight.note

    def panel_size(self) -> QSize:
        """Stay as high from the first letter to the last."""
        theme = current_theme()
        whole = theme.dp(WIDTH)
        self._list.setMinimumHeight(0)
        fixed = theme.dp(FIELD_HEIGHT) + theme.dp(ROW_HEIGHT) * ROWS_SHOWN + theme.dp(HEADING_HEIGHT)
        return QSize(whole, fixed + self._head.sizeHint().height() + self._foot_height(whole) + 4)

    def panel_top(self) -> int:
        """Stand near the top."""
        return TOP

    def show_fault(self, sentence: str) -> None:
        """Say why the link could not be saved; what was typed stays."""
        self._fault.show_words(sentence)
        self._fault.setVisible(bool(sentence))
        self._settle()

    def finish(self) -> None:
        """Close, because the link is saved."""
        super().accept()

    def accept(self) -> None:
        """Ask to link the chosen entry."""
        line = self._rows.line_at(self._list.currentIndex())
        weight = self._weight.value() if line is not None else None
        if line is not None and weight is not None:
            self.link_requested.emit(line.id, weight)

    def open_over(self) -> None:
        """Open with the cursor in the field."""
        super().open_over()
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Link with Enter from any field."""
        if event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the cursor stays in the field."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self._field and is_key and cast(QKeyEvent, event).key() in PASSED_ON:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _build(self, criterion: Criterion) -> None:
        column = self.panel.column
        self._head = self._title(criterion)
        column.addWidget(self._head)
        column.addLayout(self._field_row())
        column.addWidget(Line())
        self._places = QStackedLayout()
        column.addLayout(self._places, 1)
        self._places.addWidget(self._list)
        self._places.addWidget(self._nothing())
        column.addWidget(Line())
        self._foot = self._lower()
        column.addWidget(self._foot)
        self._build_list()

    def _title(self, criterion: Criterion) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(_EDGE, 14, _EDGE, 0)
        column.setSpacing(1)
        column.addWidget(Label(_("Link entry"), type="small", tone="secondary"))
        column.addWidget(ElidedLabel(criterion.statement, type="section", name="link-entry-criterion"))
        return head

    def _field_row(self) -> QHBoxLayout:
        name_widget(self._field, "link-entry-field", _("Find an entry"))
        self._field.setPlaceholderText(_("Find an entry by its words"))
        self._field.setProperty("bare", "true")
        self._field.setProperty("type", "composer")
        row = QHBoxLayout()
        row.addStrut(current_theme().dp(FIELD_HEIGHT) - 2)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(10)
        row.addWidget(Mark("search", "text.tertiary"))
        row.addWidget(self._field, 1)
        return row

    def _nothing(self) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(_EDGE, 14, _EDGE, 14)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addWidget(self._log)
        column.addStretch(1)
        return place

    def _lower(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(_EDGE, 14, _EDGE, 16)
        column.setSpacing(0)
        column.addWidget(self._weight)
        column.addWidget(self._fault)
        column.addSpacing(16)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Keycaps(KeyHint(("Up", "Down"), _("Choose")), name="link-entry-hint-move", style="small"))
        foot.addSpacing(8)
        foot.addWidget(Keycaps(KeyHint(("Tab",), _("How it counts")), name="link-entry-hint-tab", style="small"))
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._link)
        column.addLayout(foot)
        self._fault.hide()
        return lower

    def _build_list(self) -> None:
        name_widget(self._list, "link-entry-list", _("Entries"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_EntryRows(self._list))
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setViewportMargins(0, 4, 0, 4)

    def _connect(self) -> None:
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._search)
        self._list.selectionModel().currentChanged.connect(self._say_current)
        self._list.doubleClicked.connect(self.accept)
        self._weight.grown.connect(self._settle)
        self._cancel.clicked.connect(self.reject)
        self._link.clicked.connect(self.accept)
        self._log.clicked.connect(self._ask_for_line)

    def _search(self, typed: str) -> None:
        self._tasks.run(lambda: self._find(typed), self._show_found, key="link-entry")

    def _show_found(self, found: Found) -> None:
        self._rows.show_found(found)
        self._list.scrollToTop()
        self._list.setCurrentIndex(self._rows.first())
        is_any = self._rows.rowCount() > 0
        typed = self._field.text().strip()
        self._places.setCurrentIndex(0 if is_any else 1)
        words = _("No entries match “{words}”. Try fewer words.").format(words=typed)
        self._none.show_words(words if typed else _("The journal is empty."))
        self._link.setEnabled(self._list.currentIndex().isValid())

    def _say_current(self, index: QModelIndex) -> None:
        self._link.setEnabled(index.isValid())
        self._field.setAccessibleDescription(str(index.data() or ""))

    def _ask_for_line(self) -> None:
        self.reject()
        self.line_requested.emit(self._field.text().strip())

    def _foot_height(self, width: int) -> int:
        return self._foot.heightForWidth(width) if self._foot.hasHeightForWidth() else self._foot.sizeHint().height()

    def _settle(self) -> None:
        if self.isVisible():
            self._cover()


class _Found(NamedTuple):
    line: EntryLine
    is_linked: bool


class FoundEntries(QAbstractListModel):
    """Entries under their headings; those that are linked already cannot be chosen again."""

    def __init__(self, today: date, linked: Collection[EntryId], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._linked = frozenset(linked)
        self._rows: list[_Found | str] = []

    def show_found(self, found: Found) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._rows = []
        for heading, entries in found:
            if heading:
                self._rows.append(heading)
            self._rows += [_Found(line, line.id in self._linked) for line in entries]
        self.endResetModel()

    def first(self) -> QModelIndex:
        """Give the first entry that can be chosen."""
        places = (self.index(place) for place in range(len(self._rows)))
        return next((index for index in places if self.line_at(index) is not None), QModelIndex())

    def found_at(self, index: Index) -> _Found | None:
        """Give what a row shows; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if row is None or isinstance(row, str) else row

    def line_at(self, index: Index) -> EntryLine | None:
        """Give the entry of a row; None for a heading and for one that is linked already."""
        found = self.found_at(index)
        return None if found is None or found.is_linked else found.line

    def rowCount(self, parent: Index | None = None) -> int:
        """Count rows, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only entries be chosen that are not linked yet."""
        if self.line_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row."""
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            linked = _("linked already") if row.is_linked else scope_words(row.line.scope)
            return f"{row.line.title}, {near_day(row.line.day, self.today)}, {linked}"
        return row.line.title if role == Qt.ItemDataRole.ToolTipRole else None


class _EntryRows(RowDelegate):
    inset = (8, 0, 8, 0)
    always_active = True

    def height_of(self, index: Index) -> int:
        return HEADING_HEIGHT if _row_of(index) is None else ROW_HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        found, colours = _row_of(index), theme.colours.text
        inner = rect.adjusted(self.padding, 0, -self.padding, 0)
        if found is None:
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            draw_words(painter, inner.adjusted(0, 4, 0, 0), words, theme.font("small"), colours.secondary)
            return
        line = found.line
        ink = colours.tertiary if found.is_linked else colours.primary
        today = cast(FoundEntries, index.model()).today
        day_width = theme.dp(64)
        day = QRect(inner.left(), inner.top(), day_width, inner.height())
        draw_words(painter, day, near_day(line.day, today), theme.font("small"), colours.tertiary)
        end = _paint_end(painter, inner, found, theme)
        title = QRect(inner.left() + day_width, inner.top(), end - inner.left() - day_width - 10, inner.height())
        draw_words(painter, title, line.title, theme.font("body"), ink)


def _row_of(index: Index) -> _Found | None:
    return cast(FoundEntries, index.model()).found_at(index)


def _paint_end(painter: QPainter, inner: QRect, found: _Found, theme: Theme) -> int:
    """Paint the scope, or that the entry is linked already; gives where it begins."""
    if found.is_linked:
        width = QFontMetrics(theme.font("small")).horizontalAdvance(_("Linked"))
        place = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        draw_words(painter, place, _("Linked"), theme.font("small"), theme.colours.text.tertiary)
        return place.left()
    if found.line.scope is None:
        return inner.right()
    words = scope_words(found.line.scope)
    left = inner.right() - QFontMetrics(theme.font("small_strong")).horizontalAdvance(words) - 16
    draw_chip(painter, left, inner.center().y() + 1, words, theme)
    return left
