"""The Gaps table: each criterion with its status, its evidence, the last day of it, and what the manager says."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from ladderdesk.assess.values import Standing
from ladderdesk.assess.words import capitalised
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Status, Verdict, VerdictWord
from ladderdesk.ui.gaps.model import GapRow, GapsModel
from ladderdesk.ui.gaps.words import (
    kind_words,
    likely_words,
    mark_aside,
    near_day,
    short_likely_words,
    verdict_icon,
    verdict_words,
)
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.status import paint_status, paint_status_mark
from ladderdesk.ui.widgets.text import break_words

PADDING, GAP = 24, 12
STATUS, EVIDENCE, LAST, MANAGER = 122, 54, 50, 78
HEADS_HEIGHT, HEADING_HEIGHT, ROW_HEIGHT, LINE_HEIGHT = 23, 26, 33, 18
MOST_LINES = 2
_NARROW = 700
"""Below this width the detail beside the table says the last day and the verdict."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Columns(NamedTuple):
    """Where the cells of a row lie; the last two are empty where there is no room for them."""

    criterion: QRect
    status: QRect
    evidence: QRect
    last: QRect
    manager: QRect


def columns_of(rect: QRect, theme: Theme) -> Columns:
    """Share out a row: the criterion takes what the others leave."""
    is_narrow = rect.width() < theme.dp(_NARROW)
    widths = [theme.dp(width) for width in ((STATUS, EVIDENCE) if is_narrow else (STATUS, EVIDENCE, LAST, MANAGER))]
    right = rect.right() + 1 - PADDING
    cells: list[QRect] = []
    for width in reversed(widths):
        cells.insert(0, QRect(right - width, rect.top(), width, rect.height()))
        right -= width + GAP
    cells += [QRect()] * (4 - len(cells))
    left = rect.left() + PADDING
    return Columns(QRect(left, rect.top(), right - left, rect.height()), *cells)


class ColumnHeads(QWidget):
    """Name the columns of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, "gaps-columns", _("Criterion, status, evidence, last, manager"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Stand under the header of the screen."""
        return QSize(400, current_theme().dp(HEADS_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names over the cells, and a hairline under them."""
        theme = current_theme()
        painter = QPainter(self)
        place = columns_of(self.rect().adjusted(0, 0, 0, -7), theme)
        font, ink = theme.font("small"), theme.colours.text.secondary
        for rect, words, align in (
            (place.criterion, _("Criterion"), _LEFT),
            (place.status, _("Status"), _LEFT),
            (place.evidence, _("Evidence"), _RIGHT),
            (place.last, _("Last"), _RIGHT),
            (place.manager, _("Manager"), _LEFT),
        ):
            draw_words(painter, rect, words, font, ink, align=align)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours.border.subtle)


class GapsTable(QListView):
    """Show the criteria; J, K and the arrows move, Enter opens.

    Signals: `criterion_chosen(str)` when another criterion becomes the current one, `criterion_opened(str)` on Enter or
    a double click, `attended()` when the keyboard comes.
    """

    criterion_chosen = Signal(str)
    criterion_opened = Signal(str)
    attended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, "gaps-table", _("Criteria of the target level"))
        self.gaps = GapsModel(self)
        self.setModel(self.gaps)
        self._delegate = _GapRows(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_opened)

    @property
    def chosen(self) -> Standing | None:
        """Give the standing of the current criterion, None while there is none."""
        row = self.gaps.row_at(self.currentIndex())
        return None if row is None else row.standing

    def choose(self, criterion: str) -> bool:
        """Make a criterion the current one and bring it into view; says whether it is listed."""
        index = self.gaps.find(criterion)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def lines_at(self, index: Index) -> tuple[str, ...]:
        """Give the lines that the criterion of a row takes at the present width."""
        row = self.gaps.row_at(index)
        return () if row is None else self._delegate.lines_of(row)

    def likely_words_at(self, index: Index) -> str:
        """Give what a row says of entries that could be linked, empty where it says nothing of them."""
        row = self.gaps.row_at(index)
        return "" if row is None else _likely_words(row, _likely_cell(self._delegate.columns()), current_theme())

    def choose_first(self) -> None:
        """Make the first criterion the current one."""
        self.setCurrentIndex(self.gaps.next_from(-1, 1))

    def go_on(self) -> None:
        """Go to the next criterion."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the previous criterion."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip headings; go to the ends with Home and End."""
        if event.key() == Qt.Key.Key_Home:
            self.choose_first()
            self.scrollToTop()
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.gaps.next_from(self.gaps.rowCount(), -1))
        elif event.key() == Qt.Key.Key_Down:
            self._step(1)
        elif event.key() == Qt.Key.Key_Up:
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.attended.emit()

    def updateGeometries(self) -> None:
        """Let the rows go on under the scroll bar: the margin of a row is wider than it."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        reach = -bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        if self.viewportMargins().right() != reach:
            self.setViewportMargins(0, 0, reach, 0)
            container = bar.parentWidget()
            assert container is not None
            container.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current criterion in view."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _step(self, step: int) -> None:
        index = self.gaps.next_from(self.currentIndex().row(), step)
        if index.isValid():
            self.setCurrentIndex(index)
        if not self.gaps.next_from(self.currentIndex().row(), -1).isValid():
            self.scrollToTop()

    def _tell_chosen(self, index: QModelIndex) -> None:
        row = self.gaps.row_at(index)
        if row is not None:
            self.criterion_chosen.emit(row.standing.criterion.id)

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self.gaps.row_at(index)
        if row is not None:
            self.criterion_opened.emit(row.standing.criterion.id)


class _GapRows(RowDelegate):
    edge = True

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._broken: dict[tuple[str, int, str], tuple[str, ...]] = {}

    def columns(self) -> Columns:
        return columns_of(QRect(0, 0, self._view.width(), 0), current_theme())

    def height_of(self, index: Index) -> int:
        model = index.model()
        row = model.row_at(index) if isinstance(model, GapsModel) else None
        if row is None:
            return HEADING_HEIGHT
        return ROW_HEIGHT + LINE_HEIGHT * (len(self.lines_of(row)) - 1)

    def lines_of(self, row: GapRow) -> tuple[str, ...]:
        """Break a criterion as if it were chosen, so that it stands as it is when it becomes so."""
        theme = current_theme()
        font, words = theme.font("body_strong"), row.standing.criterion.statement
        room = self.columns().criterion.width() - _aside_room(row.standing, theme)
        key = (words, room, font.key())
        if key not in self._broken:
            self._broken[key] = break_words(words, font, room, most_lines=MOST_LINES)
        return self._broken[key]

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        model = index.model()
        row = model.row_at(index) if isinstance(model, GapsModel) else None
        if row is None:
            painter.fillRect(rect, theme.colours.surface.sunken)
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            draw_words(painter, inner, words, theme.font("small_bold"), theme.colours.text.primary)
            return
        place = columns_of(QRect(0, rect.top(), self._view.width(), rect.height()), theme)
        _paint_criterion(painter, place.criterion, row.standing, self.lines_of(row), state, theme)
        likely = _likely_words(row, _likely_cell(place), theme)
        if likely:
            _paint_likely(painter, _likely_cell(place), likely, theme)
        else:
            _paint_status_cell(painter, place.status, row.standing, state, theme)
            _paint_evidence(painter, place, row, theme)
        if not place.manager.isEmpty():
            _paint_verdict(painter, place.manager, row.standing.verdict, theme)


def _paint_criterion(
    painter: QPainter, cell: QRect, standing: Standing, lines: Sequence[str], state: RowState, theme: Theme
) -> None:
    colours = theme.colours.text
    ink = colours.tertiary if standing.is_set_aside else colours.primary
    style = theme.font("body_strong" if state.is_selected else "body")
    high = theme.dp(LINE_HEIGHT)
    top = cell.top() + (cell.height() - high * len(lines)) // 2
    for place, line in enumerate(lines):
        draw_words(painter, QRect(cell.left(), top + place * high, cell.width(), high), line, style, ink)
    draw_words(painter, cell, _aside(standing), theme.font("small"), colours.tertiary, align=_RIGHT)


def _aside(standing: Standing) -> str:
    words = [] if standing.criterion.kind is CriterionKind.EXPECTATION else [kind_words(standing.criterion.kind)]
    if standing.mark is not None and not standing.is_set_aside:
        words.append(mark_aside(standing.mark))
    return capitalised(", ".join(words))


def _aside_room(standing: Standing, theme: Theme) -> int:
    words = _aside(standing)
    return QFontMetrics(theme.font("small")).horizontalAdvance(words) + GAP if words else 0


def _paint_status_cell(painter: QPainter, cell: QRect, standing: Standing, state: RowState, theme: Theme) -> None:
    if not standing.is_set_aside:
        # On the tint of the chosen row the pill of the same tint would not be seen.
        ground = theme.colours.surface.raised if state.is_selected else None
        paint_status(painter, cell, standing.status, theme, ground=ground)
        return
    ink = theme.colours.text.tertiary
    _paint_marked(painter, cell.adjusted(6, 0, 0, 0), "block", _("Not applicable"), ink, theme)


def _paint_evidence(painter: QPainter, place: Columns, row: GapRow, theme: Theme) -> None:
    colours = theme.colours.text
    count, last = len(row.standing.evidence), row.standing.last_evidence
    ink = colours.primary if count else colours.tertiary
    draw_words(painter, place.evidence, str(count), theme.font("body_strong"), ink, align=_RIGHT)
    words = near_day(last, row.today) if last is not None else _("never")
    wide = place.last.adjusted(-GAP + 4, 0, 0, 0)
    draw_words(painter, wide, words, theme.font("small"), colours.secondary, align=_RIGHT)


def _paint_likely(painter: QPainter, cell: QRect, words: str, theme: Theme) -> None:
    """Say over the cells of a criterion without evidence that some entries could be linked."""
    size = theme.icon_size.s - 2
    ink = theme.colours.status.no_evidence.fg
    paint_status_mark(painter, QPoint(cell.left() + 6, cell.center().y()), Status.NO_EVIDENCE, theme, size)
    draw_words(painter, cell.adjusted(size + 12, 0, 0, 0), words, theme.font("small_strong"), ink)


def _likely_cell(place: Columns) -> QRect:
    end = place.last if place.last.width() > 0 else place.evidence
    return QRect(place.status.left(), place.status.top(), end.right() - place.status.left() + 1, place.status.height())


def _likely_words(row: GapRow, cell: QRect, theme: Theme) -> str:
    """Say that nothing is linked but something could be, in short where there is little room."""
    if row.standing.evidence or not row.likely or row.standing.is_set_aside:
        return ""
    words, room = likely_words(row.likely), cell.width() - theme.icon_size.s - 10
    fits = QFontMetrics(theme.font("small_strong")).horizontalAdvance(words) <= room
    return words if fits else short_likely_words(row.likely)


def _paint_verdict(painter: QPainter, cell: QRect, verdict: Verdict | None, theme: Theme) -> None:
    colours = theme.colours
    ink = colours.text.tertiary if verdict is None else colours.text.secondary
    if verdict is not None and verdict.word is VerdictWord.NOT_YET:
        ink = colours.status.emerging.fg
    _paint_marked(painter, cell, verdict_icon(verdict), verdict_words(verdict), ink, theme)


def _paint_marked(painter: QPainter, cell: QRect, icon: str, words: str, ink: QColor, theme: Theme) -> None:
    size = theme.icon_size.xs
    theme.draw_icon(painter, icon, ink, QPoint(cell.left(), cell.center().y() - size // 2 + 1), size)
    draw_words(painter, cell.adjusted(size + 5, 0, 0, 0), words, theme.font("small"), ink)
