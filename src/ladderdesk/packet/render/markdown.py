"""Write a document as Markdown (CommonMark with tables), everything a user wrote escaped."""

import re
from collections.abc import Iterable, Iterator

from ladderdesk.i18n import _
from ladderdesk.locales import percent_text
from ladderdesk.packet.document import (
    AppendixEntry,
    Block,
    Bullet,
    Concern,
    CriterionHeading,
    Document,
    EvidenceItem,
    Fact,
    Figure,
    Heading,
    ImpactTable,
    Note,
    Paragraph,
    Quote,
    Story,
    WebLink,
)
from ladderdesk.packet.render.common import Items, footer_text, grouped, is_safe_address, reference_run

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
STARTS_A_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def render(document: Document) -> bytes:
    """Write a redacted document as Markdown."""
    footer = footer_text(document)
    parts = [f"# {escaped(document.title)}", escaped(document.subtitle)]
    parts += ["\n".join(_lines(block)) for block in grouped(document)]
    parts += ["---", escaped(footer)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it stands."""
    marked = SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return STARTS_A_BLOCK.sub(lambda found: f"{found[1]}{_escaped_start(found[2])}", marked).replace("\n", "  \n")


def _escaped_start(start: str) -> str:
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _lines(block: Block | Items) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case CriterionHeading():
            yield f"### {escaped(block.text)}"
        case Paragraph() | Note():
            yield escaped(block.text)
        case Items():
            yield from (f"- {_item(item)}" for item in block.items)
        case ImpactTable():
            yield from _table(block)
        case Quote():
            said = f"“{escaped(block.text)}” " if block.text else ""
            yield f"> {said}{escaped(block.said_by)}"
        case Concern():
            yield from (f"**{escaped(block.question)}**", "", escaped(block.answer))
        case Story():
            yield from (f"## {escaped(block.title)}", *_facts(block.parts))
        case AppendixEntry():
            yield from _entry(block)
        case Figure():
            yield from _figure(block)


def _item(item: EvidenceItem | Bullet) -> str:
    text = escaped(item.text).replace("\n", "\n  ")
    return f"{text} [{escaped(item.reference.text)}]" if isinstance(item, EvidenceItem) else text


def _table(table: ImpactTable) -> Iterator[str]:
    yield _row(table.columns)
    yield "| --- | ---: | ---: | --- | --- |"
    for row in table.rows:
        labels = "".join(f"{reference.label}{after}" for reference, after in reference_run(row.references))
        yield _row((row.measure, row.before, row.after, row.outcome, labels))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell).replace(chr(10), ' ') for cell in cells)} |"


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield ""
        yield f"**{escaped(fact.label)}** {escaped(fact.text)}"


def _entry(entry: AppendixEntry) -> Iterator[str]:
    yield f"### {entry.reference.label} {escaped(entry.title)}"
    yield ""
    yield escaped(entry.line)
    yield from _facts(entry.facts)
    for text in entry.paragraphs:
        yield ""
        yield escaped(text)
    for link in entry.links:
        yield ""
        yield _link(link)


def _link(link: WebLink) -> str:
    title = escaped(link.title or link.address)
    if is_safe_address(link.address):
        address = link.address.replace("(", "%28").replace(")", "%29")
        return f"[{title}]({address})"
    return f"{title}: {escaped(link.address)}" if link.title else title


def _figure(figure: Figure) -> Iterator[str]:
    yield _row((figure.caption, _("Claimed"), _("Packet-ready")))
    yield "| --- | ---: | ---: |"
    for axis in figure.axes:
        yield _row((axis.label, _share(axis.claimed), _share(axis.packet_ready)))


def _share(share: float | None) -> str:
    return "–" if share is None else percent_text(share)
