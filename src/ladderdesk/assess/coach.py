"""Coach an entry: the eight points that make it stand before a stranger, each with one prompt where it is missing.

Offline and by rule. It is advice beside the editor, never a score. An entry of any kind is packet-ready when it has an
outcome, the writer's own part, a scope, a competency and proof.
"""

from collections.abc import Mapping

from ladderdesk.assess import reading
from ladderdesk.assess.values import Hint
from ladderdesk.assess.words import capitalised, scope_word
from ladderdesk.catalogue.model import Scope
from ladderdesk.i18n import _, ngettext
from ladderdesk.journal.rows import EntryContent, Impact, Judgement, Relation

RULE = 1
"""The version of the rule behind a `Judgement`; entries judged by an older one are judged anew."""


def judge(content: EntryContent) -> Judgement:
    """Say what an entry has, to be stored beside it."""
    has_outcome, has_own_part, has_proof = (
        bool(find_outcome(content)),
        _says_own_part(content),
        proof_count(content) > 0,
    )
    return Judgement(
        rule=RULE,
        has_number=bool(_find_number(content)),
        has_outcome=has_outcome,
        has_own_part=has_own_part,
        has_proof=has_proof,
        is_ready=has_outcome and has_own_part and has_proof and bool(content.scope and content.competencies),
    )


def coach(content: EntryContent, *, competency_names: Mapping[str, str]) -> tuple[Hint, ...]:
    """Go through the eight points in their order; an unknown competency is named by its id."""
    return (
        _number(content),
        _change(content),
        _outcome(content),
        _own_part(content),
        _scope(content),
        _people(content),
        _proof(content),
        _competency(content, competency_names),
    )


def find_outcome(content: EntryContent) -> str:
    """Find what an entry says of the business or users; empty where it tells of a technical change only."""
    written = next((impact.outcome.strip() for impact in content.impacts if impact.outcome.strip()), "")
    return (
        written
        or reading.find_outcome(_text(content))
        or next(filter(None, map(_measured_outcome, content.impacts)), "")
    )


def proof_count(content: EntryContent) -> int:
    """Count what backs an entry up: links, files and people who confirm it."""
    confirming = sum(person.confirmed for person in content.people)
    return len(content.links) + len(content.attachments) + confirming


def _number(content: EntryContent) -> Hint:
    return _hint(
        "number",
        _("A number"),
        found=_find_number(content),
        missing=_("No figure yet."),
        prompt=_("What was it before, and what is it now? A rough number is fine."),
    )


def _change(content: EntryContent) -> Hint:
    title = _("Before, after and period")
    change, has_period = _find_change(content)
    if not change:
        missing = _("No baseline with a result yet.")
        prompt = _("Where did it start, where is it now, and over which period?")
        return _hint("change", title, found="", missing=missing, prompt=prompt)
    missing = _("{change}, over an unknown period.").format(change=change)
    prompt = _("Over which period was that, and out of how many?")
    return _hint("change", title, found=change if has_period else "", missing=missing, prompt=prompt)


def _outcome(content: EntryContent) -> Hint:
    return _hint(
        "outcome",
        _("Business outcome"),
        found=find_outcome(content),
        missing=_("A technical change so far."),
        prompt=_("Who felt the difference? Name cost, time, risk or revenue."),
    )


def _own_part(content: EntryContent) -> Hint:
    says_we = reading.says_we(_text(content))
    return _hint(
        "own_part",
        _("Your own part"),
        found=_("The text says “I”.") if _says_own_part(content) else "",
        missing=_("The text says “we” and never “I”.") if says_we else _("The text never says “I”."),
        prompt=_("Which part was yours? Say it in one sentence that starts with “I”."),
    )


def _scope(content: EntryContent) -> Hint:
    likely = _likely_scope(content)
    return _hint(
        "scope",
        _("Scope"),
        found=_scope_text(Scope(content.scope)) if content.scope else "",
        missing=_("Reads like {scope} scope.").format(scope=scope_word(likely)),
        prompt=_wider_question(likely),
    )


def _people(content: EntryContent) -> Hint:
    return _hint(
        "people",
        _("Who else"),
        found=", ".join(person.name for person in content.people),
        missing=_("Nobody else is named."),
        prompt=_("Who was involved, or helped you? Name them."),
    )


def _proof(content: EntryContent) -> Hint:
    count = proof_count(content)
    text = ngettext("{count} link, file or confirmation.", "{count} links, files or confirmations.", count)
    return _hint(
        "proof",
        _("Proof"),
        found=text.format(count=count) if count else "",
        missing=_("Nothing a stranger could open."),
        prompt=_("What shows it? Add a link, a file, or someone who confirms it."),
    )


def _competency(content: EntryContent, names: Mapping[str, str]) -> Hint:
    return _hint(
        "competency",
        _("Competency"),
        found=", ".join(names.get(competency, competency) for competency in content.competencies),
        missing=_("No competency yet."),
        prompt=_("Which ability does it show? Add one."),
    )


def _hint(point: str, title: str, *, found: str, missing: str, prompt: str) -> Hint:
    is_met = bool(found)
    return Hint(id=point, is_met=is_met, title=title, text=found or missing, prompt="" if is_met else prompt)


def _find_number(content: EntryContent) -> str:
    measured = (_impact_figures(impact) for impact in content.impacts if reading.has_digit(_impact_figures(impact)))
    text = _text(content)
    return next(measured, "") or reading.find_change(text) or reading.find_figure(text)


def _find_change(content: EntryContent) -> tuple[str, bool]:
    """Find a baseline with its result, and whether the period is known; an impact that has all three goes first."""
    text = _text(content)
    in_text = reading.names_period(text)
    changes = [
        (_impact_figures(impact), bool(impact.period.strip()) or in_text)
        for impact in content.impacts
        if impact.before.strip() and impact.after.strip()
    ]
    if written := reading.find_change(text):
        changes.append((written, in_text))
    return max(changes, key=lambda change: change[1], default=("", False))


def _impact_figures(impact: Impact) -> str:
    before, after = impact.before.strip(), impact.after.strip()
    change = f"{before} → {after}" if before and after else before or after
    return f"{change} {impact.unit.strip()}".strip()


def _measured_outcome(impact: Impact) -> str:
    return reading.find_outcome(f"{impact.measure} {_impact_figures(impact)}")


def _says_own_part(content: EntryContent) -> bool:
    return reading.says_i(_text(content))


def _text(content: EntryContent) -> str:
    outcomes = [impact.outcome for impact in content.impacts]
    return "\n".join([content.title, content.body, *outcomes])


def _likely_scope(content: EntryContent) -> Scope:
    read = reading.likely_scope(f"{content.title}\n{content.body}")
    beyond_the_team = {Relation.OTHER_TEAM, Relation.LEADERSHIP}
    names_others = any(person.relation in beyond_the_team for person in content.people)
    return Scope.ORG if names_others and read.reach < Scope.ORG.reach else read


def _scope_text(scope: Scope) -> str:
    return _("{scope} scope.").format(scope=capitalised(scope_word(scope)))


def _wider_question(scope: Scope) -> str:
    return {
        Scope.TASK: _("Did it finish something that users see?"),
        Scope.FEATURE: _("Does more than one feature depend on it?"),
        Scope.SYSTEM: _("Did a second team adopt it?"),
        Scope.ORG: _("Did it change how other parts of the company work?"),
        Scope.COMPANY: _("Set it, so that it counts in full."),
    }[scope]
