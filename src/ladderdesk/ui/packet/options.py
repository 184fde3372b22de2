"""The options of a packet: template, period, reader, what is removed, what is added, and in which format it leaves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ladderdesk.assess.words import capitalised
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.document import RedactionKind
from ladderdesk.packet.redact import kind_words
from ladderdesk.packet.templates import templates
from ladderdesk.ui.packet.periods import PERIODS, period_of, start_of
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.choice import Choice
from ladderdesk.ui.widgets.frames import Pane, ScrollColumn
from ladderdesk.ui.widgets.naming import name_widget
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label

_CENTRE = Qt.AlignmentFlag.AlignHCenter
PARTS = ("appendix", "concerns", "readiness")


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
        self._template = Choice(_("Template"), name="packet-template")
        self._period = Choice(_("Period"), name="packet-period")
        self._page = SegmentedControl(_("Paper"), name="packet-paper")
        self._audience = SegmentedControl(_("Audience"), name="packet-audience")
        self._hides = {
            kind: _Check(capitalised(kind_words(kind)), f"packet-hide-{kind.value}") for kind in RedactionKind
        }
        self._review = LinkButton(_("Review redactions"), name="packet-review")
        words = {
            "appendix": _("Appendix with every entry"),
            "concerns": _("Concerns and answers"),
            "readiness": _("Readiness chart"),
        }
        self._parts = {part: _Check(words[part], f"packet-part-{part}") for part in PARTS}
        self._format = SegmentedControl(_("Format"), name="packet-format")
        self._export = Button(
            _("Export PDF"), name="packet-export", kind="primary", icon="download", keys="Ctrl+Shift+E"
        )
        self._fill_choices()
        self._build()
        self._connect()

    def show_choice(self, choice: PacketChoice, today: date) -> None:
        """Show what is chosen; periods are counted back from `today`."""
        self._choice, self._today = choice, today
        self._template.show_chosen(choice.template)
        months = period_of(choice, today)
        known = [(value, words()) for value, words in PERIODS]
        self._period.show_choices(known, months)
        self._audience.show_chosen(choice.audience)
        self._page.show_chosen(choice.page)
        for kind, check in self._hides.items():
            check.show_checked(getattr(choice.hide, kind.value))

    def show_counts(self, counts: Mapping[RedactionKind, int], removed: int, parts: Mapping[str, bool]) -> None:
        """Show the places of each kind of redaction, how many are removed, and which sections are in."""
        for kind, check in self._hides.items():
            check.show_count(counts.get(kind, 0))
        words = ngettext("Review {n} redaction", "Review {n} redactions", removed).format(n=removed)
        self._review.show_words(words)
        self._review.setVisible(bool(removed))
        for part, check in self._parts.items():
            check.setVisible(part in parts)
            check.show_checked(parts.get(part, False))

    def show_format(self, form: str) -> None:
        """Show the format that is chosen."""
        self._format.show_chosen(form)
        self._export.show_words(_("Export {format}").format(format=form.upper()))

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
        column = ScrollColumn(_("Options"), name="packet-options-scroll", padding=(20, 16, 20, 12), gap=4)
        inner = column.column
        inner.addWidget(Label(_("Options"), type="section"))
        for words, control in (
            (_("Template"), self._template),
            (_("Period"), self._period),
            (_("Audience"), self._audience),
        ):
            inner.addSpacing(10)
            inner.addWidget(Label(words, type="caption", tone="secondary"))
            inner.addWidget(control)
        inner.addSpacing(12)
        inner.addWidget(Label(_("Redaction"), type="caption", tone="secondary"))
        for check in self._hides.values():
            inner.addWidget(check)
        inner.addWidget(self._review)
        inner.addSpacing(12)
        inner.addWidget(Label(_("Include"), type="caption", tone="secondary"))
        for check in self._parts.values():
            inner.addWidget(check)
        inner.addSpacing(12)
        inner.addWidget(Label(_("Paper"), type="caption", tone="secondary"))
        inner.addWidget(self._page)
        inner.addSpacing(12)
        inner.addWidget(Label(_("Format"), type="caption", tone="secondary"))
        inner.addWidget(self._format)
        inner.addStretch(1)
        self.column.addWidget(column, 1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 8, 20, 4)
        row.addWidget(self._export, 1)
        self.column.addWidget(foot)
        note = Label(_("Saved only where you choose."), tone="tertiary", name="packet-promise")
        self.column.addWidget(note, 0, _CENTRE)
        self.column.addSpacing(16)

    def _connect(self) -> None:
        self._template.value_chosen.connect(self.template_chosen)
        self._period.value_chosen.connect(self._take_period)
        self._audience.value_chosen.connect(self._take_audience)
        self._page.value_chosen.connect(self._take_page)
        self._format.value_chosen.connect(self.format_chosen)
        self._review.clicked.connect(self.review_requested)
        self._export.clicked.connect(self.export_requested)
        for check in self._hides.values():
            check.box.clicked.connect(self._take_hides)
        for check in self._parts.values():
            check.box.clicked.connect(self._take_part)

    def _take_period(self, months: int | None) -> None:
        self._say(since=start_of(months, self._today), until=None)

    def _take_audience(self, audience: Audience) -> None:
        self._say(audience=audience)

    def _take_page(self, page: str) -> None:
        self._say(page=page)

    def _take_hides(self) -> None:
        hidden = {kind.value: check.box.isChecked() for kind, check in self._hides.items()}
        self._say(hide=msgspec.structs.replace(self._choice.hide, **hidden))

    def _take_part(self) -> None:
        box = self.sender()
        for part, check in self._parts.items():
            if check.box is box:
                self.part_checked.emit(part, check.box.isChecked())

    def _say(self, **changes: Any) -> None:
        self.choice_changed.emit(msgspec.structs.replace(self._choice, **changes))


class _Check(QWidget):
    """A box to check with a count at the right."""

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words)
        name_widget(self.box, name, words)
        self._count = Label("", tone="tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.box, 1)
        row.addWidget(self._count)

    def show_checked(self, is_checked: bool) -> None:
        self.box.setChecked(is_checked)

    def show_count(self, count: int) -> None:
        self._count.show_words(str(count) if count else "")
        self._count.setToolTip(ngettext("{n} place", "{n} places", count).format(n=count))
