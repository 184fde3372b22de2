"""A difference between two levels as plain text, to paste into a note or a message."""

from collections.abc import Iterator

from ladderdesk.assess.difference import Change, ChangeKind, Difference, carry_over_text, change_word, sentence
from ladderdesk.assess.words import capitalised, status_word
from ladderdesk.i18n import _, ngettext

ALWAYS = (ChangeKind.ADDED, ChangeKind.RAISED, ChangeKind.LEFT_BEHIND)
"""The kinds that are named also where there is none of them."""


def difference_text(found: Difference) -> str:
    """Write the whole difference: what is added, raised and left behind, each with how it stands."""
    lines = [f"{found.ladder.title}. {sentence(found)}"]
    for kind in shown_kinds(found):
        lines += ["", f"{capitalised(change_word(kind))}:"]
        lines += [line for change in found.of_kind(kind) for line in _lines(change)] or [f"- {_('none')}"]
    return "\n".join(lines)


def shown_kinds(found: Difference) -> tuple[ChangeKind, ...]:
    """List the kinds to show, in their order; what is kept or eased only where something is."""
    return tuple(kind for kind in ChangeKind if kind in ALWAYS or found.of_kind(kind))


def entries_text(change: Change) -> str:
    """Say how many entries count for a criterion; empty where none does."""
    count = len(change.standing.evidence)
    return ngettext("{n} entry", "{n} entries", count).format(n=count) if count else ""


def _lines(change: Change) -> Iterator[str]:
    standing = change.standing
    state = ", ".join(filter(None, (status_word(standing.status), entries_text(change))))
    yield f"- {standing.criterion.statement} ({state})"
    for words in filter(None, (*change.reasons, carry_over_text(change))):
        yield f"  {words}"
