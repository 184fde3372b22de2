"""The sheet over the screen that opens a figure, row by row, down to the sentence in the entry."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.readiness.drill_rows import ROW, Index, SheetRowDelegate, SheetRows, are_alike
from ladderdesk.ui.readiness.trail import Row, Sheet, Step
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton, LinkButton
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line, ScrollColumn
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.status import StatusPill
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

FindSheet = Callable[[Step], Sheet | None]
_WIDTH = 640
_HEIGHT = 600
_CRUMB_LETTERS = 28
_BATCH = 200
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)


class DrillSheet(Overlay):
    """Open figures over the screen: rows lead on, the words at the top lead back.

    Signals: `entry_requested(int)`, `criterion_requested(str)`, `action_wanted(str)` with the id of a plateau,
    `copied()` after words went to the clipboard.
    """

    entry_requested = Signal(int)
    criterion_requested = Signal(str)
    action_wanted = Signal(str)
    copied = Signal()

    def __init__(self, find_sheet: FindSheet, *, parent: QWidget) -> None:
        super().__init__(_("What this figure is made of"), name="readiness-sheet", parent=parent)
        self._find_sheet = find_sheet
        self._trail: list[tuple[Step, int]] = []
        self._sheet: Sheet | None = None
        self._rows = SheetRows(self)
        self._list = QListView()
        self._crumbs = QHBoxLayout()
        self._title = Paragraph(type="heading", most_lines=3, name="readiness-sheet-title")
        self._figure = Label(type="heading", tone="accent", name="readiness-sheet-figure")
        self._status = StatusPill(name="readiness-sheet-status")
        self._words = QVBoxLayout()
        self._reading = ScrollColumn(_("Entry"), name="readiness-sheet-reading", padding=(20, 14, 20, 14), gap=10)
        self._go_entry = Button(_("Open entry"), name="readiness-sheet-entry", kind="primary")
        self._go_criterion = Button(_("Open in Gaps"), name="readiness-sheet-criterion")
        self._add = Button(_("Add as action"), name="readiness-sheet-action", kind="primary", icon="plus")
        self._copy = Button(_("Copy words"), name="readiness-sheet-copy")
        self._close = IconButton("x", _("Close"), name="readiness-sheet-close", keys="Esc", edge=28)
        self._build()
        self._connect()

    @property
    def sheet(self) -> Sheet | None:
        """Give what is shown."""
        return self._sheet

    def open_at(self, step: Step) -> None:
        """Open over the window with one step."""
        self._trail = []
        if self._go(step) and not self.isVisible():
            self.open_over()
        self._take_focus()

    def refresh(self) -> None:
        """Show the present step again after something changed; go back to the nearest that is still there."""
        while self._trail:
            step, _row = self._trail[-1]
            if self._show(step):
                return
            self._trail.pop()
        self.reject()

    def panel_size(self) -> QSize:
        """Keep one size on the whole way."""
        theme = current_theme()
        return QSize(theme.dp(_WIDTH), theme.dp(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Backspace or Left, open the entry on Enter, scroll its words."""
        if event.key() in _BACK:
            self._back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = self.panel.column
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 0)
        head.setSpacing(0)
        head.addLayout(self._crumbs, 1)
        head.addWidget(self._close)
        column.addLayout(head)
        title = QHBoxLayout()
        title.setContentsMargins(20, 6, 20, 0)
        title.setSpacing(12)
        title.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(title)
        self._words.setContentsMargins(20, 8, 20, 0)
        self._words.setSpacing(4)
        column.addLayout(self._words)
        column.addSpacing(12)
        column.addWidget(Line())
        column.addWidget(self._list, 1)
        column.addWidget(self._reading, 1)
        column.addWidget(Line())
        column.addLayout(self._foot())
        self._build_list()

    def _build_list(self) -> None:
        name_widget(self._list, "readiness-sheet-rows", _("What it is made of"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(SheetRowDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setBatchSize(_BATCH)
        self._list.setViewportMargins(0, 6, 0, 6)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 10)
        foot.setSpacing(14)
        self._enter_hint = Keycaps(KeyHint(("Enter",), _("Open")), name="readiness-sheet-enter-hint")
        self._back_hint = Keycaps(KeyHint(("Backspace",), _("Back")), name="readiness-sheet-back-hint")
        foot.addWidget(self._enter_hint)
        foot.addWidget(self._back_hint)
        foot.addWidget(Keycaps(KeyHint(("Esc",), _("Close")), name="readiness-sheet-esc-hint"))
        foot.addStretch(1)
        for button in (self._copy, self._go_criterion, self._go_entry, self._add):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self._list.clicked.connect(self._open_row)
        self._close.clicked.connect(self.reject)
        self._go_entry.clicked.connect(self._ask_for_entry)
        self._go_criterion.clicked.connect(self._ask_for_criterion)
        self._add.clicked.connect(self._ask_for_action)
        self._copy.clicked.connect(self._copy_words)

    def _go(self, step: Step) -> bool:
        if not self._show(step):
            return False
        self._trail.append((step, 0))
        self._show_crumbs()
        self._choose(0)
        return True

    def _show(self, step: Step) -> bool:
        sheet = self._find_sheet(step)
        if sheet is None:
            return False
        here = self._list.currentIndex().row()
        self._sheet = sheet
        self._title.show_words(sheet.title)
        self._figure.show_words(sheet.figure)
        self._figure.setVisible(bool(sheet.figure))
        self._status.setVisible(sheet.status is not None)
        if sheet.status is not None:
            self._status.show_status(sheet.status)
        _fill(self._words, [Paragraph(words, type="small", tone="secondary") for words in sheet.words])
        self._show_content(sheet)
        self._choose(max(0, here))
        return True

    def _show_content(self, sheet: Sheet) -> None:
        self._list.setUniformItemSizes(are_alike(sheet.rows))
        self._rows.show_rows(sheet.rows)
        is_entry = sheet.entry is not None
        self._list.setVisible(not is_entry)
        self._reading.setVisible(is_entry)
        texts = sheet.reading or ((_("This entry is its title alone."),) if is_entry else ())
        _fill(self._reading.column, [Paragraph(words, type="reading") for words in texts])
        if is_entry:
            self._reading.column.addStretch(1)
        self._go_entry.setVisible(is_entry)
        self._go_criterion.setVisible(sheet.criterion is not None)
        self._add.setVisible(sheet.plateau is not None)
        self._copy.setVisible(bool(sheet.copied))
        opens = is_entry or any(row.step is not None for row in sheet.rows)
        self._enter_hint.setVisible(opens)

    def _show_crumbs(self) -> None:
        links: list[QWidget] = []
        for place, (step, _row) in enumerate(self._trail[:-1]):
            sheet = self._find_sheet(step)
            link = LinkButton(_short(sheet.crumb if sheet else ""), name=f"readiness-crumb-{place}")
            link.setProperty("place", place)
            link.clicked.connect(self._follow_crumb)
            links += [link, Label("/", type="small", tone="tertiary")]
        here = ElidedLabel(self._sheet.crumb if self._sheet else "", type="small", tone="secondary")
        _fill(self._crumbs, [*links, here])
        self._crumbs.setSpacing(6)
        self._crumbs.setStretchFactor(here, 1)
        self._back_hint.setVisible(len(self._trail) > 1)

    def _follow_crumb(self) -> None:
        place = self.sender().property("place")
        self._back(len(self._trail) - 1 - int(place))

    def _back(self, steps: int = 1) -> None:
        if len(self._trail) <= steps:
            return
        self._trail = self._trail[: len(self._trail) - steps]
        step, row = self._trail[-1]
        if self._show(step):
            self._choose(row)
        self._show_crumbs()
        self._take_focus()

    def _open_row(self, index: Index) -> None:
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None or row.step is None:
            return
        step, _here = self._trail[-1]
        self._trail[-1] = (step, index.row())
        self._go(row.step)
        self._take_focus()

    def _enter(self) -> None:
        if self._sheet is not None and self._sheet.entry is not None:
            self._ask_for_entry()
        else:
            self._open_row(self._list.currentIndex())

    def _choose(self, row: int) -> None:
        """Put the cursor on a row, or the nearest that opens; where none opens they are there to be read."""
        rows = self._rows.shown
        opening = (place for place in _outwards(row, len(rows)) if rows[place].step is not None)
        readable = (place for place in _outwards(row, len(rows)) if not rows[place].is_heading)
        place = next(opening, next(readable, None))
        if place is not None:
            self._list.setCurrentIndex(self._rows.index(place))

    def _take_focus(self) -> None:
        has_rows = self._list.isVisibleTo(self) and bool(self._rows.shown)
        (self._list if has_rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll(self, key: Qt.Key) -> None:
        bar = self._reading.verticalScrollBar()
        down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        far = bar.pageStep() if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else bar.singleStep()
        bar.setValue(bar.value() + (far if down else -far))

    def _ask_for_entry(self) -> None:
        if self._sheet is not None and self._sheet.entry is not None:
            number = self._sheet.entry
            self.accept()
            self.entry_requested.emit(number)

    def _ask_for_criterion(self) -> None:
        if self._sheet is not None and self._sheet.criterion is not None:
            criterion = self._sheet.criterion
            self.accept()
            self.criterion_requested.emit(criterion)

    def _ask_for_action(self) -> None:
        if self._sheet is not None and self._sheet.plateau is not None:
            plateau = self._sheet.plateau
            self.accept()
            self.action_wanted.emit(plateau)

    def _copy_words(self) -> None:
        if self._sheet is not None:
            QGuiApplication.clipboard().setText(self._sheet.copied)
            self.copied.emit()


def _fill(layout: QHBoxLayout | QVBoxLayout, widgets: list[Any]) -> None:
    """Put these widgets into a layout instead of what it held."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)


def _outwards(place: int, count: int) -> Iterator[int]:
    """Go from a place to those above and below it, near ones first."""
    here = min(place, count - 1)
    for step in range(count):
        yield from (each for each in dict.fromkeys((here - step, here + step)) if 0 <= each < count)


def _short(words: str) -> str:
    return words if len(words) <= _CRUMB_LETTERS else f"{words[: _CRUMB_LETTERS - 1].rstrip()}…"
