"""The words of each row that the user may make their own: what the program drafts, and what stands instead."""

from collections.abc import Iterator

import msgspec

from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.drafting import draft_case
from ladderdesk.packet.statements import result_line, statement
from ladderdesk.packet.tree import Doubt, Linked, Node, leaves
from ladderdesk.packet.words import one_line, sentence
from ladderdesk.packet.writing import Writing

CASE = "case"
LEFT_AS_THEY_ARE = frozenset({"impact", "stories"})
"""The sections whose rows are set out from an entry's fields rather than said in a sentence."""


def told_words(leaf: Node, writing: Writing) -> str:
    """Give the words of a row as the document says them: the user's own, else the drafted ones."""
    own = one_line(find_own_words(writing.choice, leaf.key) or "")
    return own or one_line(drafted_words(leaf, writing))


def drafted_words(leaf: Node, writing: Writing) -> str:
    """Draft the words of a row; empty for a row that says none of its own.

    An entry is told in full where it is first told, later by why it counts there, or its title.
    """
    entry = leaf.entry
    if isinstance(leaf.subject, Doubt):
        return leaf.subject.answer
    if entry is None or leaf.section in LEFT_AS_THEY_ARE:
        return ""
    if leaf.section == "bullets":
        return result_line(entry.content)
    note = leaf.subject.counted.evidence.note if isinstance(leaf.subject, Linked) else ""
    if leaf.key in writing.first_rows:
        return statement(entry.content, note)
    return sentence(note) or sentence(entry.content.title)


def drafted_rows(writing: Writing) -> Iterator[tuple[str, str]]:
    """Go through the rows that may be reworded, with the words drafted for each."""
    for leaf in leaves(writing.nodes):
        words = draft_case(writing) if leaf.key == CASE else drafted_words(leaf, writing)
        if words or leaf.key == CASE:
            yield leaf.key, words


def find_own_words(choice: PacketChoice, key: str) -> str | None:
    """Give the user's own words for a row; None where they have none."""
    if key == CASE:
        return choice.case
    return choice.answers.get(key) if _is_answer(key) else choice.wordings.get(key)


def with_own_words(choice: PacketChoice, key: str, words: str | None) -> PacketChoice:
    """Put the user's own words on a row; None takes them away."""
    if key == CASE:
        return msgspec.structs.replace(choice, case=words)
    field = "answers" if _is_answer(key) else "wordings"
    kept = {each: said for each, said in getattr(choice, field).items() if each != key}
    return msgspec.structs.replace(choice, **{field: kept if words is None else {**kept, key: words}})


def _is_answer(key: str) -> bool:
    return key.startswith("concerns/")
