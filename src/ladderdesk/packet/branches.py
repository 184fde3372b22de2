"""What each section of a template can hold: the rows below it, before anything is checked."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ladderdesk.assess.values import GroupShare, Standing
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Entry, Impact, Kind, VerdictWord
from ladderdesk.packet.choice import PacketChoice
from ladderdesk.packet.concerns import doubts, verdict_text
from ladderdesk.packet.material import PacketMaterial, usable_entries, usable_evidence
from ladderdesk.packet.series import measured_effects
from ladderdesk.packet.statements import measure_text
from ladderdesk.packet.templates import SectionKind, TemplateSection
from ladderdesk.packet.tree import Linked, Node, leaves, picked_entries
from ladderdesk.packet.words import one_line

IMPACT_ROWS = 8
BULLETS = 12
STORIES = 8

Branch = Callable[[TemplateSection, PacketMaterial, PacketChoice], list[Node]]
"""Builds the rows of a section out of the record."""

Reflection = Callable[[TemplateSection, PacketMaterial, list[Node]], list[Node]]
"""Builds the rows of a section out of the checked rows of the others."""


def _whole(section: TemplateSection, *_more: object) -> list[Node]:
    return [Node(key=section.kind, section=section.kind, title=section.heading)]


def _section(section: TemplateSection, children: Iterable[Node]) -> list[Node]:
    below = tuple(children)
    return [Node(key=section.kind, section=section.kind, title=section.heading, children=below, can_check=bool(below))]


def _criteria(_of: TemplateSection, material: PacketMaterial, choice: PacketChoice) -> list[Node]:
    return [_group(share, material, choice) for share in material.readiness.groups]


def _group(share: GroupShare, material: PacketMaterial, choice: PacketChoice) -> Node:
    below = tuple(
        _with_verdict(node, standing)
        for standing in share.standings
        if not standing.is_set_aside and (node := _criterion(standing, material, choice)).children
    )
    return Node(
        key=f"group/{share.group.id}",
        section="criteria",
        title=share.group.name,
        subject=share,
        children=below,
        can_check=bool(below),
    )


def _criterion(standing: Standing, material: PacketMaterial, choice: PacketChoice) -> Node:
    criterion = standing.criterion
    return Node(
        key=f"criterion/{criterion.id}",
        section="criteria",
        title=criterion.short,
        subject=standing,
        status=standing.status,
        children=tuple(
            Node(
                key=f"evidence/{criterion.id}/{entry.uuid}",
                section="criteria",
                title=one_line(entry.content.title),
                subject=Linked(entry=entry, counted=counted, standing=standing),
            )
            for counted, entry in usable_evidence(standing, material, choice)
        ),
    )


def _with_verdict(node: Node, standing: Standing) -> Node:
    if standing.verdict is None:
        return node
    row = Node(
        key=f"verdict/{standing.criterion.id}",
        section="criteria",
        title=verdict_text(standing.verdict),
        subject=standing.verdict,
        stays_last=True,
    )
    return replace(node, children=(*node.children, row))


def _growth(section: TemplateSection, material: PacketMaterial, _choice: PacketChoice) -> list[Node]:
    return _section(section, _standings(section.kind, (s for s in material.readiness.standings if s.is_gap)))


def _not_yet(section: TemplateSection, material: PacketMaterial, _choice: PacketChoice) -> list[Node]:
    return _section(section, _standings(section.kind, (s for s in material.readiness.standings if _is_disputed(s))))


def _is_disputed(standing: Standing) -> bool:
    return standing.verdict is not None and standing.verdict.word == VerdictWord.NOT_YET


def _standings(kind: SectionKind, standings: Iterable[Standing]) -> Iterable[Node]:
    for standing in standings:
        yield Node(
            key=f"{kind}/{standing.criterion.id}",
            section=kind,
            title=standing.criterion.short,
            subject=standing,
            status=standing.status,
        )


def _actions(section: TemplateSection, material: PacketMaterial, _choice: PacketChoice) -> list[Node]:
    still_open = sorted(
        (action for action in material.actions if action.done_on is None),
        key=lambda action: (action.due is None, action.due, action.id),
    )
    return _section(
        section,
        (
            Node(key=f"actions/{action.uuid}", section="actions", title=one_line(action.title), subject=action)
            for action in still_open
        ),
    )


def _entries(section: TemplateSection, entries: Iterable[Entry]) -> tuple[Node, ...]:
    return tuple(
        Node(
            key=f"entry/{section.kind}/{entry.uuid}",
            section=section.kind,
            title=one_line(entry.content.title),
            subject=entry,
        )
        for entry in entries
    )


def _by_part(name_of: Callable[[Entry], str]) -> Branch:
    """Make a branch that lists the entries of the period under headings."""

    def build(section: TemplateSection, material: PacketMaterial, choice: PacketChoice) -> list[Node]:
        parts: dict[str, list[Entry]] = {}
        for entry in usable_entries(material, choice):
            parts.setdefault(name_of(entry), []).append(entry)
        return _section(
            section,
            (
                Node(
                    key=f"{section.kind}/{name}", section=section.kind, title=name, children=_entries(section, entries)
                )
                for name, entries in parts.items()
            ),
        )

    return build


def _chosen_by(pick: Callable[[list[Entry]], list[Entry]]) -> Branch:
    """Make a branch that lists some entries of the period."""

    def build(section: TemplateSection, material: PacketMaterial, choice: PacketChoice) -> list[Node]:
        return _section(section, _entries(section, pick(usable_entries(material, choice))))

    return build


def _quarter(entry: Entry) -> str:
    day = entry.content.last_day
    return _("Q{quarter} {year}").format(quarter=(day.month + 2) // 3, year=day.year)


def _project(entry: Entry) -> str:
    return one_line(entry.content.projects[0]) if entry.content.projects else _("Other work")


def _newest_first(entries: list[Entry]) -> list[Entry]:
    return entries[::-1]


def _learned(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.content.kind in {Kind.LEARNING, Kind.FEEDBACK, Kind.INCIDENT}]


def _measured(entries: list[Entry]) -> list[Entry]:
    measured = (entry for entry in _newest_first(entries) if entry.content.impacts)
    return sorted(measured, key=_entry_weakness)[:BULLETS]


def _tellable(entries: list[Entry]) -> list[Entry]:
    newest = _newest_first(entries)
    told = (entry for entry in newest if entry.content.body.strip() and entry.content.kind != Kind.FEEDBACK)
    return sorted(told, key=_entry_weakness)[:STORIES]


def _entry_weakness(entry: Entry) -> tuple[bool, bool, bool]:
    return min(map(_weakness, entry.content.impacts), default=(True, True, True))


def _weakness(impact: Impact) -> tuple[bool, bool, bool]:
    return (not (impact.before.strip() and impact.after.strip()), not impact.outcome.strip(), impact.estimated)


def _impact(section: TemplateSection, _material: PacketMaterial, evidence: list[Node]) -> list[Node]:
    effects = list(measured_effects(picked_entries(evidence).values()))
    strongest = sorted(effects, key=lambda effect: _weakness(effect.impact))[:IMPACT_ROWS]
    return _section(
        section,
        (
            Node(
                key=f"impact/{effect.entries[-1].uuid}/{effect.place}",
                section="impact",
                title=measure_text(effect.impact),
                subject=effect,
            )
            for effect in effects
            if effect in strongest
        ),
    )


def _concerns(section: TemplateSection, material: PacketMaterial, evidence: list[Node]) -> list[Node]:
    picked = [leaf.subject for leaf in leaves(evidence) if leaf.is_in and isinstance(leaf.subject, Linked)]
    return _section(
        section,
        (
            Node(key=f"concerns/{name}", section="concerns", title=doubt.question, subject=doubt)
            for name, doubt in doubts(material, picked)
        ),
    )


def _appendix(section: TemplateSection, _material: PacketMaterial, evidence: list[Node]) -> list[Node]:
    return [
        Node(
            key=section.kind,
            section=section.kind,
            title=section.heading,
            stays_last=True,
            can_check=any(leaf.entry is not None and leaf.is_in for leaf in leaves(evidence)),
        )
    ]


BRANCHES: dict[SectionKind, Branch] = {
    "case": _whole,
    "criteria": _criteria,
    "growth": _growth,
    "readiness": _whole,
    "quarters": _by_part(_quarter),
    "projects": _by_part(_project),
    "recent": _chosen_by(_newest_first),
    "not-yet": _not_yet,
    "actions": _actions,
    "learning": _chosen_by(_learned),
    "bullets": _chosen_by(_measured),
    "stories": _chosen_by(_tellable),
}
REFLECTIONS: dict[SectionKind, Reflection] = {"impact": _impact, "concerns": _concerns, "appendix": _appendix}
