"""The list of what needs the user, each row with the one thing to do about it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from ladderdesk.assess.attention import Attention, Need
from ladderdesk.i18n import _
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.heat import day_words
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_icon_in_row, draw_words

ROW = 41
AMBER, QUIET = "status.emerging.fg", "text.secondary"
SIDE = 10
GAP = 10
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AttentionRow(NamedTuple):
    """What a row shows: an icon and its colour, why, what, when or where, and what Enter does."""

    icon: str
    color: str
    title: str
    words: str
    aside: str
    act: str


class AttentionList(QListView):
    """Show what needs the user, as high as its rows; a click on a row's action, or Enter, does it.

    Signals: `act_requested(Attention)`.
    """

    act_requested = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AttentionModel(self)
        self.setObjectName(name)
        self.setAccessibleName(_("Needs attention"))
        self.setProperty("pane", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_AttentionRows(self))
        self.setModel(self.rows)

    @property
    def current(self) -> Attention | None:
        """Give the row the keys act on."""
        index = self.currentIndex()
        return self.rows.attention(index) if index.isValid() else None

    def show_rows(self, found: Sequence[Attention], today: date) -> None:
        """Show these; the current one stays so, and where it is gone its neighbour is."""
        held, place = self.current, max(0, self.currentIndex().row())
        self.rows.show_rows(found, today)
        subjects = [one.subject for one in found]
        if held is not None and held.subject in subjects:
            place = subjects.index(held.subject)
        if found:
            self.setCurrentIndex(self.rows.index(min(place, len(found) - 1)))
        self.updateGeometry()

    def step(self, by: int) -> None:
        """Make a neighbour the current row."""
        place = self.currentIndex().row() + by
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place))

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        return QSize(400, current_theme().dp(ROW) * self.rows.rowCount())

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with Enter what the current row asks for."""
        if Qt.Key(event.key()) in ENTER and self.current is not None:
            self.act_requested.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self._acts_at(event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the action under the pointer says."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._acts_at(event):
            index = self.indexAt(event.position().toPoint())
            self.act_requested.emit(self.rows.attention(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what a row asks for where it is clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._acts_at(event):
            self.act_requested.emit(self.rows.attention(index))

    def _acts_at(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        return index.isValid() and event.position().x() >= self.viewport().width() - self.rows.act_width() - 2 * SIDE


class AttentionModel(QAbstractListModel):
    """Hold the rows with their words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Attention] = ()
        self._rows: list[AttentionRow] = []

    def show_rows(self, found: Sequence[Attention], today: date) -> None:
        """Show these in place of others."""
        self.beginResetModel()
        self._found = found
        self._rows = [row_of(one, today) for one in found]
        self.endResetModel()

    def attention(self, index: Index) -> Attention:
        """Give what a row stands for."""
        return self._found[index.row()]

    def act_width(self) -> int:
        """Tell how wide the widest action is."""
        metrics = QFontMetrics(current_theme().font("small_strong"))
        return max((metrics.horizontalAdvance(row.act) for row in self._rows), default=0)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Count the rows."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row, its title, or all of it in one sentence."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.words, row.aside, row.act)))
        return None


class _AttentionRows(RowDelegate):
    row_height = ROW
    inset = (0, 0, 0, 1)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        row: AttentionRow = index.data(Qt.ItemDataRole.UserRole)
        text = theme.colours.text
        inner = rect.adjusted(SIDE, 0, -8, 0)
        right = Qt.AlignmentFlag.AlignRight
        model = index.model()
        assert isinstance(model, AttentionModel)
        act_width = model.act_width()
        draw_words(painter, inner, row.act, theme.font("small_strong"), text.link, align=right)
        aside = inner.adjusted(0, 0, -act_width - 16, 0)
        aside_width = draw_words(painter, aside, row.aside, theme.font("small"), text.tertiary, align=right)
        left = draw_icon_in_row(painter, inner.left(), inner, row.icon, theme.color(row.color), theme) + GAP
        words = QRect(left, inner.top(), aside.right() - aside_width - 12 - left, inner.height())
        width = draw_words(painter, words, row.title, theme.font("body_strong"), text.primary)
        rest = words.adjusted(width + GAP, 0, 0, 0)
        if rest.width() > 40:
            draw_words(painter, rest, row.words, theme.font("body"), text.secondary)
        if not state.is_selected and index.row() < model.rowCount() - 1:
            painter.fillRect(QRect(SIDE, rect.bottom() + 1, rect.width() - 2 * SIDE, 1), theme.colours.border.subtle)


def row_of(one: Attention, today: date) -> AttentionRow:
    """Word a row."""
    day = day_words(one.day) if one.day else ""
    quoted = _("“{title}”").format(title=one.words)
    match one.need:
        case Need.OVERDUE:
            return AttentionRow("clock", AMBER, _("Action overdue"), one.words, day, _("Mark done"))
        case Need.CHECKPOINT:
            words = _("{guide}, day {n}: {title}").format(guide=one.group, n=one.day_number, title=one.words)
            return AttentionRow("learn", AMBER, _checkpoint_words(one.day, today), words, day, _("Start"))
        case Need.DUE:
            return AttentionRow("clock", AMBER, _due_words(one.day, today), one.words, day, _("Mark done"))
        case Need.UNDATED:
            return AttentionRow("clock", QUIET, _("Action has no due date"), one.words, "", _("Due in a week"))
        case Need.UNMEASURED_DRAFT:
            return AttentionRow("draft", AMBER, _("Draft has no impact number"), quoted, day, _("Add number"))
        case Need.DRAFT:
            return AttentionRow("draft", QUIET, _("Draft to finish"), quoted, day, _("Open draft"))
        case Need.NEW_SINCE_NOT_YET:
            return AttentionRow("people", AMBER, _("New evidence since “not yet”"), one.words, one.group, _("Open gap"))
        case Need.VERDICT_DIFFERS:
            return AttentionRow("people", AMBER, _("Said to be not yet there"), one.words, one.group, _("Open gap"))
        case Need.NO_EVIDENCE:
            title = _("No evidence for a target criterion")
            return AttentionRow("gaps", QUIET, title, one.words, one.group, _("Open gap"))
        case Need.TARGET_PASSED:
            return AttentionRow("flag", AMBER, _("Target date has passed"), one.words, day, _("Change"))


def _checkpoint_words(due: date | None, today: date) -> str:
    return _("Checkpoint due today") if due == today else _("Checkpoint waiting")


def _due_words(due: date | None, today: date) -> str:
    if due == today:
        return _("Action due today")
    if due == today + timedelta(days=1):
        return _("Action due tomorrow")
    return _("Action due on {weekday}").format(weekday=QLocale().dayName(due.isoweekday())) if due else ""
