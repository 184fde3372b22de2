"""How wide and how well backed the evidence is, each count with what was counted."""

from collections import Counter
from collections.abc import Iterator

from ladderdesk.assess.status import is_agreed
from ladderdesk.assess.values import Readiness, Spread, Standing
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import EntryId, Evidence
from ladderdesk.ui.readiness.trail import EvidenceStep, Fact, ManyRows, NameStep, Row, Sheet, day_words

Counted = tuple[Standing, Evidence]


def fact_words(fact: Fact, count: int) -> str:
    """Say a count of the spread."""
    words = {
        Fact.ENTRIES: ngettext("{count} entry", "{count} entries", count),
        Fact.PROJECTS: ngettext("{count} project", "{count} projects", count),
        Fact.PEOPLE: ngettext("{count} person", "{count} people", count),
        Fact.NUMBER: _("{count} with a number"),
        Fact.OUTCOME: _("{count} with an outcome"),
        Fact.PROOF: _("{count} with proof"),
        Fact.VERDICT: _("{count} with a verdict"),
    }[fact]
    return words.format(count=count)


def fact_count(spread: Spread, fact: Fact) -> int:
    """Give a count of the spread."""
    return {
        Fact.ENTRIES: spread.entries,
        Fact.PROJECTS: spread.projects,
        Fact.PEOPLE: spread.people,
        Fact.NUMBER: spread.with_number,
        Fact.OUTCOME: spread.with_outcome,
        Fact.PROOF: spread.with_proof,
        Fact.VERDICT: spread.with_verdict,
    }[fact]


def fact_sheet(measured: Readiness, fact: Fact) -> Sheet:
    """Show what a count of the spread is made of: names, or the entries that have it, then those that lack it."""
    title = fact_words(fact, fact_count(measured.spread, fact))
    if fact in (Fact.PROJECTS, Fact.PEOPLE):
        return Sheet(crumb=title, title=title, words=(_WHAT[fact](),), rows=tuple(_name_rows(measured, fact)))
    agreed = _agreed(measured) if fact is Fact.VERDICT else frozenset()
    have: list[Counted | None] = []
    lack: list[Counted | None] = []
    for one in _entries(measured):
        (have if _has(fact, agreed, one[1]) else lack).append(one)
    rows = ManyRows([*have, *([None, *lack] if lack else [])], _entry_row)
    return Sheet(crumb=title, title=title, words=(_WHAT[fact](),), rows=rows)


def name_sheet(measured: Readiness, fact: Fact, name: str) -> Sheet:
    """Show the evidence that names a project or person."""
    rows = ManyRows([one for one in _entries(measured) if name in _names(fact, one[1])], _entry_row)
    count = ngettext("{count} entry", "{count} entries", len(rows)).format(count=len(rows))
    return Sheet(crumb=name, title=name, figure=count, rows=rows)


_WHAT = {
    Fact.ENTRIES: lambda: _("The different entries that count for this level today."),
    Fact.PROJECTS: lambda: _("The projects that these entries name. Evidence from several carries further."),
    Fact.PEOPLE: lambda: _("The people that these entries name."),
    Fact.NUMBER: lambda: _("Entries with a measured effect."),
    Fact.OUTCOME: lambda: _("Entries that say what it meant for the business or its users."),
    Fact.PROOF: lambda: _("Entries with a link, a file, or a person who confirmed."),
    Fact.VERDICT: lambda: _("Entries dated up to an agreed verdict on their criterion."),
}


def _entries(measured: Readiness) -> list[Counted]:
    """List each counted entry once, with a criterion it counts for, newest first."""
    found: dict[EntryId, Counted] = {}
    for standing in measured.standings:
        if not standing.is_set_aside:
            for row in standing.evidence:
                found.setdefault(row.evidence.entry, (standing, row.evidence))
    return sorted(found.values(), key=lambda one: (one[1].last_day, one[1].entry), reverse=True)


def _agreed(measured: Readiness) -> frozenset[EntryId]:
    return frozenset(
        row.evidence.entry
        for standing in measured.standings
        if not standing.is_set_aside
        for row in standing.evidence
        if is_agreed(row.evidence.last_day, standing.verdict)
    )


def _has(fact: Fact, agreed: frozenset[EntryId], row: Evidence) -> bool:
    if fact is Fact.VERDICT:
        return row.entry in agreed
    return {Fact.NUMBER: row.has_number, Fact.OUTCOME: row.has_outcome, Fact.PROOF: row.has_proof}.get(fact, True)


def _names(fact: Fact, row: Evidence) -> tuple[str, ...]:
    return row.projects if fact is Fact.PROJECTS else tuple(person.name for person in row.people)


def _name_rows(measured: Readiness, fact: Fact) -> Iterator[Row]:
    uses = Counter(name for _standing, row in _entries(measured) for name in set(_names(fact, row)))
    icon = "folder" if fact is Fact.PROJECTS else "people"
    for name, count in sorted(uses.items(), key=lambda use: (-use[1], use[0].casefold())):
        words = ngettext("{count} entry", "{count} entries", count).format(count=count)
        yield Row(title=name, figure=words, icon=icon, step=NameStep(fact, name))


def _entry_row(counted: Counted | None) -> Row:
    if counted is None:
        return Row(title=_("Without"), is_heading=True)
    standing, row = counted
    return Row(
        title=row.title,
        detail=f"{day_words(row.last_day)} · {standing.criterion.short}",
        icon="journal",
        step=EvidenceStep(standing.criterion.id, row.id),
    )
