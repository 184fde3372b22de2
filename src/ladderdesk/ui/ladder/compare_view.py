"""The compare mode of the Ladder screen: what is compared with what, and the list of what comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.model import Ladder
from ladderdesk.i18n import _
from ladderdesk.ui.ladder.compare_list import CompareList, CompareRow
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.keycap import with_keys
from ladderdesk.ui.widgets.round import RoundBox
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label, Paragraph

LEVELS, LADDERS = "levels", "ladders"


class CompareView(QWidget):
    """Choose two levels, or one level and the other ladders, and list what comes of it.

    Signals: `way_chosen(str)` with "levels" or "ladders", `levels_chosen(str, str)` with the level to start from and
    the one to arrive at, `swap_requested()`, `copy_requested()`, `close_requested()`.
    """

    way_chosen = Signal(object)
    levels_chosen = Signal(str, str)
    swap_requested = Signal()
    copy_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ladder-compare-view")
        self._way = SegmentedControl(_("Compare"), name="ladder-compare-way")
        self._from = Choice(_("From level"), name="ladder-compare-from")
        self._arrow = Label("→", tone="secondary")
        self._to = Choice(_("To level"), name="ladder-compare-to")
        self._swap = Button(_("Swap"), name="ladder-compare-swap", kind="ghost")
        self._copy = Button(_("Copy as text"), name="ladder-compare-copy", icon="clip")
        self._summary = Paragraph("", tone="secondary", name="ladder-compare-summary")
        self.list = CompareList(_("What changes"), name="ladder-compare-list")
        self._build()
        self._connect()

    def show_levels(self, ladder: Ladder, from_level: str, to_level: str, way: str) -> None:
        """Show what is compared."""
        choices = [(level.id, level.name) for level in ladder.levels]
        self._way.show_choices([(LEVELS, _("Two levels")), (LADDERS, _("Other ladders"))], way)
        self._from.show_choices(choices, from_level)
        self._to.show_choices(choices, to_level)
        for widget in (self._arrow, self._to, self._swap, self._copy):
            widget.setVisible(way == LEVELS)

    def show_found(self, summary: str, rows: Sequence[CompareRow]) -> None:
        """Show what comes of it."""
        self._summary.show_words(summary)
        self.list.show_rows(rows)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for widget in (self._way, self._from, self._arrow, self._to, self._swap):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        self._swap.setToolTip(with_keys(_("Swap the levels"), ("S",)))
        self._copy.setToolTip(with_keys(_("Copy the comparison as text"), ("Ctrl+Shift+C",)))
        box = RoundBox()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        box.lift_edge()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 22, 16)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self._summary)
        column.addWidget(box, 1)

    def _connect(self) -> None:
        self._way.value_chosen.connect(self.way_chosen)
        self._from.value_chosen.connect(self._tell)
        self._to.value_chosen.connect(self._tell)
        self._swap.clicked.connect(self.swap_requested)
        self._copy.clicked.connect(self.copy_requested)
        self.list.left.connect(self.close_requested)

    def _tell(self) -> None:
        if self._from.chosen is not None and self._to.chosen is not None:
            self.levels_chosen.emit(self._from.chosen, self._to.chosen)
