"""The left pane: drafts, the outline, what to look at, and the words of the chosen row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.lint import Finding
from ladderdesk.packet.outline import Outline
from ladderdesk.ui.packet.drafts import DraftMenu
from ladderdesk.ui.packet.outline_view import OutlineView
from ladderdesk.ui.packet.wording import WordingPane
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.frames import Pane, PaneHeader, ScrollColumn
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph

MOST_WARNINGS = 6


class OutlinePane(Pane):
    """Show the outline of a packet and everything that belongs beside it."""

    def __init__(self, drafts: DraftMenu, parent: QWidget | None = None) -> None:
        super().__init__(_("Outline"), name="packet-outline-pane", parent=parent)
        self.tree = OutlineView()
        self.wording = WordingPane()
        header = PaneHeader(_("Packet"), name="packet-header", margins=(16, 16))
        header.row.addWidget(drafts)
        self._extent = Label("", type="small", tone="secondary", name="packet-extent")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 6)
        head.addWidget(Label(_("Outline"), type="small", tone="secondary"))
        head.addStretch(1)
        head.addWidget(self._extent)
        self._warnings = ScrollColumn(_("What to look at"), name="packet-warnings", padding=(16, 8, 16, 8), gap=6)
        self._warnings.setMaximumHeight(current_theme().dp(120))
        self.column.addWidget(header)
        self.column.addLayout(head)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self._warnings)
        self.column.addWidget(self.wording)
        self.wording.hide()

    def show_outline(self, outline: Outline, pages: int, findings: Sequence[Finding]) -> None:
        """Show the rows, how much they come to, and the warnings."""
        self.tree.show_nodes(outline.nodes)
        entries = ngettext("{n} entry", "{n} entries", outline.entries).format(n=outline.entries)
        sheets = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        self._extent.show_words(_("{entries}, {pages}").format(entries=entries, pages=sheets))
        told = [outline.kept_back_text] if outline.kept_back_text else []
        told += outline.warnings
        told += [f"{finding.title}: {finding.text} {finding.advice}" for finding in findings]
        self._show_warnings(told)

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

    def _show_warnings(self, told: Sequence[str]) -> None:
        column = self._warnings.column
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for words in told[:MOST_WARNINGS]:
            column.addWidget(_Warning(words))
        rest = len(told) - MOST_WARNINGS
        if rest > 0:
            more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            column.addWidget(Label(more, type="small", tone="tertiary"))
        self._warnings.setVisible(bool(told))


class _Warning(QWidget):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = QVBoxLayout()
        mark.addWidget(Mark("warn"))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(Paragraph(words, type="small", tone="secondary"), 1)
