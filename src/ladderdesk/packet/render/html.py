"""Write a document as one HTML file that needs nothing else: styles inside, no script, no network, ready to print."""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

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
    Reference,
    Story,
    WebLink,
)
from ladderdesk.packet.render.common import Items, footer_text, grouped, has_appendix, is_safe_address, reference_run
from ladderdesk.paths import shipped

PAGES = {"a4": "A4", "letter": "letter"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def render(document: Document) -> bytes:
    """Write a redacted document as HTML."""
    is_linked = has_appendix(document)
    footer = footer_text(document)
    body = "\n".join(line for block in grouped(document) for line in _lines(block, is_linked=is_linked))
    language = document.language.replace("_", "-")
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="author" content="{escape(document.author)}">
<title>{escape(document.title)}</title>
<style>
@page {{ size: {PAGES[document.page]}; margin: 19mm 24mm 22mm; }}
{_style()}
</style>
</head>
<body>
<header>
<h1 dir="auto">{escape(document.title)}</h1>
<p dir="auto">{escape(document.subtitle)}</p>
</header>
<main>
{body}
</main>
<footer>{escape(footer)}</footer>
</body>
</html>
""".encode()


@cache
def _style() -> str:
    return (shipped("resources") / "packet" / "document.css").read_text(encoding="utf-8").strip()


def _lines(block: Block | Items, *, is_linked: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield _element(f"h{block.level + 1}", block.text)
        case CriterionHeading():
            yield _element("h3", block.text)
        case Paragraph():
            yield _element("p", block.text, "text")
        case Note():
            yield _element("p", block.text, "note")
        case Items():
            yield from ("<ul>", *(_item(item, is_linked=is_linked) for item in block.items), "</ul>")
        case ImpactTable():
            yield from _table(block, is_linked=is_linked)
        case Quote():
            said = f"“{escape(block.text)}” " if block.text else ""
            yield f'<blockquote dir="auto">{said}{escape(block.said_by)}</blockquote>'
        case Concern():
            question = _element("strong", block.question)
            yield f'<div class="concern">{question}{_element("p", block.answer, "text")}</div>'
        case Story():
            yield _element("h2", block.title)
            yield from (
                f'<p class="text" dir="auto"><strong>{escape(part.label)}</strong> {escape(part.text)}</p>'
                for part in block.parts
            )
        case AppendixEntry():
            yield from _entry(block)
        case Figure():
            yield from _figure(block)


def _element(name: str, text: str, kind: str = "") -> str:
    described = f' class="{kind}"' if kind else ""
    return f'<{name}{described} dir="auto">{escape(text)}</{name}>'


def _item(item: EvidenceItem | Bullet, *, is_linked: bool) -> str:
    reference = ""
    if isinstance(item, EvidenceItem):
        reference = " " + _reference(item.reference, f"[{item.reference.text}]", is_linked=is_linked)
    return f'<li dir="auto"><span class="text">{escape(item.text)}</span>{reference}</li>'


def _reference(reference: Reference, shown: str, *, is_linked: bool) -> str:
    if not is_linked:
        return f'<span class="reference">{escape(shown)}</span>'
    return f'<a class="reference" href="#entry-{reference.number}">{escape(shown)}</a>'


def _table(table: ImpactTable, *, is_linked: bool) -> Iterator[str]:
    kinds = ("", "value", "value", "", "value")
    # On a narrow screen the table is moved sideways, also by keys, instead of breaking into syllables.
    yield '<div class="wide" tabindex="0"><table class="impact">'
    names = (_cell("th", escape(name), kind) for name, kind in zip(table.columns, kinds, strict=True))
    yield f"<thead><tr>{''.join(names)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        labels = "".join(
            _reference(reference, reference.label, is_linked=is_linked) + after
            for reference, after in reference_run(row.references)
        )
        cells = (*map(escape, (row.measure, row.before, row.after, row.outcome)), labels)
        yield f"<tr>{''.join(_cell('td', cell, kind) for cell, kind in zip(cells, kinds, strict=True))}</tr>"
    yield "</tbody></table></div>"


def _cell(name: str, content: str, kind: str) -> str:
    described = f' class="{kind}"' if kind else ""
    scope = ' scope="col"' if name == "th" else ""
    return f'<{name}{described}{scope} dir="auto">{content}</{name}>'


def _entry(entry: AppendixEntry) -> Iterator[str]:
    yield f'<section class="entry" id="entry-{entry.reference.number}">'
    yield '<div class="whole">'
    yield f'<h3 dir="auto"><span>{entry.reference.label}</span> {escape(entry.title)}</h3>'
    yield _element("p", entry.line, "line")
    if entry.facts:
        yield f'<table class="facts">{"".join(map(_fact, entry.facts))}</table>'
    yield "</div>"
    yield from (_element("p", text, "text") for text in entry.paragraphs)
    yield from (f'<p dir="auto">{_link(link)}</p>' for link in entry.links)
    yield "</section>"


def _fact(fact: Fact) -> str:
    return f'<tr><th scope="row">{escape(fact.label)}</th><td class="text" dir="auto">{escape(fact.text)}</td></tr>'


def _link(link: WebLink) -> str:
    title = f"{escape(link.title)}: " if link.title else ""
    if not is_safe_address(link.address):
        return f"{title}{escape(link.address)}"
    return f'{title}<a href="{escape(link.address)}" rel="noopener noreferrer">{escape(link.address)}</a>'


def _figure(figure: Figure) -> Iterable[str]:
    from ladderdesk.packet.render.drawing import drawing

    drawn = drawing(figure)
    yield f'<figure role="img" aria-label="{escape(figure.text)}">{drawn[drawn.index("<svg") :]}'
    yield f"{_element('figcaption', figure.caption)}</figure>"
