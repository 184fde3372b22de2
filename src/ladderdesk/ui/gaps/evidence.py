"""The entries behind a criterion: those that are linked, and those that probably count too."""

from collections.abc import Hashable, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.values import CountedEvidence, Standing
from ladderdesk.assess.words import amount_text
from ladderdesk.catalogue.model import Threshold
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Evidence
from ladderdesk.ui.actions import Command, Offer, offer
from ladderdesk.ui.gaps.reading import Likely
from ladderdesk.ui.gaps.words import near_day, scope_words, strength_words
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import Button, IconButton, LinkButton
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.keycap import Keycaps, KeyHint, KeyTip
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.naming import plain
from ladderdesk.ui.widgets.rowbox import PADDING, Inset, Row, RowBox, Trailing
from ladderdesk.ui.widgets.text import ElidedLabel, Label, Paragraph

DAY_WIDTH = 52
FIRST_ROWS, MORE_ROWS = 8, 12
"""How many linked entries are shown at first, and how many more at a time: each takes a moment to build."""


class EvidencePart(QWidget):
    """List the linked entries of a criterion, newest first.

    Signals: `entry_requested(int)`, `link_requested()`, `change_requested(int)` and `unlink_requested(int)` with the
    number of the evidence, `attended()` when the keyboard comes to a row, `grown()` when more rows are shown.
    """

    entry_requested = Signal(int)
    link_requested = Signal()
    change_requested = Signal(int)
    unlink_requested = Signal(int)
    attended = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader(_("Linked evidence"), name="gaps-evidence-header")
        self._link = LinkButton(_("Link entry"), name="gaps-link")
        self._none = Label(_("Nothing linked yet."), tone="tertiary", name="gaps-evidence-none")
        self.box = RowBox(_("Linked evidence"), name="gaps-evidence")
        self._more = LinkButton("", name="gaps-more-evidence")
        self._more_place = Inset(self._more)
        self._shown: Standing | None = None
        self._today = date.min
        self._most = FIRST_ROWS
        self._build()
        self._offers = self._offer_keys()
        self._link.clicked.connect(self.link_requested)
        self._more.clicked.connect(self._show_more)
        self.box.attended.connect(self.attended)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, from the top."""
        return [self._link, *self.box.rows, self._more]

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show what is linked to a criterion; quantities are in the unit of the threshold they count for."""
        if self._shown is None or self._shown.criterion.id != standing.criterion.id:
            self._most = FIRST_ROWS
        self._shown, self._today = standing, today
        self._show_rows()

    def _show_rows(self) -> None:
        assert self._shown is not None
        evidence = self._shown.evidence
        asked = next((each for each in self._shown.criterion.thresholds if each.counts != "distinct"), None)
        values = [(int(each.evidence.id), (each, asked, self._today)) for each in evidence[: self._most]]
        self._header.show_words(_("Linked evidence"), str(len(evidence)) if evidence else "")
        self.box.show_rows(values, self._make_row)
        self._none.setVisible(not evidence)
        rest = len(evidence) - len(values)
        self._more.show_words(_("Show {n} more").format(n=min(rest, MORE_ROWS)))
        self._more_place.setVisible(rest > 0)
        for made in self._offers:
            made.setEnabled(bool(evidence))

    def _show_more(self) -> None:
        first_new = self._most
        self._most += MORE_ROWS
        self._show_rows()
        self.grown.emit()
        self.box.rows[first_new].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        KeyTip(self._link, _("Link entry"), "L")
        self._header.row.addWidget(self._link)
        self._header.row.addWidget(Keycaps(KeyHint(("L",), ""), name="gaps-link-key"))
        stack_section(self, self._header, self.box, self._more_place, self._none)

    def _offer_keys(self) -> list[Offer]:
        return [
            offer(self.box, Command("change_link", _("Change how this entry counts"), ("E",)), self._change_current),
            offer(self.box, Command("unlink", _("Unlink this entry"), ("Del",)), self._unlink_current),
        ]

    def _make_row(self, key: Hashable) -> Row:
        row = _EvidenceRow(key)
        row.entry_requested.connect(self.entry_requested)
        row.change_requested.connect(self.change_requested)
        row.unlink_requested.connect(self.unlink_requested)
        return row

    def _change_current(self) -> None:
        if self.box.current is not None:
            self.change_requested.emit(self.box.current.key)

    def _unlink_current(self) -> None:
        if self.box.current is not None:
            self.unlink_requested.emit(self.box.current.key)


class LikelyPart(QWidget):
    """List the entries that probably count for a criterion and are not linked yet.

    Signals: `entry_requested(int)`, `link_requested(int)` with the number of the entry, `attended()`.
    """

    entry_requested = Signal(int)
    link_requested = Signal(int)
    attended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader(_("Suggested"), name="gaps-likely-header")
        self.box = RowBox(_("Suggested entries"), name="gaps-likely")
        self._header.row.addWidget(Label(_("by words and tags"), type="small", tone="tertiary"))
        stack_section(self, self._header, self.box)
        self.box.attended.connect(self.attended)

    @property
    def stops(self) -> list[QWidget]:
        """List where Tab comes to, from the top."""
        return [*self.box.rows]

    def show_likely(self, likely: Sequence[Likely], today: date) -> None:
        """Show these entries; the section is gone where there are none."""
        self._header.show_words(_("Suggested"), str(len(likely)))
        self.box.show_rows([(int(each.entry), (each, today)) for each in likely], self._make_row)
        self.setVisible(bool(likely))

    def _make_row(self, key: Hashable) -> Row:
        row = _LikelyRow(key)
        row.entry_requested.connect(self.entry_requested)
        row.link_requested.connect(self.link_requested)
        return row


class EntryWords(QWidget):
    """The day and the title of an entry, as rows show them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Label(tone="tertiary", type="small")
        self._title = ElidedLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._day)
        line.addWidget(self._title, 1)

    def show_entry(self, day: date, title: str, today: date) -> None:
        """Show another entry."""
        theme, words = current_theme(), near_day(day, today)
        self._day.show_words(words)
        needed = QFontMetrics(theme.font("small")).horizontalAdvance(words) + 6
        self._day.setFixedWidth(max(theme.dp(DAY_WIDTH), needed))
        self._title.show_words(title)


class _EvidenceRow(Row):
    entry_requested = Signal(int)
    change_requested = Signal(int)
    unlink_requested = Signal(int)
    least_height = 44

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="gaps-evidence")
        self._evidence: Evidence | None = None
        self._entry = EntryWords()
        self._ready = Mark("check", "accent.base", size=13)
        self._how = Paragraph(type="small", tone="secondary", most_lines=3)
        self._scope = Chip("", name="gaps-scope")
        self._change = IconButton("draft", _("Change how it counts"), name="gaps-change-link", keys="E", edge=26)
        self._unlink = IconButton("x", _("Unlink"), name="gaps-unlink", keys="Del", edge=26)
        self._end = Trailing(self._scope, [self._change, self._unlink])
        self._build()
        self.opened.connect(self._open)
        self._change.clicked.connect(self._ask_change)
        self._unlink.clicked.connect(self._ask_unlink)

    def show_value(self, value: tuple[CountedEvidence, Threshold | None, date]) -> None:
        counted, asked, today = value
        one = self._evidence = counted.evidence
        self._entry.show_entry(one.last_day, one.title, today)
        self._ready.setVisible(counted.is_packet_ready)
        self._scope.show_words(scope_words(one.scope))
        how = _how_words(counted, asked)
        self._how.show_words(how)
        self.setToolTip(plain(one.note))
        day = near_day(one.last_day, today)
        self.setAccessibleName(", ".join([one.title, day, scope_words(one.scope), how]))

    def show_attention(self, is_attended: bool) -> None:
        self._end.show_buttons(is_attended)

    def _build(self) -> None:
        self._scope.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scope.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._entry, 1)
        first.addWidget(self._end)
        how = QHBoxLayout()
        how.setContentsMargins(current_theme().dp(DAY_WIDTH), 0, 0, 0)
        how.setSpacing(4)
        ready = QVBoxLayout()
        ready.setContentsMargins(0, 2, 0, 0)
        ready.addWidget(self._ready)
        ready.addStretch(1)
        how.addLayout(ready)
        how.addWidget(self._how, 1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 5)
        words.setSpacing(0)
        words.addLayout(first)
        words.addLayout(how)
        self.line.addLayout(words, 1)

    def _open(self) -> None:
        self.entry_requested.emit(cast(Evidence, self._evidence).entry)

    def _ask_change(self) -> None:
        self.change_requested.emit(self.key)

    def _ask_unlink(self) -> None:
        self.unlink_requested.emit(self.key)


class _LikelyRow(Row):
    entry_requested = Signal(int)
    link_requested = Signal(int)

    def __init__(self, key: Hashable) -> None:
        super().__init__(key, name="gaps-likely")
        self._entry = EntryWords()
        self._link = Button(_("Link"), name="gaps-link-likely", extent="small")
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.addWidget(self._entry, 1)
        self.line.addWidget(self._link)
        self.opened.connect(self._open)
        self.acted.connect(self._ask_link)
        self._link.clicked.connect(self._ask_link)

    def show_value(self, value: tuple[Likely, date]) -> None:
        likely, today = value
        self._entry.show_entry(likely.day, likely.title, today)
        because = _("Because of: {words}").format(words=", ".join(likely.because))
        self._link.setToolTip(plain(_("Link as solid evidence (Space)") + f"\n{because}"))
        self.setAccessibleName(f"{likely.title}, {near_day(likely.day, today)}. {because}")

    def _open(self) -> None:
        self.entry_requested.emit(self.key)

    def _ask_link(self) -> None:
        self.link_requested.emit(self.key)


def stack_section(section: QWidget, header: SectionHeader, *parts: QWidget) -> QVBoxLayout:
    """Put the parts of a section under its header, words in line with those of the rows."""
    header.row.setContentsMargins(PADDING, 0, PADDING, 0)
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(header)
    for part in parts:
        column.addWidget(part)
        if isinstance(part, Label):
            part.setContentsMargins(PADDING, 0, PADDING, 0)
    return column


def _how_words(counted: CountedEvidence, asked: Threshold | None) -> str:
    one = counted.evidence
    words = [strength_words(one.strength)]
    if one.quantity is not None:
        words.append(f"{amount_text(Fraction(one.quantity))} {asked.unit if asked else ''}".rstrip())
    elif asked is not None:
        words.append(_("{quantity}: none given").format(quantity=asked.quantity))
    if counted.is_packet_ready:
        words.append(_("packet-ready"))
    if counted.reason:
        words.append(counted.reason[:1].lower() + counted.reason[1:])
    return ", ".join(words)
