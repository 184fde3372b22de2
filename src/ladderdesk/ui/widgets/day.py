"""A day: typed, or picked from a calendar that opens."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import draw_focus


class DayField(QDateEdit):
    """Take one day.

    Signals: `day_chosen(date)` when the user settles on another day, by the calendar or by leaving the field.
    """

    day_chosen = Signal(object)

    def __init__(self, spoken: str, *, name: str, extent: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        if extent:
            self.setProperty("extent", extent)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(name=f"{name}-calendar"))
        self.setDisplayFormat("ddd d MMM yyyy")
        self._said = self.day
        self.editingFinished.connect(self._say)
        self.calendarWidget().clicked.connect(self._say)

    @property
    def day(self) -> date:
        """Give the day in the field."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date, *, earliest: date | None = None, latest: date | None = None) -> None:
        """Show a day, and between which days it may be chosen."""
        if earliest is not None:
            self.setMinimumDate(_qdate(earliest))
        if latest is not None:
            self.setMaximumDate(_qdate(latest))
        self.setDate(_qdate(day))
        self._said = day

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page rather than change the day."""
        event.ignore()

    def _say(self) -> None:
        if self.day != self._said:
            self._said = self.day
            self.day_chosen.emit(self._said)


class Calendar(QCalendarWidget):
    """A month to pick a day from; the weekend is no alarm, and today has a ring."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self._calm_down()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw one day."""
        theme = current_theme()
        colours = theme.colours
        shown = day if isinstance(day, QDate) else _qdate(day)
        edge = min(rect.width(), rect.height(), theme.dp(28))
        box = QRect(rect.center() - QPoint(edge // 2, edge // 2), QSize(edge, edge))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colours.surface.overlay)
        ink = colours.text.primary if shown.month() == self.monthShown() else colours.text.disabled
        if shown == self.selectedDate():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent.base)
            painter.drawRoundedRect(box, theme.radius.control, theme.radius.control)
            ink = colours.text.on_accent
        elif shown == QDate.currentDate():
            draw_focus(painter, box.toRectF(), theme, theme.radius.control)
        painter.setPen(ink)
        painter.setFont(theme.font("body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(shown.day()))
        painter.restore()

    def _calm_down(self) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(current_theme().colours.text.tertiary)
        quiet.setFont(current_theme().font("note"))
        self.setHeaderTextFormat(quiet)
        plain = QTextCharFormat()
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, plain)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
