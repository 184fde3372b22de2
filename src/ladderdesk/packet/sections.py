"""How each section of a packet is written, from its rows in the outline to blocks of the document."""

from collections.abc import Callable, Iterator

from ladderdesk.assess.values import Standing
from ladderdesk.assess.words import amount_text, status_word
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Action, Entry, MarkWord, Verdict
from ladderdesk.locales import day_text, number_text
from ladderdesk.packet.concerns import verdict_text
from ladderdesk.packet.document import (
    Block,
    Bullet,
    Concern,
    CriterionHeading,
    EvidenceItem,
    Heading,
    ImpactRow,
    ImpactTable,
    Note,
    Paragraph,
    Quote,
    Reference,
    Story,
)
from ladderdesk.packet.drafting import case_text
from ladderdesk.packet.figures import readiness_blocks
from ladderdesk.packet.rewording import told_words
from ladderdesk.packet.statements import appendix_entry, measure_text, story_parts, value_text
from ladderdesk.packet.templates import SectionKind
from ladderdesk.packet.tree import Doubt, Linked, Measured, Node, leaves
from ladderdesk.packet.words import clean, one_line, sentence, unique
from ladderdesk.packet.writing import Writing


def _heading(node: Node, writing: Writing) -> Iterator[Block]:
    if node.title and node.title != writing.template.title:
        yield Heading(text=node.title, anchor=node.key)


def _case(node: Node, writing: Writing) -> Iterator[Block]:
    paragraphs = [one_line(part) for part in clean(case_text(writing)).split("\n\n") if part.strip()]
    if paragraphs:
        yield from _heading(node, writing)
    for text in paragraphs:
        yield Paragraph(text=text, anchor=node.key)


def _impact(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    columns = (_("Measure"), _("Before"), _("After"), _("Business outcome"), _("Entry"))
    rows = tuple(_impact_row(leaf, writing) for leaf in leaves([node]) if leaf.is_in)
    yield ImpactTable(columns=columns, rows=rows, anchor=node.key)


def _impact_row(leaf: Node, writing: Writing) -> ImpactRow:
    assert isinstance(leaf.subject, Measured)
    impact = leaf.subject.impact
    return ImpactRow(
        measure=measure_text(impact),
        before=value_text(impact.before, impact),
        after=value_text(impact.after, impact),
        outcome=one_line(impact.outcome),
        references=_references(leaf.subject, writing),
        anchor=leaf.key,
    )


def _references(effect: Measured, writing: Writing) -> tuple[Reference, ...]:
    found = (writing.references[entry.id] for entry in effect.entries if entry.id in writing.references)
    return tuple(sorted(found, key=lambda reference: reference.number))


def _group(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for criterion in node.children:
        if criterion.is_in:
            yield from _criterion(criterion, writing)


def _criterion(node: Node, writing: Writing) -> Iterator[Block]:
    standing = node.subject
    assert isinstance(standing, Standing)
    yield CriterionHeading(text=standing.criterion.statement, anchor=node.key)
    picked = [leaf for leaf in node.children if leaf.is_in]
    for leaf in picked:
        if isinstance(leaf.subject, Linked):
            yield _item(leaf, leaf.subject.entry, writing)
        elif isinstance(leaf.subject, Verdict):
            yield _quote(leaf.subject, leaf.key)
    for text in (*_reservations(standing), *_old_wordings(picked, standing)):
        yield Note(text=text, anchor=node.key)


def _item(leaf: Node, entry: Entry, writing: Writing) -> EvidenceItem:
    return EvidenceItem(text=told_words(leaf, writing), reference=writing.references[entry.id], anchor=leaf.key)


def _quote(verdict: Verdict, anchor: str) -> Quote:
    return Quote(text=one_line(verdict.note), said_by=verdict_text(verdict), anchor=anchor)


def _reservations(standing: Standing) -> Iterator[str]:
    """Say what a reader should know about a criterion: an own mark on it, a number not reached."""
    mark = standing.mark
    if mark and mark.word == MarkWord.OVERRIDE and mark.status:
        text = _("Status set by the author to {status} on {day}: {reason}")
        yield sentence(text.format(status=status_word(mark.status), day=day_text(mark.day), reason=mark.reason or "–"))
    if mark and mark.word == MarkWord.NO_OPPORTUNITY:
        text = _("No opportunity yet, noted on {day}: {reason}")
        yield sentence(text.format(day=day_text(mark.day), reason=mark.reason or "–"))
    for progress in standing.progress:
        if not progress.is_met and progress.reached is not None:
            is_ceiling = progress.threshold.counts == "smallest"
            text = (
                _("{quantity}: {reached} so far, {value} or fewer asked")
                if is_ceiling
                else _("{quantity}: {reached} of {value} so far")
            )
            reached, value = amount_text(progress.reached), number_text(progress.threshold.value)
            quantity = progress.threshold.quantity
            yield sentence(text.format(reached=reached, value=value, quantity=quantity[:1].upper() + quantity[1:]))


def _old_wordings(picked: list[Node], standing: Standing) -> Iterator[str]:
    wordings = (leaf.subject.counted.evidence.wording for leaf in picked if isinstance(leaf.subject, Linked))
    for wording in unique(one_line(wording) for wording in wordings):
        if wording != one_line(standing.criterion.statement):
            yield _("Linked when the criterion read: “{wording}”").format(wording=wording)


def _growth(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for leaf in node.children:
        if leaf.is_in:
            assert isinstance(leaf.subject, Standing)
            yield Bullet(text=_growth_text(leaf.subject, writing), anchor=leaf.key)
    for standing in writing.material.readiness.standings:
        if standing.is_set_aside and standing.mark:
            text = _("Set aside as not applicable on {day}: {criterion} ({reason})")
            yield Note(
                text=sentence(
                    text.format(
                        day=day_text(standing.mark.day),
                        criterion=standing.criterion.short,
                        reason=one_line(standing.mark.reason) or "–",
                    )
                ),
                anchor=node.key,
            )


def _growth_text(standing: Standing, writing: Writing) -> str:
    told = [f"{one_line(standing.criterion.statement).rstrip('.')}: {status_word(standing.status)}."]
    told += _reservations(standing)
    planned = [action for action in writing.material.actions if action.criterion == standing.criterion.id]
    told += [_("Planned: {action}").format(action=_action_text(action)) for action in planned if action.done_on is None]
    return " ".join(told)


def _action_text(action: Action) -> str:
    title = one_line(action.title).rstrip(".")
    if action.due is None:
        return sentence(title)
    return _("{action}, by {day}.").format(action=title, day=day_text(action.due))


def _not_yet(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    told = {entry.id: entry for entry in writing.told_entries()}
    for leaf in node.children:
        if leaf.is_in:
            standing = leaf.subject
            assert isinstance(standing, Standing)
            yield CriterionHeading(text=standing.criterion.statement, anchor=leaf.key)
            if standing.verdict:
                yield _quote(standing.verdict, leaf.key)
            newer = [told[row.entry] for row in standing.to_show_next_time if row.entry in told]
            for entry in newer:
                text = sentence(_("Since then: {title}").format(title=one_line(entry.content.title)))
                yield EvidenceItem(text=text, reference=writing.references[entry.id], anchor=leaf.key)
            if not newer:
                yield Note(text=_("Nothing newer is shown here."), anchor=leaf.key)


def _actions(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for leaf in node.children:
        if leaf.is_in:
            assert isinstance(leaf.subject, Action)
            yield Bullet(text=_action_text(leaf.subject), anchor=leaf.key)


def _concerns(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for leaf in node.children:
        if leaf.is_in:
            assert isinstance(leaf.subject, Doubt)
            yield Concern(question=leaf.subject.question, answer=told_words(leaf, writing), anchor=leaf.key)


def _told(node: Node, writing: Writing) -> Iterator[Block]:
    """Tell entries one after the other, under a heading for each part where there are parts."""
    yield from _heading(node, writing)
    for child in node.children:
        if child.is_in and child.children:
            yield Heading(text=child.title, level=2, anchor=child.key)
        for leaf in leaves([child]):
            if leaf.is_in and leaf.entry is not None:
                yield _item(leaf, leaf.entry, writing)


def _bullets(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for leaf in node.children:
        if leaf.is_in and leaf.entry is not None:
            yield Bullet(text=told_words(leaf, writing), anchor=leaf.key)


def _stories(node: Node, writing: Writing) -> Iterator[Block]:
    for leaf in node.children:
        if leaf.is_in and leaf.entry is not None:
            content = leaf.entry.content
            yield Story(title=one_line(content.title), parts=story_parts(content), anchor=leaf.key)


def _appendix(node: Node, writing: Writing) -> Iterator[Block]:
    yield from _heading(node, writing)
    for entry in writing.told_entries():
        yield appendix_entry(
            entry, writing.references[entry.id], writing.material.competency_names, f"appendix/{entry.uuid}"
        )


SECTIONS: dict[SectionKind, Callable[[Node, Writing], Iterator[Block]]] = {
    "case": _case,
    "impact": _impact,
    "criteria": _group,
    "growth": _growth,
    "concerns": _concerns,
    "readiness": readiness_blocks,
    "appendix": _appendix,
    "quarters": _told,
    "projects": _told,
    "recent": _told,
    "not-yet": _not_yet,
    "actions": _actions,
    "learning": _told,
    "bullets": _bullets,
    "stories": _stories,
}
