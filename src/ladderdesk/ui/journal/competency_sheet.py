"""Choose one competency for several entries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ladderdesk.capture.vocabulary import begins_a_word, fold
from ladderdesk.catalogue.model import Competency
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.confirm import Sheet
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.rows import RowDelegate

HEIGHT = 220
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CompetencySheet(Sheet):
    """Find a competency by its names.

    Signals: `answered(str)` with its id.
    """

    answered = Signal(str)

    def __init__(self, competencies: Sequence[Competency], count: int, *, parent: QWidget) -> None:
        title = ngettext("Add a competency to {count} entry", "Add a competency to {count} entries", count)
        super().__init__(title.format(count=count), "", _("Add"), name="competency-sheet", parent=parent)
        self._competencies = tuple(competencies)
        self._line = QLineEdit()
        name_widget(self._line, "competency-words", _("Find a competency"))
        self._line.setPlaceholderText(_("Find a competency"))
        self._found = QListWidget()
        name_widget(self._found, "competency-found", _("Competencies"))
        delegate = RowDelegate(self._found)
        delegate.row_height = 30
        delegate.always_active = True
        self._found.setItemDelegate(delegate)
        self._found.setFixedHeight(current_theme().dp(HEIGHT))
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_field(self._line)
        self.add_field(self._found)
        self._line.textChanged.connect(self._fill)
        self._line.returnPressed.connect(self.accept)
        self._found.itemDoubleClicked.connect(self.accept)
        self._fill("")

    def open_over(self) -> None:
        """Open with the focus in the field."""
        super().open_over()
        self._line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the list from the field."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            row = self._found.currentRow() + step
            self._found.setCurrentRow(max(0, min(row, self._found.count() - 1)))

    def accept(self) -> None:
        """Give the competency, where one is found."""
        item = self._found.currentItem()
        if item is not None:
            self.answered.emit(item.data(Qt.ItemDataRole.UserRole))
            super().accept()

    def _fill(self, typed: str) -> None:
        self._found.clear()
        for one in self._competencies:
            if any(begins_a_word(fold(name), fold(typed)) for name in (one.name, one.id, *one.aliases)):
                item = QListWidgetItem(one.name, self._found)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
        self._found.setCurrentRow(0)
