"""What all formats share: the footer, safe addresses, the direction of a text, runs of items that make one list."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladderdesk.i18n import _
from ladderdesk.locales import day_text
from ladderdesk.packet.document import (
    AppendixEntry,
    Block,
    Bullet,
    Document,
    EvidenceItem,
    RedactionKind,
    Reference,
    Story,
)
from ladderdesk.packet.redact import kind_words

SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\[\]<>\"{}|^`\\]+", re.IGNORECASE)
SHORTEST_RUN = 3
MOST_REFERENCES = 3
RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Statements that stand one after the other and make one list."""

    items: tuple[EvidenceItem | Bullet, ...]


def ready(document: Document) -> tuple[RedactionKind, ...]:
    """Give what was removed from a document; a document that never went through redaction must not leave."""
    if document.redacted is None:
        raise ValueError("a document is redacted before it is rendered")
    return document.redacted


def grouped(document: Document) -> Iterator[Block | Items]:
    """Go through the blocks with neighbouring items joined into lists."""
    run: list[EvidenceItem | Bullet] = []
    for block in document.blocks:
        if isinstance(block, EvidenceItem | Bullet):
            run.append(block)
            continue
        if run:
            yield Items(items=tuple(run))
            run = []
        yield block
    if run:
        yield Items(items=tuple(run))


def reference_run(references: Sequence[Reference]) -> list[tuple[Reference, str]]:
    """Shorten the references of a cell: each that is shown, with the text that follows it."""
    numbers = [reference.number for reference in references]
    if len(numbers) >= SHORTEST_RUN and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return [(references[0], "–"), (references[-1], "")]
    shown = references[:MOST_REFERENCES]
    endings = [", "] * (len(shown) - 1) + ["" if len(references) <= MOST_REFERENCES else " …"]
    return list(zip(shown, endings, strict=False))


def footer_text(document: Document) -> str:
    """Say when the document was prepared and what was removed from it."""
    prepared = _("Prepared {day}.").format(day=day_text(document.prepared, "long"))
    removed = ", ".join(kind_words(kind) for kind in ready(document))
    return f"{prepared} {_('Redacted: {kinds}.').format(kinds=removed)}" if removed else prepared


def has_appendix(document: Document) -> bool:
    """Say whether references lead anywhere."""
    return any(isinstance(block, AppendixEntry) for block in document.blocks)


def has_stories(document: Document) -> bool:
    """Say whether the document tells stories, whose titles are its headings."""
    return any(isinstance(block, Story) for block in document.blocks)


def is_safe_address(address: str) -> bool:
    """Say whether an address may become a link: of the web or e-mail, whole and not redacted."""
    return SAFE_ADDRESS.fullmatch(address) is not None


def is_right_to_left(text: str) -> bool:
    """Say whether a text begins, as far as its letters tell, in a script that runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False
