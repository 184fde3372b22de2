"""What the manager said of a criterion beside what the evidence says, and what to bring to the next talk."""

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.values import Standing
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence, MarkWord, Status, Verdict, VerdictWord
from ladderdesk.ui.gaps.evidence import EntryWords
from ladderdesk.ui.gaps.words import near_day, role_words, verdict_icon, verdict_words, whole_day
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.frames import Card, SectionHeader
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.rowbox import PADDING, Inset, Row, RowBox
from ladderdesk.ui.widgets.status import status_icon, status_words
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph


class VerdictPart(QWidget):
    """Show the verdict in force beside the status, the words it came with, and the evidence dated after a *not yet*.

    Signals: `record_requested()`, `change_requested()`, `agenda_requested()`,
    `entry_requested(int)`, `attended()`.
    """

    record_requested = Signal()
    change_requested = Signal()
    agenda_requested = Signal()
    entry_requested = Signal(int)
    attended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader(_("What your manager said"), name="gaps-verdict-header")
        self._change = LinkButton(_("Change"), name="gaps-change-verdict")
        self._own = _SaysCard("gaps-own-card")
        self._said = _SaysCard("gaps-manager-card")
        self._quote = Paragraph("", type="small", tone="secondary", name="gaps-quote")
        self._quote_place = Inset(self._quote, top=4)
        next_time = Label(_("To show next time"), type="small_strong", tone="secondary", name="gaps-next-time")
        self._next_place = Inset(next_time, top=4)
        self.box = RowBox(_("To show next time"), name="gaps-next-time-rows")
        self._record = Button(_("Record 1:1 note"), name="gaps-record", extent="small", icon="draft")
        self._agenda = Button(_("Copy as agenda"), name="gaps-agenda", extent="small")
        self._build()
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, from the top."""
        return [self._change, *self.box.rows, self._record, self._agenda]

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show what was said of a criterion."""
        verdict = standing.verdict
        self._change.setVisible(verdict is not None)
        is_own_word = standing.mark is not None and standing.mark.word is MarkWord.OVERRIDE
        self._own.show_status(_("You say") if is_own_word else _("Your evidence says"), standing.status)
        self._said.show_verdict(verdict, today)
        quote = _quote_words(verdict) if verdict is not None else ""
        self._quote.show_words(quote)
        self._quote_place.setVisible(bool(quote))
        self._next_place.setVisible(bool(standing.to_show_next_time))
        self.box.show_rows([(int(one.id), (one, today)) for one in standing.to_show_next_time], self._make_row)

    def _build(self) -> None:
        self._record.setToolTip(_("Record 1:1 note (M)"))
        self._agenda.setToolTip(_("Copy as agenda (C)"))
        self._header.row.setContentsMargins(PADDING, 0, PADDING, 0)
        self._header.row.addWidget(self._change)
        cards = QHBoxLayout()
        cards.setContentsMargins(PADDING, 4, PADDING, 2)
        cards.setSpacing(8)
        cards.addWidget(self._own, 1)
        cards.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._header)
        column.addLayout(cards)
        for part in (self._quote_place, self._next_place, self.box):
            column.addWidget(part)
        buttons = QWidget()
        FlowLayout(buttons, gap=8, line_gap=6).show_widgets([self._record, self._agenda])
        column.addWidget(Inset(buttons, top=4))

    def _connect(self) -> None:
        self._record.clicked.connect(self.record_requested)
        self._agenda.clicked.connect(self.agenda_requested)
        self._change.clicked.connect(self.change_requested)
        self.box.attended.connect(self.attended)

    def _make_row(self, key: Hashable) -> Row:
        row = _LaterRow(key)
        row.entry_requested.connect(self.entry_requested)
        return row


class _SaysCard(Card):
    def __init__(self, name: str) -> None:
        super().__init__(name=name, padding=10, gap=3)
        self._who = ElidedLabel(type="small", tone="secondary")
        self._mark = Mark("minus")
        self._what = ElidedLabel(type="body_strong")
        self.column.addWidget(self._who)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(self._what, 1)
        self.column.addLayout(line)

    def show_status(self, who: str, status: Status) -> None:
        self._who.show_words(who)
        self._mark.show_icon(status_icon(status), f"status.{status.value}.fg")
        self._what.show_words(status_words(status))

    def show_verdict(self, verdict: Verdict | None, today: date) -> None:
        who = _("Manager") if verdict is None else f"{role_words(verdict)}, {near_day(verdict.day, today)}"
        self._who.show_words(who)
        is_not_yet = verdict is not None and verdict.word is VerdictWord.NOT_YET
        self._mark.show_icon(verdict_icon(verdict), "status.emerging.fg" if is_not_yet else "text.secondary")
        self._what.show_words(verdict_words(verdict))
        self._what.show_tone("primary" if verdict is not None else "tertiary")


class _LaterRow(Row):
    entry_requested = Signal(int)
    least_height = 28

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="gaps-later")
        self._entry = EntryWords()
        self._number = 0
        self.line.addWidget(self._entry, 1)
        self.opened.connect(self._open)

    def show_value(self, value: tuple[Evidence, date]) -> None:
        one, today = value
        self._number = one.entry
        self._entry.show_entry(one.last_day, one.title, today)
        self.setAccessibleName(f"{one.title}, {whole_day(one.last_day)}")

    def _open(self) -> None:
        self.entry_requested.emit(self._number)


def _quote_words(verdict: Verdict) -> str:
    note = _("“{words}”").format(words=" ".join(verdict.note.split())) if verdict.note.strip() else ""
    return "\n".join(filter(None, (note, verdict.said_by)))
