"""Which keys the footer shows: those of the part of the screen that has the keyboard."""

from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.ui.gaps.view import GapsView
from ladderdesk.ui.widgets.keycap import KeyHint

TABLE_HINTS = (
    KeyHint(("J", "K"), _("Next, previous")),
    KeyHint(("L",), _("Link entry")),
    KeyHint(("A",), _("Add action")),
    KeyHint(("S",), _("Set status")),
    KeyHint(("M",), _("Manager view")),
)
CHOOSE_HINTS = (
    KeyHint(("Up", "Down"), _("Choose")),
    KeyHint(("Return",), _("Set target")),
    KeyHint(("Ctrl+3",), _("Ladder")),
)


def hints_for(view: GapsView, focused: QWidget | None) -> tuple[KeyHint, ...]:
    """Give the keys of the rows that have the keyboard, else those of the table."""
    detail = view.detail
    opens = KeyHint(("Return",), _("Open entry"))
    hints = {
        detail.evidence.box: (opens, KeyHint(("E",), _("Change")), KeyHint(("Del",), _("Unlink"))),
        detail.likely.box: (KeyHint(("Space",), _("Link")), opens),
        detail.plan.box: (
            KeyHint(("Space",), _("Done")),
            KeyHint(("E",), _("Change")),
            KeyHint(("Del",), _("Remove")),
        ),
        detail.plan.bridges: (KeyHint(("Return",), _("Plan this step")),),
        detail.verdicts.box: (opens,),
    }
    for box, keys in hints.items():
        if focused is not None and box.isAncestorOf(focused):
            return (KeyHint(("J", "K"), _("Next, previous")), *keys)
    return TABLE_HINTS
