"""The command palette: find a command, criterion, entry or screen by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.dialogs.finding import Group, PaletteItem, Provider, arranged, rank
from ladderdesk.ui.dialogs.found_rows import HEADING_HEIGHT, ROW_HEIGHT, FoundModel, FoundRows
from ladderdesk.ui.tasks import Tasks
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label

WIDTH = 640
TOP = 110
FIELD_HEIGHT = 52
FOOT_HEIGHT = 36
LIST_MARGINS = 20
ONLY_COMMANDS = ">"
PASSED_ON = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(Overlay):
    """Offer what matches the words typed; arrows move, Enter runs, Esc closes. Where nothing matches, the words remain.

    Signals, each after the palette has closed: `command_chosen(str)`, `criterion_chosen(str)`, `entry_chosen(int)`,
    `topic_chosen(str)`, `page_chosen(str)`; `search_chosen(str)` and `line_chosen(str)` with the words, to look for
    them or to log them.
    """

    command_chosen = Signal(str)
    criterion_chosen = Signal(str)
    entry_chosen = Signal(int)
    topic_chosen = Signal(str)
    page_chosen = Signal(str)
    search_chosen = Signal(str)
    line_chosen = Signal(str)

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
        fixed = theme.dp(FIELD_HEIGHT) + theme.dp(FOOT_HEIGHT) + LIST_MARGINS
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
        # Empty, the list would ask for more than there is and squeeze the field.
        self._list.setMinimumHeight(0)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def _field_row(self) -> QHBoxLayout:
        self._field.setObjectName("palette-field")
        self._field.setAccessibleName(_("Find a command, criterion, entry, topic or screen"))
        self._field.setPlaceholderText(_("Find a command, criterion, entry, topic or screen"))
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
        found = arranged([*rank(self._own, typed), *self._found], typed)
        self._rows.show_items(found or self._with_words(), typed)
        count = len(found)
        self._count.show_words(
            ngettext("{count} result", "{count} results", count).format(count=count) if typed else ""
        )
        self._list.setCurrentIndex(self._rows.find(held) or self._rows.first())
        if self.isVisible():
            self._cover()

    def _with_words(self) -> list[PaletteItem]:
        """Offer what can be done with words that match nothing."""
        words = self._field.text().strip()
        if not words or words.startswith(ONLY_COMMANDS):
            return []
        return [
            PaletteItem(Group.WORDS, "search", _("Search everything for “{words}”").format(words=words), icon="search"),
            PaletteItem(Group.WORDS, "log", _("Log “{words}” as a win").format(words=words), icon="plus"),
        ]

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
        match item.group:
            case Group.COMMAND:
                self.command_chosen.emit(item.id)
            case Group.CRITERION:
                self.criterion_chosen.emit(item.id)
            case Group.ENTRY:
                self.entry_chosen.emit(int(item.id))
            case Group.LEARN:
                self.topic_chosen.emit(item.id)
            case Group.PAGE:
                self.page_chosen.emit(item.id)
            case Group.WORDS:
                chosen = self.search_chosen if item.id == "search" else self.line_chosen
                chosen.emit(self._field.text().strip())


def item_of(made: Offer) -> PaletteItem:
    """Make a palette item of a command."""
    command = made.command
    group = Group.PAGE if command.menu == "go" else Group.COMMAND
    icon = command.icon or "arrow"
    return PaletteItem(group, command.id, command.words, command.hint, "", icon, made.keys[0] if made.keys else "")


__all__ = ["Group", "Palette", "PaletteItem", "Provider"]
