"""What stands in the place of the pages where no entry is in the packet: why, and the way out."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.packet.outline import Outline
from ladderdesk.packet.templates import template
from ladderdesk.packet.tree import leaves
from ladderdesk.ui.widgets.button import Button
from ladderdesk.ui.widgets.empty import EmptyState


class Reason(StrEnum):
    """Why no entry is in a packet."""

    KEPT_BACK = "kept back"
    NOT_LINKED = "not linked"
    NOT_WRITTEN = "not written"


def find_reason(outline: Outline, template_id: str) -> Reason | None:
    """Say why no entry is in a packet; None where some are, or where the user left them all out."""
    if any(leaf.entry is not None for leaf in leaves(outline.nodes)):
        return None
    if outline.kept_back:
        return Reason.KEPT_BACK
    sections = {section.kind for section in template(template_id).sections}
    return Reason.NOT_LINKED if "criteria" in sections else Reason.NOT_WRITTEN


class Nothing(EmptyState):
    """Say why there is nothing to show yet.

    Signals: `audience_requested()`, `gaps_requested()` and `line_requested()` for the way out, `pages_requested()` to
    see the pages all the same.
    """

    audience_requested = Signal()
    gaps_requested = Signal()
    line_requested = Signal()
    pages_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("packet", "", "", name="packet-nothing", parent=parent)
        self._reason = Reason.NOT_LINKED
        self._action = Button("", name="packet-nothing-action", kind="primary")
        self._pages = Button(_("Show the pages"), name="packet-nothing-pages", kind="ghost")
        self.buttons.insertWidget(1, self._action)
        self.buttons.insertWidget(2, self._pages)
        self._action.clicked.connect(self._act)
        self._pages.clicked.connect(self.pages_requested)

    def show_reason(self, reason: Reason, kept_back: str, level: str) -> None:
        """Word a reason; `kept_back` says in words what is kept from the readers."""
        self._reason = reason
        title, sentence, action = {
            Reason.KEPT_BACK: (
                _("Nothing here that these readers may see"),
                _("{kept_back}. Entries stay private until you say who may see them.").format(kept_back=kept_back),
                _("Choose which may be shown…"),
            ),
            Reason.NOT_LINKED: (
                _("No evidence in this period"),
                _("No entry of this period is linked to a criterion of {level}.").format(level=level),
                _("Link entries in Gaps"),
            ),
            Reason.NOT_WRITTEN: (
                _("No entry in this period"),
                _("Log what you did, or choose a longer period."),
                _("Log a win"),
            ),
        }[reason]
        self.show_words(title, sentence)
        self._action.show_words(action)

    def _act(self) -> None:
        {
            Reason.KEPT_BACK: self.audience_requested,
            Reason.NOT_LINKED: self.gaps_requested,
            Reason.NOT_WRITTEN: self.line_requested,
        }[self._reason].emit()
