"""Beside a comparison: the chosen criterion with its evidence, or the chosen ladder and how it was read."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ladderdesk.assess.crosswalk import IndirectStatus, indirect_word
from ladderdesk.assess.difference import Change, carry_over_text, change_word
from ladderdesk.assess.values import Standing
from ladderdesk.assess.words import capitalised
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence
from ladderdesk.locales import day_text
from ladderdesk.ui.ladder.compare_reading import Abroad, Crossed, counts_text
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.frames import Line, ScrollColumn, SectionHeader
from ladderdesk.ui.widgets.rowbox import Row, RowBox
from ladderdesk.ui.widgets.status import status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

EXPLAINED = (
    "Indirect: your entries are linked to criteria of other ladders. Where a criterion here asks the same competency, "
    "they speak for it too, but weaker than a link, so they count half and never become readiness. Likely takes twice "
    "the points that demonstrated would, with a solid entry at its scope. A gate is never met this way."
)


class CompareDetail(ScrollColumn):
    """Show one change or one other ladder.

    Signals: `criterion_requested(str)`, `entry_requested(int)`, `line_requested(str)`, `ladder_requested(str)` to look
    at a ladder, `ladder_taken(Abroad)` to make it one's own.
    """

    criterion_requested = Signal(str)
    entry_requested = Signal(int)
    line_requested = Signal(str)
    ladder_requested = Signal(str)
    ladder_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What is compared"), name="ladder-compare-detail", padding=(20, 14, 20, 16), parent=parent)
        self._content: QWidget | None = None
        self._change: Change | None = None
        self._abroad: Abroad | None = None

    def show_change(self, change: Change, target: str | None) -> None:
        """Show one criterion on the way; `target` is the level in force on the ladder."""
        self._change, self._abroad = change, None
        column = self._begin()
        standing = change.standing
        head = f"{capitalised(change_word(change.kind))} · {standing.group.name}"
        column.addWidget(Label(head, type="small", tone="secondary", name="ladder-compare-kind"))
        column.addWidget(Paragraph(standing.criterion.statement, type="heading", name="ladder-compare-statement"))
        _add_standing(column, standing)
        for words in change.reasons:
            column.addWidget(Paragraph(words, type="small", tone="secondary"))
        column.addLayout(self._change_buttons(change, target))
        if change.before is not None and change.after is not None:
            _add_part(column, _("Before, at {level}").format(level=change.before.level.name))
            column.addWidget(Paragraph(change.before.criterion.statement))
            _add_standing(column, change.before)
        self._add_entries(column, change)
        self._end(column)

    def show_abroad(self, abroad: Abroad, crossed: Crossed) -> None:
        """Show where a level stands in another ladder, and where the same evidence would."""
        self._change, self._abroad = None, abroad
        column, neighbour = self._begin(), abroad.neighbour
        column.addWidget(Label(neighbour.ladder.title, type="small", tone="secondary", name="ladder-abroad-ladder"))
        column.addWidget(Paragraph(neighbour.level.name, type="heading", name="ladder-abroad-level"))
        column.addWidget(Paragraph(neighbour.reason, type="small", tone="secondary"))
        missing = [crossed.names.get(one, one) for one in neighbour.missing]
        if missing:
            words = _("Not asked there: {names}.").format(names=", ".join(missing))
            column.addWidget(Paragraph(words, type="small", tone="secondary"))
        column.addLayout(self._ladder_buttons())
        _add_part(column, _("Where you would stand there"))
        column.addWidget(Paragraph(capitalised(counts_text(abroad.reading)), type="body_strong"))
        column.addWidget(Paragraph(_(EXPLAINED), type="small", tone="secondary", name="ladder-abroad-explained"))
        for status in reversed(IndirectStatus):
            _add_indirect(column, abroad, status)
        self._end(column)

    def _begin(self) -> QVBoxLayout:
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        return column

    def _end(self, column: QVBoxLayout) -> None:
        column.addStretch(1)
        if self._content is not None:
            self.column.addWidget(self._content)
        self.verticalScrollBar().setValue(0)

    def _change_buttons(self, change: Change, target: str | None) -> FlowLayout:
        flow = FlowLayout(gap=8, line_gap=8)
        if change.after is not None and change.after.level.id == target:
            gaps = Button(_("Open in Gaps"), name="ladder-compare-gaps", extent="small", icon="gaps")
            gaps.clicked.connect(self._ask_criterion)
            flow.addWidget(gaps)
        log = Button(_("Log evidence"), name="ladder-compare-log", extent="small", icon="plus")
        log.clicked.connect(self.ask_for_line)
        flow.addWidget(log)
        return flow

    def _ladder_buttons(self) -> FlowLayout:
        flow = FlowLayout(gap=8, line_gap=8)
        use = Button(_("Use this ladder"), name="ladder-abroad-use", extent="small", icon="ladder")
        look = Button(_("Look at it"), name="ladder-abroad-look", extent="small", icon="eye")
        use.clicked.connect(self._take_ladder)
        look.clicked.connect(self._ask_ladder)
        flow.addWidget(use)
        flow.addWidget(look)
        return flow

    def _add_entries(self, column: QVBoxLayout, change: Change) -> None:
        own = [one.evidence for one in change.standing.evidence]
        before = [one.evidence for one in change.before.evidence] if change.before and change.after else []
        for title, entries, name in (
            (_("Your evidence"), own, "ladder-compare-entries"),
            (carry_over_text(change), list(change.to_carry_over), "ladder-compare-carry"),
            (_("Linked before"), before, "ladder-compare-before"),
        ):
            if entries and title:
                _add_part(column, title)
                column.addWidget(self._entries(entries, title, name))

    def _entries(self, entries: list[Evidence], spoken: str, name: str) -> RowBox:
        box = RowBox(spoken, name=name, parent=self._content)
        box.show_rows([(int(one.entry), one) for one in entries], self._make_row)
        return box

    def _make_row(self, key: Hashable) -> Row:
        row = _EntryRow(key, name="ladder-compare-entry")
        row.chosen.connect(self.entry_requested)
        return row

    def ask_for_line(self) -> None:
        """Ask to log evidence for the criterion that is shown."""
        if self._change is not None:
            self.line_requested.emit(f" #{self._change.standing.criterion.competency}")

    def _ask_criterion(self) -> None:
        if self._change is not None:
            self.criterion_requested.emit(self._change.standing.criterion.id)

    def _ask_ladder(self) -> None:
        if self._abroad is not None:
            self.ladder_requested.emit(self._abroad.neighbour.ladder.id)

    def _take_ladder(self) -> None:
        if self._abroad is not None:
            self.ladder_taken.emit(self._abroad)


class _EntryRow(Row):
    chosen = Signal(int)

    def __init__(self, key: Hashable, *, name: str) -> None:
        super().__init__(key, name=name)
        self._title = ElidedLabel()
        self._day = Label(type="small", tone="tertiary")
        self.line.addWidget(self._title, 1)
        self.line.addWidget(self._day)
        self.opened.connect(self._tell)

    def show_value(self, value: Any) -> None:
        self._title.show_words(value.title)
        self._day.show_words(day_text(value.last_day, "short"))
        self.setAccessibleName(f"{value.title}, {day_text(value.last_day)}")

    def _tell(self) -> None:
        self.chosen.emit(self.key)


def _add_indirect(column: QVBoxLayout, abroad: Abroad, status: IndirectStatus) -> None:
    """List the criteria of a status in one text: a widget for each would take too long to lay out."""
    found = [one for one in abroad.reading.standings if one.status is status]
    if not found:
        return
    _add_part(column, capitalised(indirect_word(status)), str(len(found)))
    says_why = status is IndirectStatus.EMERGING
    lines = [f"• {one.criterion.short}{f': {one.reason}' if says_why and one.reason else ''}" for one in found]
    column.addWidget(Paragraph("\n".join(lines), name=f"ladder-abroad-{status.value}"))


def _add_standing(column: QVBoxLayout, standing: Standing) -> None:
    words = f"{standing.level.name}, {status_words(standing.status).lower()}"
    column.addWidget(Label(words, type="small", tone="secondary"))


def _add_part(column: QVBoxLayout, title: str, count: str = "") -> None:
    column.addSpacing(8)
    column.addWidget(Line())
    column.addSpacing(4)
    column.addWidget(SectionHeader(title, name="", aside=count))
