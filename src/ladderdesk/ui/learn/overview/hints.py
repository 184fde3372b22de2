"""Which keys the footer shows: those of the part of the overview that has the keyboard."""

from collections.abc import Iterator

from ladderdesk.i18n import _
from ladderdesk.ui.learn.assess.hints import answer_hints
from ladderdesk.ui.learn.overview.card import AssessmentCard
from ladderdesk.ui.learn.overview.view import OverviewView
from ladderdesk.ui.widgets.button import LinkButton
from ladderdesk.ui.widgets.keycap import KeyHint

_OPEN = KeyHint(("Enter",), _("Open"))
_MOVE = KeyHint(("Up", "Down"), _("Move"))
_CELLS = (
    KeyHint(("←", "→", "↑", "↓"), _("Move")),
    KeyHint(("Enter",), _("Open the ladder")),
    KeyHint(("Ctrl+C",), _("Copy")),
)


def hints_for(view: OverviewView) -> tuple[KeyHint, ...]:
    """Give the keys of the part that has the keyboard, else those of the first card."""
    focused = view.window().focusWidget()
    if isinstance(focused, LinkButton) and view.isAncestorOf(focused):
        return (_OPEN,)
    if focused is not None and view.due.isAncestorOf(focused):
        return _MOVE, _OPEN
    if focused is view.roles.grid:
        return _CELLS
    if focused is not None and view.roadblocks.isAncestorOf(focused):
        return _MOVE, KeyHint(("A",), _("Make action")), _OPEN
    held = next((card for card in view.cards if focused is not None and card.isAncestorOf(focused)), view.cards[0])
    return tuple(_of_card(held))


def _of_card(held: AssessmentCard) -> Iterator[KeyHint]:
    if held.shown is None:
        return
    yield from answer_hints(held.card, held.shown)
    yield _MOVE
    current = held.card.current
    if current is not None and current.key in held.shown.seen.suggestions:
        yield KeyHint(("Enter",), _("Entries"))
    if held.taking.can_take_again:
        yield KeyHint(("R",), _("Take it again"))
    if held.taking.can_save:
        yield KeyHint(("Ctrl+Return",), _("Save"))
