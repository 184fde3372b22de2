"""Taking a level as one's own, the same from every screen that shows one."""

from typing import TYPE_CHECKING, Literal

from ladderdesk import insight
from ladderdesk.i18n import _
from ladderdesk.journal import targets
from ladderdesk.ui.notices import Notice

if TYPE_CHECKING:
    from ladderdesk.catalogue.model import Ladder, Level
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


def take_ladder(desk: "Desk", ladder: "Ladder", level: "Level") -> Notice:
    """Climb another ladder from now on, as one act: the levels in force become those nearest to them there.

    Without levels in force `level` becomes the target.
    """
    from ladderdesk.assess.crosswalk import crosswalk

    with desk.vault.writing() as session:
        aim = insight.find_aim(session, desk.library)
        current, target = None, level
        if aim is not None and aim.ladder.id != ladder.id:
            (nearest,) = crosswalk(aim.ladder, aim.target, [ladder])
            target = nearest.level
            if aim.current is not None:
                (below,) = crosswalk(aim.ladder, aim.current, [ladder])
                current = below.level
                if current.id == target.id and current.next:
                    target = ladder.level(current.next[0])
        targets.choose(
            session, ladder=ladder.id, current=current.id if current else None, target=target.id, day=desk.today()
        )
    words = _("{ladder} is your ladder now, aiming at {level}.").format(ladder=ladder.title, level=target.name)
    return Notice(words, action=_("Undo"), command="undo")
