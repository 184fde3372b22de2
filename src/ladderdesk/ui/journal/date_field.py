"""When it was: a day or a span, typed in words or picked from a calendar."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QToolButton, QWidget

from ladderdesk.capture.dates import find_day
from ladderdesk.i18n import _
from ladderdesk.ui.journal import dates
from ladderdesk.ui.journal.popover import Popover
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.day import Calendar
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.naming import name_widget, plain
from ladderdesk.ui.widgets.pressing import pressed_by_enter
from ladderdesk.ui.widgets.text import Label

Span = tuple[date, date | None]
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|until|till)\s+|\s*[–—]\s*|(?<=^\d)-(?=\d)|(?<=^\d\d)-(?=\d)", re.IGNORECASE)
GAP = 5
CALENDAR = 244


def read_span(words: str, *, today: date) -> Span | None:
    """Read a day or a span as typed: "3 Nov", "last week", "16 Nov to 19 Nov", "16-19 Nov"; None where it is none."""
    whole = _whole(words, today)
    if whole is not None:
        return whole
    parts = _BETWEEN.split(words.strip(), maxsplit=1)
    last = _whole(parts[-1], today)
    if last is None or len(parts) != 2:
        return None
    end = last[1] or last[0]
    first = _whole(parts[0], end) or _same_month(parts[0], end)
    return (first[0], end if end != first[0] else None) if first is not None and first[0] <= end else None


def _whole(words: str, today: date) -> Span | None:
    found = find_day(words, today=today)
    return None if found is None or words[: found.start].strip() else (found.day, found.until)


def _same_month(words: str, end: date) -> Span | None:
    """Read the bare first day of "16 – 19 Nov"."""
    number = words.strip()
    return (end.replace(day=int(number)), None) if number.isdecimal() and 1 <= int(number) <= end.day else None


class DateField(QToolButton):
    """Show when it was; a click or Enter opens a panel to type another day or to pick one.

    Signals: `edited()` when the user settled on another day or span.
    """

    edited = Signal()

    def __init__(self, *, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._span: Span = (today(), None)
        self._panel: DatePanel | None = None
        name_widget(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 6)
        self.clicked.connect(self.open_panel)
        self.show_span((today(), None))

    @property
    def span(self) -> Span:
        """Give the first day and, of a span, the last."""
        return self._span

    def show_span(self, span: Span) -> None:
        """Show another day or span."""
        self._span = span
        words = dates.span(*span)
        self.setText(words)
        self.setAccessibleName(_("Date: {day}").format(day=words))
        self.setToolTip(plain(_("Change the date")))
        self.updateGeometry()

    def open_panel(self) -> None:
        """Open the panel."""
        if self._panel is None:
            self._panel = DatePanel(self, self._today)
            self._panel.span_chosen.connect(self._take)
        self._panel.open_at(self._span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Be as wide as icon and words."""
        theme = current_theme()
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        return QSize(theme.icon_size.s + GAP + words + 7, theme.dp(24))

    def minimumSizeHint(self) -> QSize:
        """Never cut the day."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the calendar and the day."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colours.surface.hover)
            painter.drawRoundedRect(self.rect(), theme.radius.control, theme.radius.control)
        size = theme.icon_size.s
        ink = theme.colours.text
        theme.draw_icon(painter, "calendar", ink.secondary, QPoint(0, (self.height() - size) // 2), size)
        painter.setPen(ink.primary)
        painter.setFont(theme.font("body"))
        words = self.rect().adjusted(size + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _take(self, span: Span) -> None:
        if span != self._span:
            self.show_span(span)
            self.edited.emit()


class DatePanel(Popover):
    """Type a day in words, or pick it; Shift and a click pick the last day of a span.

    Signals: `span_chosen(object)` with the first day and the last or None.
    """

    span_chosen = Signal(object)

    def __init__(self, opener: QWidget, today: Callable[[], date]) -> None:
        super().__init__(_("Date"), name="entry-date-panel", padding=12, opener=opener)
        self._today = today
        self._span: Span = (today(), None)
        self._line = QLineEdit()
        name_widget(self._line, "entry-date-words", _("Day or span"))
        self._line.setPlaceholderText(_("3 Nov, yesterday, q3, 16 to 19 Nov"))
        self._field = Field(_("Day or span"), self._line, name="entry-date-field")
        self._calendar = Calendar(name="entry-date-calendar")
        self._hint = Label(_("Shift and a click: last day of a span"), type="small", tone="tertiary")
        self._single = LinkButton(_("One day only"), name="entry-date-single")
        self.column.setSpacing(8)
        for widget in (self._field, self._calendar, self._hint):
            self.column.addWidget(widget)
        self.column.addWidget(self._single, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.returnPressed.connect(self._read)
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        self._single.clicked.connect(self._make_single)

    def panel_size(self) -> QSize:
        """Be as wide as a month."""
        return QSize(current_theme().dp(292), super().panel_size().height())

    def open_at(self, span: Span) -> None:
        """Open on a day or span, with its words selected."""
        self._span = span
        self._calendar.setFixedHeight(current_theme().dp(CALENDAR))
        self._line.setText(dates.span(*span))
        self._field.clear_fault()
        self._calendar.setSelectedDate(dates.as_qdate(span[1] or span[0]))
        self._single.setVisible(span[1] is not None)
        self._hint.setVisible(span[1] is None)
        self.open_here(self._line)
        self._line.selectAll()

    def _read(self) -> None:
        if self._line.text() == dates.span(*self._span):
            self.close_here()
            return
        span = read_span(self._line.text(), today=self._today())
        if span is None:
            self._field.show_fault(_("This is no day. Try 3 Nov, yesterday or 2026-11-03."))
            self.show_at(self.panel_rect().toRect().topLeft() + self.pos(), self.panel_size())
            return
        self._choose(span)

    def _pick(self, picked: QDate) -> None:
        day = dates.as_date(picked)
        is_span = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        first = self._span[0]
        self._choose((min(first, day), max(first, day)) if is_span and day != first else (day, None))

    def _make_single(self) -> None:
        self._choose((self._span[0], None))

    def _choose(self, span: Span) -> None:
        self.close_here()
        self.span_chosen.emit(span)
