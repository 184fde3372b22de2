"""The checked tree of everything a packet can say: what the user sees, and what the composer walks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from ladderdesk.assess.values import GroupShare
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Audience, Entry
from ladderdesk.packet.branches import BRANCHES, REFLECTIONS
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.material import PacketMaterial, may_read
from ladderdesk.packet.templates import TemplateSection, template
from ladderdesk.packet.tree import Node, check, path_to, picked_entries, put_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole tree, how many different entries it puts into the packet, and what the user should know about it.

    `kept_back` are entries left out because their audience is narrower; `kept_back_text` says so in words and is empty
    where there are none. `warnings` are sentences.
    """

    nodes: tuple[Node, ...]
    entries: int
    kept_back: tuple[Entry, ...]
    kept_back_text: str
    warnings: tuple[str, ...]

    def node(self, key: str) -> Node:
        """Give a row by key; raises KeyError where the outline has none."""
        return self.path(key)[-1]

    def path(self, key: str) -> tuple[Node, ...]:
        """Give the rows from the top down to `key`; raises KeyError where the outline has none."""
        return path_to(self.nodes, key)


def outline(material: PacketMaterial, choice: PacketChoice) -> Outline:
    """Lay out everything the packet can say, with what is checked."""
    sections = template(choice.template).sections
    evidence = {section.kind: _evidence(section, material, choice) for section in sections if section.kind in BRANCHES}
    told = put_in_order((node for nodes in evidence.values() for node in nodes), choice)
    nodes = [
        node
        for section in sections
        for node in evidence.get(section.kind) or _reflection(section, material, choice, list(told))
    ]
    kept_back = tuple(_kept_back(material, choice))
    return Outline(
        nodes=put_in_order(nodes, choice),
        entries=len(picked_entries(nodes)),
        kept_back=kept_back,
        kept_back_text=_kept_back_text(kept_back),
        warnings=tuple(_warnings(nodes, material)),
    )


def _kept_back(material: PacketMaterial, choice: PacketChoice) -> list[Entry]:
    """List the entries that only their audience keeps out, oldest first."""
    own = msgspec.structs.replace(choice, audience=Audience.PRIVATE)
    sections = template(choice.template).sections
    nodes = [node for section in sections if section.kind in BRANCHES for node in _evidence(section, material, own)]
    hidden = [entry for entry in picked_entries(nodes).values() if not may_read(entry, choice.audience)]
    return sorted(hidden, key=lambda entry: (entry.content.last_day, entry.id))


def _evidence(section: TemplateSection, material: PacketMaterial, choice: PacketChoice) -> list[Node]:
    return [check(node, choice) for node in BRANCHES[section.kind](section, material, choice)]


def _reflection(
    section: TemplateSection, material: PacketMaterial, choice: PacketChoice, evidence: list[Node]
) -> list[Node]:
    build = REFLECTIONS.get(section.kind)
    return [check(node, choice) for node in build(section, material, evidence)] if build else []


def _kept_back_text(kept_back: tuple[Entry, ...]) -> str:
    private = sum(entry.content.audience is Audience.PRIVATE for entry in kept_back)
    for_manager = len(kept_back) - private
    told = []
    if private:
        text = ngettext("{count} private entry left out", "{count} private entries left out", private)
        told.append(text.format(count=private))
    if for_manager:
        text = ngettext(
            "{count} entry for your manager only left out",
            "{count} entries for your manager only left out",
            for_manager,
        )
        told.append(text.format(count=for_manager))
    return ", ".join(told)


def _warnings(nodes: Iterable[Node], material: PacketMaterial) -> Iterator[str]:
    for node in nodes:
        if not isinstance(node.subject, GroupShare) or node.is_in:
            continue
        if any(not standing.is_set_aside for standing in node.subject.standings):
            yield _group_warning(node).format(group=node.title, level=material.readiness.level.title)


def _group_warning(node: Node) -> str:
    if node.of:
        return _("{group} has {level} criteria, but nothing is selected.")
    return _("{group} has {level} criteria, but no evidence that this packet may show.")
