"""The end of the trail: the sentences of an entry, and why they count for what they do."""

from collections.abc import Iterator

from ladderdesk.assess.values import CountedEvidence
from ladderdesk.assess.words import amount_text, scope_word
from ladderdesk.catalogue.model import Scope
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry, EntryContent, EntryLine, Impact, Strength
from ladderdesk.ui.readiness.trail import EntryStep, Row, Sheet, day_words


def entry_line_row(line: EntryLine) -> Row:
    """Show an entry as a row that opens it."""
    parts = [day_words(line.until or line.day), _scope_words(line.scope), *line.projects[:1]]
    return Row(
        title=line.title,
        detail=" · ".join(part for part in parts if part),
        figure=line.figure,
        icon="journal",
        step=EntryStep(line.id),
    )


def entry_sheet(entry: Entry, counted: CountedEvidence | None) -> Sheet:
    """Show what an entry says, and where it is evidence, what it counts for."""
    content = entry.content
    facts = [day_words(content.last_day), _scope_words(content.scope), *content.projects]
    facts += [person.name for person in content.people]
    words = [" · ".join(fact for fact in facts if fact)]
    return Sheet(
        crumb=content.title,
        title=content.title,
        figure=_("{points} points").format(points=amount_text(counted.points)) if counted else "",
        words=(*words, *(_why(counted) if counted else ())),
        reading=tuple(_sentences(content)),
        entry=entry.id,
    )


def _why(counted: CountedEvidence) -> Iterator[str]:
    strength = {Strength.PARTIAL: _("Partial"), Strength.SOLID: _("Solid"), Strength.STRONG: _("Strong")}
    words = _("{strength} evidence, packet-ready.") if counted.is_packet_ready else _("{strength} evidence.")
    yield words.format(strength=strength[counted.evidence.strength])
    if counted.reason:
        yield _("Why not more: {reason}.").format(reason=counted.reason.rstrip("."))
    if counted.evidence.note:
        yield _("Your note: {note}").format(note=counted.evidence.note)


def _sentences(content: EntryContent) -> Iterator[str]:
    for impact in content.impacts:
        measured = _measured(impact)
        if measured:
            yield measured
        if impact.outcome:
            yield impact.outcome
    if content.body.strip():
        yield content.body.strip()
    proof = [link.title or link.address for link in content.links] + [file.name for file in content.attachments]
    if proof:
        yield _("Proof: {proof}").format(proof=", ".join(proof))


def _measured(impact: Impact) -> str:
    values = " → ".join(value for value in (impact.before, impact.after) if value)
    if not values:
        return impact.measure
    words = f"{impact.measure}: {values}" if impact.measure else values
    words += f" {impact.unit}" if impact.unit and impact.unit not in values else ""
    words += f", {impact.period}" if impact.period else ""
    return words + (_(" (estimated)") if impact.estimated else "")


def _scope_words(scope: str | None) -> str:
    return _("{scope} scope").format(scope=scope_word(Scope(scope))) if scope else _("no scope set")
