"""The words a packet opens with: the line under the title, and a draft of the case for the user to make their own."""

from collections.abc import Iterator
from datetime import date

from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import Entry, Relation, Status
from ladderdesk.packet.statements import figure_sentence, measure_text, value_text
from ladderdesk.packet.tree import Measured
from ladderdesk.packet.words import join_words, month_text, one_line, sentence
from ladderdesk.packet.writing import Writing

RESULTS = 3


def subtitle(writing: Writing) -> str:
    """Say who the packet is about, where they stand since when, and which time the evidence covers."""
    material = writing.material
    who = [one_line(material.name), material.readiness.ladder.title, _standing_since(writing)]
    period = _period(writing)
    told = [
        sentence(", ".join(part for part in who if part)),
        _("Evidence from {first} to {last}.").format(first=month_text(period[0]), last=month_text(period[1]))
        if period
        else "",
    ]
    return " ".join(part for part in told if part)


def case_text(writing: Writing) -> str:
    """Give the case in the user's own words, the drafted one until they have written theirs."""
    return writing.choice.case if writing.choice.case is not None else draft_case(writing)


def draft_case(writing: Writing) -> str:
    """Draft the case from the evidence that is picked: facts only, for the user to rewrite."""
    entries = writing.told_entries()
    if not entries:
        return ""
    parts = [_opening(writing, len(entries)), *_results(writing), _reach(entries), _standing(writing)]
    if writing.has("appendix"):
        parts.append(_("The references in brackets lead to the dated entries in the appendix."))
    return " ".join(part for part in parts if part)


def _standing_since(writing: Writing) -> str:
    current, since = writing.material.current, writing.material.current_since
    if current is None:
        return ""
    if since is None:
        return current.title
    return _("{level} since {month}").format(level=current.title, month=month_text(since))


def _period(writing: Writing) -> tuple[date, date] | None:
    days = [day for entry in writing.told_entries() for day in (entry.content.day, entry.content.last_day)]
    if not days:
        return None
    return min(days), max(days)


def _opening(writing: Writing, count: int) -> str:
    material = writing.material
    text = ngettext(
        "This packet sets {count} entry of my work against what the {ladder} ladder asks at the {target} level.",
        "This packet sets {count} entries of my work against what the {ladder} ladder asks at the {target} level.",
        count,
    )
    return text.format(count=count, ladder=material.readiness.ladder.title, target=material.readiness.level.title)


def _results(writing: Writing) -> Iterator[str]:
    for row in writing.measured_rows()[:RESULTS]:
        assert isinstance(row.subject, Measured)
        impact = row.subject.impact
        before, after = value_text(impact.before, impact), value_text(impact.after, impact)
        if before and after:
            text = _("{measure} went from {before} to {after}.")
            yield text.format(measure=measure_text(impact), before=before, after=after)
        else:
            yield figure_sentence(impact)
        yield sentence(impact.outcome)


def _reach(entries: list[Entry]) -> str:
    projects = {project for entry in entries for project in entry.content.projects}
    people = {person.name: person.relation for entry in entries for person in entry.content.people}
    outside = sum(relation not in {None, Relation.MY_TEAM} for relation in people.values())
    spans = []
    if projects:
        spans.append(ngettext("{count} project", "{count} projects", len(projects)).format(count=len(projects)))
    if people:
        text = ngettext("{count} other person", "{count} other people", len(people)).format(count=len(people))
        beyond = ngettext("{count} of them outside my team", "{count} of them outside my team", outside)
        spans.append(f"{text}, {beyond.format(count=outside)}" if outside else text)
    return _("The work spans {parts}.").format(parts=join_words(spans)) if spans else ""


def _standing(writing: Writing) -> str:
    readiness = writing.material.readiness
    asked = [standing for standing in readiness.standings if not standing.is_set_aside]
    carried = sum(standing.status.height >= Status.DEMONSTRATED.height for standing in asked)
    text = _("By my own reading, {carried} of {count} criteria are demonstrated")
    gates = _(", with {met} of {of} gates met").format(met=readiness.gates_met, of=readiness.gates_of)
    return sentence(text.format(carried=carried, count=len(asked)) + (gates if readiness.gates_of else ""))
