"""Find the user among the levels and roles that a document writes for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ladderdesk.catalogue.learning import Column, LevelRef, Row
from ladderdesk.catalogue.model import Ladder, Level

Role = TypeVar("Role", Column, Row)


def is_meant_for(refs: Sequence[LevelRef], ladder: Ladder, level: Level, ladders: Mapping[str, Ladder]) -> bool:
    """Say whether levels that a document names are where someone stands.

    On the ladder that the document is about only the level itself counts; on any other, a level of the same rank.
    """
    own = [ref for ref in refs if ref.ladder == ladder.id]
    if own:
        return any(ref.level == level.id for ref in own)
    return level.rank in {rank for ref in refs if (rank := _rank(ref, ladders)) is not None}


def find_own_role(roles: Iterable[Role], ladder: Ladder) -> Role | None:
    """Find the column or row of the role that a ladder is for: the one tied to it, else the first that it names."""
    known = tuple(roles)
    tied = next((role for role in known if role.ladder == ladder.id), None)
    if tied is not None:
        return tied
    by_name = {role.name.casefold(): role for role in known}
    return next((by_name[role.casefold()] for role in ladder.roles if role.casefold() in by_name), None)


def _rank(ref: LevelRef, ladders: Mapping[str, Ladder]) -> int | None:
    ladder = ladders.get(ref.ladder)
    found = (level.rank for level in ladder.levels if level.id == ref.level) if ladder is not None else iter(())
    return next(found, None)
