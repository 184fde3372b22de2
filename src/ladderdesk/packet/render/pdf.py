"""Write a document as PDF, typeset offline, tagged, and PDF/UA-1 where the fonts have every character."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from ladderdesk.errors import ExportError
from ladderdesk.i18n import _
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
    ImpactRow,
    ImpactTable,
    Note,
    Paragraph,
    Quote,
    Reference,
    Story,
    WebLink,
)
from ladderdesk.packet.render.common import (
    Items,
    footer_text,
    grouped,
    has_appendix,
    is_right_to_left,
    is_safe_address,
    reference_run,
)
from ladderdesk.paths import shipped

if TYPE_CHECKING:
    from typst import Compiler, Fonts, PDFStandard

MISSING = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
UNNAMED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
FALLBACK_FONTS = (
    "Noto Serif",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "DejaVu Serif",
    "DejaVu Sans",
)
LONG_WORD = re.compile(r"[^\s\u200b\u2e80-\u9fff\uac00-\ud7af]{27,}")
WORD_STEP = 12
TOP_MARGIN = 19 * 72 / 25.4
LAST_LINE = {"a4": 841.89 - 26 * 72 / 25.4, "letter": 792 - 26 * 72 / 25.4}
NARROW_CELL = 12
SHORT_ENTRY = 1500

_compiling = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one block landed: points from the top of a page, over the full width of its text.

    A block that runs over a page break has a spot on each page; pages count from 1.
    """

    anchor: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A finished PDF: its bytes, its pages, where every block landed, and the characters for which no font was found.

    It conforms to PDF/UA-1 where `is_accessible`; it is tagged in either case.
    """

    data: bytes
    pages: int
    spots: tuple[Spot, ...]
    missing: tuple[str, ...]
    is_accessible: bool


def render(document: Document) -> bytes:
    """Write a redacted document as PDF."""
    return typeset(document).data


def typeset(document: Document) -> Typeset:
    """Write a redacted document as PDF and say where everything landed; raises ExportError where it cannot be set."""
    _compiler()
    paper, anchors = _paper(document)
    with _compiling:
        data, missing = _compile(paper, datetime.combine(document.prepared, time(12), UTC))
        laid_out = json.loads(_compiler().query("<spot>", field="value"))
        pages = json.loads(_compiler().query("<pages>", field="value", one=True))
    return Typeset(
        data=data,
        pages=pages,
        spots=tuple(_spots(laid_out, anchors, LAST_LINE[document.page])),
        missing=missing,
        is_accessible=not missing,
    )


def missing_text(missing: Iterable[str]) -> str:
    """Say which characters no font had, and what helps; empty where none are missing."""
    characters = ", ".join(f"“{text}”" for text in missing)
    if not characters:
        return ""
    return _(
        "No font on this computer has {characters}; they show as boxes, and the PDF is not marked as accessible. "
        "Install a font that has them, or leave them out."
    ).format(characters=characters)


@cache
def _compiler() -> "Compiler":
    """Load the typesetter, which does not exist for every platform."""
    try:
        from typst import Compiler
    except ModuleNotFoundError as problem:
        words = _("PDF cannot be written on this computer: there is no typesetter for it. The other formats work.")
        raise ExportError(words) from problem
    folder = shipped("resources") / "packet"
    return Compiler(str(folder / "document.typ"), root=str(folder), font_paths=_fonts())


@cache
def _fonts() -> "Fonts":
    from typst import Fonts

    return Fonts()


@cache
def _font_names() -> tuple[str, ...]:
    found = set(_fonts().families())
    return ("Libertinus Serif", *(name for name in FALLBACK_FONTS if name in found))


def _compile(paper: str, prepared: datetime) -> tuple[bytes, tuple[str, ...]]:
    """Set the document as PDF/UA-1, and as plain tagged PDF where that fails for want of a character."""
    compiler = _compiler()
    from typst import TypstError

    try:
        return _write(compiler, paper, prepared, ["ua-1"]), ()
    except TypstError as problem:
        found = MISSING.finditer(f"{problem.message}\n{problem.diagnostic}")
        missing = tuple(dict.fromkeys(UNNAMED.sub(_code_point, match["text"]) for match in found))
        if not missing:
            raise ExportError(_("The PDF could not be set: {problem}.").format(problem=problem.message)) from problem
        return _write(compiler, paper, prepared, []), missing


def _code_point(escaped: re.Match[str]) -> str:
    """Name a character that cannot be shown by its number."""
    return f"U+{int(escaped['code'], 16):04X}"


def _write(compiler: "Compiler", paper: str, prepared: datetime, standards: "list[PDFStandard]") -> bytes:
    written = compiler.compile(
        format="pdf", sys_inputs={"document": paper}, pdf_standards=standards, timestamp=prepared
    )
    assert isinstance(written, bytes)
    return written


def _paper(document: Document) -> tuple[str, list[str]]:
    """Give what the template reads, and the anchors in the order of their numbers there."""
    language, _sep, region = document.language.partition("_")
    anchors: list[str] = []
    paper = {
        "title": document.title,
        "subtitle": _breakable(document.subtitle),
        "author": document.author,
        "page": {"a4": "a4", "letter": "us-letter"}[document.page],
        "fonts": _font_names(),
        "lang": language or "en",
        "region": region[:2].lower() or None,
        "footer": footer_text(document),
        "page_of": _("{page} of {pages}"),
        "has_appendix": has_appendix(document),
        "blocks": [_piece(block, anchors) for block in grouped(document)],
    }
    return json.dumps(paper, ensure_ascii=False), anchors


def _piece(block: Block | Items, anchors: list[str]) -> dict[str, Any]:
    piece = _content(block, anchors)
    return {"anchor": _number(getattr(block, "anchor", ""), anchors), **piece}


def _number(anchor: str, anchors: list[str]) -> int:
    if not anchor:
        return -1
    anchors.append(anchor)
    return len(anchors) - 1


def _content(block: Block | Items, anchors: list[str]) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, **_words(block.text)}
        case CriterionHeading():
            return {"kind": "heading", "level": 2, **_words(block.text)}
        case Paragraph():
            return {"kind": "paragraph", **_words(block.text)}
        case Note():
            return {"kind": "note", **_words(block.text)}
        case EvidenceItem() | Bullet():
            return _content(Items(items=(block,)), anchors)
        case Items():
            return {"kind": "items", "items": [_item(item, anchors) for item in block.items]}
        case ImpactTable():
            return _table(block, anchors)
        case Quote():
            return {"kind": "quote", "said_by": _breakable(block.said_by), **_words(block.text)}
        case Concern():
            question, answer = _breakable(block.question), _breakable(block.answer)
            return {"kind": "concern", "question": question, "answer": answer, "rtl": is_right_to_left(block.question)}
        case Story():
            return {
                "kind": "story",
                "title": _breakable(block.title),
                "parts": [_fact(part) for part in block.parts],
                "rtl": is_right_to_left(block.title),
            }
        case AppendixEntry():
            return _entry(block)
        case Figure():
            from ladderdesk.packet.render.drawing import drawing

            return {"kind": "figure", "svg": drawing(block), "caption": block.caption, **_words(block.text)}


def _item(item: EvidenceItem | Bullet, anchors: list[str]) -> dict[str, Any]:
    reference = _reference(item.reference) if isinstance(item, EvidenceItem) else None
    return {"anchor": _number(item.anchor, anchors), "reference": reference, **_words(item.text)}


def _table(table: ImpactTable, anchors: list[str]) -> dict[str, Any]:
    values = [value for row in table.rows for value in (row.before, row.after)]
    return {
        "kind": "impact",
        "columns": table.columns,
        "rows": [_row(row, anchors) for row in table.rows],
        "is_narrow": all(len(value) <= NARROW_CELL for value in values),
    }


def _row(row: ImpactRow, anchors: list[str]) -> dict[str, Any]:
    return {
        "anchor": _number(row.anchor, anchors),
        "measure": _breakable(row.measure),
        "before": _breakable(row.before),
        "after": _breakable(row.after),
        "outcome": _breakable(row.outcome),
        "references": [_reference(one) | {"after": after} for one, after in reference_run(row.references)],
        "rtl": is_right_to_left(row.measure or row.outcome),
    }


def _entry(entry: AppendixEntry) -> dict[str, Any]:
    return {
        "kind": "entry",
        "reference": _reference(entry.reference),
        "title": _breakable(entry.title),
        "line": _breakable(entry.line),
        "facts": [_fact(fact) for fact in entry.facts],
        "is_short": sum(len(fact.text) for fact in entry.facts) <= SHORT_ENTRY,
        "paragraphs": [_words(text) for text in entry.paragraphs],
        "links": [_link(link) for link in entry.links],
        "rtl": is_right_to_left(entry.title),
    }


def _reference(reference: Reference) -> dict[str, Any]:
    whole = ", ".join(part.replace(" ", "\u00a0") for part in reference.text.split(", "))
    return {"number": reference.number, "label": reference.label, "text": whole}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"label": fact.label, **_words(fact.text)}


def _link(link: WebLink) -> dict[str, str]:
    text = f"{link.title}: {link.address}" if link.title else link.address
    return {"text": _breakable(text), "address": link.address if is_safe_address(link.address) else ""}


def _words(text: str) -> dict[str, Any]:
    return {"text": _breakable(text), "rtl": is_right_to_left(text)}


def _breakable(text: str) -> str:
    """Let a word too long for a line break where hyphenation knows no place."""
    return LONG_WORD.sub(lambda found: _stepped(found.group()), text)


def _stepped(word: str) -> str:
    return "\u200b".join(word[start : start + WORD_STEP] for start in range(0, len(word), WORD_STEP))


def _spots(laid_out: list[dict[str, Any]], anchors: list[str], last_line: float) -> Iterator[Spot]:
    """Pair where each block begins with where it ends; one that runs over pages fills those in between."""
    begun: dict[int, dict[str, Any]] = {}
    for mark in laid_out:
        if mark["edge"] == 0:
            begun[mark["anchor"]] = mark
            continue
        first, last = begun.pop(mark["anchor"]), mark
        for page in range(first["page"], last["page"] + 1):
            top = first["y"] if page == first["page"] else TOP_MARGIN
            bottom = last["y"] if page == last["page"] else last_line
            if bottom > top:
                yield Spot(anchor=anchors[mark["anchor"]], page=page, top=top, bottom=bottom)
