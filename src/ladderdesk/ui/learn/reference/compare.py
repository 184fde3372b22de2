"""Choose which roles of a table to compare."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.text import Label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CompareChips(QWidget):
    """Offer the columns of a table; those chosen are compared, all of them where none is. One tab stop, arrows move.

    Signals: `columns_chosen(tuple)` with the ids of the columns to show.
    """

    columns_chosen = Signal(tuple)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_widget(self, name, _("Compare"))
        self._chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = Label(_("Compare"), type="small", tone="tertiary")
        label.setMinimumHeight(current_theme().size.min_target)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self._flow = FlowLayout(gap=5, line_gap=2)
        row.addLayout(self._flow, 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Give the columns that are compared: all where none is chosen."""
        picked = tuple(column for column, chip in self._chips.items() if chip.isChecked())
        return picked or tuple(self._chips)

    def show_columns(self, columns: Sequence[tuple[str, str]]) -> None:
        """Offer these columns, none of them chosen."""
        self._chips = {column: self._made(column, words) for column, words in columns}
        self._flow.show_widgets([*self._chips.values()])
        self._appoint(next(iter(self._chips.values()), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the chips."""
        chips = [*self._chips.values()]
        here = next((place for place, chip in enumerate(chips) if chip.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if here is None or step is None or not 0 <= here + step < len(chips):
            super().keyPressEvent(event)
            return
        self._appoint(chips[here + step])
        chips[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, column: str, words: str) -> Chip:
        chip = _RoleChip(words, name=f"{self.objectName()}-{column}", look="outline")
        chip.setCheckable(True)
        chip.setToolTip(_("Compare {role} with the others chosen").format(role=words))
        chip.clicked.connect(self._tell)
        return chip

    def _appoint(self, stop: Chip | None) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _tell(self) -> None:
        self.columns_chosen.emit(self.chosen)


class _RoleChip(Chip):
    """A chip that leaves the arrows to its row: a button alone would move on to whatever takes Tab next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)
