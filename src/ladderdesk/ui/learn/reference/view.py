"""One reference page as it is seen: its head, table, cards, figures, notes and documents."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.catalogue.narrowing import Narrowed, Sieve
from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.cards import CardsPart
from ladderdesk.ui.learn.reference.head import PageHead
from ladderdesk.ui.learn.reference.questions import QuestionRow
from ladderdesk.ui.learn.reference.reading import PageSeen
from ladderdesk.ui.learn.reference.tablepart import TablePart
from ladderdesk.ui.learn.sources import SourceLine
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.frames import Pane, ScrollColumn
from ladderdesk.ui.widgets.rowbox import PADDING, Inset, Row
from ladderdesk.ui.widgets.text import Paragraph

SIDE = 32
INSET = SIDE - PADDING
"""Rows reach beyond their words, so that these stand in line with everything else."""
NARROW = 560
"""Below this width of the column, in tokens' pixels, rows stand without columns."""
BESIDE = 780
"""From this width on the leverage weeks stand beside the misreadings."""


class PageView(Pane):
    """Show a page and narrow it; what is asked of its parts comes out as their signals.

    Signals: `ladder_requested(str)`, `attended()` when the focus comes to its cells or rows.
    """

    ladder_requested = Signal(str)
    attended = Signal()

    def __init__(self, seen: PageSeen, parent: QWidget | None = None) -> None:
        super().__init__(seen.page.title, name="reference-view", parent=parent)
        self.seen = seen
        self.left: Narrowed = seen.words.narrow(Sieve())
        self.head = PageHead()
        self.table = TablePart(seen) if seen.page.table is not None else None
        self.cards = CardsPart(seen)
        self._nothing = _Nothing()
        self._notes = Paragraph("\n".join(seen.page.notes), type="small", tone="secondary", name="reference-notes")
        self._source = SourceLine(name="reference-source")
        self._scroll = ScrollColumn(seen.page.title, name="reference-scroll", padding=(INSET, 16, INSET, 32), gap=0)
        self._build()
        self._connect()
        self.head.show_page(seen.words)
        self._show_standing(seen)

    def show_page(self, seen: PageSeen) -> None:
        """Show the page as it stands now; what it is narrowed by stays."""
        self.seen = seen
        self.cards.show_page(seen)
        self._show_standing(seen)

    @property
    def is_on_cells(self) -> bool:
        """Say whether the keyboard is on the table rather than on the rows."""
        return self.table is not None and self.table.has_focus

    def take_focus(self) -> None:
        """Put the keyboard on the cells, else on the first row, else into the field."""
        first = self.cards.first_row
        if self.table is not None and not self.table.isHidden():
            self.table.take_focus()
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, key: str) -> None:
        """Go to a card, figure or row of the table, and put the keyboard there."""
        self.head.clear()
        row = self.cards.find_row(key)
        if row is not None:
            if isinstance(row, QuestionRow):
                row.open_answer()
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_row(row)
        elif self.table is not None:
            self.table.go_to_row(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._arrange()

    def _show_standing(self, seen: PageSeen) -> None:
        if self.table is not None:
            self.table.show_own(seen.own_role)
        has_own = seen.own_role is not None
        before = _("Your role is highlighted.") if has_own else ""
        self._source.show_sources(seen.page.sources, read_in=seen.page.year, before=before)
        self._narrow(self.head.sieve)

    def _build(self) -> None:
        column = self._scroll.column
        column.addWidget(Inset(self.head))
        column.addSpacing(16)
        if self.table is not None:
            column.addWidget(Inset(self.table))
            column.addSpacing(20 if self.seen.cards else 10)
        column.addWidget(self.cards)
        column.addWidget(Inset(self._nothing))
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 14, PADDING, 0)
        foot.setSpacing(4)
        foot.addWidget(self._notes)
        foot.addWidget(self._source)
        column.addLayout(foot)
        column.addStretch(1)
        self._notes.setVisible(bool(self.seen.page.notes))
        self.column.addWidget(self._scroll)

    def _connect(self) -> None:
        self.head.sieve_changed.connect(self._narrow)
        self._nothing.clear_requested.connect(self._clear)
        self.cards.row_attended.connect(self._show_row)
        self.cards.row_attended.connect(self._tell_attended)
        if self.table is not None:
            self.table.ladder_requested.connect(self.ladder_requested)
            self.table.place_attended.connect(self._show_area)
            self.table.attended.connect(self.attended)

    def _narrow(self, sieve: Sieve) -> None:
        self.left = self.seen.words.narrow(sieve)
        if self.table is not None:
            self.table.narrow(self.left)
        self.cards.show_only({*self.left.cards, *self.left.facts}, is_searched=not sieve.is_open)
        self._nothing.show_for(sieve, self.left)

    def _clear(self) -> None:
        self.head.clear()
        self.head.field.setFocus()

    def _arrange(self) -> None:
        theme = current_theme()
        width = self.width() - 2 * SIDE - self._scroll.verticalScrollBar().sizeHint().width()
        self.head.arrange(width)
        self.cards.arrange(is_narrow=width < theme.dp(NARROW), has_room=width >= theme.dp(BESIDE))
        if self.table is not None:
            self.table.arrange(width, max(theme.dp(240), self.height() - theme.dp(24)))

    def _tell_attended(self, _row: Row) -> None:
        self.attended.emit()

    def _show_row(self, row: Row) -> None:
        self._scroll.ensureWidgetVisible(row, 0, current_theme().dp(24))

    def _show_area(self, widget: QWidget, area: QRect) -> None:
        content = self._scroll.widget()
        assert content is not None
        at = widget.mapTo(content, QPoint(0, 0))
        middle = area.translated(at).center()
        self._scroll.ensureVisible(0, middle.y(), 0, area.height() // 2 + current_theme().dp(40))


class _Nothing(QWidget):
    """Say that nothing matches, and offer to clear what narrows the page."""

    clear_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(tone="secondary", name="reference-nothing")
        clear = LinkButton(_("Clear the filter"), name="reference-clear")
        clear.clicked.connect(self.clear_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(clear)
        self.hide()

    def show_for(self, sieve: Sieve, left: Narrowed) -> None:
        self.setVisible(left.is_empty and not sieve.is_open)
        typed = sieve.words.strip()
        words = _("Nothing on this page matches “{words}”.") if typed else _("Nothing on this page matches.")
        self._words.show_words(words.format(words=typed))
