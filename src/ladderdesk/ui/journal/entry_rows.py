"""How a row of the journal's list is painted: title and day, a competency and the figure, or the words around a hit."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ladderdesk.i18n import _
from ladderdesk.journal.query import plain, read_query
from ladderdesk.journal.rows import EntryLine
from ladderdesk.journal.snippets import HIT_END, HIT_START
from ladderdesk.packet.words import kind_words
from ladderdesk.ui.journal import dates
from ladderdesk.ui.journal.entry_model import LINE_ROLE, MARKED_ROLE, WEEK_ROLE, EntryModel, draft_words
from ladderdesk.ui.journal.week_rows import ENTRY_HEIGHT, WEEK_HEIGHT
from ladderdesk.ui.theme import Theme
from ladderdesk.ui.widgets.rows import Index, RowDelegate, RowState, draw_words, fill_of

PADDING = 10
GAP = 8
TITLE_MIDDLE = 17
SECOND_MIDDLE = 41
RIGHT = Qt.AlignmentFlag.AlignRight


class EntryRows(RowDelegate):
    """Paint weeks and entries."""

    inset = (8, 0, 8, 1)

    def make_room(self, *, is_beside_bar: bool) -> None:
        """Let the rows end where the scroll bar begins, which stands in their margin."""
        self.inset = (8, 0, 0 if is_beside_bar else 8, 1)

    def height_of(self, index: Index) -> int:
        """Give weeks and entries their heights."""
        return WEEK_HEIGHT if self.is_header(index) else ENTRY_HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState, theme: Theme) -> None:
        """Paint one week or one entry."""
        week = index.data(WEEK_ROLE)
        if week is not None:
            _paint_week(painter, rect, week, theme)
            return
        line = index.data(LINE_ROLE)
        if isinstance(line, EntryLine):
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            if index.data(MARKED_ROLE):
                inner.setLeft(_paint_mark(painter, inner, theme))
            self._paint_entry(painter, inner, line, index, state, theme)

    def _paint_entry(
        self, painter: QPainter, inner: QRect, line: EntryLine, index: Index, state: RowState, theme: Theme
    ) -> None:
        model = index.model()
        assert isinstance(model, EntryModel)
        upper = _band(inner, theme.dp(TITLE_MIDDLE), theme.line("body"))
        lower = _band(inner, theme.dp(SECOND_MIDDLE), theme.size.chip_small)
        day = dates.row_day(line.day)
        width = draw_words(painter, upper, day, theme.font("small"), theme.colours.text.tertiary, align=RIGHT)
        _paint_title(painter, upper.adjusted(0, 0, -width - GAP, 0), line, model.words, theme)
        if line.snippet:
            paint_hits(painter, lower, line.snippet, theme.font("small"), theme.colours.text.secondary)
        else:
            surface = theme.colours.surface
            is_grey = fill_of(state, theme) == surface.hover
            _paint_second(painter, lower, line, model, theme, chip=surface.window if is_grey else None)


def _paint_week(painter: QPainter, rect: QRect, week: tuple[str, str], theme: Theme) -> None:
    inner = rect.adjusted(8, 0, -8, 0)
    tertiary = theme.colours.text.tertiary
    width = draw_words(painter, inner, week[1], theme.font("small"), tertiary, align=RIGHT)
    left = inner.adjusted(0, 0, -width - GAP, 0)
    draw_words(painter, left, week[0], theme.font("small_bold"), theme.colours.text.primary)


def _paint_mark(painter: QPainter, inner: QRect, theme: Theme) -> int:
    size = theme.icon_size.s
    at = QPoint(inner.left(), inner.top() + theme.dp(TITLE_MIDDLE) - size // 2)
    theme.draw_icon(painter, "check", theme.colours.accent.base, at, size)
    return inner.left() + size + 6


def _paint_title(painter: QPainter, rect: QRect, line: EntryLine, words: str, theme: Theme) -> None:
    colours = theme.colours.text
    if not line.title:
        draw_words(painter, rect, _("Untitled"), theme.font("body"), colours.tertiary)
    elif words:
        paint_hits(painter, rect, marked_title(line.title, words), theme.font("body"), colours.primary)
    else:
        draw_words(painter, rect, line.title, theme.font("body_strong"), colours.primary)


def _paint_second(
    painter: QPainter, rect: QRect, line: EntryLine, model: EntryModel, theme: Theme, *, chip: QColor | None
) -> None:
    taken = _paint_figure(painter, rect, line, theme)
    room = rect.adjusted(0, 0, -taken - GAP if taken else 0, 0)
    if not line.competencies:
        draw_words(painter, room, kind_words(line.kind), theme.font("small"), theme.colours.text.tertiary)
        return
    more = f"+{len(line.competencies) - 1}" if len(line.competencies) > 1 else ""
    metrics = QFontMetrics(theme.font("caption"))
    reserved = metrics.horizontalAdvance(more) + 16 + GAP if more else 0
    words = metrics.elidedText(
        model.competency(line.competencies[0]), Qt.TextElideMode.ElideRight, max(0, room.width() - reserved - 18)
    )
    end = _paint_chip(painter, rect.left(), rect, words, theme, fill=chip)
    if more and end + reserved <= room.right() + GAP:
        _paint_chip(painter, end + GAP, rect, more, theme, fill=chip)


def _paint_chip(painter: QPainter, left: int, band: QRect, words: str, theme: Theme, *, fill: QColor | None) -> int:
    """Paint a chip of the dense list, whose words are smaller than on chips that can be clicked; gives its end."""
    font = theme.font("caption")
    box = QRect(left, band.top(), QFontMetrics(font).horizontalAdvance(words) + 16, band.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill or theme.colours.track)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(font)
    painter.setPen(theme.colours.text.secondary)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box.right() + 1


def _paint_figure(painter: QPainter, rect: QRect, line: EntryLine, theme: Theme) -> int:
    """Paint the figure at the right, or what a draft lacks; gives the width it took."""
    words = draft_words(line)
    half = rect.adjusted(rect.width() // 3, 0, 0, 0)
    if not words:
        font = theme.font("small_strong")
        return draw_words(painter, half, line.figure, font, theme.colours.text.primary, align=RIGHT)
    amber = theme.colours.status.emerging.fg
    width = draw_words(painter, half, words, theme.font("small_strong"), amber, align=RIGHT)
    size = theme.icon_size.xs
    at = QPoint(rect.right() - width - size - 3, rect.center().y() - size // 2 + 1)
    theme.draw_icon(painter, "draft", amber, at, size)
    return width + size + 4


def paint_hits(painter: QPainter, rect: QRect, marked: str, font: QFont, ink: QColor) -> None:
    """Paint one line of words with the hits in it bold, cut with dots where there is no room."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    painter.setPen(ink)
    left = rect.left()
    for place, part in enumerate(marked.replace(HIT_END, HIT_START).split(HIT_START)):
        used = bold if place % 2 else font
        metrics = QFontMetrics(used)
        room = rect.right() + 1 - left
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        painter.setFont(used)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != part:
            return


def marked_title(title: str, words: str) -> str:
    """Give a title with signs around the words that were searched for, as a snippet has them."""
    parts: list[str] = []
    at = 0
    for hit in read_query(words).hits.finditer(plain(title)):
        parts += [title[at : hit.start()], HIT_START, title[hit.start() : hit.end()], HIT_END]
        at = hit.end()
    return "".join([*parts, title[at:]])


def _band(rect: QRect, middle: int, height: int) -> QRect:
    return QRect(rect.left(), rect.top() + middle - height // 2, rect.width(), height)
