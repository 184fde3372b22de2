"""What is done to whole entries, each as one step that can be undone."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ladderdesk import insight
from ladderdesk.journal import entries
from ladderdesk.journal.rows import Audience, Entry, EntryContent, EntryId

if TYPE_CHECKING:
    from ladderdesk.vault.session import Session
    from ladderdesk.vault.vault import Vault


def change_all(vault: "Vault", ids: Sequence[EntryId], change: Callable[[EntryContent], EntryContent]) -> int:
    """Change the content of entries, all in one step; gives how many became different."""
    sitting = str(uuid.uuid4())
    with vault.writing() as session:
        found = entries.entries(session, ids)
        return sum(_revise(session, entry, change(entry.content), sitting) for entry in found)


def add_to_packet(content: EntryContent) -> EntryContent:
    """Let a packet show the entry."""
    return replace(content, audience=Audience.PACKET)


def with_competencies(content: EntryContent, competencies: Sequence[str]) -> EntryContent:
    """Add competencies."""
    return replace(content, competencies=tuple(dict.fromkeys((*content.competencies, *competencies))))


def duplicate(vault: "Vault", number: EntryId) -> EntryId:
    """Write an entry once more, without its evidence, and give the copy's number."""
    with vault.writing() as session:
        content = replace(entries.entry(session, number).content, line="")
        return entries.add(session, content, judgement=insight.judged(content))


def _revise(session: "Session", entry: Entry, content: EntryContent, sitting: str) -> bool:
    entries.revise(session, entry.id, content, judgement=insight.judged(content), sitting=sitting)
    return content != entry.content
