"""The sheet with the entries behind a suggestion."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from ladderdesk.assess.suggested_answers import Basis, SuggestedAnswer, suggestion_text
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Evidence
from ladderdesk.locales import day_text
from ladderdesk.ui.gaps.words import scope_words, strength_words
from ladderdesk.ui.page import Page
from ladderdesk.ui.single_keys import single_keys
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rowbox import LETTERS
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, draw_icon_in_row, draw_words
from ladderdesk.ui.widgets.text import Paragraph

Index = QModelIndex | QPersistentModelIndex
EVIDENCE = Qt.ItemDataRole.UserRole + 1
WIDTH, MOST_ROWS = 560, 7
ROW = 46
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def show_behind(page: Page, suggestion: SuggestedAnswer) -> None:
    """Show over the window of a page what stands behind a suggestion; the page asks for the entry that is opened."""
    sheet = BehindSheet(suggestion, parent=page.window())
    sheet.entry_requested.connect(page.entry_requested)
    sheet.finished.connect(sheet.deleteLater)
    page.destroyed.connect(sheet.deleteLater)
    sheet.open_over()


class BehindSheet(Overlay):
    """List the entries that suggest an answer, newest first; Enter or a click opens one.

    Signals: `entry_requested(int)`.
    """

    entry_requested = Signal(int)

    def __init__(self, suggestion: SuggestedAnswer, *, parent: QWidget) -> None:
        super().__init__(suggestion_text(suggestion), name="assess-behind", parent=parent)
        self._suggestion = suggestion
        self._list = _EntryList()
        self._close = IconButton("x", _("Close"), name="assess-behind-close", keys="Esc", edge=28)
        self._head = Paragraph(suggestion.question.prompt, type="heading", name="assess-behind-title")
        self._why = Paragraph(_why(suggestion), type="small", tone="secondary", name="assess-behind-why")
        self._build()
        self._list.opened.connect(self._open)
        self._close.clicked.connect(self.reject)

    def open_over(self) -> None:
        """Open with the keyboard on the newest entry."""
        super().open_over()
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panel_size(self) -> QSize:
        """Be as high as the words and a few rows need."""
        theme = current_theme()
        width = theme.dp(WIDTH)
        margins = self.panel.frame_margins()
        whole = width + margins.left() + margins.right()
        height = self.panel.column.totalHeightForWidth(whole) - margins.top() - margins.bottom()
        return QSize(width, height)

    def _build(self) -> None:
        column = self.panel.column
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 12, 0)
        head.addWidget(self._head, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        why = QHBoxLayout()
        why.setContentsMargins(20, 4, 20, 12)
        why.addWidget(self._why)
        column.addLayout(why)
        column.addWidget(Line())
        self._build_list()
        column.addWidget(self._list)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 10)
        foot.setSpacing(14)
        for number, hint in enumerate((KeyHint(("Enter",), _("Open the entry")), KeyHint(("Esc",), _("Close")))):
            foot.addWidget(Keycaps(hint, name=f"assess-behind-hint-{number}"))
        foot.addStretch(1)
        column.addLayout(foot)

    def _build_list(self) -> None:
        name_widget(self._list, "assess-behind-entries", _("Entries"))
        self._list.setModel(_Rows(self._suggestion.evidence, self))
        self._list.setItemDelegate(_EntryRow(self._list))
        self._list.setMouseTracking(True)
        rows = min(len(self._suggestion.evidence), MOST_ROWS)
        self._list.setFixedHeight(current_theme().dp(ROW) * rows + 12)
        self._list.setViewportMargins(0, 6, 0, 6)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _open(self, index: Index) -> None:
        one: Evidence | None = index.data(EVIDENCE) if index.isValid() else None
        if one is not None:
            self.accept()
            self.entry_requested.emit(one.entry)


class _EntryList(QListView):
    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() in ENTER:
            self.opened.emit(here)
        elif event.key() in LETTERS and single_keys().are_on:
            there = self.model().index(here.row() + LETTERS[Qt.Key(event.key())], 0)
            self.setCurrentIndex(there if there.isValid() else here)
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    def __init__(self, evidence: tuple[Evidence, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._evidence = evidence

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._evidence)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._evidence[index.row()]
        if role == EVIDENCE:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{one.title}, {_facts(one)}"
        return None


class _EntryRow(RowDelegate):
    row_height = ROW
    inset = (8, 1, 8, 1)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        one: Evidence = index.data(EVIDENCE)
        colours, dp = theme.colours.text, theme.dp
        inner = rect.adjusted(dp(12), 0, -dp(10), 0)
        left = draw_icon_in_row(painter, inner.left(), inner, "journal", colours.tertiary, theme) + dp(12)
        middle, width = inner.center().y() + 1, inner.right() - left
        title = QRect(left, middle - dp(19), width, dp(20))
        facts = QRect(left, middle + dp(1), width, dp(16))
        draw_words(painter, title, one.title, theme.font("body_strong"), colours.primary)
        draw_words(painter, facts, _facts(one), theme.font("small"), colours.tertiary)


def _facts(one: Evidence) -> str:
    return " · ".join((day_text(one.last_day), scope_words(one.scope), strength_words(one.strength)))


def _why(suggestion: SuggestedAnswer) -> str:
    """Say on what a suggestion rests, and that it is one."""
    count = len(suggestion.evidence)
    shorts = dict.fromkeys(one.short for one in suggestion.criteria)
    names = ", ".join(_("“{criterion}”").format(criterion=each) for each in shorts)
    if suggestion.basis is Basis.DEMONSTRATED:
        words = ngettext("{n} entry demonstrates {names}.", "{n} entries demonstrate {names}.", count)
    else:
        words = ngettext(
            "{n} entry speaks for {names} through its competency, though it is not linked to it.",
            "{n} entries speak for {names} through their competencies, though they are not all linked to it.",
            count,
        )
    return f"{words.format(n=count, names=names)} {_('The answer is yours.')}"
