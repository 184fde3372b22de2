"""The days of a guide: a dot each on one line, with the day, when it is or was, and what to do."""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import DayState, GuideStanding, planned_days, state_of, when_sentence, when_text
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Checkpoint
from ladderdesk.locales import day_text
from ladderdesk.ui.theme import Theme, current_theme, repolish
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.rows import draw_focus
from ladderdesk.ui.widgets.text import Label, Paragraph

DOT = 16
INDENT = 26
OVERHANG = 8
"""How far the fill of a row reaches beyond its words at either side."""


class DaySeen(NamedTuple):
    """What a row shows; `key` is the number of the checkpoint, or the day where the guide is not started.

    `state` is absent then, and `can_start` says whether the day can be taken up now.
    """

    key: int
    day: str
    when: str
    words: str
    spoken: str
    state: DayState | None = None
    can_start: bool = False


class Days(RowBox):
    """List the days of a guide; put it into an `Overhang`. Up and Down move from row to row.

    Signals: `chosen(int)` when a row is gone to, `start_requested(int)` on Enter or its button, `done_requested(int)`
    on Space, each with the key of the row.
    """

    chosen = Signal(object)
    start_requested = Signal(object)
    done_requested = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Checkpoints"), name=name, parent=parent)

    def show_days(self, days: Sequence[DaySeen], chosen: int | None = None) -> None:
        """Show these days, one of them as the chosen one."""
        make = partial(_DayRow, name=f"{self.objectName()}-day")
        self.show_rows([(day.key, day) for day in days], partial(self._make, make))
        for place, row in enumerate(self._day_rows()):
            row.show_place(is_first=place == 0, is_last=place == len(days) - 1)
        self.show_chosen(chosen)

    def show_chosen(self, chosen: int | None) -> None:
        """Show which day is the chosen one, without saying so."""
        for row in self._day_rows():
            row.show_chosen(row.key == chosen)

    def go_to(self, key: int) -> None:
        """Put the keyboard on a day."""
        for row in self.rows:
            if row.key == key:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _day_rows(self) -> list["_DayRow"]:
        return [row for row in self.rows if isinstance(row, _DayRow)]

    def _make(self, make: "partial[_DayRow]", key: Hashable) -> Row:
        row = make(key)
        row.attended.connect(self.chosen)
        row.started.connect(self.start_requested)
        row.finished.connect(self.done_requested)
        return row


class Overhang(QVBoxLayout):
    """Lay widgets so that the fill of their rows reaches beyond the column, and their words stand in line with it."""

    def setGeometry(self, rect: QRect) -> None:
        """Reach out at either side."""
        super().setGeometry(rect.adjusted(-OVERHANG, 0, OVERHANG, 0))

    def minimumSize(self) -> QSize:
        """Ask for no more width than there is without the sides."""
        return super().minimumSize() - QSize(2 * OVERHANG, 0)

    def heightForWidth(self, width: int) -> int:
        """Be as high as the width with both sides needs."""
        return super().heightForWidth(width + 2 * OVERHANG)

    def minimumHeightForWidth(self, width: int) -> int:
        """Never be lower."""
        return super().minimumHeightForWidth(width + 2 * OVERHANG)


class _DayRow(Row):
    started = Signal(object)
    finished = Signal(object)

    def __init__(self, key: Hashable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, name=name, parent=parent)
        self._state: DayState | None = None
        self._is_first = self._is_last = False
        self._is_chosen = False
        self._day = Label(type="section")
        self._when = Label(type="small")
        self._words = Paragraph(type="small", tone="secondary")
        self._start = Button(_("Start"), name=f"{name}-start", extent="small", icon="play")
        self._starting = QWidget()
        self._build()
        self._start.clicked.connect(self._ask_start)

    def show_value(self, value: DaySeen) -> None:
        self._state = value.state
        is_due = value.state in (DayState.DUE, DayState.OVERDUE)
        self._day.show_words(value.day)
        self._when.show_words(value.when)
        self._when.show_tone("attention" if is_due else "tertiary")
        self._when.setProperty("type", "small_strong" if is_due else "small")
        repolish(self._when)
        self._words.show_words(value.words)
        self._starting.setVisible(value.can_start)
        self._start.setAccessibleName(_("Start {day}").format(day=value.day))
        self.setAccessibleName(value.spoken)
        self.update()

    def show_place(self, *, is_first: bool, is_last: bool) -> None:
        """Draw the line only to where there is another day."""
        self._is_first, self._is_last = is_first, is_last
        self.update()

    def show_chosen(self, is_chosen: bool) -> None:
        """Tint the row, or not."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_start()
        elif event.key() == Qt.Key.Key_Space:
            self.finished.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the day, by the focus it brings."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_fill(painter, theme)
        self._paint_line(painter, theme)
        self._paint_dot(painter, theme)

    def _build(self) -> None:
        self._start.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._start.setToolTip(_("Start (Enter)"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._day)
        head.addStretch(1)
        head.addWidget(self._when)
        button = QHBoxLayout(self._starting)
        button.setContentsMargins(0, 6, 0, 2)
        button.addWidget(self._start)
        button.addStretch(1)
        self._starting.hide()
        words = QVBoxLayout()
        words.setContentsMargins(current_theme().dp(INDENT), 5, 0, 9)
        words.setSpacing(0)
        words.addLayout(head)
        words.addWidget(self._words)
        words.addWidget(self._starting)
        self.line.addLayout(words, 1)

    def _ask_start(self) -> None:
        self.started.emit(self.key)

    def _paint_fill(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect())
        surface = theme.colours.surface
        fill = surface.selected if self.hasFocus() else surface.hover
        if self._is_chosen or self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, theme.radius.control, theme.radius.control)
        if self._shows_ring:
            draw_focus(painter, box, theme, theme.radius.control)

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        centre, gap = self._centre(theme), theme.dp(DOT) / 2 + 2
        painter.setPen(QPen(theme.colours.border.default, 1))
        if not self._is_first:
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), centre.y() - gap))
        if not self._is_last:
            painter.drawLine(QPointF(centre.x(), centre.y() + gap), QPointF(centre.x(), self.height()))

    def _paint_dot(self, painter: QPainter, theme: Theme) -> None:
        centre, size = self._centre(theme), theme.dp(DOT)
        if self._state is DayState.DONE:
            ink = theme.colours.status.sustained.fg
            corner = QPoint(round(centre.x() - size / 2), round(centre.y() - size / 2))
            theme.draw_icon(painter, "status-sustained", ink, corner, size)
            return
        is_due = self._state in (DayState.DUE, DayState.OVERDUE)
        ink = theme.colours.status.emerging.fg if is_due else theme.colours.border.strong
        painter.setPen(QPen(ink, 2 if is_due else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (size - 2) / 2
        painter.drawEllipse(centre, radius, radius)

    def _centre(self, theme: Theme) -> QPointF:
        head = self._day.geometry().center()
        return QPointF(OVERHANG + theme.dp(DOT) / 2, head.y() + 1)


def days_of(standing: GuideStanding) -> list[DaySeen]:
    """List what the days of a guide show: those of the running round, else where they would fall from today."""
    if standing.running:
        return [_seen(standing, one) for one in standing.running]
    planned = planned_days(standing.guide, standing.as_of)
    return [
        DaySeen(
            key=asked.day,
            day=_day(asked.day),
            when=day_text(due, "short"),
            words=asked.title,
            spoken=_("{day}, {title}").format(day=_day(asked.day), title=asked.title),
        )
        for asked, due in planned
    ]


def _seen(standing: GuideStanding, one: Checkpoint) -> DaySeen:
    asked, state = standing.asked(one.day_number), state_of(one, standing.as_of)
    title = asked.title if asked is not None else _("No longer part of this guide")
    when = when_sentence(one, standing.as_of)
    return DaySeen(
        key=int(one.id),
        day=_day(one.day_number),
        when=when_text(one, standing.as_of),
        words=title,
        spoken=_("{day}, {when}, {title}").format(day=_day(one.day_number), when=when, title=title),
        state=state,
        can_start=state in (DayState.DUE, DayState.OVERDUE),
    )


def _day(number: int) -> str:
    return _("Day {n}").format(n=number)
