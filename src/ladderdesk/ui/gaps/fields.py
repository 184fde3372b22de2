"""Small fields of the Gaps screen: a day, and several lines of plain words."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QSizePolicy, QWidget

from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.naming import name_widget


class DayField(QDateEdit):
    """Take a day, typed or picked from a calendar."""

    def __init__(self, spoken: str, *, name: str, day: date, extent: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, spoken)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self._is_small = extent == "small"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if extent:
            self.setProperty("extent", extent)
        self.show_day(day)

    @property
    def day(self) -> date:
        """Give the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def sizeHint(self) -> QSize:
        """Be as high as the fields beside it."""
        size = current_theme().size
        return QSize(super().sizeHint().width(), size.control_small if self._is_small else size.control)

    def minimumSizeHint(self) -> QSize:
        """Never be lower."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll what is around rather than change the day."""
        event.ignore()


class NoteField(QPlainTextEdit):
    """Take a few lines of words; Tab goes on to the next field."""

    def __init__(self, spoken: str, *, name: str, lines: int = 3, invitation: str = "") -> None:
        super().__init__()
        name_widget(self, name, spoken)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(invitation)

    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        return QSize(200, self._lines * current_theme().line("body") + 18)

    def minimumSizeHint(self) -> QSize:
        """Never be lower."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the dialog."""
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and with_control:
            event.ignore()
        else:
            super().keyPressEvent(event)
