"""Outline, pages and options side by side; in a narrow window the options take the place of the outline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.render.pdf import missing_text
from ladderdesk.packet.rewording import find_own_words
from ladderdesk.packet.tree import Node
from ladderdesk.ui.packet.drafts import DraftMenu
from ladderdesk.ui.packet.exporting import Made
from ladderdesk.ui.packet.nothing import find_reason
from ladderdesk.ui.packet.options import PARTS, Options
from ladderdesk.ui.packet.outline_pane import OutlinePane
from ladderdesk.ui.packet.preview_pane import PreviewPane
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.empty import EmptyState
from ladderdesk.ui.widgets.frames import Pane, PaneHeader
from ladderdesk.ui.widgets.splitter import Splitter

NARROW = 880
"""Below this width of the screen there is no room for three panes."""
OUTLINE, PAGES, OPTIONS = 292, 640, 272


class PacketView(QWidget):
    """Show a packet that was made, what it may say, and how it leaves.

    Signals: `level_requested()` where there is no level to make a packet for.
    """

    level_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Made | None = None
        self._choice = PacketChoice()
        self._is_narrow: bool | None = None
        self._shows_pages_of: object = self
        self.drafts = DraftMenu()
        self.outline = OutlinePane(self.drafts)
        self.pages = PreviewPane()
        self.options = Options()
        self.split = Splitter(name="packet-split")
        self._blank = Pane(_("Packet"), name="packet-blank")
        self._empty = EmptyState(
            "packet",
            _("Choose the level you want next"),
            _("A packet sets your evidence against what that level asks."),
            name="packet-empty",
            action=_("Choose a level"),
        )
        self._places = QStackedWidget()
        self._build()
        self.outline.tree.row_chosen.connect(self._follow_row)
        self.pages.options_requested.connect(self.toggle_options)
        self.pages.nothing.pages_requested.connect(self._keep_pages)
        self._empty.action_requested.connect(self.level_requested)

    def show_choice(self, choice: PacketChoice) -> None:
        """Take what is chosen now, before it is made."""
        self._choice = choice

    def show_made(self, made: Made) -> None:
        """Show a packet; row, page and scroll bars stay where they were."""
        self._made = made
        self._places.setCurrentWidget(self.split)
        prepared, typeset = made.prepared, made.typeset
        self.outline.show_outline(prepared.outline, typeset.pages, prepared.findings)
        self.pages.show_typeset(typeset, missing_text(typeset.missing))
        parts = {node.key: node.is_in for node in prepared.outline.nodes if node.key in PARTS}
        self.options.show_counts(prepared.counts, len(prepared.places), parts)
        self._show_nothing(made)
        self._follow_row(scroll=False)

    def show_blank(self) -> None:
        """Say that a level is to be chosen first."""
        self._made = None
        self._places.setCurrentWidget(self._blank)

    @property
    def is_blank(self) -> bool:
        """Say whether a level is to be chosen first."""
        return self._places.currentWidget() is self._blank

    @property
    def pane_sizes(self) -> bytes | None:
        """Give how wide the panes are, to be kept; None while there is no room for all."""
        return None if self._is_narrow is not False else bytes(self.split.saveState().data())

    def show_pane_sizes(self, sizes: bytes) -> None:
        """Make the panes as wide as they were."""
        if sizes:
            self.split.restoreState(sizes)

    def toggle_options(self) -> None:
        """Show the options or put them away; in a narrow window they stand in the place of the outline."""
        is_shown = self.options.isHidden()
        had_focus = self.focusWidget()
        self.options.setVisible(is_shown)
        self.outline.setHidden(is_shown and bool(self._is_narrow))
        if is_shown:
            self.options.take_focus()
        elif had_focus is None or self.options.isAncestorOf(had_focus):
            self.outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep three panes for where there is room."""
        super().resizeEvent(event)
        was_narrow, self._is_narrow = self._is_narrow, self.width() < current_theme().dp(NARROW)
        if was_narrow != self._is_narrow:
            self.options.setHidden(self._is_narrow)
            self.outline.show()
            self.pages.show_narrow(self._is_narrow)

    def _build(self) -> None:
        self._blank.column.addWidget(PaneHeader(_("Packet"), name="packet-blank-header", of_screen=True))
        self._blank.column.addWidget(self._empty, 1)
        scaled = current_theme().dp
        self.split.add_pane(self.outline, width=scaled(OUTLINE))
        self.split.add_pane(self.pages, width=PAGES, stretches=True)
        self.split.add_pane(self.options, width=scaled(OPTIONS))
        self.options.hide()
        self._places.addWidget(self.split)
        self._places.addWidget(self._blank)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._places)

    def _show_nothing(self, made: Made) -> None:
        """Say why no entry is in the packet, unless the user wanted to see the pages of this draft all the same."""
        outline = made.prepared.outline
        reason = find_reason(outline, self._choice.template)
        if reason is not None:
            self.pages.nothing.show_reason(reason, outline.kept_back_text, made.level)
        self.pages.show_nothing(reason is not None and self._shows_pages_of != made.draft)

    def _keep_pages(self) -> None:
        self._shows_pages_of = self._made.draft if self._made is not None else self

    def _follow_row(self, _key: str = "", *, scroll: bool = True) -> None:
        node = self.outline.tree.current_node
        if node is None or self._made is None:
            return
        self.pages.mark(list(_anchors(node)), scroll=scroll)
        drafted = self._made.prepared.drafts.get(node.key)
        if drafted is None:
            self.outline.hide_wording()
            return
        own = find_own_words(self._choice, node.key)
        words = drafted if own is None else own
        self.outline.show_wording(node.key, node.title, words, is_own=own is not None)


def _anchors(node: Node) -> list[str]:
    return [node.key, *(anchor for child in node.children for anchor in _anchors(child))]
