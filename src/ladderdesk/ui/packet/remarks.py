"""What to know of a packet, in a few lines under its outline: what is kept out, and what readers will ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.lint import Finding
from ladderdesk.packet.outline import Outline
from ladderdesk.ui.packet.findings import findings_to_read
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Paragraph

_LEFT = Qt.AlignmentFlag.AlignLeft


class Remarks(QWidget):
    """Say how many entries are kept from the readers, and how much a careful reader would ask about.

    Signals: `audience_requested()` to choose which entries may be shown, `findings_requested()` to read what readers
    would ask.
    """

    audience_requested = Signal()
    findings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packet-remarks")
        self._kept_back = Paragraph("", type="small", tone="secondary", name="packet-kept-back")
        self._choose = LinkButton(_("Choose which may be shown…"), name="packet-kept-back-choose")
        self._findings = LinkButton("", name="packet-findings")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        self._kept = _marked("warn", self._kept_back, self._choose)
        self._asked = _marked("eye", self._findings)
        column.addWidget(self._kept)
        column.addWidget(self._asked)
        self._choose.clicked.connect(self.audience_requested)
        self._findings.clicked.connect(self.findings_requested)

    def show_remarks(self, outline: Outline, findings: Sequence[Finding]) -> None:
        """Show what there is to say, nothing where there is nothing."""
        self._kept_back.show_words(f"{outline.kept_back_text}." if outline.kept_back else "")
        self._kept.setVisible(bool(outline.kept_back))
        count = len(findings_to_read(findings)) + len(outline.warnings)
        self._findings.show_words(ngettext("{n} thing to look at", "{n} things to look at", count).format(n=count))
        self._asked.setVisible(bool(count))
        self.setVisible(bool(count or outline.kept_back))


def _marked(icon: str, *lines: QWidget) -> QWidget:
    """Put a mark before some lines, on the height of the first."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().dp(8))
    at = Qt.AlignmentFlag.AlignTop if len(lines) > 1 else Qt.AlignmentFlag.AlignVCenter
    row.addWidget(Mark(icon), 0, at)
    column = QVBoxLayout()
    column.setSpacing(0)
    for line in lines:
        column.addWidget(line, 0, _LEFT if isinstance(line, LinkButton) else Qt.AlignmentFlag(0))
    row.addLayout(column, 1)
    return whole
