"""The doubts a careful reader will have, raised from the evidence itself, each with a drafted answer."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ladderdesk.assess.values import Standing
from ladderdesk.catalogue.model import CriterionKind
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Entry, Relation, Verdict, VerdictWord
from ladderdesk.locales import day_text
from ladderdesk.packet.material import PacketMaterial
from ladderdesk.packet.statements import is_backed
from ladderdesk.packet.tree import Doubt, Linked
from ladderdesk.packet.words import join_words, one_line, sentence

RECENT = timedelta(days=182)


def doubts(material: PacketMaterial, picked: Sequence[Linked]) -> Iterator[tuple[str, Doubt]]:
    """Raise the concerns about the picked evidence, each with a name that stays the same while it is raised."""
    for standing in material.readiness.standings:
        if standing.verdict and standing.verdict.word == VerdictWord.NOT_YET:
            yield f"not-yet-{standing.criterion.id}", _dispute(standing, standing.verdict, picked)
    yield from _gates(material)
    entries = list({linked.entry.id: linked.entry for linked in picked}.values())
    if entries:
        yield "backing", _backing(entries, material)
        yield from _estimates(entries)
        yield from _breadth(entries)
        yield from _age(entries, material)


def _dispute(standing: Standing, verdict: Verdict, picked: Sequence[Linked]) -> Doubt:
    said = _("“{criterion}” was answered with “not yet” on {day} by {who}.").format(
        criterion=standing.criterion.short, who=verdict_author(verdict), day=day_text(verdict.day)
    )
    newer = [
        linked.entry.content
        for linked in picked
        if linked.standing.criterion.id == standing.criterion.id and linked.entry.content.last_day > verdict.day
    ]
    if not newer:
        return Doubt(question=said, answer=_("Nothing newer is shown here; the verdict stands."))
    titles = join_words([f"{one_line(content.title).rstrip('.')} ({day_text(content.last_day)})" for content in newer])
    return Doubt(question=said, answer=sentence(_("Since then: {titles}").format(titles=titles)))


def verdict_author(verdict: Verdict) -> str:
    """Name who gave a verdict, by name and role as far as they are known."""
    known = [one_line(part) for part in (verdict.said_by, verdict.role) if part.strip()]
    return ", ".join(known) or _("a reviewer")


def verdict_text(verdict: Verdict) -> str:
    """Say what was decided, by whom and when."""
    word = _("Agreed") if verdict.word == VerdictWord.AGREED else _("Not yet")
    return _("{verdict}: {who}, {day}").format(
        verdict=word, who=verdict_author(verdict), day=day_text(verdict.day, "long")
    )


def _gates(material: PacketMaterial) -> Iterator[tuple[str, Doubt]]:
    readiness = material.readiness
    still_open = [
        standing.criterion.short
        for standing in readiness.standings
        if standing.criterion.kind == CriterionKind.GATE and standing.is_gap
    ]
    if still_open:
        question = _("{met} of {of} gates of the level are met.").format(met=readiness.gates_met, of=readiness.gates_of)
        yield (
            "gates",
            Doubt(question=question, answer=sentence(_("Still open: {gates}").format(gates="; ".join(still_open)))),
        )


def _backing(entries: Sequence[Entry], material: PacketMaterial) -> Doubt:
    backed = sum(is_backed(entry.content) for entry in entries)
    agreed = sum(
        standing.verdict is not None and standing.verdict.word == VerdictWord.AGREED
        for standing in material.readiness.standings
    )
    answer = ngettext(
        "{backed} of {count} entry carries a link, a file or a person who confirms it.",
        "{backed} of {count} entries carry a link, a file or a person who confirms it.",
        len(entries),
    ).format(backed=backed, count=len(entries))
    if backed < len(entries):
        answer += " " + _("The others are self-reported and marked so.")
    if agreed:
        text = ngettext("A reviewer agreed on {count} criterion.", "Reviewers agreed on {count} criteria.", agreed)
        answer += " " + text.format(count=agreed)
    return Doubt(question=_("How much of this stands on more than the author’s word?"), answer=answer)


def _estimates(entries: Sequence[Entry]) -> Iterator[tuple[str, Doubt]]:
    figures = [
        impact for entry in entries for impact in entry.content.impacts if impact.before.strip() or impact.after.strip()
    ]
    estimated = sum(impact.estimated for impact in figures)
    if estimated:
        answer = ngettext(
            "{estimated} of {count} figures is an estimate and says so where it stands.",
            "{estimated} of {count} figures are estimates and say so where they stand.",
            estimated,
        ).format(estimated=estimated, count=len(figures))
        yield "estimates", Doubt(question=_("Are the figures measured?"), answer=answer)


def _breadth(entries: Sequence[Entry]) -> Iterator[tuple[str, Doubt]]:
    projects = {project for entry in entries for project in entry.content.projects}
    outside = {
        person.name
        for entry in entries
        for person in entry.content.people
        if person.relation not in {None, Relation.MY_TEAM}
    }
    if len(projects) < 2 or not outside:
        answer = _("The evidence spans {projects} and names {people}.").format(
            projects=ngettext("{count} project", "{count} projects", len(projects)).format(count=len(projects)),
            people=ngettext("{count} person outside the team", "{count} people outside the team", len(outside)).format(
                count=len(outside)
            ),
        )
        yield "breadth", Doubt(question=_("Does this reach beyond one project and one team?"), answer=answer)


def _age(entries: Sequence[Entry], material: PacketMaterial) -> Iterator[tuple[str, Doubt]]:
    newest = max(entry.content.last_day for entry in entries)
    recent = sum(entry.content.last_day > material.prepared - RECENT for entry in entries)
    if recent * 3 < len(entries):
        answer = _("The newest entry is of {day}; {recent} of {count} are from the last six months.").format(
            day=day_text(newest), recent=recent, count=len(entries)
        )
        yield "age", Doubt(question=_("Is this how the author works today?"), answer=answer)
