"""What template files hold, as frozen values: prompts for an entry, sections of a packet.

The field names are the keys of the YAML files in `content/templates`, and the JSON Schemas are generated from these
types.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from ladderdesk.catalogue.model import Content, Id, Line, Short

Rank = Annotated[int, msgspec.Meta(ge=1)]
Invitation = Annotated[str, msgspec.Meta(min_length=1, max_length=72)]
EntryKind = Literal["win", "decision", "incident", "prevented", "feedback", "learning", "mentoring", "standard", "talk"]
AudienceName = Literal["private", "manager", "packet"]
SectionKind = Literal[
    "case",
    "impact",
    "criteria",
    "growth",
    "concerns",
    "readiness",
    "appendix",
    "quarters",
    "projects",
    "recent",
    "not-yet",
    "actions",
    "learning",
    "bullets",
    "stories",
]


class Prompt(Content, frozen=True, kw_only=True):
    """A heading to write under, and the question that it answers."""

    heading: Short
    question: Invitation

    @property
    def line(self) -> str:
        """Give the heading as a line of Markdown."""
        return f"**{self.heading}**"


class EntryTemplate(Content, frozen=True, kw_only=True):
    """A way to begin an entry: `content/templates/entry-*.yaml`.

    `title` invites to write the title. What is asked is never part of an entry; a heading is once something stands
    under it.
    """

    id: Id
    rank: Rank
    name: Short
    summary: Line
    kind: EntryKind
    audience: AudienceName
    title: Invitation
    prompts: tuple[Prompt, ...]

    def outline(self) -> str:
        """Give the body to begin with: every heading with room under it."""
        return "\n\n".join(f"{prompt.line}\n\n" for prompt in self.prompts)


class TemplateSection(Content, frozen=True, kw_only=True):
    """One section: what fills it, its heading, and whether a new packet has it.

    `criteria` makes one section of each group of the ladder and takes its headings from there.
    """

    kind: SectionKind
    heading: str = ""
    included: bool = True


class PacketTemplate(Content, frozen=True, kw_only=True):
    """One kind of document: `content/templates/packet-*.yaml`.

    `title` and `title_without_current` may hold {current} and {target}, the titles of the levels. `months` is the
    period that a new packet of this kind covers, all of the record where it is absent; `pages` how long it may be
    before the checks call it too long.
    """

    id: Id
    rank: Rank
    name: Short
    summary: Line
    title: Line
    title_without_current: Line
    audience: AudienceName
    pages: Annotated[int, msgspec.Meta(ge=1)]
    sections: tuple[TemplateSection, ...]
    months: Annotated[int, msgspec.Meta(ge=1)] | None = None
    hides: tuple[Literal["clients", "people", "amounts", "links"], ...] = ()


TEMPLATES: dict[str, type[Content]] = {"entry": EntryTemplate, "packet": PacketTemplate}
"""What a template's file is called before its id, and what it holds."""


def unanswered(lines: Iterable[str], prompts: Iterable[Prompt]) -> tuple[range, ...]:
    """Find the stretches of a body's lines that are a heading with nothing under it, the heading's line first."""
    held = list(lines)
    headings = {prompt.line for prompt in prompts}
    starts = [number for number, line in enumerate(held) if line.strip() in headings]
    stretches = (range(first, last) for first, last in pairwise((*starts, len(held))))
    return tuple(each for each in stretches if not any(held[number].strip() for number in each[1:]))


def answered(body: str, prompts: Iterable[Prompt]) -> str:
    """Give a body without the headings that nothing was written under."""
    lines = body.split("\n")
    left_out = unanswered(lines, prompts)
    if not left_out:
        return body
    dropped = {number for each in left_out for number in each}
    return "\n".join(_without(lines, dropped)).strip("\n")


def _without(lines: list[str], dropped: set[int]) -> Iterator[str]:
    return (line for number, line in enumerate(lines) if number not in dropped)
