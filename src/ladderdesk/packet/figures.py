"""Readiness as a packet tells it: the two figures with everything they are made of, and the chart of the groups."""

from collections.abc import Iterator
from fractions import Fraction

from ladderdesk.assess.words import status_word
from ladderdesk.i18n import _, ngettext
from ladderdesk.locales import percent_text
from ladderdesk.packet.document import Block, ChartAxis, Figure, Heading, Note, Paragraph
from ladderdesk.packet.tree import Node
from ladderdesk.packet.words import join_words, sentence
from ladderdesk.packet.writing import Writing

FEWEST_AXES = 3


def readiness_blocks(node: Node, writing: Writing) -> Iterator[Block]:
    """Write the readiness section."""
    readiness = writing.material.readiness
    yield Heading(text=node.title, anchor=node.key)
    yield Paragraph(text=" ".join(part for part in (_share(writing), _made_of(writing)) if part), anchor=node.key)
    axes = tuple(
        ChartAxis(
            label=group.group.name,
            claimed=_as_float(group.share.claimed),
            packet_ready=_as_float(group.share.packet_ready),
        )
        for group in readiness.groups
        if group.share.claimed is not None
    )
    if len(axes) >= FEWEST_AXES:
        caption = _("Share of what {level} asks, by group").format(level=readiness.level.title)
        yield Figure(caption=caption, target=readiness.level.title, axes=axes, text=_in_words(axes), anchor=node.key)
    yield Note(
        text=_("Self-reported; the figures count all linked evidence, also entries not shown here."), anchor=node.key
    )


def _share(writing: Writing) -> str:
    share = writing.material.readiness.share
    if share.claimed is None or share.packet_ready is None:
        return _("Nothing counts towards a figure yet.")
    return _(
        "{claimed} of what {level} asks is claimed, {ready} by evidence that would stand before a stranger."
    ).format(
        claimed=_percent(share.claimed),
        ready=_percent(share.packet_ready),
        level=writing.material.readiness.level.title,
    )


def _made_of(writing: Writing) -> str:
    readiness = writing.material.readiness
    counts = [f"{count} {status_word(status)}" for status, count in readiness.counts.items() if count]
    spread = readiness.spread
    told = [
        sentence(_("Criteria: {counts}").format(counts=join_words(counts))) if counts else "",
        _("Gates: {met} of {of}.").format(met=readiness.gates_met, of=readiness.gates_of) if readiness.gates_of else "",
        ngettext(
            "{count} entry counts: {number} with a number, {outcome} with an outcome, {proof} with proof, "
            "{verdict} with an agreed verdict.",
            "{count} entries count: {number} with a number, {outcome} with an outcome, {proof} with proof, "
            "{verdict} with an agreed verdict.",
            spread.entries,
        ).format(
            count=spread.entries,
            number=spread.with_number,
            outcome=spread.with_outcome,
            proof=spread.with_proof,
            verdict=spread.with_verdict,
        ),
    ]
    return " ".join(part for part in told if part)


def _in_words(axes: tuple[ChartAxis, ...]) -> str:
    return sentence(
        "; ".join(
            _("{group}: {claimed} claimed, {ready} packet-ready").format(
                group=axis.label, claimed=percent_text(axis.claimed or 0), ready=percent_text(axis.packet_ready or 0)
            )
            for axis in axes
        )
    )


def _percent(share: Fraction) -> str:
    return percent_text(float(share))


def _as_float(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
