"""A composed document as a small tree of frozen blocks, before any format is chosen.

Every string in it is plain text that a user wrote or reads, never markup. A block's `anchor` is the key of the outline
node it came from, so that a preview can highlight what is selected; anchors are never written into a file.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Page = Literal["a4", "letter"]


class RedactionKind(StrEnum):
    """What can be removed from a document before it leaves the machine."""

    CLIENTS = "clients"
    PEOPLE = "people"
    AMOUNTS = "amounts"
    LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The number that a document gives an entry, the day it counts from and what stands behind it.

    `text` is what stands in brackets, "E1, 13 Feb 2026".
    """

    number: int
    text: str

    @property
    def label(self) -> str:
        """Give the short name, "E1"."""
        return f"E{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: level 1 opens a section, level 2 a part of it."""

    text: str
    level: Literal[1, 2] = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small remark on how to read what stands beside it."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactRow:
    """One measured effect and the entries it comes from; an estimate says so in `measure`."""

    measure: str
    before: str
    after: str
    outcome: str
    references: tuple[Reference, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactTable:
    """The measured effects at a glance; `columns` are the headings of the five columns."""

    columns: tuple[str, str, str, str, str]
    rows: tuple[ImpactRow, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionHeading:
    """What the level asks, as its ladder words it."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One statement with the reference that dates it and leads to the appendix."""

    text: str
    reference: Reference
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One statement that needs no reference."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What someone who decides said, word for word (empty where only the verdict is known), and who said it when."""

    text: str
    said_by: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A doubt that a reader will have, and the answer."""

    question: str
    answer: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A labelled line."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One thing told in labelled parts: situation, task, action, result."""

    title: str
    parts: tuple[Fact, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address; it is made a link only where its scheme is safe."""

    address: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixEntry:
    """An entry in full, under the reference by which the statements name it; `line` is when, what kind and where."""

    reference: Reference
    title: str
    line: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]
    links: tuple[WebLink, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartAxis:
    """One row behind a chart: a group and its two shares of the target, from 0 to 1, absent where nothing counts."""

    label: str
    claimed: float | None
    packet_ready: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart as the rows it draws, so that what is removed from the rows is removed from the picture too.

    `text` says in words what the picture shows.
    """

    caption: str
    target: str
    axes: tuple[ChartAxis, ...]
    text: str
    anchor: str = ""


Block = (
    Heading
    | Paragraph
    | Note
    | ImpactTable
    | CriterionHeading
    | EvidenceItem
    | Bullet
    | Quote
    | Concern
    | Story
    | AppendixEntry
    | Figure
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `redacted` is absent until `redact.redact` has seen it, and no renderer takes it before."""

    title: str
    subtitle: str
    author: str
    prepared: date
    language: str
    page: Page
    blocks: tuple[Block, ...]
    redacted: tuple[RedactionKind, ...] | None = None
