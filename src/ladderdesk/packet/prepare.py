"""Everything between a choice and a finished file, in the order it must happen: outline, compose, redact, check."""

from collections.abc import Mapping
from dataclasses import dataclass

from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.compose import compose, writing_of
from ladderdesk.packet.document import Document, RedactionKind
from ladderdesk.packet.lint import Finding, lint
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.outline import Outline, outline
from ladderdesk.packet.redact import Place, redact, rules_for
from ladderdesk.packet.rewording import drafted_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A packet ready to be rendered, with all that a screen shows beside it.

    `document` is redacted. `places` are what was removed, in reading order; `counts` has for every kind how many places
    there are, removed or not. `drafts` are the words that the program would put on each row that the user may reword.
    """

    document: Document
    outline: Outline
    places: tuple[Place, ...]
    counts: dict[RedactionKind, int]
    findings: tuple[Finding, ...]
    drafts: Mapping[str, str]


def prepare(material: PacketMaterial, choice: PacketChoice, *, pages: int | None = None) -> Prepared:
    """Make a packet of what is chosen; `pages` is its length where it was typeset before, for the check of length."""
    laid_out = outline(material, choice)
    redacted = redact(compose(material, choice, laid_out=laid_out), rules_for(material, choice))
    return Prepared(
        document=redacted.document,
        outline=laid_out,
        places=redacted.places,
        counts=redacted.counts,
        findings=lint(material, choice, pages=pages, laid_out=laid_out),
        drafts=dict(drafted_rows(writing_of(material, choice, laid_out))),
    )
