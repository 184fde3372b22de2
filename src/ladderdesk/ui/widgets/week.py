"""The days of a week side by side, with what was logged on each."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.heat import day_words

BUSY_SHARE = 5
QUIET_SHARE = 3
HEAD = 28
LINE = 15
NO_ENTRY = -1


class WeekItem(NamedTuple):
    """An entry as the strip shows it; a draft has a hollow amber mark."""

    entry: int
    words: str
    is_draft: bool = False


class WeekDay(NamedTuple):
    """One day and what was logged on it."""

    day: date
    items: Sequence[WeekItem] = ()


class WeekStrip(QWidget):
    """Show one week; Left and Right move from day to day, Enter chooses the day, a click on an entry opens it.

    Signals: `day_chosen(date)`, `entry_requested(int)`.
    """

    day_chosen = Signal(object)
    entry_requested = Signal(int)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[WeekDay] = []
        self._today = date.min
        self._cursor = 0
        self.setObjectName(name)
        self.setAccessibleName(_("This week"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, days: Sequence[WeekDay], today: date) -> None:
        """Show these days; the cursor stands on today where it is one of them."""
        self._days = list(days)
        self._today = today
        self._cursor = next((place for place, each in enumerate(days) if each.day == today), 0)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Be 96 high."""
        return QSize(736, current_theme().dp(96))

    def minimumSizeHint(self) -> QSize:
        """Stay readable when narrow."""
        return QSize(420, current_theme().dp(96))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to another day, or choose this one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._go(max(0, min(len(self._days) - 1, self._cursor + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._days:
            self.day_chosen.emit(self._days[self._cursor].day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer, else choose the day."""
        for place, box in enumerate(self._boxes()):
            if box.contains(event.position().toPoint()):
                self._go(place)
                self._choose_in(self._days[place], box, event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days on one card."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(card, theme.radius.row, theme.radius.row)
        painter.fillPath(outline, theme.colours.surface.raised)
        painter.save()
        painter.setClipPath(outline)
        for place, (day, box) in enumerate(zip(self._days, self._boxes(), strict=True)):
            self._paint_day(painter, day, box, theme, is_last=place == len(self._days) - 1)
        painter.restore()
        painter.setPen(theme.colours.border.subtle)
        painter.drawPath(outline)
        if self.hasFocus() and self._days:
            painter.setPen(QPen(theme.colours.focus.ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self._boxes()[self._cursor]).adjusted(2, 2, -2, -2), 6, 6)

    def _paint_day(self, painter: QPainter, day: WeekDay, box: QRect, theme: Theme, *, is_last: bool) -> None:
        is_today = day.day == self._today
        if is_today:
            painter.fillRect(box, theme.colours.surface.selected)
        if not is_last:
            painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), theme.colours.border.subtle)
        self._paint_head(painter, day.day, box, theme)
        for item, lines, place in self._lay(day, box):
            self._paint_item(painter, item, lines, place, theme)

    def _paint_head(self, painter: QPainter, day: date, box: QRect, theme: Theme) -> None:
        colours = theme.colours
        is_today = day == self._today
        name = QLocale().toString(QDate(day.year, day.month, day.day), "ddd")
        at = QPointF(box.left() + 10, box.top() + theme.dp(21))
        painter.setFont(theme.font("section" if is_today else "body"))
        painter.setPen(colours.accent.on_subtle if is_today else colours.text.secondary)
        width = painter.fontMetrics().horizontalAdvance(name) + 6
        if width + theme.dp(18) < box.width() - 16:
            painter.drawText(at, name)
            at.setX(at.x() + width)
        painter.setFont(theme.font("section"))
        painter.setPen(colours.accent.on_subtle if is_today else colours.text.primary)
        painter.drawText(at, str(day.day))

    def _paint_item(self, painter: QPainter, item: WeekItem, lines: list[str], place: QRect, theme: Theme) -> None:
        colours = theme.colours
        middle = QPointF(place.left() + 3, place.top() + theme.dp(LINE) / 2 + 0.5)
        painter.setPen(QPen(colours.status.emerging.fg, 1.2) if item.is_draft else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if item.is_draft else colours.accent.base)
        painter.drawEllipse(middle, 2.5, 2.5)
        painter.setPen(colours.text.secondary)
        painter.setFont(theme.font("note"))
        for number, words in enumerate(lines):
            line = QRect(place.left() + 12, place.top() + number * theme.dp(LINE), place.width() - 12, theme.dp(LINE))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _lay(self, day: WeekDay, box: QRect) -> list[tuple[WeekItem, list[str], QRect]]:
        theme = current_theme()
        metrics = QFontMetrics(theme.font("note"))
        line = theme.dp(LINE)
        top, bottom = box.top() + theme.dp(HEAD), box.bottom() - 4
        laid: list[tuple[WeekItem, list[str], QRect]] = []
        for place, item in enumerate(day.items):
            left_over = len(day.items) - place
            if top + 2 * line > bottom and left_over > 1:
                more = ngettext("{count} more", "{count} more", left_over).format(count=left_over)
                laid.append((WeekItem(NO_ENTRY, more), [more], QRect(box.left() + 10, top, box.width() - 16, line)))
                break
            room = bottom + 1 - top - (left_over - 1) * (line + 2)
            most = 2 if room >= 2 * line else 1
            lines = _wrap(item.words, metrics, box.width() - 28, most)
            laid.append((item, lines, QRect(box.left() + 10, top, box.width() - 16, line * len(lines))))
            top += line * len(lines) + 2
        return laid

    def lines_of(self, place: int) -> list[tuple[list[str], QRect]]:
        """Tell what is written in the box of a day, and where."""
        return [(lines, where) for _item, lines, where in self._lay(self._days[place], self._boxes()[place])]

    def _boxes(self) -> list[QRect]:
        shares = [BUSY_SHARE if day.items or self._is_working_day(day) else QUIET_SHARE for day in self._days]
        edges = [round(sum(shares[:place]) * self.width() / max(1, sum(shares))) for place in range(len(shares) + 1)]
        return [QRect(left, 0, right - left, self.height()) for left, right in pairwise(edges)]

    def _is_working_day(self, day: WeekDay) -> bool:
        return day.day <= self._today and day.day.weekday() < 5

    def _choose_in(self, day: WeekDay, box: QRect, at: QPointF) -> None:
        for item, _lines, place in self._lay(day, box):
            if item.entry != NO_ENTRY and place.contains(at.toPoint()):
                self.entry_requested.emit(item.entry)
                return
        self.day_chosen.emit(day.day)

    def _go(self, place: int) -> None:
        self._cursor = place
        self._say()
        self.update()

    def _say(self) -> None:
        if not self._days:
            return
        day = self._days[self._cursor]
        count = len(day.items)
        told = ngettext("{day}, {count} entry", "{day}, {count} entries", count)
        words = [told.format(day=day_words(day.day), count=count), *(item.words for item in day.items)]
        self.setAccessibleName(_("This week: {day}").format(day=", ".join(words)))


def _wrap(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(rest[:taken]), Qt.TextElideMode.ElideRight, width))
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines
