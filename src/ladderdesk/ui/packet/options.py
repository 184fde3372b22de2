"""The options of a packet: template, period, reader, what is removed, what is added, and in which format it leaves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice, Redactions
from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.templates import templates
from ladderdesk.ui.packet.check_row import CheckRow
from ladderdesk.ui.packet.periods import PERIODS, period_of, start_of
from ladderdesk.ui.packet.redaction import RedactionPart
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.frames import Pane, ScrollColumn
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label, Paragraph

PARTS = ("appendix", "concerns", "readiness")
SCROLL_BAR = 10


class Options(Pane):
    """Show a choice and say what the user changed.

    Signals: `choice_changed(PacketChoice)`, `template_chosen(str)`, `part_checked(str, bool)` for a section of the
    outline, `format_chosen(str)`, `review_requested()`, `export_requested()`.
    """

    choice_changed = Signal(object)
    template_chosen = Signal(object)
    part_checked = Signal(str, bool)
    format_chosen = Signal(object)
    review_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Options"), name="packet-options", surface="raised", parent=parent)
        self._choice = PacketChoice()
        self._today = date.min
        self._scroll = ScrollColumn(_("Options"), name="packet-options-scroll", padding=(20, 16, 20, 12), gap=4)
        self._template = Choice(_("Template"), name="packet-template")
        self._period = Choice(_("Period"), name="packet-period")
        self._page = SegmentedControl(_("Paper"), name="packet-paper")
        self._audience = SegmentedControl(_("Audience"), name="packet-audience")
        self._redaction = RedactionPart()
        words = {
            "appendix": _("Appendix with every entry"),
            "concerns": _("Concerns and answers"),
            "readiness": _("Readiness chart"),
        }
        self._parts = {part: CheckRow(words[part], name=f"packet-part-{part}") for part in PARTS}
        self._include = QWidget()
        self._format = SegmentedControl(_("Format"), name="packet-format")
        self._export = Button(
            _("Export PDF"), name="packet-export", kind="primary", icon="download", keys="Ctrl+Shift+E"
        )
        self._fill_choices()
        self._build()
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the widest option, at any size of type: none is ever cut."""
        content = self._scroll.column.totalMinimumSize().width() + SCROLL_BAR
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), content), hint.height())

    def show_choice(self, choice: PacketChoice, today: date) -> None:
        """Show what is chosen; periods are counted back from `today`."""
        self._choice, self._today = choice, today
        self._template.show_chosen(choice.template)
        months = period_of(choice, today)
        known = [(value, words()) for value, words in PERIODS]
        self._period.show_choices(known, months)
        self._audience.show_chosen(choice.audience)
        self._page.show_chosen(choice.page)
        self._redaction.show_hide(choice.hide)

    def show_counts(self, counts: Mapping[RedactionKind, int], removed: int, parts: Mapping[str, bool]) -> None:
        """Show the places of each kind of redaction, how many are removed, and which sections are in."""
        self._redaction.show_counts(counts, removed)
        self._include.setVisible(bool(parts))
        for part, check in self._parts.items():
            check.setVisible(part in parts)
            check.show_checked(parts.get(part, False))
        self.updateGeometry()

    def show_format(self, form: str) -> None:
        """Show the format that is chosen."""
        self._format.show_chosen(form)
        self._export.show_words(_("Export {format}").format(format=form.upper()))

    def settle(self) -> None:
        """Tell what was typed and not told yet."""
        self._redaction.settle()

    def take_focus(self) -> None:
        """Put the keyboard on the first option."""
        self._template.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_exporting(self, is_exporting: bool) -> None:
        """Say that a file is being written, or that it is done."""
        if is_exporting:
            self._export.show_busy(_("Exporting…"))
        else:
            self._export.show_idle()

    def _fill_choices(self) -> None:
        self._template.show_choices([(one.id, one.name) for one in templates()], None)
        readers = [(Audience.PACKET, _("Packet")), (Audience.MANAGER, _("Manager")), (Audience.PRIVATE, _("Myself"))]
        self._audience.show_choices(readers, None)
        self._page.show_choices([("a4", _("A4")), ("letter", _("Letter"))], None)
        self._format.show_choices([("pdf", "PDF"), ("docx", "DOCX"), ("md", "MD"), ("html", "HTML")], "pdf")

    def _build(self) -> None:
        inner = self._scroll.column
        inner.addWidget(Label(_("Options"), type="section"))
        for words, control in (
            (_("Template"), self._template),
            (_("Period"), self._period),
            (_("Audience"), self._audience),
            (_("Redaction"), self._redaction),
        ):
            inner.addSpacing(10)
            inner.addWidget(Label(words, type="caption", tone="secondary"))
            inner.addWidget(control)
        inner.addWidget(self._include)
        self._build_include()
        for words, control in ((_("Paper"), self._page), (_("Format"), self._format)):
            inner.addSpacing(10)
            inner.addWidget(Label(words, type="caption", tone="secondary"))
            inner.addWidget(control)
        inner.addStretch(1)
        self.column.addWidget(self._scroll, 1)
        self._build_foot()

    def _build_include(self) -> None:
        column = QVBoxLayout(self._include)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_("Include"), type="caption", tone="secondary"))
        for check in self._parts.values():
            column.addWidget(check)

    def _build_foot(self) -> None:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 8, 20, 4)
        row.addWidget(self._export, 1)
        self.column.addWidget(foot)
        note = Paragraph(_("Saved only where you choose."), tone="tertiary", name="packet-promise")
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(note)
        self.column.addSpacing(16)

    def _connect(self) -> None:
        self._template.value_chosen.connect(self.template_chosen)
        self._period.value_chosen.connect(self._take_period)
        self._audience.value_chosen.connect(self._take_audience)
        self._page.value_chosen.connect(self._take_page)
        self._format.value_chosen.connect(self.format_chosen)
        self._redaction.hide_changed.connect(self._take_hide)
        self._redaction.review_requested.connect(self.review_requested)
        self._export.clicked.connect(self.export_requested)
        for check in self._parts.values():
            check.box.clicked.connect(self._take_part)

    def _take_period(self, months: int | None) -> None:
        self._say(since=start_of(months, self._today), until=None)

    def _take_audience(self, audience: Audience) -> None:
        self._say(audience=audience)

    def _take_page(self, page: str) -> None:
        self._say(page=page)

    def _take_hide(self, hide: Redactions) -> None:
        self._say(hide=hide)

    def _take_part(self) -> None:
        box = self.sender()
        for part, check in self._parts.items():
            if check.box is box:
                self.part_checked.emit(part, check.box.isChecked())

    def _say(self, **changes: Any) -> None:
        self.choice_changed.emit(msgspec.structs.replace(self._choice, **changes))
