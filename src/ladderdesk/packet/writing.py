"""What every section is written from: the record, the choice, and the numbers of the references."""

from collections.abc import Mapping
from dataclasses import dataclass

from ladderdesk.journal.rows import Entry, EntryId
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.document import Reference
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.templates import PacketTemplate, SectionKind
from ladderdesk.packet.tree import Node, leaves, picked_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A packet while it is written.

    `references` number the entries that are told; `first_rows` are the keys of the rows where each is told in full.
    """

    material: PacketMaterial
    choice: PacketChoice
    template: PacketTemplate
    nodes: tuple[Node, ...]
    references: Mapping[EntryId, Reference]
    first_rows: frozenset[str]

    def has(self, section: SectionKind) -> bool:
        """Say whether any of a section is in the packet."""
        return any(node.is_in for node in self.nodes if node.section == section)

    def told_entries(self) -> list[Entry]:
        """List the entries that the packet tells, in the order of their references."""
        told = picked_entries(self.nodes)
        return [told[key] for key in self.references]

    def measured_rows(self) -> list[Node]:
        """List the rows of the impact table that are in the packet."""
        return [leaf for node in self.nodes if node.section == "impact" for leaf in leaves([node]) if leaf.is_in]
