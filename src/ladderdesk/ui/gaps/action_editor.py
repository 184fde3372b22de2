"""The lines in which an action is written: what to do, and by when."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.gaps.fields import DayField
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rowbox import PADDING

_WEEK = timedelta(days=7)


class ActionEditor(QWidget):
    """Write an action; Enter saves it, Esc leaves it.

    Signals: `submitted(str, object)` with the title and the due day or None, `left()` on Esc or Cancel.
    """

    submitted = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gaps-action-editor")
        self._title = QLineEdit()
        self._has_due = QCheckBox(_("Due"))
        self._due = DayField(_("Due day"), name="gaps-action-due", day=date(2000, 1, 1), extent="small")
        self._cancel = Button(_("Cancel"), name="gaps-action-cancel", kind="ghost", extent="small")
        self._save = Button(_("Add"), name="gaps-action-save", extent="small")
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """Give the words as they stand."""
        return self._title.text()

    @property
    def stops(self) -> list[QWidget]:
        """List the fields and buttons in order."""
        return [self._title, self._has_due, self._due, self._cancel, self._save]

    def begin(self, title: str, due: date | None, today: date, *, is_new: bool = True) -> None:
        """Show what is to be changed, or an empty field for a new action."""
        self._title.setText(title)
        self._has_due.setChecked(due is not None)
        self._due.show_day(due or today + _WEEK)
        self._due.setEnabled(due is not None)
        self._save.show_words(_("Add") if is_new else _("Save"))
        self._weigh()
        self.show()

    def take_focus(self) -> None:
        """Put the cursor behind the words."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter wherever the focus is, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        name_widget(self._title, "gaps-action-title", _("What to do"))
        self._title.setPlaceholderText(_("What to do next"))
        self._title.setProperty("extent", "medium")
        name_widget(self._has_due, "gaps-action-has-due", _("Has a due day"))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._has_due)
        line.addWidget(self._due)
        line.addStretch(1)
        line.addWidget(self._cancel)
        line.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 4, PADDING, 6)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(line)

    def _connect(self) -> None:
        self._title.textChanged.connect(self._weigh)
        self._has_due.toggled.connect(self._due.setEnabled)
        self._save.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.left)

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self._title.text().strip()))

    def _submit(self) -> None:
        if self._title.text().strip():
            self.submitted.emit(self._title.text().strip(), self._due.day if self._has_due.isChecked() else None)
