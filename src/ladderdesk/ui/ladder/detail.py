"""What a cell of the matrix asks, criterion by criterion, and what is known of its level."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.values import Cell, Standing
from ladderdesk.catalogue.model import Ladder, Level
from ladderdesk.catalogue.wording import changes, facts
from ladderdesk.i18n import _, ngettext
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.frames import Line, ScrollColumn, SectionHeader
from ladderdesk.ui.widgets.keycap import KeyTip
from ladderdesk.ui.widgets.status import StatusMark, status_words
from ladderdesk.ui.widgets.text import Label, Paragraph

_LABEL_WIDTH = 84


class CellDetail(ScrollColumn):
    """Show one cell with its criteria, and the facts of its level.

    Signals: `criterion_requested(str)` to open one in Gaps, `line_requested(str)` to log evidence,
    `level_taken(str, str)` with "current" or "target" and the id of the level.
    """

    criterion_requested = Signal(str)
    line_requested = Signal(str)
    level_taken = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cell and level"), name="ladder-detail", padding=(20, 14, 20, 16), gap=0, parent=parent)
        self._cell: Cell | None = None
        self._content: QWidget | None = None

    def show_cell(self, ladder: Ladder, cell: Cell, *, current: str | None, target: str | None) -> None:
        """Show a cell of a ladder; `current` and `target` are the ids of the levels in force."""
        self._cell = cell
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._add_head(column, cell)
        self._add_criteria(column, cell, tells_derived=not ladder.derived)
        self._add_buttons(column, cell, target)
        column.addSpacing(16)
        column.addWidget(Line())
        column.addSpacing(14)
        self._add_level(column, cell.level, current, target)
        column.addSpacing(16)
        column.addWidget(Line())
        self._add_notes(column, ladder)
        column.addSpacing(10)
        column.addWidget(Paragraph(_source_words(ladder), type="small", tone="tertiary", name="ladder-source"))
        column.addStretch(1)
        self._replace(content)

    def _replace(self, content: QWidget) -> None:
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        self.column.addWidget(content)
        self.verticalScrollBar().setValue(0)

    def _add_head(self, column: QVBoxLayout, cell: Cell) -> None:
        column.addWidget(Label(cell.level.name, type="small", tone="secondary", name="ladder-cell-level"))
        column.addSpacing(4)
        column.addWidget(Paragraph(cell.group.name, type="heading", name="ladder-cell-group"))
        column.addSpacing(2)
        words = cell.level.summary if cell.standings else _("This level asks nothing of this group.")
        column.addWidget(Paragraph(words, type="small", tone="secondary", name="ladder-cell-summary"))
        column.addSpacing(10)

    def _add_criteria(self, column: QVBoxLayout, cell: Cell, *, tells_derived: bool) -> None:
        for standing in cell.standings:
            column.addWidget(Line())
            column.addWidget(_CriterionRow(standing, tells_derived=tells_derived))

    def _add_buttons(self, column: QVBoxLayout, cell: Cell, target: str | None) -> None:
        if not cell.standings:
            return
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        if cell.level.id == target:
            gaps = Button(_("Open in Gaps"), name="ladder-open-gaps", extent="small", icon="gaps")
            gaps.setToolTip(_("Open in Gaps (Enter)"))
            gaps.clicked.connect(self._ask_for_criterion)
            row.addWidget(gaps)
        log = Button(_("Log evidence"), name="ladder-log", extent="small", icon="plus")
        KeyTip(log, _("Log evidence"), "L")
        log.clicked.connect(self.ask_for_line)
        row.addWidget(log)
        row.addStretch(1)
        column.addLayout(row)

    def _add_level(self, column: QVBoxLayout, level: Level, current: str | None, target: str | None) -> None:
        title = _("About {level}").format(level=level.name)
        column.addWidget(SectionHeader(title, name="ladder-level-title"))
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, current_theme().dp(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for place, (label, words) in enumerate(facts(level)):
            grid.addWidget(Label(label, type="caption", tone="secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Paragraph(words, type="small"), place, 1)
        column.addLayout(grid)
        column.addSpacing(12)
        column.addLayout(self._level_buttons(level, current, target))
        self._add_changes(column, level)

    def _add_changes(self, column: QVBoxLayout, level: Level) -> None:
        changed = changes(level)
        if not changed:
            return
        column.addSpacing(16)
        column.addWidget(SectionHeader(_("What changes on the way in"), name="ladder-changes-title"))
        for side, words in changed:
            column.addSpacing(8)
            column.addWidget(Label(side, type="caption", tone="secondary"))
            column.addSpacing(1)
            column.addWidget(Paragraph(words, type="small"))

    def _add_notes(self, column: QVBoxLayout, ladder: Ladder) -> None:
        if not ladder.notes:
            return
        column.addSpacing(14)
        column.addWidget(SectionHeader(_("Notes on this ladder"), name="ladder-notes-title"))
        for note in ladder.notes:
            column.addSpacing(8)
            column.addWidget(Paragraph(note, type="small", tone="secondary"))
        column.addSpacing(6)

    def _level_buttons(self, level: Level, current: str | None, target: str | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for role, words, name, held in (
            ("target", _("Set as target"), "ladder-set-target", target),
            ("current", _("Set as current"), "ladder-set-current", current),
        ):
            if level.id != held:
                button = Button(words, name=name, extent="small")
                button.clicked.connect(self._take_target if role == "target" else self._take_current)
                row.addWidget(button)
        row.addStretch(1)
        return row

    def ask_for_line(self) -> None:
        """Ask to log evidence for the group of the cell that is shown."""
        if self._cell is not None and self._cell.standings:
            self.line_requested.emit(f" #{self._cell.standings[0].criterion.competency}")

    def _ask_for_criterion(self) -> None:
        if self._cell is not None:
            self.criterion_requested.emit(self._cell.standings[0].criterion.id)

    def _take_target(self) -> None:
        if self._cell is not None:
            self.level_taken.emit("target", self._cell.level.id)

    def _take_current(self) -> None:
        if self._cell is not None:
            self.level_taken.emit("current", self._cell.level.id)


class _CriterionRow(QWidget):
    """One criterion: its status, its statement, how much evidence there is, and what good evidence looks like."""

    def __init__(self, standing: Standing, *, tells_derived: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = _standing_words(standing, tells_derived=tells_derived)
        self.setObjectName(f"ladder-criterion-{standing.criterion.id}")
        self.setAccessibleName(f"{standing.criterion.statement}, {told}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(9)
        mark = StatusMark(standing.status)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        statement = Paragraph(standing.criterion.statement, type="body")
        statement.setToolTip(_("Good evidence: {words}").format(words=standing.criterion.good_evidence))
        words.addWidget(statement)
        words.addWidget(Label(told, type="small", tone="secondary"))
        row.addLayout(words, 1)


def _standing_words(standing: Standing, *, tells_derived: bool) -> str:
    count = len(standing.evidence)
    parts = [status_words(standing.status)]
    if count:
        parts.append(ngettext("{n} entry", "{n} entries", count).format(n=count))
    if standing.criterion.kind.value == "gate":
        parts.append(_("gate"))
    if tells_derived and standing.criterion.derived:
        parts.append(_("derived"))
    if standing.is_set_aside:
        parts.append(_("set aside"))
    return ", ".join(parts)


def _source_words(ladder: Ladder) -> str:
    version = _("{ladder} ladder, version {version}.").format(ladder=ladder.title, version=ladder.version)
    sources = "; ".join(_source(one.title, one.author or one.site) for one in ladder.sources)
    derived = _(" Its statements are derived from the documents.") if ladder.derived else ""
    return f"{version} {_('After: {sources}.').format(sources=sources)}{derived}"


def _source(title: str, by: str) -> str:
    return _("“{title}” ({by})").format(title=title, by=by)
