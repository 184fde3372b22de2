"""Compose a document from the record and what the user chose of it."""

from collections.abc import Iterable, Iterator

from ladderdesk.journal.rows import EntryId
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.document import Block, Document, Reference
from ladderdesk.packet.drafting import subtitle
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.outline import Outline, outline
from ladderdesk.packet.sections import SECTIONS
from ladderdesk.packet.statements import reference_text
from ladderdesk.packet.templates import PacketTemplate, template
from ladderdesk.packet.tree import Node, leaves, picked_entries
from ladderdesk.packet.words import one_line
from ladderdesk.packet.writing import Writing


def compose(material: PacketMaterial, choice: PacketChoice, *, laid_out: Outline | None = None) -> Document:
    """Write the document that `choice` asks for; nothing is removed from it yet.

    `laid_out` is the outline of the same material and choice, where the caller has it already.
    """
    writing = writing_of(material, choice, laid_out or outline(material, choice))
    return Document(
        title=_title(writing.template, material),
        subtitle=subtitle(writing),
        author=one_line(material.name),
        prepared=material.prepared,
        language=material.language,
        page=choice.page,
        blocks=tuple(_blocks(writing)),
    )


def writing_of(material: PacketMaterial, choice: PacketChoice, laid_out: Outline) -> Writing:
    """Number the references and gather what every section is written from."""
    return Writing(
        material=material,
        choice=choice,
        template=template(choice.template),
        nodes=laid_out.nodes,
        references=_references(laid_out.nodes),
        first_rows=frozenset(_first_rows(laid_out.nodes)),
    )


def _title(chosen: PacketTemplate, material: PacketMaterial) -> str:
    pattern = chosen.title if material.current else chosen.title_without_current
    current = material.current.title if material.current else ""
    return pattern.replace("{current}", current).replace("{target}", material.readiness.level.title)


def _evidence_rows(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """List the sections that tell entries; the impact table only refers to what they tell."""
    return tuple(node for node in nodes if node.section != "impact")


def _references(nodes: Iterable[Node]) -> dict[EntryId, Reference]:
    """Number the entries in the order in which the document first tells them."""
    told = picked_entries(_evidence_rows(nodes))
    return {
        key: Reference(number=number, text=reference_text(number, entry.content))
        for number, (key, entry) in enumerate(told.items(), start=1)
    }


def _first_rows(nodes: Iterable[Node]) -> Iterator[str]:
    """Name the row where each entry is told in full; later rows of the same entry are short."""
    seen: set[EntryId] = set()
    for leaf in leaves(_evidence_rows(nodes)):
        if leaf.is_in and leaf.entry is not None and leaf.entry.id not in seen:
            seen.add(leaf.entry.id)
            yield leaf.key


def _blocks(writing: Writing) -> Iterator[Block]:
    for node in writing.nodes:
        if node.is_in:
            yield from SECTIONS[node.section](node, writing)
