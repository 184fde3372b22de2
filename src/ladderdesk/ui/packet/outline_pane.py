"""The left pane: drafts, the outline, what to know of it, and the words of the chosen row."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.lint import Finding
from ladderdesk.packet.outline import Outline
from ladderdesk.ui.packet.drafts import DraftMenu
from ladderdesk.ui.packet.outline_view import OutlineView
from ladderdesk.ui.packet.remarks import Remarks
from ladderdesk.ui.packet.wording import WordingPane
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.text import ElidedLabel, Label

LEAST_WIDTH = 240


class OutlinePane(Pane):
    """Show the outline of a packet and everything that belongs beside it."""

    def __init__(self, drafts: DraftMenu, parent: QWidget | None = None) -> None:
        super().__init__(_("Outline"), name="packet-outline-pane", parent=parent)
        self.tree = OutlineView()
        self.remarks = Remarks()
        self.wording = WordingPane()
        header = PaneHeader(_("Packet"), name="packet-header", margins=(16, 16))
        header.row.addWidget(drafts)
        self._extent = ElidedLabel("", type="small", tone="secondary", name="packet-extent")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 6)
        head.addWidget(Label(_("Outline"), type="small", tone="secondary"))
        head.addStretch(1)
        head.addWidget(self._extent)
        self.column.addWidget(header)
        self.column.addLayout(head)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.remarks)
        self.column.addWidget(self.wording)
        self.wording.hide()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the words of a row, at any size of type."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), current_theme().dp(LEAST_WIDTH)), hint.height())

    def show_outline(self, outline: Outline, pages: int, findings: Sequence[Finding]) -> None:
        """Show the rows, how much they come to, and what to know of it."""
        self.tree.show_nodes(outline.nodes)
        entries = ngettext("{n} entry", "{n} entries", outline.entries).format(n=outline.entries)
        sheets = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        self._extent.show_words(_("{entries}, {pages}").format(entries=entries, pages=sheets))
        self.remarks.show_remarks(outline, findings)

    def show_wording(self, key: str, title: str, words: str, *, is_own: bool) -> None:
        """Show the words of a row for editing."""
        self.wording.show()
        self.wording.show_words(key, title, words, is_own=is_own)

    def enter_wording(self) -> None:
        """Put the keyboard on the words of the chosen row."""
        if self.wording.isVisible():
            self.wording.take_focus()

    def hide_wording(self) -> None:
        """Put the words away, for a row that has none of its own."""
        self.wording.settle()
        self.wording.hide()
