"""The keys that the footer shows while a part of Home has the focus."""

from ladderdesk.i18n import _
from ladderdesk.ui.widgets.composer import SAVE_KEYS
from ladderdesk.ui.widgets.keycap import KeyHint

WRITING = (
    KeyHint((SAVE_KEYS,), _("Save entry")),
    KeyHint(("#",), _("Competency")),
    KeyHint(("+",), _("Project")),
    KeyHint(("@",), _("Person")),
    KeyHint(("!",), _("Scope")),
)
DAYS = (KeyHint(("Left", "Right"), _("Day")), KeyHint(("Return",), _("Open the day's entry")))
YEAR = (KeyHint(("Left", "Right", "Up", "Down"), _("Day")), KeyHint(("Return",), _("Open the day's entry")))
MOVES = (KeyHint(("Up", "Down"), _("Choose")), KeyHint(("Return",), _("Open in Gaps")))


ATTENDING = (KeyHint(("J", "K"), _("move")), KeyHint(("Return",), _("act")), KeyHint(("E",), _("snooze")))
