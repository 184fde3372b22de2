"""The rows of a packet's outline as frozen values, and walking among them.

Keys name a row by its section: `case`, `impact/<uuid>/<n>`, `group/<id>`, `criterion/<id>`,
`evidence/<criterion>/<uuid>`, `verdict/<criterion>`, `growth/<criterion>`, `not-yet/<criterion>`, `concerns/<name>`,
`actions/<uuid>`, `<section>/<part>`, `entry/<section>/<uuid>`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ladderdesk.assess.values import CountedEvidence, GroupShare, Standing
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Action, Entry, EntryId, Impact, Status, Verdict
from ladderdesk.locales import day_text
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.templates import SectionKind


class Checked(StrEnum):
    """How much of a row is in the packet."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An entry as evidence for the criterion it stands under."""

    entry: Entry
    counted: CountedEvidence
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measured effect, of one entry or of several that measured the same; the last is the newest.

    `place` is that of the impact among those of the last entry.
    """

    entries: tuple[Entry, ...]
    impact: Impact
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A concern that the evidence itself raises, with a drafted answer."""

    question: str
    answer: str


Subject = GroupShare | Standing | Linked | Entry | Measured | Doubt | Action | Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One row of the outline.

    `can_check` is false where there is nothing to include. `picked` of `of` counts the rows at the ends of its
    branches, verdicts aside; `count_text` is what stands at the right of the row, the day of an entry where it is one.
    `subject` is what the row is about.
    A row that `stays_last` keeps its place whatever is moved.
    """

    key: str
    section: SectionKind
    title: str
    subject: Subject = None
    children: tuple["Node", ...] = ()
    checked: Checked = Checked.ALL
    can_check: bool = True
    status: Status | None = None
    picked: int = 0
    of: int = 0
    count_text: str = ""
    stays_last: bool = False

    @property
    def is_in(self) -> bool:
        """Say whether any of it is in the packet."""
        return self.checked is not Checked.NONE

    @property
    def entry(self) -> Entry | None:
        """Give the entry that the row is about, for the rows that are about one."""
        if isinstance(self.subject, Entry):
            return self.subject
        if isinstance(self.subject, Measured):
            return self.subject.entries[-1]
        return self.subject.entry if isinstance(self.subject, Linked) else None


def leaves(nodes: Iterable[Node]) -> Iterator[Node]:
    """Go through the rows at the ends of the branches, in order."""
    for node in nodes:
        if node.children:
            yield from leaves(node.children)
        else:
            yield node


def picked_entries(nodes: Iterable[Node]) -> dict[EntryId, Entry]:
    """Give the entries that checked rows show, in the order of their first row."""
    found = (leaf.entry for leaf in leaves(nodes) if leaf.is_in)
    return {entry.id: entry for entry in found if entry is not None}


def path_to(nodes: Iterable[Node], key: str) -> tuple[Node, ...]:
    """Give the rows from the top down to `key`; raises KeyError where there is no such row."""
    found = _find_path(nodes, key)
    if not found:
        raise KeyError(key)
    return found


def check(node: Node, choice: PacketChoice, *, is_open: bool = True) -> Node:
    """Work out what of a row is checked; below a row that is left out nothing is, so `is_open` is false there."""
    is_open = is_open and node.key not in choice.left_out
    if not node.children:
        is_in = is_open and node.can_check
        counts = node.can_check and not isinstance(node.subject, Verdict)
        state = Checked.ALL if is_in else Checked.NONE
        day = day_text(node.entry.content.last_day, "short") if node.entry is not None else ""
        return replace(node, checked=state, picked=int(is_in and counts), of=int(counts), count_text=day)
    children = tuple(check(child, choice, is_open=is_open) for child in node.children)
    picked, of = sum(child.picked for child in children), sum(child.of for child in children)
    return replace(
        node,
        children=put_in_order(children, choice),
        checked=_state({child.checked for child in children if child.can_check}),
        can_check=any(child.can_check for child in children),
        picked=picked,
        of=of,
        count_text=_count_text(picked, of),
    )


def put_in_order(nodes: Iterable[Node], choice: PacketChoice) -> tuple[Node, ...]:
    """Put siblings as the user did; those the user did not move follow as they come."""
    rank = {key: place for place, key in enumerate(choice.order)}
    return tuple(sorted(nodes, key=lambda node: (node.stays_last, rank.get(node.key, len(rank)))))


def _find_path(nodes: Iterable[Node], key: str) -> tuple[Node, ...]:
    for node in nodes:
        if node.key == key:
            return (node,)
        below = _find_path(node.children, key)
        if below:
            return (node, *below)
    return ()


def _state(of_children: set[Checked]) -> Checked:
    if len(of_children) == 1:
        return of_children.pop()
    return Checked.SOME if of_children else Checked.NONE


def _count_text(picked: int, of: int) -> str:
    return str(of) if picked == of else _("{picked} of {of}").format(picked=picked, of=of)
