"""What a careful colleague would say of a packet before it is sent: each finding names the entry and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Audience, Entry, EntryContent, EntryId
from ladderdesk.locales import day_text
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.folding import folded_text
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.outline import Outline, outline
from ladderdesk.packet.statements import is_backed
from ladderdesk.packet.templates import template
from ladderdesk.packet.tree import Linked, leaves, picked_entries
from ladderdesk.packet.words import one_line

OLD = timedelta(days=365)
SAME_WORDS = 0.85
MOST_CRITERIA = 3


class FindingKind(StrEnum):
    """What may be wrong with a packet."""

    NO_NUMBER = "no_number"
    NO_OUTCOME = "no_outcome"
    NO_PROOF = "no_proof"
    PRIVATE = "private"
    DUPLICATE = "duplicate"
    OVERUSED = "overused"
    STALE = "stale"
    TOO_LONG = "too_long"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What it is about, what was seen, and what to do; `entry` is absent where it concerns the whole packet."""

    kind: FindingKind
    entry: EntryId | None
    title: str
    text: str
    advice: str


def lint(
    material: PacketMaterial, choice: PacketChoice, *, pages: int | None = None, laid_out: Outline | None = None
) -> tuple[Finding, ...]:
    """Check what is picked; `pages` is the length of the typeset packet where it is known."""
    tree = laid_out or outline(material, choice)
    entries = list(picked_entries(tree.nodes).values())
    return (
        *_of_packet(choice, tree, entries, pages),
        *(finding for entry in entries for finding in _of_entry(entry, material)),
        *_overused(tree),
        *_duplicates(entries),
        *_kept_back(tree),
    )


def _of_packet(choice: PacketChoice, tree: Outline, entries: Sequence[Entry], pages: int | None) -> Iterator[Finding]:
    chosen = template(choice.template)
    if not entries:
        yield Finding(
            kind=FindingKind.EMPTY,
            entry=None,
            title=chosen.name,
            text=_("No entry is in this packet."),
            advice=_("Link entries to criteria, widen the period, or check rows in the outline."),
        )
    if pages is not None and pages > chosen.pages:
        has_appendix = any(node.section == "appendix" and node.is_in for node in tree.nodes)
        leave_out = (
            _("Leave the appendix or the weakest entries out.") if has_appendix else _("Leave the weakest entries out.")
        )
        text = ngettext(
            "It has {pages} page; {most} is what people read.",
            "It has {pages} pages; {most} is what people read.",
            pages,
        )
        yield Finding(
            kind=FindingKind.TOO_LONG,
            entry=None,
            title=chosen.name,
            text=text.format(pages=pages, most=chosen.pages),
            advice=leave_out,
        )


def _of_entry(entry: Entry, material: PacketMaterial) -> Iterator[Finding]:
    content = entry.content
    if not has_number(entry):
        text, advice = (
            _("It has no number."),
            _("Say what it was before and what it is now; a rough number is fine."),
        )
        yield _finding(FindingKind.NO_NUMBER, entry, text, advice)
    if not has_outcome(entry):
        text, advice = (
            _("It does not say what came of it."),
            _("Name who felt the difference: cost, time, risk or revenue."),
        )
        yield _finding(FindingKind.NO_OUTCOME, entry, text, advice)
    if not is_backed(content):
        text, advice = (
            _("Nothing stands behind it but your word."),
            _("Add a link, a file, or someone who confirms it."),
        )
        yield _finding(FindingKind.NO_PROOF, entry, text, advice)
    if content.last_day < material.prepared - OLD:
        text = _("It is of {day}, more than a year ago.").format(day=day_text(content.last_day))
        yield _finding(FindingKind.STALE, entry, text, _("Add something newer, or say in the case why it still holds."))


def has_number(entry: Entry) -> bool:
    """Say whether an entry carries a number, as the coach judged it, else as far as its impacts and title tell."""
    if entry.judgement:
        return entry.judgement.has_number
    values = (value for impact in entry.content.impacts for value in (impact.before, impact.after))
    return any(char.isdigit() for text in (entry.content.title, *values) for char in text)


def has_outcome(entry: Entry) -> bool:
    """Say whether an entry tells what came of it, as the coach judged it, else as far as its impacts tell."""
    return entry.judgement.has_outcome if entry.judgement else _tells_outcome(entry.content)


def _tells_outcome(content: EntryContent) -> bool:
    return any(impact.outcome.strip() for impact in content.impacts)


def _overused(tree: Outline) -> Iterator[Finding]:
    carried: dict[EntryId, list[Linked]] = {}
    for leaf in leaves(tree.nodes):
        if leaf.is_in and isinstance(leaf.subject, Linked):
            carried.setdefault(leaf.subject.entry.id, []).append(leaf.subject)
    for rows in carried.values():
        if len(rows) > MOST_CRITERIA:
            text = _("It is the evidence for {count} criteria.").format(count=len(rows))
            advice = _("Keep it where it is strongest, and find another entry for the others.")
            yield _finding(FindingKind.OVERUSED, rows[0].entry, text, advice)


def _duplicates(entries: Iterable[Entry]) -> Iterator[Finding]:
    words = [(entry, set(folded_text(entry.content.title).split())) for entry in entries]
    for (entry, own), (other, others) in combinations(words, 2):
        shared = len(own & others) / max(len(own | others), 1)
        if shared >= SAME_WORDS:
            text = _("It says the same as “{title}” of {day}.").format(
                title=one_line(other.content.title), day=day_text(other.content.last_day)
            )
            yield _finding(FindingKind.DUPLICATE, entry, text, _("Leave one of the two out."))


def _kept_back(tree: Outline) -> Iterator[Finding]:
    for entry in tree.kept_back:
        is_private = entry.content.audience is Audience.PRIVATE
        text = (
            _("It is private, so it is left out.")
            if is_private
            else _("It is for your manager only, so it is left out.")
        )
        yield _finding(FindingKind.PRIVATE, entry, text, _("Widen its audience if these readers may see it."))


def _finding(kind: FindingKind, entry: Entry, text: str, advice: str) -> Finding:
    return Finding(kind=kind, entry=entry.id, title=one_line(entry.content.title), text=text, advice=advice)
