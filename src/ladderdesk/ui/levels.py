"""Taking a level as one's own, the same from every screen that shows one."""

from typing import TYPE_CHECKING, Literal

from ladderdesk.i18n import _
from ladderdesk.journal import targets
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.desk import Desk

Role = Literal["current", "target"]


def take_level(desk: "Desk", role: Role, ladder: str, level: str) -> Notice:
    """Make a level the current or the target one, as one act, and give what to tell the user."""
    taken = desk.library.ladder(ladder).level(level)
    with desk.vault.writing() as session:
        if role == "target":
            targets.take_target(session, ladder=ladder, level=level, day=desk.today())
        else:
            following = taken.next[0] if taken.next else level
            targets.take_current(session, ladder=ladder, level=level, following=following, day=desk.today())
    words = _("{level} is your target now.") if role == "target" else _("{level} is your current level now.")
    return Notice(words.format(level=taken.name), action=_("Undo"), command="undo")
