"""What a careful reader would ask about a packet, entry by entry, each with what would help."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.lint import Finding, FindingKind
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.button import IconButton, LinkButton
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.frames import Line, ScrollColumn
from ladderdesk.ui.widgets.text import Label, Paragraph

WIDTH, HEAD = 600, 96


class FindingsSheet(Overlay):
    """Show what was found, and open the entry that a finding is about.

    Signals: `entry_requested(int)`.
    """

    entry_requested = Signal(int)

    def __init__(self, warnings: Sequence[str], findings: Sequence[Finding], *, parent: QWidget) -> None:
        super().__init__(_("What a reader would ask"), name="packet-findings-sheet", padding=20, parent=parent)
        self._close = IconButton("x", _("Close"), name="packet-findings-close", keys="Esc", edge=28)
        self._entries: dict[QWidget, int] = {}
        self._list = ScrollColumn(_("What a reader would ask"), name="packet-findings-list", gap=10)
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._fill(warnings, findings)
        self._close.clicked.connect(self.reject)

    def panel_size(self) -> QSize:
        """Take the room that the findings need."""
        width = current_theme().dp(WIDTH)
        height = self._list.column.totalHeightForWidth(width - 2 * 20 - 12)
        return QSize(width, max(height, 120) + current_theme().dp(HEAD))

    def open_over(self) -> None:
        """Open with the focus on the button that closes."""
        super().open_over()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("What a reader would ask"), type="heading", name="packet-findings-title"), 1)
        head.addWidget(self._close)
        self.panel.column.addLayout(head)
        self.panel.column.addSpacing(8)
        self.panel.column.addWidget(self._list)

    def _fill(self, warnings: Sequence[str], findings: Sequence[Finding]) -> None:
        column = self._list.column
        for words in warnings:
            column.addWidget(Paragraph(words))
        for title, about in _by_title(findings).items():
            if column.count():
                column.addWidget(Line())
            column.addWidget(self._group(title, about))
        column.addStretch(1)

    def _group(self, title: str, about: Sequence[Finding]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Paragraph(title, type="section"))
        for finding in about:
            column.addWidget(Paragraph(f"{finding.text} {finding.advice}", tone="secondary"))
        entry = next((finding.entry for finding in about if finding.entry is not None), None)
        if entry is not None:
            opens = LinkButton(_("Open entry"), name=f"packet-findings-open-{entry}")
            opens.setAccessibleName(_("Open entry {title}").format(title=title))
            self._entries[opens] = entry
            opens.clicked.connect(self._open)
            column.addWidget(opens)
        return whole

    def _open(self) -> None:
        entry = self._entries[self.sender()]  # type: ignore[index]
        self.accept()
        self.entry_requested.emit(entry)


def findings_to_read(findings: Iterable[Finding]) -> list[Finding]:
    """List the findings about what is in the packet; what is kept out of it has a place of its own."""
    return [finding for finding in findings if finding.kind not in {FindingKind.PRIVATE, FindingKind.EMPTY}]


def _by_title(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.title, []).append(finding)
    return found
