"""What the user does to a choice: start one from a template, check and uncheck rows, move them."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from ladderdesk.assess.days import months_before
from ladderdesk.journal.rows import Audience
from ladderdesk.packet.choice import PacketChoice, Redactions
from ladderdesk.packet.outline import Outline
from ladderdesk.packet.templates import PacketTemplate, template
from ladderdesk.packet.tree import Node


def start_choice(template_id: str, today: date) -> PacketChoice:
    """Begin a packet as its template suggests, for the months up to `today`."""
    chosen = template(template_id)
    return PacketChoice(
        template=chosen.id,
        audience=Audience(chosen.audience),
        since=_start_of_period(chosen, today),
        left_out=tuple(section.kind for section in chosen.sections if not section.included),
        hide=msgspec.convert(dict.fromkeys(chosen.hides, True), Redactions),
    )


def change_template(choice: PacketChoice, template_id: str, today: date) -> PacketChoice:
    """Take another template: its sections, audience and period, with the user's words, page and own names kept."""
    fresh = start_choice(template_id, today)
    hide = msgspec.structs.replace(
        fresh.hide,
        client_names=choice.hide.client_names,
        internal_hosts=choice.hide.internal_hosts,
        keep=choice.hide.keep,
    )
    return msgspec.structs.replace(fresh, wordings=choice.wordings, page=choice.page, hide=hide)


def include(choice: PacketChoice, outline: Outline, key: str) -> PacketChoice:
    """Put a row and all below it into the packet; raises KeyError where the outline has no such row."""
    path = outline.path(key)
    left_out = set(choice.left_out) - set(_keys(path[-1]))
    is_open = True
    for parent, child in pairwise(path):
        is_open = is_open and parent.key not in left_out
        left_out.discard(parent.key)
        if not is_open:
            left_out |= {sibling.key for sibling in parent.children if sibling.key != child.key}
    return msgspec.structs.replace(choice, left_out=tuple(sorted(left_out)))


def leave_out(choice: PacketChoice, outline: Outline, key: str) -> PacketChoice:
    """Take a row and all below it out of the packet, also what is linked there later."""
    node = outline.node(key)
    left_out = set(choice.left_out) - set(_keys(node)) | {key}
    return msgspec.structs.replace(choice, left_out=tuple(sorted(left_out)))


def move(choice: PacketChoice, outline: Outline, key: str, steps: int) -> PacketChoice:
    """Move a row among its siblings, up for negative `steps`; at either end it stays."""
    *above, node = outline.path(key)
    siblings = [sibling.key for sibling in (above[-1].children if above else outline.nodes)]
    place = siblings.index(node.key)
    siblings.insert(max(0, min(len(siblings) - 1, place + steps)), siblings.pop(place))
    order = tuple(kept for kept in choice.order if kept not in set(siblings)) + tuple(siblings)
    return msgspec.structs.replace(choice, order=order)


def _start_of_period(chosen: PacketTemplate, today: date) -> date | None:
    if chosen.months is None:
        return None
    start: date = months_before(today, chosen.months)
    return start


def _keys(node: Node) -> Iterable[str]:
    yield node.key
    for child in node.children:
        yield from _keys(child)
