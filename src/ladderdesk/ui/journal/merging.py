"""Bring together what is typed in the editor and what another hand wrote into the same entry meanwhile."""

from dataclasses import dataclass, fields, replace
from typing import Any

from ladderdesk.journal.rows import EntryContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The content both sides agree to; `overruled` names the fields in which the typed value won over another."""

    content: EntryContent
    overruled: tuple[str, ...]


def merge(typed: EntryContent, *, since: EntryContent, stored: EntryContent, known: EntryContent) -> Merged:
    """Keep what was typed and take over what changed only outside.

    `since` is what the editor had when the vault held `known`; `stored` is what the vault holds now.
    """
    taken: dict[str, Any] = {}
    overruled: list[str] = []
    for name in _NAMES:
        mine, theirs = getattr(typed, name), getattr(stored, name)
        if theirs == getattr(known, name) or theirs == mine:
            continue
        if mine == getattr(since, name):
            taken[name] = theirs
        else:
            overruled.append(name)
    return Merged(content=replace(typed, **taken), overruled=tuple(overruled))


def is_blank(content: EntryContent) -> bool:
    """Say whether nothing was put into an entry yet; a day, kind, scope or audience alone is nothing."""
    return not (content.title.strip() or content.body.strip() or any(getattr(content, name) for name in _PARTS))


_NAMES = tuple(field.name for field in fields(EntryContent))
_PARTS = ("competencies", "tags", "projects", "people", "impacts", "links", "attachments")
