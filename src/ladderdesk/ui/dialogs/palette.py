"""The command palette: find a command, criterion, entry or screen by typing."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.dialogs.finding import Group, PaletteItem, Provider, arranged, matched, rank
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint, keycaps_width, paint_keycaps
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words
from ladderdesk.ui.widgets.text import Label

WIDTH = 640
TOP = 110
FIELD_HEIGHT = 52
FOOT_HEIGHT = 36
ROW_HEIGHT = 34
HEADING_HEIGHT = 26
MOST_ROWS = 10
ONLY_COMMANDS = ">"
ITEM = Qt.ItemDataRole.UserRole
PASSED_ON = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(Overlay):
    """Offer what matches the words typed; arrows move, Enter runs, Esc closes.

    Signals, each after the palette has closed: `command_chosen(str)`, `criterion_chosen(str)`, `entry_chosen(int)`,
    `page_chosen(str)`.
    """

    command_chosen = Signal(str)
    criterion_chosen = Signal(str)
    entry_chosen = Signal(int)
    page_chosen = Signal(str)

    def __init__(
        self, offers: Sequence[Offer], providers: Sequence[Provider], tasks: Tasks, *, parent: QWidget
    ) -> None:
        super().__init__(_("Command palette"), name="palette", parent=parent)
        self._own = [item_of(made) for made in offers if made.command.id != "palette"]
        self._providers = list(providers)
        self._tasks = tasks
        self._found: list[PaletteItem] = []
        self._is_chosen = False
        self._field = QLineEdit()
        self._count = Label(type="small", tone="tertiary", name="palette-count")
        self._rows = FoundModel(self)
        self._list = QListView()
        self._build()
        self._connect()
        self._search("")

    def panel_size(self) -> QSize:
        """Be as high as the rows that are shown."""
        theme = current_theme()
        heights = [theme.dp(HEADING_HEIGHT if row is None else ROW_HEIGHT) for row in self._rows.shown()]
        fixed = theme.dp(FIELD_HEIGHT) + theme.dp(FOOT_HEIGHT) + 20
        return QSize(theme.dp(WIDTH), fixed + sum(heights))

    def panel_top(self) -> int:
        """Stand 110 from the top."""
        return TOP

    def open_over(self) -> None:
        """Open with the focus in the field."""
        super().open_over()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the focus stays in the field."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in PASSED_ON:
                self._is_chosen = True
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run_current()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = self.panel.column
        column.addLayout(self._field_row())
        column.addWidget(Line())
        column.addWidget(self._list, 1)
        column.addWidget(self._foot())
        self._list.setObjectName("palette-list")
        self._list.setAccessibleName(_("What was found"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(FoundRows(self._list))
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setViewportMargins(0, 4, 0, 8)

    def _field_row(self) -> QHBoxLayout:
        self._field.setObjectName("palette-field")
        self._field.setAccessibleName(_("Find a command, criterion, entry or screen"))
        self._field.setPlaceholderText(_("Find a command, criterion, entry or screen"))
        self._field.setProperty("bare", "true")
        self._field.setProperty("type", "composer")
        row = QHBoxLayout()
        row.addStrut(current_theme().dp(FIELD_HEIGHT) - 2)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(10)
        row.addWidget(Mark("search", "text.tertiary"))
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        return row

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("palette_foot", "true")
        foot.setFixedHeight(current_theme().dp(FOOT_HEIGHT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(20)
        hints = (
            KeyHint(("Up", "Down"), _("Move")),
            KeyHint(("Return",), _("Run")),
            KeyHint((ONLY_COMMANDS,), _("Commands")),
        )
        for place, hint in enumerate(hints):
            row.addWidget(Keycaps(hint, name=f"palette-hint-{place}", style="small"))
        row.addStretch(1)
        row.addWidget(Keycaps(KeyHint(("Esc",), _("Close")), name="palette-hint-close", style="small"))
        return foot

    def _connect(self) -> None:
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._search)
        self._list.clicked.connect(self._run_at)
        self._list.selectionModel().currentChanged.connect(self._say_current)

    def _search(self, typed: str) -> None:
        words = typed.strip()
        self._is_chosen = False
        if not self._providers or not words or words.startswith(ONLY_COMMANDS):
            self._tasks.forget("palette")
            self._take_found([])
            return
        self._show()
        providers = list(self._providers)
        self._tasks.run(lambda: [item for find in providers for item in find(words)], self._take_found, key="palette")

    def _take_found(self, found: list[PaletteItem]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        typed = self._field.text().strip().removeprefix(ONLY_COMMANDS).strip()
        held = self._rows.item_at(self._list.currentIndex()) if self._is_chosen else None
        self._rows.show_items(arranged([*rank(self._own, typed), *self._found], typed), typed)
        count = self._rows.item_count()
        self._count.show_words(
            ngettext("{count} result", "{count} results", count).format(count=count) if typed else ""
        )
        self._list.setCurrentIndex(self._rows.find(held) or self._rows.first())
        if self.isVisible():
            self._cover()

    def _say_current(self, index: QModelIndex) -> None:
        item = self._rows.item_at(index)
        self._field.setAccessibleDescription(f"{item.words}, {item.hint}" if item is not None else "")

    def _run_current(self) -> None:
        self._run_at(self._list.currentIndex())

    def _run_at(self, index: QModelIndex) -> None:
        item = self._rows.item_at(index)
        if item is None:
            return
        self.accept()
        if item.group == Group.COMMAND:
            self.command_chosen.emit(item.id)
        elif item.group == Group.CRITERION:
            self.criterion_chosen.emit(item.id)
        elif item.group == Group.ENTRY:
            self.entry_chosen.emit(int(item.id))
        else:
            self.page_chosen.emit(item.id)


class FoundModel(QAbstractListModel):
    """The rows of the palette: a heading for each group, then its items."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PaletteItem | Group] = []
        self.typed = ""

    def show_items(self, items: Sequence[PaletteItem], typed: str) -> None:
        """Show other items, which come ordered by group."""
        self.beginResetModel()
        self.typed = typed
        self._rows = []
        for item in items:
            if not self._rows or cast(PaletteItem, self._rows[-1]).group != item.group:
                self._rows.append(item.group)
            self._rows.append(item)
        self.endResetModel()

    def item_count(self) -> int:
        """Count the items, without headings."""
        return sum(isinstance(row, PaletteItem) for row in self._rows)

    def shown(self) -> list[PaletteItem | None]:
        """List the rows that fit into the palette, None for a heading."""
        kept: list[PaletteItem | None] = []
        for row in self._rows:
            if sum(each is not None for each in kept) == MOST_ROWS:
                break
            kept.append(row if isinstance(row, PaletteItem) else None)
        return kept

    def first(self) -> QModelIndex:
        """Give the first row that can be chosen."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def find(self, item: PaletteItem | None) -> QModelIndex | None:
        """Find the row of an item; None where it is not shown."""
        return self.index(self._rows.index(item)) if item in self._rows and item is not None else None

    def item_at(self, index: Index) -> PaletteItem | None:
        """Give the item of a row; None for a heading or none at all."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, PaletteItem) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Count rows, headings included."""
        return len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only items be chosen."""
        if self.item_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return row.words if isinstance(row, PaletteItem) else _heading(row)


class FoundRows(RowDelegate):
    """Paint the palette's rows: what was typed is bold in the words."""

    inset = (6, 0, 6, 0)
    always_active = True

    def height_of(self, index: Index) -> int:
        """Give headings less height."""
        return HEADING_HEIGHT if self.is_header(index) else ROW_HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint a heading, or icon, words, hint and what stands at the right."""
        model = cast(FoundModel, index.model())
        item = model.item_at(index)
        if item is None:
            heading = rect.adjusted(6, 4, 0, 0)
            draw_words(painter, heading, str(model.data(index)), theme.font("caption"), theme.colours.text.tertiary)
            return
        left = rect.left() + 20 + theme.icon_size.s
        if item.icon:
            draw_icon_in_row(painter, rect.left() + 10, rect, item.icon, theme.color(item.color), theme)
        right = _paint_aside(painter, rect, item, state, theme)
        left = _paint_matched(
            painter, QRect(left, rect.top(), right - left, rect.height()), item.words, model.typed, theme
        )
        if item.hint and right - left > 40:
            hint = QRect(left + 10, rect.top(), right - left - 10, rect.height())
            draw_words(painter, hint, item.hint, theme.font("small"), theme.colours.text.tertiary)


def item_of(made: Offer) -> PaletteItem:
    """Make a palette item of a command."""
    command = made.command
    group = Group.PAGE if command.menu == "go" else Group.COMMAND
    icon = command.icon or "arrow"
    return PaletteItem(group, command.id, command.words, command.hint, "", icon, made.keys[0] if made.keys else "")


def _heading(group: Group) -> str:
    return {
        Group.COMMAND: _("Commands"),
        Group.CRITERION: _("Criteria"),
        Group.ENTRY: _("Entries"),
        Group.PAGE: _("Go to"),
    }[group]


def _paint_aside(painter: QPainter, rect: QRect, item: PaletteItem, state: RowState, theme: Theme) -> int:
    """Paint the keys or the words at the right; gives where the room before them ends."""
    keys = (item.keys,) if item.keys else ("Return",) if state.is_selected and not item.aside else ()
    if keys:
        left = rect.right() - 9 - keycaps_width(theme, keys)
        paint_keycaps(painter, left, rect.center().y() + 1, keys, theme)
        return left - 12
    width = QFontMetrics(theme.font("small")).horizontalAdvance(item.aside)
    place = QRect(rect.right() - 10 - width, rect.top(), width + 1, rect.height())
    draw_words(painter, place, item.aside, theme.font("small"), theme.colours.text.tertiary)
    return place.left() - 12


def _paint_matched(painter: QPainter, rect: QRect, words: str, typed: str, theme: Theme) -> int:
    usual, bold = theme.font("body"), QFont(theme.font("body"))
    bold.setWeight(QFont.Weight.Bold)
    left = rect.left()
    for piece, is_match in matched(words, typed):
        room = QRect(left, rect.top(), rect.right() - left, rect.height())
        if room.width() <= 8:
            break
        left += draw_words(painter, room, piece, bold if is_match else usual, theme.colours.text.primary)
    return left


__all__ = ["Group", "Palette", "PaletteItem", "Provider"]
