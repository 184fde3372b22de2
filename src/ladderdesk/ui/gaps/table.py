"""The Gaps table: each criterion with its status, its evidence, the last day of it, and what the manager says."""

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
from ladderdesk.ui.gaps.words import kind_words, likely_words, mark_aside, near_day, verdict_icon, verdict_words
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words
from ladderdesk.ui.widgets.status import paint_status, paint_status_mark

PADDING, GAP = 24, 12
STATUS, EVIDENCE, LAST, MANAGER = 122, 54, 50, 78
HEADS_HEIGHT, HEADING_HEIGHT, ROW_HEIGHT = 23, 26, 33
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
        self.setItemDelegate(_GapRows(self))
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

    def height_of(self, index: Index) -> int:
        return HEADING_HEIGHT if self.is_header(index) else ROW_HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        model = index.model()
        row = model.row_at(index) if isinstance(model, GapsModel) else None
        if row is None:
            painter.fillRect(rect, theme.colours.surface.sunken)
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            draw_words(painter, inner, words, theme.font("small_bold"), theme.colours.text.primary)
            return
        # A scroll bar takes its room from the margin, so that the cells stay under their names.
        place = columns_of(rect.adjusted(0, 0, self._view.width() - self._view.viewport().width(), 0), theme)
        _paint_criterion(painter, place.criterion, row.standing, state, theme)
        if row.standing.evidence or not row.likely or row.standing.is_set_aside:
            _paint_status_cell(painter, place.status, row.standing, theme)
            _paint_evidence(painter, place, row, theme)
        else:
            _paint_likely(painter, place, row.likely, theme)
        if not place.manager.isEmpty():
            _paint_verdict(painter, place.manager, row.standing.verdict, theme)


def _paint_criterion(painter: QPainter, cell: QRect, standing: Standing, state: RowState, theme: Theme) -> None:
    colours = theme.colours.text
    aside = capitalised(", ".join(_asides(standing)))
    font = theme.font("small")
    aside_width = QFontMetrics(font).horizontalAdvance(aside)
    room = cell.adjusted(0, 0, -(aside_width + GAP) if aside else 0, 0)
    ink = colours.tertiary if standing.is_set_aside else colours.primary
    style = theme.font("body_strong" if state.is_selected else "body")
    draw_words(painter, room, standing.criterion.statement, style, ink)
    draw_words(painter, cell, aside, font, colours.tertiary, align=_RIGHT)


def _asides(standing: Standing) -> list[str]:
    words = [] if standing.criterion.kind is CriterionKind.EXPECTATION else [kind_words(standing.criterion.kind)]
    if standing.mark is not None and not standing.is_set_aside:
        words.append(mark_aside(standing.mark))
    return words


def _paint_status_cell(painter: QPainter, cell: QRect, standing: Standing, theme: Theme) -> None:
    if not standing.is_set_aside:
        paint_status(painter, cell, standing.status, theme)
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


def _paint_likely(painter: QPainter, place: Columns, likely: int, theme: Theme) -> None:
    """Say over the cells of a criterion without evidence that some entries could be linked."""
    end = place.last if not place.last.isEmpty() else place.evidence
    cell = place.status.united(end)
    size = theme.icon_size.s - 2
    ink = theme.colours.status.no_evidence.fg
    paint_status_mark(painter, QPoint(cell.left() + 6, cell.center().y()), Status.NO_EVIDENCE, theme, size)
    draw_words(painter, cell.adjusted(size + 12, 0, 0, 0), likely_words(likely), theme.font("small_strong"), ink)


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
