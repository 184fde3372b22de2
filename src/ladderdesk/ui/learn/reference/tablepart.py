"""The table of a reference page, its roles to choose from, and for a heatmap the turn from colours to a table."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.catalogue.learning import Column, Row
from ladderdesk.catalogue.narrowing import Narrowed, Sieve
from ladderdesk.catalogue.transcript import tab_separated, table_cells
from ladderdesk.i18n import _
from ladderdesk.ui.learn.reference.compare import CompareChips
from ladderdesk.ui.learn.reference.heatmap import HeatGrid, Legend
from ladderdesk.ui.learn.reference.reading import PageSeen
from ladderdesk.ui.learn.reference.table import ReferenceTable, Shown
from ladderdesk.ui.widgets.button import IconButton
from ladderdesk.ui.widgets.round import RoundBox


class TablePart(QWidget):
    """Show a table, or a heatmap that turns into one; the roles chosen are compared.

    Signals: `ladder_requested(str)`, `place_attended(QWidget, QRect)` where the current cell is, `attended()` when the
    focus comes to the cells.
    """

    ladder_requested = Signal(str)
    place_attended = Signal(QWidget, QRect)
    attended = Signal()

    def __init__(self, seen: PageSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        table = seen.page.table
        assert table is not None
        self._table = table
        self._is_heatmap = bool(table.scale)
        self._own = seen.own_role
        self._left = seen.words.narrow(Sieve())
        self._wants_heat = self._is_heatmap
        self._shown = Shown(table, self._left.columns, self._left.rows, self._own)
        self.compare = CompareChips(name="reference-compare")
        self.compare.show_columns([(role.id, role.name) for role in self._roles()])
        self.grid = ReferenceTable(seen.page.title, name="reference-table")
        self.heat = HeatGrid(seen.page.title, name="reference-heat")
        self._has_room = True
        self._legend = Legend()
        self._turn = IconButton("table", _("Show as a table"), name="reference-turn", keys="D", edge=26)
        self._frame = TableFrame(self.grid)
        self._build()
        self._connect()
        self._show()

    @property
    def is_heatmap(self) -> bool:
        """Say whether there is anything to turn."""
        return self._is_heatmap

    def show_own(self, own: str | None) -> None:
        """Mark another role as the user's own."""
        self._own = own
        self._show()

    def narrow(self, left: Narrowed) -> None:
        """Show what is left by a sieve, of the roles that are compared."""
        self._left = left
        self._show()
        self.setVisible(bool(left.rows))

    def turn(self) -> None:
        """Show the colours as a table, or the table as colours; the keyboard stays."""
        self._wants_heat = not self._wants_heat
        self._show_form()

    def arrange(self, width: int, most_height: int) -> None:
        """Stand in a width; a table scrolls in itself beyond a height, colours without room for words are a table."""
        self._frame.limit(most_height)
        self._has_room = self.heat.fits(width)
        self._show_form()

    def _show_form(self) -> None:
        had_focus = self.has_focus
        shows_heat = self._wants_heat and self._has_room
        self.heat.setVisible(shows_heat)
        self._frame.setVisible(not shows_heat)
        if not shows_heat:
            self.grid.show_table(self._shown)
        self._legend.setVisible(shows_heat)
        self._turn.setVisible(self._is_heatmap and self._has_room)
        self._turn.show_icon("table" if shows_heat else "palette")
        self._turn.show_words(_("Show as a table") if shows_heat else _("Show as colours"))
        if had_focus:
            self.take_focus()

    @property
    def has_focus(self) -> bool:
        """Say whether the keyboard is on the cells."""
        return self.heat.hasFocus() or self.grid.hasFocus()

    def take_focus(self) -> None:
        """Put the keyboard on the cells, where the cursor was."""
        shown = self.grid if self.heat.isHidden() else self.heat
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_row(self, row: str) -> None:
        """Put the keyboard on a row of the table."""
        self.take_focus()
        if self.heat.isHidden():
            place = self._left.rows.index(row) if row in self._left.rows else 0
            self.grid.setCurrentIndex(self.grid.cells.index(place, 0))
        else:
            self.heat.go_to_row(row)

    def copy(self) -> None:
        """Copy the table, the chosen cells alone where there are several."""
        if self.grid.hasFocus():
            self.grid.copy()
        else:
            cells = table_cells(self._table, self._shown.columns, self._shown.rows)
            QGuiApplication.clipboard().setText(tab_separated(cells))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.compare)
        column.addWidget(self.heat)
        column.addWidget(self._frame)
        self._legend.show_scale(self._table.scale)
        row = QHBoxLayout()
        row.addWidget(self._legend)
        row.addStretch(1)
        row.addWidget(self._turn)
        column.addLayout(row)
        self._show_form()

    def _connect(self) -> None:
        self.compare.columns_chosen.connect(self._show)
        self.grid.ladder_requested.connect(self.ladder_requested)
        self.heat.ladder_requested.connect(self.ladder_requested)
        self.grid.cell_attended.connect(self._tell_cell)
        self.grid.attended.connect(self.attended)
        self.heat.attended.connect(self._tell_heat)
        self._turn.clicked.connect(self.turn)

    def _show(self, _chosen: object = None) -> None:
        """Show the cells in the form that is seen; the other is filled when it is turned to."""
        roles = self.compare.chosen
        of_rows = self._has_roles_down()
        columns = tuple(each for each in self._left.columns if of_rows or each in roles)
        rows = tuple(each for each in self._left.rows if not of_rows or each in roles)
        self._shown = Shown(self._table, columns, rows, self._own)
        if self._is_heatmap:
            self.heat.show_table(self._shown)
        if self.heat.isHidden():
            self.grid.show_table(self._shown)

    def _roles(self) -> tuple[Column, ...] | tuple[Row, ...]:
        return self._table.rows if self._has_roles_down() else self._table.columns

    def _has_roles_down(self) -> bool:
        return not any(column.ladder for column in self._table.columns)

    def _tell_heat(self) -> None:
        self.attended.emit()
        self.place_attended.emit(self.heat, self.heat.rect())

    def _tell_cell(self, area: QRect) -> None:
        self.place_attended.emit(self.grid.viewport(), area)


class TableFrame(RoundBox):
    """Hold a table in a box with round corners, as high as the table needs and no higher than it may be."""

    def __init__(self, table: ReferenceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._table = table
        self._most = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(table)
        self.lift_edge()
        table.fitted.connect(self._fit)

    def limit(self, height: int) -> None:
        """Be no higher than this; 0 is no limit."""
        self._most = height
        self._fit()

    def _fit(self) -> None:
        height = self._table.sizeHint().height() + 2
        self.setFixedHeight(min(height, self._most) if self._most else height)
